"""The command line inside the test's own process: what it gives back and what it says."""

from __future__ import annotations

import faulthandler
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTranslator, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from desktop import assets, cli, demo
from desktop.domain.diary import Change, Diary
from desktop.storage import folders
from desktop.storage.diary_store import SqliteJournal
from desktop.ui.theme.look import Look
from tests.windows import let_go, windows

KEPT = (folders.DIARY, f"{folders.DIARY}-wal", folders.PREFERENCES)


@dataclass(frozen=True)
class Said:
    """The exit code of a call, and its two streams."""

    code: int
    out: str
    err: str

    def refuses(self, *parts: object, code: int = 1) -> bool:
        """Whether the call said one line, with `parts` in it and nothing a programmer would say, and gave `code`."""
        assert (self.code, self.out) == (code, "")
        assert self.err.startswith("evenfoot: ")
        assert self.err.count("\n") == 1
        assert self.err.endswith(".\n") or code == 2
        for part in parts:
            assert str(part) in self.err
        for word in ("Traceback", "Error", "Errno", "error of its own", "None"):
            assert word not in self.err
        return True


def lasting(app: QApplication) -> list[QObject]:
    """The windows there are, and what dresses them: neither goes by itself."""
    return [*app.findChildren(Look), *windows()]


def sweep(app: QApplication, keep: list[QObject]) -> None:
    """Let every window go that is not in `keep`: each later look would have to dress them, too."""
    let_go(made for made in lasting(app) if made not in keep)


class Terminal:
    """Calls the program as the console script does."""

    def __init__(self, app: QApplication, capsys: pytest.CaptureFixture[str]) -> None:
        self._app = app
        self._capsys = capsys

    def __call__(self, *argv: object) -> Said:
        self._capsys.readouterr()
        before = lasting(self._app)
        try:
            code = cli.main([str(word) for word in argv])
        except SystemExit as exit:
            code = exit.code if isinstance(exit.code, int) else 1
        # A process of its own would be gone now, and everything with it.
        sweep(self._app, before)
        return Said(code, *self._capsys.readouterr())


@contextmanager
def worn_again(app: QApplication) -> Iterator[None]:
    """Give the application back the look and the language that it had before the block."""
    font, palette, style_sheet = app.font(), app.palette(), app.styleSheet()
    translators = app.findChildren(QTranslator)
    yield
    for translator in app.findChildren(QTranslator):
        if translator not in translators:
            app.removeTranslator(translator)
            translator.deleteLater()
    # Each of these visits every widget that there is.
    if app.styleSheet() != style_sheet:
        app.setStyleSheet(style_sheet)
    if app.palette() != palette:
        app.setPalette(palette)
    if app.font() != font:
        app.setFont(font)


@contextmanager
def swept(app: QApplication) -> Iterator[None]:
    """Leave neither a window nor a look behind."""
    before = lasting(app)
    with worn_again(app):
        yield
    sweep(app, before)


@pytest.fixture
def evenfoot(
    qapp: QApplication, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Terminal]:
    """The program; what it changes about its process is put back."""
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setenv("QT_SCALE_FACTOR", "1")
    monkeypatch.setattr(faulthandler, "enable", lambda _file: None)
    mask = os.umask(0)
    hooks = sys.excepthook, threading.excepthook, qInstallMessageHandler(None)
    qInstallMessageHandler(hooks[2])
    with worn_again(qapp):
        yield Terminal(qapp, capsys)
    os.umask(mask)
    sys.excepthook, threading.excepthook = hooks[:2]
    qInstallMessageHandler(hooks[2])


def fill_in(folder: Path, diary: Diary | None = None) -> Path:
    """A data folder that holds `diary`, the sample unless given."""
    folder.mkdir(exist_ok=True)
    journal = SqliteJournal.open(folder / folders.DIARY, assets.migrations())
    journal.apply(Change(put=(diary or demo.sample()).records()))
    journal.close()
    return folder


def kept(folder: Path) -> dict[str, bytes]:
    """The bytes of everything in `folder` that is the person's."""
    if not folder.is_dir():
        return {"": folder.read_bytes()} if folder.exists() else {}
    files = {name: folder / name for name in KEPT}
    return {name: data for name, file in files.items() if file.is_file() and (data := file.read_bytes())}
