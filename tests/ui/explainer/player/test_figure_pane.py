"""A drawn figure in a pane keeps its moment, whatever it wears."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.preferences import ThemeChoice
from desktop.skeleton.chain import Stance
from desktop.skeleton.scenes import SCENES, Moment
from desktop.state.preferences_state import PreferencesState
from desktop.ui.explainer.figures.sole import Sole
from desktop.ui.explainer.player.figure_pane import FigurePane
from desktop.ui.theme.look import Look
from desktop.ui.words import Words


def shown(pane: FigurePane) -> Sole:
    assert isinstance(pane.figure, Sole)
    return pane.figure


def test_another_theme_leaves_the_soles_in_their_stance(
    qtbot: QtBot, words: Words, look: Look, preferences: PreferencesState
) -> None:
    pane = FigurePane("sole", words, look)
    qtbot.addWidget(pane)
    assert shown(pane).stance == (0.0, 0.0, 0.0, 0.0)
    pane.show_moment(Moment(0.5, Stance(12, -8)))
    before, said = shown(pane), pane.accessibleDescription()
    preferences.update(theme=ThemeChoice.DARK)
    QApplication.processEvents()
    assert shown(pane).theme is look.theme
    assert shown(pane).stance == before.stance == (12, -8, 0.0, 0.0)
    assert pane.accessibleDescription() == said


@pytest.mark.parametrize("key", sorted({pane.figure for scene in SCENES.values() for pane in scene.panes} - {""}))
def test_it_is_named_and_described(qtbot: QtBot, words: Words, look: Look, key: str) -> None:
    pane = FigurePane(key, words, look)
    qtbot.addWidget(pane)
    pane.show_moment(Moment(1.0, Stance(12, 12)))
    assert pane.accessibleName()
    assert pane.accessibleDescription()
