"""How it is said where somebody stands in their weeks, and what can be done from there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject

from desktop.domain.prompts import Stage, Standing, repeatable
from desktop.domain.routine import ROUTINE, Week, WeekKind
from desktop.ui.widgets.today.focus_card import FocusView, Offer
from desktop.ui.words import Words

DAYS = len(ROUTINE)


class WeekWords(QObject):
    """Turns a standing into the words of the focus card."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        """`words` gives the long texts."""
        super().__init__(parent)
        self._words = words

    def view(self, standing: Standing, today: date, *, ratings: bool) -> FocusView:
        """What the card says today; without `ratings` nothing speaks of them."""
        week = standing.week
        if week is None:
            return self._none(ratings=ratings)
        if standing.stage is Stage.AHEAD:
            return self._ahead(week)
        if standing.stage is Stage.OVER:
            return self._over(week, ratings=ratings)
        if standing.stage is Stage.PAUSED:
            return self._paused(standing.position or 1)
        return self._under_way(week, standing.position or 1, today, ratings=ratings)

    def _under_way(self, week: Week, position: int, today: date, *, ratings: bool) -> FocusView:
        where = self.tr("Day {position} of {days}").format(position=position, days=DAYS)
        changes = [
            Offer("pause", self.tr("&Pause")),
            Offer("repeat", self.tr("&Repeat yesterday's focus"), enabled=repeatable(week, today) is not None),
            Offer("end", self.tr("&End the week")),
        ]
        focus = week.focus(today)
        view = self._text(focus or "baseline")
        aside = self.tr("This is the last day of the week.") if position == DAYS else ""
        if focus is None:
            del changes[1]
            where = self.tr("Baseline week, day {position} of {days}").format(position=position, days=DAYS)
            aside = self.tr("Tomorrow you can start the week of noticing.") if position == DAYS else ""
            if not ratings:
                how = self.tr("Ratings are switched off. You can end this week and start the week of noticing.")
                view = replace(view, title=self.tr("Baseline week"), focus=self.tr("Live as you always do."), how=how)
        return replace(view, position=where, aside=aside, changes=tuple(changes))

    def _paused(self, position: int) -> FocusView:
        where = self.tr("Paused. Day {position} of {days} comes next.").format(position=position, days=DAYS)
        go_on = Offer("go_on", self.tr("&Go on today"), primary=True)
        return replace(
            self._text("paused"), position=where, offers=(go_on,), changes=(Offer("end", self.tr("&End the week")),)
        )

    def _ahead(self, week: Week) -> FocusView:
        baseline = week.kind is WeekKind.BASELINE
        title = self.tr("Your baseline week is planned") if baseline else self.tr("Your week of noticing is planned")
        return FocusView("", title, self.tr("It starts on {day}.").format(day=self._words.long_date(week.start)))

    def _over(self, week: Week, *, ratings: bool) -> FocusView:
        last = week.end or week.start
        whole = week.position(last) == DAYS
        when = self.tr("It ended on {day}.") if whole else self.tr("You ended it early. Its last day was {day}.")
        when = when.format(day=self._words.long_date(last))
        if week.kind is WeekKind.BASELINE:
            return self._after_baseline(when)
        chart = Offer("see_chart", self.tr("See t&he chart"), primary=True)
        page = Offer("make_page", self.tr("Make the page for your &visit"))
        again = Offer("begin_awareness", self.tr("Start an&other week"), primary=not ratings)
        view = self._text("ended")
        how = view.how if ratings else self.tr("You can start another week, or stop here.")
        return replace(view, position=when, how=how, offers=(chart, page, again) if ratings else (again, page))

    def _after_baseline(self, when: str) -> FocusView:
        return FocusView(
            when,
            self.tr("Your baseline week is done"),
            self.tr("Next comes the week of noticing."),
            self.tr("Each day has one small thing to notice about how you stand. Keep rating once a day."),
            offers=(
                Offer("begin_awareness", self.tr("Start the week of &noticing"), primary=True),
                Offer("begin_baseline", self.tr("Repeat the b&aseline week")),
            ),
        )

    def _none(self, *, ratings: bool) -> FocusView:
        paths = self._words.content("welcome")["path"]["options"]
        view = self._text("none")
        noticing = Offer("begin_awareness", self.tr("Start the week of &noticing now"))
        if not ratings:
            how = self.tr("Each day has one small thing to notice about how you stand.")
            return replace(view, how=how, offers=(replace(noticing, primary=True),))
        baseline = Offer(
            "begin_baseline", self.tr("Start with a b&aseline week"), paths["baseline_first"]["body"], primary=True
        )
        return replace(view, offers=(baseline, replace(noticing, why=paths["awareness_now"]["body"])))

    def _text(self, name: str) -> FocusView:
        text = self._words.content("routine")[name]
        picture = text.get("picture", "")
        return FocusView(
            "", text["title"], text["focus"], text["how"], picture=name if picture else "", picture_says=picture
        )
