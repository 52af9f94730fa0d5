"""Where it hurt: one toggle for each body site."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.diary import BodySite
from desktop.ui.widgets.buttons import Choice
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.text import Caption


class SiteChoice(QWidget):
    """Any number of body sites."""

    changed = Signal(object)
    """A frozenset of BodySite."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with none."""
        super().__init__(parent)
        question = self.tr("Where? Choose all that fit.")
        names = {
            BodySite.UPPER_BACK: self.tr("Upper back"),
            BodySite.LOWER_BACK: self.tr("Lower back"),
            BodySite.BUTTOCK: self.tr("Buttock"),
            BodySite.LEFT_LEG: self.tr("Left leg"),
            BodySite.RIGHT_LEG: self.tr("Right leg"),
            BodySite.LEFT_FOOT: self.tr("Left foot"),
            BodySite.RIGHT_FOOT: self.tr("Right foot"),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Caption(question))
        flow = Flow()
        self._choices: dict[BodySite, Choice] = {}
        for site, name in names.items():
            choice = Choice(name)
            choice.setObjectName(f"site_{site}")
            choice.setAccessibleDescription(question)
            choice.turned.connect(lambda: self.changed.emit(self.value()))
            self._choices[site] = choice
            flow.addWidget(choice)
        column.addLayout(flow)

    def value(self) -> frozenset[BodySite]:
        """What is chosen."""
        return frozenset(site for site, choice in self._choices.items() if choice.isChecked())

    def set_value(self, sites: frozenset[BodySite]) -> None:
        """Show `sites` without saying so."""
        for site, choice in self._choices.items():
            choice.setChecked(site in sites)
