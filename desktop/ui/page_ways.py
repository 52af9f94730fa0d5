"""The ways of the page out of the window: printer, system's preview and file, and what came of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from desktop.report.page import Page
from desktop.ui.dialogs.printing import PageFor, Printed, Save
from desktop.ui.widgets.buttons import Button, PrimaryButton, QuietButton
from desktop.ui.widgets.flow import flow
from desktop.ui.widgets.outcome import Outcome
from desktop.ui.widgets.saved_file import SavedFile

PDF = ".pdf"
Ready = Callable[[], tuple[Page, ...]]
"""Asks what has to be asked before a page leaves; gives its sheets, none if nobody wants to go on."""


class PageWays(QWidget):
    """A row of buttons with one sentence below. What fails is said there, and what was there still stands."""

    def __init__(
        self, ready: Ready, page_for: PageFor, save: Save, name_for: Callable[[], str], parent: QWidget | None = None
    ) -> None:
        """`page_for` lays the pages out for another sheet, `save` puts a PDF at a path, `name_for` suggests one."""
        super().__init__(parent)
        self._ready, self._page_for, self._save, self._name_for = ready, page_for, save, name_for
        self.print = PrimaryButton(self.tr("&Print…"))
        self.preview = Button(self.tr("Print pre&view…"))
        self.save = Button(self.tr("&Save as PDF…"))
        self.text = QuietButton(self.tr("Rea&d as text"))
        self.text.setCheckable(True)
        self.said, self.saved = Outcome(), SavedFile()
        for widget, name in (
            (self.print, "print"),
            (self.preview, "print_preview"),
            (self.save, "save_pdf"),
            (self.text, "read_as_text"),
            (self.said, "summary_said"),
        ):
            widget.setObjectName(name)
        self.print.clicked.connect(self._print)
        self.preview.clicked.connect(self._preview)
        self.save.clicked.connect(self._choose_file)
        self.saved.opened.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(flow(self.print, self.preview, self.save, self.text))
        column.addWidget(self.said)
        column.addWidget(self.saved)

    def allow(self, allowed: bool) -> None:
        """Let the page out, or not while it is not chosen which."""
        for button in (self.print, self.preview, self.save):
            button.setEnabled(allowed)

    def forget(self) -> None:
        """Say nothing more of a page that has changed since."""
        self.said.say("")
        self.saved.offer(None)

    def save_to(self, path: Path, pages: tuple[Page, ...]) -> None:
        """Write `pages` to `path` and say so, or why not."""
        with self._said_if_wrong():
            self._save(path, pages)
            self._saved_as(path)

    @contextmanager
    def _said_if_wrong(self) -> Iterator[None]:
        """Say below the buttons what the world did wrong; a bug is not for here."""
        from desktop.ui.failures import sentence  # Rarely needed, and it knows every layer's errors.

        try:
            yield
        except Exception as error:
            said = sentence(error)
            if said is None:
                raise
            self._say(said, wrong=True)

    def _say(self, sentence: str, *, wrong: bool = False) -> None:
        self.saved.offer(None)
        self.said.say(sentence, wrong=wrong)

    def _saved_as(self, path: Path) -> None:
        self._say(self.tr("Saved as {path}.").format(path=path))
        self.saved.offer(path)

    def _print(self) -> None:
        from desktop.ui.dialogs import printing

        if not printing.printers():
            self._say(printing.sentence(None), wrong=True)
        elif pages := self._ready():
            with self._said_if_wrong():
                self._tell(printing.print_by_dialog(pages, self._page_for, self, self._save))

    def _preview(self) -> None:
        from desktop.ui.dialogs import printing

        if pages := self._ready():
            with self._said_if_wrong():
                self._tell(printing.preview(pages, self._page_for, self, self._save))

    def _tell(self, printed: Printed | None) -> None:
        from desktop.ui.dialogs import printing

        if printed is not None:
            self._say(printing.sentence(printed), wrong=printed in printing.WRONG)

    def _choose_file(self) -> None:
        if not (pages := self._ready()):
            return
        kinds = self.tr("PDF files (*.pdf)")
        name, _kind = QFileDialog.getSaveFileName(self, self.tr("Save as PDF"), self._name_for(), kinds)
        if not name:
            return
        with self._said_if_wrong():
            path = Path(name)
            if path.suffix.lower() != PDF:
                # A system opens a file by what its name ends in; and nobody was asked about the longer name.
                path = path.with_name(path.name + PDF)
                if path.exists():
                    taken = self.tr("{path} is there already. It was left as it is. Choose another name.")
                    self._say(taken.format(path=path), wrong=True)
                    return
            self.save_to(path, pages)

    def _open(self, path: str) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(path)):
            text = self.tr("No program opened {path}. What was saved is safe. Open it by hand.")
            self.said.say(text.format(path=path), wrong=True)
