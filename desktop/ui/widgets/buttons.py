"""Buttons by what they mean: the one thing to do, other things, quiet things and choices."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget


class Button(QPushButton):
    """Something that can be done here."""

    kind = "plain"

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        """An ampersand in `text` marks the access key."""
        super().__init__(text, parent)
        self.setProperty("kind", self.kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return presses as Space does; outside a dialog Qt would let it pass."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class PrimaryButton(Button):
    """The one thing that most people want here. At most one on a page."""

    kind = "primary"


class QuietButton(Button):
    """Something that is there without asking to be pressed."""

    kind = "quiet"


class LinkButton(Button):
    """Text that opens more text, in line with the text around it."""

    kind = "link"


class CiteButton(LinkButton):
    """As small and quiet as a mark at the end of a paragraph."""

    kind = "cite"
    scale = 0.92

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        """See Button."""
        super().__init__(text, parent)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * self.scale)
        self.setFont(font)


class Choice(Button):
    """One of several that can be on; says so by its filling and its checked state."""

    kind = "choice"
    turned = Signal(bool)
    """Somebody turned it on or off: by a press, or as a screen reader does, without one."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        """Begin switched off."""
        super().__init__(text, parent)
        self._shown = False
        self.setCheckable(True)
        self.toggled.connect(self._turn)

    def setChecked(self, on: bool) -> None:
        """Show it on or off without saying so."""
        self._shown = True
        super().setChecked(on)
        self._shown = False

    def _turn(self, on: bool) -> None:
        if not self._shown:
            self.turned.emit(on)
