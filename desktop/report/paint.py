"""The one renderer of the page: screen, picture, PDF and printer all go through `paint`."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFont, QImage, QPainter, QPainterPath, QPen, QPolygonF

from desktop.report.ink import UNITS, colour, font
from desktop.report.letters import readable
from desktop.report.page import Area, Dot, Fill, Ink, Mark, Page, Path, Picture, Rect, Style, Text
from desktop.report.patterns import fill

_OUTLINE = 1.1


def paint(painter: QPainter, page: Page) -> None:
    """Paint `page` with one point to a unit of `painter`, which the caller scales; the paper is left as it is."""
    painter.save()
    ready(painter)
    for block in page.blocks:
        for mark in block.marks:
            draw(painter, mark)
    painter.restore()


def ready(painter: QPainter) -> None:
    """Set `painter` up for marks."""
    smooth = QPainter.RenderHint.SmoothPixmapTransform
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing | smooth)
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)


def image(page: Page, scale: float = 1.0) -> QImage:
    """A picture of the page on its paper, `scale` pixels to a point."""
    size = (round(page.sheet.width * scale), round(page.sheet.height * scale))
    picture = QImage(*size, QImage.Format.Format_RGB32)
    picture.fill(colour(Ink.PAPER))
    painter = QPainter(picture)
    painter.scale(scale, scale)
    paint(painter, page)
    painter.end()
    return picture


def draw(painter: QPainter, mark: Mark) -> None:
    """Paint one mark with a painter that is ready."""
    match mark:
        case Text():
            _text(painter, mark)
        case Fill():
            painter.fillRect(_rect(mark.rect), _brush(mark.ink))
        case Picture():
            painter.drawImage(_rect(mark.rect), _decoded(mark.png))
        case Area():
            _area(painter, mark)
        case Path():
            painter.setPen(_pen(mark.ink, mark.width))
            painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in mark.points]))
        case Dot():
            painter.setPen(_pen(Ink.SERIES, _OUTLINE))
            painter.setBrush(_brush(Ink.PAPER if mark.hollow else Ink.SERIES))
            radius = mark.radius - _OUTLINE / 2
            painter.drawEllipse(QPointF(mark.x, mark.y), radius, radius)


def _text(painter: QPainter, text: Text) -> None:
    painter.save()
    painter.scale(1 / UNITS, 1 / UNITS)
    painter.setFont(_font(text.style))
    painter.setPen(colour(text.ink))
    painter.drawText(QPointF(text.rect.x * UNITS, text.baseline * UNITS), readable(text.text))
    painter.restore()


def _area(painter: QPainter, area: Area) -> None:
    shape = QPainterPath()
    shape.addPolygon(QPolygonF([QPointF(x, y) for x, y in area.points]))
    shape.closeSubpath()
    fill(painter, shape, area.pattern, area.every, colour(area.ink), colour(Ink.PAPER))


# A chart of years sets the same few pens a thousand times.
@lru_cache(maxsize=256)
def _pen(ink: Ink, width: float) -> QPen:
    return QPen(colour(ink), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin)


@cache
def _brush(ink: Ink) -> QBrush:
    return QBrush(colour(ink))


def _rect(rect: Rect) -> QRectF:
    return QRectF(rect.x, rect.y, rect.width, rect.height)


@cache
def _font(style: Style) -> QFont:
    return font(style)


@lru_cache(maxsize=8)
def _decoded(png: bytes) -> QImage:
    # A printer asks for the same page several times.
    return QImage.fromData(png)
