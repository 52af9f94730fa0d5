"""A mark by which Windows' installer sees that the program is running: it must not replace files that are in use.

Every running program holds it, window and command alike. It is seen in the session of the person who is logged in; in
another session of theirs Windows itself refuses to replace a program that runs.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

NAME = "Local\\EvenfootRunning"
"""What the installer asks for by OpenMutex."""


@contextmanager
def running() -> Iterator[None]:
    """Hold the mark until the end of the block; on other systems there is none. Never fails: no start waits for it."""
    give_back = _take() if sys.platform == "win32" else None
    try:
        yield
    finally:
        if give_back:
            give_back()


def _take() -> Callable[[], object] | None:
    """Take the mark; gives what ends it, None where Windows does not give one."""
    try:
        import ctypes

        kernel = ctypes.CDLL("kernel32")
    except (ImportError, OSError):
        return None
    kernel.CreateMutexW.restype = ctypes.c_void_p
    kernel.CreateMutexW.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_wchar_p]
    kernel.CloseHandle.argtypes = [ctypes.c_void_p]
    # Owned by nobody: that it is there says all, and every program that runs has a handle of its own.
    mark = kernel.CreateMutexW(None, 0, NAME)
    return (lambda: kernel.CloseHandle(mark)) if mark else None
