"""What went wrong, in one sentence, for everything that the window or a command can meet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication

from desktop.domain import errors as domain
from desktop.exchange import errors as exchange
from desktop.state import failures

translate = QCoreApplication.translate


def sentence(error: BaseException) -> str | None:
    """One sentence for `error`; None for a bug, which has none."""
    if isinstance(error, exchange.ExchangeError):
        return _exchange(error)
    if isinstance(error, domain.DomainError):
        return _domain(error)
    return failures.sentence(error)


@contextmanager
def said_if_wrong(say: Callable[[str], object]) -> Iterator[None]:
    """Have `say` say in one sentence what the world did wrong in the block; a bug goes on its way."""
    try:
        yield
    except Exception as error:
        said = sentence(error)
        if said is None:
            raise
        say(said)


def _exchange(error: exchange.ExchangeError) -> str:
    texts = {
        exchange.NotOurFile: translate(
            "failures", "{path} is not an Evenfoot diary export ({detail}). Nothing was changed."
        ),
        exchange.FutureVersion: translate(
            "failures",
            "{path} was exported by a newer Evenfoot. Nothing was changed. Install the newer Evenfoot to read it.",
        ),
        exchange.BadContent: translate(
            "failures", "{path} has something wrong at {where}: {detail}. Nothing was changed."
        ),
        exchange.TooLarge: translate(
            "failures", "{path} is too large for a diary ({size} MB, at most {limit} MB). Nothing was changed."
        ),
        exchange.Conflict: translate(
            "failures",
            "{path} says something else than your diary about {what}. Nothing was changed. "
            "Say whose entries to keep: --keep mine or --keep theirs.",
        ),
    }
    values = {name: getattr(error, name, "") for name in ("path", "detail", "where", "what")}
    day = getattr(error, "day", None)
    if day is not None:
        values["what"] = translate("failures", "{what} of {day}").format(what=values["what"], day=day.isoformat())
    more = getattr(error, "more", 0)
    if more:
        values["what"] = translate("failures", "{what} and {more} more").format(what=values["what"], more=more)
    for name in ("size", "limit"):
        values[name] = round(getattr(error, name, 0) / 1e6)
    return texts[type(error)].format(**values)


def _domain(error: domain.DomainError) -> str:
    texts: dict[type[domain.DomainError], Callable[[], str]] = {
        domain.ScoreOutOfRange: lambda: translate("failures", "A score is a whole number from 0 to 10."),
        domain.InTheFuture: lambda: translate("failures", "That day has not begun yet."),
        domain.TooLongAgo: lambda: translate(
            "failures", "Only today and yesterday can be rated: memory of pain fades within days."
        ),
        domain.UnknownActivity: lambda: translate("failures", "That activity is not in your list."),
        domain.NameMissing: lambda: translate("failures", "Please write something here."),
        domain.NameTaken: lambda: translate("failures", "You have an activity with that name already."),
        domain.TextTooLong: lambda: translate("failures", "That is too long: at most {limit} letters.").format(
            limit=getattr(error, "limit", 0)
        ),
        domain.WeeksOverlap: lambda: translate("failures", "Another week covers those days. End it first."),
        domain.NoRunningWeek: lambda: translate("failures", "No week is running on that day."),
        domain.NotInTheRoutine: lambda: translate("failures", "The week has seven days."),
    }
    return texts[type(error)]()
