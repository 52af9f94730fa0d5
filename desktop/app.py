"""Composition root: builds every object, wires them and runs the window.

The window is seen first and filled then. What only a full one needs is imported where it is built.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from desktop import assets
from desktop.crash import CrashLog
from desktop.domain.preferences import Preferences
from desktop.pages import pages, titles
from desktop.state.opening import OpenDiary
from desktop.state.preferences_state import PreferencesState
from desktop.storage import folders
from desktop.storage.errors import DiaryBusy, DiaryDamaged, DiaryGone, DiskFull, NotADiary, NotWritable, StorageError
from desktop.storage.preferences import Kept
from desktop.system.clock import SystemClock
from desktop.system.signals import quit_on_signals
from desktop.system.single_instance import SingleInstance
from desktop.ui import place
from desktop.ui.main_window import MainWindow
from desktop.ui.theme.look import Look
from desktop.ui.translation import translate
from desktop.ui.words import Words

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext, QtMsgType

    from desktop.domain.ports import Clock
    from desktop.state.diary_state import DiaryState
    from desktop.storage.diary_store import SqliteJournal
    from desktop.ui.welcome.welcome import Welcome


WITHOUT_EYES = ("offscreen", "minimal")
"""Qt's platforms that show nothing to anybody."""

REFUSES_TO_WRITE = (DiskFull, NotWritable, DiaryBusy, DiaryGone)
IN_THE_WAY = (NotADiary, DiaryDamaged)


@dataclass(slots=True)
class Frame:
    """The window while there is nothing in it, and what it is filled with."""

    opened: OpenDiary
    kept: Kept
    preferences: PreferencesState
    look: Look
    words: Words
    window: MainWindow


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
        # By argument and not by setStyle, whose return value makes the binding build every enumeration of QStyle.
        app = QApplication([*sys.argv[:1], "-style", "fusion"])
        if app.platformName() in WITHOUT_EYES:
            qInstallMessageHandler(_say_for_qt)
            if sys.platform == "win32":
                # Nobody tells Qt there which of all the fonts is for windows: it would take the first of the alphabet.
                font = app.font()
                font.setFamily("Segoe UI")
                app.setFont(font)
    app.setApplicationName("evenfoot")
    app.setApplicationDisplayName("Evenfoot")
    # What the desktop entry is called: by it a Wayland desktop finds the icon, and a portal the program.
    app.setDesktopFileName("org.evenfoot.Evenfoot")
    return app


def _say_for_qt(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    # Without a screen Qt says of every window that nobody arranges it.
    if not message.startswith("This plugin does not support ") and sys.stderr is not None:
        print(message, file=sys.stderr)


def build(folder: Path, clock: Clock | None = None, language: str = "") -> Program:
    """Open the diary of `folder` and build the window over it, not shown yet; raises StorageError."""
    return fill(frame(folder, language), clock or SystemClock())


def frame(folder: Path, language: str = "") -> Frame:
    """Open the diary of `folder` and dress an empty window as the person likes it; raises StorageError."""
    app = application()
    # First of all: where there is no window nothing is put aside, for nobody could be told.
    opened = OpenDiary(folder)
    kept = Kept(folder / folders.PREFERENCES)
    chosen = PreferencesState(kept.value, kept.save, folder)
    look = Look(app, chosen)
    words = Words(assets.window_language(language or chosen.value.language or QLocale.system().bcp47Name()))
    translate(app, words.language)
    return Frame(opened, kept, chosen, look, words, MainWindow(titles()))


def fill(empty: Frame, clock: Clock) -> Program:
    """Bring the diary into the window; raises StorageError."""
    from desktop.state.diary_state import DiaryState
    from desktop.ui.scroll_access import describe_scroll_areas

    describe_scroll_areas()
    chosen, look, words, window = empty.preferences, empty.look, empty.words, empty.window
    journal = empty.opened.journal()
    diary = DiaryState(journal, clock, chosen)
    window.fill(diary, pages(diary, chosen, words, look), lambda: _welcome(diary, chosen, words), words)
    return Program(journal, chosen, diary, look, words, window)


def _welcome(diary: DiaryState, chosen: PreferencesState, words: Words) -> Welcome:
    from desktop.ui.welcome.welcome import Welcome

    return Welcome(diary, chosen, words)


def run(folder: Path, language: str = "", show: Callable[[Program], None] | None = None) -> int:
    """Open the window on the diary of `folder` and stay until it is closed; gives the exit code. Raises StorageError.

    If another window has that diary, bring it to the front instead. `show` may look at the program when it is up.
    """
    app, clock = application(), SystemClock()
    log = CrashLog(folder / folders.LOG)
    log.install(lambda: clock.now().utc.isoformat(timespec="seconds"))
    instance = SingleInstance(folder)
    if instance.elsewhere:
        raise DiaryBusy(folder / folders.DIARY)
    if not instance.first and not instance.call_the_first():
        return 0
    try:
        empty = frame(folder, language)
    except BaseException:
        instance.release()
        raise
    window = empty.window
    instance.called.connect(window.come_to_front)
    remember_place(window, empty.preferences)

    def begin(program: Program) -> None:
        from desktop.system.ticker import Ticker
        from desktop.ui.emblem import dress

        dress(app)
        _open_first(program, log, folder / folders.LOG)
        Ticker(app).ticked.connect(program.diary.refresh)
        _tell_of_settings(window, empty.kept)
        if show is not None:
            show(program)

    try:
        return _stay(app, window, lambda: fill(empty, clock), begin)
    finally:
        window.close()
        empty.opened.close()
        log.show = None  # Behind the dialog that says why, nobody asks a closed diary.
        instance.release()


def _tell_of_settings(window: MainWindow, kept: Kept) -> None:
    """Say in the window that the settings could not be read, if so."""
    if kept.unreadable is not None:
        from desktop.state.failures import begun_anew

        window.saved.say(begun_anew(kept.path, kept.aside))


def _open_first(program: Program, log: CrashLog, path: Path) -> None:
    """Open the first page, and have every failure told from then on; raises StorageError if the diary is damaged.

    What fails while a page is shown may come back from Qt or reach the `log` of `path`, or both, and is told once.
    """
    met: list[BaseException] = []

    def tell_or_keep(error: BaseException, again: bool) -> None:
        met.append(error) if isinstance(error, IN_THE_WAY) else _tell(program, error, path, again=again)

    log.show = tell_or_keep
    program.window.begin(program.preferences.value.welcomed)
    if met:
        raise met[0]
    log.show = lambda error, again: _tell(program, error, path, again=again)


def _stay(app: QApplication, window: MainWindow, fill: Callable[[], Program], begin: Callable[[Program], None]) -> int:
    """Show `window` and stay until it is closed; gives the exit code. Raises what `fill` raises, which is called behind
    the first sight of the window and before `begin`, and what `begin` finds to be wrong with the diary."""
    failed: list[Exception] = []

    def fill_and_begin() -> None:
        try:
            program = fill()
        except Exception as error:  # noqa: BLE001 - nobody can use a window that stays empty; who called says why.
            failed.append(error)
            app.exit()
        else:
            try:
                begin(program)
            except IN_THE_WAY as error:
                failed.append(error)
                app.exit()
        finally:
            # Put off by whoever starts the program by its icon.
            gc.enable()

    window.painted.connect(fill_and_begin)
    window.show()
    with quit_on_signals(app):
        code = app.exec()
    if failed:
        raise failed[0]
    return code


def remember_place(window: MainWindow, chosen: PreferencesState) -> None:
    """Put the window where it was left the last time, and keep where it is left next."""

    def keep() -> None:
        # Not worth a word to somebody who is leaving.
        with suppress(StorageError, OSError):
            chosen.update(window=place.place_of(window))

    if chosen.value.window:
        place.put(window, chosen.value.window)
    window.painted.connect(lambda: place.fit(window))
    window.closed.connect(keep)


def tell(text: str, heading: str = "") -> None:
    """Say in a dialog why there is no window, or what `heading` says; nothing where nobody could close it.

    Where the error that is being handled is about a file to move away, its folder can be opened from there.
    """
    from desktop.ui.dialogs.failure_dialog import FailureDialog
    from desktop.ui.emblem import dress

    app = application()
    if app.platformName() not in WITHOUT_EYES:
        # Nothing that the dialog can do without may keep it from being seen.
        with suppress(assets.AssetMissingError):
            if not app.styleSheet():
                Look(app, PreferencesState(Preferences(), lambda _: None))
            dress(app)
        heading = heading or QCoreApplication.translate("app", "Evenfoot cannot open")
        error = sys.exception()
        folder = str(error.path.parent) if isinstance(error, IN_THE_WAY) else ""
        FailureDialog.tell(heading, text, "", None, folder)


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
    # A choice that could not be kept is still marked where it was made, as an entry is.
    program.preferences.changed.emit()
    program.diary.changed.emit()
