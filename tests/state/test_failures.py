"""Every error that is not a bug has a sentence: what happened, what is safe, what to do."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.assets import AssetMissingError
from desktop.domain.errors import DomainError
from desktop.exchange.errors import ExchangeError
from desktop.storage.errors import StorageError
from desktop.ui.failures import sentence

PATH = Path("/home/alex/Diary of {2026}/diary.db")
# Values that could not come from the sentence itself; braces, for a name may have some.
VALUES: dict[str, Any] = {
    "path": PATH,
    "detail": "row {7}",
    "where": "days[3].{rating}",
    "what": "the rating",
    "day": date(2026, 3, 4),
    "size": 201_000_000,
    "limit": 67_000_000,
    "found": 9,
    "known": 1,
}
NEVER_SAID = re.compile(
    r"diagnos|detect|screen|treat|\bcure|heal|reliev|prevent|correct|\bfix|error|exception|traceback|invalid|fail",
    re.IGNORECASE,
)


def kinds(base: type[Exception]) -> Iterator[type[Exception]]:
    for kind in base.__subclasses__():
        yield kind
        yield from kinds(kind)


def made(kind: type[Exception]) -> Exception:
    values = {field.name: VALUES.get(field.name, 11) for field in fields(kind)}  # type: ignore[arg-type]
    return kind(**values)


WORLD = [*kinds(StorageError), *kinds(ExchangeError)]
OS_ERRORS = [
    *(errno.ENOENT, errno.EISDIR, errno.ENOTDIR, errno.ENOSPC, errno.EFBIG),
    *(errno.EACCES, errno.EPERM, errno.EROFS, errno.EIO, errno.ENAMETOOLONG, errno.EEXIST),
]


@pytest.mark.parametrize("kind", WORLD, ids=lambda kind: kind.__name__)
def test_a_failing_world_is_worded_with_its_path(kind: type[Exception]) -> None:
    error = made(kind)
    text = sentence(error)
    assert text is not None
    assert str(PATH) in text
    assert text.endswith(".")
    assert "\n" not in text
    assert not NEVER_SAID.search(text.replace(str(PATH), ""))
    rest = text.replace(str(PATH), "")
    for name in ("detail", "where"):
        if hasattr(error, name):
            assert VALUES[name] in rest
            rest = rest.replace(VALUES[name], "")
    assert not set("{}") & set(rest)


@pytest.mark.parametrize("kind", list(kinds(DomainError)), ids=lambda kind: kind.__name__)
def test_a_wrong_entry_is_worded(kind: type[Exception]) -> None:
    text = sentence(made(kind))
    assert text is not None
    assert re.fullmatch(r"[A-Z][^{}\n]+\.", text)
    assert not NEVER_SAID.search(text)


@pytest.mark.parametrize("kind", [StorageError, ExchangeError, DomainError], ids=lambda kind: kind.__name__)
def test_there_is_something_to_word(kind: type[Exception]) -> None:
    assert len(list(kinds(kind))) >= 5


def test_two_sizes_are_said_in_megabytes() -> None:
    too_large = next(kind for kind in WORLD if kind.__name__ == "TooLarge")
    assert "201 MB, at most 67 MB" in (sentence(made(too_large)) or "")


@pytest.mark.parametrize("day", [None, date(2026, 3, 4)])
def test_a_conflict_names_its_day_if_it_has_one(day: date | None) -> None:
    from desktop.exchange.errors import Conflict

    text = sentence(Conflict(PATH, "the rating", day)) or ""
    assert "the rating" in text
    assert ("2026" in text.replace(str(PATH), "")) == (day is not None)


def test_a_conflict_counts_what_else_differs() -> None:
    from desktop.exchange.errors import Conflict

    assert "the note of 2026-03-04 and 3 more." in (sentence(Conflict(PATH, "the note", date(2026, 3, 4), 3)) or "")


@pytest.mark.parametrize("number", OS_ERRORS, ids=lambda number: errno.errorcode[number])
def test_what_the_system_says_is_worded_with_its_path(number: int) -> None:
    text = sentence(OSError(number, "as the system says", str(PATH))) or ""
    assert str(PATH) in text
    assert re.search(r"safe|Nothing was changed", text)
    assert not set("{}") & set(text.replace(str(PATH), ""))


@pytest.mark.parametrize("error", [OSError(errno.EIO, "as the system says"), OSError("odd")], ids=["reason", "odd"])
def test_what_has_no_name_is_worded_without_one(error: OSError) -> None:
    text = sentence(error) or ""
    assert ("as the system says" if error.errno else "OSError") in text
    assert "None" not in text


def test_a_missing_part_is_named() -> None:
    assert "themes/dark.toml" in (sentence(AssetMissingError("themes/dark.toml")) or "")


@pytest.mark.parametrize("error", [ValueError("a bug"), KeyError("x"), RuntimeError()])
def test_a_bug_has_no_sentence(error: Exception) -> None:
    assert sentence(error) is None
