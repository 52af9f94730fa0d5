"""Codes: those of LOINC, SNOMED CT and UCUM that were checked, and our own where there is none to be had."""

from __future__ import annotations

from desktop.domain.diary import BodySite
from desktop.exchange.fhir.model import Json

LOINC = "http://loinc.org"
SNOMED = "http://snomed.info/sct"
UCUM = "http://unitsofmeasure.org"
CATEGORIES = "http://terminology.hl7.org/CodeSystem/observation-category"
EMPTY_REASONS = "http://terminology.hl7.org/CodeSystem/list-empty-reason"
URIS = "urn:ietf:rfc3986"

# The project has no domain that it could promise to keep, and example.org would be everybody's. FHIR lets a UUID name
# a system; this one is version 5 of "evenfoot" under the DNS namespace and never changes.
LOCAL = "urn:uuid:259b9647-4884-5b3d-b004-44f8b9880a49"

RATING = "72514-3"
RATING_NAME = "Pain severity - 0-10 verbal numeric rating [Score] - Reported"
BODY_SITE = "111796-9"
NOTE_DOCUMENT = "51855-5"
PEG_PANEL, PEG_MEAN = "91148-7", "91147-9"
PEG_ITEMS = {"pain": ("108518", "75893-8"), "enjoyment": ("108514", "91145-3"), "activity": ("108515", "91146-1")}
"""For each item the linkId of LOINC's own form and its code."""
PEG_MEAN_LINK = "108516"

# No code for the upper back was found that does not take in the lower one.
BODY = {
    BodySite.LOWER_BACK: "37822005",
    BodySite.BUTTOCK: "46862004",
    BodySite.LEFT_LEG: "32153003",
    BodySite.RIGHT_LEG: "62175007",
    BodySite.LEFT_FOOT: "22335008",
    BodySite.RIGHT_FOOT: "7769000",
}


def loinc(code: str, text: str, display: str = "") -> Json:
    """A concept of LOINC; `display` is LOINC's own name for it, `text` what the person was asked."""
    coding = {"system": LOINC, "code": code} | ({"display": display} if display else {})
    return {"coding": [coding], "text": text}


def coding(code: str, display: str) -> Json:
    """One of our own codes."""
    return {"system": LOCAL, "code": code, "display": display}


def local(code: str, display: str, text: str = "") -> Json:
    """A concept of our own."""
    return {"coding": [coding(code, display)], "text": text or display}


def named(code: str, display: str) -> Json:
    """A concept of our own that there are thousands of: its display is all the text there is."""
    return {"coding": [coding(code, display)]}


def site(where: BodySite, text: str) -> Json:
    """A place on the body: always in words, and in SNOMED CT where a code was checked."""
    code = BODY.get(where)
    return ({"coding": [{"system": SNOMED, "code": code}]} if code else {}) | {"text": text}


def score(value: float) -> Json:
    """A number from 0 to 10. Never one of LOINC's answer codes: LA6113-0, for one, is the answer 2 or more."""
    return {"value": value, "unit": "{score}", "system": UCUM, "code": "{score}"}
