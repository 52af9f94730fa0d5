"""The picture with the five places that it can be seen from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from desktop.ui.explainer.cast import Cast
from desktop.ui.explainer.pose.words import PoseWords
from desktop.ui.explainer.view.skeleton_view import SkeletonView
from desktop.ui.keys import held
from desktop.ui.theme.look import Look
from desktop.ui.widgets.answers.fields import PickField
from desktop.ui.widgets.buttons import Choice, QuietButton
from desktop.ui.widgets.card import Card
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
        self._said = said
        self.setAccessibleName(said.texts["explorer"]["picture"])
        self.body.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        self.view = SkeletonView(cast, look)
        self.view.name_of = said.bone
        self.views = QButtonGroup(self)
        self._buttons, self._list = QWidget(), PickField()
        self._list.setObjectName("view_list")
        self._list.setPlaceholderText(said.texts["views"]["turned"])
        for widget in (self._buttons, self._list):
            widget.setAccessibleName(self.tr("Seen from"))
        self._fill()
        for chosen in (self.views.idClicked, self._list.activated):
            chosen.connect(lambda number: self.view_chosen.emit(list(View)[number].value))
        self.back = self._make_back()
        self._keys = Caption(said.texts["explorer"]["keys"].format(ctrl=held("Ctrl")))
        self._above, self._below = QHBoxLayout(), QHBoxLayout()
        for widget in (self._buttons, self._list):
            self._above.addWidget(widget, 1)
        self._below.addWidget(self._keys, 1)
        self.body.addLayout(self._above)
        self.body.addWidget(self.view, 1)
        self.body.addLayout(self._below)
        self.mark(View.FRONT)
        self.make_compact(on=False)

    def _fill(self) -> None:
        from desktop.skeleton.camera import View

        line = Flow(self._buttons, gap=6)
        for number, view in enumerate(View):
            name = self._said.texts["views"][view]
            button = Choice(self._short(view))
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.setObjectName(f"view_{view}")
            # A screen reader then calls it one of several.
            button.setAutoExclusive(True)
            self.views.addButton(button, number)
            line.addWidget(button)
            self._list.addItem(name, view.value)

    def _make_back(self) -> QuietButton:
        # It keeps its room while it is hidden: the picture must not jump when somebody turns it.
        back = QuietButton(self.tr("Reset view"))
        back.setObjectName("reset_view")
        room = back.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        back.setSizePolicy(room)
        back.hide()
        back.clicked.connect(self.view.reset)
        return back

    def mark(self, view: str, *, turned: bool = False, moved: bool = False) -> None:
        """Mark a view as chosen without saying so; none where it was `turned` since. `moved` ones can be reset."""
        from desktop.skeleton.camera import View

        number = list(View).index(View(view))
        self.views.setExclusive(False)
        for each in self.views.buttons():
            chosen = self.views.id(each) == number
            each.setChecked(chosen and not turned)
            # Whoever comes here by Tab comes to the one that is chosen, or was.
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)
        self.views.setExclusive(True)
        self._list.setCurrentIndex(-1 if turned else number)
        self._list.setAccessibleDescription(self._said.texts["views"]["turned"] if turned else "")
        if self.back.hasFocus() and not moved:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.back.setVisible(moved)

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
        (self._above if on else self._below).addWidget(self.back, 0, Qt.AlignmentFlag.AlignVCenter)
