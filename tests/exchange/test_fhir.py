"""The FHIR document: what is in it, what must not be, and that it holds together as a document."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import NAMESPACE_DNS, UUID, uuid5
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given

from desktop import assets, demo
from desktop.domain.clock import Moment
from desktop.domain.diary import (
    BodySite,
    CheckIn,
    Diary,
    Evened,
    FeltSpot,
    Note,
    PainRating,
    Person,
    SkippedDay,
    gather,
)
from desktop.domain.interview import BodyMark, Helped, Interview, Region, Sensation, Tried
from desktop.domain.peg import Peg
from desktop.domain.routine import Activity, Turn, Week, WeekKind
from desktop.domain.summary import within
from desktop.domain.warning_signs import Sign, WarningCheck
from desktop.exchange import fhir
from desktop.exchange.fhir.codes import LOCAL
from desktop.exchange.fhir.frame import Names
from desktop.exchange.fhir.text import plain
from tests.strategies import diaries, moments
from tests.told import FULL, LONGEST

Json = dict[str, Any]

DAY = date(2026, 3, 2)
AT = Moment(datetime(2026, 3, 2, 19, 30, tzinfo=UTC), 60)
MADE = Moment(datetime(2026, 3, 16, 8, tzinfo=UTC), 60)
LOINC, SNOMED, UCUM = "http://loinc.org", "http://snomed.info/sct", "http://unitsofmeasure.org"
XHTML = "{http://www.w3.org/1999/xhtml}"
# What FHIR lets through of HTML 4, as far as it is used here.
TAGS = {f"{XHTML}{tag}" for tag in ("div", "p", "br", "ul", "li", "table", "thead", "tbody", "tr", "th", "td")}


def bundle(*records: Any, language: str = "en") -> Json:
    """The document of a diary of `records`."""
    return json.loads(fhir.dump(gather(records), MADE, language))  # type: ignore[no-any-return]


def of(document: Json, type: str, code: str = "") -> list[Json]:
    """The resources of one type, all or those with one of the codes, ours or LOINC's."""
    found = [entry["resource"] for entry in document["entry"] if entry["resource"]["resourceType"] == type]
    return [each for each in found if not code or code in [coding["code"] for coding in each["code"]["coding"]]]


def only(document: Json, type: str, code: str = "") -> Json:
    """The one resource of a type."""
    (found,) = of(document, type, code)
    return found


def below(value: Any) -> Iterator[Any]:
    """`value` and everything in it."""
    yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from below(inner)


def section(document: Json, title: str) -> Json:
    """A section of the Composition."""
    return next(each for each in only(document, "Composition")["section"] if each["title"] == title)


def words(narrative: Json) -> str:
    """The text of a narrative, cells parted by a bar."""
    return "|".join(ET.fromstring(narrative["div"]).itertext())


# The document.


@given(diaries())
def test_a_document_holds_together(diary: Diary) -> None:
    document = json.loads(fhir.dump(diary, MADE))
    names = [entry["fullUrl"] for entry in document["entry"]]
    assert len(set(names)) == len(names)
    assert all(UUID(name.removeprefix("urn:uuid:")).version == 5 for name in names)
    assert [entry["resource"]["resourceType"] for entry in document["entry"][:2]] == ["Composition", "Patient"]
    references = [value["reference"] for value in below(document) if isinstance(value, dict) and "reference" in value]
    forms = [response["questionnaire"] for response in of(document, "QuestionnaireResponse")]
    assert {*references, *forms} <= set(names)
    # Whoever reads a document starts at the Composition: what it does not lead to does not exist.
    led_to = [
        entry["reference"] for part in document["entry"][0]["resource"]["section"] for entry in part.get("entry", ())
    ]
    assert {*led_to, names[1]} == set(names[1:])


@given(diaries())
def test_nothing_is_empty_and_no_number_is_text(diary: Diary) -> None:
    for value in below(json.loads(fhir.dump(diary, MADE))):
        assert value not in ("", [], {}, None)
        if isinstance(value, dict) and value.get("system") == UCUM and "value" in value:
            assert type(value["value"]) in (int, float)
            assert (value["unit"], value["code"]) == ("{score}", "{score}")
        if isinstance(value, dict) and value.get("system") == LOINC:
            assert re.fullmatch(r"\d{1,6}-\d", value["code"]), "an answer code of LOINC says more than the number did"


@given(diaries())
def test_the_same_diary_gives_the_same_bytes(diary: Diary) -> None:
    # The order of the activities is the person's own; no other order means anything.
    others = [record for record in reversed(diary.records()) if not isinstance(record, Activity)]
    assert fhir.dump(diary, MADE) == fhir.dump(gather([*diary.activities, *others]), MADE)


@given(diaries())
def test_one_observation_an_entry_and_none_for_a_gap(diary: Diary) -> None:
    document = json.loads(fhir.dump(diary, MADE))
    rated = {day.day.isoformat(): day.rating for day in diary.days if day.rating}
    found = of(document, "Observation", code="72514-3")
    assert [each["valueQuantity"]["value"] for each in found] == [rating.score for rating in rated.values()]
    assert len(of(document, "Observation", code="check-in")) == sum(len(day.check_ins) for day in diary.days)
    assert len(of(document, "Observation", code="note")) == sum(
        bool(day.note and plain(day.note.text)) for day in diary.days
    )
    assert len(of(document, "Observation", code="91147-9")) == len(diary.pegs)


def test_an_empty_diary_is_a_document_too() -> None:
    document = bundle()
    assert [entry["resource"]["resourceType"] for entry in document["entry"]] == ["Composition", "Patient"]
    assert "name" not in only(document, "Patient")
    assert "Not asked." in words(section(document, "Warning signs")["text"])
    for part in only(document, "Composition")["section"]:
        assert words(part["text"])
        assert "entry" not in part


def test_head_and_patient() -> None:
    document = bundle(Person("Ada Example", date(1950, 12, 10)), PainRating(DAY, AT, 4))
    composition, patient = only(document, "Composition"), only(document, "Patient")
    me = {"reference": document["entry"][1]["fullUrl"]}
    assert (document["type"], document["timestamp"]) == ("document", "2026-03-16T09:00:00+01:00")
    assert document["identifier"]["system"] == "urn:ietf:rfc3986"
    assert composition["type"]["coding"][0] == {"system": LOINC, "code": "51855-5", "display": "Patient Note"}
    assert (composition["status"], composition["author"], composition["subject"]) == ("final", [me], me)
    assert composition["event"] == [{"period": {"start": "2026-03-02", "end": "2026-03-02"}}]
    assert (patient["name"], patient["birthDate"]) == ([{"text": "Ada Example"}], "1950-12-10")
    head = words(composition["text"])
    assert "Entered by the patient. Not a medical record or diagnosis." in head
    assert "This material contains content from LOINC (http://loinc.org)" in head
    titles = [part["title"] for part in composition["section"]]
    assert titles[:5] == [
        "Warning signs",
        "Main problem and history",
        "Pain ratings",
        "PEG: pain, enjoyment of life, general activity",
        "Noticing how I stand",
    ]
    assert titles[-3:] == ["Feet", "Medicines and allergies, as typed", "Questions for the physician"]


def test_names_are_those_of_the_standard_library() -> None:
    assert Names("me")("a key") == uuid5(uuid5(uuid5(NAMESPACE_DNS, "evenfoot"), "me"), "a key").urn
    assert f"urn:uuid:{uuid5(NAMESPACE_DNS, 'evenfoot')}" == LOCAL


def test_two_people_share_no_name_and_a_slice_keeps_them() -> None:
    mine = gather([Person("Ada"), WarningCheck("w", DAY, AT), PainRating(DAY, AT, 4)])
    yours = gather([Person("Bea"), WarningCheck("x", DAY, AT), PainRating(DAY, AT, 4)])

    def named(diary: Diary, made: Moment = MADE) -> set[str]:
        entries = json.loads(fhir.dump(diary, made))["entry"]
        return {
            entry["fullUrl"] for entry in entries if entry["resource"]["resourceType"] in {"Patient", "Observation"}
        }

    assert not named(mine) & named(yours)
    unnamed = [replace(diary, person=Person()) for diary in (mine, yours)]
    patients = [json.loads(fhir.dump(diary, MADE))["entry"][1]["fullUrl"] for diary in unnamed]
    assert len(set(patients)) == 2
    longer = gather([*mine.records(), PainRating(DAY + timedelta(days=1), AT, 5)])
    assert named(within(longer, DAY, DAY), AT) == named(mine) < named(longer)


# The ratings.


def rated(rating: PainRating) -> Json:
    """The Observation of one rating."""
    return only(bundle(rating), "Observation")


def test_a_rating_is_what_was_asked() -> None:
    document = bundle(PainRating(DAY, AT, 7, frozenset({BodySite.LOWER_BACK})))
    found = only(document, "Observation")
    me = {"reference": document["entry"][1]["fullUrl"]}
    assert found["status"] == "final"
    assert found["category"][0]["coding"][0]["code"] == "survey"
    assert found["code"]["coding"][0]["system"] == LOINC
    assert found["code"]["text"].startswith("In the past 24 hours, how strong was your back pain on average?")
    assert (found["subject"], found["performer"]) == (me, [me])
    assert found["effectivePeriod"] == {"start": "2026-03-02T00:00:00+01:00", "end": "2026-03-02T23:59:59+01:00"}
    assert found["issued"] == "2026-03-02T20:30:00+01:00"
    assert found["valueQuantity"] == {"value": 7, "unit": "{score}", "system": UCUM, "code": "{score}"}
    assert found["bodySite"] == {"coding": [{"system": SNOMED, "code": "37822005"}], "text": "lower back"}
    assert not {"note", "component", "valueInteger", "valueCodeableConcept", "dataAbsentReason"} & set(found)


@pytest.mark.parametrize(
    ("site", "code"),
    [
        (BodySite.UPPER_BACK, None),
        (BodySite.LOWER_BACK, "37822005"),
        (BodySite.BUTTOCK, "46862004"),
        (BodySite.LEFT_LEG, "32153003"),
        (BodySite.RIGHT_LEG, "62175007"),
        (BodySite.LEFT_FOOT, "22335008"),
        (BodySite.RIGHT_FOOT, "7769000"),
    ],
)
def test_a_site_has_words_and_a_code_only_if_it_was_checked(site: BodySite, code: str | None) -> None:
    found = rated(PainRating(DAY, AT, 3, frozenset({site})))["bodySite"]
    assert found["text"] == site.value.replace("_", " ")
    assert [coding["code"] for coding in found.get("coding", ())] == ([code] if code else [])


def test_several_sites_are_components_since_a_body_site_is_one() -> None:
    found = rated(PainRating(DAY, AT, 3, frozenset({BodySite.LEFT_LEG, BodySite.UPPER_BACK})))
    assert found["bodySite"] == {"text": "upper back, left leg"}
    values = [component["valueCodeableConcept"] for component in found["component"]]
    assert values == [{"text": "upper back"}, {"coding": [{"system": SNOMED, "code": "32153003"}], "text": "left leg"}]
    assert {component["code"]["coding"][0]["code"] for component in found["component"]} == {"111796-9"}


def test_a_recalled_rating_says_so() -> None:
    now, later = rated(PainRating(DAY, AT, 3)), rated(PainRating(DAY, AT, 3, recalled=True))
    assert "coding" not in now["method"]
    assert later["method"]["coding"][0]["code"] == "recalled"
    assert later["note"] == [{"text": "Entered later, from memory."}]
    assert "entered later" in words(section(bundle(PainRating(DAY, AT, 3, recalled=True)), "Pain ratings")["text"])


def test_a_skipped_day_is_no_observation() -> None:
    assert not of(bundle(SkippedDay(DAY, AT)), "Observation")


@given(moments())
def test_every_offset_is_one_that_fhir_can_write(at: Moment) -> None:
    found = rated(PainRating(DAY, at, 3))
    span = [datetime.fromisoformat(found["effectivePeriod"][end]) for end in ("start", "end")]
    assert span[1] - span[0] == timedelta(days=1, seconds=-1)
    assert datetime.fromisoformat(found["issued"]) == at.utc
    for moment in (*span, datetime.fromisoformat(found["issued"])):
        assert abs(moment.utcoffset() or timedelta(0)) <= timedelta(hours=14)
    if abs(at.offset) <= 14 * 60:
        assert span[0].isoformat()[:19] == "2026-03-02T00:00:00"


# The weeks.


def week(scores: list[int | None], **more: Any) -> list[Any]:
    """A week from `DAY` on, with its ratings."""
    days = [DAY + timedelta(days=n) for n in range(len(scores))]
    ratings = [PainRating(day, AT, score) for day, score in zip(days, scores, strict=True) if score is not None]
    return [Week("w", WeekKind.BASELINE, (Turn(DAY, 1),), **more), *ratings]


def test_the_mean_of_a_week_has_its_n_and_what_it_comes_from() -> None:
    document = bundle(*week([1, 2, None, 4, None, 6, 3]))
    found = only(document, "Observation", code="mean.baseline")
    assert found["code"]["coding"][0]["system"] == LOCAL
    assert found["valueQuantity"]["value"] == 3.2
    assert found["effectivePeriod"] == {"start": "2026-03-02", "end": "2026-03-08"}
    assert [component["valueInteger"] for component in found["component"]] == [5, 7]
    ratings = [entry["fullUrl"] for entry in document["entry"] if "bodySite" not in entry["resource"]]
    derived = [each["reference"] for each in found["derivedFrom"]]
    assert len(derived) == 5
    assert set(derived) <= set(ratings)
    assert "3.2 (5 of 7 days)" in words(section(document, "Pain ratings")["text"])


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        ([1, 2, None, None, None, None, 3], "not enough days to average (3 of 7)"),
        ([1, 2, 3, 4, 5], ""),
        ([None, 2, 3, 4, 5, 6, 7], ""),
    ],
    ids=["too-few", "under-way", "cut"],
)
def test_a_week_that_cannot_be_averaged_has_no_mean(scores: list[int | None], said: str) -> None:
    document = bundle(*week(scores))
    assert not of(document, "Observation", code="mean.baseline")
    text = words(section(document, "Pain ratings")["text"])
    assert (said in text) if said else ("Average pain" not in text)


# PEG.


def test_peg_is_a_form_its_answers_and_their_mean() -> None:
    document = bundle(Peg(DAY, AT, 6, 7, 0))
    form, response = only(document, "Questionnaire"), only(document, "QuestionnaireResponse")
    mean = only(document, "Observation", code="91147-9")
    names = {entry["resource"]["resourceType"]: entry["fullUrl"] for entry in document["entry"]}
    assert form["derivedFrom"] == ["http://loinc.org/q/91148-7"]
    assert "Krebs" in form["copyright"]
    assert "http://loinc.org/license" in form["copyright"]
    asked = [(item["linkId"], item["type"], item["code"][0]["code"]) for item in form["item"]]
    assert asked == [
        ("108518", "integer", "75893-8"),
        ("108514", "integer", "91145-3"),
        ("108515", "integer", "91146-1"),
        ("108516", "decimal", "91147-9"),
    ]
    assert form["item"][0]["text"].startswith("What number best describes your pain on average in the past week?")
    assert response["questionnaire"] == form["url"] == names["Questionnaire"]
    assert response["source"] == response["author"] == response["subject"] == {"reference": names["Patient"]}
    assert response["authored"] == "2026-03-02T20:30:00+01:00"
    answers = {item["linkId"]: item["answer"] for item in response["item"]}
    assert answers == {
        "108518": [{"valueInteger": 6}],
        "108514": [{"valueInteger": 7}],
        "108515": [{"valueInteger": 0}],
        "108516": [{"valueDecimal": 4.33}],
    }
    assert mean["valueQuantity"]["value"] == 4.33
    assert mean["derivedFrom"] == [{"reference": names["QuestionnaireResponse"]}]


# Check-ins.


def test_a_check_in_has_what_was_said_and_nothing_else() -> None:
    said = CheckIn("1", DAY, AT, "own", True, Evened.NO, frozenset({FeltSpot.HEEL, FeltSpot.LEFT}), 0, 10)
    document = bundle(Activity("own", "Ironing & {folding}"), said, CheckIn("2", DAY, AT, "own", False))
    full, bare = of(document, "Observation", code="check-in")
    assert full["code"]["text"] == "Noticing how I stand: Ironing & {folding}"
    assert full["code"]["coding"][0]["system"] == LOCAL
    assert full["effectiveDateTime"] == "2026-03-02T20:30:00+01:00"
    assert [component["code"]["coding"][0]["code"] for component in full["component"]] == [
        *("evened", "felt", "felt", "pain-before", "pain-after")
    ]
    evened, heel, left, before, after = full["component"]
    assert evened["valueBoolean"] is False
    assert [spot["valueCodeableConcept"]["text"] for spot in (heel, left)] == ["heel", "left foot"]
    assert (before["valueQuantity"]["value"], after["valueQuantity"]["value"]) == (0, 10)
    assert bare["valueBoolean"] is False
    assert "component" not in bare


def test_a_recalled_check_in_has_its_day_and_no_time() -> None:
    later = CheckIn("1", DAY, Moment(AT.utc + timedelta(days=2), 60), "cooking", recalled=True)
    found = only(bundle(Activity("cooking"), later), "Observation")
    assert (found["effectiveDateTime"], found["issued"]) == ("2026-03-02", "2026-03-04T20:30:00+01:00")
    assert found["method"]["coding"][0]["code"] == "recalled"
    assert found["code"]["text"] == "Noticing how I stand: Cooking"


# What was told.


def test_warning_signs_say_what_was_ticked_and_what_was_not() -> None:
    document = bundle(
        WarningCheck("1", DAY, AT), WarningCheck("2", DAY + timedelta(days=1), AT, frozenset({Sign.LUMP}))
    )
    assert len(of(document, "Questionnaire")) == 1
    answers = [
        {item["linkId"]: item["answer"][0]["valueBoolean"] for tier in response["item"] for item in tier["item"]}
        for response in of(document, "QuestionnaireResponse")
    ]
    assert answers == [dict.fromkeys(Sign, False), {sign: sign is Sign.LUMP for sign in Sign}]
    text = words(section(document, "Warning signs")["text"])
    assert text.index("2026-03-03|Call a doctor today: Your back has a new lump") < text.index("2026-03-02|None ticked")


def linked(value: Any) -> Iterator[Json]:
    """The items in `value`, however deep."""
    return (item for item in below(value) if isinstance(item, dict) and "linkId" in item)


def test_what_was_told_is_a_form_with_its_answers() -> None:
    document = bundle(FULL)
    form, response = only(document, "Questionnaire"), only(document, "QuestionnaireResponse")
    types = {item["linkId"]: item["type"] for item in linked(form["item"])}
    given = {item["linkId"]: item["answer"] for item in linked(response["item"]) if "answer" in item}
    assert set(given) <= set(types)
    assert given["main_problem"] == [{"valueString": FULL.main_problem}]
    assert given["began"] == [{"valueDate": "2025-10-01"}]
    assert given["stiff_minutes"] == [{"valueInteger": 20}]
    assert given["had_before"] == [{"valueBoolean": True}]
    worse = [each["valueCoding"]["code"] for each in given["worse"]]
    assert worse == ["factor.standing", "factor.sitting", "factor.lifting"]
    assert [each["valueCoding"]["code"] for each in given["marks_weak"]] == ["region.calf_left"]
    assert [each["valueString"] for each in given["questions"]] == list(FULL.questions)
    tried = [item for item in linked(response["item"]) if item["linkId"] == "tried"]
    assert len(tried) == len(FULL.tried or ())
    assert [item["text"] for item in form["item"][:2]] == ["Your main problem", "How it began"]
    assert (types["worse"], types["stiff_minutes"], types["hopes"]) == ("choice", "integer", "text")


def test_what_was_not_said_is_no_item() -> None:
    response = only(bundle(replace(FULL, hopes="", course=None)), "QuestionnaireResponse")
    assert not {"hopes", "course"} & {item["linkId"] for item in linked(response)}


@pytest.mark.parametrize(
    ("told", "link", "answer"),
    [
        (
            Interview(worse=frozenset()),
            "worse",
            {"valueCoding": {"system": LOCAL, "code": "none", "display": "none of these"}},
        ),
        (Interview(tried=()), "tried_nothing", {"valueBoolean": True}),
        (Interview(night_waking=False), "night_waking", {"valueBoolean": False}),
        (Interview(stiff_minutes=0), "stiff_minutes", {"valueInteger": 0}),
        (
            Interview(marks=frozenset({BodyMark(Region.KNEE_LEFT, Sensation.NUMB)})),
            "marks_numb",
            {"valueCoding": {"system": LOCAL, "code": "region.knee_left", "display": "left knee"}},
        ),
    ],
)
def test_none_and_no_are_answers(told: Interview, link: str, answer: Json) -> None:
    (group,) = only(bundle(told), "QuestionnaireResponse")["item"]
    (item,) = group["item"]
    assert (item["linkId"], item["answer"]) == (link, [answer])


def test_of_what_was_tried_each_answer_counts() -> None:
    document = bundle(Interview(tried=(Tried("", "a week"), Tried("", "", Helped.NO), Tried(" "))))
    ((group,),) = (each["item"] for each in of(document, "QuestionnaireResponse"))
    links = [[each["linkId"] for each in item["item"]] for item in group["item"]]
    assert links == [["tried_how_long"], ["tried_helped"]]
    assert "<td></td>" not in section(document, "Main problem and history")["text"]["div"]


@pytest.mark.parametrize("medicines", ["Ibuprofen 400 mg\nRamipril 5 mg, mornings", "none left at home"])
def test_medicines_are_what_was_typed_and_never_a_code(medicines: str) -> None:
    found = only(bundle(Interview(medicines=medicines)), "MedicationStatement")
    assert found["medicationCodeableConcept"] == {"text": medicines}
    assert found["status"] == "unknown"


@pytest.mark.parametrize("medicines", ["none", "None.", " “none” ", "-", ""])
def test_none_is_no_medicine(medicines: str) -> None:
    assert not of(bundle(Interview(medicines=medicines, allergies="penicillin")), "MedicationStatement")


def test_the_narrative_says_what_the_entries_hold() -> None:
    document = bundle(FULL, Note(DAY, AT, "A long drive"), Peg(DAY, AT, 6, 7, 0), *week([1, 2, 3, 4, 5, 6, 7]))
    said = {part["title"]: words(part["text"]) for part in only(document, "Composition")["section"]}
    assert "My lower back aches" in said["Main problem and history"]
    assert "left heel in the morning" in said["Feet"]
    assert "Ramipril 5 mg" in said["Medicines and allergies, as typed"]
    assert "penicillin" in said["Medicines and allergies, as typed"]
    assert "Would it be worth having insoles assessed?" in said["Questions for the physician"]
    assert "2026-03-02|A long drive" in said["Notes"]
    assert "2026-03-02|6|7|0|4.33" in said["PEG: pain, enjoyment of life, general activity"]
    assert "2026-03-05|4" in said["Pain ratings"]


# Hostile text.

HOSTILE = {
    "markup": "<script>alert('1')</script> & \"quotes\" ]]> <!-- &amp; -->",
    "control": "a\x00b\x01c\x08d\x0be\x1ff\x7fg\x85h",
    "surrogate": "a\ud800b\udfffc",
    "no-character": "a\ufffeb\uffffc",
    "right-to-left": "\u202eאבג العربية\u202c שלום",
    "lines": "one\r\ntwo\rthree\n\n\tfour",
    "spaces": "\u00a0a\u3000b\u2028c\u202fd",
    "emoji": "🦶🏽" * 20,
}


def everywhere(text: str) -> Diary:
    """A diary that holds `text` wherever a person can type."""
    told = replace(
        FULL,
        **dict.fromkeys(
            ("main_problem", "medicines", "hopes", "onset_story", "worse_other", "misses", "foot_story"), text
        ),
        tried=(replace((FULL.tried or ())[0], what=text, how_long=text),),
        questions=(text,),
    )
    records = (Person(text), Activity("own", text, text), CheckIn("1", DAY, AT, "own"), Note(DAY, AT, text), told)
    return gather(records)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_does_no_harm(text: str) -> None:
    data = fhir.dump(everywhere(text), MADE)
    document = json.loads(data)
    for value in below(document):
        if isinstance(value, str):
            assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", value)
            assert re.fullmatch(r"[ \r\n\t\S]+", value)
        if isinstance(value, dict) and "div" in value:
            root = ET.fromstring(value["div"])
            assert {element.tag for element in root.iter()} <= TAGS
            assert root.tag == f"{XHTML}div"
    said = words(section(document, "Notes")["text"])
    assert all(word in said for word in plain(text).split())
    assert only(document, "Patient")["name"] == [{"text": plain(text)}]


def test_markup_is_what_was_typed() -> None:
    text = HOSTILE["markup"]
    assert text in words(section(json.loads(fhir.dump(everywhere(text), MADE)), "Notes")["text"])


def test_text_that_is_nothing_is_not_said() -> None:
    document = bundle(Person("\x01\x02"), Interview(main_problem="\u200b\x00", hopes="\x00"), Note(DAY, AT, "\x07"))
    assert "name" not in only(document, "Patient")
    assert not of(document, "Observation")


def test_long_texts_are_whole() -> None:
    document = bundle(Person("ü" * 300), LONGEST)
    assert only(document, "Patient")["name"][0]["text"] == "ü" * 300
    assert LONGEST.hopes in words(section(document, "Main problem and history")["text"])


# The language.


@pytest.mark.parametrize(
    ("language", "tag"),
    [
        *[("en", "en"), ("en-GB", "en-GB"), ("xx", "en"), ("", "en"), ('en-" onload="', "en")],
        *[("en-POSIX", "en"), ("C", "en")],
    ],
)
def test_the_language_is_the_one_that_the_words_are_in(language: str, tag: str) -> None:
    document = bundle(Person("Ada"), language=language)
    composition = only(document, "Composition")
    assert (document["language"], composition["language"]) == (tag, tag)
    root = ET.fromstring(composition["text"]["div"])
    assert (root.get("lang"), root.get("{http://www.w3.org/XML/1998/namespace}lang")) == (tag, tag)


def test_another_language_is_followed_all_through(monkeypatch: pytest.MonkeyPatch) -> None:
    english = assets.content

    def hebrew(language: str, name: str) -> dict[str, Any]:
        return {**english("en", name), "language": "he"} | (
            {"title": "יומן"} if name == "fhir" and language == "he" else {}
        )

    monkeypatch.setattr(assets, "content", hebrew)
    composition = only(bundle(language="he"), "Composition")
    assert (composition["title"], composition["language"]) == ("יומן", "he")
    assert ET.fromstring(composition["text"]["div"]).get("dir") == "rtl"


def test_the_sample_is_in_it() -> None:
    document = json.loads(fhir.dump(demo.sample(), MADE))
    assert len(of(document, "Observation", code="72514-3")) == 12
    assert only(document, "Patient")["name"] == [{"text": "Alex Example"}]
