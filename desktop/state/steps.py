"""What was done since the program began, so that it can be taken back and done again."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum

from desktop.domain.diary import Change, Note, PainRating

UNDO_STEPS = 50
ONE_BREATH = timedelta(seconds=10)
"""Within this time, going on with a note or making a 1 a 10 is the same thing, to be taken back as one."""


class Deed(StrEnum):
    """What kind of thing was done."""

    RATE = "rate"
    CHECK_IN = "check_in"
    NOTE = "note"
    SKIP = "skip"
    WEEK = "week"
    ACTIVITY = "activity"
    TELL = "tell"
    PEG = "peg"
    PAPER = "paper"
    IMPORT = "import"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done, the how-manieth since the program began, and what takes it back."""

    number: int
    deed: Deed
    done: Change
    back: Change


class Steps:
    """The last `UNDO_STEPS` things, and those that were taken back since; a new thing ends what can be done again."""

    def __init__(self) -> None:
        """Begin with nothing done."""
        self._done: deque[Step] = deque(maxlen=UNDO_STEPS)
        self._taken_back: list[Step] = []
        self._count = 0

    @property
    def last(self) -> Step | None:
        """What can be taken back."""
        return self._done[-1] if self._done else None

    @property
    def following(self) -> Step | None:
        """What can be done again."""
        return self._taken_back[-1] if self._taken_back else None

    def add(self, deed: Deed, done: Change, back: Change) -> None:
        """Something new was done; where it only goes on with the last thing, both are taken back as one."""
        if self._goes_on(done):
            back = self._done.pop().back
        self._count += 1
        self._done.append(Step(self._count, deed, done, back))
        self._taken_back.clear()

    def go_back(self, again: Change) -> None:
        """The last thing was taken back; `again` does it again, all that had been put together as one."""
        self._taken_back.append(replace(self._done.pop(), done=again))

    def go_forward(self) -> None:
        """What had been taken back was done again."""
        self._done.append(self._taken_back.pop())

    def forget(self) -> None:
        """Nothing can be taken back or done again any more."""
        self._done.clear()
        self._taken_back.clear()

    def _goes_on(self, done: Change) -> bool:
        """Whether this only goes on with the last thing: a 1 that became 10, a note that is still being written."""
        match (self.last.done.put if self.last else (), done.put):
            case ((PainRating(score=1) as before,), (PainRating(score=10) as after,)) | (
                (Note() as before,),
                (Note() as after,),
            ):
                return before.day == after.day and timedelta(0) <= after.at.utc - before.at.utc <= ONE_BREATH
        return False
