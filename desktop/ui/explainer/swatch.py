"""A short line, solid, pale or dashed: how sure something is, beside the words that say so."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.theme.look import Look

SIZE = QSize(26, 14)
DOT = 4.5


class Swatch(QWidget):
    """Drawn in the colours of the bones. A certainty is a key of the texts, or "neutral"."""

    def __init__(self, look: Look, certainty: str = "", parent: QWidget | None = None) -> None:
        """Begin with one certainty."""
        super().__init__(parent)
        self._look, self._certainty = look, certainty
        self.setFixedSize(SIZE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_certainty(self, certainty: str, said: str) -> None:
        """Draw `certainty`, which `said` says in words."""
        self._certainty = certainty
        self.setToolTip(said)
        self.setAccessibleName(said)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A piece of bone with its edge, or a dot for what was set by hand."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, y = self._look.theme, self.height() / 2
        if self._certainty == "set":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.palette().color(QPalette.ColorRole.Accent))
            painter.drawEllipse(QPointF(self.width() / 2, y), DOT, DOT)
            return
        if self._certainty == "neutral":
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 1.4))
            painter.drawLine(QPointF(3, y), QPointF(self.width() - 3, y))
            return
        bone = QRectF(self.rect()).adjusted(2, 3, -2, -3)
        kind = {"schematic": "bone_pale", "contested": "bone_dashed"}.get(self._certainty, "bone")
        edge = QPen(theme.colour(f"{kind}_line"), 1.4)
        if self._certainty == "contested":
            edge.setDashPattern([2.6, 1.8])
        painter.setPen(edge)
        painter.setBrush(theme.colour("bone" if kind == "bone" else "bone_pale"))
        painter.drawRoundedRect(bone, bone.height() / 2, bone.height() / 2)
