"""What went wrong, in one sentence, for everything that the window or a command can meet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from desktop.domain import errors as domain
from desktop.exchange import errors as exchange
from desktop.state import failures


def _tr(text: str) -> str:
    return QCoreApplication.translate("failures", text)


def sentence(error: BaseException) -> str | None:
    """One sentence for `error`; None for a bug, which has none."""
    if isinstance(error, exchange.ExchangeError):
        return _exchange(error)
    if isinstance(error, domain.DomainError):
        return _domain(error)
    return failures.sentence(error)


def _exchange(error: exchange.ExchangeError) -> str:
    texts = {
        exchange.NotOurFile: _tr("{path} is not an Evenfoot diary export ({detail}). Nothing was changed."),
        exchange.FutureVersion: _tr(
            "{path} was exported by a newer Evenfoot. Nothing was changed. Install the newer Evenfoot to read it."
        ),
        exchange.BadContent: _tr("{path} has something wrong at {where}: {detail}. Nothing was changed."),
        exchange.TooLarge: _tr("{path} is too large for a diary ({size} MB, at most {limit} MB). Nothing was changed."),
        exchange.Conflict: _tr(
            "{path} says something else than your diary about {what}. Nothing was changed. "
            "Take that entry out of one of the two and try again."
        ),
    }
    values = {name: getattr(error, name, "") for name in ("path", "detail", "where", "what")}
    day = getattr(error, "day", None)
    if day is not None:
        values["what"] = _tr("{what} of {day}").format(what=values["what"], day=day.isoformat())
    for name in ("size", "limit"):
        values[name] = round(getattr(error, name, 0) / 1e6)
    return texts[type(error)].format(**values)


def _domain(error: domain.DomainError) -> str:
    texts: dict[type[domain.DomainError], Callable[[], str]] = {
        domain.ScoreOutOfRange: lambda: _tr("A score is a whole number from 0 to 10."),
        domain.InTheFuture: lambda: _tr("That day has not begun yet."),
        domain.TooLongAgo: lambda: _tr("Only today and yesterday can be rated: memory of pain fades within days."),
        domain.UnknownActivity: lambda: _tr("That activity is not in your list."),
        domain.NameMissing: lambda: _tr("Please write something here."),
        domain.NameTaken: lambda: _tr("You have an activity with that name already."),
        domain.TextTooLong: lambda: _tr("That is too long: at most {limit} letters.").format(
            limit=getattr(error, "limit", 0)
        ),
        domain.WeeksOverlap: lambda: _tr("Another week covers those days. End it first."),
        domain.NoRunningWeek: lambda: _tr("No week is running on that day."),
        domain.NotInTheRoutine: lambda: _tr("The week has seven days."),
    }
    return texts[type(error)]()
