"""Whose page it is: a name and a date of birth, both of which can be left out."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.domain.diary import PERSON_NAME_LIMIT, Person
from desktop.ui.widgets.answers.fields import OptionalDate, labelled
from desktop.ui.widgets.card import Card


class PersonCard(Card):
    """Says `changed` when somebody has finished with a field."""

    changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        """Nobody is born after `today`."""
        super().__init__(self.tr("Whose page it is"), parent=parent)
        self.name = QLineEdit()
        self.name.setObjectName("person_name")
        self.name.setMaxLength(PERSON_NAME_LIMIT)
        self.name.setPlaceholderText(self.tr("Leave empty to write it by hand"))
        self.born = OptionalDate(self.tr("Add a date"), self.tr("Leave empty"), today)
        self.born.field.setObjectName("person_born")
        self.born.add.setObjectName("born_add")
        self.born.clear.setObjectName("born_clear")
        self.born.name_for_ears(self.tr("Date of birth"))
        self.body.addLayout(labelled(self.tr("Your &name"), self.name))
        self.body.addLayout(labelled(self.tr("Date of &birth"), self.born))
        self.name.editingFinished.connect(self.changed)
        self.born.changed.connect(self.changed)

    def person(self) -> Person:
        """What the fields hold."""
        return Person(self.name.text().strip(), self.born.value())

    def show_person(self, person: Person) -> None:
        """Show `person`, but leave a field alone while somebody is at it."""
        if not self.name.hasFocus():
            self.name.setText(person.name)
        if not self.born.busy():
            self.born.set_value(person.born)
