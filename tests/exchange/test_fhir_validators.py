"""Two readers of FHIR that know nothing of each other take every document, and refuse what is wrong with one.

fhir.resources has models of R4B, fhirclient of R4 (4.0.1), both made from HL7's own definitions. Neither looks codes
up, so those that FHIR binds are held against its lists here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from fhir.resources.R4B.bundle import Bundle as R4BBundle
from fhirclient.models.bundle import Bundle as R4Bundle
from fhirclient.models.fhirabstractbase import FHIRValidationError
from hypothesis import given
from pydantic import ValidationError

from desktop import demo
from desktop.domain.diary import Diary, gather
from desktop.exchange import fhir
from tests.benchmarks.ten_years import records
from tests.exchange.test_fhir import HOSTILE, MADE, Json, below, everywhere
from tests.strategies import diaries
from tests.told import FULL, LONGEST, PLAIN

READERS: dict[str, tuple[Callable[[Json], object], type[Exception]]] = {
    "r4b": (R4BBundle.model_validate, ValidationError),
    "r4": (R4Bundle, FHIRValidationError),
}
BOUND = {
    ("Bundle", "type"): {"document"},
    ("Composition", "status"): {"preliminary", "final", "amended", "entered-in-error"},
    ("Observation", "status"): {"registered", "preliminary", "final", "amended", "corrected", "cancelled"},
    ("Questionnaire", "status"): {"draft", "active", "retired", "unknown"},
    ("QuestionnaireResponse", "status"): {"in-progress", "completed", "amended", "entered-in-error", "stopped"},
    ("MedicationStatement", "status"): {
        "active",
        "completed",
        "intended",
        "stopped",
        "on-hold",
        "unknown",
        "not-taken",
    },
}
ITEM_TYPES = {"group", "boolean", "decimal", "integer", "date", "string", "text", "choice"}


def refused(document: Json) -> set[str]:
    """The readers that do not take `document`."""
    found = set()
    for name, (read, error) in READERS.items():
        try:
            read(document)
        except error:
            found.add(name)
    return found


def unbound(document: Json) -> Iterator[str]:
    """Codes that are not in the list that FHIR binds them to."""
    for resource in (document, *(entry["resource"] for entry in document["entry"])):
        for (kind, element), codes in BOUND.items():
            if resource["resourceType"] == kind and resource[element] not in codes:
                yield f"{kind}.{element}: {resource[element]}"
    for value in below(document):
        if isinstance(value, dict) and {"linkId", "type"} <= set(value) and value["type"] not in ITEM_TYPES:
            yield f"Questionnaire.item.type: {value['type']}"
        if isinstance(value, dict) and "div" in value and value["status"] not in {"generated", "additional"}:
            yield f"Narrative.status: {value['status']}"


def accepted(diary: Diary) -> None:
    """Both readers take the document of `diary`."""
    document = json.loads(fhir.dump(diary, MADE))
    assert refused(document) == set()
    assert list(unbound(document)) == []


@given(diaries())
def test_every_document_is_taken(diary: Diary) -> None:
    accepted(diary)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_taken(text: str) -> None:
    accepted(everywhere(text))


@pytest.mark.parametrize("told", [PLAIN, FULL, LONGEST], ids=["plain", "full", "longest"])
def test_what_was_told_is_taken(told: Any) -> None:
    accepted(replace(demo.sample(), interview=told))


def test_months_are_taken() -> None:
    accepted(gather(records(date(2026, 3, 15), 60)))


# What they refuse.


def observation(document: Json) -> Json:
    """The first rating."""
    return next(each["resource"] for each in document["entry"] if "effectivePeriod" in each["resource"])


def resource(document: Json, kind: str) -> Json:
    """The first resource of a kind."""
    return next(each["resource"] for each in document["entry"] if each["resource"]["resourceType"] == kind)


BOTH = {"r4b", "r4"}
SPOILED: dict[str, tuple[set[str], Callable[[Json], object]]] = {
    "no status": (BOTH, lambda d: observation(d).pop("status")),
    "no code": (BOTH, lambda d: observation(d).pop("code")),
    "unknown element": (BOTH, lambda d: observation(d).update(pain=5)),
    "a date for an instant": (BOTH, lambda d: observation(d).update(issued="2026-03-02")),
    "an offset of 23 hours": (BOTH, lambda d: observation(d).update(issued="2026-03-02T10:00:00+23:00")),
    "a period in words": (BOTH, lambda d: observation(d)["effectivePeriod"].update(start="2 March")),
    "one performer": (BOTH, lambda d: observation(d).update(performer=observation(d)["subject"])),
    "several body sites": (BOTH, lambda d: observation(d).update(bodySite=[{"text": "leg"}, {"text": "foot"}])),
    "a score as text": ({"r4"}, lambda d: observation(d)["valueQuantity"].update(value="5")),
    "two values": ({"r4b"}, lambda d: observation(d).update(valueInteger=5)),
    "no title": (BOTH, lambda d: resource(d, "Composition").pop("title")),
    "no author": (BOTH, lambda d: resource(d, "Composition").pop("author")),
    "no link id": (BOTH, lambda d: resource(d, "Questionnaire")["item"][0].pop("linkId")),
    "another birth date": (BOTH, lambda d: resource(d, "Patient").update(birthDate="10.12.1950")),
    "an empty name": ({"r4b"}, lambda d: resource(d, "Patient").update(name=[{"text": ""}])),
}


@pytest.mark.parametrize("name", SPOILED)
def test_a_spoiled_document_is_refused(name: str) -> None:
    by, spoil = SPOILED[name]
    document = json.loads(fhir.dump(replace(demo.sample(), interview=FULL), MADE))
    spoiled = deepcopy(document)
    spoil(spoiled)
    assert (refused(document), refused(spoiled)) == (set(), by)


@pytest.mark.parametrize(
    ("kind", "element", "code"),
    [
        ("Observation", "status", "done"),
        ("MedicationStatement", "status", "taken"),
        ("Questionnaire", "status", "final"),
    ],
)
def test_a_code_that_fhir_does_not_know_is_noticed(kind: str, element: str, code: str) -> None:
    document = json.loads(fhir.dump(replace(demo.sample(), interview=FULL), MADE))
    resource(document, kind)[element] = code
    assert list(unbound(document)) == [f"{kind}.{element}: {code}"]
