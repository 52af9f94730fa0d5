"""A week as somebody lives it who has no pointer: from the first run to the page that comes out of the printer.

Real keys in a real window, evening after evening by a clock that the test turns; the command line reads what was kept.
"""

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.desktop_e2e import moving_clock, printer, reader
from tests.desktop_e2e.moving_clock import MovingClock
from tests.desktop_e2e.printer import Printer, print_system, text_of
from tests.desktop_e2e.reader import Reader
from tests.desktop_e2e.xsession import XSession, wait_until

# Summer time begins in the night before the last day.
BERLIN = "CET-1CEST,M3.5.0,M10.5.0/3"
MONDAY = date(2026, 3, 23)
EVENING = time(21, 30)
NOTE = "Zwei Stunden gefahren, müde Füße."
NAME = "Jörg Müller"
OWN = "Brötchen holen"
BRUSHED, WASHED, COOKED = (("brushing_teeth", "yes"), ("washing_dishes", "yes"), ("cooking", "yes"))
FETCHED = (OWN, "not_said")
AGES = ("Less than six weeks ago", "Six weeks ago or more", "I would rather not say")
PATHS = ("Rate for a week first", "Start to notice at once", "Just look around")
Start = Callable[..., subprocess.Popen[bytes]]


@dataclass(frozen=True)
class Kept:
    """What the diary holds of one day. A check-in is its activity and whether the weight was evened."""

    score: int | None = None
    check_ins: tuple[tuple[str, str], ...] = ()
    note: str = ""
    skipped: bool = False


WEEK = (
    Kept(5, (BRUSHED,)),
    Kept(10, (WASHED, FETCHED)),
    Kept(4, (("cooking", "not_said"),), NOTE),
    Kept(skipped=True),
    Kept(3, (BRUSHED,)),
    Kept(6, (BRUSHED, COOKED)),
    Kept(4, (WASHED,)),
)
SCORES = [day.score for day in WEEK if day.score is not None]
MEAN = f"{sum(SCORES) / len(SCORES):.1f}"
COUNTED = "6 of 7 days"


class Evenings:
    """Somebody at the keyboard, evening after evening, with the ears of a screen reader."""

    def __init__(self, desktop: XSession, start: Start, listener: Reader, folder: Path) -> None:
        self.desktop, self._start, self._folder = desktop, start, folder
        self._clock = MovingClock(folder / "clock.txt", BERLIN)
        self.reader = listener
        self.day = MONDAY

    def turn_to(self, number: int) -> None:
        """Let it be the evening of a day of the week, from 0."""
        self.day = MONDAY + timedelta(days=number)
        self._clock.set(datetime.combine(self.day, EVENING))

    def open(self, environment: dict[str, str] = printer.NOBODY_LISTENS) -> None:
        """Open the window."""
        self.program = self._start(**self._clock.environment, **reader.ON, **environment)
        self.window = self.desktop.window("^Evenfoot$")

    def close(self) -> None:
        """Close the window by its key; all is well."""
        self.keys("ctrl+q")
        assert self.program.wait(10) == 0

    def cut_power(self) -> None:
        """Nothing more can be done by the program, nor for it."""
        self.program.kill()
        assert self.program.wait(10) == -signal.SIGKILL

    def leave_and_come_back(self) -> None:
        """Put the window away and get it back, by the key of the desktop for both."""
        self.keys("super+d")
        wait_until(lambda: not self.desktop.windows("^Evenfoot$"), "the window is put away")
        # Qt takes a window that is back within a tenth of a second for one that never left.
        wait_until(lambda: not self.reader.seen(lambda node: "active" in node.states), "the program knows it")
        self.keys("super+d")
        assert self.desktop.window("^Evenfoot$") == self.window

    def keys(self, *keys: str, then: Kept | str = "") -> None:
        """Press keys; wait until the diary holds `then` of the day, or the window says it."""
        self.desktop.keys(*keys)
        if isinstance(then, Kept):
            wait_until(lambda: self.kept() == then, f"{self.day} holds {then}")
        elif then:
            self.reader.says(then)

    def diary(self) -> Any:
        """The diary as another program reads it meanwhile."""
        out = self._folder / "export.json"
        self.run("export", "--format", "json", "--out", out)
        return json.loads(out.read_text(encoding="utf-8"))

    def run(self, *command: str | Path) -> str:
        """What the command line says of the diary; all is well with it."""
        line = (sys.executable, "-m", "desktop", "--data-dir", self._folder / "diary", *command)
        return subprocess.run(line, check=True, capture_output=True, text=True, timeout=20).stdout

    def kept(self) -> Kept:
        """What the diary holds of the day."""
        diary = self.diary()
        names = {one["id"]: one.get("name", one["id"]) for one in diary["activities"]}
        found = next((one for one in diary.get("days", ()) if one["day"] == self.day.isoformat()), {})
        return Kept(
            found.get("rating", {}).get("score"),
            tuple((names[one["activity"]], one.get("evened", "not_said")) for one in found.get("check_ins", ())),
            found.get("note", {}).get("text", ""),
            "skipped" in found,
        )


@pytest.fixture
def evenings(desktop: XSession, evenfoot: Start, listener: Reader, tmp_path: Path) -> Evenings:
    if lacking := moving_clock.missing():
        pytest.skip(f"a week in a minute needs {', '.join(lacking)}")
    return Evenings(desktop, evenfoot, listener, tmp_path)


def go_through_the_introduction(person: Evenings) -> None:
    person.turn_to(0)
    person.open()
    person.reader.says("Step 1 of 7")
    person.keys("alt+n", then="Step 2 of 7")
    person.keys("Return", then="Step 3 of 7")
    person.reader.choose("Six weeks ago or more", *AGES)
    person.keys("alt+n", then="Step 4 of 7")
    person.reader.choose("Start to notice at once", *PATHS)
    person.keys("alt+n", then="Step 5 of 7")
    person.keys("alt+d", then="Add this activity")
    person.desktop.type(OWN)
    person.keys("Return", then=OWN)
    person.keys("alt+n", then="Step 6 of 7")
    person.keys("alt+b", then="Step 5 of 7")
    person.keys("alt+n", then="Step 6 of 7")
    person.reader.tab_to("Next")
    person.keys("space", then="Step 7 of 7")
    person.keys("Return", then="Day 1 of 7")


def rate_by_access_keys(person: Evenings) -> None:
    person.keys("alt+b", then=Kept(check_ins=(("brushing_teeth", "not_said"),)))
    person.keys("alt+e", then=Kept(check_ins=(BRUSHED,)))
    person.keys("5", then=WEEK[0])


def stay_until_another_day(person: Evenings) -> None:
    person.turn_to(1)
    person.leave_and_come_back()
    person.reader.says("Day 2 of 7")
    person.keys("alt+w", then=Kept(check_ins=(("washing_dishes", "not_said"),)))
    person.keys("alt+e", then=Kept(check_ins=(WASHED,)))
    person.keys("alt+r", then=Kept(check_ins=(WASHED, FETCHED)))
    person.keys("1", "0", then=WEEK[1])
    person.close()


def lose_power(person: Evenings) -> None:
    person.turn_to(2)
    person.open()
    person.keys("alt+c", then=Kept(check_ins=(("cooking", "not_said"),)))
    person.keys("4", then=Kept(4, (("cooking", "not_said"),)))
    person.cut_power()
    person.open()
    person.keys("alt+d")
    person.desktop.type(NOTE)
    person.keys("Tab", then=WEEK[2])
    person.close()


def leave_a_day_out(person: Evenings) -> None:
    person.turn_to(3)
    person.open()
    person.keys("alt+s", then=WEEK[3])
    person.close()


def take_something_back(person: Evenings) -> None:
    person.turn_to(4)
    person.open()
    person.keys("alt+b", then=Kept(check_ins=(("brushing_teeth", "not_said"),)))
    person.keys("alt+e", then=Kept(check_ins=(BRUSHED,)))
    person.keys("9", then=Kept(9, (BRUSHED,)))
    person.keys("ctrl+z", then=Kept(check_ins=(BRUSHED,)))
    person.keys("3", then=WEEK[4])
    person.close()


def go_by_tab(person: Evenings) -> None:
    person.turn_to(5)
    person.open()
    person.reader.tab_to("I noticed: Brushing teeth")
    person.keys("Return", then=Kept(check_ins=(("brushing_teeth", "not_said"),)))
    person.reader.tab_to("I evened my weight: Brushing teeth")
    person.keys("space", then=Kept(check_ins=(BRUSHED,)))
    person.reader.tab_to("I evened my weight: Cooking")
    person.keys("space", then=Kept(check_ins=(BRUSHED, COOKED)))
    person.reader.tab_to("0: no pain")
    person.keys(*["Right"] * 6, "Return", then=WEEK[5])
    person.close()


def end_the_week(person: Evenings) -> None:
    person.keys("alt+w", then=Kept(check_ins=(("washing_dishes", "not_said"),)))
    person.keys("alt+e", then=Kept(check_ins=(WASHED,)))
    person.keys("4", then=WEEK[6])


def look_back(person: Evenings) -> None:
    person.keys("ctrl+2", then=f"Average {MEAN} from {COUNTED}.")
    person.keys("ctrl+3", then=f"Week of noticing, 23 to 29 March: {MEAN} on average ({COUNTED}).")
    person.keys("ctrl+5", then=f"{MEAN} ({COUNTED})")
    person.keys("alt+n")
    person.desktop.type(NAME)


def save_the_page(person: Evenings, path: Path) -> Path:
    person.keys("alt+s")
    person.desktop.window("^Warning signs before the page$")
    person.keys("alt+n")
    person.desktop.window("^Save as PDF$")
    person.desktop.type(str(path))
    person.keys("Return")
    wait_until(path.exists, "the page is saved")
    assert person.desktop.window("^Evenfoot$") == person.window
    return path


def print_the_page(person: Evenings, paper: Printer) -> Path:
    person.keys("alt+p")
    person.desktop.window("^Print$")
    person.keys("Return")
    assert person.desktop.window("^Evenfoot$") == person.window
    return wait_until(paper.arrived, "the page comes out of the printer")[0]


def check_the_page(page: Path) -> None:
    text = text_of(page)
    for expected in (NAME, "23 Mar to 29 Mar 2026", "7 days", f"{MEAN} ({COUNTED})", f"{OWN} 1 0 1", NOTE):
        assert expected in text


def check_the_diary(person: Evenings) -> None:
    person.run("check")
    diary = person.diary()
    assert [(one["kind"], one["turns"]) for one in diary["weeks"]] == [
        ("awareness", [{"on": MONDAY.isoformat(), "position": 1}])
    ]
    days = [MONDAY + timedelta(days=number) for number in range(7)]
    assert [one["day"] for one in diary["days"]] == [day.isoformat() for day in days]
    for number, day in enumerate(days):
        person.turn_to(number)
        assert person.kept() == WEEK[number]
        hour = f"{day}T21:", "+02:00" if number == 6 else "+01:00"
        for record in records(diary["days"][number]):
            assert (record["at"][:14], record["at"][-6:], record.get("recalled")) == (*hour, None)


def records(day: dict[str, Any]) -> list[dict[str, Any]]:
    """Everything recorded for a day of the exported diary."""
    return [*(day[kind] for kind in ("rating", "note", "skipped") if kind in day), *day.get("check_ins", ())]


def test_from_the_first_run_to_the_printed_page(evenings: Evenings, desktop: XSession, tmp_path: Path) -> None:
    go_through_the_introduction(evenings)
    rate_by_access_keys(evenings)
    stay_until_another_day(evenings)
    lose_power(evenings)
    leave_a_day_out(evenings)
    take_something_back(evenings)
    go_by_tab(evenings)
    evenings.turn_to(6)
    with ExitStack() as stack:
        paper = None if printer.missing() else stack.enter_context(print_system(desktop))
        evenings.open(paper.environment if paper else printer.NOBODY_LISTENS)
        end_the_week(evenings)
        look_back(evenings)
        check_the_page(save_the_page(evenings, tmp_path / "page.pdf"))
        if paper:
            check_the_page(print_the_page(evenings, paper))
        evenings.close()
    check_the_diary(evenings)
    assert (tmp_path / "said.txt").read_text(encoding="utf-8") == ""
