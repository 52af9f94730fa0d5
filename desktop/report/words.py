"""The words of the page in one language: texts, dates and numbers, and the names that the content files give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property, reduce
from typing import Any

from PySide6.QtCore import QDate, QLocale

from desktop import assets
from desktop.domain.routine import Activity
from desktop.domain.trend import Mean
from desktop.domain.warning_signs import Sign

MINUS = "\u2212"
DASH = "\u2013"


@dataclass(frozen=True)
class Words:
    """Texts by `table.key` and the names of activities and signs by id; dates and numbers as `locale` writes them."""

    texts: Mapping[str, str]
    activities: Mapping[str, str]
    signs: Mapping[str, str]
    locale: QLocale
    answers: Mapping[str, str] = field(default_factory=dict)

    def say(self, key: str, **values: object) -> str:
        """The text `key` with its braces filled in; raises KeyError for an unknown key."""
        return self.texts[key].format(**{name: self._shown(value) for name, value in values.items()})

    def count(self, key: str, n: int, **values: object) -> str:
        """The form of the text `key` that `n` asks for, with `n` in it."""
        return self.say(f"{key}.{assets.form(self.language, n)}", n=n, **values)

    def join(self, key: str, texts: Iterable[str]) -> str:
        """All of `texts` in a row as the text `key` puts two of them side by side; blank for none."""
        found = [text for text in texts if text]
        return (
            reduce(lambda before, text: self.say(key, before=before, next=text), found[1:], found[0]) if found else ""
        )

    def day(self, day: date, form: str = "day") -> str:
        """A date; `form` is one of the keys under `dates`."""
        return self.locale.toString(QDate(day.year, day.month, day.day), self.texts[f"dates.{form}"])

    def number(self, value: float, decimals: int = 1) -> str:
        """A number with a fixed count of decimals and without grouping."""
        # A chart of ten years says the same few numbers thousands of times.
        key = (float(value), decimals)
        if key not in self._numbers:
            self._numbers[key] = self._plain.toString(key[0], "f", decimals)
        return self._numbers[key]

    def mean(self, mean: Mean) -> str:
        """A mean with one decimal, or a dash where the days are too few."""
        return DASH if mean.value is None else self.number(mean.value)

    def change(self, value: float) -> str:
        """A signed difference: with one decimal only where it has one, zero without a sign."""
        size = self.number(abs(value), 0 if float(value).is_integer() else 1)
        return size if value == 0 else f"{MINUS if value < 0 else '+'}{size}"

    def activity(self, activity: Activity) -> str:
        """The person's own name for an activity, or the name of a built-in one."""
        return activity.name or self.activities.get(activity.id, activity.id)

    def answer(self, value: StrEnum | bool) -> str:
        """The name of an option of the interview, as the person saw it."""
        if isinstance(value, bool):
            return self.answers["yes" if value else "no"]
        return self.answers[f"{_TABLES.get(type(value).__name__, type(value).__name__.lower())}.{value}"]

    def minutes(self, n: int) -> str:
        """A count of minutes."""
        return self.answers[f"minutes.{assets.form(self.language, n)}"].format(n=self.number(n, 0))

    def sign(self, sign: Sign) -> str:
        """A warning sign in few words."""
        return self.signs.get(sign, sign)

    @property
    def language(self) -> str:
        """The BCP 47 tag of the page."""
        return self.locale.bcp47Name()

    def _shown(self, value: object) -> object:
        return self.number(value, 0) if isinstance(value, int) else value

    @cached_property
    def _numbers(self) -> dict[tuple[float, int], str]:
        return {}

    @cached_property
    def _plain(self) -> QLocale:
        plain = QLocale(self.locale)
        plain.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
        return plain


_TABLES = {"HealthFact": "health"}
"""The options whose table in the content file has another name than they have."""


def words(
    content: Mapping[str, Any],
    activities: Mapping[str, Any],
    signs: Mapping[str, Any],
    language: str = "",
    answers: Mapping[str, Any] | None = None,
) -> Words:
    """The words in `content`, the parsed report texts, with names out of the other content files.

    `language` may say more than the texts do, as `en-GB` for English ones; another language than theirs is not used.
    """
    written = str(content["language"])
    asked = assets.language_tag(language)
    tag = asked if asked.partition("-")[0] == written.partition("-")[0] else written
    return Words(
        texts=dict(_flat(content)),
        activities={id: str(entry["name"]) for id, entry in activities.items() if isinstance(entry, Mapping)},
        signs={id: str(entry.get("page") or entry["text"]) for id, entry in signs.get("signs", {}).items()},
        locale=QLocale(tag),
        answers=dict(_flat(answers or {})),
    )


def load(language: str) -> Words:
    """The words for `language`, a BCP 47 tag, from the shipped content; English where it is not translated."""
    report, activities, signs, answers = (
        assets.content(language, name) for name in ("report", "activities", "warning_signs", "answers")
    )
    return words(report, activities, signs, language, answers)


def _flat(content: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in content.items():
        if not isinstance(value, Mapping):
            yield prefix + key, str(value)
        elif "text" in value:
            yield prefix + key, str(value["text"])
        else:
            yield from _flat(value, f"{prefix}{key}.")
