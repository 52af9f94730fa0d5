"""The sheets as they will print, below one another, drawn by the very renderer that prints them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.report.page import Page, plain_text
from desktop.report.paint import paint

SHADOW = 3
GAP = 16


class PagePreview(QWidget):
    """As wide as it may be, and as high as the sheets then are. Its description is the first of them in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until `show_pages`."""
        super().__init__(parent)
        self.setObjectName("page_preview")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._pages: tuple[Page, ...] = ()

    def show_pages(self, pages: Sequence[Page]) -> None:
        """Show other sheets, at least one."""
        self._pages = tuple(pages)
        self.setAccessibleName(pages[0].title)
        said = plain_text(pages[0])
        if len(pages) > 1:
            more = self.tr("Sheets in all: {n}. Read as text shows the others.").format(n=len(pages))
            said = f"{more}\n\n{said}"
        self.setAccessibleDescription(said)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """A sheet keeps its shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height in pixels of the sheets at `width`."""
        return (
            round(sum(place.height() + GAP for place in self._places(width)) - GAP) + 2 * SHADOW if self._pages else 0
        )

    def sizeHint(self) -> QSize:
        """Wide enough to read."""
        return QSize(760, self.heightForWidth(760))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sheets that can be seen, with their edges; paper is white in the dark, too."""
        painter = QPainter(self)
        edge = QPalette.ColorRole.Accent if self.hasFocus() else QPalette.ColorRole.Mid
        for page, paper in zip(self._pages, self._places(self.width()), strict=True):
            if not paper.adjusted(-SHADOW, -SHADOW, SHADOW, SHADOW).intersects(QRectF(event.rect())):
                continue
            painter.fillRect(paper, QColor(Qt.GlobalColor.white))
            painter.setPen(self.palette().color(edge))
            painter.drawRect(paper.adjusted(-1, -1, 0, 0))
            painter.save()
            painter.translate(paper.topLeft())
            scale = paper.width() / page.sheet.width
            painter.scale(scale, scale)
            paint(painter, page)
            painter.restore()

    def _places(self, width: int) -> Iterator[QRectF]:
        """Where each sheet lies, in pixels."""
        top = float(SHADOW)
        for page in self._pages:
            across = width - 2 * SHADOW
            place = QRectF(SHADOW, top, across, across * page.sheet.height / page.sheet.width)
            yield place
            top = place.bottom() + GAP
