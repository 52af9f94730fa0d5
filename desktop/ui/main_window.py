"""The one window: a calm sidebar, the pages, and the line that says what was saved.

It is seen before there is anything in it. What takes long to load is therefore imported where it is used: first of all
`Qt`, whose enumerations the binding builds in as much time as the whole window takes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop.assets import AssetMissingError
from desktop.ui.place import beside_frame
from desktop.ui.sidebar import Sidebar, key_of

if TYPE_CHECKING:
    from desktop.state.diary_state import DiaryState
    from desktop.ui.saved_news import SavedNews
    from desktop.ui.widgets.page import Page
    from desktop.ui.words import Words

SIZE = (1120, 800)
SMALLEST = (720, 520)
ROOM_AROUND_FOCUS = 40

PageMaker = Callable[[], "Page"]


class Introduction(QWidget):
    """The first run, as the window knows it; says `finished` when it is done or skipped."""

    finished = Signal()

    def steps(self) -> Iterator[int]:
        """Show one step after another, giving the number of each, from 0."""
        raise NotImplementedError


class MainWindow(QMainWindow):
    """Opens a page when it is first asked for, and keeps it."""

    painted, closed = Signal(), Signal()
    """Said when it has first been seen, so that what takes longer can begin; and when nothing keeps it open."""

    saved: SavedNews
    _diary: DiaryState
    _make_welcome: Callable[[], Introduction]

    def __init__(self, titles: dict[str, str]) -> None:
        """`titles` gives the title of each page by its name, in the order of the sidebar; `fill` brings the rest."""
        super().__init__()
        self._seen = self._stayed = self._begun = False
        self._makers: dict[str, PageMaker] = {}
        self._made: dict[str, Page] = {}
        self.setWindowTitle("Evenfoot")
        room = self.screen().availableSize()
        self.resize(beside_frame(QSize(*SIZE), room))
        self.setMinimumSize(beside_frame(QSize(*SMALLEST), room))
        self._titles = titles
        self._sidebar = Sidebar(titles)
        self._sidebar.chosen.connect(self._follow)
        self._pages = QStackedWidget()
        self._pages.setObjectName("pages")
        self._right = QVBoxLayout()
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.setSpacing(0)
        self._right.addWidget(self._pages, 1)
        self._whole = QWidget()
        beside = QHBoxLayout(self._whole)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self._sidebar)
        beside.addLayout(self._right, 1)
        self._stage = QStackedWidget()
        self._stage.addWidget(self._whole)
        self.setCentralWidget(self._stage)

    def fill(
        self, diary: DiaryState, pages: dict[str, PageMaker], welcome: Callable[[], Introduction], words: Words
    ) -> None:
        """Bring the diary in. `pages` makes each page by its name, `welcome` the first run; `words` name deeds."""
        from desktop.ui.saved_news import SavedNews

        self._diary, self._makers, self._make_welcome = diary, pages, welcome
        # Not the system's: fields of dates and their calendars speak as the rest of the window does.
        self.setLocale(words.locale)
        self.saved = SavedNews(diary, words)
        self.saved.undo.clicked.connect(self.undo)
        self.saved.redo.clicked.connect(self.redo)
        self.saved.news.connect(self._leave_again)
        self._right.addWidget(self.saved)
        _shortcuts(self, self._whole, self._sidebar)
        if isinstance(application := QApplication.instance(), QApplication):
            application.focusChanged.connect(self._bring_into_view)

    @property
    def names(self) -> list[str]:
        """The pages in the order of the sidebar."""
        return list(self._makers)

    @property
    def page(self) -> str:
        """The name of the page that is open."""
        return self._sidebar.page

    def open(self, name: str) -> Page:
        """Show the page `name`, making it if nobody asked for it before; gives it back."""
        if name not in self._made:
            page = self._made[name] = self._page(name)
            page.page_asked.connect(self._go)
            self._pages.addWidget(page)
            self.saved.stand_last()
        self._sidebar.mark(name)
        page = self._made[name]
        if self._pages.currentWidget() is not page:
            self._pages.setCurrentWidget(page)
            # What was saved there is no news here.
            self.saved.say("")
        return page

    def _page(self, name: str) -> Page:
        """The page `name`, or a sentence in its place where a file that it needs is missing or damaged."""
        try:
            return self._makers[name]()
        except AssetMissingError as error:
            from desktop.ui.pages.missing_page import MissingPage

            return MissingPage(self._titles[name], error)

    def _bring_into_view(self, _left: QWidget | None, focused: QWidget | None) -> None:
        from desktop.ui.widgets.page import Page

        page = self._pages.currentWidget()
        if QApplication.mouseButtons():
            # What is under the pointer can be seen; moved, the next press would go to something else.
            return
        if isinstance(page, Page) and focused is not None and page.isAncestorOf(focused):
            page.ensureWidgetVisible(focused, 0, ROOM_AROUND_FOCUS)

    def rest(self) -> int:
        """How many pixels of the open page lie below the window's edge."""
        from desktop.ui.widgets.page import Page

        page = self._pages.currentWidget()
        return page.verticalScrollBar().maximum() if isinstance(page, Page) else 0

    def begin(self, welcomed: bool) -> None:
        """Open with today, or with the first run for somebody who has not had it."""
        self._begun = True
        if welcomed:
            self.open("today").setFocus()
            return
        try:
            self.welcome()
        except AssetMissingError as error:
            from desktop.ui.failures import sentence

            self.open("today").setFocus()
            self.saved.say(sentence(error) or "")

    def welcome(self) -> Introduction:
        """Show the first run over everything; afterwards today is open. Gives it back."""
        introduction = self._make_welcome()
        introduction.finished.connect(self._welcomed)
        self._stage.addWidget(introduction)
        self._stage.setCurrentWidget(introduction)
        introduction.setFocus()
        return introduction

    def _welcomed(self) -> None:
        introduction = self._stage.currentWidget()
        if introduction is not None and self._stage.count() > 1:
            self._stage.removeWidget(introduction)
            introduction.deleteLater()
        self.open("today").setFocus()

    def undo(self) -> None:
        """Take the last thing back and say so; what is still being written is saved first, and stays."""
        before = self._diary.latest
        if self._commit() and self._diary.latest == before:
            self.saved.take_back()

    def redo(self) -> None:
        """Do again what was taken back last, and say so; something new that is still being written ends that."""
        if self._commit():
            self.saved.do_again()

    def come_to_front(self) -> None:
        """Show the window above the others."""
        from PySide6.QtCore import Qt

        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Let the first page be built behind the first paint, so that the window is there at once."""
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is still being written. Where that fails the window stays once, so that it can be mended."""
        kept = False
        try:
            kept = self._commit()
        finally:
            if kept or self._stayed:
                super().closeEvent(event)
                self.closed.emit()
            else:
                self._stayed = True
                event.ignore()

    def _go(self, name: str) -> None:
        name, _, part = name.partition("/")
        if name == "welcome":
            self.welcome()
        elif part:
            self.open(name).turn_to(part)
        else:
            self.open(name).setFocus()

    def _commit(self) -> bool:
        """Save what is still being written on the pages; whether all of it is saved."""
        saved = [commit() for page in self._made.values() if (commit := getattr(page, "commit", None))]
        return all(one is not False for one in saved)

    def _follow(self, name: str) -> None:
        # A list that gets the focus chooses its first item by itself: that is nobody's wish to open a page.
        if self._begun:
            self.open(name)

    def _leave_again(self) -> None:
        self._stayed = False


def _shortcuts(window: MainWindow, whole: QWidget, sidebar: Sidebar) -> None:
    """Give `window` its keys; most rest while the first run covers the `whole` that they are of."""
    from PySide6.QtGui import QKeySequence, QShortcut

    sidebar.tell_keys()
    for number, name in enumerate(window.names):
        QShortcut(QKeySequence(key_of(number)), whole, lambda name=name: window.open(name))
    QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), whole, window.undo)
    for keys in ("Ctrl+Shift+Z", "Ctrl+Y"):
        QShortcut(QKeySequence(keys), whole, window.redo)
    QShortcut(QKeySequence("F6"), whole, sidebar.list.setFocus)
    QShortcut(QKeySequence(QKeySequence.StandardKey.Quit), window, window.close)
    if sys.platform == "darwin":  # Elsewhere the second is too close to what somebody may be writing.
        QShortcut(QKeySequence("Ctrl+,"), whole, lambda: window.open("settings"))
        QShortcut(QKeySequence("Ctrl+W"), window, window.close)
