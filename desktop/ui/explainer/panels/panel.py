"""One panel: its words, and its figure beside them, which stays in sight while the words scroll."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.explainer.cast import Cast
from desktop.ui.explainer.panels.legend import Legend
from desktop.ui.explainer.panels.passages import Lead, Passage, PutRight
from desktop.ui.explainer.player.player import Player
from desktop.ui.theme.look import Look
from desktop.ui.widgets.buttons import CiteButton
from desktop.ui.widgets.text import Caption, PanelTitle
from desktop.ui.words import Words

GAP = 32
FIGURE = (408, 500)
"""Pixels that the figure is wide beside the words, at least and at most."""

SHARE = 0.5


class Rail(QWidget):
    """Where the figure slides along while the words scroll past it."""

    resized = Signal()

    def __init__(self, figure: QWidget) -> None:
        """`figure` becomes its child."""
        super().__init__()
        figure.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the figure fill the width."""
        super().resizeEvent(event)
        self.resized.emit()


class Panel(QWidget):
    """`arrange` says how much room there is, `follow` where the visible part of the page begins."""

    def __init__(self, key: str, place: str, cast: Cast, words: Words, look: Look, *, still: bool) -> None:
        """`place` says which panel of how many it is; `still` begins with still pictures."""
        super().__init__()
        self.key, self._top, self._wide = key, 0, False
        texts, catalogue = words.content("explainer")[key], words.content("sources")
        self.setObjectName(f"panel_{key}")
        self.setAccessibleName(texts["title"])
        self.title = PanelTitle(texts["title"])
        self.player = Player(key, cast, words, look, still=still)
        self.player.grown.connect(self._slide)
        lead = Passage(texts["lead"], texts.get("lead_sources", ()), catalogue, Lead)
        passages = _passages(texts, catalogue, self._legend(words, look))
        self._head = _column(4, Caption(place), self.title, lead)
        self._text = _column(10, *passages)
        self._lead, self._passages = lead, passages
        self._rail = Rail(self.player)
        self._rail.resized.connect(self._slide)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(14)
        self._lay_out()

    def _legend(self, words: Words, look: Look) -> Legend | None:
        scene = self.player.scene
        return Legend(look, words.content("explainer")["labels"]) if scene.bones and not scene.stride else None

    def stops(self) -> list[QWidget]:
        """What can be gone to by key, as it is read."""
        cites = [each for passage in self._passages for each in passage.findChildren(CiteButton)]
        rest = [*cites, *self.player.stops()] if self._wide else [*self.player.stops(), *cites]
        return [self._lead.cite, *rest]

    def arrange(self, width: int, height: int, *, wide: bool) -> None:
        """Take `width` pixels; `height` can be seen at once. `wide` puts words and figure beside one another."""
        if wide != self._wide:
            self._wide = wide
            self._lay_out()
        least, most = FIGURE
        if wide:
            self._rail.setFixedWidth(round(min(max(SHARE * (width - GAP), least), most)))
        else:
            self._rail.setMinimumWidth(0)
            self._rail.setMaximumWidth(16777215)
        across = self._rail.width() if wide else width
        self.player.set_height(height - self.player.around(across))
        self._slide()

    def follow(self, top: int) -> None:
        """Keep the figure in sight: `top` is the first pixel of this panel that can be seen."""
        self._top = top
        self._slide()

    def _slide(self) -> None:
        width = self._rail.width()
        height = self.player.heightForWidth(width)
        self._rail.setMinimumHeight(height)
        self._rail.setMaximumHeight(16777215 if self._wide else height)
        lowest = max(0, self._rail.height() - height)
        self.player.setGeometry(0, min(max(0, self._top), lowest) if self._wide else 0, width, height)

    def _lay_out(self) -> None:
        places: tuple[tuple[QWidget, int, int, int, int], ...]
        if self._wide:
            places = ((self._head, 0, 0, 1, 1), (self._text, 1, 0, 1, 1), (self._rail, 0, 1, 2, 1))
        else:
            places = ((self._head, 0, 0, 1, 2), (self._rail, 1, 0, 1, 2), (self._text, 2, 0, 1, 2))
        for widget, *place in places:
            self._grid.removeWidget(widget)
            self._grid.addWidget(widget, *place)
        # What is left below goes to the words.
        for row in range(3):
            self._grid.setRowStretch(row, int(row == (1 if self._wide else 2)))
        self._grid.setColumnStretch(0, 1)


def _column(spacing: int, *widgets: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return made


def _passages(texts: dict[str, Any], catalogue: dict[str, Any], legend: QWidget | None) -> list[QWidget]:
    made: list[QWidget] = [Passage(each["text"], each["sources"], catalogue) for each in texts["paragraphs"]]
    if legend is not None:
        made.append(legend)
    return made + [
        PutRight(each["said"], each["now"], each["sources"], catalogue) for each in texts.get("put_right", ())
    ]
