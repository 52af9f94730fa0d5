"""The one window: a calm sidebar, the pages, and the line that says what was saved."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.state.diary_state import DiaryState
from desktop.ui.deed_words import DeedWords
from desktop.ui.sidebar import Sidebar
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.saved_line import SavedLine
from desktop.ui.words import Words

SIZE = (1120, 800)
SMALLEST = (720, 520)
ROOM_AROUND_FOCUS = 40

PageMaker = Callable[[], Page]


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

    def __init__(
        self,
        diary: DiaryState,
        pages: dict[str, tuple[str, PageMaker]],
        welcome: Callable[[], Introduction],
        words: Words,
    ) -> None:
        """`pages` gives each page, by its name and in the order of the sidebar, its title and how to make it.

        `welcome` makes the first run, a widget with a signal `finished`; `words` name what was saved.
        """
        super().__init__()
        self._diary = diary
        self._deeds = DeedWords(diary, words, self)
        self._told = self._newest = 0
        self._seen = False
        self._makers = {name: maker for name, (_title, maker) in pages.items()}
        self._made: dict[str, Page] = {}
        self._make_welcome = welcome
        self._stayed = self._begun = False
        self.setWindowTitle("Evenfoot")
        room = self.screen().availableSize()
        self.resize(QSize(*SIZE).boundedTo(room))
        self.setMinimumSize(QSize(*SMALLEST).boundedTo(room))
        self._pages = QStackedWidget()
        self._pages.setObjectName("pages")
        self.saved = SavedLine(self.tr("&Undo"), self.tr("Redo"))
        self.saved.undo.clicked.connect(self.undo)
        self.saved.redo.clicked.connect(self.redo)
        self._sidebar = Sidebar({name: title for name, (title, _maker) in pages.items()})
        self._sidebar.chosen.connect(self._follow)
        whole = self._beside()
        self._stage = QStackedWidget()
        self._stage.addWidget(whole)
        self.setCentralWidget(self._stage)
        self._shortcuts(whole)
        diary.changed.connect(self._say_saved)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._bring_into_view)
        self._say_saved()

    def _beside(self) -> QWidget:
        """The sidebar, and beside it the page above the line that says what was saved."""
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._pages, 1)
        right.addWidget(self.saved)
        whole = QWidget()
        beside = QHBoxLayout(whole)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self._sidebar)
        beside.addLayout(right, 1)
        return whole

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
            page = self._made[name] = self._makers[name]()
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

    def _bring_into_view(self, _left: QWidget | None, focused: QWidget | None) -> None:
        page = self._pages.currentWidget()
        if isinstance(page, Page) and focused is not None and page.isAncestorOf(focused):
            page.ensureWidgetVisible(focused, 0, ROOM_AROUND_FOCUS)

    def rest(self) -> int:
        """How many pixels of the open page lie below the window's edge."""
        page = self._pages.currentWidget()
        return page.verticalScrollBar().maximum() if isinstance(page, Page) else 0

    def begin(self, welcomed: bool) -> None:
        """Open with today, or with the first run for somebody who has not had it."""
        self._begun = True
        if welcomed:
            self.open("today").setFocus()
        else:
            self.welcome()

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
        if self._commit() and self._diary.latest == before and (step := self._diary.undo()):
            self.saved.say(self._deeds.taken_back(step))

    def redo(self) -> None:
        """Do again what was taken back last, and say so; something new that is still being written ends that."""
        if self._commit() and (step := self._diary.redo()):
            self.saved.say(self._deeds.done_again(step))

    def come_to_front(self) -> None:
        """Show the window above the others."""
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
        if name == "welcome":
            self.welcome()
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

    def _shortcuts(self, whole: QWidget) -> None:
        """Those of `whole` rest while the first run covers it."""
        for number, name in enumerate(self.names, start=1):
            QShortcut(QKeySequence(f"Ctrl+{number}"), whole, lambda name=name: self.open(name))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), whole, self.undo)
        for keys in ("Ctrl+Shift+Z", "Ctrl+Y"):
            QShortcut(QKeySequence(keys), whole, self.redo)
        QShortcut(QKeySequence("F6"), whole, self._sidebar.list.setFocus)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Quit), self, self.close)

    def _say_saved(self) -> None:
        """Only what is new: a diary also changes by a new day, a name on the page, or something taken back."""
        last, following, latest = self._diary.undoable, self._diary.redoable, self._diary.latest
        back = self.tr("Take back: {what} (Ctrl+Z)").format(what=self._deeds.what(last)) if last else ""
        again = self.tr("Do again: {what} (Ctrl+Y)").format(what=self._deeds.what(following)) if following else ""
        self.saved.offer(back, again)
        if last and latest > self._newest:
            self._newest, self._stayed = latest, False
            self.saved.say(self._deeds.saved(last))
        elif latest != self._told:
            self.saved.say("")
        self._told = latest
