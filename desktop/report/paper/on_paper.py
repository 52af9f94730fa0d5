"""From the activities and a week to finished sheets in one call: the cards to cut out, and the sheet to tick."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from desktop import assets
from desktop.domain.preferences import Paper
from desktop.domain.routine import ROUTINE, Activity, WeekKind
from desktop.report.measure import FontMeasure
from desktop.report.page import Page
from desktop.report.paper.cue_card import Cue
from desktop.report.paper.cue_cards import lay_out_cards
from desktop.report.paper.week_sheet import SheetDay, WeekSheet, lay_out_week
from desktop.report.sheet import Sheet, sheet_for
from desktop.report.words import Words, words

_WHOLE = re.compile(r"[.!?…]\s*$|[,;:.!?–—]\s+\S")
"""What a plan with both its halves has, in any language: when, and what is then done."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Which week a sheet is for; without `first` its dates are left to be written in, and maybe nothing is rated."""

    kind: WeekKind = WeekKind.AWARENESS
    first: date | None = None
    ratings: bool = True


def cards(activities: Iterable[Activity], paper: Paper | Sheet, language: str) -> tuple[Page, ...]:
    """A card for each of `activities`, in `language` (a BCP 47 tag). Needs a QGuiApplication for its fonts."""
    said = sheet_words(language)
    built_in = assets.content(language, "activities")
    cues = tuple(_cue(activity, said, built_in) for activity in activities)
    return lay_out_cards(cues, _sheet(paper), said, FontMeasure())


def week(activities: Iterable[Activity], plan: Plan, paper: Paper | Sheet, language: str) -> tuple[Page, ...]:
    """The one sheet for seven days, in `language`; in a baseline week nothing is noticed on purpose."""
    said = sheet_words(language)
    focus = assets.content(language, "routine")
    noticing = plan.kind is WeekKind.AWARENESS
    days = tuple(
        SheetDay(plan.first and plan.first + timedelta(days=number), str(focus[each]["focus"]) if noticing else "")
        for number, each in enumerate(ROUTINE)
    )
    names = tuple(said.activity(activity) for activity in activities) if noticing else ()
    made = WeekSheet(said.say(f"week.{plan.kind}"), days, names, plan.ratings)
    return (lay_out_week(made, _sheet(paper), said, FontMeasure()),)


def sheet_words(language: str) -> Words:
    """The words of the sheets in `language`, English where they are not translated."""
    return words(assets.content(language, "paper"), assets.content(language, "activities"), {}, language)


def _sheet(paper: Paper | Sheet) -> Sheet:
    return paper if isinstance(paper, Sheet) else sheet_for(paper)


def _cue(activity: Activity, said: Words, built_in: dict[str, Any]) -> Cue:
    """The person's own plan where there is one; a built-in activity under its own name has ours."""
    if activity.name or activity.cue:
        name, plan = said.activity(activity), said.say("cards.plan")
        if not activity.cue:
            return Cue(plan=f"{name}: {plan}")
        return Cue(name, activity.cue if _WHOLE.search(activity.cue) else f"{activity.cue.strip()}: {plan}")
    return Cue(said.say(f"cards.places.{activity.id}"), str(built_in[activity.id]["cue"]))
