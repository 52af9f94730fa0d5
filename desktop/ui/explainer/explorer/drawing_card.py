"""The card that says how the picture is drawn: how big the movement, the outline of the body, and a bone to light."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItemModel

from desktop.ui.explainer.pose.words import PoseWords
from desktop.ui.widgets.answers.choices import Choices
from desktop.ui.widgets.answers.fields import LongNames, PickField, labelled
from desktop.ui.widgets.answers.tick import TickBox
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.text import Caption

if TYPE_CHECKING:
    from desktop.skeleton.bones import Skeleton

BIGGER, REAL = "bigger", "real"


class BoneField(LongNames):
    """The list below it is as wide as its names."""

    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        """Wide enough for the names."""
        view = self.view()
        view.setMinimumWidth(view.sizeHintForColumn(0) + view.verticalScrollBar().sizeHint().width() + 8)
        super().showPopup()


class DrawingCard(Card):
    """Says `changed` when the movement or the outline is to be drawn another way, `lit` with the key of a bone."""

    changed = Signal()
    lit = Signal(str)

    def __init__(self, said: PoseWords, skeleton: Skeleton) -> None:
        """Begin with the bigger movement and no outline."""
        from desktop.skeleton.chain import EXAGGERATION

        super().__init__(self.tr("The picture"))
        texts = said.texts
        self.exaggerated = True
        bigger = self.tr("{times} times bigger").format(times=said.number(EXAGGERATION))
        options = {BIGGER: bigger, REAL: texts["labels"]["real_size"]}
        self.movement = Choices(self.tr("Pelvis and spine"), options)
        self.movement.setObjectName("real_size")
        self.movement.set_value(BIGGER)
        self.outline = TickBox(texts["explorer"]["body"])
        self.outline.setObjectName("body_outline")
        self.bone = BoneField()
        self.bone.setObjectName("bone")
        self.bone.setSizeAdjustPolicy(PickField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.bone.setMinimumContentsLength(12)
        self.does = Caption()
        self._said = said
        self._fill(skeleton)
        self.add(self.movement, self.outline)
        self.body.addLayout(labelled(self.tr("Show me a &bone"), self.bone))
        self.add(self.does)
        self.does.hide()
        self.movement.chosen.connect(self._choose_size)
        self.outline.toggled.connect(lambda _on: self.changed.emit())
        self.bone.currentIndexChanged.connect(self._choose_bone)

    def _fill(self, skeleton: Skeleton) -> None:
        """Grouped by the part of the body; the names of the groups cannot be chosen."""
        self.bone.addItem(self.tr("None"), "")
        for region, name in self._regions().items():
            bones = [bone for bone in skeleton.bones if bone.region == region]
            if not bones:
                continue
            self.bone.addItem(name, None)
            model = self.bone.model()
            assert isinstance(model, QStandardItemModel)
            head = model.item(self.bone.count() - 1)
            head.setFlags(Qt.ItemFlag.NoItemFlags)
            font = head.font()
            font.setBold(True)
            head.setFont(font)
            for bone in bones:
                self.bone.addItem(self._said.bone(bone.key), bone.key)

    def _regions(self) -> dict[str, str]:
        return {
            "foot": self.tr("Feet"),
            "shin": self.tr("Lower legs"),
            "thigh": self.tr("Upper legs"),
            "pelvis": self.tr("Pelvis"),
            "low_back": self.tr("Low back"),
            "chest": self.tr("Chest"),
            "head": self.tr("Neck and head"),
            "arm": self.tr("Arms"),
        }

    def _choose_size(self, name: str) -> None:
        self.exaggerated = name == BIGGER
        self.changed.emit()

    def _choose_bone(self) -> None:
        key = str(self.bone.currentData() or "")
        self.does.setText(f"{self._said.bone(key)}\n{self._said.does(key)}" if key else "")
        self.does.setVisible(bool(key))
        self.lit.emit(key)
