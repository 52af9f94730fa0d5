"""A scale of numbers and a choice of sites on their own: values in, signals out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.domain.diary import BodySite
from desktop.ui.widgets.answers.score_row import ScoreRow
from desktop.ui.widgets.answers.site_choice import SiteChoice


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


def test_sites(qtbot: QtBot) -> None:
    choice, said = SiteChoice(), list[frozenset[BodySite]]()
    qtbot.addWidget(choice)
    choice.changed.connect(said.append)
    choice.set_value(frozenset({BodySite.BUTTOCK}))
    assert said == []
    choice._choices[BodySite.LEFT_LEG].click()
    assert said == [{BodySite.BUTTOCK, BodySite.LEFT_LEG}]


def test_every_step_of_a_scale_says_what_it_answers(qtbot: QtBot) -> None:
    scale = ScoreRow("none", "worst")
    qtbot.addWidget(scale)
    scale.ask("How strong was it?")
    said = {scale.button(score).accessibleDescription() for score in range(11)}
    assert {scale.accessibleName(), *said} == {"How strong was it?"}
