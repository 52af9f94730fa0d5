"""PEG as it stands in the diary: what is answered is saved, and earlier scores wait where the person wants it so."""

from __future__ import annotations

from datetime import date

from desktop.domain.peg import Peg
from desktop.state.diary_state import DiaryState
from desktop.state.preferences_state import PreferencesState
from desktop.ui.visit.part import Asking
from desktop.ui.visit.peg_part import PegPart, PegView


class PegRoom(PegPart):
    """Shows what is true by `refresh`."""

    def __init__(self, asking: Asking, diary: DiaryState, preferences: PreferencesState) -> None:
        """Empty until `refresh`."""
        super().__init__(asking)
        self._diary, self._preferences = diary, preferences
        self._lifted_on: date | None = None
        self.answered.connect(diary.answer_peg)
        self.removed.connect(self._take_away)
        self.lifted.connect(self._lift)

    def refresh(self) -> None:
        """Show today's answer, and the earlier ones when they may be seen."""
        today, pegs = self._diary.today, self._diary.pegs()
        now = _of(today, pegs)
        blind = self._preferences.value.blind_rating and self._lifted_on != today
        earlier = [peg for peg in reversed(pegs) if peg.day != today]
        self.show_view(PegView(now, earlier, hidden=now is None and blind))

    def _take_away(self) -> None:
        now = _of(self._diary.today, self._diary.pegs())
        if now is not None:
            self._diary.remove_peg(now)

    def _lift(self) -> None:
        self._lifted_on = self._diary.today
        self.refresh()
        self.first().setFocus()


def _of(day: date, pegs: tuple[Peg, ...]) -> Peg | None:
    return next((peg for peg in pegs if peg.day == day), None)
