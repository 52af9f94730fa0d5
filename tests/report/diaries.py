"""Diaries to make pages of: a full one, one like the sample, nothing, one with gaps, one with too much, told or not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from desktop.domain.clock import Moment
from desktop.domain.diary import CheckIn, Diary, Evened, FeltSpot, Note, PainRating, Person, Record, SkippedDay, gather
from desktop.domain.peg import Peg
from desktop.domain.routine import Activity, Turn, Week, WeekKind, default_activities
from desktop.domain.summary import Summary, summarise
from desktop.domain.warning_signs import Sign, WarningCheck
from tests.told import FULL, LONGEST, PLAIN

START = date(2026, 3, 1)
MADE_ON = date(2026, 3, 17)
ARABIC = "\u0641\u0627\u0637\u0645\u0629 \u0628\u0646\u062a \u0623\u062d\u0645\u062f"
CHINESE = "\u4eca\u5929\u7ad9\u7740\u505a\u996d\u4ee5\u540e\u80cc\u75db\u3002"


def at(day: date) -> Moment:
    return Moment(datetime(day.year, day.month, day.day, 18, tzinfo=UTC), 0)


def day(n: int) -> date:
    """The `n`th day of the diary, from 0."""
    return START + timedelta(days=n)


def ratings(scores: str, first: date = START) -> list[Record]:
    """One character a day: a digit is a score, x a ten, a to j a recalled 0 to 9, - a skipped day, . nothing."""
    found: list[Record] = []
    for n, character in enumerate(scores):
        on = first + timedelta(days=n)
        if character == "-":
            found.append(SkippedDay(on, at(on)))
        elif character != ".":
            recalled = character in "abcdefghij"
            score = "abcdefghij".index(character) if recalled else 10 if character == "x" else int(character)
            found.append(PainRating(on, at(on), score, recalled=recalled))
    return found


def week(kind: WeekKind, first: date) -> Week:
    return Week(f"{kind}-{first}", kind, (Turn(first, 1),))


def check_ins(activity: str, days: range, pain: tuple[int, int] | None = None) -> list[Record]:
    before, after = pain or (None, None)
    return [
        CheckIn(f"{activity}-{n}", day(n), at(day(n)), activity, True, Evened.YES if n % 3 else Evened.NOT_SAID,
                frozenset({FeltSpot.HEEL, FeltSpot.LEFT} if n % 2 else {FeltSpot.BALL}), before, after)
        for n in days
    ]  # fmt: skip


def peg(n: int, *scores: int) -> Peg:
    return Peg(day(n), at(day(n)), *scores)


def note(n: int, text: str, recalled: bool = False) -> Note:
    return Note(day(n), at(day(n)), text, recalled)


SAMPLE_NOTES: list[Record] = [
    note(3, "Carried the shopping up three floors. Sore all evening."),
    note(9, "Noticed that I always lean on the left leg at the sink.", recalled=True),
    note(12, "Long drive. Bad day: back stiff, pain into the left buttock, could not sit through dinner."),
    note(15, "Slept better. Five minutes of washing up were fine."),
]


def records_of_the_sample() -> list[Record]:
    """Sixteen days: a baseline week, a week of noticing and two days more."""
    return [
        Person("Anna Muster", date(1971, 5, 3)),
        *default_activities(),
        week(WeekKind.BASELINE, START),
        week(WeekKind.AWARENESS, day(7)),
        WarningCheck("w", START, at(START)),
        *ratings("56g456554-3d8.43"),
        *check_ins("brushing_teeth", range(7, 14), (5, 4)),
        *check_ins("washing_dishes", range(8, 13), (6, 6)),
        *check_ins("cooking", range(9, 12)),
        *SAMPLE_NOTES,
        peg(0, 6, 5, 7), peg(13, 5, 4, 5),
        PLAIN,
    ]  # fmt: skip


def sample() -> Summary:
    return summarise(gather(records_of_the_sample()), START, day(15), MADE_ON)


def full() -> Summary:
    """Eight weeks, several activities, warning signs ticked, a note on many days."""
    kinds = [WeekKind.BASELINE, *[WeekKind.AWARENESS] * 6]
    records: list[Record] = [
        Person("Margarethe Schmidt-Hohenberg", date(1958, 11, 30)),
        *default_activities(),
        Activity("ironing", "Ironing on Sunday mornings"),
        Activity("bus", "Waiting for the bus"),
        *[week(kind, day(7 * n)) for n, kind in enumerate(kinds)],
        WarningCheck("w", day(40), at(day(40)), frozenset({Sign.ONE_LEG_NUMB, Sign.NOT_BETTER, Sign.NIGHT_PAIN})),
        *ratings("6787x76" "65h7656" "5-.6454" "54d5..." "6545434" "3453.43" "34g3245" "4323543"),
        *check_ins("brushing_teeth", range(7, 50), (5, 4)),
        *check_ins("washing_dishes", range(8, 45), (6, 5)),
        *check_ins("cooking", range(9, 40), (5, 5)),
        *check_ins("ironing", range(9, 30, 7)),
        *check_ins("bus", range(10, 30, 4), (4, 5)),
        *[note(n, "The lower back was stiff until ten. Walked for half an hour after lunch, then it eased. " * 2)
          for n in range(0, 55, 3)],
        peg(0, 8, 7, 8), peg(28, 6, 6, 5), peg(55, 4, 3, 4),
        FULL,
    ]  # fmt: skip
    return summarise(gather(records), START, day(55), day(56))


def empty() -> Summary:
    return summarise(Diary(), START, day(15), MADE_ON)


def gaps() -> Summary:
    """Ratings here and there, two weeks without enough of them, no activities and no name."""
    records = [
        week(WeekKind.BASELINE, START), week(WeekKind.AWARENESS, day(7)), *ratings(".5..h.." "-..6-7." ".."),
    ]  # fmt: skip
    return summarise(gather(records), START, day(15), MADE_ON)


def too_long() -> Summary:
    """Everything at its limit: name, activities, notes, every warning sign, ten years of ratings."""
    years = 3653
    first = date(2016, 3, 2)
    scores = "".join("34567654"[n % 8] if n % 50 < 44 else ".-a"[n % 3] for n in range(years))
    records: list[Record] = [
        Person("Wolfeschlegelsteinhausenbergerdorff " * 8 + "Anna Maria X", date(1958, 11, 30)),
        *default_activities(),
        *[Activity(f"own{n}", f"{n} " + "W" * 50) for n in range(12)],
        *[week(WeekKind.AWARENESS, first + timedelta(days=7 * n)) for n in range(100)],
        WarningCheck("w", MADE_ON, at(MADE_ON), frozenset(Sign)),
        *ratings(scores, first),
        *[record for n in range(12) for record in check_ins(f"own{n}", range(n + 1), (9, 4))],
        *check_ins("cooking", range(15), (3, 4)),
        *[Note(first + timedelta(days=n), at(first), "A very long note. " * 111) for n in range(0, years, 2)],
        *[Peg(first + timedelta(days=n), at(first), 5, 5, 5) for n in range(0, years, 7)],
        LONGEST,
    ]
    return summarise(gather(records), first, first + timedelta(days=years - 1), MADE_ON)


def right_to_left() -> Summary:
    records: list[Record] = [
        Person(f"{ARABIC} (Fatima)", date(1980, 1, 2)),
        Activity("own", "\u05e2\u05de\u05d9\u05d3\u05d4 \u05d1\u05de\u05d8\u05d1\u05d7"),
        *ratings("5665"),
        *check_ins("own", range(3)),
        replace(
            FULL,
            main_problem=f"{ARABIC} " * 9,
            hopes=CHINESE * 2,
            medicines=f"{ARABIC} 5 mg\n{CHINESE}",
            questions=(f"{ARABIC}?", CHINESE),
            allergies="{braces} {0}",
        ),
        note(1, f"{ARABIC} 5 {ARABIC}"),
        note(2, CHINESE * 12),
        note(3, "\U0001f468\u200d\U0001f469\u200d\U0001f467 e\u0301\u0302 \u202enever\u202c {braces} {0}"),
    ]
    return summarise(gather(records), START, day(3), MADE_ON)


def only_told() -> Summary:
    """An interview before a diary."""
    return summarise(gather([FULL]), START, START, MADE_ON)


ALL = {
    "sample": sample,
    "full": full,
    "empty": empty,
    "gaps": gaps,
    "too_long": too_long,
    "right_to_left": right_to_left,
}
