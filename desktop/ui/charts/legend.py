"""What the marks of the chart mean; only those that are on it."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QWidget

from desktop.ui.charts.series import Grain, Series
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.text import Caption


class Mark(StrEnum):
    """A kind of mark."""

    RATING = "rating"
    LATER = "later"
    SKIPPED = "skipped"
    MEAN = "mean"
    WEEK = "week"


def marks(series: Series) -> tuple[Mark, ...]:
    """The marks that `series` puts on the chart."""
    if series.grain is Grain.WEEK:
        return (Mark.WEEK,)
    found = {
        Mark.RATING: any(point.value is not None and not point.recalled for point in series.points),
        Mark.LATER: any(point.recalled for point in series.points),
        Mark.SKIPPED: any(point.skipped for point in series.points),
        Mark.MEAN: any(band.week.mean.value is not None for band in series.bands),
    }
    return tuple(mark for mark, there in found.items() if there)


class Legend(QWidget):
    """A line of marks with their meanings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with none shown."""
        super().__init__(parent)
        flow = Flow(self, gap=14)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.entries = {mark: self._entry(mark) for mark in Mark}
        for entry in self.entries.values():
            flow.addWidget(entry)

    def show_series(self, series: Series) -> None:
        """Explain the marks of `series`."""
        shown = marks(series)
        for mark, entry in self.entries.items():
            entry.setVisible(mark in shown)

    def meaning(self, mark: Mark) -> str:
        """What `mark` stands for."""
        texts = {
            Mark.RATING: self.tr("rated that day"),
            Mark.LATER: self.tr("entered later"),
            Mark.SKIPPED: self.tr("left out"),
            Mark.MEAN: self.tr("average of the week"),
            Mark.WEEK: self.tr("average of a calendar week with at least 4 rated days"),
        }
        return texts[mark]

    def _entry(self, mark: Mark) -> QWidget:
        entry = QWidget()
        entry.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        line = QHBoxLayout(entry)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        text = Caption(self.meaning(mark))
        text.setWordWrap(False)
        line.addWidget(_Sign(mark))
        line.addWidget(text)
        entry.hide()
        return entry


_ACCENT = (QPalette.ColorGroup.Active, QPalette.ColorRole.Accent)
_MUTED = (QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText)


class _Sign(QWidget):
    """One mark, as the chart draws it."""

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self._mark = mark
        self.setFixedSize(QSize(26, 16))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the colours of the palette."""
        painter, role = QPainter(self), QPalette.ColorRole
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # The palette of a styled widget has its paler colours thinned out; the application's has not.
        accent, muted = (QApplication.palette().color(*which) for which in (_ACCENT, _MUTED))
        middle = QPointF(13, 8)
        if self._mark is Mark.MEAN:
            painter.setPen(QPen(muted, 1.6, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(1, 8), QPointF(25, 8))
        elif self._mark is Mark.SKIPPED:
            painter.setPen(QPen(muted, 1.5))
            painter.drawPolygon(QPolygonF([middle + QPointF(x, y) for x, y in ((-3, 0), (0, -5), (3, 0), (0, 5))]))
        else:
            painter.setPen(QPen(accent, 2))
            painter.drawLine(QPointF(1, 8), QPointF(25, 8))
            painter.setBrush(self.palette().color(role.Base) if self._mark is Mark.LATER else accent)
            painter.drawEllipse(middle, 4.2, 4.2)
