"""What came of pressing a button, said beside it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from desktop.ui.widgets.announce import announce
from desktop.ui.widgets.text import Body


class Outcome(Body):
    """One sentence; takes no room until there is one. It comes into view and is read out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin hidden. The sentence may hold a path, so it can be copied."""
        super().__init__("", parent)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.hide()

    def say(self, sentence: str, *, wrong: bool = False) -> None:
        """Show `sentence`, in the colour of errors if something went `wrong`; hide on an empty one."""
        self.setProperty("role", "error" if wrong else "")
        self.style().polish(self)
        self.setText(sentence)
        self.setVisible(bool(sentence))
        if sentence and self.isVisible():
            self._bring_into_view()
            announce(self, sentence)

    def _bring_into_view(self) -> None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            # It has a place only after the columns around it have made room.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            above.ensureWidgetVisible(self)
