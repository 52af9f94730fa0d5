"""Nothing is cut off in the smallest window: not in English, and not in a language that needs half as much again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QScrollArea, QWidget

from desktop.app import Program, build
from desktop.demo import folder, sample
from desktop.domain.diary import Change, Person
from desktop.domain.interview import Interview, Part
from desktop.domain.warning_signs import Sign
from desktop.ui.dialogs.signs_before import SignsBefore
from desktop.ui.main_window import SMALLEST
from desktop.ui.pages.about_page import AboutPage
from desktop.ui.pages.learn_page import LearnPage
from desktop.ui.pages.settings_page import SettingsPage
from desktop.ui.pages.summary_page import SummaryPage
from desktop.ui.pages.warning_signs_page import WarningSignsPage
from desktop.ui.welcome.welcome import Welcome
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.sources import Sources
from tests.told import LONGEST


class Wordy(QTranslator):
    """A language that says everything half as long again, in words that can be parted."""

    def translate(self, _context: str, text: str, _comment: str | None = None, _n: int = -1) -> str:
        if len(text) < 5 or "yyy" in text or "MMM" in text:
            return ""
        return f"{text} {('wortet ' * len(text))[: len(text) // 2]}"

    def isEmpty(self) -> bool:  # noqa: N802
        return False


@pytest.fixture
def program() -> Iterator[Program]:
    with folder(sample()) as place:
        made = build(place)
        made.window.resize(*SMALLEST)
        made.window.show()
        yield made
        made.close()
        made.window.deleteLater()


@pytest.fixture(params=["english", "wordy"])
def language(request: pytest.FixtureRequest, program: Program, qapp: QApplication) -> Iterator[str]:
    """Installed last: the program itself takes all others out."""
    wordy = Wordy()
    if request.param == "wordy":
        qapp.installTranslator(wordy)
    yield request.param
    qapp.removeTranslator(wordy)


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def cut(page: QScrollArea) -> list[str]:
    """What of the page cannot be seen in full, however far it is scrolled."""
    body = page.widget()
    found = [f"the page is {body.width()} wide"] if body.width() > page.viewport().width() else []
    for widget in body.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            continue
        place = widget.rect().translated(widget.mapTo(body, widget.rect().topLeft()))
        name = getattr(widget, "text", str)()[:40] or widget.objectName()
        if not body.rect().contains(place):
            found.append(f"{name}: beyond the edge")
        if isinstance(widget, QLabel) and widget.height() < widget.heightForWidth(widget.width()):
            found.append(f"{name}: {widget.height()} of {widget.heightForWidth(widget.width())} pixels high")
        if isinstance(widget, QAbstractButton) and widget.width() < widget.minimumSizeHint().width():
            found.append(f"{name}: {widget.width()} of {widget.minimumSizeHint().width()} pixels wide")
    return found


def open_all(page: Page) -> None:
    for sources in page.findChildren(Sources):
        sources.button.click()


def fill_in(page: Page) -> None:
    match page:
        case SettingsPage():
            page.findChild(QAbstractButton, "add_activity").click()
            page.export_to(Path("/nowhere/at/all/in/a/long/folder/diary.json"), "json")
        case SummaryPage():
            page.about.born.add.click()
            page.save_to(Path("/nowhere/at/all/page.pdf"))
            page.ways.saved.offer(Path("/nowhere/at/all/page.pdf"))
        case LearnPage():
            page.open("insoles")
            page.settle()
        case WarningSignsPage():
            page.list.set_ticked(frozenset(Sign))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("summary", SummaryPage),
        ("learn", LearnPage),
        ("warning_signs", WarningSignsPage),
        ("settings", SettingsPage),
        ("about", AboutPage),
    ],
)
def test_a_page_in_the_smallest_window(program: Program, language: str, name: str, kind: type[Page]) -> None:
    program.diary.set_person(Person("x" * 300))
    page = program.window.open(name)
    assert isinstance(page, kind)
    fill_in(page)
    open_all(page)
    settle()
    assert ("wo" in page.title.text()) == (language == "wordy")
    assert program.window.width() == SMALLEST[0]
    assert cut(page) == []


@pytest.mark.parametrize("told", [Interview(), LONGEST], ids=["nothing", "everything"])
def test_the_questions_in_the_smallest_window(program: Program, language: str, told: Interview) -> None:
    program.diary.tell(told)
    page = program.window.open("questions")
    for name, _window in page.parts():
        page.findChild(QAbstractButton, "all_parts").setChecked(name == Part.PROBLEM)
        open_all(page)
        settle()
        # A place on the body figure has no words.
        assert (name, [each for each in cut(page) if not each.startswith("place_")]) == (name, [])
    assert ("wo" in page.title.text()) == (language == "wordy")


def test_the_warning_signs_before_the_page_in_a_small_dialog(program: Program, language: str) -> None:
    page = program.window.open("summary")
    for name, dialog in page.parts():
        assert isinstance(dialog, SignsBefore)
        dialog.list.set_ticked(frozenset(Sign))
        dialog.findChild(Sources).button.click()
        dialog.resize(480, 400)
        dialog.show()
        settle()
        assert ("wo" in dialog.windowTitle()) == (language == "wordy")
        assert (name, cut(dialog.area)) == ("signs", [])
        assert dialog.rect().contains(dialog.cancel.geometry())
        assert dialog.area.widget().height() > dialog.area.viewport().height()


def test_the_introduction_in_the_smallest_window(program: Program, language: str) -> None:
    program.diary.take_in(lambda whole: Change(remove=whole.weeks))
    welcome = program.window.welcome()
    assert isinstance(welcome, Welcome)
    assert ("wortet" in welcome.skip.text()) == (language == "wordy")
    for number in welcome.steps():
        step = welcome._steps[number]
        open_all(step)
        settle()
        assert cut(step) == []
        for button in (welcome.skip, welcome.back, welcome.next):
            assert button.isHidden() or welcome.rect().contains(button.mapTo(welcome, button.rect().bottomRight()))
            assert button.width() >= button.minimumSizeHint().width()


def test_the_page_ends_where_its_words_end(program: Program) -> None:
    page = program.window.open("about")
    settle()
    last = max(label.mapTo(page.widget(), label.rect().bottomLeft()).y() for label in page.findChildren(QLabel))
    assert page.verticalScrollBar().maximum() > 0
    assert page.widget().height() - last < 80


def test_a_cut_word_would_be_found(program: Program) -> None:
    page = program.window.open("about")
    settle()
    note = next(label for label in page.findChildren(QLabel) if len(label.text()) > 150)
    note.setFixedHeight(10)
    settle()
    assert len(cut(page)) == 1
