"""The time of a scene: a button that plays it, and a slider with the four named moments."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QElapsedTimer, QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QIcon,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.explainer.knob_slider import GROOVE, KnobSlider
from desktop.ui.widgets.buttons import Button

STEPS = 20
"""Places of the slider in a second."""

ARROW = 4
"""Places that an arrow key goes on: a fifth of a second."""

FRAME = 33
"""Milliseconds between two frames while it plays."""

KNOB, TICK = 9.0, 4.0


class TimeSlider(KnobSlider):
    """Twentieths of seconds with a mark for each moment. Says `toggled` when the space bar asks to play or pause.

    The arrows go a little way, Page Up and Page Down to the next moment, Home and End to the ends.
    """

    toggled = Signal()

    def __init__(self, length: float, moments: Sequence[float], parent: QWidget | None = None) -> None:
        """`length` and `moments` in seconds."""
        super().__init__(KNOB, parent)
        self.setRange(0, round(length * STEPS))
        self.setSingleStep(ARROW)
        self._moments = [round(second * STEPS) for second in moments]
        self._gliding: float | None = None
        self.setObjectName("time")

    def sizeHint(self) -> QSize:
        """Room for the knob and the ring of the focus."""
        return QSize(160, round(2 * KNOB + 10))

    def minimumSizeHint(self) -> QSize:
        """As high, but narrower."""
        return QSize(80, self.sizeHint().height())

    def glide(self, place: float) -> None:
        """Draw the knob there, but keep the value until `rest`: each change of it is read out by a screen reader."""
        self._gliding = place
        self.update()

    def rest(self, place: float) -> None:
        """Have the value and the knob there, without saying so."""
        self._gliding = None
        self.blockSignals(True)
        self.setValue(round(place))
        self.blockSignals(False)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space plays; Page Up and Page Down go from moment to moment."""
        self._catch_up()
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Space:
            self.toggled.emit()
        elif key == Qt.Key.Key_PageDown:
            self.setValue(min((each for each in self._moments if each > self.value()), default=self.maximum()))
        elif key == Qt.Key.Key_PageUp:
            self.setValue(max((each for each in self._moments if each < self.value()), default=0))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            # They scroll the page.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go where it is pressed, from where the knob is seen."""
        self._catch_up()
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Groove, what has passed, the moments, and the knob on top."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, role = self.palette(), QPalette.ColorRole
        now = self.value() if self._gliding is None else self._gliding
        y, here = self.height() / 2, self.x_of(now)
        self.paint_groove(painter, y)
        painter.drawRoundedRect(QRectF(KNOB, y - GROOVE / 2, here - KNOB, GROOVE), 2, 2)
        for moment in self._moments:
            passed = moment <= now
            painter.setPen(QPen(palette.color(role.Accent if passed else role.Dark), 1.5))
            painter.setBrush(palette.color(role.Accent if passed else role.Base))
            painter.drawEllipse(QPointF(self.x_of(moment), y), TICK, TICK)
        self.paint_knob(painter, QPointF(here, y))

    def _catch_up(self) -> None:
        if self._gliding is not None:
            self.rest(self._gliding)

    def go_to(self, value: int) -> None:
        """Close to a moment the moment is meant."""
        reach = 5 / max(1.0, self.width()) * self.maximum()
        near = [moment for moment in self._moments if abs(moment - value) <= reach]
        super().go_to(near[0] if near else value)


class Timeline(QWidget):
    """Says `moved` with the second whenever it changes, by hand or while it plays. Still until somebody plays it."""

    moved = Signal(float)

    def __init__(self, length: float, moments: Sequence[float], parent: QWidget | None = None) -> None:
        """`length` of the scene and its `moments`, in seconds."""
        super().__init__(parent)
        self.second, self._length = 0.0, length
        self._watch = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME)
        self._timer.timeout.connect(lambda: self.advance(self._watch.restart() / 1000))
        self.play = Button("")
        self.play.setObjectName("play")
        self.play.clicked.connect(self.toggle)
        self.slider = TimeSlider(length, moments)
        self.slider.setAccessibleName(self.tr("Time of the scene"))
        self.slider.valueChanged.connect(self._scrubbed)
        self.slider.toggled.connect(self.toggle)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(self.play)
        line.addWidget(self.slider, 1)
        self._show_state()
        self._keep_width()

    @property
    def playing(self) -> bool:
        """Whether it moves by itself."""
        return self._timer.isActive()

    def toggle(self) -> None:
        """Play, from the start where it has ended, or pause."""
        if self.playing:
            self.pause()
            return
        if self.second >= self._length:
            self.go(0.0)
        self._watch.start()
        self._timer.start()
        self._show_state()

    def pause(self) -> None:
        """Stay here."""
        played = self.playing
        self._timer.stop()
        self._show_state()
        if played:
            self.go(self.second)

    def advance(self, seconds: float) -> None:
        """Go on by so many seconds; at the end it rests."""
        self.go(min(self._length, self.second + seconds))
        if self.second >= self._length:
            self.pause()

    def go(self, second: float) -> None:
        """Go to a second."""
        self.second = second
        if self.playing:
            self.slider.glide(second * STEPS)
        else:
            self.slider.rest(second * STEPS)
            self._show_state()
        self.moved.emit(second)

    def say(self, caption: str, now: str = "", whole: str = "") -> None:
        """What a screen reader says of the place on the slider: what is to be seen there, and the seconds if given."""
        at = self.tr("{caption} {second} of {length} seconds").format(caption=caption, second=now, length=whole)
        self.slider.setAccessibleDescription(at if now else caption)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing moves where nobody looks."""
        super().hideEvent(event)
        self.pause()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the sign on the button in other colours."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange}:
            self._show_state()
            self._keep_width()

    def _keep_width(self) -> None:
        """As wide as the wider of its texts, so that the slider beside it stays where it is."""
        shown = self.play.text()
        for text in (self.tr("&Pause"), self.tr("&Play")):
            self.play.setText(text)
            self.play.setMinimumWidth(max(self.play.minimumWidth(), self.play.sizeHint().width()))
        self.play.setText(shown)

    def _scrubbed(self, value: int) -> None:
        self._timer.stop()
        self.slider.rest(value)
        self.second = value / STEPS
        self._show_state()
        self.moved.emit(self.second)

    def _show_state(self) -> None:
        text = self.tr("&Pause") if self.playing else self.tr("&Play")
        if text != self.play.text():
            self.play.setText(text)
        self.play.setIcon(_sign(self.palette().color(QPalette.ColorRole.ButtonText), paused=not self.playing))


def _sign(colour: QColor, *, paused: bool) -> QIcon:
    """The triangle that starts, or the two bars that pause."""
    size, fine = 16, 3
    picture = QPixmap(size * fine, size * fine)
    picture.setDevicePixelRatio(fine)
    picture.fill(Qt.GlobalColor.transparent)
    path = QPainterPath()
    if paused:
        path.moveTo(4, 2.5)
        path.lineTo(13, 8)
        path.lineTo(4, 13.5)
        path.closeSubpath()
    else:
        path.addRoundedRect(3.5, 3, 3, 10, 1, 1)
        path.addRoundedRect(9.5, 3, 3, 10, 1, 1)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(path, colour)
    painter.end()
    return QIcon(picture)
