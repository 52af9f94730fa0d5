"""The physician's page in another language than the window, with the texts that are shipped."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop import assets
from desktop.domain.preferences import Paper
from desktop.domain.routine import WeekKind
from desktop.report.words import load
from desktop.state.diary_state import DiaryState
from desktop.state.preferences_state import PreferencesState
from desktop.ui.pages.summary_page import SummaryPage
from desktop.ui.theme.look import Look
from desktop.ui.words import Words
from tests.terminal import Terminal, evenfoot
from tests.told import FULL
from tests.ui.days import rating, week

__all__ = ["evenfoot"]


@pytest.fixture
def page(
    qtbot: QtBot,
    diary_state: DiaryState,
    preferences: PreferencesState,
    words: Words,
    look: Look,
    remember: Callable[..., None],
) -> SummaryPage:
    remember(week(WeekKind.BASELINE, 9), rating(8, 6), rating(2, 4), FULL)
    preferences.update(paper=Paper.A4, blind_rating=False)
    made = SummaryPage(diary_state, preferences, words, look)
    qtbot.addWidget(made)
    made.show()
    return made


def in_the_window(page: SummaryPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel)]


@pytest.mark.parametrize("language", sorted(set(assets.page_languages()) - {"en"}))
def test_the_page_speaks_another_language_and_the_window_does_not(
    page: SummaryPage, preferences: PreferencesState, language: str, tmp_path: Path
) -> None:
    before, field = in_the_window(page), page.choices.language
    field.setCurrentIndex(field.findData(language))
    field.activated.emit(field.currentIndex())
    words = load(language)
    assert page.view.preview.accessibleName() == words.say("page.title") != load("en").say("page.title")
    assert FULL.main_problem in page.view.preview.accessibleDescription()
    assert in_the_window(page) == before
    assert any("have not been read by a doctor who speaks them yet" in text for text in before)
    page.save_to(tmp_path / "page.pdf")
    reader = PdfReader(tmp_path / "page.pdf")
    assert reader.root_object["/Lang"] == language
    assert words.say("questions.heading") in reader.pages[0].extract_text()
    inside = {name.rpartition(".")[2]: files[0] for name, files in reader.attachments.items()}
    assert json.loads(inside["json"])["language"] == language


def test_the_command_line_writes_the_page_in_german(evenfoot: Terminal, tmp_path: Path) -> None:
    said = evenfoot("--demo", "summary", "--lang", "de", "--out", tmp_path / "page.pdf")
    assert said.err == ""
    reader = PdfReader(tmp_path / "page.pdf")
    assert reader.root_object["/Lang"] == "de"
    assert "Schmerzstärke" in reader.pages[0].extract_text()
