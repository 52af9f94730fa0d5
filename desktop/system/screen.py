"""Whether there is a screen to open a window on; Qt itself would abort the process."""

from __future__ import annotations

import os
import sys
from pathlib import Path

NEEDED = "libegl1 libgl1 libdbus-1-3 libfontconfig1 libglib2.0-0 libxkbcommon0"
"""Debian's and Ubuntu's packages that a bare system lacks for drawing at all."""

NEEDED_FOR_WINDOWS = f"{NEEDED} libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxkbcommon-x11-0"
"""The same for Qt's window plugin."""


def why_no_screen() -> str | None:
    """Why no window can be opened here, as half a sentence; None where it can."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return None
    if os.environ.get("WAYLAND_DISPLAY"):
        return None
    if not os.environ.get("DISPLAY"):
        return "there is no screen here"
    return _why_no_x11()


def what_is_missing(error: Exception) -> str | None:
    """What has to be installed before Qt can be loaded, as a sentence; None if `error` says nothing of that."""
    library, found, _ = str(error).partition(": cannot open shared object file")
    if not found:
        return None
    return f"{library} is missing on this computer. Install it (Debian and Ubuntu: apt install {NEEDED})."


def _why_no_x11() -> str | None:
    """Load Qt's X11 plugin and connect as it will, so that what is missing has a name."""
    import ctypes

    import PySide6

    plugin = Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms" / "libqxcb.so"
    try:
        if plugin.exists():
            ctypes.CDLL(str(plugin))
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError as error:
        missing = str(error).split(":", 1)[0]
        return f"{missing} is missing (Debian and Ubuntu: apt install {NEEDED_FOR_WINDOWS})"
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return f"the screen {os.environ['DISPLAY']} does not answer" if failed else None
