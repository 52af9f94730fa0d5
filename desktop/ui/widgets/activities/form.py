"""The form for one activity of the person's own."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.domain.routine import CUE_LIMIT, NAME_LIMIT
from desktop.ui.widgets.answers.fields import labelled
from desktop.ui.widgets.answers.tick import TickBox
from desktop.ui.widgets.buttons import Button, QuietButton
from desktop.ui.widgets.card import row
from desktop.ui.widgets.text import Caption, ErrorText


class ActivityForm(QWidget):
    """Name, cue, and whether it happens more than once a day. Return saves it, Escape leaves it."""

    saved = Signal(str, str, bool)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.name = QLineEdit()
        self.name.setObjectName("activity_name")
        self.name.setMaxLength(NAME_LIMIT)
        self.name.setPlaceholderText(self.tr("Waiting for the kettle"))
        self.cue = QLineEdit()
        self.cue.setObjectName("activity_cue")
        self.cue.setMaxLength(CUE_LIMIT)
        self.cue.setPlaceholderText(self.tr("When I switch the kettle on, I notice how I stand."))
        self.several = TickBox(self.tr("More than on&ce a day"))
        self.several.setChecked(True)
        self.error = ErrorText()
        self.kept = Caption(self.tr("What you noted under the old name stays with it."))
        self.save = Button("")
        self.save.setObjectName("activity_save")
        cancel = QuietButton(self.tr("Cance&l"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(10)
        column.addLayout(labelled(self.tr("Na&me"), self.name))
        column.addWidget(self.error)
        column.addLayout(labelled(self.tr("Cue, if &you like"), self.cue))
        column.addWidget(self.several)
        column.addWidget(self.kept)
        column.addLayout(row(self.save, cancel))
        self.save.clicked.connect(self._save)
        cancel.clicked.connect(self.cancelled)

    def begin(self) -> None:
        """Empty the fields and wait for a name."""
        self._fill("", "", several=True)
        self.save.setText(self.tr("Add this acti&vity"))
        self.kept.hide()

    def change(self, name: str, cue: str, *, several: bool) -> None:
        """Show an activity that is there already, and wait for what it is to become."""
        self._fill(name, cue, several=several)
        self.save.setText(self.tr("Sa&ve the change"))
        self.kept.show()
        self.name.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Whatever has the focus: what is around the form has its own Return."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._save()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _fill(self, name: str, cue: str, *, several: bool) -> None:
        self.name.setText(name)
        self.cue.setText(cue)
        self.several.setChecked(several)
        self.error.say("")
        self.name.setFocus()

    def _save(self) -> None:
        self.saved.emit(self.name.text(), self.cue.text(), self.several.isChecked())
