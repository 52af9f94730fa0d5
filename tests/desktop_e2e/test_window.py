"""The program's own window, as a window manager sees it."""

import subprocess
from collections.abc import Callable
from pathlib import Path

from tests.desktop_e2e.xsession import XSession, wait_until

Start = Callable[..., subprocess.Popen[bytes]]


def said(folder: Path) -> str:
    """What the program printed, and what it and Qt put in the log."""
    files = (folder / "said.txt", folder / "diary" / "evenfoot.log")
    return "".join(path.read_text(encoding="utf-8") for path in files if path.exists())


def test_it_opens_and_closes_without_a_word(desktop: XSession, evenfoot: Start, tmp_path: Path) -> None:
    program = evenfoot()
    desktop.close(desktop.window("^Evenfoot$"))
    assert program.wait(10) == 0
    assert said(tmp_path) == ""


def test_a_second_start_brings_the_first_window_to_the_front(
    desktop: XSession, evenfoot: Start, tmp_path: Path
) -> None:
    first = evenfoot()
    window = desktop.window("^Evenfoot$")
    desktop.tool("xdotool", "windowminimize", "--sync", window)
    assert desktop.windows("^Evenfoot$") == []

    second = evenfoot()
    assert second.wait(10) == 0
    wait_until(lambda: desktop.windows("^Evenfoot$") == [window], "the first window is shown again")
    wait_until(lambda: desktop.active() == window, "the first window has the keyboard")
    assert first.poll() is None
    assert said(tmp_path) == ""
