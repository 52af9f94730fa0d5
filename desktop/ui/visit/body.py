"""The part with the body figure: where it is felt, and as what."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.domain.interview import BodyMark, Part, Region, Sensation
from desktop.ui.visit.part import BETWEEN, Asking, Bound, VisitPart
from desktop.ui.widgets.body.map import BodyMap
from desktop.ui.widgets.buttons import Choice, LinkButton
from desktop.ui.widgets.card import Rule, row
from desktop.ui.widgets.text import Caption

SIDES = 14
"""Pixels left and right of the figures."""


class BodyPart(VisitPart):
    """The figure to tap, with a way to the warning signs for what must not wait for a visit."""

    def __init__(self, asking: Asking) -> None:
        """See VisitPart."""
        super().__init__(Part.BODY, asking)
        self.map = BodyMap(asking.names("region", Region), asking.names("sensation", Sensation))
        self.map.setAccessibleName(asking.field("marks")["question"])
        self.clear = LinkButton(self.tr("Clear all marks"))
        self.clear.setObjectName("marks_clear")
        signs = LinkButton(self.tr("Look at the warning signs"))
        signs.setObjectName("body_signs")
        # The smallest window then has room for both figures beside each other, each place wide enough for a finger.
        edges = self.body.contentsMargins()
        self.body.setContentsMargins(SIDES, edges.top(), SIDES, edges.bottom())
        self.body.addSpacing(BETWEEN)
        self.add(self.map)
        self.body.addLayout(row(self.clear))
        self.add(Rule(), Caption(asking.part(Part.BODY)["note"]))
        self.body.addLayout(row(signs))
        self.bind("marks", Bound(self.map.marks, self._show_marks), self.map.changed)
        self.map.changed.connect(self._settle)
        self.clear.clicked.connect(self._clear)
        signs.clicked.connect(lambda: self.page_asked.emit("warning_signs"))

    def first(self) -> QWidget:
        """What is being marked."""
        return next(choice for choice in self.map.choice.findChildren(Choice) if choice.isChecked())

    def _show_marks(self, marks: frozenset[BodyMark]) -> None:
        self.map.set_marks(marks)
        self._settle()

    def _clear(self) -> None:
        self.first().setFocus()
        self.map.set_marks(frozenset())
        self.map.changed.emit()

    def _settle(self) -> None:
        self.clear.setVisible(bool(self.map.marks()))
