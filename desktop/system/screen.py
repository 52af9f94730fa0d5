"""Whether there is a screen to open a window on, and all that Qt needs for it; Qt itself would abort the process."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

NEEDED = "libegl1 libgl1 libdbus-1-3 libfontconfig1 libglib2.0-0 libxkbcommon0"
"""Debian's and Ubuntu's packages that a bare system lacks for drawing at all."""

NEEDED_FOR_WINDOWS = f"{NEEDED} libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxkbcommon-x11-0"
"""The same for Qt's window plugin."""

DAMAGED = "A part of Evenfoot is missing or damaged ({}). Your diary is safe. Install Evenfoot again."

ABSENT = ": cannot open shared object file"
LIBRARY = re.compile(r"([^\s/:']+\.so[^\s/:']*):")
"""What the loader names first in its message: the library that it cannot find or read."""

MODULE = re.compile(r"'([\w.]+)'")


def why_no_screen() -> str | None:
    """Why no window can be opened here, as half a sentence; None where it can."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return None
    if not os.environ.get("WAYLAND_DISPLAY") and not os.environ.get("DISPLAY"):
        return "there is no screen here"
    lost = _lost_part()
    if lost:
        return f"a part of Evenfoot is missing or damaged ({lost})"
    return None if os.environ.get("WAYLAND_DISPLAY") else _why_no_x11()


def what_is_damaged() -> str | None:
    """Which part of the program itself a window on this screen lacks, as a sentence; None if none, or no screen."""
    lost = _lost_part()
    return DAMAGED.format(lost) if lost else None


def what_is_missing(error: Exception) -> str | None:
    """What has to be installed before Qt can be loaded, as a sentence; None if `error` says nothing of that."""
    damaged = _damaged(error)
    if damaged:
        return DAMAGED.format(damaged)
    library = _library(error)
    if not library or ABSENT not in str(error):
        return None
    return f"{library} is missing on this computer. Install it (Debian and Ubuntu: apt install {NEEDED})."


def _lost_part() -> str | None:
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return None
    wanted = "libqwayland" if os.environ.get("WAYLAND_DISPLAY") else "libqxcb" if os.environ.get("DISPLAY") else None
    if not wanted:
        return None
    try:
        plugins = _plugins()
        if plugins and not any(plugins.glob(f"{wanted}*.so")):
            return f"{wanted}.so"
        if wanted == "libqxcb":
            _load_plugin()
    except (ImportError, OSError) as error:
        return _damaged(error)
    return None


def _library(error: BaseException) -> str | None:
    found = LIBRARY.search(str(error))
    return found[1] if found else None


def _damaged(error: Exception) -> str | None:
    """The part of the frozen program that could not be loaded; None if `error` is not about one, or none is frozen."""
    if not getattr(sys, "frozen", False):
        return None
    from desktop.system import program_files

    # What the frozen ctypes raises tells nothing but the name that was asked for.
    told = error.__cause__ or error
    library = _library(told)
    if library:
        return library if program_files.has(library) else None
    if not isinstance(told, ImportError):
        return None
    quoted = MODULE.search(str(told))
    return told.name or (quoted[1] if quoted else None)


def _plugins() -> Path | None:
    """Where Qt's window plugins have to be; None where a distribution keeps them in a place of its own."""
    from importlib.util import find_spec

    # Not imported: where something is lost, it prints so itself.
    spec = find_spec("PySide6")
    if not spec or not spec.origin:
        return None
    qt = Path(spec.origin).parent / "Qt"
    return qt / "plugins" / "platforms" if getattr(sys, "frozen", False) or qt.is_dir() else None


def _load_plugin() -> None:
    """Load Qt's X11 plugin as Qt will, so that what it lacks has a name. Raises OSError."""
    import ctypes

    plugins = _plugins()
    if plugins and (plugins / "libqxcb.so").exists():
        ctypes.CDLL(str(plugins / "libqxcb.so"))


def _why_no_x11() -> str | None:
    """Connect to the screen as Qt will."""
    import ctypes

    try:
        _load_plugin()
        xcb = ctypes.CDLL("libxcb.so.1")
    except (ImportError, OSError) as error:
        told = error.__cause__ or error
        missing = _library(told) or str(told).split(":", 1)[0]
        return f"{missing} is missing (Debian and Ubuntu: apt install {NEEDED_FOR_WINDOWS})"
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return f"the screen {os.environ['DISPLAY']} does not answer" if failed else None
