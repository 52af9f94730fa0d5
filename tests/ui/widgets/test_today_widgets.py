"""The building blocks of Today on their own: values in, signals out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop.domain.diary import BodySite, FeltSpot, FeltWeight
from desktop.ui.widgets.activities_card import access_keys
from desktop.ui.widgets.felt_weight import FeltWeightChoice
from desktop.ui.widgets.score_row import ScoreRow
from desktop.ui.widgets.site_choice import SiteChoice
from desktop.ui.widgets.soles import Soles, spot


@pytest.mark.parametrize(
    ("names", "taken", "keys"),
    [
        (["Brushing teeth", "Washing dishes", "Cooking"], "", ["b", "w", "c"]),
        (["Brushing teeth", "Bus stop"], "u", ["b", "s"]),
        (["Aa", "Äß", "aa"], "", ["a", "", ""]),
    ],
)
def test_access_keys(names: list[str], taken: str, keys: list[str]) -> None:
    assert access_keys(names, taken) == keys


def scale(qtbot: QtBot, *, optional: bool = False) -> tuple[ScoreRow, list[int]]:
    made, said = ScoreRow("none", "worst", optional=optional), list[int]()
    made.chosen.connect(said.append)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made, said


def test_marking_says_nothing(qtbot: QtBot) -> None:
    row, said = scale(qtbot)
    row.set_value(4)
    assert (row.value(), said) == (4, [])
    row.set_value(None)
    assert row.value() is None
    assert not any(row.button(score).isChecked() for score in range(11))


@pytest.mark.parametrize("optional", [True, False])
def test_pressing_the_mark_again(qtbot: QtBot, optional: bool) -> None:
    row, said = scale(qtbot, optional=optional)
    row.button(3).click()
    row.button(3).click()
    assert (row.value(), row.button(3).isChecked()) == ((None, False) if optional else (3, True))
    assert said == ([3] if optional else [3, 3])


@pytest.mark.parametrize(
    ("direction", "steps", "at"),
    [
        (Qt.LayoutDirection.LeftToRight, [Qt.Key.Key_Right, Qt.Key.Key_Right], 2),
        (Qt.LayoutDirection.RightToLeft, [Qt.Key.Key_Left, Qt.Key.Key_Left], 2),
        (Qt.LayoutDirection.LeftToRight, [Qt.Key.Key_Left], 0),
    ],
)
def test_arrows_walk(qtbot: QtBot, direction: Qt.LayoutDirection, steps: list[Qt.Key], at: int) -> None:
    row, said = scale(qtbot)
    row.setLayoutDirection(direction)
    row.take_focus()
    for step in steps:
        qtbot.keyClick(row.focusWidget(), step)
    stops = [score for score in range(11) if row.button(score).focusPolicy() == Qt.FocusPolicy.StrongFocus]
    assert row.button(at).hasFocus()
    assert (stops, said) == ([at], [])


def test_one_of_each_pair(qtbot: QtBot) -> None:
    choice, said = FeltWeightChoice(), list[FeltWeight]()
    qtbot.addWidget(choice)
    choice.changed.connect(said.append)
    for one in (FeltSpot.INNER, FeltSpot.OUTER, FeltSpot.RIGHT, FeltSpot.OUTER):
        choice.choice(one).click()
    outer, right = FeltSpot.OUTER, FeltSpot.RIGHT
    assert said == [{FeltSpot.INNER}, {outer}, {outer, right}, {right}]
    assert choice.value() == {right}


def test_sites(qtbot: QtBot) -> None:
    choice, said = SiteChoice(), list[frozenset[BodySite]]()
    qtbot.addWidget(choice)
    choice.changed.connect(said.append)
    choice.set_value(frozenset({BodySite.BUTTOCK}))
    assert said == []
    choice._choices[BodySite.LEFT_LEG].click()
    assert said == [{BodySite.BUTTOCK, BodySite.LEFT_LEG}]


@pytest.mark.parametrize(
    ("one", "other", "axis"),
    [(FeltSpot.INNER, FeltSpot.OUTER, 0), (FeltSpot.BALL, FeltSpot.HEEL, 1)],
)
def test_dots_lie_on_their_side(one: FeltSpot, other: FeltSpot, axis: int) -> None:
    middle = spot(frozenset({FeltSpot.LEFT}))
    assert spot(frozenset({one}))[axis] < middle[axis] < spot(frozenset({other}))[axis]


def halves(soles: Soles, felt: FeltWeight) -> tuple[QImage, QImage]:
    """The left and the right half of the picture."""
    soles.set_felt(felt, "said")
    whole = soles.grab().toImage()
    width = whole.width() // 2
    return whole.copy(0, 0, width, whole.height()), whole.copy(whole.width() - width, 0, width, whole.height())


def test_each_foot_has_its_own_dot(qtbot: QtBot) -> None:
    soles = Soles()
    qtbot.addWidget(soles)
    soles.resize(soles.sizeHint())
    plain = halves(soles, frozenset())
    for felt, dotted in (
        ({FeltSpot.LEFT}, (True, False)),
        ({FeltSpot.RIGHT, FeltSpot.HEEL}, (False, True)),
        ({FeltSpot.BALL}, (True, True)),
    ):
        drawn = halves(soles, frozenset(felt))
        assert (drawn[0] != plain[0], drawn[1] != plain[1]) == dotted
    assert soles.accessibleDescription() == "said"
    mirrored = plain[1].flipped(Qt.Orientation.Horizontal)
    assert plain[0].size() == mirrored.size()


def test_every_step_of_a_scale_says_what_it_answers(qtbot: QtBot) -> None:
    scale = ScoreRow("none", "worst")
    qtbot.addWidget(scale)
    scale.ask("How strong was it?")
    said = {scale.button(score).accessibleDescription() for score in range(11)}
    assert {scale.accessibleName(), *said} == {"How strong was it?"}
