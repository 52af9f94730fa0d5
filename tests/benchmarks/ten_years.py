"""A diary of ten years, as the program itself would have kept it."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

from desktop import assets
from desktop.domain.clock import Moment, diary_day
from desktop.domain.diary import Change, CheckIn, Evened, Note, PainRating, Record
from desktop.domain.preferences import Preferences
from desktop.domain.routine import BUILT_IN, Turn, Week, WeekKind, default_activities
from desktop.storage import folders, preferences
from desktop.storage.diary_store import SqliteJournal
from desktop.system.clock import SystemClock

DAYS = 3650


def records(last: date, days: int = DAYS) -> Iterator[Record]:
    """Ratings with gaps, three check-ins a day, a note every tenth day and a week every month, up to `last`."""
    yield from default_activities()
    for number in range(days):
        day = last - timedelta(days=days - 1 - number)
        at = Moment.at(datetime.combine(day, time(20), SystemClock().now().utc.tzinfo))
        if number % 9:
            yield PainRating(day, at, (number * 7 + number // 30) % 11)
        if number % 10 == 0:
            yield Note(day, at, f"Day {number}: a long walk, and stiff afterwards.")
        if number % 30 == 0 and number + 7 < days:
            yield Week(f"week-{number}", WeekKind.AWARENESS, (Turn(day, 1),))
        for activity in BUILT_IN:
            evened = Evened.YES if number % 3 else Evened.NO
            yield CheckIn(f"{activity}-{number}", day, at, activity, evened=evened)


def write(folder: Path) -> int:
    """Keep the diary in `folder` for somebody who has had the first run; gives the number of records."""
    preferences.save(folder / folders.PREFERENCES, Preferences(welcomed=True))
    found = tuple(records(diary_day(SystemClock().now())))
    journal = SqliteJournal.open(folder / folders.DIARY, assets.migrations())
    journal.apply(Change(put=found))
    journal.close()
    return len(found)
