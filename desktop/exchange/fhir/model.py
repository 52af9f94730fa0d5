"""The parts of a FHIR document that there are thousands of, as structs; the few others are plain dictionaries.

Loads msgspec: import it inside functions, since opening the window must not.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from functools import cache
from typing import Any

import msgspec
from msgspec import Raw, Struct

from desktop.domain.clock import Moment

Json = dict[str, Any]

FURTHEST_OFFSET = 14 * 60
"""Minutes from UTC that FHIR can write; a moment farther off is written in UTC."""


class Reference(Struct, frozen=True, gc=False):
    """What a resource says to mean another one of the document."""

    reference: str


class Period(Struct, frozen=True, gc=False):
    """From the first second to the last."""

    start: datetime | date
    end: datetime | date


class Observation(Struct, kw_only=True, omit_defaults=True, gc=False, tag_field="resourceType", tag="Observation"):
    """One thing that the person recorded. What many share is encoded once: there are thousands."""

    status: Raw
    category: Raw | None = None
    code: Raw
    subject: Raw
    effectiveDateTime: datetime | date | None = None  # noqa: N815 - FHIR's own names.
    effectivePeriod: Period | None = None  # noqa: N815
    issued: datetime | None = None
    performer: Raw
    valueBoolean: bool | None = None  # noqa: N815
    valueString: str | None = None  # noqa: N815
    valueQuantity: Raw | None = None  # noqa: N815
    note: Raw | None = None
    bodySite: Raw | None = None  # noqa: N815
    method: Raw | None = None
    derivedFrom: list[Reference] | None = None  # noqa: N815
    component: Raw | None = None


class Entry(Struct, frozen=True, gc=False):
    """A resource under the name by which others refer to it, a `urn:uuid:`."""

    fullUrl: str  # noqa: N815
    resource: Observation | Json

    @property
    def reference(self) -> Reference:
        """What another resource says to mean this one."""
        return Reference(self.fullUrl)


def raw(value: object) -> Raw:
    """`value` encoded once and for all."""
    return Raw(msgspec.json.encode(value))


def instant(moment: Moment) -> datetime:
    """`moment` by the wall clock of then, as far as FHIR knows such an offset."""
    return moment.utc.astimezone(_zone(moment.offset))


def whole_day(day: date, offset: int) -> Period:
    """The calendar day `day` at `offset` minutes from UTC. Where on the clock a diary day turns is not in the diary."""
    known = _zone(offset)
    if known.utcoffset(None) == timedelta(minutes=offset):
        return Period(
            datetime(day.year, day.month, day.day, tzinfo=known),
            datetime(day.year, day.month, day.day, 23, 59, 59, tzinfo=known),
        )
    start = datetime(day.year, day.month, day.day, tzinfo=timezone(timedelta(minutes=offset)))
    return Period(start.astimezone(known), (start + timedelta(days=1, seconds=-1)).astimezone(known))


@cache
def _zone(offset: int) -> timezone:
    return timezone(timedelta(minutes=offset if abs(offset) <= FURTHEST_OFFSET else 0))
