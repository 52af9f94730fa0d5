"""Buttons that print a page, preview it or save it as a file, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from desktop.ui.widgets.buttons import Button, QuietButton
from desktop.ui.widgets.flow import flow
from desktop.ui.widgets.outcome import Outcome
from desktop.ui.widgets.tick import without_key

if TYPE_CHECKING:
    from desktop.report.page import Page
    from desktop.report.sheet import Sheet
    from desktop.ui.dialogs.printing import Printed


@dataclass(frozen=True, slots=True)
class RowTexts:
    """What the buttons say; without a text for it there is no preview.

    `name` tells the rows of a window apart, and so does `about` to who hears the buttons.
    """

    print: str
    save: str
    preview: str = ""
    name: str = "panel"
    about: str = ""


class PrintRow(QWidget):
    """Asks for the page only when somebody wants it."""

    def __init__(
        self,
        texts: RowTexts,
        page_for: Callable[[Sheet | None], tuple[Page, ...]],
        name_for: Callable[[], str],
        write: Callable[[Path, bytes], None],
        parent: QWidget | None = None,
    ) -> None:
        """`page_for` lays the page out for a sheet, the usual one for None.

        `name_for` suggests the path of a file, and `write` puts one there or raises.
        """
        super().__init__(parent)
        self._page_for, self._name_for, self._write = page_for, name_for, write
        self.button = Button(texts.print) if texts.preview else QuietButton(texts.print)
        self.preview, self.save = QuietButton(texts.preview), QuietButton(texts.save)
        self.said = Outcome()
        for widget, name in ((self.button, "print"), (self.preview, "preview"), (self.save, "save")):
            widget.setObjectName(f"{name}_{texts.name}")
            if texts.about:
                widget.setAccessibleName(f"{without_key(widget.text())}: {texts.about}")
        self.said.setObjectName("print_said")
        self.button.clicked.connect(self._print)
        self.preview.clicked.connect(self._preview)
        self.save.clicked.connect(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(flow(self.button, self.preview, self.save))
        column.addWidget(self.said)
        if not texts.preview:
            self.preview.hide()

    def _print(self) -> None:
        from desktop.ui.dialogs import printing

        if not printing.printers():
            self.said.say(printing.sentence(None), wrong=True)
            return
        with self._said_if_wrong():
            self._tell(printing.print_by_dialog(self._page_for(None), self._page_for, self, self._put))

    def _preview(self) -> None:
        from desktop.ui.dialogs import printing

        with self._said_if_wrong():
            self._tell(printing.preview(self._page_for(None), self._page_for, self, self._put))

    def _tell(self, printed: Printed | None) -> None:
        from desktop.ui.dialogs import printing

        if printed is not None:
            self.said.say(printing.sentence(printed), wrong=printed in printing.WRONG)

    def _save(self) -> None:
        kinds = self.tr("PDF files (*.pdf)")
        name, _kind = QFileDialog.getSaveFileName(self, self.tr("Save as PDF"), self._name_for(), kinds)
        if name:
            path = Path(name)
            self.save_to(path if path.suffix else path.with_suffix(".pdf"))

    def save_to(self, path: Path) -> None:
        """Write the page to `path` and say so; where that fails, what was there still stands."""
        with self._said_if_wrong():
            self._put(path, self._page_for(None))
            self.said.say(self.tr("Saved as {path}.").format(path=path))

    def _put(self, path: Path, pages: Sequence[Page]) -> None:
        from desktop.report.pdf import write_pdf

        write_pdf(path, pages, self._write)

    @contextmanager
    def _said_if_wrong(self) -> Iterator[None]:
        """Say below the buttons what the world did wrong; a bug is not for here."""
        # What words it is wanted by few.
        from desktop.ui.failures import sentence

        try:
            yield
        except Exception as error:
            said = sentence(error)
            if said is None:
                raise
            self.said.say(said, wrong=True)
