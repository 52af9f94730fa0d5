"""A week that was ticked on paper, typed in by keys alone in a real window, and heard on the way."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop import assets
from desktop.domain.diary import Change
from desktop.domain.preferences import Preferences
from desktop.domain.routine import BUILT_IN, default_activities
from desktop.storage import folders, preferences
from desktop.storage.diary_store import SqliteJournal
from tests.desktop_e2e import moving_clock, reader
from tests.desktop_e2e.moving_clock import MovingClock
from tests.desktop_e2e.reader import Reader
from tests.desktop_e2e.test_screen_reader import clashes, nameless
from tests.desktop_e2e.xsession import XSession, wait_until

MONDAY = date(2026, 3, 2)
SUNDAY_EVENING = datetime(2026, 3, 8, 21, 30)
MOST_KEYS = 40
BOXES = ("pain", "Brushing teeth", "Washing dishes", "Cooking")
NOTHING, NOTICED, EVENED = "space", "1", "2"
WEEK = (
    ("5", (NOTICED, EVENED, NOTICED)),
    ("10", (EVENED, EVENED, NOTICED)),
    ("1", (NOTICED, NOTHING, EVENED)),
    ("0", (NOTHING, NOTHING, NOTICED)),
    ("7", (NOTICED, NOTICED, NOTICED)),
    ("1", (NOTHING, EVENED, NOTHING)),
    ("10", (NOTICED, NOTHING, NOTHING)),
)
"""What is on the sheet: a score and three activities for each day."""


class Keys:
    """Presses keys and counts them; those of the scores apart."""

    def __init__(self, desktop: XSession) -> None:
        self._desktop = desktop
        self.pressed = self.scores = 0

    def press(self, *keys: str) -> None:
        self.pressed += len(keys)
        self._desktop.keys(*keys)

    def score(self, score: str) -> None:
        self.scores += len(score)
        self._desktop.keys(*score)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a diary whose owner has been through the introduction, and was then away from the computer."""
    place = folders.data_folder(tmp_path / "diary")
    journal = SqliteJournal.open(place / folders.DIARY, assets.migrations())
    journal.apply(Change(put=default_activities()))
    journal.close()
    preferences.save(place / folders.PREFERENCES, replace(Preferences(), welcomed=True))
    return place


def days_of(folder: Path, out: Path) -> list[dict[str, Any]]:
    """What the diary holds, as the command line exports it."""
    command = (sys.executable, "-m", "desktop", "--data-dir", folder, "export", "--format", "json", "--out", out)
    subprocess.run(command, check=True, capture_output=True, timeout=20)
    found: list[dict[str, Any]] = json.loads(out.read_text(encoding="utf-8")).get("days", [])
    return found


def kept(day: dict[str, Any]) -> tuple[str, tuple[str, ...]]:
    """A day of the export as the sheet says it."""
    ticks = {one["activity"]: EVENED if one.get("evened") == "yes" else NOTICED for one in day.get("check_ins", ())}
    return str(day["rating"]["score"]), tuple(ticks.get(each, NOTHING) for each in BUILT_IN)


def boxes_that_are_read_out() -> list[str]:
    """What is heard while the sheet is typed in; the key after a 1 fills the first box before that is reached."""
    found = []
    for number, (score, _ticks) in enumerate(WEEK):
        day = MONDAY + timedelta(days=number)
        said = [box for box in BOXES if score != "1" or box != BOXES[1]]
        found += [f"{day:%A} {day.day} {day:%B}, {box}, empty" for box in said]
    return found


def type_the_week(keys: Keys, listener: Reader, boxes: Iterator[str]) -> None:
    """Type each box when it is read out: its name is asked for after it has said that it has the keyboard."""
    for score, ticks in WEEK:
        for number, key in enumerate((score, *ticks)):
            if score != "1" or number != 1:
                box = next(boxes)
                wait_until(lambda box=box: box in listener.focused(), f"{box} is read out")
            if number:
                keys.press(key)
            else:
                keys.score(key)


def test_seven_days_take_few_keys(
    desktop: XSession, evenfoot: Callable[..., subprocess.Popen[bytes]], listener: Reader, folder: Path, tmp_path: Path
) -> None:
    if lacking := moving_clock.missing():
        pytest.skip(f"a Sunday takes {', '.join(lacking)}")
    clock = MovingClock(tmp_path / "clock.txt", "UTC")
    clock.set(SUNDAY_EVENING)
    program = evenfoot(**reader.ON, **clock.environment)
    window = desktop.window("^Evenfoot$")
    listener.says("When did you notice?")
    keys = Keys(desktop)
    keys.press("ctrl+2")
    listener.says("Type in a paper week")
    keys.press("alt+y")
    typing = wait_until(lambda: desktop.windows("^Type in a paper week$"), "the dialog")[0]
    wait_until(lambda: desktop.active() == typing, "the dialog has the keyboard")
    wait_until(lambda: "Monday 2 March, pain, empty" in listener.focused(), "the first box is read out")
    nodes = listener.look()
    assert (nameless(nodes), clashes(nodes)) == ([], [])
    boxes = boxes_that_are_read_out()
    type_the_week(keys, listener, iter(boxes))
    desktop.picture(tmp_path / "typed.png", typing)
    keys.press("Return")
    assert [each for each in dict.fromkeys(listener.focused()) if each in boxes] == boxes
    wait_until(lambda: not desktop.windows("^Type in a paper week$"), "the dialog is closed")
    wait_until(lambda: desktop.active() == window, "the window has the keyboard again")
    listener.says("Saved: the week from paper.")
    found = days_of(folder, tmp_path / "export.json")
    assert [one["day"] for one in found] == [(MONDAY + timedelta(days=n)).isoformat() for n in range(7)]
    assert [kept(one) for one in found] == list(WEEK)
    records = [(one["day"], each) for one in found for each in (one["rating"], *one.get("check_ins", ()))]
    assert all(each.get("recalled", False) == (day != "2026-03-08") for day, each in records)
    print(f"\nseven days from paper: {keys.pressed} keys, and {keys.scores} for the scores")
    assert keys.pressed < MOST_KEYS
    desktop.keys("ctrl+z")
    listener.says("Taken back: the week from paper.")
    assert days_of(folder, tmp_path / "empty.json") == []
    desktop.keys("ctrl+q")
    assert program.wait(10) == 0
