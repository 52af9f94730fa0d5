"""The computer's own clock: the one place that asks what time it is."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import datetime

from desktop.domain.clock import Moment

C_LIBRARY = "ucrtbase"
"""A part of Windows. Not named where it is loaded: what is named there is put into the frozen program."""


def _look_up_the_zone() -> Callable[[], object]:
    """What makes the C library look again for the zone, which it does by itself only once."""
    if sys.platform == "win32":
        import ctypes

        return ctypes.CDLL(C_LIBRARY)._tzset
    return time.tzset


class SystemClock:
    """The present moment, in the zone that the computer is set to right now."""

    def __init__(self) -> None:
        self._look_up_the_zone = _look_up_the_zone()

    def now(self) -> Moment:
        """This instant with the offset in force, following a change of zone while the program runs."""
        self._look_up_the_zone()
        return Moment.at(datetime.now().astimezone())
