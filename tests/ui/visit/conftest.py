"""The page of questions on a diary in memory, seen and in front, with hands to use it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.state.diary_state import DiaryState
from desktop.state.preferences_state import PreferencesState
from desktop.ui.pages.questions_page import QuestionsPage
from desktop.ui.theme.look import Look
from desktop.ui.words import Words

W = TypeVar("W", bound=QWidget)


class Hands:
    """Presses and writes on a page what can be seen there, and nothing else."""

    def __init__(self, page: QuestionsPage) -> None:
        self.page = page

    def find(self, name: str, kind: type[W] = QWidget) -> W:  # type: ignore[assignment]
        (found,) = (each for each in self.page.findChildren(kind, name) if each.isVisible())
        return found

    def sees(self, name: str) -> bool:
        return any(each.isVisible() for each in self.page.findChildren(QWidget, name))

    def tap(self, *names: str) -> None:
        for name in names:
            button = self.find(name, QAbstractButton)
            assert button.isEnabled()
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def write(self, name: str, text: str) -> None:
        """In place of what stood there; then go on to something else."""
        field = self.find(name)
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(field, Qt.Key.Key_Delete)
        QTest.keyClicks(field, text)
        self.page.ways.back.setFocus()
        if field.hasFocus():
            self.page.ways.leave.setFocus()
        assert not field.hasFocus()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Wherever the focus is."""
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifier)

    def type(self, text: str) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, text)

    def focused(self) -> str:
        focused = QApplication.focusWidget()
        assert focused is not None
        assert self.page.isAncestorOf(focused)
        return focused.objectName()

    def text(self, name: str) -> str:
        return self.find(name, QPlainTextEdit).toPlainText()


@pytest.fixture
def make(
    qtbot: QtBot, diary_state: DiaryState, preferences: PreferencesState, words: Words, look: Look
) -> Callable[[], Hands]:
    """Opens the page anew, as the program does the next day."""

    def build(size: tuple[int, int] = (890, 800)) -> Hands:
        page = QuestionsPage(diary_state, preferences, words, look)
        page.resize(*size)
        qtbot.addWidget(page)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return Hands(page)

    return build
