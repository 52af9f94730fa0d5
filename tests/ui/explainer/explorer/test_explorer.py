"""The explorer: sliders, views, real size, bones, and what the table says meanwhile."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.assets import AssetMissingError
from desktop.skeleton.camera import View
from desktop.skeleton.chain import Stance
from desktop.skeleton.frame import Paint
from desktop.ui.explainer.cast import Cast
from desktop.ui.explainer.explorer import missing
from desktop.ui.explainer.explorer.explorer import Explorer
from desktop.ui.explainer.explorer.my_stance import MyStance
from desktop.ui.explainer.player.strip import Strip
from desktop.ui.explainer.view import skeleton_view
from desktop.ui.explainer.view.skeleton_view import SkeletonView
from desktop.ui.theme.look import Look
from desktop.ui.words import Words

MINE = MyStance(Stance(5, 5, (0.02, 0)), ("inner", "right", "between"))


@pytest.fixture
def explorer(qtbot: QtBot, cast: Cast, look: Look, words: Words) -> Explorer:
    made = Explorer(words, look, cast, lambda: MINE)
    qtbot.addWidget(made)
    assert made.beside is not None
    made.beside.arrange(900, 600, wide=True)
    made.resize(900, 1500)
    made.show()
    QApplication.processEvents()
    return made


def find(explorer: Explorer, name: str) -> QWidget:
    found = explorer.findChild(QWidget, name)
    assert found is not None, name
    return found


def press(explorer: Explorer, name: str) -> None:
    button = find(explorer, name)
    assert isinstance(button, QAbstractButton)
    button.click()


def view(explorer: Explorer) -> SkeletonView:
    assert explorer.figure is not None
    return explorer.figure.view


def reading(explorer: Explorer, key: str) -> str:
    return find(explorer, f"reading_{key}").accessibleName()


@pytest.mark.parametrize(("linked", "left"), [(True, 2), (False, 0)])
def test_feet_move_together_or_apart(explorer: Explorer, linked: bool, left: int) -> None:
    explorer.feet.linked.setChecked(linked)
    for _ in range(2):
        QTest.keyClick(find(explorer, "foot_right"), Qt.Key.Key_Right)
    assert (explorer.feet.stance.left, explorer.feet.stance.right) == (left, 2)
    assert explorer.feet.feet["left"].value() == left
    assert "right 2° rolled in" in reading(explorer, "heel")


@pytest.mark.parametrize("linked", [True, False])
def test_what_was_typed_too_far_is_said_until_that_foot_moves(explorer: Explorer, linked: bool) -> None:
    explorer.feet.linked.setChecked(linked)
    left, right = (explorer.feet.feet[side] for side in ("left", "right"))
    left.field.selectAll()
    QTest.keyClicks(left.field, "40")
    QTest.keyClick(left.field, Qt.Key.Key_Return)
    assert left.value() == left.field.value() == 12
    assert left.error.text()
    right.slider.setValue(3)
    assert bool(left.error.text()) is not linked


def test_everything_says_the_same(explorer: Explorer) -> None:
    explorer.feet.take(Stance(0, 12))
    assert not explorer.feet.linked.isChecked()
    assert "1.8° down on the right" in reading(explorer, "pelvis_side")
    assert "Pale" in reading(explorer, "pelvis_side")
    assert "Dashed" in reading(explorer, "low_back")
    description = view(explorer).accessibleDescription()
    assert "The right foot rolls in" in description
    assert "drops on the right side by about 1.8°" in description
    assert find(explorer, "foot_right").accessibleName() == "Right foot"
    assert "12° rolled in" in find(explorer, "foot_right").accessibleDescription()


def test_stand_level(explorer: Explorer) -> None:
    explorer.feet.take(Stance(3, -3, (0.01, 0)))
    press(explorer, "stand_level")
    assert explorer.feet.stance == Stance()


@pytest.mark.parametrize("name", list(View))
def test_the_five_views(explorer: Explorer, name: View) -> None:
    press(explorer, f"view_{name}")
    seen = view(explorer).seen_from()
    assert seen is not None
    from desktop.skeleton.camera import VIEWS

    assert (seen.turn, seen.rise) == (VIEWS[name].turn, VIEWS[name].rise)
    paints = view(explorer)._paints
    assert paints is not None
    assert np.any(paints == Paint.HIDDEN) == (name is View.SOLES)
    assert bool(view(explorer)._marks.note) == (name is not View.SOLES)
    assert find(explorer, f"view_{name}").accessibleName()


def test_who_turns_the_soles_up_sees_the_rest_again(explorer: Explorer) -> None:
    explorer.look_at(View.SOLES)
    view(explorer).turn(0, 60)
    paints = view(explorer)._paints
    assert paints is not None
    assert not np.any(paints == Paint.HIDDEN)


def test_a_view_comes_back_when_it_is_chosen_again(explorer: Explorer) -> None:
    view(explorer).turn(50, 10)
    press(explorer, "view_front")
    assert not view(explorer).moved


def chosen(explorer: Explorer) -> list[str]:
    assert explorer.figure is not None
    return [button.objectName() for button in explorer.figure.views.buttons() if button.isChecked()]


def test_a_view_that_was_turned_away_from_is_not_marked(explorer: Explorer) -> None:
    figure = explorer.figure
    assert figure is not None
    reset = find(explorer, "reset_view")
    assert chosen(explorer) == ["view_front"]
    assert reset.isHidden()
    figure.view.near(2.0)
    assert chosen(explorer) == ["view_front"]
    assert reset.isVisible()
    figure.view.turn(20, 0)
    assert chosen(explorer) == []
    assert figure._list.currentText() == ""
    assert "Turned" in figure._list.placeholderText()
    assert figure.view.accessibleDescription().startswith("Turned by hand.")
    press(explorer, "reset_view")
    assert chosen(explorer) == ["view_front"]
    assert figure._list.currentText() == "From the front"
    assert reset.isHidden()
    assert not figure.view.moved


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("name", ["view_front", "view_side"])
def test_tab_comes_to_the_chosen_view(explorer: Explorer, name: str, turned: bool) -> None:
    assert explorer.figure is not None
    press(explorer, name)
    if turned:
        view(explorer).turn(20, 0)
    buttons = explorer.figure.views.buttons()
    assert [each.objectName() for each in buttons if each.focusPolicy() & Qt.FocusPolicy.TabFocus] == [name]


@pytest.mark.parametrize("name", ["view_side", "choice_real"])
def test_a_screen_reader_calls_them_one_of_several(explorer: Explorer, name: str) -> None:
    assert QAccessible.queryAccessibleInterface(find(explorer, name)).role() is QAccessible.Role.RadioButton


def test_each_part_has_a_name_of_its_own(explorer: Explorer) -> None:
    cards = (explorer.figure, explorer.feet, explorer.drawing, explorer.readout)
    assert len({card.accessibleName() for card in cards if card is not None}) == 4


def test_only_what_changed_is_read_out(explorer: Explorer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(skeleton_view, "announce", lambda _view, text: said.append(text))
    monkeypatch.setattr(skeleton_view, "SAY_AFTER", 10)
    shown = view(explorer)
    for act in (
        lambda: explorer.feet.take(Stance(4, 4)),
        lambda: explorer.feet.take(Stance(4, 8)),
        lambda: press(explorer, "view_back"),
    ):
        with qtbot.waitSignal(shown.said, timeout=5000):
            act()
    both, right, back = said[-3:]
    assert both.startswith("Both feet roll in: the bottom of each heel tips outward by 4°.")
    assert right.startswith("The right foot rolls in")
    assert "left foot" not in right
    assert back.strip() == "From behind."
    assert shown.accessibleDescription().startswith("From behind. The left foot rolls in")


def test_real_size_draws_less_and_says_the_same(explorer: Explorer) -> None:
    explorer.feet.take(Stance(12, 12))

    def tilt() -> float:
        stage = view(explorer).stage()
        assert stage is not None
        return abs(stage.turned("sacrum", (0.0, 1.0, 0.0))[2])

    bigger, said = tilt(), reading(explorer, "pelvis_forward")
    notes = [naming.text for naming in view(explorer).sketch().words]
    assert any("5 times bigger" in note for note in notes)
    press(explorer, "choice_real")
    assert tilt() == pytest.approx(bigger / 5, rel=0.1)
    assert reading(explorer, "pelvis_forward") == said
    assert not any("5 times" in naming.text for naming in view(explorer).sketch().words)


def test_the_outline_of_the_body(explorer: Explorer) -> None:
    press(explorer, "body_outline")
    assert view(explorer)._body


def test_a_bone_by_keyboard(explorer: Explorer, cast: Cast) -> None:
    assert explorer.drawing is not None
    assert cast.skeleton is not None
    bones = explorer.drawing.bone
    QTest.keyClick(bones, Qt.Key.Key_Down)
    assert bones.currentText() == "Right heel bone · calcaneus"
    assert view(explorer)._lit == cast.skeleton.index("calcaneus_r")
    assert "meets the floor first" in explorer.drawing.does.text()
    keys = [bones.itemData(row) for row in range(bones.count()) if bones.itemData(row)]
    assert sorted(keys) == sorted(bone.key for bone in cast.skeleton.bones)
    QTest.keyClick(bones, Qt.Key.Key_Up)
    assert view(explorer)._lit == -1
    assert explorer.drawing.does.isHidden()


def test_my_stance_is_explained(explorer: Explorer, words: Words) -> None:
    press(explorer, "my_stance")
    texts = words.content("explainer")["explorer"]["my_stance"]
    assert explorer.feet.stance == MINE.stance
    said = [texts[name] for name in ("begin", "inner", "right", "between", "felt")]
    assert explorer.feet.why.text().split("\n") == said
    QTest.keyClick(find(explorer, "foot_left"), Qt.Key.Key_Right)
    assert explorer.feet.why.isHidden()
    assert explorer.feet.stance.sway == (0, 0)


def test_each_row_gives_its_source(explorer: Explorer, words: Words) -> None:
    rows = [row for row in explorer.findChildren(QWidget) if row.objectName().startswith("reading_")]
    assert len(rows) == 6
    for row in rows:
        button = row.findChild(QAbstractButton)
        assert button is not None
        before = {label.text() for label in row.findChildren(QLabel) if label.isVisible()}
        button.click()
        shown = {label.text() for label in row.findChildren(QLabel) if label.isVisible()} - before
        assert shown
        assert all(any(entry["title"] in text for entry in words.content("sources").values()) for text in shown)


def test_tab_goes_in_reading_order(explorer: Explorer, qtbot: QtBot) -> None:
    explorer.activateWindow()
    first = find(explorer, "view_front")
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    met = []
    for _ in range(40):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused is first:
            break
        if focused.objectName() not in {"", "qt_spinbox_lineedit"}:
            met.append(focused.objectName())
    assert met == [
        "skeleton_view",
        "feet_linked",
        "degrees_left",
        "foot_left",
        "degrees_right",
        "foot_right",
        "my_stance",
        "stand_level",
        "choice_bigger",
        "body_outline",
        "bone",
    ]


def test_everything_has_a_name(explorer: Explorer) -> None:
    for widget in explorer.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            text = widget.text() if isinstance(widget, QAbstractButton) else ""
            assert widget.accessibleName() or text or widget.parentWidget().accessibleName(), widget


def test_the_figure_stays_in_sight(explorer: Explorer) -> None:
    assert explorer.beside is not None
    assert explorer.figure is not None
    explorer.beside.follow(400)
    assert explorer.figure.y() == 400
    explorer.beside.follow(-50)
    assert explorer.figure.y() == 0
    explorer.beside.follow(10**6)
    assert explorer.figure.geometry().bottom() < explorer.beside.height()
    explorer.beside.arrange(500, 400, wide=False)
    explorer.beside.follow(300)
    assert explorer.figure.y() == 300
    explorer.beside.follow(-50)
    assert explorer.figure.y() == 0


def test_pictures_of_every_view_and_back(explorer: Explorer) -> None:
    explorer.feet.take(Stance(1, 2))
    names = [name for name, _widget in explorer.parts()]
    assert names == [f"{view}-{angle}" for view in View for angle in ("m8", "0", "p12")]
    assert explorer.feet.stance == Stance(1, 2)


@pytest.mark.parametrize("read", [lambda: b"", lambda: b"PK nonsense"])
def test_without_a_skeleton_the_figures_still_speak(
    qtbot: QtBot, look: Look, words: Words, read: Callable[[], bytes]
) -> None:
    explorer = Explorer(words, look, Cast(read), lambda: MINE)
    qtbot.addWidget(explorer)
    explorer.show()
    sentence = find(explorer, "skeleton_missing")
    assert isinstance(sentence, QLabel)
    assert sentence.text() == words.content("explainer")["missing"]["text"]
    QTest.keyClick(find(explorer, "foot_right"), Qt.Key.Key_End)
    assert "12° rolled in" in reading(explorer, "heel")
    press(explorer, "my_stance")
    assert "5° rolled in" in reading(explorer, "heel")
    assert list(explorer.parts()) == []
    strips = explorer.findChildren(Strip)
    assert len(strips) == 2
    assert all(still.accessibleDescription() for strip in strips for still in strip.stills)


def test_without_the_still_pictures_the_sentence_is_left(
    qtbot: QtBot, look: Look, words: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(key: str) -> list[QImage]:
        raise AssetMissingError(key)

    monkeypatch.setattr(missing, "baked", gone)
    explorer = Explorer(words, look, Cast(lambda: b""), lambda: MINE)
    qtbot.addWidget(explorer)
    assert find(explorer, "skeleton_missing")
    assert explorer.findChildren(Strip) == []
