"""The skeleton that a person can move: feet by sliders, the picture by hand, and a table of what follows."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.state.diary_state import DiaryState
from desktop.state.preferences_state import PreferencesState
from desktop.ui.explainer.cast import Cast
from desktop.ui.explainer.explorer.explorer import Explorer
from desktop.ui.explainer.explorer.my_stance import MyStance, my_stance
from desktop.ui.theme.look import Look
from desktop.ui.widgets.page import MARGIN, Page
from desktop.ui.words import Words

WIDE = 900
"""Pixels of the page from which on picture and controls stand beside one another."""

GAP = 8
"""Pixels that stay free above and below a picture that stays."""

WIDEST = 2000
LOWEST, HIGHEST = 300, 2400
NARROW_HEIGHT, NARROW_SHARE = 230, 0.6
"""The picture above the controls is at least so many pixels high, and at most so much of what can be seen: it stays
there, and below it there must be room for a slider."""


class SkeletonPage(Page):
    """Wider than the other pages: the picture takes all the room there is."""

    def __init__(
        self,
        diary: DiaryState,
        preferences: PreferencesState,
        words: Words,
        look: Look,
        cast: Cast,
        parent: QWidget | None = None,
    ) -> None:
        """See Page; `cast` is shared with the other pages that show the skeleton."""
        super().__init__(parent=parent)
        self._diary = diary
        texts = words.content("explainer")["explorer"]
        self.call(texts["title"], texts["lead"])
        self.widen(WIDEST)
        self.explorer = Explorer(words, look, cast, self._mine)
        self.column.addWidget(self.explorer)
        self.verticalScrollBar().valueChanged.connect(self._follow)
        self.explorer.shifted.connect(self._arrange)

    def refresh(self) -> None:
        """Nothing on this page changes by itself: the diary is asked when somebody wants their stance."""

    def parts(self) -> Iterator[tuple[str, QWidget]]:
        """Every view at three angles."""
        yield from self.explorer.parts()

    def settle(self) -> None:
        """Draw the picture as fine as at rest, at once."""
        if self.explorer.figure is not None:
            self.explorer.figure.view.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside one another where there is room, else below."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside, body, figure = self.explorer.beside, self.widget(), self.explorer.figure
        if beside is None or body is None or figure is None:
            return
        wide = self.width() >= WIDE
        # All of it can be seen before anybody scrolls.
        height = self.viewport().height() - self.explorer.mapTo(body, QPoint()).y() - MARGIN
        if not wide:
            height = max(NARROW_HEIGHT, min(round(self.viewport().height() * NARROW_SHARE), round(self.width() * 1.1)))
        figure.make_compact(on=not wide)
        width = min(self.viewport().width() - 2 * MARGIN, WIDEST)
        beside.arrange(width, min(max(height, LOWEST if wide else 0), HIGHEST), wide=wide)
        self._follow()

    def _follow(self) -> None:
        beside = self.explorer.beside
        if beside is not None:
            beside.follow((MARGIN if beside.wide else GAP) - beside.mapTo(self.viewport(), QPoint()).y())

    def ensureWidgetVisible(self, child: QWidget, across: int = 50, down: int = 50) -> None:  # noqa: N802 - Qt's name
        """Nor may it lie behind the picture that stays above the controls."""
        super().ensureWidgetVisible(child, across, down)
        beside, figure = self.explorer.beside, self.explorer.figure
        if beside is None or figure is None or beside.wide:
            return
        if figure.isAncestorOf(child) or not self.explorer.isAncestorOf(child):
            return
        hidden = figure.mapTo(self.viewport(), figure.rect().bottomLeft()).y() + GAP
        above = hidden - child.mapTo(self.viewport(), QPoint()).y()
        if above > 0:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - above)

    def _mine(self) -> MyStance:
        span = self._diary.span()
        return my_stance(self._diary.days(*span) if span else ())
