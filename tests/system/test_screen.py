"""Whether a window can be opened is known before Qt is asked, which would abort."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.system import screen

ROOT = Path(__file__).parents[2]
NOWHERE = {"QT_QPA_PLATFORM": None, "WAYLAND_DISPLAY": None, "DISPLAY": None}


@pytest.mark.parametrize(
    ("platform", "environment", "reason"),
    [
        ("darwin", {}, None),
        ("win32", {}, None),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, None),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, None),
        ("linux", {}, "there is no screen here"),
        ("linux", {"DISPLAY": ""}, "there is no screen here"),
    ],
)
def test_the_environment_says_where_a_window_can_go(
    monkeypatch: pytest.MonkeyPatch, platform: str, environment: dict[str, str], reason: str | None
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    for name, value in (NOWHERE | environment).items():
        if value is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, value)
    assert screen.why_no_screen() == reason


def test_a_missing_library_is_named_with_the_package_that_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(name: str) -> None:
        raise OSError("libxcb-cursor.so.0: cannot open shared object file: No such file or directory")

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", load)
    for name in NOWHERE:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    reason = screen.why_no_screen()
    assert reason == f"libxcb-cursor.so.0 is missing (Debian and Ubuntu: apt install {screen.NEEDED_FOR_WINDOWS})"
    assert "libxcb-cursor0" in screen.NEEDED_FOR_WINDOWS


@pytest.mark.skipif(sys.platform != "linux", reason="Qt aborts without a screen on Linux only")
def test_a_screen_that_does_not_answer_is_said_in_one_line(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name not in NOWHERE}
    done = subprocess.run(
        (sys.executable, "-m", "desktop", "--data-dir", tmp_path / "diary"),
        env=environment | {"DISPLAY": ":987"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "the screen :987 does not answer" in done.stderr or " is missing (Debian and Ubuntu" in done.stderr
    assert "evenfoot tour --out tour" in done.stderr
    assert not (tmp_path / "diary").exists()


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (
            ImportError("libEGL.so.1: cannot open shared object file: No such file or directory"),
            f"libEGL.so.1 is missing on this computer. Install it (Debian and Ubuntu: apt install {screen.NEEDED}).",
        ),
        (ImportError("No module named 'numpy'"), None),
    ],
)
def test_a_library_that_qt_lacks_is_named(error: ImportError, sentence: str | None) -> None:
    assert screen.what_is_missing(error) == sentence
