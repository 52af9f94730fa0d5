"""The whole program through fourteen days: a baseline week, the week of noticing, and the page at the end."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.domain.routine import ROUTINE, WeekKind
from tests.journey.person import Person
from tests.terminal import Terminal, evenfoot, swept
from tests.test_cli import page_text

__all__ = ["evenfoot"]

MONDAY = date(2026, 3, 23)
EVENING, NIGHT = time(21), time(0, 40)


def day(number: int) -> date:
    """The calendar date of day `number` of the fourteen, from 1."""
    return MONDAY + timedelta(days=number - 1)


@pytest.fixture
def person(qapp: QApplication, tmp_path: Path) -> Iterator[Person]:
    folder = tmp_path / "diary"
    folder.mkdir()
    with swept(qapp):
        somebody = Person(folder, MONDAY, time(8))
        yield somebody
        somebody.leave()


# What stands in the diary at the end, worked out by hand: score, whether it came later, how often noticed, how often
# evened, and the note. The night from day 7 to day 8 loses an hour to summer time.
EXPECTED: dict[int, tuple[int | None, bool, int, int, str | None]] = {
    1: (6, False, 0, 0, None),
    2: (5, False, 0, 0, None),
    4: (7, False, 0, 0, None),
    5: (5, False, 0, 0, None),
    6: (3, True, 0, 0, None),
    7: (10, False, 0, 0, None),
    8: (4, False, 2, 1, None),
    9: (4, False, 1, 0, None),
    10: (None, False, 0, 0, None),
    11: (3, False, 1, 1, "Long drive."),
    12: (4, False, 0, 0, None),
    13: (2, False, 2, 2, None),
    14: (3, False, 1, 0, None),
}
BASELINE, AWARENESS, ALL = 36 / 6, 20 / 6, 56 / 12


def first_run(person: Person) -> None:
    steps = 0
    person.press("sign_none")
    while person.sees("welcome_next"):
        assert person.find("welcome_back").isEnabled() == (steps > 0)
        person.press("welcome_next")
        steps += 1
    assert steps == 7
    assert person.program.preferences.value.welcomed
    check = person.program.diary.last_warning_check()
    assert check is not None
    assert (check.day, check.ticked) == (day(1), frozenset())


def baseline_week(person: Person) -> None:
    person.at(day(1), EVENING)
    person.rate("6")
    # After midnight it is still the evening before.
    person.at(day(3), NIGHT)
    person.rate("5")
    # The third day is missed, and on the fourth nobody can rate it any more once it is left alone.
    person.at(day(4), EVENING)
    assert person.sees("rate_yesterday")
    person.rate("7")
    person.at(day(5), EVENING)
    assert not person.sees("rate_yesterday")
    person.rate("4")
    person.undo()
    assert person.program.diary.day(day(5)).rating is None
    person.rate("5")
    # The sixth day is entered a day later; the seventh is a ten.
    person.at(day(7), EVENING)
    person.rate_yesterday(3)
    person.see("week")
    person.see("today")
    assert not person.sees("rate_yesterday")
    person.rate("10")


def first_half_of_noticing(person: Person) -> None:
    person.at(day(8), time(7, 30))
    assert person.program.diary.week() is None
    person.press("begin_awareness")
    week = person.program.diary.week()
    assert week is not None
    assert (week.kind, week.start, week.end) == (WeekKind.AWARENESS, day(8), day(14))
    person.press("notice_brushing_teeth")
    person.press("notice_cooking")
    person.press("even_cooking")
    person.at(day(8), EVENING)
    person.rate("4")
    person.at(day(9), EVENING)
    person.press("notice_washing_dishes")
    person.rate("4")


def second_half_of_noticing(person: Person) -> None:
    assert not person.sees("welcome_next")
    person.at(day(10), EVENING)
    person.press("skip_today")
    assert person.sees("take_today_back_in")
    person.at(day(11), EVENING)
    person.press("even_brushing_teeth")
    person.write("Long drive.")
    person.find("skip_today").setFocus()
    person.rate("3")
    person.at(day(13), NIGHT)
    person.rate("4")
    person.at(day(13), EVENING)
    person.press("even_cooking")
    person.press("even_washing_dishes")
    person.rate("2")
    person.at(day(14), EVENING)
    person.press("notice_cooking")
    person.rate("2")
    person.rate("3")


def focuses(person: Person) -> list[object]:
    week = person.program.diary.weeks()[-1]
    return [week.focus(day(number)) for number in range(8, 15)]


def entries(exported: Path) -> dict[int, tuple[int | None, bool, int, int, str | None]]:
    """What the file says of each day, in the form of `EXPECTED`."""
    found = {}
    for entry in json.loads(exported.read_text(encoding="utf-8"))["days"]:
        number = (date.fromisoformat(entry["day"]) - MONDAY).days + 1
        rating, check_ins = entry.get("rating", {}), entry.get("check_ins", [])
        found[number] = (
            rating.get("score"),
            rating.get("recalled", False),
            len(check_ins),
            sum(check_in.get("evened") == "yes" for check_in in check_ins),
            entry.get("note", {}).get("text"),
        )
    return found


def test_two_weeks_from_the_first_run_to_the_page(person: Person, evenfoot: Terminal, tmp_path: Path) -> None:
    first_run(person)
    baseline_week(person)
    first_half_of_noticing(person)
    person.is_cut_off(tmp_path / "after the power cut")
    second_half_of_noticing(person)
    assert focuses(person) == list(ROUTINE)

    course = person.program.diary.summary(day(1), day(14)).trend
    means = [(week.week.kind, week.mean.rated, week.mean.of, week.mean.value, week.complete) for week in course.weeks]
    assert means == [(WeekKind.BASELINE, 6, 7, BASELINE, True), (WeekKind.AWARENESS, 6, 7, AWARENESS, True)]
    assert (course.mean.rated, course.mean.of, course.mean.value) == (12, 14, ALL)
    assert [n for n, rating in enumerate(course.ratings, start=1) if rating is None] == [3, 10]
    assert course.skipped == {day(10)}
    for page in person.program.window.names:
        person.see(page)
    person.program.close()

    exported, page_file = tmp_path / "diary.json", tmp_path / "page.pdf"
    assert evenfoot("--data-dir", person.folder, "export", "--format", "json", "--out", exported).code == 0
    assert entries(exported) == EXPECTED
    assert evenfoot("--data-dir", person.folder, "check").code == 0
    said = evenfoot("--data-dir", person.folder, "summary", "--out", page_file)
    assert said.out == f"{page_file}: {day(1)} to {day(14)}\n"
    text = page_text(page_file)
    for phrase in ("6.0 (6 of 7 days)", "3.3 (6 of 7 days)", "4.7 (12 of 14 days)", "23 Mar to 5 Apr 2026"):
        assert phrase in text
    assert "Long drive." in text
