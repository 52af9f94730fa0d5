"""How the program behaves, which activities cue a check, and the way in and out for the diary."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.domain.preferences import Motion, Paper, ThemeChoice
from desktop.exchange.errors import Conflict
from desktop.exchange.merge import Keep, merge
from desktop.state.diary_state import DiaryState
from desktop.state.files import write_for_person
from desktop.state.preferences_state import PreferencesState
from desktop.system.opener import opened
from desktop.ui.activities_panel import ActivitiesPanel
from desktop.ui.day_start_field import DayStartField
from desktop.ui.documents import in_documents, with_end
from desktop.ui.failures import said_if_wrong
from desktop.ui.theme.look import Look
from desktop.ui.widgets.answers.choices import Choices
from desktop.ui.widgets.answers.fields import labelled
from desktop.ui.widgets.answers.tick import TickBox
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.outcome import Outcome
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.saved.keep_choice import KeepChoice
from desktop.ui.widgets.text import Body, Caption
from desktop.ui.words import Words


class SettingsPage(Page):
    """Every choice is saved as soon as it is made."""

    def __init__(
        self, diary: DiaryState, preferences: PreferencesState, words: Words, look: Look, parent: QWidget | None = None
    ) -> None:
        """See Page."""
        super().__init__(parent=parent)
        self.call(self.tr("Settings"), self.tr("Every choice is kept as soon as you make it."))
        self._diary, self._preferences, self._words = diary, preferences, words
        self._asked = Path()
        self._build_activities()
        self._build_rating()
        self._build_look()
        self._build_data()
        self.column.addStretch(1)
        preferences.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the choices in force."""
        value = self._preferences.value
        self.theme.set_value(value.theme)
        self.paper.set_value(value.paper)
        self.motion.set_value(value.motion)
        self.day_start.set_value(value.day_start)
        for box, on in ((self.ratings, value.ratings), (self.blind, value.blind_rating)):
            box.blockSignals(True)
            box.setChecked(on)
            box.blockSignals(False)
        self.blind.setEnabled(value.ratings)

    def _build_activities(self) -> None:
        card = Card(self.tr("When you notice"))
        card.add(ActivitiesPanel(self._diary, self._words))
        self.column.addWidget(card)

    def _build_rating(self) -> None:
        self.ratings = TickBox(self.tr("&Rate the pain once a day"))
        self.ratings.setObjectName("ratings_on")
        self.ratings.toggled.connect(lambda on: self._preferences.update(ratings=on))
        self.blind = TickBox(
            self.tr("&Hide earlier scores until today's is saved"), self.tr("So that each day stands for itself.")
        )
        self.blind.setObjectName("blind_rating")
        self.blind.toggled.connect(lambda on: self._preferences.update(blind_rating=on))
        self.day_start = DayStartField(self._words, self._preferences.value.day_start)
        self.day_start.activated.connect(lambda _: self._preferences.update(day_start=self.day_start.value()))
        line = row()
        line.insertLayout(0, labelled(self.tr("My day &begins at"), self.day_start))
        card = Card(self.tr("Rating and the day"))
        card.add(self.ratings, self.blind)
        card.body.addLayout(line)
        hint = self.tr("Until then, what you enter counts for the day before. Entries you have made keep their day.")
        card.add(Caption(hint))
        self.column.addWidget(card)

    def _build_look(self) -> None:
        self.theme = Choices(
            self.tr("Colours"),
            {
                ThemeChoice.SYSTEM: self.tr("Same as the computer"),
                ThemeChoice.LIGHT: self.tr("Light"),
                ThemeChoice.DARK: self.tr("Dark"),
            },
        )
        self.theme.chosen.connect(lambda name: self._preferences.update(theme=ThemeChoice(name)))
        self.paper = Choices(
            self.tr("Paper for the page"),
            {Paper.REGION: self.tr("Automatic"), Paper.A4: self.tr("A4"), Paper.LETTER: self.tr("Letter")},
        )
        self.paper.chosen.connect(lambda name: self._preferences.update(paper=Paper(name)))
        self.motion = Choices(
            self.tr("Moving pictures"),
            {
                Motion.SYSTEM: self.tr("Same as the computer"),
                Motion.REDUCED: self.tr("Still pictures first"),
                Motion.FULL: self.tr("Moving pictures first"),
            },
            self.tr("Nothing moves before you press Play."),
        )
        self.motion.chosen.connect(lambda name: self._preferences.update(motion=Motion(name)))
        card = Card(self.tr("Look and paper"))
        card.add(self.theme, self.motion, self.paper)
        self.column.addWidget(card)

    def _build_data(self) -> None:
        card = Card(self.tr("Your diary"))
        card.add(Body(self.tr("Nothing leaves this computer unless you save it somewhere yourself.")))
        line, buttons = Flow(), dict[str, Button]()
        for name, text, work in (
            ("export_json", self.tr("&Export everything…"), lambda: self._export("json")),
            ("export_csv", self.tr("Export a &table…"), lambda: self._export("csv")),
            ("import", self.tr("&Import…"), self._import),
        ):
            buttons[name] = Button(text)
            buttons[name].setObjectName(name)
            buttons[name].clicked.connect(work)
            line.addWidget(buttons[name])
        folder = self._preferences.folder
        if folder is not None:
            show = Button(self.tr("Open the f&older"))
            show.setObjectName("open_folder")
            show.clicked.connect(lambda: self._open(folder))
            line.addWidget(show)
        card.body.addLayout(line)
        self.said = Outcome()
        self.said.setObjectName("settings_said")
        self.keep = KeepChoice()
        self.keep.chosen.connect(lambda whose: self.import_from(self._asked, Keep(whose)))
        self.keep.left.connect(buttons["import"].setFocus)
        card.add(self.said, self.keep)
        if folder is not None:
            card.add(Caption(self.tr("It is kept in {folder}.").format(folder=folder)))
        self.column.addWidget(card)
        self._diary.changed.connect(lambda: self.said.say(""))

    def export_to(self, path: Path, format: str) -> None:
        """Write the whole diary to `path` and say so; where that fails, what was there still stands."""
        from desktop.exchange import csv, json

        with said_if_wrong(self._say_wrong):
            diary = self._diary.whole()
            write_for_person(self._preferences.folder, path, json.dump(diary) if format == "json" else csv.dump(diary))
            self.said.say(self.tr("Saved as {path}.").format(path=path))

    def import_from(self, path: Path, keep: Keep | None = None) -> None:
        """Take in what is new in `path`, all or nothing, and say so; ask what to `keep` where both say something."""
        from desktop.exchange import json

        with said_if_wrong(self._say_wrong):
            incoming = json.read_file(path)
            try:
                change = self._diary.take_in(lambda whole: merge(whole, incoming, keep))
            except Conflict as error:
                self._ask_what_to_keep(path, error)
                return
            texts = {
                Keep.MINE: self.tr("Where the file says something else, yours stayed."),
                Keep.THEIRS: self.tr("Where the file says something else, it took the place of yours."),
            }
            taken = self.tr("%n new entry/entries taken in.", "", len(change.put))
            self.said.say(f"{taken} {texts[keep]}" if keep else taken)

    def _ask_what_to_keep(self, path: Path, error: Conflict) -> None:
        self._asked, what = path, error.what
        if error.day is not None:
            what = self.tr("{what} of {day}").format(what=what, day=self._words.full_date(error.day))
        if error.more:
            what = self.tr("{what} and {more} more").format(what=what, more=error.more)
        text = self.tr("{path} says something else than your diary about {what}. Nothing was changed yet.")
        self.said.say("")
        self.keep.ask(text.format(path=path, what=what))

    def _say_wrong(self, said: str) -> None:
        self.said.say(said, wrong=True)

    def _open(self, folder: Path) -> None:
        if not opened(str(folder)):
            text = self.tr("No program opened the folder {folder}. Your diary is safe. Open it by hand.")
            self._say_wrong(text.format(folder=folder))

    def _export(self, format: str) -> None:
        kinds = {"json": self.tr("Evenfoot diary (*.json)"), "csv": self.tr("Table (*.csv)")}
        suggested = self.tr("Evenfoot diary {day}").format(day=self._diary.today.isoformat()) + f".{format}"
        name, _kind = QFileDialog.getSaveFileName(self, self.tr("Export"), in_documents(suggested), kinds[format])
        if name:
            with said_if_wrong(self._say_wrong):
                path = Path(name)
                self.export_to(path if path.suffix else with_end(path, f".{format}"), format)

    def _import(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self, self.tr("Import"), in_documents(), self.tr("Evenfoot diary (*.json)")
        )
        if name:
            self.import_from(Path(name))
