"""Runs a program and says when its window was painted: the same few lines around the bare window and around Evenfoot.

Usage: first_paint.py bare | first_paint.py evenfoot ARGUMENT... | first_paint.py chart ARGUMENT...
Prints a line `painted SECONDS` (monotonic clock), a line `settled`, for `chart` also `chart SECONDS`, and waits after
each of the latter for a line, so that its memory can be read from outside in the meantime.
"""

import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

SIZE = (1120, 800)
SETTLE = 200


class FirstPaint(QObject):
    """Watches the application from the start of its event loop for the first paint, then reports and closes it."""

    def __init__(self, chart: bool) -> None:
        super().__init__()
        self._chart = chart

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            QApplication.instance().removeEventFilter(self)
            # The first widget is being painted; behind this event all of them are.
            QTimer.singleShot(0, self._painted)
        return False

    def _painted(self) -> None:
        say(f"painted {time.monotonic()}")
        QTimer.singleShot(SETTLE, self._settled)

    def _settled(self) -> None:
        say("settled", wait=True)
        if self._chart:
            (window,) = (widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QMainWindow))
            began = time.monotonic()
            window.open("trends")
            window.repaint()
            QApplication.processEvents()
            say(f"chart {time.monotonic() - began}", wait=True)
        QApplication.closeAllWindows()


def say(line: str, wait: bool = False) -> None:
    """Tell whoever measures, and let them look."""
    print(line, flush=True)
    if wait:
        sys.stdin.readline()


def watch(chart: bool = False) -> None:
    """Look on from the moment the event loop starts, whoever starts it."""
    run = QApplication.exec

    def watched(*_: object) -> int:
        application = QApplication.instance()
        probe = FirstPaint(chart)
        application.installEventFilter(probe)
        return int(run())

    QApplication.exec = watched


def bare() -> int:
    """A window with nothing in it, as large as the program's."""
    application = QApplication(sys.argv[:1])
    window = QWidget()
    window.resize(*SIZE)
    window.show()
    return application.exec()


def main(kind: str, *arguments: str) -> int:
    """Run one program to its end."""
    watch(chart=kind == "chart")
    if kind == "bare":
        return bare()
    from desktop.cli import main as evenfoot

    return evenfoot(arguments)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
