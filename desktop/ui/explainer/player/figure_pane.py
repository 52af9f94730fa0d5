"""A drawn figure in a pane of a scene."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.skeleton.scenes import Moment
from desktop.ui.explainer.figures.catalogue import figure
from desktop.ui.explainer.figures.sole import Sole
from desktop.ui.explainer.player.graphic import call_graphic
from desktop.ui.theme.look import Look
from desktop.ui.words import Words


class FigurePane(QWidget):
    """A drawn figure at one time of its story."""

    def __init__(
        self, key: str, words: Words, look: Look, parent: QWidget | None = None, *, focus: bool = False
    ) -> None:
        """At the beginning of its story; with `focus` each moment is shown alone and large, as in a still."""
        super().__init__(parent)
        self._key, self._words, self._look, self._moment = key, words, look, Moment(0.0)
        self._focus = focus
        call_graphic(self)
        self._wear()
        texts = self.figure.content
        self.setAccessibleName(str(texts["figures"].get(key, texts.get(key, {})).get("title", "")))
        look.changed.connect(self._wear)

    def show_moment(self, moment: Moment) -> None:
        """Go to where the story is; soles show the stance."""
        self._moment = moment
        self._stand()
        self.setAccessibleDescription(self.figure.describe(moment.share))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the pane."""
        painter = QPainter(self)
        painter.setFont(self.font())
        self.figure.paint(painter, QRectF(self.rect()), self._moment.share, focus=self._focus)

    def _wear(self) -> None:
        self.figure = figure(self._key, self._words, self._look.theme)
        self._stand()

    def _stand(self) -> None:
        if isinstance(self.figure, Sole):
            self.figure.stand(self._moment.stance.left, self._moment.stance.right)
        self.update()
