"""The warning signs: kept with their date, and help before everything when an emergency sign is ticked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.domain.diary import Change
from desktop.domain.routine import Turn, Week, WeekKind
from desktop.domain.warning_signs import Sign, Tier, WarningCheck
from desktop.state.diary_state import DiaryState
from desktop.state.preferences_state import PreferencesState
from desktop.ui import region_field
from desktop.ui.pages.warning_signs_page import WarningSignsPage
from desktop.ui.region_field import ELSEWHERE, RegionField
from desktop.ui.theme.look import Look
from desktop.ui.widgets.warning_signs import help_card
from desktop.ui.widgets.warning_signs.help_card import HelpCard
from desktop.ui.widgets.warning_signs.sign_list import SignList
from desktop.ui.words import Words
from tests.fakes import FixedClock, MemoryJournal
from tests.ui.days import TODAY, ago, moment, week

AWARENESS = WeekKind.AWARENESS
Remember = Callable[..., None]


def answer(days: int, *ticked: Sign, id: str = "check") -> WarningCheck:
    return WarningCheck(id, ago(days), moment(ago(days)), frozenset(ticked))


@pytest.fixture
def make(
    qtbot: QtBot, diary_state: DiaryState, preferences: PreferencesState, words: Words, look: Look
) -> Callable[[], WarningSignsPage]:
    def build() -> WarningSignsPage:
        page = WarningSignsPage(diary_state, preferences, words, look)
        page.resize(890, 700)
        qtbot.addWidget(page)
        page.show()
        return page

    return build


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ((), "Not answered yet."),
        ((answer(0),), "Last answer: Today, none ticked."),
        ((answer(1, Sign.FEET),), "Last answer: Yesterday, 1 ticked."),
        ((answer(5), answer(2, Sign.FEET, Sign.AGE, id="later")), "Last answer: Monday, 16 March, 2 ticked."),
    ],
)
def test_the_last_answer_is_shown(
    make: Callable[[], WarningSignsPage], remember: Remember, kept: tuple[WarningCheck, ...], said: str
) -> None:
    remember(*kept)
    page = make()
    assert page.answered.text() == said
    assert page.list.ticked() == (kept[-1].ticked if kept else frozenset())
    assert page.clear.isEnabled() == bool(page.list.ticked())


def test_ticks_are_kept_when_asked(make: Callable[[], WarningSignsPage], diary_state: DiaryState) -> None:
    page = make()
    page.list.set_ticked(frozenset({Sign.FEVER, Sign.COUGH}))
    assert page.answered.text() == "Not kept yet."
    assert diary_state.last_warning_check() is None
    page.keep.click()
    assert page.answered.text() == "Last answer: Today, 2 ticked."
    assert (check := diary_state.last_warning_check())
    assert (check.day, check.ticked) == (TODAY, {Sign.FEVER, Sign.COUGH})
    page.clear.click()
    assert page.answered.text() == "Not kept yet."
    page.keep.click()
    assert (check := diary_state.last_warning_check())
    assert check.ticked == frozenset()


def test_ticks_that_are_not_kept_outlast_other_changes(
    make: Callable[[], WarningSignsPage], diary_state: DiaryState, journal: MemoryJournal
) -> None:
    page = make()
    page.list.set_ticked(frozenset({Sign.AGE}))
    diary_state.rate(TODAY, 3)
    assert page.list.ticked() == {Sign.AGE}
    journal.changed_outside(Change(put=(answer(0, Sign.LUMP),)))
    diary_state.refresh()
    assert page.list.ticked() == {Sign.LUMP}


def test_help_comes_into_view_once(
    make: Callable[[], WarningSignsPage], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    said: list[str] = []
    monkeypatch.setattr(help_card, "announce", lambda _source, sentence: said.append(sentence))
    page = make()
    bar = page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 200)
    bar.setValue(bar.maximum())
    page.list._boxes[Sign.NUMB_SADDLE].click()
    assert bar.value() == 0
    assert not page.help.visibleRegion().isEmpty()
    bar.setValue(200)
    page.list._boxes[Sign.LEAKING].click()
    page.keep.click()
    assert bar.value() == 200
    assert len(said) == 1
    page.clear.click()
    assert not page.help.isVisible()


@pytest.mark.parametrize("tier", Tier)
def test_help_is_for_emergencies(make: Callable[[], WarningSignsPage], tier: Tier) -> None:
    page = make()
    for sign in Sign:
        page.list.set_ticked(frozenset({sign}))
        assert page.help.isVisible() == (sign.tier is Tier.EMERGENCY), sign


@pytest.mark.parametrize(
    ("running", "paused"),
    [
        ((), []),
        ((week(AWARENESS, 3),), [True]),
        ((week(WeekKind.BASELINE, 1),), [True]),
        ((Week("rests", AWARENESS, (Turn(ago(3), 1), Turn(ago(1), None))),), [True]),
        ((week(AWARENESS, 0),), [True]),
        ((week(AWARENESS, 3), Week("next", AWARENESS, (Turn(TODAY + timedelta(days=20), 1),))), [True, False]),
    ],
    ids=["none", "awareness", "baseline", "paused", "first-day", "another-follows"],
)
@pytest.mark.parametrize("sign", [Sign.BOTH_LEGS, Sign.FEVER])
def test_an_emergency_pauses_the_week(
    make: Callable[[], WarningSignsPage],
    remember: Remember,
    diary_state: DiaryState,
    running: tuple[Week, ...],
    paused: list[bool],
    sign: Sign,
) -> None:
    remember(*running)
    page = make()
    page.list.set_ticked(frozenset({sign}))
    assert page.help.later.isVisible() == (bool(running) and sign.tier is Tier.EMERGENCY)
    page.keep.click()
    if sign.tier is Tier.EMERGENCY:
        assert [week.paused(TODAY) for week in diary_state.weeks()] == paused
    else:
        assert diary_state.weeks() == running
    assert diary_state.last_warning_check() is not None


def test_a_pause_is_taken_back_on_today(
    make: Callable[[], WarningSignsPage], remember: Remember, diary_state: DiaryState, clock: FixedClock
) -> None:
    remember(week(AWARENESS, 3))
    make().list.set_ticked(frozenset({Sign.BOTH_LEGS}))
    diary_state.answer_warning_signs({Sign.BOTH_LEGS})
    clock.advance(days=2)
    diary_state.resume_week()
    assert (running := diary_state.week())
    assert running.position(diary_state.today) == 4


@pytest.mark.parametrize(
    ("region", "number", "advice"),
    [
        ("GB", "Call 999 or 112", "NHS 111"),
        ("US", "Call 911", "urgent-care clinic"),
        ("DE", "Call 112", "out-of-hours"),
        ("XX", "Call your local emergency number (112 works on most mobile phones)", "a clinic near you"),
    ],
)
def test_the_numbers_are_those_of_the_region(words: Words, qtbot: QtBot, region: str, number: str, advice: str) -> None:
    card = HelpCard(words.content("warning_signs"), region)
    qtbot.addWidget(card)
    shown = [label.text() for label in card.findChildren(QLabel)]
    assert card.isHidden()
    assert number in shown
    assert card.accessibleDescription() == number
    assert any(text.startswith("For advice, ask ") and advice in text for text in shown)


def numbers(page: WarningSignsPage) -> tuple[str, str]:
    """What the two cards say whom to call."""
    in_small, in_large = page.numbers.call.text(), page.help.accessibleDescription()
    return in_small.removeprefix("In an emergency, c").removesuffix("."), in_large.removeprefix("C")


@pytest.mark.parametrize(
    ("kept", "shown", "number"),
    [
        ("GB", "GB", "Call 999 or 112"),
        ("US", "US", "Call 911"),
        (ELSEWHERE, ELSEWHERE, "Call your local emergency number (112 works on most mobile phones)"),
        ("JP", ELSEWHERE, "Call your local emergency number (112 works on most mobile phones)"),
        ("not a country", ELSEWHERE, "Call your local emergency number (112 works on most mobile phones)"),
    ],
)
def test_the_region_that_was_chosen_counts(
    make: Callable[[], WarningSignsPage], preferences: PreferencesState, kept: str, shown: str, number: str
) -> None:
    preferences.update(region=kept)
    page = make()
    assert numbers(page) == (number.removeprefix("C"),) * 2
    assert field(page).value() == shown
    assert preferences.value.region == kept


def test_the_number_is_said_once(make: Callable[[], WarningSignsPage]) -> None:
    page = make()
    assert (page.numbers.call.isVisible(), page.help.isVisible()) == (True, False)
    page.list.set_ticked(frozenset({Sign.LEAKING}))
    assert (page.numbers.call.isVisible(), page.help.isVisible(), field(page).isVisible()) == (False, True, True)


def field(page: WarningSignsPage) -> RegionField:
    """Where the region is chosen."""
    found = page.findChild(RegionField)
    assert found is not None
    return found


def test_a_region_is_kept_as_soon_as_it_is_chosen(
    make: Callable[[], WarningSignsPage], preferences: PreferencesState
) -> None:
    page = make()
    assert field(page).value() == ""
    choice = field(page)
    choice.setCurrentIndex(choice.findData("NZ"))
    choice.activated.emit(choice.currentIndex())
    assert preferences.value.region == "NZ"
    assert numbers(page) == ("all 111", "all 111")
    preferences.update(region="DE")
    assert (field(page).value(), numbers(page)[0]) == ("DE", "all 112")


def test_the_computers_own_region_is_named(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    monkeypatch.setattr(region_field, "region_of", lambda _preferences: "DE")
    choice = RegionField(["GB", "DE"])
    qtbot.addWidget(choice)
    shown = [choice.itemText(n) for n in range(choice.count())]
    assert shown == ["Same as the computer: Germany", "Germany", "United Kingdom", "Another country"]


def test_every_region_has_what_the_card_says(words: Words, qtbot: QtBot) -> None:
    texts = words.content("warning_signs")
    for region in texts["numbers"]:
        card = HelpCard(texts, region)
        qtbot.addWidget(card)
        assert card.accessibleDescription().startswith("Call ")
    assert QLocale.territoryToCode(QLocale("de_AT").territory()) in texts["numbers"]


def test_every_sign_is_in_the_card_of_its_tier(words: Words, qtbot: QtBot) -> None:
    texts = words.content("warning_signs")
    signs = SignList(texts)
    qtbot.addWidget(signs)
    for sign in Sign:
        box = signs._boxes[sign]
        assert box.accessibleName() == texts["signs"][sign]["text"]
        assert box.parentWidget().accessibleName() == texts["tiers"][sign.tier]["title"]


def test_the_list_says_once_that_it_changed(words: Words, qtbot: QtBot) -> None:
    signs = SignList(words.content("warning_signs"))
    qtbot.addWidget(signs)
    heard: list[frozenset[Sign]] = []
    signs.changed.connect(lambda: heard.append(signs.ticked()))
    some = frozenset({Sign.AGE, Sign.FEET})
    for ticked in (some, some, frozenset[Sign]()):
        signs.set_ticked(ticked)
    assert heard == [some, frozenset()]
