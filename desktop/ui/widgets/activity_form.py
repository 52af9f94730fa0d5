"""The form for one activity of the person's own."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.routine import CUE_LIMIT, NAME_LIMIT
from desktop.ui.widgets.buttons import Button, QuietButton
from desktop.ui.widgets.card import row
from desktop.ui.widgets.text import ErrorText


class ActivityForm(QWidget):
    """Name, cue, and whether it happens more than once a day."""

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
        self.several = QCheckBox(self.tr("More than on&ce a day"))
        self.several.setChecked(True)
        self.error = ErrorText()
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for text, field in ((self.tr("Na&me"), self.name), (self.tr("Cue, if &you like"), self.cue)):
            label = QLabel(text)
            label.setBuddy(field)
            form.addRow(label, field)
        save = Button(self.tr("Add this acti&vity"))
        save.setObjectName("activity_save")
        cancel = QuietButton(self.tr("Cance&l"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addLayout(form)
        column.addWidget(self.several)
        column.addWidget(self.error)
        column.addLayout(row(save, cancel))
        save.clicked.connect(self._save)
        cancel.clicked.connect(self.cancelled)
        self.name.returnPressed.connect(self._save)
        self.cue.returnPressed.connect(self._save)

    def begin(self) -> None:
        """Empty the fields and wait for a name."""
        self.name.clear()
        self.cue.clear()
        self.several.setChecked(True)
        self.error.say("")
        self.name.setFocus()

    def _save(self) -> None:
        self.saved.emit(self.name.text(), self.cue.text(), self.several.isChecked())
