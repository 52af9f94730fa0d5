"""Without Qt the sentence is said by whatever program of the desktop can say one."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest

import desktop
from desktop import console
from desktop.system import plain_dialog, screen

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="for Linux, where Qt may not be loadable")

STARTED: list[int] = []
"""The processes that nobody has waited for."""

TEXT = "A part is missing ({0} $(touch x)). Your <diary> is safe."


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place where programs are found, and nowhere else; each writes down how it was called."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("DISPLAY", ":987")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    started = os.posix_spawn

    def start(*given: Any, **more: Any) -> int:
        STARTED.append(started(*given, **more))
        return STARTED[-1]

    monkeypatch.setattr(os, "posix_spawn", start)
    return tmp_path


def install(folder: Path, name: str) -> None:
    file = folder / name
    file.write_text(
        '#!/bin/sh\nprintf "%s\\n" "${0##*/}" "$@" "$LD_LIBRARY_PATH" > "${0%/*}/said.part"\n'
        'echo loud; echo loud >&2\n/bin/mv "${0%/*}/said.part" "${0%/*}/said"\n'
    )
    file.chmod(0o755)


def said(folder: Path) -> list[str]:
    """How the program was called that was started last; waits until it has ended."""
    assert os.waitstatus_to_exitcode(os.waitpid(STARTED.pop(), 0)[1]) == 0
    return (folder / "said").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("first", range(len(plain_dialog.DIALOGS)))
def test_the_first_that_is_installed_says_it(
    tools: Path, first: int, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", "/opt/evenfoot/_internal", raising=False)
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/evenfoot/_internal")
    for name, *_ in plain_dialog.DIALOGS[first:]:
        install(tools, name)
    assert plain_dialog.show(TEXT)
    name, *words = plain_dialog.DIALOGS[first]
    assert said(tools) == [name, *(word.replace("{}", TEXT) for word in words), ""]
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("display", [None, ":987"])
def test_where_nothing_can_say_it_nothing_happens(
    tools: Path, monkeypatch: pytest.MonkeyPatch, display: str | None
) -> None:
    if display is None:
        monkeypatch.delenv("DISPLAY")
        install(tools, "zenity")
    assert not plain_dialog.show(TEXT)
    assert not (tools / "said").exists()


def test_it_is_asked_where_qt_cannot_be_loaded(tools: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tools, "kdialog")
    monkeypatch.setattr(screen, "why_no_screen", lambda: None)
    monkeypatch.delattr(desktop, "app", raising=False)
    monkeypatch.setitem(sys.modules, "desktop.app", None)
    console.show(TEXT)
    assert said(tools)[:4] == ["kdialog", "--title", "Evenfoot", "--error"]
