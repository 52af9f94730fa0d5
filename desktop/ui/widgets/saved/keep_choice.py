"""Whose entries stay where a file says something else than the diary: asked in the page, with time to think."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.announce import announce
from desktop.ui.widgets.buttons import Button, QuietButton
from desktop.ui.widgets.card import Card, Tone
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.text import Body
from desktop.ui.widgets.view import bring_into_view


class KeepChoice(Card):
    """Takes no room until `ask`. Nothing is changed before a button is pressed, and nothing at all by Escape."""

    chosen = Signal(str)
    """"mine" or "theirs"."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin hidden."""
        super().__init__(tone=Tone.QUIET, parent=parent)
        self.setObjectName("keep_choice")
        self.said = Body()
        buttons = Flow()
        for whose, text in (("mine", self.tr("Keep mine")), ("theirs", self.tr("Take theirs"))):
            button = Button(text)
            button.setObjectName(f"keep_{whose}")
            button.clicked.connect(self.hide)
            button.clicked.connect(lambda _checked, whose=whose: self.chosen.emit(whose))
            buttons.addWidget(button)
        leave = QuietButton(self.tr("Leave it"))
        leave.setObjectName("leave_import")
        leave.clicked.connect(self._leave)
        buttons.addWidget(leave)
        self.add(
            self.said,
            Body(
                self.tr(
                    "Keep mine: only what your diary lacks is added. "
                    "Take theirs: the file takes the place of your entries where they differ. You can undo both."
                )
            ),
        )
        self.body.addLayout(buttons)
        self.hide()

    def ask(self, sentence: str) -> None:
        """Show `sentence`, what differs, and wait for an answer."""
        self.said.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()
        first = self.findChild(QWidget, "keep_mine")
        if first is not None:
            first.setFocus()
        bring_into_view(self)
        announce(self, sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves everything as it is."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        self.hide()
        self.left.emit()
