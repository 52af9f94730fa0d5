"""The mark in the window: on every window's frame, but never before the window is seen; and on About."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import assets
from desktop.ui.emblem import SIZES, Emblem, drawn, dress

RUN = """
import sys
from pathlib import Path
from desktop import app

seen = []

def show(program):
    seen.append(app.application().windowIcon().isNull())
    program.window.close()

fill = app.fill

def filled(empty, clock):
    seen.append(app.application().windowIcon().isNull())
    return fill(empty, clock)

app.fill = filled
app.run(Path(sys.argv[1]), show=show)
print(seen)
"""


@pytest.fixture
def bare(qapp: QApplication) -> None:
    qapp.setWindowIcon(QIcon())


def test_it_comes_behind_the_first_sight_of_the_window(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", RUN, str(tmp_path)], capture_output=True, text=True, check=True)
    assert (done.stdout.strip(), done.stderr) == ("[True, False]", "")


@pytest.mark.usefixtures("bare")
def test_every_size_is_drawn_for_itself(qapp: QApplication) -> None:
    dress(qapp)
    assert sorted(size.width() for size in qapp.windowIcon().availableSizes()) == sorted(SIZES)
    for size in SIZES:
        assert qapp.windowIcon().pixmap(size).toImage() == drawn(size).toImage()


@pytest.mark.usefixtures("bare")
def test_macos_keeps_the_icon_of_the_bundle(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QApplication, "platformName", lambda _app: "cocoa")
    dress(qapp)
    assert qapp.windowIcon().isNull()


@pytest.mark.usefixtures("bare")
def test_without_its_file_the_window_opens_all_the_same(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> bytes:
        raise assets.AssetMissingError(name)

    monkeypatch.setattr(assets, "read_bytes", missing)
    dress(qapp)
    assert qapp.windowIcon().isNull()


def test_the_emblem_is_as_sharp_as_the_screen(qtbot: QtBot) -> None:
    emblem = Emblem(56)
    qtbot.addWidget(emblem)
    emblem.show()
    picture = emblem.grab().toImage()
    assert (emblem.width(), emblem.height()) == (56, 56)
    assert picture.pixelColor(28, 28) == drawn(picture.width()).toImage().pixelColor(28, 28)
    assert emblem.accessibleName() == ""
    assert emblem.focusPolicy().value == 0
