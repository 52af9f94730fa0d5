"""The Bundle: the Composition first, then the patient and everything that the sections point to.

Loads msgspec: import it inside functions.
"""

from __future__ import annotations

import msgspec

from desktop.domain.clock import Moment
from desktop.domain.diary import Diary
from desktop.exchange.fhir.codes import NOTE_DOCUMENT, URIS, loinc
from desktop.exchange.fhir.frame import Frame, frame
from desktop.exchange.fhir.model import Entry, Json, instant
from desktop.exchange.fhir.sections import Section, sections
from desktop.exchange.fhir.text import narrative, paragraph, plain
from desktop.exchange.fhir.words import load


def written(diary: Diary, made: Moment, language: str) -> bytes:
    """The document as UTF-8 JSON, without white space: ten years are millions of bytes as it is."""
    return msgspec.json.encode(bundle(frame(diary, made, load(language))))


def bundle(frame: Frame) -> Json:
    """The Bundle as the encoder takes it."""
    parts = tuple(sections(frame))
    found = [entry for part in parts for entry in part.entries]
    name = frame.names(f"document {frame.made.utc} {frame.words.language} {frame.span} {len(found)}")
    return {
        "resourceType": "Bundle",
        "language": frame.words.language,
        "identifier": {"system": URIS, "value": name},
        "type": "document",
        "timestamp": instant(frame.made),
        "entry": [_composition(frame, parts), _patient(frame), *found],
    }


def _composition(frame: Frame, parts: tuple[Section, ...]) -> Entry:
    say = frame.words.say
    resource: Json = {
        "resourceType": "Composition",
        "language": frame.words.language,
        "text": narrative(frame.words.language, paragraph(say("by_patient")), paragraph(say("loinc"))),
        "status": "final",
        "type": loinc(NOTE_DOCUMENT, say("title"), "Patient Note"),
        "subject": frame.patient,
        "date": instant(frame.made),
        "author": [frame.patient],
        "title": say("title"),
    }
    if frame.span:
        first, last = frame.span
        resource["event"] = [{"period": {"start": first, "end": last}}]
    resource["section"] = [part.resource(frame) for part in parts]
    return frame.entry(f"composition {frame.made.utc}", resource)


def _patient(frame: Frame) -> Entry:
    say, person = frame.words.say, frame.diary.person
    name = plain(person.name)
    born = say("born", day=person.born) if person.born else ""
    resource: Json = {
        "resourceType": "Patient",
        "text": narrative(frame.words.language, paragraph(name or say("unnamed")), paragraph(born)),
    }
    if name:
        resource["name"] = [{"text": name}]
    if person.born:
        resource["birthDate"] = person.born
    return Entry(frame.patient.reference, resource)
