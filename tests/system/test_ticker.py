"""The minute tick runs while somebody is looking, and wakes nobody otherwise."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.system.ticker import MINUTE, Ticker

ACTIVE = Qt.ApplicationState.ApplicationActive
AWAY = [
    Qt.ApplicationState.ApplicationInactive,
    Qt.ApplicationState.ApplicationHidden,
    Qt.ApplicationState.ApplicationSuspended,
]


@pytest.fixture
def state() -> Qt.ApplicationState:
    """How the program stands when the ticker is built."""
    return Qt.ApplicationState.ApplicationInactive


@pytest.fixture
def ticker(qapp: QApplication, state: Qt.ApplicationState, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ticker]:
    monkeypatch.setattr(QGuiApplication, "applicationState", staticmethod(lambda: state))
    made = Ticker(qapp)
    yield made
    qapp.applicationStateChanged.disconnect(made._follow)
    made.deleteLater()


@pytest.fixture
def timer(ticker: Ticker) -> QTimer:
    return ticker.findChildren(QTimer)[0]


@pytest.fixture
def ticks(ticker: Ticker) -> list[None]:
    heard: list[None] = []
    ticker.ticked.connect(lambda: heard.append(None))
    return heard


def test_nothing_ticks_before_somebody_looks(timer: QTimer, ticks: list[None]) -> None:
    assert not timer.isActive()
    assert ticks == []


@pytest.mark.parametrize("state", [ACTIVE])
def test_a_program_that_is_in_front_already_ticks(timer: QTimer, ticks: list[None]) -> None:
    assert timer.isActive()
    assert ticks == []


def test_it_ticks_at_once_and_then_every_minute(qapp: QApplication, timer: QTimer, ticks: list[None]) -> None:
    qapp.applicationStateChanged.emit(ACTIVE)
    assert (timer.isActive(), timer.interval(), timer.isSingleShot()) == (True, MINUTE, False)
    assert timer.timerType() is Qt.TimerType.VeryCoarseTimer
    assert len(ticks) == 1
    timer.timeout.emit()
    assert len(ticks) == 2


@pytest.mark.parametrize("away", AWAY)
def test_it_rests_when_nobody_looks(
    qapp: QApplication, timer: QTimer, ticks: list[None], away: Qt.ApplicationState
) -> None:
    qapp.applicationStateChanged.emit(ACTIVE)
    qapp.applicationStateChanged.emit(away)
    assert not timer.isActive()
    assert len(ticks) == 1
