"""The list of the parts: which one is open, which ones say something, and the way to each."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.widgets.answers.tick import literal
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.card import Rule
from desktop.ui.widgets.text import Body, Caption

SIGN = 18
TICK = ((0.26, 0.53), (0.43, 0.70), (0.75, 0.33))


class Sign(QWidget):
    """A ring, filled and ticked where something was answered."""

    def __init__(self) -> None:
        """Begin open."""
        super().__init__()
        self.on = False
        self.setFixedSize(SIGN, SIGN)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the colours of the theme."""
        painter, palette = QPainter(self), self.palette()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QPalette.ColorRole.Highlight if self.on else QPalette.ColorRole.Dark
        painter.setPen(QPen(palette.color(edge), 1.3))
        painter.setBrush(palette.brush(QPalette.ColorRole.Highlight if self.on else QPalette.ColorRole.Base))
        painter.drawEllipse(QRectF(1, 1, SIGN - 2, SIGN - 2))
        if self.on:
            line = QPen(palette.color(QPalette.ColorRole.HighlightedText), 2)
            line.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(line)
            painter.drawPolyline(QPolygonF([QPointF(x * SIGN, y * SIGN) for x, y in TICK]))


_PLAIN = Qt.KeyboardModifier.NoModifier
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class PartLine(Button):
    """One part: a sign, its title, and in a word how far it is."""

    kind = "part"
    pressed_again = Signal()
    """Somebody pressed it although it is the one that is open."""
    stepped = Signal(int)
    """An arrow was pressed: -1 up, 1 down."""

    def __init__(self, name: str, title: str) -> None:
        """`name` goes into the object name."""
        super().__init__("")
        self.setObjectName(f"part_line_{name}")
        self.setCheckable(True)
        # A screen reader calls it one of several.
        self.setAutoExclusive(True)
        self._title, self._sign, self._was_open = title, Sign(), False
        self.pressed.connect(self._look)
        self.clicked.connect(self._ask_again)
        self._word = Caption()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Body(literal(title)))
        words.addWidget(self._word)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 6, 10, 6)
        line.setSpacing(10)
        line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def say(self, word: str, *, on: bool) -> None:
        """Say how far it is, and show it by the sign."""
        self._word.setText(word)
        self._sign.on = on
        self._sign.update()
        self.setAccessibleName(f"{self._title}: {word}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the list."""
        if event.key() in _STEPS and event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == _PLAIN:
            self.stepped.emit(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """As much as the words want."""
        return self._inside().totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        """As little as the words can do with."""
        return self._inside().totalMinimumSize()

    def _look(self) -> None:
        self._was_open = self.isChecked()

    def _ask_again(self) -> None:
        if self._was_open:
            self.pressed_again.emit()

    def _inside(self) -> QLayout:
        layout = self.layout()
        assert layout is not None
        return layout


class PartList(QWidget):
    """Says `chosen` with the name of a part that somebody picked.

    The arrows go from one to the next, and open it where `opens` says that the list stays beside the part.
    """

    chosen = Signal(str)
    opens = True

    def __init__(self, titles: Mapping[str, str], apart: str) -> None:
        """`titles` by the names of the parts, in order; a line stands above the one called `apart`."""
        super().__init__()
        self.setAccessibleName(self.tr("Parts"))
        self.lines: dict[str, PartLine] = {}
        self._marking = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for name, title in titles.items():
            if name == apart:
                column.addSpacing(6)
                column.addWidget(Rule())
                column.addSpacing(6)
            line = self.lines[name] = PartLine(name, title)
            # Not by clicks: a screen reader turns a button on without one.
            line.toggled.connect(lambda on, name=name: self._turn(name, on=on))
            line.pressed_again.connect(lambda name=name: self.chosen.emit(name))
            line.stepped.connect(lambda by, name=name: self._step(name, by))
            column.addWidget(line)

    def mark(self, name: str) -> None:
        """Show which part is open, without saying so."""
        self._marking = True
        self.lines[name].setChecked(True)
        self._marking = False
        for one, line in self.lines.items():
            line.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one == name else Qt.FocusPolicy.ClickFocus)

    def _turn(self, name: str, *, on: bool) -> None:
        if on and not self._marking:
            self.chosen.emit(name)

    def _step(self, name: str, by: int) -> None:
        names = list(self.lines)
        at = names.index(name) + by
        if 0 <= at < len(names):
            line = self.lines[names[at]]
            line.setFocus(Qt.FocusReason.TabFocusReason)
            if self.opens:
                line.setChecked(True)
