"""How far a foot rolls: a slider with names at its ends, the value in words, and a field to type it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.ui.explainer.explorer.degree_field import DegreeField
from desktop.ui.explainer.knob_slider import GROOVE, KnobSlider
from desktop.ui.widgets.announce import announce
from desktop.ui.widgets.text import Caption, ErrorText, Strong

KNOB = 10.0
PAGE = 4
QUIET = 0.75
"""How strong the words below the slider are."""

Names = tuple[tuple[int, str], ...]


class RollSlider(KnobSlider):
    """Whole degrees, with a tick for each, and words below some of them."""

    def __init__(self, lowest: int, highest: int, names: Names, parent: QWidget | None = None) -> None:
        """`names` are words for values, the ends included."""
        super().__init__(KNOB, parent)
        self.setRange(lowest, highest)
        self.setPageStep(PAGE)
        self._names = names

    def sizeHint(self) -> QSize:
        """Room for the knob and a line of words."""
        return QSize(220, round(2 * KNOB + 8) + self._line())

    def minimumSizeHint(self) -> QSize:
        """As high, but narrower."""
        return QSize(140, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Groove, ticks, names, and the knob on top."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, role = self.palette(), QPalette.ColorRole
        y, here, zero = KNOB + 3, self.x_of(self.value()), self.x_of(0)
        self.paint_groove(painter, y)
        painter.drawRect(QRectF(min(zero, here), y - GROOVE / 2, abs(here - zero), GROOVE))
        for value in range(self.minimum(), self.maximum() + 1):
            named = any(value == at for at, _name in self._names)
            painter.setPen(QPen(palette.color(role.Dark if named else role.Mid), 1))
            x = round(self.x_of(value)) + 0.5
            painter.drawLine(QPointF(x, y + 7), QPointF(x, y + (13 if named else 10)))
        self._paint_names(painter)
        self.paint_knob(painter, QPointF(here, y))

    def _paint_names(self, painter: QPainter) -> None:
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        ink.setAlphaF(QUIET)
        painter.setPen(ink)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 0.92)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        # The ends first: what is between them gives way.
        places: list[QRectF] = []
        for value, name in sorted(self._names, key=lambda each: each[0] not in {self.minimum(), self.maximum()}):
            width = metrics.horizontalAdvance(name) + 2
            x = min(max(0.0, self.x_of(value) - width / 2), self.width() - width)
            box = QRectF(x, 2 * KNOB + 8, width, self._line())
            if not any(box.adjusted(-6, 0, 6, 0).intersects(other) for other in places):
                places.append(box)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)

    def _line(self) -> int:
        return self.fontMetrics().height()


class Roll(QWidget):
    """One foot: says `changed` with whole degrees when a person moved it."""

    changed = Signal(int)

    def __init__(
        self,
        name: str,
        degrees: str,
        bounds: tuple[int, int],
        names: Names,
        beyond: tuple[str, str],
        say: Callable[[float], str],
        parent: QWidget | None = None,
    ) -> None:
        """`bounds`, and what is said `beyond` them to somebody who types less or more; `names` go below the slider.

        `degrees` is the name of the field, `say` puts a value in words.
        """
        super().__init__(parent)
        self._bounds, self._beyond, self._say = bounds, beyond, say
        self.slider = RollSlider(*bounds, names)
        self.slider.setAccessibleName(name)
        self.field = DegreeField(*bounds)
        self.field.setAccessibleName(degrees)
        self.words = Caption()
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.error = ErrorText()
        self._lay_out(Strong(name))
        self.slider.valueChanged.connect(self._moved)
        self.field.valueChanged.connect(self._moved)
        self.field.beyond.connect(self._say_end)

    def _lay_out(self, title: QLabel) -> None:
        title.setBuddy(self.slider)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(title, 1)
        head.addWidget(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        for widget in (self.slider, self.words, self.error):
            column.addWidget(widget)

    def value(self) -> int:
        """Degrees, rolled in from 0 up."""
        return self.slider.value()

    def set_value(self, value: int) -> None:
        """Show `value` without saying `changed`."""
        said = self._say(value)
        for widget in (self.slider, self.field):
            widget.blockSignals(True)
            widget.setValue(value)
            widget.blockSignals(False)
            widget.setAccessibleDescription(said)
        self.words.setText(said)
        self.slider.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for the longest words, so that nothing jumps while the slider moves."""
        super().resizeEvent(event)
        kept = self.words.text()
        highest = 0
        for value in range(self._bounds[0], self._bounds[1] + 1):
            self.words.setText(self._say(value))
            highest = max(highest, self.words.heightForWidth(self.width()))
        self.words.setText(kept)
        self.words.setMinimumHeight(highest)

    def _moved(self, value: int) -> None:
        self.error.say("")
        self.changed.emit(value)

    def _say_end(self, value: int) -> None:
        said = self._beyond[value > self._bounds[1]]
        self.error.say(said)
        announce(self.field, said)
