"""Forms and what was answered to them: the warning signs, PEG and the interview, each with its own Questionnaire.

PEG's is our own because LOINC's has answer codes for two of the three items; the link ids are LOINC's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.domain.clock import Moment
from desktop.domain.peg import Peg
from desktop.domain.warning_signs import Sign, Tier, WarningCheck, signs
from desktop.exchange.fhir import codes
from desktop.exchange.fhir.frame import PROJECT, Frame, Names
from desktop.exchange.fhir.model import Entry, Json, instant, raw
from desktop.exchange.fhir.observations import DECIMALS, peg_mean

_EXTENSION = "http://hl7.org/fhir/StructureDefinition/"
_NAMES = Names(str(PROJECT))


@dataclass(frozen=True)
class Answered:
    """A form, if anybody answered it, the answers by date, and what was computed from them."""

    form: Entry | None = None
    responses: tuple[Entry, ...] = ()
    scores: tuple[Entry, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All of them."""
        return (*([self.form] if self.form else []), *self.responses, *self.scores)


def form(frame: Frame, name: str, title: str, items: list[Json], **more: object) -> Entry:
    """A Questionnaire whose name is the same in every document in the same language."""
    url = _NAMES(f"questionnaire {name} {frame.words.language}")
    resource: Json = {
        "resourceType": "Questionnaire",
        "language": frame.words.language,
        "url": url,
        "name": f"Evenfoot{name}",
        "title": title,
        "status": "active",
        "subjectType": ["Patient"],
        "publisher": "Evenfoot",
        **more,
        "item": items,
    }
    return Entry(url, resource)


def response(frame: Frame, key: str, form: Entry, at: Moment, items: list[Json]) -> Entry:
    """What the patient answered to `form` at `at`."""
    resource: Json = {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": form.fullUrl,
        "status": "completed",
        "subject": frame.patient,
        "authored": instant(at),
        "author": frame.patient,
        "source": frame.patient,
    }
    return frame.entry(key, resource | ({"item": items} if items else {}))


def answer(link: str, text: str, *answers: Json) -> Json:
    """One item with what was answered to it."""
    return {"linkId": link, "text": text, "answer": list(answers)}


def warning_signs(frame: Frame) -> Answered:
    """The warning signs each time they were asked, every sign with whether it was ticked."""
    checks = frame.diary.warning_checks
    if not checks:
        return Answered()
    words = frame.words
    items = [
        {
            "linkId": f"tier.{tier}",
            "text": words.tier(tier),
            "type": "group",
            "item": [{"linkId": sign.value, "text": words.sign(sign), "type": "boolean"} for sign in signs(tier)],
        }
        for tier in Tier
    ]
    made = form(frame, "WarningSigns", words.say("warning.form"), items, description=words.say("warning.meaning"))
    tiers = {f"tier.{tier}": signs(tier) for tier in Tier}
    # The sentences are in the form; in each of hundreds of answers they would be most of the file.
    said = {
        (sign, ticked): raw({"linkId": sign, "answer": [{"valueBoolean": ticked}]})
        for sign in Sign
        for ticked in (True, False)
    }

    def answers(check: WarningCheck) -> list[Json]:
        return [
            {"linkId": link, "item": [said[sign, sign in check.ticked] for sign in among]}
            for link, among in tiers.items()
        ]

    return Answered(
        made,
        tuple(response(frame, f"warning signs {check.id}", made, check.at, answers(check)) for check in checks),
    )


def peg(frame: Frame) -> Answered:
    """PEG: the form, the answers as numbers, and for each the mean."""
    pegs = frame.diary.pegs
    if not pegs:
        return Answered()
    say = frame.words.say
    notice = f"{say('peg.credit')} {say('loinc')}"
    made = form(
        frame,
        "PEG",
        say("peg.form"),
        list(_peg_items(frame)),
        derivedFrom=[f"http://loinc.org/q/{codes.PEG_PANEL}"],
        copyright=notice,
        code=[{"system": codes.LOINC, "code": codes.PEG_PANEL}],
    )
    responses = tuple(_peg_response(frame, made, each) for each in pegs)
    scores = tuple(
        peg_mean(frame, each.mean, each.at, frame.names(f"peg mean {_key(each)}"), found)
        for each, found in zip(pegs, responses, strict=True)
    )
    return Answered(made, responses, scores)


def _peg_items(frame: Frame) -> Iterable[Json]:
    for name, (link, code) in codes.PEG_ITEMS.items():
        yield {
            "extension": [
                {"url": f"{_EXTENSION}minValue", "valueInteger": 0},
                {"url": f"{_EXTENSION}maxValue", "valueInteger": 10},
            ],
            "linkId": link,
            "code": [{"system": codes.LOINC, "code": code}],
            "text": _peg_question(frame, name),
            "type": "integer",
        }
    yield {
        "linkId": codes.PEG_MEAN_LINK,
        "code": [{"system": codes.LOINC, "code": codes.PEG_MEAN}],
        "text": frame.words.say("peg.mean"),
        "type": "decimal",
        "readOnly": True,
    }


def _peg_question(frame: Frame, item: str) -> str:
    texts = frame.words.answers["peg"][item]
    return frame.words.say("peg.ends", question=texts["question"], lowest=texts["lowest"], highest=texts["highest"])


def _peg_response(frame: Frame, form: Entry, peg: Peg) -> Entry:
    values = {"pain": peg.pain, "enjoyment": peg.enjoyment, "activity": peg.activity}
    items = [
        answer(link, _peg_question(frame, name), {"valueInteger": values[name]})
        for name, (link, _) in codes.PEG_ITEMS.items()
    ]
    mean = round(peg.mean, DECIMALS)
    items.append(answer(codes.PEG_MEAN_LINK, frame.words.say("peg.mean"), {"valueDecimal": mean}))
    return response(frame, f"peg {_key(peg)}", form, peg.at, items)


def _key(peg: Peg) -> str:
    return f"{peg.day} {peg.at.utc.timestamp()}"
