"""A field for somebody's own words: as high as what stands in it, and it says calmly when little more fits."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QMimeData, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QResizeEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from desktop.ui.widgets.announce import announce
from desktop.ui.widgets.answers.passing import Passing
from desktop.ui.widgets.text import Caption

MOST_LINES = 10
FRAME = 16
"""Pixels of edge and padding above and below the lines."""

NEAR = 40
"""Letters left from which on it is said how many."""

_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WritingField(QPlainTextEdit):
    """Wraps and grows. Tab goes on; so does Return where `breaks` are not wanted. More than `limit` never stands."""

    done = Signal()

    def __init__(self, limit: int, lines: int, *, breaks: bool) -> None:
        """`lines` high at least."""
        super().__init__()
        self._limit, self._lines, self._breaks = limit, lines, breaks
        self.left_out = False
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.textChanged.connect(self._keep_to_limit)
        self._fit()

    def put(self, text: str) -> None:
        """Show `text`, however long, without saying so."""
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other lines are another height."""
        super().resizeEvent(event)
        self._fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The person has gone on to something else."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.done.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Return is done with it; Return alone goes on from a text without lines of its own."""
        if event.key() in _RETURN and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.done.emit()
        elif event.key() in _RETURN and not self._breaks:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste the words alone, in one line where `breaks` are not wanted."""
        text = source.text()
        self.insertPlainText(text if self._breaks else " ".join(text.split()))

    def _keep_to_limit(self) -> None:
        """Take out what was one too many, where it was put in."""
        text = self.toPlainText()
        over = len(text) - self._limit
        self.left_out = over > 0 or (self.left_out and over == 0)
        if over > 0:
            cursor = self.textCursor()
            # Qt counts in halves of what lies beyond the first plane.
            halves = text.encode("utf-16-le")
            before = halves[: 2 * cursor.position()].decode("utf-16-le", "ignore")
            if len(before) < over:
                before = text
            end, start = (len(part.encode("utf-16-le")) // 2 for part in (before, before[:-over]))
            self.blockSignals(True)
            cursor.joinPreviousEditBlock()
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            cursor.endEditBlock()
            self.blockSignals(False)

    def _fit(self) -> None:
        line = ceil(QFontMetricsF(self.font()).lineSpacing())
        lines = max(self._lines, round(self.document().size().height()))
        if self.document().isEmpty() and self.placeholderText():
            room = QRect(0, 0, max(self.viewport().width() - 2, 1), 1000)
            hint = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self.placeholderText())
            lines = max(lines, round(hint.height() / line))
        scrolls = lines > MOST_LINES
        always, never = Qt.ScrollBarPolicy.ScrollBarAlwaysOn, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(always if scrolls else never)
        self.setFixedHeight(min(lines, MOST_LINES) * line + FRAME)


class Writing(Passing):
    """Says `changed` when somebody has finished with it."""

    changed = Signal()

    def __init__(self, name: str, question: str, limit: int, example: str = "", *, lines: int = 1) -> None:
        """More than one of `lines` takes breaks; `example` stands in the empty field, `question` names it."""
        super().__init__()
        self._limit = limit
        self._shown, self._told = "", ""
        self.field = WritingField(limit, lines, breaks=lines > 1)
        self.field.setObjectName(name)
        self.field.setAccessibleName(question)
        self.field.setPlaceholderText(example)
        self.left = Caption()
        self.left.setObjectName(f"{name}_left")
        self.left.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addWidget(self.left)
        self.field.textChanged.connect(self._count)
        self.field.done.connect(self.changed)

    def entry(self) -> QWidget:
        """The field."""
        return self.field

    def value(self) -> str:
        """The words, without blanks around them; exactly what was given in as long as nobody wrote."""
        stands = self.field.toPlainText()
        return self._told if stands == self._shown else stands.strip()

    def set_value(self, text: str) -> None:
        """Show `text` without saying so. Where only blanks differ, what stands there stays."""
        if self.field.toPlainText().strip() != text:
            self.field.put(text)
        self._told, self._shown = text, self.field.toPlainText()
        self._count()

    def _count(self) -> None:
        left = self._limit - len(self.field.toPlainText())
        near = left <= NEAR
        text = self.tr("%n letter(s) left", "", max(left, 0)) if near else ""
        if near and self.field.left_out:
            text = self.tr("%n letter(s) fit. The rest was left out.", "", self._limit)
        elif near and left <= 0:
            text = self.tr("%n letter(s) fit, and they are all used.", "", self._limit)
        if text and left <= 0 and text != self.left.text():
            announce(self.field, text)
        self.left.setText(text)
        self.left.setVisible(near)
