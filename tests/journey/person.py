"""Somebody at the real window: what they see they can press, and nothing else."""

from __future__ import annotations

import shutil
from datetime import date, datetime, time
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from desktop import app
from desktop.domain.clock import Moment
from desktop.ui.widgets.page import Page
from tests.fakes import FixedClock

HOME = ZoneInfo("Europe/Berlin")

W = TypeVar("W", bound=QWidget)


class Person:
    """Uses the program on the diary in `folder`, in Berlin, at the hours a test says."""

    def __init__(self, folder: Path, day: date, hour: time) -> None:
        self.folder = folder
        self.clock = FixedClock(datetime.combine(day, hour, HOME))
        # Killed programs never got to let anything go; they are kept until the end so that nothing does it for them.
        self.killed: list[app.Program] = []
        self.program = self._open()

    def _open(self) -> app.Program:
        program = app.build(self.folder, self.clock, "en-GB")
        program.window.begin(program.preferences.value.welcomed)
        program.window.show()
        program.window.activateWindow()
        QTest.qWaitForWindowActive(program.window)
        return program

    def at(self, day: date, hour: time) -> None:
        """Come back to the window, which has been open all the while."""
        self.clock.at = Moment.at(datetime.combine(day, hour, HOME))
        self.program.diary.refresh()
        self.see("today")

    def see(self, page: str) -> Page:
        """Open a page as the sidebar does."""
        opened = self.program.window.open(page)
        opened.setFocus()
        QCoreApplication.processEvents()
        return opened

    def find(self, name: str, kind: type[W] = QWidget) -> W:  # type: ignore[assignment]
        """What can be seen under that name, which must be one."""
        (found,) = (each for each in self.program.window.findChildren(kind, name) if each.isVisible())
        return found

    def sees(self, name: str) -> bool:
        """Whether something of that name can be seen."""
        return any(each.isVisible() for each in self.program.window.findChildren(QWidget, name))

    def press(self, name: str) -> None:
        """Press the button `name`."""
        button = self.find(name, QAbstractButton)
        assert button.isEnabled()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        QCoreApplication.processEvents()

    def type(self, keys: str) -> None:
        """Press keys, wherever the focus is."""
        QTest.keyClicks(QApplication.focusWidget() or self.program.window, keys)
        QCoreApplication.processEvents()

    def rate(self, keys: str) -> None:
        """Rate today by keys alone."""
        assert self.program.window.page == "today"
        self.type(keys)

    def rate_yesterday(self, score: int) -> None:
        """Rate yesterday, where it is asked for."""
        row = self.find("rate_yesterday")
        button = row.findChild(QAbstractButton, f"score_{score}")
        assert button is not None
        assert button.isVisible()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def write(self, text: str) -> None:
        """Write the note of the day and save it with the keyboard."""
        field = self.find("note")
        field.setFocus()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def undo(self) -> None:
        """Take the last thing back."""
        QTest.keyClick(self.program.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    def is_cut_off(self, elsewhere: Path) -> None:
        """The power goes: what is on the disk at that moment is all there is, and it is opened again."""
        # What was saved last is still in the log beside the diary, as after a real power cut.
        assert (self.folder / "diary.db-wal").stat().st_size
        shutil.copytree(self.folder, elsewhere)
        self.killed.append(self.program)
        self.program.window.hide()
        self.folder = elsewhere
        self.program = self._open()

    def leave(self) -> None:
        """Close the window, and the diaries that a killed one left open."""
        self.program.close()
        for program in self.killed:
            program.journal.close()
