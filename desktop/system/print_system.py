"""Whether the system's print system answers at all, asked without holding up who asks."""

from __future__ import annotations

import sys
import threading

LIBRARY = "libcups.so.2"


def _ask() -> None:
    """Have CUPS name its printers, as Qt will; this may take minutes. Without CUPS there is nothing to wait for."""
    # Only printing needs it. Unlike Qt's own question, a call by ctypes leaves the other threads running.
    import ctypes

    try:
        cups = ctypes.CDLL(LIBRARY)
    except OSError:
        return
    found = ctypes.c_void_p()
    count = cups.cupsGetDests(ctypes.byref(found))
    cups.cupsFreeDests(count, found)


class Question:
    """One question to the print system, under way. A program may end meanwhile."""

    def __init__(self) -> None:
        """Ask, where asking can hang: elsewhere than on Linux Qt asks the system itself, no server."""
        self._thread: threading.Thread | None = None
        if sys.platform.startswith("linux"):
            self._thread = threading.Thread(target=_ask, name="print system", daemon=True)
            self._thread.start()

    def answered(self, wait: float = 0) -> bool:
        """Whether the answer is there, within `wait` seconds."""
        if self._thread is not None:
            self._thread.join(wait)
        return self._thread is None or not self._thread.is_alive()
