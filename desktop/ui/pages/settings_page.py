"""How the program behaves, which activities cue a check, and the way in and out for the diary."""

from __future__ import annotations

from datetime import time
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QWidget

from desktop.domain.preferences import Paper, ThemeChoice
from desktop.state.diary_state import DiaryState
from desktop.state.files import write_atomically
from desktop.state.preferences_state import PreferencesState
from desktop.ui.activities_panel import ActivitiesPanel
from desktop.ui.theme.look import Look
from desktop.ui.welcome.steps import day_start_box
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.choices import Choices
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.text import Body, Caption, Strong
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
        self.day_start.setCurrentIndex(max(0, self.day_start.findData(value.day_start.isoformat())))
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
        self.ratings = QCheckBox(self.tr("&Rate the pain once a day"))
        self.ratings.setObjectName("ratings_on")
        self.ratings.toggled.connect(lambda on: self._preferences.update(ratings=on))
        self.blind = QCheckBox(self.tr("&Hide earlier scores until today's is saved"))
        self.blind.setObjectName("blind_rating")
        self.blind.toggled.connect(lambda on: self._preferences.update(blind_rating=on))
        why = Caption(self.tr("So that each day stands for itself."))
        why.setContentsMargins(34, 0, 0, 6)
        self.day_start = day_start_box(self._words, self._preferences.value.day_start)
        self.day_start.activated.connect(self._set_day_start)
        label = QLabel(self.tr("My day &begins at"))
        label.setBuddy(self.day_start)
        card = Card(self.tr("Rating and the day"))
        card.add(self.ratings, self.blind, why)
        card.body.addLayout(row(label, self.day_start))
        hint = self.tr("Until then, what you enter counts for the day before. Entries you have made keep their day.")
        card.add(Caption(hint))
        self.column.addWidget(card)

    def _set_day_start(self) -> None:
        self._preferences.update(day_start=time.fromisoformat(self.day_start.currentData()))

    def _build_look(self) -> None:
        self.theme = Choices(
            self.tr("Colours"),
            {
                ThemeChoice.SYSTEM: self.tr("As the computer"),
                ThemeChoice.LIGHT: self.tr("Light"),
                ThemeChoice.DARK: self.tr("Dark"),
            },
        )
        self.theme.chosen.connect(lambda name: self._preferences.update(theme=ThemeChoice(name)))
        self.paper = Choices(
            self.tr("Paper for the page"),
            {Paper.REGION: self.tr("As the region"), Paper.A4: self.tr("A4"), Paper.LETTER: self.tr("Letter")},
        )
        self.paper.chosen.connect(lambda name: self._preferences.update(paper=Paper(name)))
        card = Card(self.tr("Look and paper"))
        card.add(self.theme, self.paper)
        self.column.addWidget(card)

    def _build_data(self) -> None:
        card = Card(self.tr("Your diary"))
        card.add(Body(self.tr("Nothing leaves this computer unless you save it somewhere yourself.")))
        buttons = Flow()
        for name, text, work in (
            ("export_json", self.tr("&Export everything…"), lambda: self._export("json")),
            ("export_csv", self.tr("Export a &table…"), lambda: self._export("csv")),
            ("import", self.tr("&Import…"), self._import),
        ):
            button = Button(text)
            button.setObjectName(name)
            button.clicked.connect(work)
            buttons.addWidget(button)
        folder = self._preferences.folder
        if folder is not None:
            show = Button(self.tr("Open the f&older"))
            show.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
            buttons.addWidget(show)
        card.body.addLayout(buttons)
        if folder is not None:
            card.add(Caption(self.tr("It is kept in {folder}.").format(folder=folder)))
        self.said = Strong()
        self.said.setObjectName("settings_said")
        self.said.hide()
        card.add(self.said)
        self.column.addWidget(card)

    def export_to(self, path: Path, format: str) -> None:
        """Write the whole diary to `path`; raises OSError or StorageError and then leaves what was there."""
        from desktop.exchange import csv, json

        diary = self._diary.whole()
        write_atomically(path, json.dump(diary) if format == "json" else csv.dump(diary))
        self._say(self.tr("Saved as {path}.").format(path=path))

    def import_from(self, path: Path) -> None:
        """Take in what is new in `path`, all or nothing; what is wrong with the file is said here."""
        from desktop.exchange import json, merge
        from desktop.exchange.errors import ExchangeError
        from desktop.ui.failures import sentence

        try:
            change = merge.merge(self._diary.whole(), json.read_file(path))
        except ExchangeError as error:
            error.path = path
            self._say(sentence(error) or "")
            return
        if change:
            self._diary.take_in(change)
        self._say(self.tr("%n new entry/entries taken in.", "", len(change.put)))

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.show()

    def _export(self, format: str) -> None:
        kinds = {"json": self.tr("Evenfoot diary (*.json)"), "csv": self.tr("Table (*.csv)")}
        suggested = self.tr("Evenfoot diary {day}").format(day=self._diary.today.isoformat()) + f".{format}"
        name, _kind = QFileDialog.getSaveFileName(self, self.tr("Export"), suggested, kinds[format])
        if name:
            path = Path(name)
            self.export_to(path if path.suffix else path.with_suffix(f".{format}"), format)

    def _import(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, self.tr("Import"), "", self.tr("Evenfoot diary (*.json)"))
        if name:
            self.import_from(Path(name))
