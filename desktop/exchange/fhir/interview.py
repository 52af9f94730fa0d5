"""The interview as a form: one item for each question, in groups as they are asked; what was not said is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from desktop.domain.interview import (
    ASKED,
    Course,
    Duration,
    Factor,
    HealthFact,
    Helped,
    Hindrance,
    Insoles,
    Interview,
    Onset,
    Part,
    Region,
    Sensation,
    Tried,
)
from desktop.exchange.fhir import codes
from desktop.exchange.fhir.forms import Answered, answer, form, response
from desktop.exchange.fhir.frame import Frame
from desktop.exchange.fhir.model import Json
from desktop.exchange.fhir.text import plain
from desktop.exchange.fhir.words import TABLES, Words

NONE = "none"
UNIT = "http://hl7.org/fhir/StructureDefinition/questionnaire-unit"
_CHOICES: dict[str, type[StrEnum]] = {
    "duration": Duration,
    "onset": Onset,
    "course": Course,
    "worse": Factor,
    "better": Factor,
    "sleep": Hindrance,
    "work": Hindrance,
    "walking": Hindrance,
    "health": HealthFact,
    "insoles": Insoles,
}
_SEVERAL = {"worse", "better", "health"}
_PLAIN = {
    **dict.fromkeys(("had_before", "night_waking", "foot_pain", "brings_shoes"), "boolean"),
    "stiff_minutes": "integer",
    "began": "date",
}
"""Every other field is text."""
_VALUES = {"boolean": "valueBoolean", "integer": "valueInteger", "date": "valueDate", "text": "valueString"}


@dataclass(frozen=True)
class Item:
    """One question: its link id, its type, the answers to choose from, and whether it takes several."""

    link: str
    text: str
    type: str
    options: tuple[Json, ...] = ()
    several: bool = False
    below: tuple[Item, ...] = ()

    @property
    def asked(self) -> Json:
        """It in the form."""
        found: Json = {"linkId": self.link, "text": self.text, "type": self.type}
        if self.several:
            found["repeats"] = True
        if self.type == "integer":
            found["extension"] = [{"url": UNIT, "valueCoding": {"system": codes.UCUM, "code": "min"}}]
        if self.options:
            found["answerOption"] = [{"valueCoding": option} for option in self.options]
        return found | ({"item": [item.asked for item in self.below]} if self.below else {})


def interview(frame: Frame) -> Answered:
    """The form with what was told, if anything was."""
    told = frame.diary.interview
    if not told:
        return Answered()
    groups = _form(frame.words)
    made = form(frame, "Interview", frame.words.say("problem.form"), [group.asked for group in groups])
    answers = [found for group in groups if (found := _group(group, frame.words, told))]
    return Answered(made, (response(frame, "interview", made, told.at or frame.made, answers),))


def _form(words: Words) -> tuple[Item, ...]:
    return tuple(
        Item(f"part.{part}", words.part(part), "group", below=tuple(_items(words, ASKED[part]))) for part in Part
    )


def _items(words: Words, fields: Iterable[str]) -> Iterator[Item]:
    for field in fields:
        if field == "marks":
            for sensation in Sensation:
                options = tuple(coded(words, region) for region in Region)
                link = f"marks_{sensation}"
                text = f"{words.asked(field)} ({words.answer(sensation)})"
                yield Item(link, text, "choice", options, several=True)
        elif field == "tried":
            yield Item("tried_nothing", words.asked(field, "nothing"), "boolean")
            yield _tried(words)
        else:
            options = tuple(coded(words, value) for value in _CHOICES[field]) if field in _CHOICES else ()
            if field in _SEVERAL:
                options += (codes.coding(NONE, str(words.answers["none"])),)
            kind = "choice" if options else _PLAIN.get(field, "text")
            several = field in _SEVERAL or field == "questions"
            yield Item(field, words.asked(field), kind, options, several)


def _tried(words: Words) -> Item:
    below = (
        Item("tried_what", words.asked("tried", "what"), "text"),
        Item("tried_how_long", words.asked("tried", "how_long"), "text"),
        Item(
            "tried_helped", words.asked("tried", "helped"), "choice", tuple(coded(words, helped) for helped in Helped)
        ),
    )
    return Item("tried", words.asked("tried"), "group", several=True, below=below)


def coded(words: Words, value: StrEnum) -> Json:
    """An answer under our own code for it."""
    return codes.coding(f"{TABLES[type(value)]}.{value}", words.answer(value))


def _group(group: Item, words: Words, told: Interview) -> Json | None:
    """What was answered in a part; None if that is nothing."""
    found: list[Json] = []
    for item in group.below:
        if item.link == "tried":
            found += [said for tried in told.tried or () if (said := _tried_answer(item, words, tried))]
        elif answers := [_value(item, words, value) for value in _said(item, told)]:
            found.append(answer(item.link, item.text, *answers))
    return {"linkId": group.link, "text": group.text, "item": found} if found else None


def _said(item: Item, told: Interview) -> list[Any]:
    """What was answered to `item`, one by one; NONE where none of several was chosen."""
    if item.link.startswith("marks_"):
        return list(told.felt_in(Sensation(item.link.removeprefix("marks_"))))
    if item.link == "tried_nothing":
        return [True] if told.tried == () else []
    value = getattr(told, item.link)
    if isinstance(value, frozenset):
        return [choice for choice in _CHOICES[item.link] if choice in value] or [NONE]
    if isinstance(value, tuple):
        return [text for each in value if (text := plain(each))]
    if isinstance(value, str) and not isinstance(value, StrEnum):
        return [text] if (text := plain(value)) else []
    return [] if value is None else [value]


def _value(item: Item, words: Words, value: Any) -> Json:
    if isinstance(value, StrEnum):
        return {"valueCoding": coded(words, value)}
    if item.options:
        return {"valueCoding": codes.coding(NONE, str(words.answers["none"]))}
    return {_VALUES[item.type]: value}


def _tried_answer(item: Item, words: Words, tried: Tried) -> Json | None:
    what, how_long, helped = item.below
    typed = ((what, plain(tried.what)), (how_long, plain(tried.how_long)))
    found = [answer(asked.link, asked.text, {"valueString": text}) for asked, text in typed if text]
    if tried.helped:
        found.append(answer(helped.link, helped.text, {"valueCoding": coded(words, tried.helped)}))
    return {"linkId": item.link, "text": item.text, "item": found} if found else None


def told_rows(frame: Frame, parts: Iterable[Part]) -> list[tuple[str, str]]:
    """What was told in `parts`, as pairs of a label and the answer in words."""
    words, told = frame.words, frame.diary.interview
    rows: list[tuple[str, str]] = []
    for item in (item for part in parts for item in _items(words, ASKED[part])):
        if item.link == "tried":
            rows += [(item.text, text) for tried in told.tried or () if (text := _tried_text(words, tried))]
        elif said := [_text(item, words, value) for value in _said(item, told)]:
            rows.append((item.text, "; ".join(said)))
    return rows


def _text(item: Item, words: Words, value: Any) -> str:
    if isinstance(value, StrEnum):
        return words.answer(value)
    if isinstance(value, bool):
        return words.yes_no(value)
    if item.type == "integer":
        return words.minutes(value)
    return str(words.answers["none"]) if value == NONE and item.options else str(value)


def _tried_text(words: Words, tried: Tried) -> str:
    said = (tried.what, tried.how_long, words.answer(tried.helped) if tried.helped else "")
    return ", ".join(text for text in said if plain(text))
