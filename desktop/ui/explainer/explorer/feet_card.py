"""The card that moves the feet: one slider each, together or apart, and two ways to set both at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop.ui.explainer.explorer.roll import Roll
from desktop.ui.explainer.pose.words import SIDES, PoseWords
from desktop.ui.widgets.answers.tick import TickBox
from desktop.ui.widgets.buttons import Button, QuietButton
from desktop.ui.widgets.card import Card, Rule
from desktop.ui.widgets.flow import flow
from desktop.ui.widgets.outcome import Outcome

if TYPE_CHECKING:
    from desktop.skeleton.chain import Stance


class FeetCard(Card):
    """Says `changed` when a person set another stance, and `mine` when they ask for the one of their diary."""

    changed = Signal()
    mine = Signal()

    def __init__(self, said: PoseWords) -> None:
        """Begin level, both feet together."""
        from desktop.skeleton.chain import HIGHEST, LOWEST, Stance

        texts = said.texts["explorer"]
        super().__init__()
        self.setAccessibleName(texts["feet"])
        self._said, self._texts = said, texts
        self.stance: Stance = Stance()
        bounds = (round(LOWEST), round(HIGHEST))
        names = ((bounds[0], texts["rolled_out_end"]), (0, said.heel(0)), (bounds[1], texts["rolled_in_end"]))
        labels = said.texts["labels"]
        beyond = (labels["clamped_low"], labels["clamped_high"])
        self.linked = TickBox(texts["linked"])
        self.linked.setObjectName("feet_linked")
        self.linked.setChecked(True)
        degrees = self.tr("{foot}, degrees")
        self.feet = {
            side: Roll(texts[side], degrees.format(foot=texts[side]), bounds, names, beyond, said.foot)
            for side in SIDES
        }
        self.my_stance = Button(texts["my_stance"]["title"])
        self.my_stance.setObjectName("my_stance")
        self.level = QuietButton(texts["reset"])
        self.level.setObjectName("stand_level")
        self.why = Outcome()
        self.why.setObjectName("my_stance_why")
        self.add(self.linked)
        for side, foot in self.feet.items():
            foot.slider.setObjectName(f"foot_{side}")
            foot.field.setObjectName(f"degrees_{side}")
            foot.changed.connect(lambda value, side=side: self._move(side, value))
            self.add(foot)
        self.add(Rule())
        self.body.addLayout(flow(self.my_stance, self.level))
        self.add(self.why)
        self.my_stance.clicked.connect(self.mine)
        self.level.clicked.connect(lambda: self.take(Stance()))
        self._show()

    def take(self, stance: Stance, why: str = "") -> None:
        """Stand as `stance` says, and say `why`."""
        from desktop.skeleton.chain import clamped

        self.stance = clamped(stance)
        if stance.left != stance.right:
            self.linked.setChecked(False)
        for foot in self.feet.values():
            foot.error.say("")
        self.why.say(why)
        self._show()
        self.changed.emit()

    def _move(self, side: str, value: int) -> None:
        from desktop.skeleton.chain import Stance

        e = float(value)
        left = e if side == "left" or self.linked.isChecked() else self.stance.left
        right = e if side == "right" or self.linked.isChecked() else self.stance.right
        if self.linked.isChecked():
            for other in set(SIDES) - {side}:
                # What was typed too far into the other one holds no longer.
                self.feet[other].error.say("")
        # The lean of "my stance" goes with the words that explain it.
        before, self.stance = self.stance, Stance(left, right)
        self._show()
        if self.stance != before:
            self.why.say("")
            self.changed.emit()

    def _show(self) -> None:
        for side, foot in self.feet.items():
            e = getattr(self.stance, side)
            foot.set_value(round(e))
