"""One Observation for everything that was recorded. A day that was missed or left out has none: it is not zero."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache

from msgspec import Raw

from desktop.domain.clock import Moment
from desktop.domain.diary import BodySite, Evened, FeltSpot, FeltWeight, Note
from desktop.domain.routine import WeekKind
from desktop.domain.trend import WeekMean
from desktop.exchange.fhir import codes
from desktop.exchange.fhir.frame import Frame
from desktop.exchange.fhir.model import Entry, Json, Observation, Period, Reference, instant, raw, whole_day
from desktop.exchange.fhir.text import plain

DECIMALS = 2
SCORES = range(11)

Sites = frozenset[BodySite]
Said = tuple[Evened, FeltWeight, int | None, int | None]


def rating_names(frame: Frame) -> dict[date, str]:
    """What other resources call the rating of each day that has one."""
    rated = (day.rating for day in frame.diary.days if day.rating)
    return {rating.day: frame.names(f"rating {rating.day} {rating.at.utc.timestamp()}") for rating in rated}


def ratings(frame: Frame, names: Mapping[date, str]) -> Iterator[Entry]:
    """The daily ratings under their `names`."""
    say = frame.words.say
    code = raw(codes.loinc(codes.RATING, say("rating.question"), codes.RATING_NAME))
    values = [raw(codes.score(score)) for score in SCORES]
    method = raw({"text": say("rating.method")})
    recalled_method = raw(codes.local("recalled", say("rating.recalled_mark"), say("rating.method_recalled")))
    recalled_note = raw([{"text": say("rating.recalled")}])
    where = cache(lambda sites: _where(frame, sites))
    for rating in (day.rating for day in frame.diary.days if day.rating):
        body_site, components = where(rating.sites)
        yield Entry(
            names[rating.day],
            Observation(
                status=frame.status,
                category=frame.category,
                code=code,
                subject=frame.subject,
                effectivePeriod=whole_day(rating.day, rating.at.offset),
                issued=instant(rating.at),
                performer=frame.performer,
                valueQuantity=values[rating.score],
                note=recalled_note if rating.recalled else None,
                bodySite=body_site,
                method=recalled_method if rating.recalled else method,
                component=components,
            ),
        )


def sites_text(frame: Frame, sites: Sites) -> str:
    """The places in words, in the order of their enum."""
    return ", ".join(frame.words.say(f"site.{where}") for where in BodySite if where in sites)


def _where(frame: Frame, sites: Sites) -> tuple[Raw | None, Raw | None]:
    """The body site, which takes one concept only: of several places it has the words, and components the codes."""
    if not sites:
        return None, None
    if len(sites) == 1:
        (only,) = sites
        return raw(codes.site(only, sites_text(frame, sites))), None
    code = codes.loinc(codes.BODY_SITE, frame.words.say("rating.site"))
    components = [
        {"code": code, "valueCodeableConcept": codes.site(where, frame.words.say(f"site.{where}"))}
        for where in BodySite
        if where in sites
    ]
    return raw({"text": sites_text(frame, sites)}), raw(components)


def check_ins(frame: Frame) -> Iterator[Entry]:
    """The check-ins. One that was entered later has the day it is of, not the time at which it was remembered."""
    say = frame.words.say
    activities = {
        activity.id: _activity_code(frame, frame.words.activity(activity)) for activity in frame.diary.activities
    }
    parts = _parts(frame)
    recalled = raw(codes.local("recalled", say("rating.recalled_mark")))
    recalled_note = raw([{"text": say("rating.recalled")}])
    for check_in in (check_in for day in frame.diary.days for check_in in day.check_ins):
        at = instant(check_in.at)
        yield Entry(
            frame.names(f"check-in {check_in.id}"),
            Observation(
                status=frame.status,
                code=activities[check_in.activity],
                subject=frame.subject,
                effectiveDateTime=check_in.day if check_in.recalled else at,
                issued=at if check_in.recalled else None,
                performer=frame.performer,
                valueBoolean=check_in.noticed,
                note=recalled_note if check_in.recalled else None,
                method=recalled if check_in.recalled else None,
                component=parts((check_in.evened, check_in.felt, check_in.pain_before, check_in.pain_after)),
            ),
        )


def _activity_code(frame: Frame, name: str) -> Raw:
    text = frame.words.say("check_in.text").format(activity=plain(name))
    return raw(codes.local("check-in", frame.words.say("check_in.code"), text))


def _parts(frame: Frame) -> Callable[[Said], Raw | None]:
    """What makes the components of a check-in; those who notice say much the same every day."""
    say = frame.words.say
    evened = codes.named("evened", say("check_in.evened"))
    felt = _felt(frame)
    scores = codes.named("pain-before", say("check_in.before")), codes.named("pain-after", say("check_in.after"))

    @cache
    def parts(said: Said) -> Raw | None:
        answer, spots, *pains = said
        found: list[Json] = []
        if answer is not Evened.NOT_SAID:
            found.append({"code": evened, "valueBoolean": answer is Evened.YES})
        found += [component for spot, component in felt.items() if spot in spots]
        for code, pain in zip(scores, pains, strict=True):
            if pain is not None:
                found.append({"code": code, "valueQuantity": codes.score(pain)})
        return raw(found) if found else None

    return parts


def _felt(frame: Frame) -> Mapping[FeltSpot, Json]:
    code = codes.named("felt", frame.words.say("check_in.felt"))
    names = {spot: frame.words.say(f"spot.{spot}") for spot in FeltSpot}
    return {
        spot: {"code": code, "valueCodeableConcept": codes.local(f"felt.{spot}", name)} for spot, name in names.items()
    }


def notes(frame: Frame) -> Iterator[Entry]:
    """What was written about single days."""
    code = raw(codes.local("note", frame.words.say("note.code")))
    for note in (day.note for day in frame.diary.days if day.note):
        if text := plain(note.text):
            yield Entry(frame.names(f"note {note.day} {note.at.utc.timestamp()}"), _note(frame, note, code, text))


def _note(frame: Frame, note: Note, code: Raw, text: str) -> Observation:
    return Observation(
        status=frame.status,
        code=code,
        subject=frame.subject,
        effectiveDateTime=note.day,
        issued=instant(note.at),
        performer=frame.performer,
        valueString=text,
        note=raw([{"text": frame.words.say("rating.recalled")}]) if note.recalled else None,
    )


def mean_label(frame: Frame, week: WeekMean) -> str:
    """Of which kind of week it is the average."""
    return frame.words.say("rating.mean_baseline" if week.week.kind is WeekKind.BASELINE else "rating.mean_awareness")


def week_mean(frame: Frame, week: WeekMean, rated: Iterable[str]) -> Entry:
    """The average of a week, derived from the ratings `rated`. LOINC has no code for it that was checked."""
    say = frame.words.say
    value = week.mean.value or 0.0
    label = mean_label(frame, week)
    counts = (
        ("days-rated", "rating.days_rated", week.mean.rated),
        ("days-counted", "rating.days_counted", week.mean.of),
    )
    return Entry(
        frame.names(f"mean {week.week.id}"),
        Observation(
            status=frame.status,
            category=frame.category,
            code=raw(codes.local(f"mean.{week.week.kind}", label, f"{label}. {say('rating.question')}")),
            subject=frame.subject,
            effectivePeriod=Period(week.days[0], week.days[-1]),
            performer=frame.performer,
            valueQuantity=raw(codes.score(round(value, DECIMALS))),
            derivedFrom=[Reference(name) for name in rated],
            component=raw([{"code": codes.local(code, say(key)), "valueInteger": n} for code, key, n in counts]),
        ),
    )


def peg_mean(frame: Frame, value: float, at: Moment, name: str, answers: Entry) -> Entry:
    """The mean of the three items of PEG, derived from the `answers`."""
    code = codes.loinc(codes.PEG_MEAN, frame.words.say("peg.mean"))
    return Entry(
        name,
        Observation(
            status=frame.status,
            category=frame.category,
            code=raw(code),
            subject=frame.subject,
            effectiveDateTime=instant(at),
            issued=instant(at),
            performer=frame.performer,
            valueQuantity=raw(codes.score(round(value, DECIMALS))),
            derivedFrom=[answers.reference],
        ),
    )
