"""The steps of the first run; each is a page that knows its title and what leaving it does."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import QLocale, QTime
from PySide6.QtWidgets import QButtonGroup, QComboBox, QLabel, QRadioButton, QWidget

from desktop.domain.clock import LATEST_DAY_START
from desktop.domain.routine import WeekKind
from desktop.domain.warning_signs import Tier
from desktop.state.diary_state import DiaryState
from desktop.state.preferences_state import PreferencesState
from desktop.ui.activities_panel import ActivitiesPanel
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.help_card import HelpCard
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.sign_list import SignList
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
        """End the column: sources below, and room at the end."""
        ids = list(self.texts.get("sources", []))
        for option in self.texts.get("options", {}).values():
            ids += option.get("sources", [])
        lines = source_lines(ids, self.words.content("sources"))
        if lines:
            self.column.addWidget(Sources(self.tr("Where this comes from"), self.tr("Hide the sources"), lines))
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Steps stand still."""

    def leave(self) -> None:
        """Keep what was chosen here."""


class SignsStep(Step):
    """The warning signs, before everything."""

    name = "warning_signs"

    def __init__(self, diary: DiaryState, words: Words) -> None:
        """Ticking an emergency sign shows the numbers at once."""
        super().__init__(words)
        self._diary = diary
        texts = words.content("warning_signs")
        region = QLocale.territoryToCode(QLocale.system().territory())
        self.help = HelpCard(texts, region)
        self.list = SignList(texts)
        self.column.addWidget(self.help)
        self.column.addWidget(self.list)
        self.column.addWidget(Body(texts["closing"]))
        self.list.changed.connect(self._changed)
        self._changed()
        self.finish()

    @property
    def emergency(self) -> bool:
        """Whether help comes first, and everything else waits."""
        return any(sign.tier is Tier.EMERGENCY for sign in self.list.ticked())

    def _changed(self) -> None:
        self.help.setVisible(self.emergency)
        if self.emergency:
            self.verticalScrollBar().setValue(0)

    def leave(self) -> None:
        """Keep the answer with its date."""
        self._diary.answer_warning_signs(self.list.ticked())


class ExpectStep(Step):
    """What Evenfoot is, and what it is not."""

    name = "expect"

    def __init__(self, words: Words) -> None:
        """Text only."""
        super().__init__(words)
        self.finish()


class ChoiceStep(Step):
    """One choice out of a few, each with a sentence."""

    preselected = ""

    def __init__(self, words: Words) -> None:
        """The options come in the order of the content file."""
        super().__init__(words)
        if "why" in self.texts:
            self.column.addWidget(Caption(self.texts["why"]))
        self._group = QButtonGroup(self)
        self.options: dict[str, QRadioButton] = {}
        for name, option in self.texts["options"].items():
            card = Card()
            button = QRadioButton(option["title"])
            button.setObjectName(f"{self.name}_{name}")
            button.setAccessibleDescription(option["body"])
            button.setChecked(name == self.preselected)
            self._group.addButton(button)
            self.options[name] = button
            text = Body(option["body"])
            text.setContentsMargins(34, 0, 0, 0)
            card.add(button, text)
            self.column.addWidget(card)
        self.finish()

    @property
    def chosen(self) -> str:
        """The name of the option that is on."""
        return next((name for name, button in self.options.items() if button.isChecked()), "")


class PainAgeStep(ChoiceStep):
    """Whether the pain is fresh: then ratings begin switched off."""

    name = "pain_age"
    preselected = "not_now"

    def __init__(self, preferences: PreferencesState, words: Words) -> None:
        """See ChoiceStep."""
        super().__init__(words)
        self._preferences = preferences

    def leave(self) -> None:
        """Switch ratings on or off; no answer changes nothing."""
        if self.chosen != "not_now":
            self._preferences.update(ratings=self.chosen == "six_weeks_or_more")


class PathStep(ChoiceStep):
    """Which week to begin with."""

    name = "path"
    preselected = "baseline_first"

    def __init__(self, diary: DiaryState, words: Words) -> None:
        """See ChoiceStep."""
        super().__init__(words)
        self._diary = diary

    def begin(self) -> None:
        """Begin the chosen week today, unless one is running."""
        kinds = {"baseline_first": WeekKind.BASELINE, "awareness_now": WeekKind.AWARENESS}
        if self.chosen in kinds and self._diary.week() is None:
            self._diary.begin_week(kinds[self.chosen], self._diary.today)


class ActivitiesStep(Step):
    """When to notice."""

    name = "activities"

    def __init__(self, diary: DiaryState, words: Words) -> None:
        """Ticks are saved at once."""
        super().__init__(words)
        card = Card()
        card.add(ActivitiesPanel(diary, words))
        self.column.addWidget(card)
        self.finish()


class DayStartStep(Step):
    """When a diary day begins."""

    name = "day_start"

    def __init__(self, preferences: PreferencesState, words: Words) -> None:
        """Whole hours from midnight to noon."""
        super().__init__(words)
        self._preferences = preferences
        self.hours = day_start_box(words, preferences.value.day_start)
        label = QLabel(self.tr("My day begins &at"))
        label.setBuddy(self.hours)
        self.column.addLayout(row(label, self.hours))
        self.finish()

    def leave(self) -> None:
        """Keep the hour."""
        self._preferences.update(day_start=time.fromisoformat(self.hours.currentData()))


class DoneStep(Step):
    """What comes next."""

    name = "done"

    def __init__(self, words: Words) -> None:
        """Text only."""
        super().__init__(words)
        self.finish()


def day_start_box(words: Words, chosen: time, parent: QWidget | None = None) -> QComboBox:
    """A box with every whole hour at which a day can begin, and `chosen` if it is another; its data are ISO times."""
    box = QComboBox(parent)
    box.setObjectName("day_start")
    times = {time(hour) for hour in range(LATEST_DAY_START.hour + 1)} | {chosen}
    for start in sorted(times):
        shown = words.locale.toString(QTime(start.hour, start.minute), QLocale.FormatType.ShortFormat)
        box.addItem(shown, start.isoformat())
        if start == chosen:
            box.setCurrentIndex(box.count() - 1)
    return box
