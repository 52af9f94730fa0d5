"""The sample diary lies in a folder that is gone afterwards, and moves as a whole."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from contextlib import closing, suppress
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSysInfo

from desktop import assets, demo
from desktop.domain.clock import Moment, days_between
from desktop.domain.diary import Diary
from desktop.domain.peg import due
from desktop.domain.preferences import Preferences
from desktop.exchange import json
from desktop.storage import preferences
from desktop.storage.diary_store import SqliteJournal
from tests.strategies import diaries

ROOT = Path(__file__).parents[1]


def test_the_throwaway_folder_holds_the_diary_and_goes() -> None:
    diary = demo.sample()
    with demo.folder(diary) as folder:
        with closing(SqliteJournal.open(folder / "diary.db", assets.migrations())) as journal:
            assert journal.whole() == diary
            assert journal.problems() == []
        assert preferences.load(folder / "preferences.toml") == Preferences(welcomed=True)
    assert not folder.exists()


def test_the_folder_goes_after_a_failure_too() -> None:
    with pytest.raises(KeyError), demo.folder(demo.sample()) as folder:
        raise KeyError
    assert not folder.exists()


HOLD = """
import sys, tempfile
from desktop import demo

tempfile.tempdir = sys.argv[1]
with demo.folder(demo.sample()) as folder:
    print(folder, flush=True)
    sys.stdin.read()
"""


def test_what_a_killed_run_left_is_thrown_away_by_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    others = [tmp_path / name for name in ("evenfoot-demo-begun", "evenfoot-else", "own")]
    for other in others:
        other.mkdir()
    own = others[-1] / demo.USED
    own.touch()
    with suppress(OSError):
        (tmp_path / "evenfoot-demo-link").symlink_to(others[-1], target_is_directory=True)
    with subprocess.Popen(
        (sys.executable, "-c", HOLD, tmp_path), stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, text=True
    ) as holder:
        assert holder.stdout is not None
        left = Path(holder.stdout.readline().strip())
        with demo.folder(Diary()) as meanwhile:
            assert (left / "diary.db").exists()
            demo.sweep(tmp_path)
            assert meanwhile.exists()
        holder.kill()
        holder.wait()
    assert left.exists()
    demo.sweep(tmp_path)
    assert not left.exists()
    assert own.exists()
    assert all(other.exists() for other in others)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows gives everybody a folder of their own")
def test_what_somebody_else_left_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left = tmp_path / "evenfoot-demo-left"
    left.mkdir()
    # By a program that has ended.
    (left / demo.USED).write_text(f"2147483646\nevenfoot\n{QSysInfo.machineHostName()}\n")
    monkeypatch.setattr(os, "getuid", lambda: left.stat().st_uid + 1)
    demo.sweep(tmp_path)
    assert left.exists()
    monkeypatch.undo()
    demo.sweep(tmp_path)
    assert not left.exists()


@given(diaries(), st.integers(0, 10_000).map(lambda days: timedelta(days=days)))
def test_a_diary_moves_as_a_whole(diary: Diary, by: timedelta) -> None:
    there = demo.moved(diary, by)
    assert [day.day for day in there.days] == [day.day + by for day in diary.days]
    assert demo.moved(there, -by) == replace(diary, days=tuple(day for day in diary.days if day))
    assert [(peg.day, peg.scores) for peg in there.pegs] == [(peg.day + by, peg.scores) for peg in diary.pegs]
    told, told_there = diary.interview, there.interview
    assert told_there.began == (told.began + by if told.began else None)
    assert told_there.at == (Moment(told.at.utc + by, told.at.offset) if told.at else None)
    assert replace(told_there, began=told.began, at=told.at) == told
    later = days_between(date(2026, 3, 2) + by, date(2026, 7, 31) + by)
    for old, new in zip(diary.weeks, there.weeks, strict=True):
        assert [new.position(day) for day in later] == [old.position(day - by) for day in later]


def test_the_sample_can_end_on_any_day() -> None:
    diary = demo.sample()
    today = date(2031, 12, 24)
    there = demo.moved(diary, today - demo.last_day(diary))
    assert demo.last_day(there) == today
    assert len(there.records()) == len(diary.records())
    assert json.load(json.dump(there)) == there
    assert [(peg.day, week.end) for peg, week in zip(there.pegs[1:], there.weeks[1:], strict=True)] == [(today, today)]
    assert there.pegs[0].day == there.weeks[0].start
    assert there.interview.at is not None
    assert there.interview.at.local.date() == today
    assert there.interview.began == today - (demo.last_day(diary) - date(2025, 10, 6))
    assert not due(there.weeks, there.pegs, today)
