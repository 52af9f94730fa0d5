"""How a page leaves the window: to a printer, through the system's preview, or into a file; and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QWidget

from desktop.ui.documents import with_end
from desktop.ui.widgets.outcome import Outcome
from desktop.ui.widgets.saved.file import SavedFile

# What prints, writes and words it is loaded when somebody wants it: few do, and not at once.
if TYPE_CHECKING:
    from desktop.report.page import Page
    from desktop.system.print_system import Question
    from desktop.ui.dialogs.printing import PageFor, Printed, Save

MOMENT = 0.3
"""Seconds that the window may wait for a print system: one that works answers sooner."""

LOOK, LOOKS, SAID_AT = 100, 47, 2
"""Milliseconds between two looks for its answer, how many there are, and after which one it is said."""

PDF = ".pdf"
Ready = Callable[[], "tuple[Page, ...]"]
"""Asks what has to be asked before a page leaves; gives its sheets, none if nobody wants to go on."""


class WaysOut(QWidget):
    """Subclasses connect buttons to the ways and place `said` and `saved`. What fails is said, and the old stands."""

    def __init__(
        self, ready: Ready, page_for: PageFor, save: Save, name_for: Callable[[], str], parent: QWidget | None = None
    ) -> None:
        """`page_for` lays the pages out for another sheet, `save` puts a PDF at a path, `name_for` suggests one."""
        super().__init__(parent)
        self._ready, self._page_for, self._save, self._name_for = ready, page_for, save, name_for
        self.said, self.saved = Outcome(), SavedFile()
        self._asking = False
        self.saved.opened.connect(self._open)

    def forget(self) -> None:
        """Say nothing more of a page that has changed since."""
        self.said.say("")
        self.saved.offer(None)

    def put(self, path: Path, pages: tuple[Page, ...]) -> None:
        """Write `pages` to `path` and say so, or why not."""
        with self._said_if_wrong():
            self._save(path, pages)
            self._say(self.tr("Saved as {path}.").format(path=path))
            self.saved.offer(path)

    def _print(self) -> None:
        self._when_answered(self._print_now)

    def _preview(self) -> None:
        self._when_answered(self._preview_now)

    def _print_now(self) -> None:
        from desktop.ui.dialogs import printing

        if not printing.printers():
            self._say(printing.sentence(None), wrong=True)
        elif pages := self._ready():
            with self._said_if_wrong():
                self._tell(printing.print_by_dialog(pages, self._page_for, self, self._save))

    def _preview_now(self) -> None:
        from desktop.ui.dialogs import printing

        if pages := self._ready():
            with self._said_if_wrong():
                self._tell(printing.preview(pages, self._page_for, self, self._save))

    def _when_answered(self, then: Callable[[], None]) -> None:
        """Go on as soon as the print system answers: Qt would wait for it with the window frozen."""
        from desktop.system.print_system import Question

        if self._asking:
            return
        question = Question()
        if question.answered(MOMENT):
            then()
        else:
            self._wait(question, then)

    def _wait(self, question: Question, then: Callable[[], None]) -> None:
        """Look for the answer for some seconds, while the window goes on; the button pressed waits with it."""
        from desktop.ui.dialogs import printing

        sender = self.sender()
        button = sender if isinstance(sender, QAbstractButton) else None
        focused = button is not None and button.hasFocus()
        if button is not None:
            button.setEnabled(False)
        moved_to = QApplication.focusWidget()
        timer, looks = QTimer(self), 0
        self._asking = True

        def look() -> None:
            nonlocal looks
            looks += 1
            answered = question.answered()
            if not answered and looks < LOOKS:
                if looks == SAID_AT:
                    self._say(printing.looking())
                return
            timer.stop()
            timer.deleteLater()
            self._asking = False
            if button is not None:
                button.setEnabled(True)
                if focused and QApplication.focusWidget() is moved_to:
                    button.setFocus()
            self._say("" if answered else printing.silent(), wrong=not answered)
            if answered and self.isVisible():
                then()

        timer.timeout.connect(look)
        timer.start(LOOK)

    def _choose_file(self) -> None:
        if not (pages := self._ready()):
            return
        kinds = self.tr("PDF files (*.pdf)")
        name, _kind = QFileDialog.getSaveFileName(self, self.tr("Save as PDF"), self._name_for(), kinds)
        if not name:
            return
        with self._said_if_wrong():
            path = Path(name)
            self.put(path if path.suffix.lower() == PDF else with_end(path, PDF), pages)

    def _said_if_wrong(self) -> AbstractContextManager[None]:
        from desktop.ui.failures import said_if_wrong

        return said_if_wrong(lambda said: self._say(said, wrong=True))

    def _say(self, sentence: str, *, wrong: bool = False) -> None:
        self.saved.offer(None)
        self.said.say(sentence, wrong=wrong)

    def _tell(self, printed: Printed | None) -> None:
        from desktop.ui.dialogs import printing

        if printed is not None:
            self._say(printing.sentence(printed), wrong=printed in printing.WRONG)

    def _open(self, path: str) -> None:
        from desktop.system.opener import opened

        if not opened(path):
            text = self.tr("No program opened {path}. What was saved is safe. Open it by hand.")
            self.said.say(text.format(path=path), wrong=True)
