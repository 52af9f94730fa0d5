"""The licences of all parts: a list of the parts, and the text that it leads through."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeySequence, QShortcut, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidgetItem,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop import assets
from desktop.ui.dialogs.licence_parts import LicenceParts
from desktop.ui.dialogs.licence_text import Section, flowing
from desktop.ui.widgets.buttons import Button, PrimaryButton
from desktop.ui.widgets.outcome import Outcome
from desktop.ui.widgets.text import Title

WIDTH, HEIGHT, EDGE = 1000, 760, 24
LIST = 300


class LicencesDialog(QDialog):
    """Reads by keyboard: the list leads to a part, Ctrl+F finds a word and F3 the next one, Escape closes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Raises AssetMissingError if the text is not there."""
        super().__init__(parent)
        told, parts = flowing(assets.read_text("licences.txt"))
        self.setObjectName("licences")
        self.setWindowTitle(self.tr("Licences of the parts"))
        self.contents = LicenceParts(parts)
        self.contents.setAccessibleName(self.tr("Parts"))
        # Behind what leads through the text: there every part is named once more, which nobody looks for.
        self._begin = next((part.place for part in parts if part.number), 0)
        self.text = QPlainTextEdit(told)
        _embolden(self.text, parts)
        self.text.setObjectName("licence_text")
        self.text.setAccessibleName(self.tr("Text of the licences"))
        self.text.setReadOnly(True)
        # A cursor to read by; without it arrows would only scroll, and a screen reader would have no place in the text.
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setTabChangesFocus(True)
        self.wanted = self._field()
        self.next, self.close_button = Button(self.tr("Find &next")), PrimaryButton(self.tr("&Close"))
        self.next.setObjectName("licence_next")
        self.close_button.setObjectName("close_licences")
        self.said = Outcome()
        self.said.setObjectName("licence_said")
        self._lay_out()
        self._listen()
        room = self.screen().availableSize()
        self.resize(min(WIDTH, room.width() - EDGE), min(HEIGHT, room.height() - 2 * EDGE))
        # Its lines are measured when one is chosen, and that must be as its style has them.
        self.contents.ensurePolished()
        self.contents.setCurrentRow(0)
        self.contents.setFocus()

    def find_next(self, *, back: bool = False) -> None:
        """Go to the next place of what is in the field, or to the one before; from the end on from the start."""
        words = self.wanted.text().strip()
        if not words:
            return
        flags = QTextDocument.FindFlag.FindBackward if back else QTextDocument.FindFlag(0)
        found, again = self._find(words, self.text.textCursor(), flags), ""
        if found.isNull():
            end = QTextCursor(self.text.document())
            if back:
                end.movePosition(QTextCursor.MoveOperation.End)
            found = self._find(words, end, flags)
            again = self.tr("Found again from the end.") if back else self.tr("Found again from the start.")
        if not found.isNull():
            self.text.setTextCursor(found)
            self.contents.mark(found.selectionStart())
        self.said.say(self.tr("Not found.") if found.isNull() else again)

    def _find(self, words: str, here: QTextCursor, flags: QTextDocument.FindFlag) -> QTextCursor:
        """The place of `words` next to `here`, in what follows the list at the head of the text; else a null one."""
        if here.position() < self._begin:
            here.setPosition(self._begin)
        found = self.text.document().find(words, here, flags)
        return found if found.selectionStart() >= self._begin else QTextCursor()

    def _field(self) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName("licence_find")
        field.setAccessibleName(self.tr("Find in the text"))
        field.setPlaceholderText(self.tr("Find in the text"))
        field.setClearButtonEnabled(True)
        return field

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Title(self.tr("Licences of the parts")), 1)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setChildrenCollapsible(False)
        both.addWidget(self.contents)
        both.addWidget(self.text)
        both.setStretchFactor(1, 1)
        both.setHandleWidth(12)
        both.setSizes([LIST, WIDTH - LIST])
        self.contents.setMinimumWidth(160)
        self.text.setMinimumWidth(240)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self.wanted.setMaximumWidth(LIST)
        foot.addWidget(self.wanted, 1)
        foot.addWidget(self.next)
        foot.addWidget(self.said, 1)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE - 4, EDGE, EDGE - 6)
        column.setSpacing(14)
        column.addLayout(head)
        column.addWidget(both, 1)
        column.addLayout(foot)

    def _listen(self) -> None:
        self.contents.currentItemChanged.connect(self._lead)
        self.wanted.returnPressed.connect(self.find_next)
        self.next.clicked.connect(lambda _checked: self.find_next())
        self.close_button.clicked.connect(self.accept)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._ask)
        QShortcut(QKeySequence(QKeySequence.StandardKey.FindNext), self, self.find_next)
        QShortcut(QKeySequence(QKeySequence.StandardKey.FindPrevious), self, lambda: self.find_next(back=True))
        # Return in the field looks for the next place; no button is pressed by it.
        for button in (self.next, self.close_button):
            button.setAutoDefault(False)

    def _ask(self) -> None:
        self.wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.wanted.selectAll()

    def _lead(self, item: QListWidgetItem | None) -> None:
        """Bring the heading of a part to the top of the text."""
        if item is None:
            return
        cursor = self.text.textCursor()
        cursor.setPosition(item.data(Qt.ItemDataRole.UserRole))
        # From below, so that the view scrolls until the heading is its first line.
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.text.setTextCursor(cursor)
        bar = self.text.verticalScrollBar()
        bar.setValue(bar.value() + self.text.cursorRect(cursor).top() // self.text.fontMetrics().lineSpacing())


def _embolden(text: QPlainTextEdit, parts: list[Section]) -> None:
    """Let the headings stand out."""
    bold = QTextCharFormat()
    bold.setFontWeight(QFont.Weight.Bold)
    cursor = QTextCursor(text.document())
    cursor.beginEditBlock()
    for section in parts:
        cursor.setPosition(section.place)
        cursor.setPosition(section.place + len(section.title), QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(bold)
    cursor.endEditBlock()
