"""The page Learn: nine panels by button and by key, in every window, printed, and still where that is wanted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
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
from desktop.ui.explainer.cast import Cast
from desktop.ui.explainer.panels.passages import FIXED, Passage
from desktop.ui.explainer.player import stills
from desktop.ui.pages import learn_page
from desktop.ui.pages.learn_page import LearnPage
from desktop.ui.theme.look import Look
from desktop.ui.widgets.buttons import CiteButton
from desktop.ui.widgets.sources import source_lines
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


def shown(widget: QWidget) -> list[str]:
    return [label.text().rstrip(FIXED) for label in widget.findChildren(QLabel) if label.isVisible()]


def pick(page: LearnPage, key: str) -> None:
    """As a hand does in the list."""
    page.contents.pick.setCurrentIndex(KEYS.index(key))
    page.contents.pick.activated.emit(KEYS.index(key))


@pytest.mark.parametrize("key", KEYS)
def test_a_panel_says_everything(page: LearnPage, key: str) -> None:
    pick(page, key)
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
        assert page.contents.pick.currentIndex() == KEYS.index(page.key)
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
        assert QApplication.focusWidget() is page.contents.pick


def test_next_says_where_it_leads_and_is_at_hand_above(page: LearnPage) -> None:
    assert page.next.text() == "&Next: Rolling in"
    contents = page.contents
    assert [contents.back.isEnabled(), contents.next.isEnabled()] == [False, True]
    assert contents.next.toolTip() == f"2  {TEXTS['rolling_in']['title']}"
    contents.next.click()
    assert page.key == KEYS[1]
    contents.back.click()
    assert page.key == KEYS[0]
    page.open(KEYS[-1])
    assert not contents.next.isEnabled()
    assert page.next.text() == "&Next"


def test_the_list_has_every_title(page: LearnPage) -> None:
    listed = [page.contents.pick.itemText(row) for row in range(page.contents.pick.count())]
    assert listed == [f"{number}  {TEXTS[key]['title']}" for number, key in enumerate(KEYS, start=1)]


@pytest.mark.parametrize("width", [508, 908])
def test_tab_goes_on_as_the_page_is_read(make: Make, width: int) -> None:
    page = make(width)
    page.open("rolling_in")
    page.settle()
    settle()
    player, seen = page.panel.player, [page.contents.back]
    assert player.view is not None
    last = page.next if width >= learn_page.WIDE else page.print.save
    while seen[-1] is not last and len(seen) < 99:
        following = seen[-1].nextInFocusChain()
        while not (following.focusPolicy() & Qt.FocusPolicy.TabFocus and following.isVisible()):
            following = following.nextInFocusChain()
        seen.append(following)
    above, below = seen[:3], seen[-4:]
    assert above == [page.contents.back, page.contents.pick, page.contents.next]
    paper = [page.print.button, page.print.save]
    assert below == ([page.back, *paper, page.next] if last is page.next else [page.back, page.next, *paper])
    places = [widget.mapTo(page.widget(), QPoint()) for widget in seen[3:-4]]
    beside = [place.x() >= player.mapTo(page.widget(), QPoint()).x() for place in places]
    if width >= learn_page.WIDE:
        assert beside == sorted(beside), "first the words, then the figure"
        words = [place.y() for place, right in zip(places, beside, strict=True) if not right]
        assert words == sorted(words)
    else:
        assert [place.y() for place in places] == sorted(place.y() for place in places)
    assert player.timeline.slider in seen


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
    start = " ".join(first["text"].split()[:5])
    found = [each for each in panel.findChildren(CiteButton) if start in each.accessibleName()]
    assert len(found) == 1
    lines = source_lines(first["sources"], words.content("sources"))
    for on in (True, False):
        found[0].click()
        settle()
        assert [line in shown(panel) for line in lines] == [on] * len(lines)


@pytest.mark.parametrize("width", [508, 908, 1400])
def test_the_mark_of_the_sources_stands_at_the_end_of_its_text(make: Make, width: int) -> None:
    page = make(width)
    for passage in page.panel.findChildren(Passage):
        label, cite = passage.findChildren(QLabel)[0], passage.cite
        assert passage.height() == label.height(), "it takes no line of its own"
        assert passage.rect().contains(cite.geometry().center())
        assert cite.geometry().bottom() >= label.height() - label.fontMetrics().height()


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

    def take(pages: tuple[Sheetful, ...], page_for: PageFor, _parent: QWidget, _save: object) -> Printed:
        given.extend([*pages, *page_for(LETTER)])
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
    assert page.print.said.text() == printing.sentence(Printed.HANDED_OVER)


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


def test_the_page_is_saved_as_a_file_and_over_nothing_that_is_kept(
    page: LearnPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[str] = []

    def choose(_parent: QWidget, _title: str, suggested: str, _kinds: str) -> tuple[str, str]:
        asked.append(Path(suggested).name)
        return str(tmp_path / "a panel"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    page.open("rolling_in")
    page.print.save.click()
    path = tmp_path / "a panel.pdf"
    assert asked == ["Rolling in - pronation.pdf"]
    assert path.read_bytes().startswith(b"%PDF")
    assert page.print.said.text() == f"Saved as {path}."
    page.print.save_to(tmp_path / "nowhere" / "a.pdf")
    assert page.print.said.property("role") == "error"


def test_without_a_printer_nothing_is_drawn(page: LearnPage, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(_sheet: Sheet | None) -> tuple[Sheetful, ...]:
        raise AssertionError

    monkeypatch.setattr(printing, "printers", list)
    monkeypatch.setattr(page.print, "_page_for", never)
    page.print.button.click()
    assert (
        page.print.said.text() == "No printer was found. Nothing was lost. Connect one, or save the page as a PDF file."
    )


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
