"""The computer's own clock, in whatever zone the computer is in at that moment."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.system.clock import SystemClock

pytestmark = pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows keeps its zone elsewhere")


@pytest.fixture(autouse=True)
def zone_of_the_tests() -> Iterator[None]:
    yield
    os.environ["TZ"] = "UTC"
    time.tzset()


def test_the_zone_is_followed_while_the_program_runs() -> None:
    clock = SystemClock()
    found = {}
    for zone in ("UTC", "<+0530>-5:30", "<-10>10", "<+13>-13"):
        os.environ["TZ"] = zone
        found[zone] = clock.now().offset
    assert found == {"UTC": 0, "<+0530>-5:30": 330, "<-10>10": -600, "<+13>-13": 780}


def test_the_instant_is_now(tmp_path: Path) -> None:
    os.environ["TZ"] = "<+0530>-5:30"
    moment = SystemClock().now()
    # The disk has a clock of its own to compare with.
    stamp = tmp_path / "now"
    stamp.touch()
    written = datetime.fromtimestamp(stamp.stat().st_mtime, UTC)
    assert abs((written - moment.utc).total_seconds()) < 10
    assert (moment.local.replace(tzinfo=None) - moment.utc.replace(tzinfo=None)).total_seconds() == 5.5 * 3600
