"""A program that is opened from here gets an environment without anything of ours."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtGui import QDesktopServices

from desktop.system import opener

INSIDE = "/opt/evenfoot/_internal"
OURS = {
    "LD_LIBRARY_PATH": INSIDE,
    "QT_PLUGIN_PATH": f"{INSIDE}/PySide6/Qt/plugins",
    "QML2_IMPORT_PATH": f"{INSIDE}/PySide6/Qt/qml",
}


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, str]]:
    """The environment in which something was opened, as another process would get it."""
    found: list[dict[str, str]] = []
    for name, value in OURS.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("LD_LIBRARY_PATH_ORIG", raising=False)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: (found.append(dict(os.environ)), True)[1])
    return found


@pytest.mark.parametrize("before", [None, "", "/usr/local/lib"])
def test_frozen_the_environment_is_as_it_was(
    seen: list[dict[str, str]], monkeypatch: pytest.MonkeyPatch, before: str | None
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", INSIDE, raising=False)
    if before is not None:
        monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", before)
    for _ in range(2):
        assert opener.opened("/tmp/page.pdf")
    expected = [before, None, None, None]
    assert [[given.get(name) for name in (*OURS, "LD_LIBRARY_PATH_ORIG")] for given in seen] == [expected, expected]


def test_otherwise_the_environment_is_the_persons_own(seen: list[dict[str, str]]) -> None:
    assert opener.opened("/tmp/page.pdf")
    assert {name: seen[0][name] for name in OURS} == OURS


def test_windows_forgets_the_folder_for_libraries(seen: list[dict[str, str]], monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[object] = []
    monkeypatch.setattr(sys, "_MEIPASS", INSIDE, raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "CDLL", {"kernel32": SimpleNamespace(SetDllDirectoryW=given.append)}.__getitem__)
    assert opener.opened("C:/page.pdf")
    assert given == [None]


def test_nobody_opens_anything_past_it() -> None:
    used = [path for path in Path(opener.__file__).parents[1].rglob("*.py") if "openUrl" in path.read_text("utf-8")]
    assert used == [Path(opener.__file__)]
