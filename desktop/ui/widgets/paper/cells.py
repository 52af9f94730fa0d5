"""How the cells of a paper week are drawn: figures, and the two boxes that are on the sheet."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPainterPath, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.domain.paper import Tick
from desktop.ui.widgets.paper.model import OUT, Cell, Kind, PaperModel, Value

BOX, GAP, CORNER = 20.0, 14.0, 11.0
"""Pixels of a box, between the two, and of the marked corner of what is in the diary."""

LARGE = 1.3
"""The size of a score beside that of other text."""

PAD = 8
Role = QPalette.ColorRole
Align = Qt.AlignmentFlag


class PaperCells(QStyledItemDelegate):
    """Paints every cell, and edits notes. `entered` says that Return was pressed in a note.

    `editor` is the latest line for a note; while none is being written it may be gone.
    """

    entered = Signal()

    def __init__(self, model: PaperModel, longest_note: int, parent: QObject | None = None) -> None:
        """`longest_note` in letters."""
        super().__init__(parent)
        self._model, self._longest = model, longest_note
        self.editor: QLineEdit | None = None

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell; the one that takes the keys has a ground and a frame of its own."""
        view = option.widget
        assert isinstance(view, QAbstractItemView)
        cell, here, colours = self._model.cell(index), index == view.currentIndex(), view.palette()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = Role.AlternateBase if not cell.open else Role.Light if here else Role.Base
        painter.fillRect(option.rect, colours.color(ground))
        rect = QRectF(option.rect)
        if cell.open or cell.typed is not None:
            draw = {Kind.SCORE: self._score, Kind.TICK: self._ticks, Kind.NOTE: self._note}[cell.kind]
            draw(painter, rect, cell, colours)
            if cell.kept is not None:
                corner = (rect.topRight(), rect.topRight() - QPointF(CORNER, 0), rect.topRight() + QPointF(0, CORNER))
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colours.color(Role.Dark))
                painter.drawPolygon(QPolygonF(corner))
        if here:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colours.color(Role.Highlight if view.hasFocus() else Role.Dark), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """A line for a note, as long as there is room beside the one in the diary."""
        # The one before stays a child of the table until the program is idle.
        self.editor = editor = QLineEdit(parent)
        editor.setFrame(False)
        editor.setObjectName("paper_note")
        kept = self._model.cell(index).kept
        editor.setMaxLength(max(0, self._longest - len(str(kept or "")) - 1))
        editor.setAccessibleName(str(self._model.data(index, Qt.ItemDataRole.AccessibleTextRole)))
        # Qt takes the note a little later, and only then is it there to be saved.
        editor.returnPressed.connect(self.entered, Qt.ConnectionType.QueuedConnection)
        return editor

    def updateEditorGeometry(  # noqa: N802 - Qt's name.
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """All of the cell."""
        editor.setGeometry(option.rect)

    def _score(self, painter: QPainter, rect: QRectF, cell: Cell, colours: QPalette) -> None:
        if cell.clash and not cell.hidden:
            # What the diary says stands crossed out beside it.
            half = rect.width() / 2
            self._figure(painter, rect.adjusted(PAD, 0, -half, 0), cell.kept, colours, typed=False, crossed=True)
            self._figure(painter, rect.adjusted(half - PAD, 0, -PAD, 0), cell.typed, colours, typed=True)
        elif cell.typed is None and cell.hidden:
            self._words(painter, rect, self.tr("hidden"), colours.color(Role.PlaceholderText))
        elif cell.shown == OUT:
            role = Role.Text if cell.typed is not None else Role.PlaceholderText
            self._words(painter, rect, self.tr("left out"), colours.color(role))
        elif cell.shown is not None:
            self._figure(painter, rect, cell.shown, colours, typed=cell.typed is not None, waits=cell.waiting)

    def _figure(
        self,
        painter: QPainter,
        rect: QRectF,
        value: Value | None,
        colours: QPalette,
        *,
        typed: bool,
        crossed: bool = False,
        waits: bool = False,
    ) -> None:
        font = QFont(painter.font())
        font.setPointSizeF(font.pointSizeF() * LARGE)
        font.setBold(typed)
        font.setStrikeOut(crossed)
        painter.save()
        painter.setFont(font)
        painter.setPen(colours.color(Role.Text if typed else Role.PlaceholderText))
        painter.drawText(rect, Align.AlignCenter, f"{value}_" if waits else str(value))
        painter.restore()

    def _words(self, painter: QPainter, rect: QRectF, text: str, colour: QColor) -> None:
        painter.setPen(colour)
        painter.drawText(rect.adjusted(2, 0, -2, 0), Align.AlignCenter | Qt.TextFlag.TextWordWrap, text)

    def _ticks(self, painter: QPainter, rect: QRectF, cell: Cell, colours: QPalette) -> None:
        for number, (place, level) in enumerate(zip(boxes(rect), (Tick.NOTICED, Tick.EVENED), strict=True)):
            shape = QPainterPath()
            if number:
                shape.addEllipse(place)
            else:
                shape.addRoundedRect(place, 3, 3)
            typed = _reaches(cell.typed, level)
            kept = _reaches(cell.kept, level) and not typed
            painter.setPen(QPen(colours.color(Role.Highlight if typed else Role.Dark), 1.4))
            painter.setBrush(colours.color(Role.Highlight) if typed else QBrush(Qt.BrushStyle.NoBrush))
            painter.drawPath(shape)
            if typed or kept:
                self._check(painter, place, colours.color(Role.HighlightedText if typed else Role.PlaceholderText))
            if kept and cell.clash:
                painter.drawLine(place.bottomLeft() + QPointF(-3, 3), place.topRight() + QPointF(3, -3))

    def _check(self, painter: QPainter, place: QRectF, colour: QColor) -> None:
        pen = QPen(colour, 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        x, y, size = place.x(), place.y(), place.width()
        points = ((0.25, 0.52), (0.43, 0.70), (0.76, 0.32))
        painter.drawPolyline(QPolygonF([QPointF(x + a * size, y + b * size) for a, b in points]))

    def _note(self, painter: QPainter, rect: QRectF, cell: Cell, colours: QPalette) -> None:
        painter.setPen(colours.color(Role.Text if cell.typed is not None else Role.PlaceholderText))
        inside = rect.adjusted(PAD, 0, -PAD, 0)
        text = " ".join(str(cell.shown or "").split())
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(inside.width()))
        painter.drawText(inside, Align.AlignVCenter | Align.AlignLeft, shown)


def boxes(rect: QRectF) -> tuple[QRectF, QRectF]:
    """Where the square and the round box of a cell are: beside one another in its middle."""
    left, top = rect.center().x() - GAP / 2 - BOX, rect.center().y() - BOX / 2
    return QRectF(left, top, BOX, BOX), QRectF(left + BOX + GAP, top, BOX, BOX)


def _reaches(value: Value | None, level: Tick) -> bool:
    return isinstance(value, int) and value >= level
