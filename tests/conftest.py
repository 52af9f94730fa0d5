"""One fixed place, hour and language for every test: no screen, no real home, UTC, the C locale."""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if os.name == "nt":
    # As in desktop/cli.py: without a screen Qt does not know where Windows has its fonts.
    os.environ.setdefault("QT_QPA_FONTDIR", str(Path(os.environ["SYSTEMROOT"], "Fonts")))
HOME = Path(tempfile.mkdtemp(prefix="evenfoot-tests-"))
FOLDERS = {
    "HOME": HOME,
    "USERPROFILE": HOME,
    "APPDATA": HOME / "AppData" / "Roaming",
    "LOCALAPPDATA": HOME / "AppData" / "Local",
    "XDG_CACHE_HOME": HOME / ".cache",
    "XDG_CONFIG_HOME": HOME / ".config",
    "XDG_DATA_HOME": HOME / ".local" / "share",
    "XDG_RUNTIME_DIR": HOME / "run",
    "XDG_STATE_HOME": HOME / ".local" / "state",
}
for name, folder in FOLDERS.items():
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.environ[name] = str(folder)
os.environ.update(TZ="UTC", LANG="C.UTF-8", LC_ALL="C.UTF-8")
os.environ.pop("LANGUAGE", None)
if hasattr(time, "tzset"):
    time.tzset()

import pytest  # noqa: E402 - pytest-qt loads Qt, which reads all of the above once
from PySide6.QtGui import QFontDatabase  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from tests.windows import let_go, windows  # noqa: E402


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application; without a font every other test would pass on empty boxes."""
    assert QFontDatabase.families(), "no font is installed"
    return qapp


@pytest.fixture(autouse=True)
def swept() -> Iterator[None]:
    """Let every window go with its test: whatever is left is dressed again by each look that follows."""
    yield
    if QApplication.instance() is not None:
        let_go(windows())


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    shutil.rmtree(HOME, ignore_errors=True)
