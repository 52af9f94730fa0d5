"""How the page is made: its paper, its language, what is added to it and what its file holds."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.preferences import Paper
from desktop.report.sheet import LETTER, sheet_for
from desktop.ui.widgets.answers.choices import Choices
from desktop.ui.widgets.answers.fields import PickField, labelled
from desktop.ui.widgets.answers.tick import INDENT, TickBox
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.text import Hint


class PageChoices(Card):
    """Says each choice when a person makes it; `appendix` and `notes` are the states of their boxes."""

    paper_chosen = Signal(str)
    language_chosen = Signal(str)
    appendix_changed = Signal()
    entries_chosen = Signal(bool)

    def __init__(self, languages: Mapping[str, str], parent: QWidget | None = None) -> None:
        """`languages` gives the name of each language that the page can be in by its tag."""
        super().__init__(self.tr("Paper, language and file"), parent=parent)
        sheets: dict[str, str] = {Paper.A4: self.tr("A4"), Paper.LETTER: self.tr("Letter")}
        usual = sheets[Paper.LETTER if sheet_for(Paper.REGION) is LETTER else Paper.A4]
        automatic = self.tr("Automatic ({sheet})").format(sheet=usual)
        self.paper = Choices(self.tr("Paper"), {Paper.REGION: automatic, **sheets})
        self.paper.chosen.connect(self.paper_chosen)
        self.add(self.paper)
        self.language = PickField()
        self.language.setObjectName("page_language")
        self.language.addItem(self.tr("Same as the window"), "")
        for tag, name in languages.items():
            self.language.addItem(name, tag)
        self.language.activated.connect(lambda _: self.language_chosen.emit(str(self.language.currentData())))
        if len(languages) > 1:
            line = row()
            line.insertLayout(0, labelled(self.tr("Lan&guage of the page"), self.language))
            self.body.addLayout(line)
            typed = self.tr("What you typed stays as you typed it.")
            unread = self.tr("The other languages have not been read by a doctor who speaks them yet.")
            self.add(Hint(f"{typed} {unread}"))
        self._build_ticks()

    def _build_ticks(self) -> None:
        self.daily = TickBox(
            self.tr("Add the daily &table"), self.tr("Further sheets below the page, with a line for each day.")
        )
        self.daily.setObjectName("add_daily_table")
        self.daily.toggled.connect(lambda _: self.appendix_changed.emit())
        self.entries = TickBox(
            self.tr("Attach my &entries to the PDF"),
            self.tr(
                "A saved PDF then holds each rating, tick and answer with its date and time, as CSV and FHIR for a "
                "physician's program. Whoever gets the file can read them. Your notes stay out unless you tick the "
                "next box."
            ),
        )
        self.entries.setObjectName("attach_entries")
        self.entries.toggled.connect(self.entries_chosen)
        self.texts = TickBox(self.tr("Attach the te&xts of my notes, too"), self.tr("All of them, word for word."))
        self.texts.setObjectName("attach_notes")
        self.add(self.daily, self.entries)
        below = row(self.texts, stretch_last=True)
        below.setContentsMargins(INDENT, 0, 0, 0)
        self.body.addLayout(below)

    @property
    def appendix(self) -> bool:
        """Whether the daily table is wanted."""
        return self.daily.isChecked()

    @property
    def notes(self) -> bool:
        """Whether the notes are wanted among the entries; for this time only."""
        return self.texts.isChecked()

    def show_choices(self, paper: Paper, language: str, *, entries: bool) -> None:
        """Show what is in force without saying so; a language without a page is the window's."""
        self.paper.set_value(paper)
        self.language.setCurrentIndex(max(0, self.language.findData(language)))
        self.entries.blockSignals(True)
        self.entries.setChecked(entries)
        self.entries.blockSignals(False)
        self.texts.setEnabled(entries)
