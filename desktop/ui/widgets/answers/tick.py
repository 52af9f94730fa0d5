"""Boxes and buttons to tick whose words wrap; a press anywhere on them ticks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QLayout, QRadioButton, QSizePolicy, QVBoxLayout

from desktop.ui.widgets.text import Body, Hint, Strong
from desktop.ui.widgets.view import bring_into_view

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton
else:
    QAbstractButton = object

BOX = 20
"""Pixels of the box itself, with its edge. This and the other figures go with the style sheet."""

GAP = 10
TICK_PAD = 5
CARD_PAD = 20
INDENT = TICK_PAD - 3 + BOX + GAP
"""Where the words of a tick box begin; what belongs to them is as far from the left."""


class _Worded(QAbstractButton):
    """Words in labels of its own, for Qt's own boxes neither wrap nor take a second size of text."""

    def word(self, margins: tuple[int, int, int, int], gap: int, *labels: QLabel) -> None:
        """Put `labels` right of the box, the first on its height; `margins` and `gap` in pixels."""
        left, top, right, bottom = margins
        column = QVBoxLayout(self)
        line = labels[0].fontMetrics().height()
        column.setContentsMargins(left, max(0, top + (BOX - line) // 2), right, bottom)
        column.setSpacing(gap)
        for label in labels:
            # The press is the box's; and access keys in the words are, too.
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            label.setBuddy(self)
            column.addWidget(label)
        column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _inside(self) -> QLayout:
        layout = self.layout()
        assert layout is not None
        return layout

    def sizeHint(self) -> QSize:
        """As much as the words want."""
        return self._inside().totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        """As little as the words can do with."""
        return self._inside().totalMinimumSize()

    def hitButton(self, place: QPoint) -> bool:
        """All of it can be pressed, not only the box."""
        return self.rect().contains(place)


class TickBox(_Worded, QCheckBox):
    """A box with a line of words, and a quieter line below. An ampersand in `words` marks the access key."""

    def __init__(self, words: str, more: str = "") -> None:
        """`more` also describes the box to screen readers."""
        QCheckBox.__init__(self)
        self.setProperty("worded", "true")
        self.setAccessibleName(without_key(words))
        self.setAccessibleDescription(more)
        below = [Hint(literal(more))] if more else []
        self.word((INDENT, TICK_PAD, 4, TICK_PAD), 2, Body(words), *below)


class OptionCard(_Worded, QRadioButton):
    """One of a few ways to go, as a card: what it is called, and a few sentences on it."""

    def __init__(self, title: str, body: str) -> None:
        """`body` also describes the card to screen readers."""
        QRadioButton.__init__(self)
        self.setProperty("worded", "true")
        self.setAccessibleName(title)
        self.setAccessibleDescription(body)
        self.word(
            (CARD_PAD + BOX + GAP, CARD_PAD, CARD_PAD, CARD_PAD - 2), 5, Strong(literal(title)), Body(literal(body))
        )

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Come into view for the arrow keys, too: Qt scrolls for Tab only."""
        super().focusInEvent(event)
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
            bring_into_view(self)


def literal(text: str) -> str:
    """`text` with its ampersands as they are, where one would mark an access key."""
    return text.replace("&", "&&")


def without_key(text: str) -> str:
    """`text` as it is read out: without the mark of its access key."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")
