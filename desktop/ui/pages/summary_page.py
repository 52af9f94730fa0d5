"""The physician's page as it will print, with the ways to get it onto paper."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.domain.preferences import Paper
from desktop.domain.routine import WeekKind
from desktop.domain.summary import four_weeks
from desktop.report.compose import compose
from desktop.report.page import Page as Sheetful
from desktop.report.pdf import write_pdf
from desktop.report.sheet import Sheet
from desktop.state.diary_state import DiaryState
from desktop.state.files import write_for_person
from desktop.state.preferences_state import PreferencesState
from desktop.ui.blind import scores_wait
from desktop.ui.documents import in_documents
from desktop.ui.theme.look import Look
from desktop.ui.widgets.buttons import Button, PrimaryButton, QuietButton
from desktop.ui.widgets.card import Card, Tone, row
from desktop.ui.widgets.flow import flow
from desktop.ui.widgets.outcome import Outcome
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.page_view import PageView
from desktop.ui.widgets.person_card import PersonCard
from desktop.ui.widgets.stretch_choice import Offer, StretchChoice
from desktop.ui.widgets.text import Body
from desktop.ui.words import Words

SIGNS_STAY_FRESH = timedelta(days=7)


class SummaryPage(Page):
    """Chooses the days and the name, shows the sheet, prints it or saves it."""

    def __init__(
        self, diary: DiaryState, preferences: PreferencesState, words: Words, look: Look, parent: QWidget | None = None
    ) -> None:
        """See Page."""
        super().__init__(parent=parent)
        self.call(self.tr("Summary"), self.tr("One page for your physician, as it will print."))
        self._diary, self._preferences, self._words = diary, preferences, words
        self._pages: tuple[Sheetful, ...] = ()
        self._stretch = four_weeks(diary.span(), diary.today)
        self._filled = False
        self._shown_on: date | None = None
        self._build_signs()
        self._build_choices()
        self._build_actions()
        self.view = PageView()
        self.view.veil.lifted.connect(self._lift)
        self.column.addWidget(self.view)
        self.column.addStretch(1)
        diary.changed.connect(self.refresh_if_visible)
        preferences.changed.connect(self.refresh_if_visible)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what is true now."""
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep the name before leaving."""
        super().hideEvent(event)
        self.commit()

    def refresh(self) -> None:
        """Lay the page out again."""
        self.about.show_person(self._diary.person())
        self._filled = True
        self.stretch.offer(self._offers())
        self.stretch.suggest(*four_weeks(self._diary.span(), self._diary.today))
        check = self._diary.last_warning_check()
        self.signs.setVisible(check is None or self._diary.today - check.day > SIGNS_STAY_FRESH)
        self._lay_out()

    def commit(self) -> None:
        """Save the name and the date of birth."""
        if self._filled:
            self._diary.set_person(self.about.person())

    def save_to(self, path: Path) -> None:
        """Write the page to `path` and say so; where that fails, what was there still stands."""
        from desktop.ui.failures import sentence  # Rarely needed, and it knows every layer's errors.

        self.commit()
        if not self._pages:
            return
        try:
            write_pdf(path, self._pages, partial(write_for_person, self._preferences.folder))
        except Exception as error:
            said = sentence(error)
            if said is None:
                raise
            self.said.say(said, wrong=True)
        else:
            self.said.say(self.tr("Saved as {path}.").format(path=path))

    def _build_signs(self) -> None:
        self.signs = Card(self.tr("A quick look at the warning signs first"), Tone.ATTENTION)
        again = Button(self.tr("Look at the &warning signs"))
        again.setObjectName("look_at_signs")
        again.clicked.connect(lambda: self.page_asked.emit("warning_signs"))
        self.signs.add(Body(self.tr("The page says what you answered last, and when. Please look at the list again.")))
        self.signs.body.addLayout(row(again))
        self.column.addWidget(self.signs)

    def _build_choices(self) -> None:
        self.stretch = StretchChoice()
        self.stretch.changed.connect(self._lay_out)
        card = Card(self.tr("What it covers"))
        card.add(self.stretch)
        self.column.addWidget(card)
        self.about = PersonCard(self._diary.today)
        self.about.changed.connect(self.commit)
        self.column.addWidget(self.about)

    def _build_actions(self) -> None:
        self.print = PrimaryButton(self.tr("&Print…"))
        self.print.setObjectName("print")
        self.print_preview = Button(self.tr("Print pre&view…"))
        self.print_preview.setObjectName("print_preview")
        self.save = Button(self.tr("&Save as PDF…"))
        self.save.setObjectName("save_pdf")
        self.text = QuietButton(self.tr("Rea&d as text"))
        self.text.setObjectName("read_as_text")
        self.text.setCheckable(True)
        self.said = Outcome()
        self.said.setObjectName("summary_said")
        self.print.clicked.connect(self._print)
        self.print_preview.clicked.connect(self._preview)
        self.save.clicked.connect(self._save)
        self.text.toggled.connect(self._read_as_text)
        self.column.addLayout(flow(self.print, self.print_preview, self.save, self.text))
        self.column.addWidget(self.said)

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
        for button in (self.print, self.print_preview, self.save):
            button.setEnabled(stretch is not None)
        self.said.say("")
        if stretch is not None:
            self._stretch = stretch
            self._pages = self._page_for(self._preferences.value.paper)
            veiled = self._scores_wait()
            self.text.setEnabled(not veiled)
            self.view.show_page(self._pages[0], veiled=veiled)

    def _page_for(self, paper: Paper | Sheet) -> tuple[Sheetful, ...]:
        return compose(self._diary.summary(*self._stretch), paper, self._words.language)

    def _scores_wait(self) -> bool:
        """Whether the page holds scores of other days while today is still to be rated."""
        today = self._diary.today
        wait = self._shown_on != today and scores_wait(self._diary.day(today), self._preferences.value)
        return wait and self._diary.summary(*self._stretch).severity is not None

    def _lift(self) -> None:
        self._shown_on = self._diary.today
        self._lay_out()
        self.view.take_focus()

    def _read_as_text(self, shown: bool) -> None:
        self.view.show_text(shown)
        if shown:
            self.view.take_focus()

    def _print(self) -> None:
        from desktop.ui.dialogs import printing

        self.commit()
        if not self._pages:
            return
        if not printing.printers():
            none = self.tr("No printer was found. Nothing was lost. Connect one, or save the page as a PDF file.")
            self.said.say(none, wrong=True)
            return
        printed = printing.print_by_dialog(self._pages, self._page_for, self)
        texts = {
            printing.Printed.HANDED_OVER: self.tr(
                "The page is on its way to the printer. If it does not come out, try again, or save it as a PDF file."
            ),
            printing.Printed.WAITING: self.tr(
                "The printer has stopped. The page waits for it. Start the printer, or save the page as a PDF file."
            ),
            printing.Printed.IN_FILE: self.tr("The page was saved in the file that you chose."),
            printing.Printed.NOT_TAKEN: self.tr(
                "The printer did not take the page. Nothing was lost. Try again, or save it as a PDF file."
            ),
        }
        if printed is not None:
            wrong = printed in {printing.Printed.WAITING, printing.Printed.NOT_TAKEN}
            self.said.say(texts[printed], wrong=wrong)

    def _preview(self) -> None:
        from desktop.ui.dialogs import printing

        self.commit()
        if self._pages:
            printing.preview(self._pages, self._page_for, self)

    def _save(self) -> None:
        suggested = in_documents(self.tr("Back pain diary {day}.pdf").format(day=self._diary.today.isoformat()))
        name, _kind = QFileDialog.getSaveFileName(self, self.tr("Save as PDF"), suggested, self.tr("PDF files (*.pdf)"))
        if name:
            path = Path(name)
            self.save_to(path if path.suffix else path.with_suffix(".pdf"))
