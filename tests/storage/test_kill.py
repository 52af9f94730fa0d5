"""Killed in the middle of saving, the program loses nothing that it had confirmed."""

import os
import random
import select
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from desktop.domain.diary import DiaryDay
from desktop.storage.diary_store import SqliteJournal

ROUNDS = 200
FIRST_STARTS = 50
ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and kill -9")

# Loads the program once. For every line, a path and a number, a process of its own says "ready" and its id, opens the
# diary and saves day after day from that number on, with a line for each that is saved. Once it is gone, it says how.
NURSERY = """
import os, sys
from datetime import UTC, date, datetime
from pathlib import Path
from desktop.domain.clock import Moment
from desktop.domain.diary import Change, CheckIn, Note, PainRating
from desktop.domain.routine import default_activities
from desktop.storage.diary_store import SqliteJournal

at = Moment(datetime(2026, 3, 2, tzinfo=UTC), 60)

def save(path, number):
    os.write(1, b"ready %d\\n" % os.getpid())
    journal = SqliteJournal.open(Path(path), sys.argv[1:])
    journal.apply(Change(put=default_activities()))
    while True:
        day = date.fromordinal(number)
        check_in = CheckIn(f"{number}", day, at, "cooking")
        journal.apply(Change(put=(PainRating(day, at, number % 11), Note(day, at, "x" * 700), check_in)))
        os.write(1, b"%d\\n" % number)
        number += 1

for line in sys.stdin:
    path, number = line.rstrip().split("\\t")
    child = os.fork()
    if not child:
        try:
            save(path, int(number))
        finally:
            os._exit(1)
    os.write(1, b"gone %d\\n" % os.waitpid(child, 0)[1])
"""


class Nursery:
    """Brings up processes that save, and kills each of them at some moment."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin
        assert process.stdout
        self._in, self._out = process.stdin, process.stdout
        self._ended = select.poll()
        self._ended.register(self._out, 0)

    def killed(self, path: Path, number: int, confirmed: int, delay: float) -> list[int]:
        """Save from `number` on, and be killed `delay` ms after `confirmed` days were; the days confirmed by then."""
        self._in.write(f"{path}\t{number}\n".encode())
        lines = b""
        while lines.count(b"\n") <= confirmed:
            lines += self._out.read(4096)
        assert not self._ended.poll(delay)
        os.kill(int(lines.split()[1]), signal.SIGKILL)
        while b"gone" not in lines or not lines.endswith(b"\n"):
            lines += self._out.read(4096)
        ready, *days, gone = lines.splitlines()
        assert gone == b"gone %d" % signal.SIGKILL
        assert ready.startswith(b"ready")
        return [int(day) for day in days]


@pytest.fixture(scope="module")
def nursery(migrations: Sequence[str]) -> Iterator[Nursery]:
    command = (sys.executable, "-c", NURSERY, *migrations)
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, env=environment, bufsize=0, **pipes) as process:
        yield Nursery(process)
        assert process.stdin
        process.stdin.close()


def whole(day: DiaryDay) -> bool:
    return bool(day.rating and day.note and len(day.check_ins) == 1)


def test_nothing_confirmed_is_lost(path: Path, migrations: Sequence[str], nursery: Nursery) -> None:
    chance = random.Random(7)
    first = number = date(2016, 1, 1).toordinal()
    confirmed = 0
    for _ in range(ROUNDS):
        new = nursery.killed(path, number, 1, chance.uniform(0, 15))
        with closing(SqliteJournal.open(path, migrations)) as journal:
            days = journal.days(date.fromordinal(number), date.max)
        saved = [day.day.toordinal() for day in days]
        # All that was confirmed, at most one more, and each whole.
        assert saved[: len(new)] == new
        assert len(saved) <= len(new) + 1
        assert all(map(whole, days))
        confirmed += len(new)
        number = saved[-1] + 1
    assert confirmed > ROUNDS
    with closing(SqliteJournal.open(path, migrations)) as journal:
        assert journal.problems() == []
        days = journal.whole().days
    assert [day.day.toordinal() for day in days] == list(range(first, number))
    assert all(map(whole, days))


def test_a_first_start_that_is_killed_can_be_repeated(
    tmp_path: Path, migrations: Sequence[str], nursery: Nursery
) -> None:
    chance = random.Random(7)
    for start in range(FIRST_STARTS):
        path = tmp_path / str(start) / "diary.db"
        path.parent.mkdir()
        new = nursery.killed(path, 1, 0, chance.uniform(0, 10))
        with closing(SqliteJournal.open(path, migrations)) as journal:
            assert journal.problems() == []
            assert [day.day.toordinal() for day in journal.whole().days][: len(new)] == new
