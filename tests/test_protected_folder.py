"""A diary on a disk that is protected: what only reads it can still be done, and nothing there changes."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop import assets, demo
from desktop.domain.diary import Change, Diary
from desktop.exchange import json
from desktop.state import opening
from desktop.state.opening import reading
from desktop.storage import folders
from desktop.storage.diary_store import SqliteJournal
from desktop.storage.errors import DiaryBusy, DiaryDamaged, NotWritable
from tests.storage.conftest import MAY_MOUNT, run
from tests.terminal import Terminal, evenfoot, fill_in

__all__ = ["evenfoot"]

WAYS = ["clean", "in the log"]


@pytest.fixture
def protect(tmp_path: Path) -> Iterator[Callable[[], Path]]:
    """An empty folder, and nothing can be written to it once this is called again."""
    place = tmp_path / "old disk"
    place.mkdir()
    if MAY_MOUNT:
        run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", place)
    elif sys.platform == "win32":
        pytest.skip("a folder there cannot be protected by its mode")

    def protected() -> Path:
        if MAY_MOUNT:
            run("mount", "-o", "remount,ro", place)
        else:
            place.chmod(0o500)
        return place

    yield protected
    if MAY_MOUNT:
        subprocess.run(("umount", "-l", place), check=True)
    else:
        place.chmod(0o700)


@pytest.fixture(params=WAYS)
def old(request: pytest.FixtureRequest, protect: Callable[[], Path], tmp_path: Path) -> Path:
    """The sample diary in a protected folder, whole in its file or most of it still in the log beside it."""
    made = tmp_path / "made"
    made.mkdir()
    journal = SqliteJournal.open(made / folders.DIARY, assets.migrations())
    journal.apply(Change(put=demo.sample().records()))
    if request.param == "clean":
        journal.close()
    names = [file.name for file in made.iterdir() if not file.name.endswith("-shm")]
    for name in names:
        (tmp_path / "old disk" / name).write_bytes((made / name).read_bytes())
    if request.param == "in the log":
        assert f"{folders.DIARY}-wal" in names
        journal.close()
    return protect()


def everything(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


@pytest.fixture
def before(old: Path) -> dict[str, bytes]:
    return everything(old)


def test_the_diary_can_be_exported(
    evenfoot: Terminal, old: Path, before: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    out = tmp_path / "diary.json"
    said = evenfoot("--data-dir", old, "export", "--format", "json", "--out", out)
    assert (said.code, said.err) == (0, "")
    assert json.load(out.read_bytes()) == demo.sample()
    assert everything(old) == before
    assert not list(temporary.iterdir())


def test_the_page_can_be_written(evenfoot: Terminal, old: Path, tmp_path: Path) -> None:
    out = tmp_path / "page.pdf"
    said = evenfoot("--data-dir", old, "summary", "--out", out)
    assert (said.code, said.err) == (0, "")
    assert "nothing is recorded" not in said.out
    assert out.read_bytes().startswith(b"%PDF")


def test_check_reads_it_and_says_that_it_is_protected(evenfoot: Terminal, old: Path, before: dict[str, bytes]) -> None:
    said = evenfoot("--data-dir", old, "check")
    assert said.code == 1
    assert "settings: ok" in said.out
    assert f"diary: Evenfoot may not write to {old}" in said.out
    assert everything(old) == before


@pytest.mark.parametrize("argv", [("import", "x.json"), ("export", "--format", "json", "--out", "inside.json")])
def test_nothing_is_written_there(
    evenfoot: Terminal, old: Path, before: dict[str, bytes], argv: tuple[str, ...], tmp_path: Path
) -> None:
    (tmp_path / "x.json").write_bytes(json.dump(Diary()))
    places = {"x.json": tmp_path / "x.json", "inside.json": old / "inside.json"}
    said = evenfoot("--data-dir", old, *(places.get(each, each) for each in argv))
    assert said.refuses("may not write")
    assert everything(old) == before


def test_a_damaged_one_is_told_by_its_own_name(protect: Callable[[], Path], tmp_path: Path) -> None:
    place = tmp_path / "old disk"
    with closing(sqlite3.connect(fill_in(place) / folders.DIARY)) as diary:
        assert diary.execute("UPDATE week SET seal = seal + 1").rowcount
        diary.commit()
    protect()
    with pytest.raises(DiaryDamaged) as caught, reading(place) as journal:
        journal.whole()
    assert caught.value.path == place / folders.DIARY


def test_without_a_diary_there_is_nothing_to_read(protect: Callable[[], Path]) -> None:
    with pytest.raises(NotWritable), reading(protect()):
        pass


def test_check_says_so_where_no_diary_can_be_begun(evenfoot: Terminal, protect: Callable[[], Path]) -> None:
    place = protect()
    assert evenfoot("--data-dir", place, "check").refuses(place, "may not write")


def test_the_copy_is_for_its_owner_alone(old: Path) -> None:
    if sys.platform != "win32":
        with opening._copied(old) as copy:
            assert copy.stat().st_mode & 0o777 == 0o700


def test_one_that_is_being_written_is_not_copied_by_halves(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    states = iter([[(1, 1), None], [(2, 2), None]])
    monkeypatch.setattr(opening, "_state", lambda _files: next(states))
    with pytest.raises(DiaryBusy), reading(old):
        pass
