"""A file is replaced whole or stays as it was."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.storage import files
from desktop.storage.errors import DiskFull, InUse, NotAFolder, NotWritable, StorageError
from desktop.storage.files import write_atomically
from tests.storage.disks import error, fill


@pytest.mark.parametrize("data", [b"", b"a\r\nb\x1a\0", bytes(1_000_000)], ids=len)
@pytest.mark.parametrize("old", [None, b"old"])
def test_what_was_written_is_there_alone_and_private(tmp_path: Path, data: bytes, old: bytes | None) -> None:
    path = tmp_path / "file"
    if old is not None:
        path.write_bytes(old)
        path.chmod(0o644)
    write_atomically(path, data)
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_bytes() == data
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.name != "posix", reason="to Windows it is a file that is not found")
def test_a_rare_error_names_the_place_that_was_given(tmp_path: Path) -> None:
    place = tmp_path / ("x" * 300)
    with pytest.raises(OSError, match="x" * 300) as caught:
        write_atomically(place, b"data")
    assert caught.value.filename == str(place)
    assert list(tmp_path.iterdir()) == []


def test_the_file_then_its_folder_are_on_disk_before_it_returns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[object] = []
    sync, replace = os.fsync, Path.replace
    monkeypatch.setattr(os, "fsync", lambda fd: (steps.append(os.fstat(fd).st_ino), sync(fd)))
    monkeypatch.setattr(Path, "replace", lambda a, b: (steps.append("renamed"), replace(a, b)))
    write_atomically(tmp_path / "file", b"data")
    folder = [tmp_path.stat().st_ino] if files.SYNCS_FOLDERS else []
    assert steps == [(tmp_path / "file").stat().st_ino, "renamed", *folder]


def test_a_system_that_cannot_sync_folders_is_served_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "SYNCS_FOLDERS", False)
    write_atomically(tmp_path / "file", b"data")
    assert (tmp_path / "file").read_bytes() == b"data"


@pytest.mark.skipif(os.name != "posix", reason="links need a right of their own elsewhere")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("file")
    write_atomically(tmp_path / "link", b"data")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_bytes() == b"data"


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EACCES, NotWritable),
        (errno.EPERM, NotWritable),
        (errno.EROFS, NotWritable),
        # The folder is there: this is what Windows says of a name that is too long.
        (errno.ENOENT, NotWritable),
        (errno.EIO, OSError),
    ],
)
@pytest.mark.parametrize("step", ["open", "fsync", "replace"])
def test_a_refusal_leaves_the_old_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, expected: type[Exception]
) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    with monkeypatch.context() as patch:
        patch.setattr(Path if step == "replace" else os, step, error(number))
        with pytest.raises(expected) as caught:
            write_atomically(path, b"new")
    assert not isinstance(caught.value, StorageError) or caught.value.path == path
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_bytes() == b"old"


def test_what_does_not_read_back_does_not_replace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", lambda _: b"nev")
        with pytest.raises(NotWritable):
            write_atomically(path, b"new")
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("name", ["missing/file", "a file/file"])
def test_a_folder_that_is_none(tmp_path: Path, name: str) -> None:
    (tmp_path / "a file").write_bytes(b"")
    with pytest.raises(NotAFolder) as caught:
        write_atomically(tmp_path / name, b"data")
    assert caught.value.path == (tmp_path / name).parent
    assert [path.name for path in tmp_path.iterdir()] == ["a file"]


@pytest.mark.parametrize("target", [os.devnull, ".", "/"])
def test_devices_and_folders_are_not_replaced(tmp_path: Path, target: str) -> None:
    with pytest.raises(NotWritable):
        write_atomically(tmp_path / target, b"data")
    assert not Path(os.devnull).is_file()
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk(small_disk: Path) -> None:
    (small_disk / "file").write_bytes(b"old")
    with pytest.raises(DiskFull):
        write_atomically(small_disk / "file", bytes(500_000))
    filler = fill(small_disk)
    with pytest.raises(DiskFull):
        write_atomically(small_disk / "file", bytes(5000))
    assert sorted(small_disk.iterdir()) == [small_disk / "file", filler]
    assert (small_disk / "file").read_bytes() == b"old"


def test_a_folder_that_may_not_change(tmp_path: Path, lock_away: Callable[[Path], None]) -> None:
    lock_away(tmp_path)
    with pytest.raises(NotWritable):
        write_atomically(tmp_path / "file", b"data")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("there", "said"), [(True, InUse), (False, NotWritable)])
def test_a_file_that_is_open_elsewhere_is_told_from_a_folder_that_takes_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool, said: type[StorageError]
) -> None:
    path = tmp_path / "file"
    if there:
        path.write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", error(errno.EACCES))
    with pytest.raises(NotWritable) as caught:
        write_atomically(path, b"new")
    assert (type(caught.value), caught.value.path) == (said, path)
    assert [found.read_bytes() for found in tmp_path.iterdir()] == ([b"old"] if there else [])
