"""What was saved, taken back and done again is named, so that one long chain holds no surprise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from desktop.domain.diary import BodySite, Change, Evened
from desktop.domain.interview import Interview
from desktop.domain.paper import PaperDay
from desktop.domain.routine import WeekKind
from desktop.state.diary_state import DiaryState
from desktop.ui.deed_words import DeedWords
from desktop.ui.words import Words
from tests import told
from tests.fakes import FixedClock
from tests.ui.days import TODAY, ago, rating

Act = Callable[[DiaryState], object]
LEG = frozenset({BodySite.LEFT_LEG})


def changed_check_in(state: DiaryState, **changes: object) -> None:
    """Notice something and change it afterwards."""
    state.check_in(replace(state.notice(TODAY, "washing_dishes"), **changes))  # type: ignore[arg-type]


def own(state: DiaryState) -> str:
    """The id of an activity of the person's own."""
    state.save_activity(None, "Ironing", "", True)
    return state.activities()[-1].id


SAID: dict[str, tuple[Act, str, str, str]] = {
    "rate": (lambda s: s.rate(TODAY, 5), "Saved: rating 5 for today.", "Taken back: rating 5 for today.", ""),
    "rate again": (
        lambda s: [s.rate(TODAY, 5), s.rate(TODAY, 8)],
        "Saved: rating 8 for today.",
        "Taken back: rating 8 for today. It is 5 again.",
        "Done again: rating 8 for today.",
    ),
    "rate yesterday": (lambda s: s.rate(ago(1), 5), "Saved: rating 5 for yesterday.", "", ""),
    "unrate": (
        lambda s: [s.rate(TODAY, 5), s.unrate(TODAY)],
        "Taken away: rating 5 for today.",
        "There again: rating 5 for today.",
        "Taken away again: rating 5 for today.",
    ),
    "sites": (
        lambda s: [s.rate(ago(1), 5), s.rate(ago(1), 5, LEG)],
        "Saved: where it hurt yesterday.",
        "Taken back: where it hurt yesterday.",
        "",
    ),
    "notice": (
        lambda s: s.notice(TODAY, "washing_dishes"),
        "Saved: what you noticed while washing dishes.",
        "Taken back: what you noticed while washing dishes.",
        "Done again: what you noticed while washing dishes.",
    ),
    "notice own": (lambda s: s.notice(TODAY, own(s)), "Saved: what you noticed (“Ironing”).", "", ""),
    "notice earlier": (
        lambda s: s.notice(ago(3), "cooking"),
        f"Saved: what you noticed while cooking on {ago(3):%A}, {ago(3).day} {ago(3):%B}.",
        "",
        "",
    ),
    "even at once": (
        lambda s: s.notice(TODAY, "cooking", Evened.YES),
        "Saved: that you evened your weight while cooking.",
        "",
        "",
    ),
    "even": (
        lambda s: changed_check_in(s, evened=Evened.YES),
        "Saved: that you evened your weight while washing dishes.",
        "Taken back: that you evened your weight while washing dishes.",
        "",
    ),
    "pain": (
        lambda s: changed_check_in(s, pain_before=3),
        "Saved: the change to what you noticed while washing dishes.",
        "",
        "",
    ),
    "remove": (
        lambda s: s.remove_check_in(s.notice(TODAY, "cooking")),
        "Taken away: what you noticed while cooking.",
        "There again: what you noticed while cooking.",
        "",
    ),
    "note": (lambda s: s.write_note(TODAY, "A."), "Saved: the note.", "Taken back: the note.", "Done again: the note."),
    "note of yesterday": (lambda s: s.write_note(ago(1), "A."), "Saved: the note for yesterday.", "", ""),
    "blank note": (lambda s: [s.write_note(TODAY, "A."), s.write_note(TODAY, "")], "", "There again: the note.", ""),
    "skip": (lambda s: s.skip(TODAY), "Saved: that today is left out.", "Taken back: that today is left out.", ""),
    "unskip": (
        lambda s: [s.skip(ago(1)), s.unskip(ago(1))],
        "Taken away: that yesterday is left out.",
        "There again: that yesterday is left out.",
        "",
    ),
    "baseline": (lambda s: s.begin_week(WeekKind.BASELINE, TODAY), "Saved: the start of the baseline week.", "", ""),
    "noticing": (
        lambda s: s.begin_week(WeekKind.AWARENESS, TODAY),
        "",
        "Taken back: the start of the week of noticing.",
        "",
    ),
    "pause": (lambda s: [begun(s), s.pause_week()], "", "Taken back: the pause of the week.", ""),
    "resume": (lambda s: [begun(s), s.pause_week(), s.resume_week()], "Saved: going on with the week.", "", ""),
    "go to": (lambda s: [begun(s), s.go_to(5)], "Saved: day 5 for today.", "Taken back: day 5 for today.", ""),
    "end": (lambda s: [begun(s), s.end_week()], "", "Taken back: the end of the week.", ""),
    "own": (own, "Saved: the activity “Ironing”.", "Taken back: the activity “Ironing”.", ""),
    "rename": (
        lambda s: s.save_activity(own(s), "Pressing", "", True),
        "Saved: the change to the activity “Pressing”.",
        "",
        "",
    ),
    "put away": (lambda s: s.use_activity("cooking", False), "Saved: that “Cooking” is not in use.", "", ""),
    "use": (
        lambda s: [s.use_activity("cooking", False), s.use_activity("cooking", True)],
        "",
        "Taken back: that “Cooking” is in use.",
        "",
    ),
    "tell": (
        lambda s: s.tell(told.PLAIN),
        "Saved: what you told for the visit.",
        "Taken back: what you told for the visit.",
        "Done again: what you told for the visit.",
    ),
    "tell one part": (
        lambda s: s.tell(Interview(medicines="None")),
        "Saved: what you told for the visit, under “Medicines”.",
        "Taken back: what you told for the visit, under “Medicines”.",
        "Done again: what you told for the visit, under “Medicines”.",
    ),
    "tell nothing": (
        lambda s: [s.tell(told.PLAIN), s.tell(Interview())],
        "Taken away: what you told for the visit.",
        "There again: what you told for the visit.",
        "Taken away again: what you told for the visit.",
    ),
    "three answers": (
        lambda s: s.answer_peg(6, 5, 4),
        "Saved: the three answers about the past week.",
        "Taken back: the three answers about the past week.",
        "Done again: the three answers about the past week.",
    ),
    "three answers away": (
        lambda s: [s.answer_peg(6, 5, 4), s.remove_peg(s.pegs()[0])],
        "Taken away: the three answers about the past week.",
        "There again: the three answers about the past week.",
        "",
    ),
    "paper": (
        lambda s: s.type_in([PaperDay(ago(1), 5), PaperDay(TODAY, 4)]),
        "Saved: the week from paper.",
        "Taken back: the week from paper.",
        "Done again: the week from paper.",
    ),
    "import": (
        lambda s: s.take_in(lambda _: Change(put=(rating(1, 3),))),
        "",
        "Taken back: the entries you took in.",
        "",
    ),
}


def begun(state: DiaryState) -> None:
    """A week of noticing that began yesterday."""
    state.begin_week(WeekKind.AWARENESS, ago(1))


@pytest.mark.parametrize(("act", "saved", "back", "again"), SAID.values(), ids=SAID)
def test_every_step_is_named(
    diary_state: DiaryState, words: Words, clock: FixedClock, act: Act, saved: str, back: str, again: str
) -> None:
    def said(expected: str, text: str) -> None:
        assert text == (expected or text)
        assert "{" not in text

    deeds = DeedWords(diary_state, words)
    act(diary_state)
    assert diary_state.undoable
    said(saved, deeds.saved(diary_state.undoable))
    clock.advance(timedelta(minutes=1))
    step = diary_state.undo()
    assert step
    said(back, deeds.taken_back(step))
    step = diary_state.redo()
    assert step
    said(again, deeds.done_again(step))
