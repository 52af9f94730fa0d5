"""Preferences come back as they were saved, and a spoilt file is said to be one."""

from datetime import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.clock import LATEST_DAY_START
from desktop.domain.preferences import Motion, Paper, Preferences, ThemeChoice
from desktop.storage.errors import PreferencesUnreadable
from desktop.storage.preferences import load, save


def test_without_a_file_everything_is_as_usual(tmp_path: Path) -> None:
    assert load(tmp_path / "none.toml") == Preferences()


@given(
    st.builds(
        Preferences,
        day_start=st.times(max_value=LATEST_DAY_START),
        theme=st.sampled_from(ThemeChoice),
        paper=st.sampled_from(Paper),
        motion=st.sampled_from(Motion),
        language=st.text(),
        ratings=st.booleans(),
        blind_rating=st.booleans(),
        welcomed=st.booleans(),
        window=st.text(),
    )
)
def test_what_was_saved_comes_back(tmp_path_factory: pytest.TempPathFactory, preferences: Preferences) -> None:
    path = tmp_path_factory.getbasetemp() / "preferences.toml"
    save(path, preferences)
    assert load(path) == preferences


def test_a_hand_may_write_less_or_more(tmp_path: Path) -> None:
    path = tmp_path / "preferences.toml"
    path.write_text('# mine\ntheme = "dark"\nday_start = 05:30:00\nsince_the_future = [1]\n', encoding="utf-8")
    assert load(path) == Preferences(theme=ThemeChoice.DARK, day_start=time(5, 30))


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        (b"theme = ", "not a TOML file"),
        (b"\xff\xfe\0", "not a TOML file"),
        (b"SQLite format 3\0", "not a TOML file"),
        (b"x = " + b"[" * 5000, "not a TOML file"),
        (b'theme = "blue"', "theme = blue"),
        (b"theme = []", "theme = []"),
        (b"paper = 4", "paper = 4"),
        (b'motion = "none"', "motion = none"),
        (b"ratings = 1", "ratings = 1"),
        (b"language = true", "language = True"),
        (b"window = [1120, 800]", "window = [1120, 800]"),
        (b'language = ["%s"]' % (b"x" * 999), "language = ['" + "x" * 38),
        (b"day_start = 4", "day_start = 4"),
        (b'day_start = "04:00"', "day_start = 04:00"),
        (b"day_start = 12:00:01", "a day starts by noon"),
    ],
)
def test_a_spoilt_file(tmp_path: Path, text: bytes, detail: str) -> None:
    path = tmp_path / "preferences.toml"
    path.write_bytes(text)
    with pytest.raises(PreferencesUnreadable) as caught:
        load(path)
    assert caught.value == PreferencesUnreadable(path, detail)
    assert path.read_bytes() == text


def test_something_else_than_a_file(tmp_path: Path) -> None:
    with pytest.raises(PreferencesUnreadable) as caught:
        load(tmp_path)
    assert caught.value.detail
