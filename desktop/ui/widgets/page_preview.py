"""The sheet as it will print, drawn by the very renderer that prints it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.report.page import Page, plain_text
from desktop.report.paint import paint

SHADOW = 3


class PagePreview(QWidget):
    """As wide as it may be, and as high as the sheet then is. Its description is the page in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until `show_page`."""
        super().__init__(parent)
        self.setObjectName("page_preview")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._page: Page | None = None

    def show_page(self, page: Page) -> None:
        """Show another page."""
        self._page = page
        self.setAccessibleName(page.title)
        self.setAccessibleDescription(plain_text(page))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """A sheet keeps its shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height in pixels of the sheet at `width`."""
        if self._page is None:
            return 0
        sheet = self._page.sheet
        return round((width - 2 * SHADOW) * sheet.height / sheet.width) + 2 * SHADOW

    def sizeHint(self) -> QSize:
        """Wide enough to read."""
        return QSize(760, self.heightForWidth(760))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The paper, its edge, and the page on it; paper is white in the dark, too."""
        if self._page is None:
            return
        painter = QPainter(self)
        paper = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        painter.fillRect(paper, QColor(Qt.GlobalColor.white))
        edge = QPalette.ColorRole.Accent if self.hasFocus() else QPalette.ColorRole.Mid
        painter.setPen(self.palette().color(edge))
        painter.drawRect(paper.adjusted(-1, -1, 0, 0))
        painter.translate(paper.topLeft())
        scale = paper.width() / self._page.sheet.width
        painter.scale(scale, scale)
        paint(painter, self._page)
