"""About: the disclaimer first, the way back to the introduction, and every source."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop import __version__, app
from desktop.domain.routine import WeekKind
from desktop.state.diary_state import DiaryState
from desktop.state.preferences_state import PreferencesState
from desktop.ui.pages.about_page import AboutPage
from desktop.ui.theme.look import Look
from desktop.ui.welcome.welcome import Welcome
from desktop.ui.widgets.sources import Sources, source_lines
from desktop.ui.words import Words


@pytest.fixture
def page(qtbot: QtBot, diary_state: DiaryState, preferences: PreferencesState, words: Words, look: Look) -> AboutPage:
    made = AboutPage(diary_state, preferences, words, look)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def program(tmp_path: Path, qtbot: QtBot) -> Iterator[app.Program]:
    made = app.build(tmp_path)
    made.preferences.update(welcomed=True)
    made.window.begin(welcomed=True)
    made.window.show()
    yield made
    made.close()
    made.window.deleteLater()


def texts(page: AboutPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def press(page: AboutPage, name: str) -> None:
    found = page.findChild(QPushButton, name)
    assert found is not None
    found.click()


def test_the_disclaimer_comes_before_everything_else(page: AboutPage, words: Words) -> None:
    about = words.content("about")
    shown = texts(page)
    assert shown[:2] == ["About", f"This is Evenfoot {__version__}."]
    assert shown[2:4] == [about["disclaimer"]["title"], about["disclaimer"]["body"]]
    for part in ("what", "privacy", "review", "funding", "sources", "credits"):
        assert about[part]["title"] in shown


def test_every_licence_is_named(page: AboutPage, words: Words) -> None:
    for item in words.content("about")["credits"]["items"]:
        assert any(f"{item['name']}: {item['licence']}" in text for text in texts(page))


def test_every_source_can_be_read(page: AboutPage, words: Words, qtbot: QtBot) -> None:
    catalogue = words.content("sources")
    sources = page.findChild(Sources)
    assert sources is not None
    before = texts(page)
    sources.button.click()
    shown = [text for text in texts(page) if text not in before]
    assert len(shown) == len(catalogue)
    for entry, text in zip(catalogue.values(), shown, strict=True):
        assert text.startswith(entry["title"])
        assert text.endswith(words.content("about")["certainty"][entry["certainty"]])
    assert sources.button.text() == "Hide the &sources"
    sources.button.click()
    assert texts(page) == before


@pytest.mark.parametrize(
    ("ids", "lines"),
    [
        ([], []),
        (["a", "b", "a"], ["One. More. There.", "Two."]),
    ],
)
def test_a_source_is_one_line_and_comes_once(ids: list[str], lines: list[str], qtbot: QtBot) -> None:
    catalogue = {"a": {"title": "One", "detail": "More.", "where": "There"}, "b": {"title": "Two."}}
    assert source_lines(ids, catalogue) == lines
    around = QWidget()
    qtbot.addWidget(around)
    shown = Sources("show", "hide", lines, around)
    assert shown.isVisibleTo(around) == bool(lines)


@pytest.mark.parametrize(("name", "page"), [("read_signs", "warning_signs"), ("introduction_again", "welcome")])
def test_it_leads_on(
    diary_state: DiaryState,
    preferences: PreferencesState,
    words: Words,
    look: Look,
    qtbot: QtBot,
    name: str,
    page: str,
) -> None:
    about = AboutPage(diary_state, preferences, words, look)
    qtbot.addWidget(about)
    with qtbot.waitSignal(about.page_asked, timeout=0) as asked:
        press(about, name)
    assert asked.args == [page]


@pytest.mark.parametrize("leave", ["skip", "next"])
@pytest.mark.parametrize("kind", [None, *WeekKind])
def test_the_introduction_again(program: app.Program, leave: str, kind: WeekKind | None) -> None:
    window, diary = program.window, program.diary
    if kind:
        diary.begin_week(kind, diary.today)
    before = diary.weeks()
    about = window.open("about")
    assert isinstance(about, AboutPage)
    press(about, "introduction_again")
    welcome = window.findChild(Welcome)
    assert welcome is not None
    assert welcome.isVisible()
    assert not about.isVisible()
    for _ in range(len(welcome._steps) if leave == "next" else 1):
        getattr(welcome, leave).click()
    assert window.page == "today"
    assert window.open("today").isVisible()
    begun = kind is None and leave == "next"
    assert [week.kind for week in diary.weeks()] == ([WeekKind.BASELINE] if begun else [week.kind for week in before])
    assert program.preferences.value.welcomed
