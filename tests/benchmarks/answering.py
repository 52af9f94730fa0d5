"""Runs the window on the sample diary and says how long it takes to answer: `answering.py opening | moving`.

`opening` prints the milliseconds of a switch between two text pages that were open before, of opening the panels for
the first time until their words are painted, and until the skeleton is. `moving` opens the skeleton, says where its
picture and a slider are, and once its window is closed prints the milliseconds between each key press or movement of
the pointer, by the clock of the screen, and the end of the paint that shows it.
"""

import json
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QInputEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop import app, demo
from desktop.domain.clock import Moment
from desktop.domain.ports import Clock
from desktop.ui.explainer.view.skeleton_view import SkeletonView
from desktop.ui.main_window import MainWindow

NOW = datetime(2026, 3, 15, 18, tzinfo=UTC)
SWITCHES, LONGEST = 10, 5.0
INPUTS = {QEvent.Type.KeyPress, QEvent.Type.MouseMove}


class StillClock(Clock):
    """Always the sample's last evening."""

    def now(self) -> Moment:
        return Moment(NOW, 0)


class Watch(QObject):
    """Notes when the person did something and when the skeleton had been painted after it."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[float] = []
        self.took: list[float] = []
        self.painted = 0
        watch, paint = self, SkeletonView.paintEvent

        def timed(view: SkeletonView, event: QEvent) -> None:
            paint(view, event)
            now = time.monotonic() * 1000
            watch.painted += 1
            watch.took += [now - each for each in watch.waiting]
            watch.waiting.clear()

        SkeletonView.paintEvent = timed

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in INPUTS and isinstance(event, QInputEvent) and isinstance(watched, QWidget):
            moves = event.type() == QEvent.Type.KeyPress or QApplication.mouseButtons() != Qt.MouseButton.NoButton
            if moves:
                self.waiting.append(float(event.timestamp()))
        return False


def until(done: Callable[[], bool]) -> None:
    """Let the window live until `done()`."""
    end = time.monotonic() + LONGEST
    while not done():
        if time.monotonic() > end:
            raise SystemExit("the window does not answer")
        # Asleep in between, as a window that waits is.
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def shown(window: MainWindow, page: str) -> float:
    """Milliseconds to open a page and paint it."""
    began = time.perf_counter()
    window.open(page)
    window.repaint()
    QApplication.processEvents()
    return (time.perf_counter() - began) * 1000


def opening(window: MainWindow, watch: Watch) -> None:
    """Time it, print it, and close the window."""
    for page in ("about", "warning_signs"):
        shown(window, page)
    switches = [shown(window, page) for _ in range(SWITCHES) for page in ("about", "warning_signs")]
    began = time.perf_counter()
    words = shown(window, "learn")
    until(lambda: watch.painted > 0)
    picture = (time.perf_counter() - began) * 1000
    print(json.dumps({"switch": sorted(switches)[SWITCHES], "words": words, "picture": picture}), flush=True)
    window.close()


def moving(window: MainWindow, watch: Watch) -> None:
    """Say where to move what, and note how long the answers take from then on."""
    page = window.open("skeleton")
    QApplication.processEvents()
    view = page.findChild(SkeletonView)
    slider = page.explorer.feet.feet["right"].slider
    until(lambda: watch.painted > 0)
    places = {
        name: widget.mapToGlobal(widget.rect().center() if name == "view" else QPoint(4, 10)).toTuple()
        for name, widget in (("view", view), ("slider", slider))
    }
    slider.setFocus()
    for widget in (view, slider):
        widget.installEventFilter(watch)
    print(json.dumps(places), flush=True)


def main(kind: str) -> int:
    """Run it to its end."""
    with demo.folder(demo.sample()) as folder:
        program = app.build(folder, StillClock())
        watch = Watch()
        window = program.window
        window.resize(1120, 800)
        window.begin(welcomed=True)
        window.show()
        QTimer.singleShot(300, lambda: {"opening": opening, "moving": moving}[kind](window, watch))
        code = app.application().exec()
        if kind == "moving":
            print(json.dumps(watch.took), flush=True)
        program.close()
        return code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
