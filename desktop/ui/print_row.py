"""Buttons that print a page, preview it or save it as a file, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.ways_out import WaysOut
from desktop.ui.widgets.answers.tick import without_key
from desktop.ui.widgets.buttons import Button, QuietButton
from desktop.ui.widgets.flow import flow

if TYPE_CHECKING:
    from desktop.report.page import Page
    from desktop.report.sheet import Sheet


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


class PrintRow(WaysOut):
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
        super().__init__(lambda: page_for(None), page_for, self._put, name_for, parent)
        self._write = write
        self.button = Button(texts.print) if texts.preview else QuietButton(texts.print)
        self.preview, self.save = QuietButton(texts.preview), QuietButton(texts.save)
        for widget, name in ((self.button, "print"), (self.preview, "preview"), (self.save, "save")):
            widget.setObjectName(f"{name}_{texts.name}")
            if texts.about:
                widget.setAccessibleName(f"{without_key(widget.text())}: {texts.about}")
        self.said.setObjectName("print_said")
        self.button.clicked.connect(self._print)
        self.preview.clicked.connect(self._preview)
        self.save.clicked.connect(self._choose_file)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(flow(self.button, self.preview, self.save))
        column.addWidget(self.said)
        column.addWidget(self.saved)
        if not texts.preview:
            self.preview.hide()

    def save_to(self, path: Path) -> None:
        """Write the page to `path` and say so; where that fails, what was there still stands."""
        self.put(path, self._ready())

    def _put(self, path: Path, pages: Sequence[Page]) -> None:
        from desktop.report.pdf import write_pdf

        write_pdf(path, pages, self._write)
