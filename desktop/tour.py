"""A picture of every page, taken without a screen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QWidget

from desktop import app
from desktop.demo import last_day, sample
from desktop.domain.clock import Moment
from desktop.domain.ports import Clock
from desktop.domain.preferences import ThemeChoice
from desktop.storage.files import write_atomically
from desktop.ui.main_window import SIZE, MainWindow
from desktop.ui.widgets.page import Page

EVENING = time(18, 40)
SCORE = 4
"""The rating that the sample's last evening gets, so that the pages after it have nothing to hide."""


class StillClock:
    """A clock that stands, so that the sample looks the same on every day."""

    def __init__(self, at: Moment) -> None:
        """Stand at `at`."""
        self._at = at

    def now(self) -> Moment:
        """Always the same moment."""
        return self._at


def write(folder: Path, out: Path, theme: str | None, language: str, *, demo: bool) -> Iterator[Path]:
    """Write PNG files named page-theme.png into `out`, in both themes unless one is named; gives each path."""
    out.mkdir(parents=True, exist_ok=True)
    program = app.build(folder, _sample_evening() if demo else None, language)
    window = program.window
    # The screen that is not there is small; the pictures are of a common one.
    window.resize(*SIZE)
    window.begin(welcomed=True)
    window.show()
    try:
        for name in [theme] if theme else ["light", "dark"]:
            program.preferences.update(theme=ThemeChoice(name))
            for page, picture in _pictures(program, demo=demo):
                path = out / f"{page}-{name}.png"
                write_atomically(path, _png(picture))
                yield path
    finally:
        program.close()


def _sample_evening() -> Clock:
    day = last_day(sample())
    return StillClock(Moment(datetime.combine(day, EVENING, UTC), 60))


def _pictures(program: app.Program, *, demo: bool) -> Iterator[tuple[str, QImage]]:
    window = program.window
    for name in window.names:
        page = window.open(name)
        yield from _page(window, page, name)
        if demo and name == "today" and program.diary.day(program.diary.today).rating is None:
            program.diary.rate(program.diary.today, SCORE)
            yield from _page(window, page, "today-rated")
        for part, widget in page.parts():
            yield f"{name}-{part}", _grab(widget)
    introduction = window.welcome()
    for number in introduction.steps():
        yield f"welcome-{number + 1}", _grab(window)
    introduction.finished.emit()


def _page(window: MainWindow, page: Page, name: str) -> Iterator[tuple[str, QImage]]:
    """What the window shows of a page, and the whole of it where that is more."""
    yield name, _grab(window, page)
    more = window.rest()
    if more > 0:
        window.resize(window.width(), window.height() + more)
        yield f"{name}-whole", _grab(window, page)
        window.resize(*SIZE)


def _png(picture: QImage) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(picture)
    return bytes(content.data())


def _grab(widget: QWidget, page: Page | None = None) -> QImage:
    """The widget as it looks when every layout has settled, and all that moves on `page`."""
    application = app.application()
    for _ in range(3):
        application.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        application.processEvents()
        if page is not None:
            page.settle()
    return widget.grab().toImage()
