"""A minute tick while somebody is looking, so that a new day, a woken machine or a journey is noticed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

MINUTE = 60_000


class Ticker(QObject):
    """Says `ticked` every minute while the program is in front, and once when it comes to the front.

    A timer set for the next day would not notice a jump of the clock; one that runs behind would wake an idle machine.
    """

    ticked = Signal()

    def __init__(self, app: QGuiApplication) -> None:
        """Follow whether `app` is in front."""
        super().__init__(app)
        self._timer = QTimer(self)
        self._timer.setInterval(MINUTE)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.ticked)
        app.applicationStateChanged.connect(self._follow)
        # A window that came to the front before this was built, as every one does on Windows, says so only once.
        if app.applicationState() is Qt.ApplicationState.ApplicationActive:
            self._timer.start()

    def _follow(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self._timer.start()
            self.ticked.emit()
        else:
            self._timer.stop()
