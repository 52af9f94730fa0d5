"""The one dialog for a failing world and for bugs: what happened, what is safe, what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLayout, QPushButton, QVBoxLayout, QWidget

from desktop.ui.widgets.buttons import Button, PrimaryButton
from desktop.ui.widgets.card import row
from desktop.ui.widgets.text import Body, Caption, Heading

WIDTH = 480


class FailureDialog(QDialog):
    """Says one sentence and closes by Return or Escape."""

    def __init__(
        self, heading: str, sentence: str, detail: str = "", parent: QWidget | None = None, folder: str = ""
    ) -> None:
        """`detail` is a smaller line, for instance where the log is; a `folder` can be opened by a button."""
        super().__init__(parent)
        self.setWindowTitle(heading)
        self.setAccessibleDescription(sentence)
        column = QVBoxLayout(self)
        # As high as its words are at this width; the layout's own limits would go by a narrower one.
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        column.setContentsMargins(28, 24, 28, 22)
        column.setSpacing(12)
        column.addWidget(Heading(heading))
        text = Body(sentence)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(text)
        if detail:
            more = Caption(detail)
            more.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(more)
        column.addStretch(1)
        close = PrimaryButton(self.tr("&OK"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        line = row()
        if folder:
            line.addWidget(self._opener(folder))
        line.addWidget(close)
        column.addLayout(line)
        close.setFocus()
        self.setFixedSize(WIDTH, column.totalHeightForWidth(WIDTH))

    def _opener(self, folder: str) -> QPushButton:
        from desktop.system import opener

        button = Button(self.tr("Open the &folder"))
        button.setObjectName("open_folder")
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked: opener.opened(folder))
        return button

    @classmethod
    def tell(cls, heading: str, sentence: str, detail: str, parent: QWidget | None, folder: str = "") -> None:
        """Show it and wait."""
        dialog = cls(heading, sentence, detail, parent, folder)
        dialog.exec()
        dialog.deleteLater()
