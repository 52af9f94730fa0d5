"""One activity to take into use or not; one of the person's own can be changed as well."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.widgets.answers.tick import TickBox, literal
from desktop.ui.widgets.buttons import QuietButton
from desktop.ui.widgets.card import empty


class ActivityLine(QWidget):
    """A box to tick, and for one's own a button beside it. Both are made anew when they say something else."""

    used = Signal(bool)
    change_asked = Signal()

    box: TickBox
    change: QuietButton | None = None

    def __init__(self, activity: str, *, own: bool, parent: QWidget | None = None) -> None:
        """`activity` is the id, which names the box and the button for tests and scripts. Empty until `show_words`."""
        super().__init__(parent)
        self.words = ("", "")
        self._activity, self._own = activity, own
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)

    def show_words(self, name: str, cue: str) -> bool:
        """Show what it is called and its cue; whether that is something new."""
        if self.words == (name, cue):
            return False
        self.words = (name, cue)
        empty(self._line)
        self.box = TickBox(literal(name), cue)
        self.box.setObjectName(f"activity_{self._activity}")
        self.box.toggled.connect(self.used)
        self._line.addWidget(self.box, 1)
        if self._own:
            self.change = QuietButton(self.tr("Change…"))
            self.change.setObjectName(f"change_activity_{self._activity}")
            self.change.setAccessibleName(self.tr("Change {activity}").format(activity=name))
            self.change.clicked.connect(self.change_asked)
            self._line.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)
            # At once, and not with the next turn of the loop: the focus may come back to it now.
            self.change.show()
        return True

    def show_used(self, used: bool) -> None:
        """Show whether it is in use, without saying so."""
        self.box.blockSignals(True)
        self.box.setChecked(used)
        self.box.blockSignals(False)
