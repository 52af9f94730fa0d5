"""Where the files go, and what is said where they cannot."""

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.storage.errors import DiskFull, NotAFolder, NotWritable
from desktop.storage.folders import data_folder, found
from tests.storage.disks import error


def test_the_usual_folder_is_the_system_s(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    folder = data_folder()
    assert folder.is_dir()
    assert folder.name == "evenfoot"
    if sys.platform == "linux":
        assert folder == tmp_path / "evenfoot"


@pytest.mark.skipif(os.name != "posix", reason="Windows knows everybody's home")
@pytest.mark.parametrize("name", ["~/.local/share/evenfoot", "here/evenfoot"])
def test_without_a_home_nothing_is_made_where_the_program_was_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("appdirs.user_data_dir", lambda *_, **_more: name)
    with pytest.raises(NotAFolder) as caught:
        data_folder()
    assert caught.value.path == Path(name)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    folder = data_folder(tmp_path / "a" / "b")
    assert folder == tmp_path / "a" / "b"
    if os.name == "posix":
        assert folder.stat().st_mode & 0o777 == 0o700


def test_a_folder_that_is_there_is_taken_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    tmp_path.chmod(0o755)
    before = tmp_path.stat().st_mode
    assert data_folder(Path()) == tmp_path
    assert tmp_path.stat().st_mode == before


@pytest.mark.parametrize(("name", "blamed"), [("file", "file"), ("file/folder", "file")])
def test_a_file_is_no_folder(tmp_path: Path, name: str, blamed: str) -> None:
    (tmp_path / "file").write_bytes(b"kept")
    with pytest.raises(NotAFolder) as caught:
        data_folder(tmp_path / name)
    assert caught.value.path == tmp_path / blamed
    assert (tmp_path / "file").read_bytes() == b"kept"


@pytest.mark.parametrize(
    ("number", "expected"), [(errno.ENOSPC, DiskFull), (errno.EROFS, NotWritable), (errno.EIO, OSError)]
)
def test_a_folder_that_cannot_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, expected: type[Exception]
) -> None:
    monkeypatch.setattr(Path, "mkdir", error(number))
    with pytest.raises(expected):
        data_folder(tmp_path / "folder")


def test_a_folder_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(NotWritable):
        data_folder(tmp_path)


def test_a_folder_within_one_that_may_not_change(tmp_path: Path, lock_away: Callable[[Path], None]) -> None:
    lock_away(tmp_path)
    with pytest.raises(NotWritable):
        data_folder(tmp_path / "folder")


@pytest.mark.skipif(os.name != "posix", reason="stands in for a drive that Windows no longer has")
def test_a_drive_that_is_gone_is_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os.path, "lexists", lambda _: False)
    monkeypatch.setattr(Path, "mkdir", error(errno.ENOENT))
    monkeypatch.setattr(Path, "is_dir", lambda _: False)
    with pytest.raises(NotAFolder):
        found(tmp_path / "folder")
