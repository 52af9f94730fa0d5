"""The page Learn: nine panels by button and by key, in every window, printed, and still where that is wanted."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop import assets
from desktop.domain.preferences import Motion, Paper
from desktop.report.page import Page as Sheetful
from desktop.report.page import Picture, plain_text
from desktop.report.sheet import A4, LETTER, Sheet
from desktop.state.diary_state import DiaryState
from desktop.state.preferences_state import PreferencesState
from desktop.ui.dialogs import printing
from desktop.ui.dialogs.printing import PageFor, Printed
from desktop.ui.explainer import stills
from desktop.ui.explainer.cast import Cast
from desktop.ui.pages import learn_page
from desktop.ui.pages.learn_page import LearnPage
from desktop.ui.theme.look import Look
from desktop.ui.widgets.sources import Sources, source_lines
from desktop.ui.words import Words

TEXTS = assets.content("en", "explainer")
KEYS: list[str] = TEXTS["order"]
Make = Callable[..., LearnPage]


@pytest.fixture(scope="module")
def cast() -> Cast:
    made = Cast()
    made.prepare()
    assert made.renderer is not None
    return made


@pytest.fixture
def make(
    qtbot: QtBot, diary_state: DiaryState, preferences: PreferencesState, words: Words, look: Look, cast: Cast
) -> Make:
    def made(width: int = 908, height: int = 760, cast: Cast = cast) -> LearnPage:
        page = LearnPage(diary_state, preferences, words, look, cast)
        qtbot.addWidget(page)
        page.resize(width, height)
        page.show()
        page.settle()
        settle()
        return page

    return made


@pytest.fixture
def page(make: Make) -> LearnPage:
    return make()


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


def button(page: QWidget, name: str) -> QAbstractButton:
    found = page.findChild(QAbstractButton, name)
    assert found is not None
    return found


def shown(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


@pytest.mark.parametrize("key", KEYS)
def test_a_panel_says_everything(page: LearnPage, key: str) -> None:
    button(page, f"chapter_{key}").click()
    texts, said = TEXTS[key], shown(page)
    wanted = [texts["title"], texts["lead"], *(each["text"] for each in texts["paragraphs"])]
    for pair in texts.get("put_right", ()):
        wanted += [f"“{pair['said']}”", pair["now"]]
    assert [text for text in wanted if text not in said] == []
    others = [TEXTS[name]["title"] for name in KEYS if name != key]
    assert [text for text in others if text in said] == []
    assert page.panel.accessibleName() == texts["title"]


@pytest.mark.parametrize(("number", "said"), [(0, "1 of 8"), (7, "8 of 8"), (8, "Walking")])
def test_a_panel_says_which_it_is(page: LearnPage, number: int, said: str) -> None:
    page.open(KEYS[number])
    assert said in shown(page.panel)


def test_next_and_back_go_through_all(page: LearnPage) -> None:
    seen = [page.key]
    assert not page.back.isEnabled()
    while page.next.isEnabled():
        page.next.click()
        seen.append(page.key)
        assert button(page, f"chapter_{page.key}").isChecked()
    assert seen == KEYS
    while page.back.isEnabled():
        page.back.click()
    assert page.key == KEYS[0]


@pytest.mark.parametrize(
    ("key", "modifier", "goes"),
    [
        (Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier, 1),
        (Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier, -1),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier, 1),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier, -1),
        (Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier, 0),
    ],
)
def test_keys_turn_the_panels(
    qtbot: QtBot, page: LearnPage, key: Qt.Key, modifier: Qt.KeyboardModifier, goes: int
) -> None:
    page.activateWindow()
    page.open(KEYS[3])
    page.panel.player.timeline.slider.setFocus()
    qtbot.keyClick(page.panel.player.timeline.slider, key, modifier)
    assert page.key == KEYS[3 + goes]
    if goes:
        assert QApplication.focusWidget() is button(page, f"chapter_{page.key}")


def test_beyond_the_ends_there_is_nothing(page: LearnPage) -> None:
    page.step(-1)
    assert page.key == KEYS[0]
    page.open(KEYS[-1])
    page.step(1)
    assert page.key == KEYS[-1]


def test_a_panel_begins_at_its_top(page: LearnPage) -> None:
    page.verticalScrollBar().setValue(300)
    page.next.click()
    assert page.verticalScrollBar().value() == 0


def test_panels_are_made_when_they_are_opened_and_kept(page: LearnPage) -> None:
    assert list(page._panels) == [KEYS[0]]
    first = page.panel
    page.next.click()
    assert list(page._panels) == KEYS[:2]
    page.back.click()
    assert page.panel is first


def test_whoever_turns_the_page_stops_the_scene(page: LearnPage) -> None:
    player = page.panel.player
    player.timeline.toggle()
    page.next.click()
    assert not player.timeline.playing


@pytest.mark.parametrize("key", ["chain", "help"])
def test_the_sources_of_a_paragraph_are_one_click_away(page: LearnPage, words: Words, key: str) -> None:
    panel = page.open(key)
    first = TEXTS[key]["paragraphs"][0]
    found = [
        each
        for each in panel.findChildren(Sources)
        if " ".join(first["text"].split()[:5]) in each.button.accessibleName()
    ]
    assert len(found) == 1
    found[0].button.click()
    settle()
    lines = source_lines(first["sources"], words.content("sources"))
    assert [line for line in lines if line not in shown(panel)] == []


@pytest.mark.parametrize(
    ("motion", "system", "still"),
    [
        (Motion.SYSTEM, False, False),
        (Motion.SYSTEM, True, True),
        (Motion.REDUCED, False, True),
        (Motion.FULL, True, False),
    ],
)
def test_who_wants_less_motion_sees_four_pictures_first(
    make: Make,
    preferences: PreferencesState,
    monkeypatch: pytest.MonkeyPatch,
    motion: Motion,
    system: bool,
    still: bool,
) -> None:
    monkeypatch.setattr(learn_page, "prefers_still", lambda: system)
    preferences.update(motion=motion)
    player = make().panel.player
    assert player.still is still
    assert player.stage.isVisible() is not still
    assert (player.strip is not None and player.strip.isVisible()) is still


@pytest.mark.parametrize(("motion", "asked"), [(Motion.SYSTEM, 1), (Motion.REDUCED, 0), (Motion.FULL, 0)])
def test_the_system_is_asked_once_and_only_by_who_follows_it(
    make: Make, preferences: PreferencesState, monkeypatch: pytest.MonkeyPatch, motion: Motion, asked: int
) -> None:
    questions: list[int] = []
    monkeypatch.setattr(learn_page, "prefers_still", lambda: bool(questions.append(1)))
    preferences.update(motion=motion)
    page = make()
    page.open("walking")
    preferences.update(paper=Paper.LETTER)
    assert len(questions) == asked


def test_another_choice_of_motion_holds_at_once(page: LearnPage, preferences: PreferencesState) -> None:
    page.open("walking")
    for motion, still in ((Motion.REDUCED, True), (Motion.FULL, False)):
        preferences.update(motion=motion)
        assert [panel.player.still for panel in page._panels.values()] == [still, still]


@pytest.mark.parametrize("motion", [Motion.FULL, Motion.REDUCED])
def test_another_choice_of_anything_else_changes_no_panel(
    page: LearnPage, preferences: PreferencesState, motion: Motion
) -> None:
    preferences.update(motion=motion)
    player = page.panel.player
    player.show_strip(on=not player.still)
    chosen = player.still
    preferences.update(paper=Paper.LETTER)
    assert player.still is chosen


@pytest.mark.parametrize(
    ("width", "height", "wide"),
    [(508, 480, False), (700, 700, False), (859, 760, False), (860, 760, True), (908, 756, True), (1800, 1100, True)],
)
@pytest.mark.parametrize("key", ["chain", "week"])
def test_it_fits(make: Make, width: int, height: int, wide: bool, key: str) -> None:
    page = make(width, height)
    panel = page.open(key)
    page.settle()
    settle()
    body, player = page.widget(), panel.player
    assert body.width() <= page.viewport().width()
    beside = player.mapTo(body, QPoint()).x() > panel.title.mapTo(body, panel.title.rect().topRight()).x()
    assert beside is wide
    for label in panel.findChildren(QLabel):
        if label.isVisible():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
    foot = page.back.mapTo(body, QPoint()).y()
    assert player.mapTo(body, player.rect().bottomLeft()).y() < foot
    assert player.height() == player.heightForWidth(player.width())


def test_what_plays_the_scene_is_seen_without_scrolling(page: LearnPage) -> None:
    for key in KEYS:
        player = page.open(key).player
        settle()
        end = player.mapTo(page.viewport(), player.rect().bottomLeft()).y()
        assert end <= page.viewport().height(), key


def test_the_figure_stays_in_sight_while_the_words_scroll(page: LearnPage) -> None:
    bar, player = page.verticalScrollBar(), page.panel.player
    first = player.mapTo(page.viewport(), QPoint()).y()
    bar.setValue(150)
    settle()
    assert 0 < player.mapTo(page.viewport(), QPoint()).y() < first
    bar.setValue(bar.maximum())
    settle()
    assert player.geometry().bottom() <= player.parentWidget().height()


def test_below_one_another_the_figure_scrolls_with_the_words(make: Make) -> None:
    page = make(600, 500)
    before = page.panel.player.y()
    page.verticalScrollBar().setValue(200)
    settle()
    assert page.panel.player.y() == before == 0


def test_without_bones_the_page_shows_its_pictures(make: Make) -> None:
    page = make(cast=Cast(lambda: b"nonsense"))
    assert TEXTS["missing"]["text"] in shown(page)
    page.open("causes")
    page.settle()
    assert TEXTS["missing"]["text"] not in shown(page)


@pytest.fixture
def handed_over(monkeypatch: pytest.MonkeyPatch) -> list[Sheetful]:
    """What a printer that says yes is given, on the sheet of the dialog."""
    given: list[Sheetful] = []

    def take(page: Sheetful, page_for: PageFor, _parent: QWidget) -> Printed:
        given.extend([page, page_for(LETTER)])
        return Printed.HANDED_OVER

    monkeypatch.setattr(printing, "printers", lambda: ["Home"])
    monkeypatch.setattr(printing, "print_by_dialog", take)
    return given


@pytest.mark.parametrize("key", ["rolling_in", "help"])
def test_the_printed_page_has_the_text_the_pictures_and_the_sources(
    page: LearnPage, preferences: PreferencesState, words: Words, handed_over: list[Sheetful], key: str
) -> None:
    preferences.update(paper=Paper.A4)
    page.open(key)
    page.print.button.click()
    assert [each.sheet for each in handed_over] == [A4, LETTER]
    texts = TEXTS[key]
    ids = [name for each in (*texts["paragraphs"], *texts.get("put_right", ())) for name in each["sources"]]
    for printed in handed_over:
        said = plain_text(printed)
        wanted = [texts["title"], texts["lead"], *(each["text"] for each in texts["paragraphs"])]
        wanted += [each["caption"] for each in texts["moments"]]
        wanted += [each["now"] for each in texts.get("put_right", ())]
        wanted += source_lines(ids, words.content("sources"))
        assert [text for text in wanted if text not in said] == []
        pictures = [mark for block in printed.blocks for mark in block.marks if isinstance(mark, Picture)]
        assert len({picture.png for picture in pictures}) == 4
    assert page.print.said.text() == "The page is on its way to the printer. If it does not come out, try again."


def test_without_bones_the_baked_pictures_are_printed(make: Make, handed_over: list[Sheetful]) -> None:
    make(cast=Cast(lambda: b"nonsense")).print.button.click()
    pictures = [mark for block in handed_over[0].blocks for mark in block.marks if isinstance(mark, Picture)]
    assert len(pictures) == 4


def test_without_the_baked_pictures_the_captions_are_printed(
    make: Make, handed_over: list[Sheetful], monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(key: str) -> list[QImage]:
        raise assets.AssetMissingError(key)

    monkeypatch.setattr(stills, "baked", missing)
    page = make(cast=Cast(lambda: b"nonsense"))
    page.print.button.click()
    said = plain_text(handed_over[0])
    assert [each["caption"] for each in TEXTS["chain"]["moments"] if each["caption"] not in said] == []
    pictures = [mark for block in handed_over[0].blocks for mark in block.marks if isinstance(mark, Picture)]
    assert all(picture.rect.height < 2 for picture in pictures)


@pytest.mark.parametrize(
    ("printed", "said", "wrong"),
    [
        (Printed.WAITING, "The printer has stopped", True),
        (Printed.IN_FILE, "The page was saved", False),
        (Printed.NOT_TAKEN, "The printer did not take", True),
        (None, "", False),
    ],
)
def test_what_came_of_printing(
    page: LearnPage, monkeypatch: pytest.MonkeyPatch, printed: Printed | None, said: str, wrong: bool
) -> None:
    monkeypatch.setattr(printing, "printers", lambda: ["Home"])
    monkeypatch.setattr(printing, "print_by_dialog", lambda *_: printed)
    page.print.button.click()
    assert page.print.said.text().startswith(said)
    assert page.print.said.isVisible() == bool(said)
    assert (page.print.said.property("role") == "error") is wrong


def test_without_a_printer_nothing_is_drawn(page: LearnPage, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(_sheet: Sheet | None) -> Sheetful:
        raise AssertionError

    monkeypatch.setattr(printing, "printers", list)
    monkeypatch.setattr(page.print, "_page_for", never)
    page.print.button.click()
    assert page.print.said.text() == "No printer was found. Nothing was lost. Connect one and try again."


def test_every_panel_is_a_part_for_the_tour(page: LearnPage) -> None:
    names = []
    for name, widget in page.parts():
        names.append(name)
        assert widget is page.window()
        key = name.removesuffix("-strip")
        player = page.panel.player
        assert page.key == key
        if name == key:
            assert player.view is not None
            assert not player.still
        else:
            assert player.still
    assert names == [*KEYS, "chain-strip"]
    assert not page.panel.player.still
