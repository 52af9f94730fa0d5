"""One day as a card that opens it: date, score, what was noticed and whether there is a note."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QEnterEvent, QFont, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QLabel, QSizePolicy, QSpacerItem, QWidget

from desktop.ui.widgets.text import Caption, Strong

RADIUS = 12
BLANK = "\u00a0"
"""Keeps the height of a line that says nothing, so that the days stay level."""
BAR = 5
WIDE_MARGINS = (11, 16, 8, 14)
LINE_MARGINS = (16, 12, 16, 12)


@dataclass(frozen=True, slots=True)
class DayFace:
    """What a card says, already in words. `figure` is the score or a dash; `spoken` is all of it in one sentence."""

    day: date
    name: str
    date: str
    focus: str
    figure: str
    state: str
    noticed: str
    evened: str
    note: str
    spoken: str
    today: bool = False
    future: bool = False


class Figure(QLabel):
    """The score, large enough to be read from a step away."""

    def __init__(self) -> None:
        """Begin without one."""
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 2.3)
        font.setWeight(QFont.Weight.DemiBold)
        self.setFont(font)


class DayCard(QAbstractButton):
    """A day that can be opened, upright beside its neighbours or lying in a list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty; `show_face` fills it in."""
        super().__init__(parent)
        self.face: DayFace | None = None
        self.upright = True
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._name, self._date, self.focus = Strong(), Caption(), Caption()
        self._figure, self._state = Figure(), Caption()
        self._noticed, self._evened, self._note = Caption(), Caption(), Caption()
        self.focus.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._rest = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)
        self._grid = QGridLayout(self)
        for label in self.findChildren(QLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.stand(upright=True)

    def labels(self) -> tuple[QLabel, ...]:
        """Every piece of text, in reading order."""
        figure = (self._figure, self._state)
        return (self._name, self._date, self.focus, *figure, self._noticed, self._evened, self._note)

    def show_face(self, face: DayFace, *, figures: bool = True) -> None:
        """Say another day, or another thing of the same day; `figures` keeps room for a score."""
        self.face = face
        texts = (face.name, face.date, face.focus, face.figure, face.state, face.noticed, face.evened, face.note)
        for label, text in zip(self.labels(), texts, strict=True):
            label.setText(text or BLANK)
        self._figure.setVisible(figures)
        self._tint(self._name, pale=face.future)
        self._tint(self._figure, pale=not face.figure.isdigit())
        self.setEnabled(not face.future)
        self.setAccessibleName(face.spoken)
        self.setToolTip("" if face.future else face.spoken)
        self._show_used()
        self.update()

    def stand(self, *, upright: bool) -> None:
        """Arrange the card as a column (`upright`), or as a line of a list."""
        self.upright = upright
        for label in self.labels():
            self._grid.removeWidget(label)
        self._grid.removeItem(self._rest)
        for column in range(4):
            self._grid.setColumnStretch(column, 0)
            self._grid.setColumnMinimumWidth(column, 0)
        self._as_column() if upright else self._as_line()
        self._show_used()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter as on Space; the arrows belong to the strip."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Light up under the pointer."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Go back to rest."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, the edge, the bar that marks today and the ring of the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, role = self.palette(), QPalette.ColorRole
        future = self.face is not None and self.face.future
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        lit = self.underMouse() and self.isEnabled()
        painter.setPen(QPen(colours.color(role.Mid), 1, Qt.PenStyle.DashLine if future else Qt.PenStyle.SolidLine))
        painter.setBrush(Qt.BrushStyle.NoBrush if future else colours.color(role.Light if lit else role.Base))
        painter.drawRoundedRect(frame, RADIUS, RADIUS)
        if self.face is not None and self.face.today:
            self._bar(painter, frame)
        if self.hasFocus():
            painter.setPen(QPen(colours.color(role.Accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def _bar(self, painter: QPainter, frame: QRectF) -> None:
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.Accent))
        bar = QRectF(frame.x(), frame.y(), frame.width(), BAR)
        if not self.upright:
            bar = QRectF(frame.x(), frame.y(), BAR, frame.height())
        painter.setClipRect(bar)
        painter.drawRoundedRect(frame, RADIUS, RADIUS)
        painter.restore()

    def _as_column(self) -> None:
        self._grid.setContentsMargins(*WIDE_MARGINS)
        self._grid.setVerticalSpacing(0)
        self._grid.setHorizontalSpacing(0)
        for row, label in enumerate(self.labels()):
            self._grid.addWidget(label, row, 0)
        self._grid.addItem(self._rest, 8, 0)
        for label, above in ((self.focus, 6), (self._figure, 8), (self._noticed, 8), (self._note, 0)):
            label.setContentsMargins(0, above, 0, 0)
        self._figure.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._state.setAlignment(Qt.AlignmentFlag.AlignLeft)

    def _as_line(self) -> None:
        grid = self._grid
        grid.setContentsMargins(*LINE_MARGINS)
        grid.setVerticalSpacing(0)
        grid.setHorizontalSpacing(12)
        self.focus.setMinimumHeight(0)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for label in self.labels():
            label.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self._name, 0, 0)
        grid.addWidget(self._date, 1, 0)
        grid.addWidget(self.focus, 0, 1)
        grid.addWidget(self._noticed, 1, 1)
        grid.addWidget(self._state, 0, 2, 2, 1, right)
        grid.addWidget(self._figure, 0, 3, 2, 1)
        self._state.setAlignment(right)
        self._figure.setAlignment(right)
        grid.setColumnMinimumWidth(0, self.fontMetrics().averageCharWidth() * 9)
        grid.setColumnMinimumWidth(3, self._figure.fontMetrics().horizontalAdvance("10"))
        grid.setColumnStretch(1, 1)

    def _show_used(self) -> None:
        """In a column every text keeps its place beside the other days; a line says the counts in one."""
        if self.face is not None:
            counts = (self.face.noticed, self.face.evened, self.face.note)
            line = counts[0] if self.upright else " · ".join(text for text in counts if text)
            self._noticed.setText(line or BLANK)
        for label in (self._evened, self._note):
            label.setVisible(self.upright)
        self.focus.setVisible(self.focus.text() != BLANK or not self.upright)

    @staticmethod
    def _tint(label: QLabel, *, pale: bool) -> None:
        wanted = "caption" if pale else ""
        if label.property("role") != wanted:
            label.setProperty("role", wanted)
            label.style().unpolish(label)
            label.style().polish(label)
