"""The person's choices are on disk before anybody hears of them."""

from __future__ import annotations

from datetime import time
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.preferences import Paper, Preferences, ThemeChoice
from desktop.state.preferences_state import PreferencesState
from desktop.storage.errors import DiskFull


class Disk:
    """Keeps what was saved; set `failure` to refuse."""

    def __init__(self) -> None:
        self.saved: list[Preferences] = []
        self.failure: Exception | None = None

    def save(self, value: Preferences) -> None:
        if self.failure:
            raise self.failure
        self.saved.append(value)


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def state(disk: Disk) -> PreferencesState:
    return PreferencesState(Preferences(), disk.save, Path("folder"))


@pytest.fixture
def heard(state: PreferencesState, disk: Disk) -> list[tuple[Preferences, Preferences]]:
    """What was in force and what was on disk each time `changed` was said."""
    found: list[tuple[Preferences, Preferences]] = []
    state.changed.connect(lambda: found.append((state.value, disk.saved[-1])))
    return found


def test_a_choice_is_saved_before_it_is_said(
    state: PreferencesState, heard: list[tuple[Preferences, Preferences]]
) -> None:
    state.update(theme=ThemeChoice.DARK, paper=Paper.LETTER)
    state.update(day_start=time(5))
    first = Preferences(theme=ThemeChoice.DARK, paper=Paper.LETTER)
    second = Preferences(theme=ThemeChoice.DARK, paper=Paper.LETTER, day_start=time(5))
    assert heard == [(first, first), (second, second)]
    assert state.folder == Path("folder")


def test_the_same_choice_is_not_saved_again(
    state: PreferencesState, disk: Disk, heard: list[tuple[Preferences, Preferences]]
) -> None:
    state.update(theme=ThemeChoice.SYSTEM)
    assert (disk.saved, heard) == ([], [])


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"theme": ThemeChoice.DARK}, DiskFull),
        ({"day_start": time(13)}, ValueError),
        ({"colour": "red"}, TypeError),
    ],
    ids=["disk-full", "afternoon", "no-such-choice"],
)
def test_what_cannot_be_saved_is_not_in_force(
    state: PreferencesState,
    disk: Disk,
    heard: list[tuple[Preferences, Preferences]],
    changes: dict[str, Any],
    error: type[Exception],
) -> None:
    disk.failure = DiskFull(Path("preferences.toml"))
    with pytest.raises(error):
        state.update(**changes)
    assert (state.value, heard) == (Preferences(), [])
