"""The steps of the first run, in their order; each knows what leaving it does."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.domain.routine import WeekKind
from desktop.domain.warning_signs import Sign, Tier
from desktop.state.diary_state import DiaryState
from desktop.state.preferences_state import PreferencesState
from desktop.ui.activities_panel import ActivitiesPanel
from desktop.ui.day_start_field import DayStartField
from desktop.ui.region_field import RegionalHelp
from desktop.ui.welcome.step import ChoiceStep, Step
from desktop.ui.widgets.answers.fields import labelled
from desktop.ui.widgets.card import Card, Tone, row
from desktop.ui.widgets.text import Body
from desktop.ui.widgets.warning_signs.sign_list import SignBox, SignList
from desktop.ui.words import Words


class SignsStep(Step):
    """The warning signs, before everything."""

    name = "warning_signs"

    def __init__(self, diary: DiaryState, preferences: PreferencesState, words: Words) -> None:
        """Ticking an emergency sign shows the numbers at once, and lets the country be chosen.

        That there is none of them is ticked, too: going on says nothing of whether the list was read.
        """
        super().__init__(words)
        self._diary = diary
        self._kept: frozenset[Sign] | None = None
        texts = words.content("warning_signs")
        self._regional = RegionalHelp(preferences, words)
        self.help = self._regional.card
        self.list = SignList(texts)
        self.column.insertWidget(1, self.help)
        self.column.insertWidget(2, self._regional.numbers)
        self._regional.numbers.hide()
        preferences.changed.connect(self._regional.show)
        self.column.addWidget(self.list)
        self.none = SignBox(self.tr("None of these"))
        self.none.setObjectName("sign_none")
        last = Card(tone=Tone.QUIET)
        last.add(self.none)
        self.column.addWidget(last)
        self.column.addWidget(Body(texts["closing"]))
        self.list.changed.connect(self._changed)
        self.none.toggled.connect(self._none_toggled)
        self.finish()

    @property
    def emergency(self) -> bool:
        """Whether help comes first, and everything else waits."""
        return any(sign.tier is Tier.EMERGENCY for sign in self.list.ticked())

    def start(self) -> QWidget | None:
        """The heading: the list is to be read before anything is pressed."""
        return self.title

    def _none_toggled(self, none: bool) -> None:
        if none:
            self.list.set_ticked(frozenset())

    def _changed(self) -> None:
        if self.list.ticked():
            self.none.setChecked(False)
        self._regional.numbers.setVisible(self.emergency)
        if self._regional.demand(self.emergency, week=self._diary.week() is not None):
            self.verticalScrollBar().setValue(0)

    def leave(self) -> None:
        """Keep the answer with its date, if there is one; once, however often somebody comes back."""
        ticked = self.list.ticked()
        answered = bool(ticked) or self.none.isChecked() or self._kept is not None
        if answered and ticked != self._kept:
            self._diary.answer_warning_signs(ticked)
            self._kept = ticked


class ExpectStep(Step):
    """What Evenfoot is, and what it is not."""

    name = "expect"

    def __init__(self, words: Words) -> None:
        """Text only."""
        super().__init__(words)
        self.finish()


class PainAgeStep(ChoiceStep):
    """Whether the pain is fresh: then ratings begin switched off."""

    name = "pain_age"
    preselected = "not_now"

    def __init__(self, preferences: PreferencesState, words: Words) -> None:
        """See ChoiceStep."""
        super().__init__(words)
        self._preferences = preferences
        self._before = preferences.value.ratings

    def leave(self) -> None:
        """Switch ratings on or off; for no answer they are as they were before the introduction."""
        ratings = {"under_six_weeks": False, "six_weeks_or_more": True}.get(self.chosen, self._before)
        self._preferences.update(ratings=ratings)


class PathStep(ChoiceStep):
    """Which week to begin with."""

    name = "path"
    preselected = "baseline_first"

    def __init__(self, diary: DiaryState, preferences: PreferencesState, words: Words) -> None:
        """See ChoiceStep."""
        super().__init__(words)
        self._diary = diary
        self._preferences = preferences
        self._touched = False
        self._group.buttonClicked.connect(self._touch)

    def refresh(self) -> None:
        """A baseline week is ratings only: without ratings there is none to offer."""
        ratings = self._preferences.value.ratings
        baseline = self.options["baseline_first"]
        baseline.setVisible(ratings)
        if baseline.isChecked() and not ratings:
            self.options["awareness_now"].setChecked(True)
            self._touched = False
        elif ratings and not self._touched:
            baseline.setChecked(True)

    def begin(self) -> None:
        """Begin the chosen week today, unless one is running."""
        kinds = {"baseline_first": WeekKind.BASELINE, "awareness_now": WeekKind.AWARENESS}
        if self.chosen in kinds and self._diary.week() is None:
            self._diary.begin_week(kinds[self.chosen], self._diary.today)

    def _touch(self) -> None:
        self._touched = True


class ActivitiesStep(Step):
    """When to notice."""

    name = "activities"

    def __init__(self, diary: DiaryState, words: Words) -> None:
        """Ticks are saved at once."""
        super().__init__(words)
        self._panel = ActivitiesPanel(diary, words)
        card = Card()
        card.add(self._panel)
        self.column.addWidget(card)
        self.finish()

    def start(self) -> QWidget | None:
        """The first activity."""
        return self._panel.first


class DayStartStep(Step):
    """When a diary day begins."""

    name = "day_start"

    def __init__(self, preferences: PreferencesState, words: Words) -> None:
        """Whole hours from midnight to noon."""
        super().__init__(words)
        self._preferences = preferences
        self.hours = DayStartField(words, preferences.value.day_start)
        line = row()
        line.insertLayout(0, labelled(self.tr("My day begins &at"), self.hours))
        card = Card()
        card.body.addLayout(line)
        self.column.addWidget(card)
        self.finish()

    def start(self) -> QWidget | None:
        """The hour."""
        return self.hours

    def leave(self) -> None:
        """Keep the hour."""
        self._preferences.update(day_start=self.hours.value())


class DoneStep(Step):
    """What comes next."""

    name = "done"

    def __init__(self, words: Words) -> None:
        """Text only."""
        super().__init__(words)
        self.finish()


def make_steps(diary: DiaryState, preferences: PreferencesState, words: Words) -> list[Step]:
    """Every step there is to walk through; no path to choose while a week is running."""
    path: list[Step] = [] if diary.week() else [PathStep(diary, preferences, words)]
    return [
        SignsStep(diary, preferences, words),
        ExpectStep(words),
        PainAgeStep(preferences, words),
        *path,
        ActivitiesStep(diary, words),
        DayStartStep(preferences, words),
        DoneStep(words),
    ]
