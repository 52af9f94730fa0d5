"""The picture with the five places that it can be seen from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from desktop.ui.explainer.cast import Cast
from desktop.ui.explainer.pose_words import PoseWords
from desktop.ui.explainer.skeleton_view import SkeletonView
from desktop.ui.theme.look import Look
from desktop.ui.widgets.buttons import Choice
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.fields import PickField
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.text import Caption

if TYPE_CHECKING:
    from desktop.skeleton.camera import View

PADDING = 14


class FigureCard(Card):
    """Says `view_chosen` with the name of a View."""

    view_chosen = Signal(str)

    def __init__(self, cast: Cast, look: Look, said: PoseWords) -> None:
        """Begin with the whole body from the front."""
        from desktop.skeleton.camera import View

        super().__init__()
        self.setAccessibleName(said.texts["explorer"]["title"])
        self.body.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        self.view = SkeletonView(cast, look)
        self.view.name_of = said.bone
        self.views = QButtonGroup(self)
        self._buttons = QWidget()
        self._buttons.setAccessibleName(self.tr("Seen from"))
        line = Flow(self._buttons, gap=6)
        self._list = PickField()
        self._list.setObjectName("view_list")
        self._list.setAccessibleName(self.tr("Seen from"))
        for number, view in enumerate(View):
            button = Choice(self._short(view))
            button.setAccessibleName(said.texts["views"][view])
            button.setToolTip(said.texts["views"][view])
            button.setObjectName(f"view_{view}")
            self.views.addButton(button, number)
            line.addWidget(button)
            self._list.addItem(said.texts["views"][view], view.value)
        self.views.idClicked.connect(lambda number: self.view_chosen.emit(list(View)[number].value))
        self._list.activated.connect(lambda number: self.view_chosen.emit(list(View)[number].value))
        self._keys = Caption(said.texts["explorer"]["keys"])
        self.add(self._buttons, self._list)
        self.body.addWidget(self.view, 1)
        self.add(self._keys)
        self.mark(View.FRONT)
        self.make_compact(on=False)

    def mark(self, view: str) -> None:
        """Mark a view as chosen without saying so."""
        from desktop.skeleton.camera import View

        number = list(View).index(View(view))
        self.views.button(number).setChecked(True)
        self._list.setCurrentIndex(number)

    def _short(self, view: View) -> str:
        """In a word, so that all five stand in a line."""
        names = {
            "heel": self.tr("Heels"),
            "front": self.tr("Front"),
            "back": self.tr("Back"),
            "side": self.tr("Side"),
            "soles": self.tr("Soles"),
        }
        return names[view.value]

    def make_compact(self, *, on: bool) -> None:
        """Leave as much room as can be to the picture, or take some for what is easier to use."""
        self._buttons.setHidden(on)
        self._list.setVisible(on)
        self._keys.setHidden(on)
