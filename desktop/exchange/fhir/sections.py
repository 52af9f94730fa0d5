"""The sections of the Composition: each says in words what its entries hold, and says so where there is nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from desktop.domain.interview import Part
from desktop.domain.summary import ActivitySummary, Summary, summarise
from desktop.domain.trend import WeekMean
from desktop.domain.warning_signs import Tier, signs
from desktop.exchange.fhir import forms, interview, observations
from desktop.exchange.fhir.codes import EMPTY_REASONS, PEG_ITEMS
from desktop.exchange.fhir.frame import Frame
from desktop.exchange.fhir.model import Entry, Json, instant
from desktop.exchange.fhir.text import bare_table, facts, inline, listed, narrative, paragraph, plain, table

HISTORY = (Part.PROBLEM, Part.ONSET, Part.BODY, Part.PATTERN, Part.FUNCTION, Part.TRIED, Part.HEALTH)


@dataclass(frozen=True)
class Section:
    """One section: its title, its words as XHTML, the entries that it adds, and those of others that it points to."""

    title: str
    words: str
    entries: tuple[Entry, ...] = ()
    others: tuple[Entry, ...] = ()

    def resource(self, frame: Frame) -> Json:
        """It in the Composition."""
        say = frame.words.say
        made: Json = {"title": self.title}
        if self.words:
            made["text"] = narrative(frame.words.language, self.words)
        else:
            made["text"] = narrative(frame.words.language, paragraph(say("not_said")))
        entries = [entry.reference for entry in (*self.entries, *self.others)]
        if entries:
            return made | {"entry": entries}
        if self.words:
            return made
        return made | {"emptyReason": {"coding": [{"system": EMPTY_REASONS, "code": "notasked"}]}}


def sections(frame: Frame) -> Iterator[Section]:
    """Every section in the order of the physician's page; notes only if there are any."""
    say = frame.words.say
    told = interview.interview(frame)
    recorded = _recorded(frame)
    yield Section(say("warning.title"), _warning(frame), forms.warning_signs(frame).entries)
    yield Section(say("problem.title"), facts(interview.told_rows(frame, HISTORY)), told.entries)
    yield _ratings(frame, recorded)
    yield Section(say("peg.title"), _peg(frame), forms.peg(frame).entries)
    noticed = _activities(frame, recorded)
    yield Section(say("check_in.title"), noticed, tuple(observations.check_ins(frame)))
    if notes := tuple(observations.notes(frame)):
        rows = [(str(day.day), day.note.text) for day in frame.diary.days if day.note]
        yield Section(say("note.title"), table((say("note.day"), say("note.text")), rows), notes)
    feet = facts(interview.told_rows(frame, (Part.FEET,)))
    yield Section(say("feet.title"), feet, others=told.responses if feet else ())
    yield _medicines(frame, told.responses)
    questions = listed(filter(plain, frame.diary.interview.questions))
    yield Section(say("questions.title"), questions, others=told.responses if questions else ())


def _recorded(frame: Frame) -> Summary | None:
    """What was recorded, summed up over all of it; None if nothing was."""
    if frame.span is None:
        return None
    first, last = frame.span
    return summarise(frame.diary, first, last, last)


def _warning(frame: Frame) -> str:
    say = frame.words.say
    names = {sign: f"{frame.words.tier(tier)}: {frame.words.sign(sign)}" for tier in Tier for sign in signs(tier)}
    none = say("warning.none")
    rows = [
        (str(check.day), "\n".join(name for sign, name in names.items() if sign in check.ticked) or none)
        for check in reversed(frame.diary.warning_checks)
    ]
    return table((say("warning.day"), say("warning.ticked")), rows) or paragraph(say("warning.not_asked"))


def _ratings(frame: Frame, recorded: Summary | None) -> Section:
    say = frame.words.say
    names = observations.rating_names(frame)
    weeks = _weeks(frame, recorded)
    means = tuple(
        observations.week_mean(frame, week, [names[day] for day in week.days if day in names])
        for week in weeks
        if week.mean.value is not None
    )
    head = (say("rating.day"), say("rating.score"), say("rating.sites"), say("rating.recalled_head"))
    days = bare_table(head, _rating_rows(frame))
    if not days:
        return Section(say("rating.title"), "")
    question = paragraph(f"{say('rating.question')} {say('rating.gap')}")
    words = question + listed(_week_text(frame, week) for week in weeks) + days
    return Section(say("rating.title"), words, (*observations.ratings(frame, names), *means))


def _rating_rows(frame: Frame) -> str:
    """A row for each rating. Ten years have thousands: only what can need it is escaped."""
    where = cache(lambda sites: inline(observations.sites_text(frame, sites)))
    later = inline(frame.words.say("rating.recalled_mark"))
    return "".join(
        f"<tr><td>{r.day}</td><td>{r.score}</td><td>{where(r.sites)}</td><td>{later if r.recalled else ''}</td></tr>"
        for day in frame.diary.days
        if (r := day.rating)
    )


def _weeks(frame: Frame, recorded: Summary | None) -> list[WeekMean]:
    """The weeks that lie within what was recorded.

    Of another one days may have been cut off, and its mean would not be the one that stands on the page.
    """
    if recorded is None or frame.span is None:
        return []
    first, last = frame.span
    return [week for week in recorded.trend.weeks if week.complete and first <= week.days[0] and week.days[-1] <= last]


def _week_text(frame: Frame, week: WeekMean) -> str:
    value = week.mean.value
    return frame.words.say(
        "rating.mean_few" if value is None else "rating.mean",
        label=observations.mean_label(frame, week),
        first=week.days[0],
        last=week.days[-1],
        value=0 if value is None else round(value, observations.DECIMALS),
        rated=week.mean.rated,
        of=week.mean.of,
    )


def _peg(frame: Frame) -> str:
    say, names = frame.words.say, frame.words.answers["peg"]
    head = (say("peg.day"), *(str(names[item]["name"]) for item in PEG_ITEMS), say("peg.mean_name"))
    rows = [
        (str(peg.day), *(str(score) for score in peg.scores), str(round(peg.mean, observations.DECIMALS)))
        for peg in frame.diary.pegs
    ]
    found = table(head, rows)
    return found and found + paragraph(say("peg.credit"))


def _activities(frame: Frame, recorded: Summary | None) -> str:
    say = frame.words.say
    keys = ("activity", "noticed", "evened_count", "days", "change")
    rows = [_activity(frame, summary) for summary in (recorded.activities if recorded else ())]
    return table([say(f"check_in.{key}") for key in keys], rows)


def _activity(frame: Frame, summary: ActivitySummary) -> tuple[str, ...]:
    change = "" if summary.change is None else f"{summary.change:+g} ({summary.pairs})"
    counts = (str(summary.noticed), str(summary.evened), str(summary.days))
    return (frame.words.activity(summary.activity), *counts, change)


def _medicines(frame: Frame, told: tuple[Entry, ...]) -> Section:
    """The medicines in one statement: where one ends and the next begins is for whoever reads it."""
    title = frame.words.say("medicines.title")
    rows = facts(interview.told_rows(frame, (Part.MEDICINES,)))
    text = plain(frame.diary.interview.medicines)
    # Who takes none is asked to write so; it is not the name of a medicine.
    if not text or text.casefold().strip(' .!“”"') in frame.words.texts["medicines"]["nothing"]:
        return Section(title, rows, others=told if rows else ())
    statement: Json = {
        "resourceType": "MedicationStatement",
        "status": "unknown",
        "medicationCodeableConcept": {"text": text},
        "subject": frame.patient,
        "dateAsserted": instant(frame.diary.interview.at or frame.made),
        "informationSource": frame.patient,
    }
    return Section(title, rows, (frame.entry("medicines", statement),), told)
