"""The view of the bones: hands turn it, it draws when it is painted, and nothing runs while it rests."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.preferences import ThemeChoice
from desktop.skeleton.camera import VIEWS, View
from desktop.skeleton.chain import Stance
from desktop.skeleton.renderer import Renderer
from desktop.state.preferences_state import PreferencesState
from desktop.ui.explainer.cast import Cast
from desktop.ui.explainer.view import picture, skeleton_view
from desktop.ui.explainer.view.overlays import Marks
from desktop.ui.explainer.view.skeleton_view import SkeletonView
from desktop.ui.theme.look import Look


@pytest.fixture
def view(qtbot: QtBot, cast: Cast, look: Look) -> SkeletonView:
    made = SkeletonView(cast, look)
    qtbot.addWidget(made)
    made.resize(300, 360)
    made.name_of = lambda key: f"name of {key}"
    assert cast.still is not None
    made.show_pose(cast.still, VIEWS[View.FRONT], overlays=Marks())
    made.show()
    QApplication.processEvents()
    return made


@pytest.fixture
def draws(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The samples of every frame that is drawn."""
    made: list[int] = []
    steps = Renderer.steps

    def counted(self: Renderer, *args: object, **options: object) -> object:
        made.append(options["samples"])  # type: ignore[arg-type]
        return steps(self, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Renderer, "steps", counted)
    return made


def texts(view: SkeletonView) -> list[str]:
    return [placed.label.text for placed in view.placed()]


def timers(view: SkeletonView) -> list[QTimer]:
    return [timer for timer in view.findChildren(QTimer) if timer.isActive()]


def wheel(
    view: SkeletonView,
    notches: int,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    at: QPointF | None = None,
) -> bool:
    at = at or QPointF(view.rect().center())
    event = QWheelEvent(
        at,
        QPointF(view.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    view.wheelEvent(event)
    return event.isAccepted()


def drag(view: SkeletonView, by: QPoint, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
    start = view.rect().center()
    QTest.mousePress(view, button, pos=start)
    QTest.mouseMove(view, start + by)
    QTest.mouseRelease(view, button, pos=start + by)


def test_it_rests_fine_and_nothing_runs(view: SkeletonView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.rested, timeout=5000):
        view.update()
    assert timers(view) == []


def test_hidden_nothing_runs(view: SkeletonView) -> None:
    view.turn(10, 0)
    assert len(timers(view)) == 1
    view.hide()
    assert timers(view) == []
    view.turn(10, 0)
    assert timers(view) == []


def test_seen_again_it_is_drawn_fine(view: SkeletonView, qtbot: QtBot) -> None:
    view.turn(10, 0)
    view.grab()
    view.hide()
    with qtbot.waitSignal(view.rested, timeout=5000):
        view.show()
    view.hide()
    view.show()
    assert timers(view) == []


def test_many_changes_are_one_frame(view: SkeletonView, draws: list[int]) -> None:
    for _ in range(20):
        view.turn(1, 0)
    assert draws == []
    QApplication.processEvents()
    assert draws == [1]


def test_settling_is_fine_and_at_once(view: SkeletonView, draws: list[int]) -> None:
    view.turn(5, 0)
    view.settle()
    assert draws
    assert min(draws) == 3
    view.grab()
    assert set(draws) == {3}
    assert timers(view) == []


def test_a_fine_frame_gives_way_to_a_hand(view: SkeletonView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "STEP_PIXELS", 5000)
    steps = []
    step = picture.Resting.step

    def counted(self: picture.Resting) -> object:
        steps.append(self)
        if len(steps) == 3:
            view.turn(5, 0)
        return step(self)

    monkeypatch.setattr(picture.Resting, "step", counted)
    with qtbot.waitSignal(view.rested, timeout=10000):
        view.turn(5, 0)
    assert len({id(one) for one in steps}) == 2


def test_a_frame_in_steps_is_the_frame_in_one(view: SkeletonView, monkeypatch: pytest.MonkeyPatch) -> None:
    view.settle()
    whole = view.grab().toImage()
    monkeypatch.setattr(picture, "STEP_PIXELS", 30000)
    view.settle()
    assert view.grab().toImage() == whole


@pytest.mark.parametrize(
    ("key", "turn", "rise"),
    [(Qt.Key.Key_Right, 1, 0), (Qt.Key.Key_Left, -1, 0), (Qt.Key.Key_Down, 0, 1), (Qt.Key.Key_Up, 0, -1)],
)
def test_arrows_turn(view: SkeletonView, key: Qt.Key, turn: int, rise: int) -> None:
    before = view.seen_from()
    QTest.keyClick(view, key)
    after = view.seen_from()
    assert before is not None
    assert after is not None
    assert ((after.turn - before.turn + 180) % 360 - 180) * turn >= 0
    assert (after.rise - before.rise) * rise >= 0
    assert (after.turn != before.turn) == bool(turn)
    assert (after.rise != before.rise) == bool(rise)


@pytest.mark.parametrize(
    ("key", "nearer"), [(Qt.Key.Key_Plus, True), (Qt.Key.Key_Minus, False), (Qt.Key.Key_Equal, True)]
)
@pytest.mark.parametrize("back", [Qt.Key.Key_0, Qt.Key.Key_Home])
def test_keys_near_and_bring_back(view: SkeletonView, key: Qt.Key, nearer: bool, back: Qt.Key) -> None:
    first = view.seen_from()
    assert first is not None
    QTest.keyClick(view, key)
    seen = view.seen_from()
    assert seen is not None
    assert (seen.height < first.height) == nearer
    QTest.keyClick(view, back)
    assert view.seen_from() == first
    assert not view.moved


def test_a_drag_turns_and_another_button_pushes(view: SkeletonView) -> None:
    first = view.seen_from()
    assert first is not None
    drag(view, QPoint(40, 0))
    turned = view.seen_from()
    assert turned is not None
    assert (turned.turn, turned.centre) != (first.turn, first.centre)
    assert turned.centre == first.centre
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton)
    assert view.seen_from() == first
    drag(view, QPoint(40, 0), Qt.MouseButton.RightButton)
    pushed = view.seen_from()
    assert pushed is not None
    assert pushed.turn == first.turn
    assert pushed.centre != first.centre


def test_the_hand_closes(view: SkeletonView) -> None:
    QTest.mousePress(view, Qt.MouseButton.LeftButton)
    assert view.cursor().shape() is Qt.CursorShape.ClosedHandCursor
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton)
    assert view.cursor().shape() is Qt.CursorShape.OpenHandCursor


@pytest.mark.parametrize(
    ("focus", "modifiers", "taken"),
    [
        (False, Qt.KeyboardModifier.NoModifier, False),
        (False, Qt.KeyboardModifier.ControlModifier, True),
        (True, Qt.KeyboardModifier.NoModifier, True),
    ],
)
def test_the_wheel(view: SkeletonView, focus: bool, modifiers: Qt.KeyboardModifier, taken: bool, qtbot: QtBot) -> None:
    if focus:
        view.activateWindow()
        view.setFocus()
        qtbot.waitUntil(view.hasFocus)
    else:
        view.clearFocus()
    first = view.seen_from()
    assert first is not None
    assert wheel(view, 1, modifiers) == taken
    seen = view.seen_from()
    assert seen is not None
    assert (seen.height < first.height) == taken


@pytest.mark.parametrize("by_key", [False, True])
@pytest.mark.parametrize("landmark", ["heel_r", "tip_toe_1_l", "crown"])
def test_what_is_pointed_at_stays_under_the_pointer(
    view: SkeletonView, cast: Cast, landmark: str, by_key: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cast.skeleton is not None
    point = [float(each) for each in cast.skeleton.landmarks[landmark]]

    def spot() -> QPointF:
        stage = view.stage()
        assert stage is not None
        return stage.at(*point)

    before, first = spot(), view.seen_from()
    monkeypatch.setattr(view, "_pointer", lambda: before)
    for _ in range(5):
        if by_key:
            QTest.keyClick(view, Qt.Key.Key_Plus)
        else:
            wheel(view, 1, Qt.KeyboardModifier.ControlModifier, before)
    after, near = spot(), view.seen_from()
    assert first is not None
    assert near is not None
    assert near.height < first.height / 2.5
    assert (after.x(), after.y()) == pytest.approx((before.x(), before.y()), abs=0.5)


@pytest.mark.parametrize(
    ("key", "across", "down"),
    [(Qt.Key.Key_Right, 1, 0), (Qt.Key.Key_Left, -1, 0), (Qt.Key.Key_Up, 0, -1), (Qt.Key.Key_Down, 0, 1)],
)
def test_shift_and_an_arrow_push(view: SkeletonView, key: Qt.Key, across: int, down: int) -> None:
    def chest() -> QPointF:
        stage = view.stage()
        assert stage is not None
        return stage.at(0.0, 0.0, 1.3)

    before, first = chest(), view.seen_from()
    QTest.keyClick(view, key, Qt.KeyboardModifier.ShiftModifier)
    moved, now = chest() - before, view.seen_from()
    assert first is not None
    assert now is not None
    assert (now.turn, now.rise, now.height) == (first.turn, first.rise, first.height)
    assert (round(moved.x()), round(moved.y())) == (40 * across, 40 * down)


def test_fingers_turn_and_pinch(view: SkeletonView) -> None:
    screen = QTest.createTouchDevice()
    first = view.seen_from()
    assert first is not None
    QTest.touchEvent(view, screen).press(0, QPoint(100, 100)).commit()
    QTest.touchEvent(view, screen).move(0, QPoint(150, 100)).commit()
    turned = view.seen_from()
    assert turned is not None
    assert turned.turn != first.turn
    QTest.touchEvent(view, screen).move(0, QPoint(150, 101)).press(1, QPoint(150, 201)).commit()
    QTest.touchEvent(view, screen).move(0, QPoint(150, 50)).move(1, QPoint(150, 250)).commit()
    near = view.seen_from()
    assert near is not None
    assert near.height < turned.height / 1.5
    assert near.turn == turned.turn
    QTest.touchEvent(view, screen).release(0, QPoint(150, 50)).release(1, QPoint(150, 250)).commit()
    assert view._touched is None


def test_another_camera_takes_the_view_there_and_the_same_leaves_it(view: SkeletonView, cast: Cast) -> None:
    assert cast.still is not None
    view.turn(30, 0)
    turned = view.seen_from()
    view.show_pose(cast.still, VIEWS[View.FRONT])
    assert view.seen_from() == turned
    view.show_pose(cast.still, VIEWS[View.BACK])
    assert not view.moved


def test_pointing_names_the_bone(view: SkeletonView, cast: Cast, qtbot: QtBot) -> None:
    assert cast.skeleton is not None
    view.settle()
    knee = view.stage()
    assert knee is not None
    spot = knee.at(*(float(each) for each in cast.skeleton.landmarks["knee_r"]))
    with qtbot.waitSignal(view.hovered, timeout=1000) as pointed:
        QTest.mouseMove(view, spot.toPoint())
    (key,) = pointed.args
    assert key in {"patella_r", "femur_r", "tibia_r"}
    assert f"name of {key}" in texts(view)
    with qtbot.waitSignal(view.hovered, timeout=1000) as gone:
        QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert gone.args == [""]
    assert set(texts(view)) == {"Left", "Right"}


@pytest.mark.parametrize("key", ["femur_l", "calcaneus_r", "lumbar_3"])
def test_a_lit_bone_is_named_and_looks_another_way(view: SkeletonView, key: str) -> None:
    view.settle()
    before = view.grab().toImage()
    view.light(key)
    view.settle()
    assert texts(view)[0] == f"name of {key}"
    assert set(texts(view)[1:]) <= {"Left", "Right"}
    assert view.grab().toImage() != before
    view.light("")
    view.settle()
    assert view.grab().toImage() == before


def test_a_pose_is_said_once_when_it_rests(
    view: SkeletonView, cast: Cast, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(skeleton_view, "announce", lambda _view, text: said.append(text))
    monkeypatch.setattr(skeleton_view, "SAY_AFTER", 10)
    assert cast.chain is not None
    for e in range(6):
        view.show_pose(cast.chain.pose(Stance(e, e)))
        view.setDescription(f"{e} degrees", f"{e}")
        assert view.accessibleDescription() == f"{e} degrees"
    assert said == []
    with qtbot.waitSignal(view.said, timeout=5000):
        pass
    assert said == ["5"]
    assert timers(view) == []


def test_it_wears_another_theme(view: SkeletonView, preferences: PreferencesState) -> None:
    view.settle()
    light = view.grab().toImage()
    preferences.update(theme=ThemeChoice.DARK)
    view.settle()
    assert view.grab().toImage() != light


@pytest.mark.parametrize("size", [(160, 120), (300, 200), (200, 900), (2600, 1400)])
def test_any_size_is_drawn_within_its_budget(
    view: SkeletonView, size: tuple[int, int], draws: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    view.resize(*size)
    view.grab()
    assert view._picture is not None
    assert view._picture.bones.size <= picture.MOVING_PIXELS * 1.01
    view.settle()
    assert view._picture.bones.size * max(draws) ** 2 <= picture.RESTING_PIXELS * 1.01


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0, 3.0])
def test_a_fine_screen_gets_a_fine_picture(
    qtbot: QtBot, cast: Cast, look: Look, ratio: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SkeletonView, "devicePixelRatioF", lambda _self: ratio)
    view = SkeletonView(cast, look)
    qtbot.addWidget(view)
    view.resize(300, 360)
    assert cast.still is not None
    view.show_pose(cast.still, VIEWS[View.HEEL])
    view.settle()
    assert view._picture is not None
    assert view._picture.bones.shape == (round(360 * ratio), round(300 * ratio))


def test_the_focus_can_be_seen(view: SkeletonView, qtbot: QtBot) -> None:
    view.settle()
    view.clearFocus()
    without = view.grab().toImage()
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    assert view.grab().toImage() != without
    assert view.accessibleName()


@pytest.mark.parametrize("make", [lambda: b"", lambda: b"PK nonsense"])
def test_without_a_skeleton_it_stays_empty(qtbot: QtBot, look: Look, make: Callable[[], bytes]) -> None:
    view = SkeletonView(Cast(make), look)
    qtbot.addWidget(view)
    view.show()
    view.settle()
    QTest.keyClick(view, Qt.Key.Key_Plus)
    drag(view, QPoint(10, 10))
    assert not view.grab().isNull()
    assert timers(view) == []
