"""The frame of every page: a title, a line below it, and a column that scrolls."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.widgets.text import Body, Caption, Title

COLUMN = 820
MARGIN = 36
SPACING = 16


class Instead(QWidget):
    """What is seen of a page that could not be read: its title and a sentence, and nothing that may be untrue."""

    def __init__(self) -> None:
        """Without a title yet."""
        super().__init__()
        self.setObjectName("instead")
        self.setMaximumWidth(COLUMN)
        self.title = Title("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING)
        column.addWidget(self.title)
        column.addWidget(Body(self.tr("This could not be read, so nothing is shown. What was saved is left as it is.")))
        column.addStretch(1)


class Page(QScrollArea):
    """A page of the window. Subclasses fill `column` and implement `refresh`.

    `page_asked` says the name of another page to open, with "/part" for one part of it, or "welcome" for the first run.
    """

    page_asked = Signal(str)

    def __init__(self, title: str = "", subtitle: str = "", parent: QWidget | None = None) -> None:
        """`title` also names the page for screen readers."""
        super().__init__(parent)
        self.setObjectName("page")
        self.setAccessibleName(title)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QWidget()
        outer.setObjectName("pageBody")
        # Its height is that of its words at this width. Qt would take the most they could ever need.
        outer.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        middle = QHBoxLayout(outer)
        middle.setContentsMargins(MARGIN, MARGIN - 6, MARGIN, MARGIN)
        frame = QWidget()
        frame.setObjectName("column")
        frame.setMaximumWidth(COLUMN)
        self.column = QVBoxLayout(frame)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACING)
        middle.addStretch(1)
        middle.addWidget(frame, 1000)
        middle.addStretch(1)
        self._middle, self._frame = middle, frame
        self._instead: Instead | None = None
        self.title = Title(title)
        self.subtitle = Caption(subtitle)
        self.subtitle.setVisible(bool(subtitle))
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.title)
        head.addWidget(self.subtitle)
        self._head = QHBoxLayout()
        self._head.setSpacing(SPACING)
        self._head.addLayout(head, 1)
        self.column.addLayout(self._head)
        self.setWidget(outer)

    def call(self, title: str, subtitle: str = "") -> None:
        """Change the title and the line below it; for subclasses, which can translate only once they are built."""
        self.title.setText(title)
        self.setAccessibleName(title)
        self.say_below_title(subtitle)

    def stand_beside_title(self, picture: QWidget) -> None:
        """Put `picture` to the left of the title and the line below it."""
        self._head.insertWidget(0, picture)

    def widen(self, width: int) -> None:
        """Let the column be up to `width` pixels wide; for pages that have two of them in a wide window."""
        self._frame.setMaximumWidth(width)

    def turn_to(self, part: str) -> None:
        """Show one part of this page and put the focus there; for pages that have parts."""

    def refresh(self) -> None:
        """Show what is true now."""
        raise NotImplementedError

    def refresh_if_visible(self) -> None:
        """Show what is true now to somebody who is looking; a page that is not seen is refreshed when it is shown."""
        if self.isVisible():
            self.show_truth()

    def show_truth(self) -> None:
        """Show what is true now. Where that cannot be found out a sentence stands for all that might not be true."""
        # Before it is known, for a page may ask what can be seen of it; nothing is painted in between.
        self._uncover(known=True)
        try:
            self.refresh()
        except Exception:
            self._uncover(known=False)
            raise

    def _uncover(self, *, known: bool) -> None:
        """Let the page be seen if what it says is `known` to be true, else a sentence."""
        if not known and self._instead is None:
            self._instead = Instead()
            self._middle.insertWidget(1, self._instead, 1000)
        if self._instead is not None:
            self._instead.title.setText(self.title.text())
            self._instead.setVisible(not known)
            self._frame.setVisible(known)

    def settle(self) -> None:
        """Have at once what comes a little later on a screen; for pictures of the page."""

    def parts(self) -> Iterator[tuple[str, QWidget]]:
        """Further pictures of this page for the tour: a name and the widget to draw, dialogs for instance."""
        yield from ()

    def say_below_title(self, text: str) -> None:
        """Change the line below the title."""
        self.subtitle.setText(text)
        self.subtitle.setVisible(bool(text))
