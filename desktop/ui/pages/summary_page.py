"""The one place where a visit is prepared: what is told and asked, the page as it will print, and the ways to paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from desktop import assets
from desktop.domain.interview import Part
from desktop.domain.preferences import Paper
from desktop.domain.routine import WeekKind
from desktop.domain.summary import Summary, four_weeks
from desktop.report.ink import missing
from desktop.report.page import Page as Sheetful
from desktop.report.page import plain_text
from desktop.report.sheet import Sheet
from desktop.report.visit.compose import compose
from desktop.state.diary_state import DiaryState
from desktop.state.files import write_for_person
from desktop.state.preferences_state import PreferencesState
from desktop.ui.blind import scores_wait
from desktop.ui.dialogs import signs_before
from desktop.ui.documents import in_documents
from desktop.ui.page_file import attachments
from desktop.ui.page_ways import PageWays
from desktop.ui.region_field import region_of
from desktop.ui.theme.look import Look
from desktop.ui.visit_words import VisitWords
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.card import Card, Tone, row
from desktop.ui.widgets.page import SPACING, Page
from desktop.ui.widgets.side_by_side import SideBySide
from desktop.ui.widgets.summary.page_choices import PageChoices
from desktop.ui.widgets.summary.page_view import PageView
from desktop.ui.widgets.summary.person_card import PersonCard
from desktop.ui.widgets.summary.questions_card import QuestionsCard
from desktop.ui.widgets.summary.stretch_choice import Offer, StretchChoice
from desktop.ui.widgets.text import Body, Caption, ErrorText
from desktop.ui.widgets.warning_signs.help_card import HelpCard
from desktop.ui.words import Words

BESIDE, WIDEST = 960, 1240
"""Pixels of the column from which on the choices stand beside the page, and the most that it takes."""

AROUND = 30
"""How many letters are shown on each side of one that cannot be printed."""


class SummaryPage(Page):
    """Says what is still to answer, lets the page be chosen, shows its sheets, prints or saves them."""

    def __init__(
        self, diary: DiaryState, preferences: PreferencesState, words: Words, look: Look, parent: QWidget | None = None
    ) -> None:
        """See Page."""
        super().__init__(parent=parent)
        self.call(self.tr("Summary"), self.tr("One page for your physician, as it will print."))
        self._diary, self._preferences, self._words = diary, preferences, words
        self._pages: tuple[Sheetful, ...] = ()
        self._stretch = four_weeks(diary.span(), diary.today)
        self._content: Summary
        self._filled = False
        self._shown_on: date | None = None
        self._visit = VisitWords(words, self)
        self.widen(WIDEST)
        self._build_signs()
        self.sides = SideBySide(SPACING, BESIDE)
        self.column.addWidget(self.sides)
        self._build_view()
        self._build_choices()
        self.sides.end()
        self.column.addStretch(1)
        diary.changed.connect(self.refresh_if_visible)
        preferences.changed.connect(self.refresh_if_visible)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what is true now."""
        super().showEvent(event)
        self.show_truth()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep the name before leaving."""
        super().hideEvent(event)
        self.commit()

    def refresh(self) -> None:
        """Lay the page out again."""
        diary, chosen = self._diary, self._preferences.value
        self.about.show_person(diary.person())
        self._filled = True
        self.stretch.offer(self._offers())
        self.stretch.suggest(*four_weeks(diary.span(), diary.today))
        check = diary.last_warning_check()
        self.signs.setVisible(check is None or check.day != diary.today)
        self.help.show_region(region_of(chosen))
        self.help.demand(check is not None and check.emergency, week=diary.week() is not None)
        peg = self._visit.peg(diary.weeks(), diary.pegs(), diary.today)
        self.questions.show_state(len(Part), self._visit.left_out(diary.interview()), peg)
        self.choices.show_choices(chosen.paper, chosen.page_language, entries=chosen.page_entries)
        self._lay_out()

    def commit(self) -> None:
        """Save the name and the date of birth."""
        if self._filled:
            self._diary.set_person(self.about.person())

    def save_to(self, path: Path) -> None:
        """Write the page to `path` and say so; where that fails, what was there still stands."""
        self.commit()
        if self._pages:
            self.ways.put(path, self._pages)

    def parts(self) -> Iterator[tuple[str, QWidget]]:
        """The warning signs as they are asked before the page leaves."""
        dialog = signs_before.SignsBefore(self._diary, self._preferences, self._words, self)
        yield "signs", dialog
        dialog.deleteLater()

    def _build_signs(self) -> None:
        self.help = HelpCard(self._words.content("warning_signs"), region_of(self._preferences.value))
        self.signs = Card(self.tr("The warning signs come first"), Tone.ATTENTION)
        now = Button(self.tr("Look at the &warning signs"))
        now.setObjectName("look_at_signs")
        now.clicked.connect(self._answer_signs)
        self.signs.add(
            Body(self.tr("You are asked about them again before the page is printed or saved. It says what you tick."))
        )
        self.signs.body.addLayout(row(now))
        for card in (self.help, self.signs):
            self.column.addWidget(card)

    def _build_choices(self) -> None:
        self.questions = QuestionsCard()
        self.questions.asked.connect(lambda: self.page_asked.emit("questions"))
        self.stretch = StretchChoice()
        self.stretch.changed.connect(self._lay_out)
        card = Card(self.tr("What it covers"))
        card.add(self.stretch)
        self.about = PersonCard(self._diary.today)
        self.about.changed.connect(self.commit)
        self.choices = PageChoices({tag: _name(tag) for tag in assets.page_languages()})
        self.choices.paper_chosen.connect(lambda name: self._preferences.update(paper=Paper(name)))
        self.choices.language_chosen.connect(lambda tag: self._preferences.update(page_language=tag))
        self.choices.entries_chosen.connect(lambda on: self._preferences.update(page_entries=on))
        self.choices.appendix_changed.connect(self._lay_out)
        for part in (self.questions, card, self.about, self.choices):
            self.sides.second.addWidget(part)

    def _build_view(self) -> None:
        self.ways = PageWays(self._ready, self._page_for, self._write, self._file)
        self.ways.text.toggled.connect(self._read_as_text)
        self.sheets = Caption()
        self.sheets.setObjectName("sheets_in_all")
        self.letters = ErrorText()
        self.letters.setObjectName("missing_letters")
        self.view = PageView()
        self.view.veil.lifted.connect(self._lift)
        for widget in (self.ways, self.sheets, self.letters, self.view):
            self.sides.first.addWidget(widget)

    def _offers(self) -> list[Offer]:
        today = self._diary.today
        span = self._diary.span()
        offers = []
        if span is not None:
            offers.append(Offer(self.tr("Last four weeks"), *four_weeks(span, today)))
            offers.append(Offer(self.tr("Everything"), *span))
        for week in self._diary.weeks()[-2:]:
            days = week.days(today)
            if days:
                kind = self.tr("Baseline week") if week.kind is WeekKind.BASELINE else self.tr("Week of noticing")
                offers.append(Offer(kind, days[0], days[-1]))
        return offers

    def _lay_out(self) -> None:
        stretch = self.stretch.stretch()
        self.ways.allow(stretch is not None)
        self.ways.forget()
        if stretch is not None:
            # Ten years take half a second to sum up: once, for all that is asked of them here.
            self._stretch, self._content = stretch, self._diary.summary(*stretch)
            self._pages = self._page_for(self._preferences.value.paper)
            veiled = self._scores_wait()
            self.ways.text.setEnabled(not veiled)
            self.view.show_pages(self._pages, veiled=veiled)
            self.sheets.setText(self.tr("Sheets in all: {n}.").format(n=len(self._pages)))
            self.sheets.setVisible(len(self._pages) > 1)
            self.letters.say(self._unprintable())

    def _unprintable(self) -> str:
        """What is to be said of letters that would come out as empty boxes; nothing if there are none."""
        lines = "\n".join(map(plain_text, self._pages)).splitlines()
        letters = missing("".join(lines))
        if not letters:
            return ""
        line, at = next((line, at) for line in lines for at, one in enumerate(line) if one in letters)
        text = self.tr("No font here has some letters of “{words}”. They print as boxes. Your words are safe.")
        mend = self.tr("Write them in another way for the page.")
        return f"{text.format(words=line[max(0, at - AROUND) : at + AROUND].strip())} {mend}"

    @property
    def _language(self) -> str:
        return self._preferences.value.page_language or self._words.language

    def _page_for(self, paper: Paper | Sheet) -> tuple[Sheetful, ...]:
        return compose(self._content, paper, self._language, appendix=self.choices.appendix)

    def _scores_wait(self) -> bool:
        """Whether the page holds scores of other days while today is still to be rated."""
        today = self._diary.today
        wait = self._shown_on != today and scores_wait(self._diary.day(today), self._preferences.value)
        return wait and self._content.severity is not None

    def _lift(self) -> None:
        self._shown_on = self._diary.today
        self._lay_out()
        self.view.take_focus()

    def _read_as_text(self, shown: bool) -> None:
        self.view.show_text(shown)
        if shown:
            self.view.take_focus()

    def _answer_signs(self) -> None:
        if signs_before.answered(self._diary, self._preferences, self._words, self):
            self.ways.print.setFocus()

    def _ready(self) -> tuple[Sheetful, ...]:
        """The sheets as they are once the name is kept and the warning signs are answered; none without an answer."""
        self.commit()
        go_on = self._pages and signs_before.answered(self._diary, self._preferences, self._words, self)
        return self._pages if go_on else ()

    def _write(self, path: Path, pages: Sequence[Sheetful]) -> None:
        """Put `pages` at `path`, with the entries in the same file if they are wanted there."""
        # A quarter of what the page would load at its first opening.
        from desktop.report import pdf

        made, wanted = self._diary.now().at, self._preferences.value.page_entries
        whole, notes = self._diary.whole(), self.choices.notes
        inside = attachments(whole, *self._stretch, made, self._language, notes=notes) if wanted else ()
        pdf.write_pdf(path, pages, partial(write_for_person, self._preferences.folder), inside, made.local)

    def _file(self) -> str:
        return in_documents(self.tr("Back pain diary {day}.pdf").format(day=self._diary.today.isoformat()))


def _name(tag: str) -> str:
    """What a language calls itself."""
    language = QLocale(QLocale(tag).language(), QLocale.Country.World).nativeLanguageName()
    # Of Spanish Qt says of which country it is, even where none was meant.
    language = language.partition(" de ")[0]
    return language[:1].upper() + language[1:]
