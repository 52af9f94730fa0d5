"""The mark that Windows' installer looks for; Windows itself is stood in for."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from desktop import cli
from desktop.system import running_mark
from desktop.system.running_mark import NAME, running

INSTALLER = Path(__file__).parents[2] / "packaging" / "windows" / "__main__.py"


class Call:
    """A function of kernel32: what it was called with, and what it answers."""

    def __init__(self, answer: int | None) -> None:
        self.answer, self.given = answer, []
        self.restype = self.argtypes = None

    def __call__(self, *given: Any) -> int | None:
        self.given.append(given)
        return self.answer


@pytest.fixture
def kernel(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """Windows, as far as it is asked."""
    found = SimpleNamespace(CreateMutexW=Call(2**40 + 1), CloseHandle=Call(1))
    monkeypatch.setattr(running_mark, "sys", SimpleNamespace(platform="win32"))
    monkeypatch.setattr(ctypes, "CDLL", {"kernel32": found}.__getitem__)
    return found


def test_the_mark_is_held_for_as_long_as_the_program_runs(kernel: SimpleNamespace) -> None:
    with running():
        assert kernel.CreateMutexW.given == [(None, 0, NAME)]
        assert kernel.CloseHandle.given == []
    # A handle is as wide as a pointer: cut off, it would be another one.
    assert kernel.CloseHandle.given == [(2**40 + 1,)]
    assert (kernel.CreateMutexW.restype, kernel.CloseHandle.argtypes) == (ctypes.c_void_p, [ctypes.c_void_p])


def test_the_mark_goes_with_a_program_that_fails(kernel: SimpleNamespace) -> None:
    with pytest.raises(ValueError, match="bug"), running():
        raise ValueError("bug")
    assert kernel.CloseHandle.given == [(2**40 + 1,)]


def test_a_mark_that_windows_refuses_stops_nobody(kernel: SimpleNamespace) -> None:
    kernel.CreateMutexW.answer = None
    with running():
        pass
    assert kernel.CloseHandle.given == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has the mark")
def test_elsewhere_nothing_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", {}.__getitem__)
    with running():
        pass


@pytest.mark.parametrize("argv", [("--version",), ("check", "--demo"), ("summary",)])
def test_every_command_holds_the_mark(
    kernel: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], argv: tuple[str, ...]
) -> None:
    held: list[int] = []
    monkeypatch.setitem(cli.WORKS, "check", lambda _: held.append(len(kernel.CloseHandle.given)) or 0)
    try:
        cli.main(argv)
    except SystemExit:
        assert capsys.readouterr()
    assert held == ([0] if "check" in argv else [])
    assert (len(kernel.CreateMutexW.given), len(kernel.CloseHandle.given)) == (1, 1)


def test_the_installer_asks_for_the_same_mark() -> None:
    read = "import runpy, sys; print(runpy.run_path(sys.argv[1])['MUTEX'], end='')"
    said = subprocess.run((sys.executable, "-c", read, INSTALLER), capture_output=True, text=True, check=True)
    assert said.stdout == NAME
