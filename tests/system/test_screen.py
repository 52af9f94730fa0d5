"""Whether a window can be opened is known before Qt is asked, which would abort."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest

from desktop.system import program_files, screen

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
        # No program that could say it in a dialog either.
        env=environment | {"DISPLAY": ":987", "PATH": ""},
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


GUI = "libQt6Gui.so.6"


@pytest.fixture
def frozen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A frozen program with PySide6 in it, whose list names two libraries; gives the folder of the window plugins."""
    plugins = tmp_path / "PySide6" / "Qt" / "plugins" / "platforms"
    plugins.mkdir(parents=True)
    for name in ("libqxcb.so", "libqwayland.so"):
        (plugins / name).touch()
    monkeypatch.setattr(PySide6.__spec__, "origin", str(tmp_path / "PySide6" / "__init__.pyc"))
    monkeypatch.setattr(program_files, "has", {GUI: True, "libqxcb.so": True}.get)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    for name in NOWHERE:
        monkeypatch.delenv(name, raising=False)
    return plugins


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (ImportError(f"{GUI}{screen.ABSENT}: No such file or directory"), screen.DAMAGED.format(GUI)),
        (ImportError(f"/opt/my programs/_internal/{GUI}: file too short"), screen.DAMAGED.format(GUI)),
        (
            ImportError(f"IMPORTANT: PLEASE READ\nhttps://numpy.org Original error was: {GUI}{screen.ABSENT}"),
            screen.DAMAGED.format(GUI),
        ),
        (ModuleNotFoundError("No module named 'x'", name="PySide6.QtGui"), screen.DAMAGED.format("PySide6.QtGui")),
        (ImportError("DLL load failed while importing QtGui", name="QtGui"), screen.DAMAGED.format("QtGui")),
        (ImportError("libshiboken: could not import module 'PySide6.QtGui'"), screen.DAMAGED.format("PySide6.QtGui")),
        (ImportError("no more is known"), None),
        (
            ImportError(f"libEGL.so.1{screen.ABSENT}: No such file or directory", name="PySide6.QtGui"),
            f"libEGL.so.1 is missing on this computer. Install it (Debian and Ubuntu: apt install {screen.NEEDED}).",
        ),
        (ImportError("libc.so.6: version `GLIBC_2.38' not found (required by libx.so)"), None),
    ],
)
def test_a_frozen_program_tells_its_own_libraries_from_the_systems(
    frozen: Path, error: ImportError, sentence: str | None
) -> None:
    assert screen.what_is_missing(error) == sentence


@pytest.mark.parametrize(
    ("environment", "gone", "lost"),
    [
        ({"DISPLAY": ":0"}, "libqxcb.so", "libqxcb.so"),
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, "libqwayland.so", "libqwayland.so"),
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, "libqxcb.so", None),
        ({"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"}, "libqxcb.so", None),
        ({}, "libqxcb.so", None),
    ],
)
@pytest.mark.parametrize("packed", ["frozen", "wheel"])
def test_a_window_plugin_that_is_lost_is_named(
    frozen: Path, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], gone: str, lost: str | None, packed: str
) -> None:
    if packed == "wheel":
        monkeypatch.delattr(sys, "frozen")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    (frozen / gone).unlink()
    assert screen.what_is_damaged() == (lost and screen.DAMAGED.format(lost))
    if lost:
        assert screen.why_no_screen() == f"a part of Evenfoot is missing or damaged ({lost})"


def test_where_a_distribution_keeps_qt_elsewhere_no_plugin_is_missed(
    frozen: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delattr(sys, "frozen")
    monkeypatch.setenv("DISPLAY", ":0")
    shutil.rmtree(tmp_path / "PySide6")
    assert screen.what_is_damaged() is None


@pytest.mark.parametrize(
    ("library", "damaged", "reason"),
    [
        (GUI, screen.DAMAGED.format(GUI), f"a part of Evenfoot is missing or damaged ({GUI})"),
        (
            "libxcb-cursor.so.0",
            None,
            f"libxcb-cursor.so.0 is missing (Debian and Ubuntu: apt install {screen.NEEDED_FOR_WINDOWS})",
        ),
    ],
)
def test_the_frozen_window_plugin_says_what_it_lacks(
    frozen: Path, monkeypatch: pytest.MonkeyPatch, library: str, damaged: str | None, reason: str
) -> None:
    def load(name: str) -> None:
        # As PyInstaller words it, over what the loader said.
        raise OSError(f"Failed to load dynlib/dll '{name}'. Most likely") from OSError(f"{library}{screen.ABSENT}: No")

    monkeypatch.setattr(ctypes, "CDLL", load)
    monkeypatch.setenv("DISPLAY", ":0")
    assert (screen.what_is_damaged(), screen.why_no_screen()) == (damaged, reason)
