"""Composition root: builds every object, wires them and runs the window."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QMessageLogContext, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from desktop.crash import CrashLog
from desktop.domain.ports import Clock
from desktop.state.diary_state import DiaryState
from desktop.state.opening import open_journal
from desktop.state.preferences_state import PreferencesState
from desktop.storage import folders, preferences
from desktop.storage.diary_store import SqliteJournal
from desktop.storage.errors import DiaryBusy, DiskFull, NotWritable, StorageError
from desktop.system.clock import SystemClock
from desktop.system.signals import quit_on_signals
from desktop.system.single_instance import SingleInstance
from desktop.system.ticker import Ticker
from desktop.ui import place
from desktop.ui.explainer.cast import Cast
from desktop.ui.main_window import MainWindow, PageMaker
from desktop.ui.scroll_access import describe_scroll_areas
from desktop.ui.theme.look import Look
from desktop.ui.translation import translate
from desktop.ui.widgets.page import Page
from desktop.ui.words import Words

if TYPE_CHECKING:
    from desktop.ui.welcome.welcome import Welcome


WITHOUT_EYES = ("offscreen", "minimal")
"""Qt's platforms that show nothing to anybody."""

REFUSES_TO_WRITE = (DiskFull, NotWritable, DiaryBusy)

PageKind = Callable[[DiaryState, PreferencesState, Words, Look], Page]
CastPageKind = Callable[[DiaryState, PreferencesState, Words, Look, Cast], Page]


@dataclass(slots=True)
class Program:
    """Every object that lives as long as the window."""

    journal: SqliteJournal
    preferences: PreferencesState
    diary: DiaryState
    look: Look
    words: Words
    window: MainWindow

    def close(self) -> None:
        """Close the window, then the diary."""
        self.window.close()
        self.journal.close()


def application() -> QApplication:
    """The one QApplication, dressed with its names."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
        # By argument and not by setStyle, whose return value makes the binding build every enumeration of QStyle.
        app = QApplication([*sys.argv[:1], "-style", "fusion"])
        describe_scroll_areas()
        if app.platformName() in WITHOUT_EYES:
            qInstallMessageHandler(_say_for_qt)
    app.setApplicationName("evenfoot")
    app.setApplicationDisplayName("Evenfoot")
    app.setDesktopFileName("evenfoot")
    return app


def _say_for_qt(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    # Without a screen Qt says of every window that nobody arranges it.
    if not message.startswith("This plugin does not support ") and sys.stderr is not None:
        print(message, file=sys.stderr)


def build(folder: Path, clock: Clock | None = None, language: str = "") -> Program:
    """Open the diary of `folder` and build the window over it, not shown yet; raises StorageError."""
    app = application()
    settings = folder / folders.PREFERENCES
    chosen = PreferencesState(preferences.load(settings), lambda value: preferences.save(settings, value), folder)
    journal = open_journal(folder)
    diary = DiaryState(journal, clock or SystemClock(), chosen)
    look = Look(app, chosen)
    words = Words(language or chosen.value.language or QLocale.system().bcp47Name())
    translate(app, words.language)
    window = MainWindow(diary, pages(diary, chosen, words, look), lambda: _welcome(diary, chosen, words), words)
    return Program(journal, chosen, diary, look, words, window)


def _welcome(diary: DiaryState, chosen: PreferencesState, words: Words) -> Welcome:
    from desktop.ui.welcome.welcome import Welcome

    return Welcome(diary, chosen, words)


def _today() -> PageKind:
    from desktop.ui.pages.today_page import TodayPage

    return TodayPage


def _week() -> PageKind:
    from desktop.ui.pages.week_page import WeekPage

    return WeekPage


def _trends() -> PageKind:
    from desktop.ui.pages.trends_page import TrendsPage

    return TrendsPage


def _summary() -> PageKind:
    from desktop.ui.pages.summary_page import SummaryPage

    return SummaryPage


def _learn() -> CastPageKind:
    from desktop.ui.pages.learn_page import LearnPage

    return LearnPage


def _skeleton() -> CastPageKind:
    from desktop.ui.pages.skeleton_page import SkeletonPage

    return SkeletonPage


def _warning_signs() -> PageKind:
    from desktop.ui.pages.warning_signs_page import WarningSignsPage

    return WarningSignsPage


def _settings() -> PageKind:
    from desktop.ui.pages.settings_page import SettingsPage

    return SettingsPage


def _about() -> PageKind:
    from desktop.ui.pages.about_page import AboutPage

    return AboutPage


def pages(diary: DiaryState, chosen: PreferencesState, words: Words, look: Look) -> dict[str, tuple[str, PageMaker]]:
    """The pages in the order of the sidebar. Each module is imported when its page is first opened."""
    translate = QCoreApplication.translate
    cast = Cast()

    def shows_bones(kind: Callable[[], CastPageKind]) -> PageMaker:
        return lambda: kind()(diary, chosen, words, look, cast)

    def maker(kind: Callable[[], PageKind]) -> PageMaker:
        return lambda: kind()(diary, chosen, words, look)

    return {
        "today": (translate("app", "Today"), maker(_today)),
        "week": (translate("app", "Week"), maker(_week)),
        "trends": (translate("app", "Trends"), maker(_trends)),
        "summary": (translate("app", "Summary"), maker(_summary)),
        "learn": (translate("app", "Learn"), shows_bones(_learn)),
        "skeleton": (translate("app", "Skeleton"), shows_bones(_skeleton)),
        "warning_signs": (translate("app", "Warning signs"), maker(_warning_signs)),
        "settings": (translate("app", "Settings"), maker(_settings)),
        "about": (translate("app", "About"), maker(_about)),
    }


def run(folder: Path, language: str = "", show: Callable[[Program], None] | None = None) -> int:
    """Open the window on the diary of `folder` and stay until it is closed; gives the exit code.

    If another window has that diary, bring it to the front instead. `show` may look at the program when it is up.
    """
    app = application()
    clock = SystemClock()
    log = CrashLog(folder / folders.LOG)
    log.install(lambda: clock.now().utc.isoformat(timespec="seconds"))
    instance = SingleInstance(folder)
    if not instance.first:
        instance.call_the_first()
        return 0
    try:
        program = build(folder, clock, language)
    except BaseException:
        instance.release()
        raise
    window = program.window
    log.show = lambda error, again: _tell(program, error, folder / folders.LOG, again=again)
    instance.called.connect(window.come_to_front)
    Ticker(app).ticked.connect(program.diary.refresh)
    remember_place(window, program.preferences)

    def begin() -> None:
        window.begin(program.preferences.value.welcomed)
        if show is not None:
            show(program)

    window.painted.connect(begin)
    window.show()
    try:
        with quit_on_signals(app):
            return app.exec()
    finally:
        program.close()
        instance.release()


def remember_place(window: MainWindow, chosen: PreferencesState) -> None:
    """Put the window where it was left the last time, and keep where it is left next."""

    def keep() -> None:
        # Not worth a word to somebody who is leaving.
        with suppress(StorageError, OSError):
            chosen.update(window=place.place_of(window))

    if chosen.value.window:
        place.put(window, chosen.value.window)
    window.closed.connect(keep)


def tell(text: str) -> None:
    """Say in a dialog why there is no window; nothing where nobody could close it."""
    from desktop.ui.dialogs.failure_dialog import FailureDialog

    if application().platformName() not in WITHOUT_EYES:
        FailureDialog.tell(QCoreApplication.translate("app", "Evenfoot cannot open"), text, "", None)


def _tell(program: Program, error: BaseException, log: Path, *, again: bool) -> None:
    """Say in one dialog that something failed, and show again what is true.

    A bug is told once: one that comes with every repaint would leave nothing but dialogs.
    """
    from desktop.ui.dialogs.failure_dialog import FailureDialog
    from desktop.ui.failures import sentence

    known = sentence(error)
    if again and not known:
        return
    heading = QCoreApplication.translate("app", "Something went wrong")
    if isinstance(error, REFUSES_TO_WRITE):
        heading = QCoreApplication.translate("app", "That was not saved")
    elif known:
        heading = QCoreApplication.translate("app", "A file cannot be used")
    text = known or QCoreApplication.translate(
        "app", "Evenfoot met an error of its own. What was saved is safe. You can go on."
    )
    detail = "" if known else QCoreApplication.translate("app", "The details are in {path}.").format(path=log)
    FailureDialog.tell(heading, text, detail, program.window)
    program.diary.changed.emit()
