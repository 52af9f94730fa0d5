"""The real desktop that the tests in this folder run on."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.desktop_e2e import frozen, reader
from tests.desktop_e2e.reader import Reader
from tests.desktop_e2e.xsession import XSession, missing, xsession


@pytest.fixture
def desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[XSession]:
    """A fresh desktop; skipped where the machine has none of what it takes (`.ci/run` installs it)."""
    if lacking := missing():
        pytest.skip(f"a real window needs {', '.join(lacking)}")
    with xsession(tmp_path_factory.mktemp("desktop")) as session:
        yield session


@pytest.fixture(scope="session")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the frozen program, made from this checkout once for all tests; skipped where it cannot be."""
    if lacking := frozen.missing():
        pytest.skip(f"freezing needs {', '.join(lacking)}")
    return frozen.freeze(tmp_path_factory.mktemp("frozen"))


@pytest.fixture
def evenfoot(desktop: XSession, tmp_path: Path) -> Callable[..., subprocess.Popen[bytes]]:
    """Starts the program on the desktop; its diary is in `tmp_path/diary` and what it says in `tmp_path/said.txt`."""

    def start(*arguments: str, **environment: str) -> subprocess.Popen[bytes]:
        command = (sys.executable, "-m", "desktop", "--data-dir", tmp_path / "diary", *arguments)
        return desktop.start(*command, log=tmp_path / "said.txt", **environment)

    return start


@pytest.fixture
def listener(desktop: XSession, tmp_path: Path) -> Reader:
    """A client of the accessibility bus on the desktop; start the program with `reader.ON`."""
    if lacking := reader.missing():
        pytest.skip(f"a screen reader needs {', '.join(lacking)}")
    return reader.start(desktop, tmp_path / "reader.txt")
