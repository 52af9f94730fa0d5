"""A dialog of another program, for a Linux where Qt cannot be loaded: from a menu nobody sees what is printed."""

from __future__ import annotations

import os
import shutil
import sys

DIALOGS = (
    ("zenity", "--error", "--no-markup", "--title=Evenfoot", "--text={}"),
    ("kdialog", "--title", "Evenfoot", "--error", "{}"),
    ("xmessage", "-center", "{}"),
    ("notify-send", "--", "Evenfoot", "{}"),
)
"""What the desktops bring along that can say a sentence; the first that is there says it."""


def show(text: str) -> bool:
    """Have the first of DIALOGS that is installed say `text`, and do not wait for it; whether there was one."""
    if not sys.platform.startswith("linux") or not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    from desktop.system.surroundings import hand_down_nothing

    hand_down_nothing()
    for name, *words in DIALOGS:
        program = shutil.which(name)
        if program:
            quiet = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_RDWR, 0) for stream in (0, 1, 2)]
            # Without a shell: in the sentence may be the name of a file.
            os.posix_spawn(program, [name, *(word.format(text) for word in words)], os.environ, file_actions=quiet)
            return True
    return False
