"""What all resources of one document share: their names, their words, and the patient whom they are of and by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import sha1
from uuid import NAMESPACE_DNS, uuid5

from msgspec import Raw

from desktop.domain.clock import Moment
from desktop.domain.diary import Diary
from desktop.exchange.fhir.codes import CATEGORIES
from desktop.exchange.fhir.model import Entry, Json, Reference, raw
from desktop.exchange.fhir.words import Words

PROJECT = uuid5(NAMESPACE_DNS, "evenfoot")

_VARIANT = {digit: "89ab"[int(digit, 16) & 3] for digit in "0123456789abcdef"}


class Names:
    """Gives the same `urn:uuid:` for the same key, and another one in another person's diary."""

    def __init__(self, owner: str) -> None:
        """Names of the diary of `owner`."""
        self._space = uuid5(PROJECT, owner).bytes

    def __call__(self, key: str) -> str:
        """The version 5 UUID of `key`; as `uuid.uuid5` makes it, in a third of the time."""
        x = sha1(self._space + key.encode(), usedforsecurity=False).hexdigest()
        return f"urn:uuid:{x[:8]}-{x[8:12]}-5{x[13:16]}-{_VARIANT[x[16]]}{x[17:20]}-{x[20:32]}"


@dataclass(frozen=True)
class Frame:
    """The document as far as each resource has to know it. `first` and `last` are the diary days that it spans."""

    diary: Diary
    made: Moment
    words: Words
    names: Names
    patient: Reference
    subject: Raw
    performer: Raw
    status: Raw
    category: Raw
    span: tuple[date, date] | None

    def entry(self, key: str, resource: Json) -> Entry:
        """`resource` under the name that `key` gives."""
        return Entry(self.names(key), resource)


def frame(diary: Diary, made: Moment, words: Words) -> Frame:
    """The frame of the document of `diary`.

    Records keep their names from one export to the next as long as the person keeps theirs, in a slice as well.
    """
    person = diary.person
    names = Names(_utf8(f"{person.name}\n{person.born or ''}"))
    patient = Reference(names(f"patient {_anchor(diary, made)}"))
    return Frame(
        diary,
        made,
        words,
        names,
        patient,
        subject=raw(patient),
        performer=raw([patient]),
        status=raw("final"),
        category=raw([{"coding": [{"system": CATEGORIES, "code": "survey"}]}]),
        span=(diary.days[0].day, diary.days[-1].day) if diary.days else None,
    )


def _utf8(text: str) -> str:
    return text.encode(errors="replace").decode()


def _anchor(diary: Diary, made: Moment) -> str:
    """Something that two people of one name, or of none, do not have in common."""
    if diary.warning_checks:
        return _utf8(diary.warning_checks[-1].id)
    if diary.weeks:
        return _utf8(diary.weeks[-1].id)
    first = [
        record for day in diary.days[:1] for record in (day.rating, day.note, day.skipped, *day.check_ins) if record
    ]
    moments = [record.at for record in (*first, *diary.pegs[:1])]
    return str((moments or [diary.interview.at or made])[0].utc)
