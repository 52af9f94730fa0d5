"""Diaries on real disks, small, full and read-only ones among them."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from desktop import assets
from desktop.storage.diary_store import SqliteJournal

MAY_MOUNT = sys.platform == "linux" and os.geteuid() == 0


@pytest.fixture(scope="session")
def migrations() -> list[str]:
    return assets.migrations()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "diary.db"


@pytest.fixture
def journal(path: Path, migrations: Sequence[str]) -> Iterator[SqliteJournal]:
    with closing(SqliteJournal.open(path, migrations)) as opened:
        yield opened


def run(*command: str | Path) -> None:
    """Run a tool of the system, or skip the test where it is not there or not allowed."""
    if not MAY_MOUNT or shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} needs Linux and root")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(done.stderr.strip())


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system with room for little more than an empty diary."""
    folder = tmp_path / "small"
    folder.mkdir()
    run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", folder)
    yield folder
    subprocess.run(("umount", "-l", folder), check=True)


@pytest.fixture
def lock_away() -> Iterator[object]:
    """A function that makes a file or folder unchangeable, even for root."""
    locked: list[Path] = []

    def lock(path: Path) -> None:
        run("chattr", "+i", path)
        locked.append(path)

    yield lock
    for path in locked:
        subprocess.run(("chattr", "-i", path), check=True)
