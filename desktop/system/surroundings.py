"""What another program that is started from here gets told of where libraries are: nothing of this one's.

Frozen, this program is told by its environment where its own libraries are. Another one that got that handed down would
load those in place of its own, and fail.
"""

from __future__ import annotations

import os
import sys

FOR_LIBRARIES = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "QT_PLUGIN_PATH", "QML2_IMPORT_PATH")

BEFORE = "_ORIG"
"""Behind a name the starter keeps what the environment said before it."""


def hand_down_nothing() -> None:
    """Take what lies inside the frozen program out of the environment; what it needed of it, it has read."""
    inside = getattr(sys, "_MEIPASS", "")
    if not inside:
        return
    for name in FOR_LIBRARIES:
        before = os.environ.pop(name + BEFORE, None)
        if before is not None:
            os.environ[name] = before
        elif os.environ.get(name, "").startswith(inside):
            del os.environ[name]
    if sys.platform == "win32":
        import ctypes

        # Windows hands down the folder for libraries as well.
        ctypes.CDLL("kernel32").SetDllDirectoryW(None)
