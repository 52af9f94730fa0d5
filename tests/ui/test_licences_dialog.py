"""The dialog with the licences: a list that leads, a text that can be read and searched by keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFont
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop import assets
from desktop.domain.preferences import ThemeChoice
from desktop.state.diary_state import DiaryState
from desktop.state.preferences_state import PreferencesState
from desktop.ui.dialogs.licence_text import Section, flowing
from desktop.ui.dialogs.licences import LicencesDialog
from desktop.ui.pages.about_page import AboutPage
from desktop.ui.theme.look import Look
from desktop.ui.words import Words

FULL = "a word " * 10


@pytest.fixture
def dialog(qtbot: QtBot, look: Look) -> LicencesDialog:
    made = LicencesDialog()
    qtbot.addWidget(made)
    made.resize(900, 640)
    with qtbot.waitExposed(made):
        made.show()
    return made


def top_line(dialog: LicencesDialog) -> str:
    """What stands at the top of the text."""
    return dialog.text.firstVisibleBlock().text()


def selected(dialog: LicencesDialog) -> str:
    return dialog.text.textCursor().selectedText()


def test_about_leads_to_it(
    qtbot: QtBot, diary_state: DiaryState, preferences: PreferencesState, words: Words, look: Look
) -> None:
    page = AboutPage(diary_state, preferences, words, look)
    qtbot.addWidget(page)
    page.show()
    button = page.findChild(QPushButton, "show_licences")
    assert button is not None
    button.click()
    opened = page.findChild(LicencesDialog)
    assert opened is not None
    assert opened.isVisible()
    with qtbot.waitSignal(opened.destroyed):
        qtbot.keyClick(opened, Qt.Key.Key_Escape)


def test_the_list_brings_a_part_to_the_top(dialog: LicencesDialog, qtbot: QtBot) -> None:
    assert dialog.contents.hasFocus()
    titles = [dialog.contents.item(row).text() for row in range(dialog.contents.count())]
    assert len(titles) > 80
    for row in range(0, len(titles) - 12, 9):
        dialog.contents.setCurrentRow(row)
        assert top_line(dialog) == titles[row]
    first = dialog.contents.currentRow()
    qtbot.keyClick(dialog.contents, Qt.Key.Key_Down)
    assert top_line(dialog) == titles[first + 1]


def test_words_are_found_one_after_another_and_around_the_end(dialog: LicencesDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert dialog.wanted.hasFocus()
    qtbot.keyClicks(dialog.wanted, "reverse engineering (taking")
    qtbot.keyClick(dialog.wanted, Qt.Key.Key_Return)
    assert selected(dialog) == "reverse engineering (taking"
    place = dialog.text.textCursor().position()
    assert dialog.isVisible()
    qtbot.keyClick(dialog.wanted, Qt.Key.Key_Return)
    assert dialog.text.textCursor().position() == place
    assert dialog.said.text() == "Found again from the start."


def test_what_is_not_there_is_said_and_the_place_is_kept(dialog: LicencesDialog, qtbot: QtBot) -> None:
    dialog.contents.setCurrentRow(30)
    before = top_line(dialog)
    dialog.wanted.setText("no licence says this")
    dialog.next.click()
    assert dialog.said.text() == "Not found."
    assert top_line(dialog) == before
    dialog.wanted.setText("copyright")
    dialog.next.click()
    assert not dialog.said.isVisible()
    assert selected(dialog).lower() == "copyright"


def test_back_goes_back(dialog: LicencesDialog) -> None:
    dialog.wanted.setText("license")
    places = []
    for _ in range(3):
        dialog.find_next()
        places.append(dialog.text.textCursor().position())
    dialog.find_next(back=True)
    assert places == sorted(places)
    assert dialog.text.textCursor().position() == places[1]


def test_an_empty_field_finds_nothing(dialog: LicencesDialog) -> None:
    dialog.next.click()
    assert selected(dialog) == ""
    assert not dialog.said.isVisible()


@pytest.mark.parametrize(
    ("typed", "reached"),
    [
        ("pcre", "PCRE2"),
        ("HARF", "HarfBuzz"),
        ("3.2", "double-conversion"),
        ("p", "PySide6"),
        ("zlib", "zlib, also in Python"),
        ("%%%", "The licences of Evenfoot and of its parts"),
    ],
)
def test_a_name_that_is_typed_in_the_list_is_found(
    dialog: LicencesDialog, qtbot: QtBot, typed: str, reached: str
) -> None:
    qtbot.keyClicks(dialog.contents, typed)
    chosen = dialog.contents.currentItem()
    assert chosen is not None
    assert chosen.text().partition("  ")[2].startswith(reached) or chosen.text() == reached
    assert top_line(dialog) == chosen.text()


def test_a_letter_again_goes_on_to_the_next_name(dialog: LicencesDialog, qtbot: QtBot) -> None:
    rows = []
    for _ in range(3):
        qtbot.keyClicks(dialog.contents, "s")
        rows.append(dialog.contents.currentRow())
    assert rows == sorted(set(rows))
    titles = [dialog.contents.item(row).text().partition("  ")[2] for row in rows]
    assert all(title.casefold().startswith("s") for title in titles)


def test_what_is_found_lies_behind_the_list_at_the_head_and_the_list_follows(dialog: LicencesDialog) -> None:
    dialog.wanted.setText("HarfBuzz")
    dialog.find_next()
    chosen = dialog.contents.currentItem()
    assert chosen is not None
    assert chosen.text().endswith("  HarfBuzz")
    place = dialog.text.textCursor().selectionStart()
    assert place == chosen.data(Qt.ItemDataRole.UserRole) + chosen.text().index("HarfBuzz")
    assert selected(dialog) == "HarfBuzz"
    dialog.wanted.setText("Apache License 2.0")
    begun = dialog.contents.findItems("1  Evenfoot itself", Qt.MatchFlag.MatchExactly)[0]
    for _ in range(40):
        dialog.find_next(back=True)
        assert dialog.text.textCursor().selectionStart() > begun.data(Qt.ItemDataRole.UserRole)
    dialog.wanted.setText("It begins with a list")
    dialog.find_next()
    assert dialog.said.text() == "Not found."


@pytest.mark.parametrize("theme", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_every_line_of_the_list_has_room_for_its_words(
    dialog: LicencesDialog, preferences: PreferencesState, theme: ThemeChoice
) -> None:
    preferences.update(theme=theme)
    dialog.resize(620, 480)
    height = dialog.contents.fontMetrics().height()
    for row in range(8):
        assert dialog.contents.visualItemRect(dialog.contents.item(row)).height() >= height + 6
    assert dialog.close_button.visibleRegion().boundingRect().width() == dialog.close_button.width()


@pytest.mark.parametrize("name", ["contents", "text", "wanted", "next", "close_button"])
def test_a_screen_reader_has_a_name_for_everything(dialog: LicencesDialog, name: str) -> None:
    told = QAccessible.queryAccessibleInterface(getattr(dialog, name))
    assert told.text(QAccessible.Text.Name)


def test_headings_stand_out_and_are_where_the_list_says(dialog: LicencesDialog) -> None:
    told, parts = flowing(assets.read_text("licences.txt"))
    assert told == dialog.text.toPlainText()
    for part in parts:
        assert told[part.place : part.place + len(part.title)] == part.title
        assert told[part.place - 1 : part.place] in {"", "\n"}
        block = dialog.text.document().findBlock(part.place)
        (run,) = block.textFormats()
        assert run.format.fontWeight() == QFont.Weight.Bold


@pytest.mark.parametrize(
    ("text", "shown", "found"),
    [
        ("One\n===\n\nTwo\n---\nend", "One\n\nTwo\nend", [Section("One", 0, True), Section("Two", 5, False)]),
        (f"{FULL}end\nand on.", f"{FULL}end and on.", []),
        ("short\nand short.", "short\nand short.", []),
        (f"  {FULL}end\n  and on\n\n  next", f"  {FULL}end and on\n\n  next", []),
        (f"{FULL}end\n1. item\n(a) item\n- item", f"{FULL}end\n1. item\n(a) item\n- item", []),
        (f"{FULL}end\n6.11.3) under", f"{FULL}end 6.11.3) under", []),
        ("  Foreign\n  =======\nend", "  Foreign\n  =======\nend", []),
        ("longer\n===\nend", "longer\n===\nend", []),
    ],
)
def test_full_lines_flow_and_rules_go(text: str, shown: str, found: list[Section]) -> None:
    assert flowing(text) == (shown, found)


def test_no_word_is_lost() -> None:
    text = assets.read_text("licences.txt")
    kept, parts = flowing(text)
    rules = sum(len(part.title) > 0 for part in parts)
    assert len(kept.split()) == len(text.split()) - rules
