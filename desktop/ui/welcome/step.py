"""What every step of the first run is made of."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QWidget

from desktop.ui.widgets.answers.tick import OptionCard
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.sources import Sources, source_lines
from desktop.ui.widgets.text import Body, Caption
from desktop.ui.words import Words


class Step(Page):
    """One step: a title, its text, and room for one thing to do."""

    name = ""

    def __init__(self, words: Words) -> None:
        """The texts come from the content file of the first run under `name`."""
        self.texts = words.content("welcome")[self.name]
        self.words = words
        super().__init__(self.texts["title"])
        for paragraph in self.texts["body"].strip().split("\n\n"):
            self.column.addWidget(Body(paragraph.strip()))

    def finish(self) -> None:
        """End the column with the sources, and leave what room there is around it: most of it below."""
        ids = list(self.texts.get("sources", []))
        for option in self.texts.get("options", {}).values():
            ids += option.get("sources", [])
        lines = source_lines(ids, self.words.content("sources"))
        if lines:
            self.column.addWidget(Sources(self.tr("Where this comes from"), self.tr("Hide the sources"), lines))
        self.column.insertStretch(0, 1)
        self.column.addStretch(2)

    def refresh(self) -> None:
        """Show what the steps before have made of this one."""

    def start(self) -> QWidget | None:
        """What gets the focus when the step is shown; None where there is nothing to do but go on."""
        return None

    def leave(self) -> None:
        """Keep what was chosen here."""


class ChoiceStep(Step):
    """One choice out of a few, each with a sentence."""

    preselected = ""

    def __init__(self, words: Words) -> None:
        """The options come in the order of the content file."""
        super().__init__(words)
        if "why" in self.texts:
            self.column.addWidget(Caption(self.texts["why"]))
        self._group = QButtonGroup(self)
        self.options: dict[str, OptionCard] = {}
        for name, option in self.texts["options"].items():
            card = OptionCard(option["title"], option["body"])
            card.setObjectName(f"{self.name}_{name}")
            card.setChecked(name == self.preselected)
            self._group.addButton(card)
            self.options[name] = card
            self.column.addWidget(card)
        self.finish()

    @property
    def chosen(self) -> str:
        """The name of the option that is on."""
        return next(name for name, card in self.options.items() if card.isChecked())

    def start(self) -> QWidget | None:
        """The option that is on: the arrow keys choose from there."""
        return self.options[self.chosen]
