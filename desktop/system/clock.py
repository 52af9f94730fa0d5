"""The computer's own clock: the one place that asks what time it is."""

from __future__ import annotations

import time
from datetime import datetime

from desktop.domain.clock import Moment


class SystemClock:
    """The present moment, in the zone that the computer is set to right now."""

    def now(self) -> Moment:
        """This instant with the offset in force, following a change of zone while the program runs."""
        if hasattr(time, "tzset"):
            time.tzset()
        return Moment.at(datetime.now().astimezone())
