"""Opening the window loads nothing that reaches another machine, nothing slow, and leaves the home alone."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

# What talks to other machines, in Python and in Qt.
REACHING = {
    "socket",
    "_socket",
    "ssl",
    "http.client",
    "urllib.request",
    "smtplib",
    "ftplib",
    "asyncio",
    "PySide6.QtNetwork",
}
LIBRARIES = ("Qt6Network", "libssl", "libcurl")
# What a chart, an export or a printer needs; a window does not.
SLOW = {
    "numpy",
    "pyqtgraph",
    "msgspec",
    "PySide6.QtPrintSupport",
    "PySide6.QtOpenGL",
    "PySide6.QtSvg",
    "logging.handlers",
}
OPEN = """
import json, sys
from pathlib import Path
from desktop import cli  # what the console script loads
from desktop import app
from PySide6.QtCore import QTimer

def look(program):
    def report():
        maps = Path("/proc/self/maps")
        visible = program.window.isVisible()
        print(json.dumps([visible, sorted(sys.modules), maps.read_text() if maps.exists() else ""]))
        program.window.close()
    # Behind everything that showing the window has queued, its first paint included.
    QTimer.singleShot(0, lambda: QTimer.singleShot(0, report))

sys.exit(app.run(Path(sys.argv[1]), show=look))
"""


@dataclass(frozen=True)
class Opened:
    """What a process had loaded once its window was up."""

    modules: frozenset[str]
    mapped: str
    home: Path
    diary: Path


@pytest.fixture(scope="module", params=["first run", "later"])
def opened(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Opened:
    """The real start path in a process of its own, with a home of its own."""
    home, diary = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("diary")
    if request.param == "later":
        from desktop.domain.preferences import Preferences
        from desktop.storage import folders, preferences

        preferences.save(diary / folders.PREFERENCES, Preferences(welcomed=True))
    own = {name: str(home) for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")}
    own |= {name: str(home / name) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")}
    run = subprocess.run(
        (sys.executable, "-c", OPEN, str(diary)), env=os.environ | own, capture_output=True, text=True, check=False
    )
    log = diary / "evenfoot.log"
    assert run.returncode == 0, run.stderr + (log.read_text(encoding="utf-8") if log.exists() else "")
    visible, modules, mapped = json.loads(run.stdout)
    assert visible
    return Opened(frozenset(modules), mapped, home, diary)


def test_nothing_that_reaches_another_machine_is_loaded(opened: Opened) -> None:
    assert "desktop.ui.main_window" in opened.modules
    assert sorted(REACHING & opened.modules) == []
    assert [name for name in LIBRARIES if name in opened.mapped] == []


def test_nothing_slow_is_loaded(opened: Opened) -> None:
    assert sorted(SLOW & opened.modules) == []


def test_everything_is_kept_in_the_data_folder(opened: Opened) -> None:
    # The system's font cache is not ours to decide about.
    left = [path for path in opened.home.rglob("*") if path.is_file() and "fontconfig" not in path.parts]
    assert left == []
    assert (opened.diary / "diary.db").exists()


# What the first sight of the window would have to wait for.
BEHIND_IT = {"desktop.domain.diary", "desktop.state.diary_state", "desktop.ui.widgets.page", "PySide6.QtCore.Qt"}
FIRST_SIGHT = """
import sys
from pathlib import Path
from desktop import app
from PySide6 import QtCore

fill = app.fill

def filled(empty, clock):
    # The binding adds a class to its module when it is first asked for.
    print(empty.window.isVisible(), *sys.modules, *(f"PySide6.QtCore.{name}" for name in vars(QtCore)))
    return fill(empty, clock)

app.fill = filled
sys.exit(app.run(Path(sys.argv[1]), show=lambda program: program.window.close()))
"""


def test_the_window_is_seen_before_its_pages_are_loaded(tmp_path: Path) -> None:
    run = subprocess.run((sys.executable, "-c", FIRST_SIGHT, tmp_path), capture_output=True, text=True, check=True)
    visible, *loaded = run.stdout.split()
    assert visible == "True"
    assert {"desktop.ui.main_window", "PySide6.QtCore.QObject"} <= set(loaded)
    assert sorted(BEHIND_IT & set(loaded)) == []
