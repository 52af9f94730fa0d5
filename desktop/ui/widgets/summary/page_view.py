"""The page as it will print, as a picture or as text, behind a veil while its scores wait."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from desktop.report.page import Page, plain_text
from desktop.ui.widgets.card import Card, Tone
from desktop.ui.widgets.summary.page_preview import PagePreview
from desktop.ui.widgets.veil import Veil

TEXT_HEIGHT = 420


class PageView(QWidget):
    """Shows one of three: the veil, the sheets, or their words. Connect to `veil.lifted`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until `show_pages`."""
        super().__init__(parent)
        self._as_text = False
        self.veil = Veil(
            self.tr(
                "Earlier scores stay hidden until you have rated today, so that they do not sway you. "
                "Printed and saved, the page is whole."
            ),
            self.tr("S&how anyway"),
            plain=True,
        )
        self.waiting = Card(tone=Tone.QUIET)
        self.waiting.add(self.veil)
        self.preview = PagePreview()
        self.as_text = QPlainTextEdit()
        self.as_text.setObjectName("page_as_text")
        self.as_text.setReadOnly(True)
        self.as_text.setTabChangesFocus(True)
        self.as_text.setMinimumHeight(TEXT_HEIGHT)
        self.as_text.setAccessibleName(self.tr("The page as text"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.waiting, self.preview, self.as_text):
            column.addWidget(widget)
        self._show()

    def show_pages(self, pages: Sequence[Page], *, veiled: bool) -> None:
        """Show other sheets, or for now only that they are there."""
        self.preview.show_pages(pages)
        words = "\n\n".join(map(plain_text, pages))
        if words != self.as_text.toPlainText():
            # Whoever is reading stays where they are.
            self.as_text.setPlainText(words)
        self.veil.setVisible(veiled)
        self._show()

    def show_text(self, wanted: bool) -> None:
        """Show the words of the page in place of its picture, or the picture again."""
        self._as_text = wanted
        self._show()

    def take_focus(self) -> None:
        """Go to what is shown."""
        (self.as_text if self._as_text else self.preview).setFocus()

    def _show(self) -> None:
        veiled = not self.veil.isHidden()
        self.waiting.setVisible(veiled)
        self.preview.setVisible(not veiled and not self._as_text)
        self.as_text.setVisible(not veiled and self._as_text)
