"""An interview as one JSON document and back; what was left unsaid is left out."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from types import MappingProxyType
from typing import Any

from desktop.domain.clock import Moment
from desktop.domain.interview import (
    BodyMark,
    Course,
    Duration,
    Factor,
    HealthFact,
    Helped,
    Hindrance,
    Insoles,
    Interview,
    Onset,
    Region,
    Sensation,
    Tried,
)


def _mark(text: str) -> BodyMark:
    region, _, sensation = text.partition(" ")
    return BodyMark(Region(region), Sensation(sensation))


def _tried(found: Mapping[str, Any]) -> Tried:
    helped = found.get("helped")
    return Tried(found["what"], found.get("how_long", ""), None if helped is None else Helped(helped))


_READERS: Mapping[str, Callable[[Any], Any]] = MappingProxyType(
    {
        "began": date.fromisoformat,
        "duration": Duration,
        "onset": Onset,
        "course": Course,
        "marks": lambda found: frozenset(map(_mark, found)),
        "worse": lambda found: frozenset(map(Factor, found)),
        "better": lambda found: frozenset(map(Factor, found)),
        "sleep": Hindrance,
        "work": Hindrance,
        "walking": Hindrance,
        "tried": lambda found: tuple(map(_tried, found)),
        "health": lambda found: frozenset(map(HealthFact, found)),
        "insoles": Insoles,
        "questions": tuple,
    }
)
"""How the values come back that JSON has no type for."""


def written(interview: Interview) -> str:
    """The answers of `interview` as JSON, its keys in their order; the same answers always give the same text."""
    found = {f.name: _plain(getattr(interview, f.name)) for f in fields(interview) if f.name in interview.answers}
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def read(text: str, at: Moment | None) -> Interview:
    """The interview in `text`; raises ValueError for what is none."""
    try:
        answers = {name: _READERS.get(name, _same)(value) for name, value in json.loads(text).items()}
        return Interview(at=at, **answers)
    except (TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ValueError("these are no answers") from error


def _plain(value: Any) -> Any:
    match value:
        case date():
            return value.isoformat()
        case frozenset():
            return sorted(_plain(one) for one in value)
        case tuple():
            return [_plain(one) for one in value]
        case BodyMark():
            return f"{value.region} {value.sensation}"
        case Tried():
            said = {"what": value.what, "how_long": value.how_long, "helped": value.helped}
            return {name: one for name, one in said.items() if one}
        case str():
            # Halves of surrogate pairs can be in no file.
            return value.encode("utf-8", "replace").decode("utf-8")
        case _:
            return value


def _same(value: Any) -> Any:
    return value
