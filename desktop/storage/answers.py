"""An interview as one JSON document and back; what was left unsaid is left out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
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

Reader = Callable[[Any], Any]


def _plainly(kind: type) -> Reader:
    """Takes what JSON has a type for as it is, and refuses what is of another one."""

    def read(found: Any) -> Any:
        if type(found) is not kind:
            raise ValueError("this is of another kind")
        return found

    return read


def _each(read: Reader, into: Callable[[Iterable[Any]], Any] = frozenset) -> Reader:
    """Reads every one of a list."""
    values = _plainly(list)
    return lambda found: into(map(read, values(found)))


_text, _flag, _number = _plainly(str), _plainly(bool), _plainly(int)


def _mark(found: Any) -> BodyMark:
    region, _, sensation = _text(found).partition(" ")
    return BodyMark(Region(region), Sensation(sensation))


def _tried(found: Mapping[str, Any]) -> Tried:
    return Tried(**{name: (Helped if name == "helped" else _text)(value) for name, value in found.items()})


_READERS: Mapping[str, Reader] = MappingProxyType(
    {
        "main_problem": _text,
        "hopes": _text,
        "duration": Duration,
        "began": date.fromisoformat,
        "onset": Onset,
        "onset_story": _text,
        "had_before": _flag,
        "course": Course,
        "marks": _each(_mark),
        "stiff_minutes": _number,
        "night_waking": _flag,
        "worse": _each(Factor),
        "worse_other": _text,
        "better": _each(Factor),
        "better_other": _text,
        "sleep": Hindrance,
        "work": Hindrance,
        "walking": Hindrance,
        "misses": _text,
        "tried": _each(_tried, tuple),
        "medicines": _text,
        "allergies": _text,
        "health": _each(HealthFact),
        "health_other": _text,
        "foot_pain": _flag,
        "foot_story": _text,
        "insoles": Insoles,
        "brings_shoes": _flag,
        "questions": _each(_text, tuple),
    }
)
"""How each answer comes back."""


def written(interview: Interview) -> str:
    """The answers of `interview` as JSON, its keys in their order; the same answers always give the same text."""
    found = {f.name: _plain(getattr(interview, f.name)) for f in fields(interview) if f.name in interview.answers}
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def read(text: str, at: Moment | None) -> Interview:
    """The interview in `text`; raises ValueError for what is none."""
    try:
        answers = {name: _READERS[name](value) for name, value in json.loads(text).items()}
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
            return {name: _plain(one) for name, one in said.items() if one or name == "what"}
        case str():
            # Halves of surrogate pairs can be in no file.
            return value.encode("utf-8", "replace").decode("utf-8")
        case _:
            return value
