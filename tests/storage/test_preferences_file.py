"""Preferences come back as they were saved, and a spoilt file is said to be one."""

import errno
from datetime import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.clock import LATEST_DAY_START
from desktop.domain.preferences import Motion, Paper, Preferences, ThemeChoice
from desktop.storage.errors import DiskFull, NotWritable, PreferencesUnreadable
from desktop.storage.preferences import Kept, load, save


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


# A file that cannot be read keeps nobody out.


def nothing_moves(monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    """Let the disk refuse every change of a name."""

    def refuse(path: Path, _target: Path) -> Path:
        raise OSError(code, "refused", str(path))

    monkeypatch.setattr(Path, "rename", refuse)


@pytest.mark.parametrize("text", [b"\xff\xfe\0", b"theme = ", b"ratings = 1", b"day_start = 12:00:01"])
def test_a_spoilt_file_is_kept_beside_the_next_one(tmp_path: Path, text: bytes) -> None:
    path = tmp_path / "preferences.toml"
    path.write_bytes(text)
    kept = Kept(path)
    assert kept.unreadable is not None
    assert (kept.value, kept.aside) == (Preferences(welcomed=True), tmp_path / "preferences.toml.damaged")
    assert not path.exists()
    kept.save(Preferences(theme=ThemeChoice.DARK))
    assert load(path) == Preferences(theme=ThemeChoice.DARK)
    assert (tmp_path / "preferences.toml.damaged").read_bytes() == text


def test_a_folder_in_its_place_goes_aside_with_what_is_in_it(tmp_path: Path) -> None:
    path = tmp_path / "preferences.toml"
    path.mkdir()
    (path / "letter").write_text("dear", encoding="utf-8")
    kept = Kept(path)
    kept.save(Preferences(ratings=False))
    assert load(path) == Preferences(ratings=False)
    assert (tmp_path / "preferences.toml.damaged" / "letter").read_text(encoding="utf-8") == "dear"


def test_an_earlier_one_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "preferences.toml"
    for number in range(3):
        path.write_text(f"theme = {number}", encoding="utf-8")
        Kept(path)
    names = [f"preferences.toml.damaged{ending}" for ending in ("", "-2", "-3")]
    assert [(tmp_path / name).read_text(encoding="utf-8") for name in names] == [f"theme = {n}" for n in range(3)]


@pytest.mark.parametrize(
    ("code", "refused"), [(errno.EACCES, NotWritable), (errno.ENOSPC, DiskFull), (errno.EIO, OSError)]
)
def test_a_disk_that_moves_nothing_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, refused: type[Exception]
) -> None:
    path = tmp_path / "preferences.toml"
    path.write_bytes(b"mine = ")
    with monkeypatch.context() as disk:
        nothing_moves(disk, code)
        kept = Kept(path)
        assert (kept.value, kept.aside) == (Preferences(welcomed=True), None)
        with pytest.raises(refused):
            kept.save(Preferences())
        assert path.read_bytes() == b"mine = "
    kept.save(Preferences())
    assert load(path) == Preferences()
    assert kept.aside is not None
    assert kept.aside.read_bytes() == b"mine = "


@pytest.mark.parametrize("there", [True, False])
def test_what_can_be_read_stays_where_it_is(tmp_path: Path, there: bool) -> None:
    path = tmp_path / "preferences.toml"
    if there:
        save(path, Preferences(theme=ThemeChoice.DARK))
    kept = Kept(path)
    assert (kept.value, kept.unreadable, kept.aside) == (load(path), None, None)
    assert [each.name for each in tmp_path.iterdir()] == ["preferences.toml"] * there
