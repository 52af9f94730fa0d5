"""The computer's own clock, in whatever zone the computer is in at that moment."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.system.clock import SystemClock


@pytest.fixture(autouse=True)
def zone_of_the_tests() -> Iterator[None]:
    yield
    os.environ["TZ"] = "UTC"
    SystemClock().now()


def test_the_zone_is_followed_while_the_program_runs() -> None:
    clock = SystemClock()
    found = {}
    for zone in ("UTC", "IST-5:30", "HST10", "TOT-13"):
        os.environ["TZ"] = zone
        found[zone] = clock.now().offset
    assert found == {"UTC": 0, "IST-5:30": 330, "HST10": -600, "TOT-13": 780}


def test_the_instant_is_now(tmp_path: Path) -> None:
    os.environ["TZ"] = "IST-5:30"
    moment = SystemClock().now()
    # The disk has a clock of its own to compare with.
    stamp = tmp_path / "now"
    stamp.touch()
    written = datetime.fromtimestamp(stamp.stat().st_mtime, UTC)
    assert abs((written - moment.utc).total_seconds()) < 10
    assert (moment.local.replace(tzinfo=None) - moment.utc.replace(tzinfo=None)).total_seconds() == 5.5 * 3600
