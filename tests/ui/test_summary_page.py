"""Summary: the page as it will print, for the days and the name that the person chooses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop import assets
from desktop.domain.diary import Change, Person
from desktop.domain.peg import Peg
from desktop.domain.preferences import Paper
from desktop.domain.routine import WeekKind
from desktop.domain.warning_signs import Sign, WarningCheck
from desktop.report import pdf
from desktop.report.page import plain_text
from desktop.report.sheet import LETTER
from desktop.state.diary_state import DiaryState
from desktop.state.preferences_state import PreferencesState
from desktop.storage.errors import DiskFull
from desktop.ui.dialogs import printing
from desktop.ui.dialogs.printing import Printed
from desktop.ui.dialogs.signs_before import SignsBefore
from desktop.ui.pages.summary_page import SummaryPage
from desktop.ui.theme.look import Look
from desktop.ui.widgets.summary.page_choices import PageChoices
from desktop.ui.words import Words
from tests.benchmarks import ten_years
from tests.fakes import FixedClock, MemoryJournal
from tests.told import FULL
from tests.ui.days import TODAY, ago, moment, rating, week

ALEX = Person("Alex Example", date(1974, 5, 2))


@pytest.fixture
def page(
    qtbot: QtBot,
    diary_state: DiaryState,
    preferences: PreferencesState,
    words: Words,
    look: Look,
    remember: Callable[..., None],
) -> SummaryPage:
    """Ratings on two days of a baseline week, and one from long before."""
    remember(week(WeekKind.BASELINE, 9), rating(60, 9), rating(8, 6), rating(2, 4))
    preferences.update(paper=Paper.A4, blind_rating=False)
    made = SummaryPage(diary_state, preferences, words, look)
    made.resize(890, 700)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture(autouse=True)
def signs(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """How the dialog of the warning signs is left each time it opens: accepted, until a test says otherwise."""
    answers = [True]
    monkeypatch.setattr(
        SignsBefore, "exec", lambda self: (self.accept if answers[-1] else self.reject)() or self.result()
    )
    return answers


def button(page: QWidget, name: str) -> QPushButton:
    found = page.findChild(QPushButton, name)
    assert found is not None, name
    return found


def text(page: SummaryPage) -> str:
    """What the page says to a screen reader."""
    return page.view.preview.accessibleDescription()


# What waits for today's rating.


def test_earlier_scores_wait_on_screen_but_not_on_paper(
    page: SummaryPage, preferences: PreferencesState, diary_state: DiaryState, tmp_path: Path
) -> None:
    preferences.update(blind_rating=True)
    assert (page.view.veil.isVisible(), page.view.preview.isVisible()) == (True, False)
    assert not button(page, "read_as_text").isEnabled()
    for way in (page.ways.print, page.ways.preview, page.ways.save):
        assert way.isEnabled()
    page.save_to(tmp_path / "page.pdf")
    assert (tmp_path / "page.pdf").exists()
    diary_state.rate(TODAY, 3)
    assert (page.view.veil.isVisible(), page.view.preview.isVisible()) == (False, True)


def test_they_can_be_shown_anyway_for_today(
    page: SummaryPage, preferences: PreferencesState, diary_state: DiaryState, clock: FixedClock
) -> None:
    preferences.update(blind_rating=True)
    page.view.veil.button.click()
    assert page.view.preview.isVisible()
    assert page.view.preview.hasFocus()
    page.refresh()
    assert page.view.preview.isVisible()
    clock.advance(days=1)
    diary_state.refresh()
    assert page.view.veil.isVisible()


def test_a_page_without_scores_hides_nothing(page: SummaryPage, preferences: PreferencesState) -> None:
    preferences.update(blind_rating=True)
    page.stretch.set_stretch(ago(40), ago(30))
    assert page.view.preview.isVisible()


def test_without_ratings_nothing_waits(page: SummaryPage, preferences: PreferencesState) -> None:
    preferences.update(blind_rating=True, ratings=False)
    assert page.view.preview.isVisible()


# Where everything is.


def top(page: SummaryPage, widget: QWidget) -> int:
    return widget.mapTo(page, QPoint()).y()


@pytest.mark.parametrize(("width", "height"), [(510, 480), (910, 700), (1190, 800)])
def test_the_ways_and_the_page_come_before_every_choice(page: SummaryPage, width: int, height: int) -> None:
    page.resize(width, height)
    QApplication.processEvents()
    wide = width > 1000
    assert page.sides.beside is wide
    assert top(page, page.signs) < top(page, page.ways.print) < top(page, page.view)
    assert top(page, page.ways.print) < page.viewport().height()
    cards = [page.questions, page.stretch, page.about, page.choices]
    tops = [top(page, card) for card in cards]
    assert tops == sorted(tops)
    if wide:
        assert top(page, page.ways) == tops[0]
        assert page.questions.mapTo(page, QPoint()).x() > page.view.mapTo(page, page.view.rect().topRight()).x()
        assert page.view.width() > 1.4 * page.questions.width()
    else:
        assert tops[0] > top(page, page.view) + page.view.height()


def test_tab_goes_from_the_ways_to_the_page_and_then_to_the_choices(page: SummaryPage) -> None:
    order, at = [], page.ways.print
    for _ in range(40):
        order.append(at.objectName())
        at = at.nextInFocusChain()
        while not (at.isVisible() and at.isEnabled() and at.focusPolicy() & Qt.FocusPolicy.TabFocus):
            at = at.nextInFocusChain()
    wanted = ["print", "save_pdf", "page_preview", "ask_questions", "person_name", "add_daily_table", "attach_notes"]
    places = [order.index(name) for name in wanted]
    assert places == sorted(places)


# Which days.


def test_it_opens_on_the_last_four_weeks(page: SummaryPage) -> None:
    assert page.stretch.stretch() == (ago(29), ago(2))
    assert page._pages
    assert text(page) == plain_text(page._pages[0])
    assert page.view.preview.accessibleName() == page._pages[0].title
    assert "17 Feb to 16 Mar 2026" in text(page)


def test_a_stretch_is_had_by_one_press(page: SummaryPage) -> None:
    offered = [button(page, f"offer_{number}") for number in range(3)]
    assert [one.text() for one in offered] == ["Last four weeks", "Everything", "Baseline week"]
    for number, stretch in enumerate(((ago(29), ago(2)), (ago(60), ago(2)), (ago(9), ago(3)))):
        offered[number].click()
        assert page.stretch.stretch() == stretch
    assert "9 Mar to 15 Mar 2026" in text(page)


def test_days_the_wrong_way_round_are_said_and_nothing_is_printed(page: SummaryPage) -> None:
    before = text(page)
    page.stretch.last.setDate(QDate(2026, 1, 1))
    assert page.stretch.error.text() == "The first day is after the last. Choose an earlier first day."
    assert page.stretch.error.isVisible()
    ways = (page.ways.print, page.ways.preview, page.ways.save)
    assert not any(way.isEnabled() for way in ways)
    assert text(page) == before
    page.stretch.first.setDate(QDate(2025, 12, 31))
    assert not page.stretch.error.isVisible()
    assert all(way.isEnabled() for way in ways)
    assert "31 Dec 2025" in text(page)


@pytest.mark.parametrize("own", [True, False])
def test_a_new_day_is_on_the_page_unless_the_person_chose_other_days(
    page: SummaryPage, diary_state: DiaryState, clock: FixedClock, own: bool
) -> None:
    if own:
        button(page, "offer_1").click()
    page.hide()
    clock.advance(days=1)
    diary_state.rate(diary_state.today, 7)
    page.show()
    tomorrow = TODAY + timedelta(days=1)
    assert page.stretch.stretch() == ((ago(60), ago(2)) if own else (tomorrow - timedelta(days=27), tomorrow))
    button(page, "offer_1").click()
    assert page.stretch.stretch() == (ago(60), tomorrow)


def test_the_offers_stay_while_nothing_changes(page: SummaryPage, diary_state: DiaryState) -> None:
    button(page, "offer_1").setFocus()
    diary_state.write_note(ago(2), "A note")
    assert button(page, "offer_1").hasFocus()
    assert "A note" in text(page)


def test_an_empty_diary_has_a_page(
    qtbot: QtBot,
    journal: MemoryJournal,
    diary_state: DiaryState,
    preferences: PreferencesState,
    words: Words,
    look: Look,
    tmp_path: Path,
) -> None:
    page = SummaryPage(diary_state, preferences, words, look)
    qtbot.addWidget(page)
    page.show()
    assert page.stretch.stretch() == (TODAY, TODAY)
    assert page.findChild(QPushButton, "offer_0") is None
    assert "18 Mar 2026" in text(page)
    assert "Nothing has been recorded for these dates." in text(page)
    page.save_to(tmp_path / "page.pdf")
    saved = PdfReader(tmp_path / "page.pdf")
    assert len(saved.pages[0].extract_text().split()) > 20
    assert not saved.attachments
    diary_state.tell(FULL)
    page.save_to(tmp_path / "page.pdf")
    assert len(PdfReader(tmp_path / "page.pdf").attachments) == 2


def test_ten_years_are_one_page_that_is_saved_whole(
    page: SummaryPage, journal: MemoryJournal, diary_state: DiaryState, tmp_path: Path
) -> None:
    journal.changed_outside(Change(put=tuple(ten_years.records(TODAY))))
    diary_state.refresh()
    button(page, "offer_1").click()
    first, last = page.stretch.stretch() or (TODAY, TODAY)
    assert (last - first).days > 3600
    assert len(page._pages) == 1
    page.save_to(tmp_path / "page.pdf")
    saved = PdfReader(tmp_path / "page.pdf")
    assert len(saved.pages) == 1
    assert str(first.year) in saved.pages[0].extract_text()
    assert len(saved.attachments[f"evenfoot-{first}-{last}.csv"][0].splitlines()) > 3600


# Whose page it is.


@pytest.mark.parametrize(
    "leave",
    [
        lambda page: page.hide(),
        lambda page: page.commit(),
        lambda page: page.ways.print.setFocus(),
        lambda page: page.close(),
    ],
    ids=["another-page", "window-closes", "tab", "close"],
)
def test_the_name_is_kept_on_leaving(
    page: SummaryPage, qtbot: QtBot, diary_state: DiaryState, leave: Callable[[SummaryPage], None]
) -> None:
    page.about.name.setFocus()
    page.about.name.insert("  Zoë  ")
    assert diary_state.person() == Person()
    leave(page)
    assert diary_state.person() == Person("Zoë")
    page.show()
    assert "Zoë" in text(page)


def test_a_name_being_written_outlasts_other_changes(page: SummaryPage, qtbot: QtBot, diary_state: DiaryState) -> None:
    page.about.name.setFocus()
    page.about.name.insert("Zo")
    diary_state.rate(TODAY, 3)
    assert page.about.name.text() == "Zo"


def test_the_date_of_birth_can_be_given_and_left_empty(
    page: SummaryPage, qtbot: QtBot, diary_state: DiaryState
) -> None:
    assert not page.about.born.field.isVisible()
    button(page, "born_add").click()
    assert page.about.born.field.hasFocus()
    page.about.born.field.setDate(QDate(1974, 5, 2))
    page.about.name.setFocus()
    assert diary_state.person().born == ALEX.born
    assert "2 May 1974" in text(page)
    button(page, "born_clear").click()
    assert diary_state.person().born is None
    assert page.about.born.add.hasFocus()
    assert "1974" not in text(page)
    assert page.about.born.field.maximumDate() == QDate(2026, 3, 18)


def test_what_is_kept_is_shown(page: SummaryPage, diary_state: DiaryState) -> None:
    diary_state.set_person(ALEX)
    assert (page.about.name.text(), page.about.born.value()) == (ALEX.name, ALEX.born)
    assert ALEX.name in text(page)


def test_a_page_that_was_never_shown_keeps_nothing(
    diary_state: DiaryState, preferences: PreferencesState, words: Words, look: Look, qtbot: QtBot
) -> None:
    diary_state.set_person(ALEX)
    page = SummaryPage(diary_state, preferences, words, look)
    qtbot.addWidget(page)
    page.commit()
    assert diary_state.person() == ALEX


@pytest.mark.parametrize("length", [300, 400])
def test_a_long_name_is_cut_where_the_diary_ends(page: SummaryPage, diary_state: DiaryState, length: int) -> None:
    page.about.name.setText("x" * length)
    page.commit()
    assert page.about.name.maxLength() == 300
    assert diary_state.person().name == "x" * 300


# How it is read.


def test_it_can_be_read_as_text(page: SummaryPage) -> None:
    button(page, "read_as_text").click()
    assert page.view.as_text.hasFocus()
    assert page.view.as_text.toPlainText() == text(page)
    assert not page.view.preview.isVisible()
    button(page, "read_as_text").click()
    assert page.view.preview.isVisible()
    assert not page.view.as_text.isVisible()


@pytest.mark.parametrize(("answered", "asked"), [(None, True), (ago(1), True), (TODAY, False)])
def test_the_warning_signs_come_first_unless_they_were_answered_today(
    page: SummaryPage, journal: MemoryJournal, diary_state: DiaryState, answered: date | None, asked: bool
) -> None:
    if answered:
        journal.changed_outside(Change(put=(WarningCheck("check", answered, moment(answered)),)))
        diary_state.refresh()
    assert page.signs.isVisible() is asked
    button(page, "look_at_signs").click()
    assert not page.signs.isVisible()
    check = diary_state.last_warning_check()
    assert check is not None
    assert (check.day, check.id == "check") == (TODAY, not asked)


def test_other_paper_lays_it_out_again(page: SummaryPage, preferences: PreferencesState) -> None:
    preferences.update(paper=Paper.LETTER)
    assert page._pages
    assert page._pages[0].sheet == LETTER
    assert page.view.preview.heightForWidth(618) == 798


# What is told before it, and how it is made.


def test_it_says_what_was_left_out_and_leads_there(page: SummaryPage, diary_state: DiaryState, qtbot: QtBot) -> None:
    card = page.questions
    assert (card.missing.isVisible(), button(page, "ask_questions").text()) == (False, "Answer the &questions")
    diary_state.tell(replace(FULL, medicines="", allergies="", health=None, health_other=""))
    assert card.state.text() == "8 of 10 parts are answered."
    assert card.missing.text() == "Not answered: Medicines, Your health."
    assert button(page, "ask_questions").text() == "Go on with the &questions"
    diary_state.tell(FULL)
    assert (card.state.text(), card.missing.isVisible()) == ("All 10 parts are answered.", False)
    with qtbot.waitSignal(page.page_asked, timeout=0) as signal:
        button(page, "ask_questions").click()
    assert signal.args == ["questions"]


def test_it_says_which_end_of_the_week_was_answered(
    page: SummaryPage, diary_state: DiaryState, journal: MemoryJournal, remember: Callable[..., None]
) -> None:
    said = "Three questions on the past week. At the start: {}. At the end: {}."
    assert page.questions.peg.text() == said.format("not answered", "not answered")
    remember(Peg(ago(8), moment(ago(8)), 5, 4, 3))
    diary_state.answer_peg(4, 3, 2)
    assert page.questions.peg.text() == said.format("answered on 10 Mar", "not answered")
    remember(week(WeekKind.AWARENESS, 2, "running"))
    page.refresh()
    assert page.questions.peg.text() == said.format("answered on 10 Mar", "not yet")
    journal.records.clear()
    page.refresh()
    assert not page.questions.peg.isVisible()


@pytest.mark.parametrize("paper", list(Paper))
def test_paper_is_chosen_here_or_in_the_settings(
    page: SummaryPage, preferences: PreferencesState, paper: Paper
) -> None:
    button(page, f"choice_{paper}").click()
    assert preferences.value.paper is paper
    preferences.update(paper=Paper.LETTER)
    assert button(page, "choice_letter").isChecked()


def test_a_screen_reader_chooses_by_its_own_way(page: SummaryPage, preferences: PreferencesState) -> None:
    found = QAccessible.queryAccessibleInterface(button(page, "choice_letter"))
    assert "Toggle" in found.actionInterface().actionNames()
    found.actionInterface().doAction("Toggle")
    assert preferences.value.paper is Paper.LETTER


@pytest.fixture
def german(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second language for the page, whose words are English ones but for the title."""
    known = assets.content

    def content(language: str, name: str) -> dict[str, Any]:
        found = known("en", name)
        if name == "report" and language == "de":
            return {**found, "language": "de", "page": {**found["page"], "title": "Seite für die Praxis"}}
        return found

    monkeypatch.setattr(assets, "content", content)
    monkeypatch.setattr(assets, "page_languages", lambda: ("de", "en", "es"))


def choose(field: QComboBox, text: str) -> None:
    """As by hand."""
    field.setCurrentIndex(field.findText(text))
    field.activated.emit(field.currentIndex())


@pytest.mark.usefixtures("german")
def test_the_page_is_in_a_language_of_its_own(page: SummaryPage, preferences: PreferencesState) -> None:
    field = page.choices.language
    assert [field.itemText(n) for n in range(field.count())] == ["Same as the window", "Deutsch", "English", "Español"]
    choose(field, "Deutsch")
    assert preferences.value.page_language == "de"
    assert page.view.preview.accessibleName() == "Seite für die Praxis"
    assert page.title.text() == "Summary"
    choose(field, "Same as the window")
    assert preferences.value.page_language == ""
    assert page.view.preview.accessibleName() != "Seite für die Praxis"


@pytest.mark.parametrize(("languages", "offered"), [(("en",), False), (("de", "en"), True)])
def test_one_language_is_no_choice(
    page: SummaryPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, languages: tuple[str, ...], offered: bool
) -> None:
    choices = PageChoices(dict.fromkeys(languages, "a name"))
    qtbot.addWidget(choices)
    assert choices.isAncestorOf(choices.language) is offered


def test_the_daily_table_comes_below_the_page_when_asked_for(page: SummaryPage, diary_state: DiaryState) -> None:
    one, first = page.view.preview.heightForWidth(600), page._pages
    assert not page.sheets.isVisible()
    diary_state.write_note(ago(2), "A long drive")
    page.choices.daily.click()
    count = len(page._pages)
    assert count > len(first) == 1
    assert page.view.preview.heightForWidth(600) == pytest.approx(count * (one + 10), abs=20)
    assert (page.sheets.isVisible(), page.sheets.text()) == (True, f"Sheets in all: {count}.")
    assert page.view.preview.accessibleDescription().startswith(f"Sheets in all: {count}.")
    assert page.view.as_text.toPlainText() == "\n\n".join(map(plain_text, page._pages))
    assert page.view.as_text.toPlainText().count("A long drive") == 2
    page.choices.daily.click()
    assert page.view.preview.heightForWidth(600) == one


def test_every_sheet_is_painted_when_it_is_looked_at(page: SummaryPage) -> None:
    page.choices.daily.click()
    preview = page.view.preview
    preview.resize(600, preview.heightForWidth(600))
    picture = preview.grab().toImage()
    sheet = picture.height() // len(page._pages)
    for number in range(len(page._pages)):
        rows = range(number * sheet + 40, number * sheet + sheet // 4, 3)
        assert any(picture.pixelColor(x, y).lightness() < 100 for y in rows for x in range(60, 400, 3)), number


def test_letters_that_no_font_has_are_told_with_their_line(page: SummaryPage, diary_state: DiaryState) -> None:
    assert not page.letters.isVisible()
    diary_state.write_note(ago(2), "Fine 󠮭 day")
    assert "Fine 󠮭 day" in page.letters.text()
    assert "Your words are safe." in page.letters.text()
    diary_state.write_note(ago(2), "Fine day")
    assert not page.letters.isVisible()


@pytest.mark.parametrize(("ticked", "helped"), [((Sign.CHEST_PAIN,), True), ((Sign.FEET,), False)])
def test_after_an_emergency_the_page_begins_with_whom_to_call(
    page: SummaryPage,
    diary_state: DiaryState,
    preferences: PreferencesState,
    tmp_path: Path,
    ticked: tuple[Sign, ...],
    helped: bool,
) -> None:
    diary_state.answer_warning_signs(ticked)
    assert page.help.isVisible() is helped
    preferences.update(region="US")
    assert "911" in page.help.accessibleDescription()
    # It leads the sheet as well, which leaves all the same.
    assert text(page).index("Warning signs ticked on 18 Mar 2026") < text(page).index("Pain severity")
    page.save_to(tmp_path / "page.pdf")
    assert (tmp_path / "page.pdf").exists()


# How it leaves.


@pytest.mark.parametrize("way", ["print", "print_preview", "save_pdf"])
def test_nothing_leaves_before_the_warning_signs_are_answered(
    page: SummaryPage,
    diary_state: DiaryState,
    signs: list[bool],
    monkeypatch: pytest.MonkeyPatch,
    way: str,
) -> None:
    left: list[str] = []
    monkeypatch.setattr(printing, "printers", lambda: ["Surgery"])
    for name in ("print_by_dialog", "preview"):
        monkeypatch.setattr(printing, name, lambda pages, *_: left.append(plain_text(pages[0])))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (left.append(text(page)), ("", ""))[1])
    signs.append(False)
    button(page, way).click()
    assert (left, diary_state.last_warning_check()) == ([], None)
    signs.append(True)
    button(page, way).click()
    assert len(left) == 1
    assert "None ticked on 18 Mar 2026" in left[0]


@pytest.mark.parametrize("wanted", [True, False])
def test_the_entries_of_the_days_go_with_the_file_if_they_are_wanted(
    page: SummaryPage, preferences: PreferencesState, tmp_path: Path, wanted: bool
) -> None:
    if not wanted:
        page.choices.entries.click()
    assert preferences.value.page_entries is wanted
    page.save_to(tmp_path / "page.pdf")
    inside = PdfReader(tmp_path / "page.pdf").attachments
    name = f"evenfoot-{ago(29)}-{ago(2)}"
    assert set(inside) == ({f"{name}.csv", f"{name}.fhir.json"} if wanted else set())
    if wanted:
        assert inside[f"{name}.csv"][0].count(b"rating") == 2


@pytest.mark.parametrize("wanted", [False, True])
def test_the_notes_go_with_the_file_only_when_asked_for(
    page: SummaryPage, diary_state: DiaryState, tmp_path: Path, wanted: bool
) -> None:
    diary_state.write_note(ago(2), "A quarrel at work")
    assert "Your notes stay out unless you tick the next box." in page.choices.entries.accessibleDescription()
    if wanted:
        page.choices.texts.click()
    page.save_to(tmp_path / "page.pdf")
    inside = PdfReader(tmp_path / "page.pdf").attachments
    assert len(inside) == 2
    assert [b"A quarrel at work" in held[0] for held in inside.values()] == [wanted, wanted]
    page.choices.entries.click()
    assert not page.choices.texts.isEnabled()


@pytest.mark.parametrize(("typed", "written"), [("page", "page.pdf"), ("page.pdf", "page.pdf"), ("", None)])
def test_it_is_saved_as_a_pdf(
    page: SummaryPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, typed: str, written: str | None
) -> None:
    suggested: list[str] = []

    def pick(*asked: Any) -> tuple[str, str]:
        suggested.append(asked[2])
        return (str(tmp_path / typed) if typed else "", "")

    monkeypatch.setattr(QFileDialog, "getSaveFileName", pick)
    button(page, "save_pdf").click()
    assert suggested[0].endswith("Back pain diary 2026-03-18.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ([written] if written else [])
    assert page.ways.said.text() == (f"Saved as {tmp_path / written}." if written else "")
    assert not written or (tmp_path / written).read_bytes().startswith(b"%PDF-")


def test_the_name_just_typed_is_on_the_saved_page(
    page: SummaryPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    monkeypatch.setattr(pdf, "write_pdf", lambda _path, made, *_: written.append(plain_text(made[0])))
    page.about.name.setFocus()
    page.about.name.insert("Zoë")
    page.save_to(tmp_path / "page.pdf")
    assert "Zoë" in written[0]


@pytest.mark.parametrize("place", ["no/folder/page.pdf", "taken.pdf"])
def test_a_page_that_cannot_be_saved_is_said(page: SummaryPage, tmp_path: Path, place: str) -> None:
    (tmp_path / "taken.pdf").mkdir()
    page.save_to(tmp_path / place)
    assert page.ways.said.property("role") == "error"
    assert str(tmp_path) in page.ways.said.text()
    assert page.ways.said.isVisible()
    page.save_to(tmp_path / "page.pdf")
    assert page.ways.said.property("role") == ""


def test_a_bug_is_not_taken_for_bad_luck(page: SummaryPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pdf, "write_pdf", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        page.save_to(tmp_path / "page.pdf")


@pytest.mark.parametrize(
    ("printers", "printed", "said", "role"),
    [
        ([], None, "No printer was found. Nothing was lost. Connect one, or save the page as a PDF file.", "error"),
        (["Surgery"], Printed.HANDED_OVER, "The page is on its way to the printer.", ""),
        (["Surgery"], Printed.IN_FILE, "The page was saved in the file that you chose.", ""),
        (["Surgery"], Printed.WAITING, "The printer has stopped. The page waits for it.", "error"),
        (["Surgery"], Printed.NOT_TAKEN, "The printer did not take the page. Nothing was lost.", "error"),
        (["Surgery"], None, "", ""),
    ],
)
def test_printing(
    page: SummaryPage,
    monkeypatch: pytest.MonkeyPatch,
    printers: list[str],
    printed: Printed | None,
    said: str,
    role: str,
) -> None:
    asked: list[Any] = []

    def dialog(made: Any, page_for: Callable[[Any], Any], parent: QWidget, _save: object) -> Printed | None:
        asked.append((plain_text(made[0]), page_for(LETTER)[0].sheet, parent))
        return printed

    monkeypatch.setattr(printing, "printers", lambda: printers)
    monkeypatch.setattr(printing, "print_by_dialog", dialog)
    button(page, "print").click()
    assert asked == ([(text(page), LETTER, page.ways)] if printers else [])
    assert page.ways.said.text().startswith(said)
    assert page.ways.said.isVisible() == bool(said)
    assert page.ways.said.property("role") == role


def test_what_the_printer_gets_covers_the_chosen_days(page: SummaryPage, monkeypatch: pytest.MonkeyPatch) -> None:
    got: list[str] = []
    monkeypatch.setattr(
        printing, "preview", lambda _pages, page_for, _parent, _save: got.append(plain_text(page_for(LETTER)[0]))
    )
    page.stretch.set_stretch(ago(9), ago(8))
    button(page, "print_preview").click()
    assert "9 Mar to 10 Mar 2026" in got[0]


def test_a_full_disk_stops_the_printing(
    page: SummaryPage, journal: MemoryJournal, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "printers", lambda: ["Surgery"])
    monkeypatch.setattr(printing, "print_by_dialog", lambda *_: pytest.fail("asked for a printer"))
    page.about.name.setText("Zoë")
    journal.failure = DiskFull(Path("diary.db"))
    with qtbot.captureExceptions() as caught:
        button(page, "print").click()
    assert [type(error) for _, error, _ in caught] == [DiskFull]
    journal.failure = None


def test_the_preview_is_drawn_on_white_paper_in_every_theme(page: SummaryPage, qtbot: QtBot) -> None:
    page.resize(890, 1600)
    QApplication.processEvents()
    picture = page.view.preview.grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(10, 300, 7) for y in range(10, 200, 3)}
    assert picture.pixelColor(20, 20).name() == "#ffffff"
    assert "#000000" in colours
