"""The smoke test of a program that is whole, and of one that lacks something: then it says what, and nothing else."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLibraryInfo
from PySide6.QtGui import QImage

from desktop import __version__, assets, demo
from desktop.smoke_test import installed, kept, paper, seen
from desktop.smoke_test.wrong import WrongError

ROOT = Path(__file__).parents[2]
STEPS = ("machine", "files", "translation", "icons", "fonts", "pages", "dialogs", "chart", "skeleton", "entry")
STEPS += ("import", "encrypted", "page", "page_texts", "printing", "closing", "quiet")
SLOW = {"pages", "dialogs"}
DRIVER = """
import sys
from pathlib import Path

sys.path[:0] = [sys.argv[1]]
missing, without = sys.argv[2].split(), set(sys.argv[3].split())
for name in missing:
    sys.modules[name] = None

from PySide6.QtCore import QCoreApplication

if sys.argv[4]:
    QCoreApplication.setLibraryPaths([sys.argv[4]])

from desktop import assets, cli
from desktop.smoke_test import trial

assert assets.__file__.startswith(sys.argv[1]), assets.__file__
steps = trial.steps
trial.steps = lambda window: {name: step for name, step in steps(window).items() if name not in without}
exec(sys.argv[5])
sys.exit(cli.main(["--smoke-test"]))
"""


@dataclass(frozen=True)
class Installation:
    """A copy of the program, to take things away from."""

    place: Path
    plugins: Path

    def lose(self, name: str) -> None:
        """Do without a file or a folder of the program's own, or a plugin of Qt's."""
        path = self.plugins / name.removeprefix("plugins/") if name.startswith("plugins/") else self.place / name
        (found,) = path.parent.glob(path.name)
        if found.is_dir():
            shutil.rmtree(found)
        else:
            found.unlink()

    def damage(self, name: str) -> None:
        """Keep half of a file."""
        path = self.place / name
        content = path.read_bytes()
        # Not in place: it is the same file as in the checkout.
        path.unlink()
        path.write_bytes(content[: len(content) // 2])

    def tried(self, missing: str = "", without: str = "", before: str = "") -> dict[str, Any]:
        """What the smoke test says of it, without the modules `missing` and the steps `without`."""
        said = subprocess.run(
            (sys.executable, "-c", DRIVER, self.place, missing, without, self.plugins, before),
            cwd=self.place,
            env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            check=False,
        )
        assert said.stderr == b""
        told = json.loads(said.stdout.decode("ascii"))
        assert isinstance(told, dict)
        assert said.returncode == (1 if "failed" in told else 0)
        return told


@pytest.fixture
def installation(tmp_path: Path) -> Installation:
    """All of it, the files the same as in the checkout."""
    place, plugins = tmp_path / "program", tmp_path / "plugins"
    junk = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "desktop", place / "desktop", copy_function=once_more, ignore=junk)
    shutil.copytree(ROOT / "resources", place / "desktop" / "resources", copy_function=once_more, ignore=junk)
    of_qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    # Qt's plugins find its libraries by where they really are, but for those of Windows; it has no links for everybody,
    # and keeps every name of a library that is in use.
    shutil.copytree(of_qt, plugins, copy_function=shutil.copyfile if sys.platform == "win32" else link)
    return Installation(place, plugins)


def once_more(file: str, to: str) -> None:
    """The same file under another name, or a copy where that is on another drive."""
    try:
        os.link(file, to)
    except OSError:
        shutil.copyfile(file, to)


def link(file: str, to: str) -> None:
    Path(to).symlink_to(file)


def failed(told: dict[str, Any]) -> list[str]:
    """The steps that did not work."""
    names = [name for name in STEPS if told.get(name) is False]
    assert set(told.get("failed", {})) == set(names)
    for text in told.get("failed", {}).values():
        assert text
        assert "\n" not in text
        assert "Traceback" not in text
    return names


def test_a_whole_installation_works(installation: Installation) -> None:
    told = installation.tried()
    assert failed(told) == [], told.get("failed")
    assert list(told) == ["version", "frozen", *STEPS, "details"]
    assert (told["version"], told["frozen"]) == (__version__, False)
    assert told["details"]["encrypted"]["cipher"] == "chacha20"
    assert told["details"]["machine"]["platform"] == os.environ["QT_QPA_PLATFORM"]
    assert set(told["details"]["pages"]["colours"]) == set(PAGES)
    assert set(told["details"]["dialogs"]["colours"]) == DIALOGS


PAGES = ("today", "week", "trends", "questions", "summary", "learn", "skeleton", "warning_signs", "settings", "about")
DIALOGS = {"day", "paper_week", "signs_before", "licences", "failure", "welcome"}
RESOURCES = "desktop/resources"
LOSSES: dict[str, tuple[str, list[str]]] = {
    "a translation": (f"{RESOURCES}/i18n/evenfoot_en.qm", ["translation"]),
    "the bones": (f"{RESOURCES}/skeleton/skeleton.npz", ["skeleton"]),
    "texts of a language": (f"{RESOURCES}/content/de/fhir.toml", ["page_texts"]),
    "a font": (f"{RESOURCES}/fonts/page-bold.ttf", ["fonts"]),
    "an icon": (f"{RESOURCES}/icons/check-dark.svg", ["icons"]),
    "the icon engine": ("plugins/iconengines/*qsvgicon*", ["icons"]),
    "the image format": ("plugins/imageformats/*qsvg.*", ["icons"]),
}
if sys.platform == "linux":
    # Elsewhere it is no plugin.
    LOSSES["print support"] = ("plugins/printsupport/*", ["printing"])


@pytest.mark.parametrize(("name", "steps"), LOSSES.values(), ids=LOSSES)
def test_what_is_lost_is_named(installation: Installation, name: str, steps: list[str]) -> None:
    installation.lose(name)
    assert failed(installation.tried(without=" ".join(SLOW))) == steps


@pytest.mark.parametrize(
    ("name", "steps"),
    [
        (f"{RESOURCES}/fonts/page-regular.ttf", ["fonts"]),
        (f"{RESOURCES}/icons/up-dark.svg", ["icons"]),
        (f"{RESOURCES}/skeleton/skeleton.npz", ["skeleton"]),
    ],
    ids=["font", "icon", "bones"],
)
def test_what_is_damaged_is_named(installation: Installation, name: str, steps: list[str]) -> None:
    installation.damage(name)
    assert failed(installation.tried(without=" ".join(SLOW))) == steps


@pytest.mark.parametrize(
    ("missing", "steps"),
    [
        ("pyqtgraph", ["chart"]),
        ("desktop.ui.pages.week_page", ["pages"]),
        ("desktop.ui.dialogs.paper_week", ["dialogs"]),
        ("desktop.exchange.fhir", ["page"]),
        ("desktop.storage.encryption", ["entry", "import", "encrypted"]),
    ],
)
def test_a_module_that_is_missing_stops_no_other_step(
    installation: Installation, missing: str, steps: list[str]
) -> None:
    # The pages are slow; where it is not about one of them they are left out.
    without = SLOW - set(steps)
    told = installation.tried(missing, " ".join(without))
    assert failed(told) == steps, told


SAYING = "from desktop.smoke_test import kept; kept.encrypted = lambda: ({}, {{}})[1]"
"""A step that works, and says something besides."""

FAULTS: dict[str, tuple[str, list[str], str]] = {
    "no cipher": ("from desktop.storage import encryption as e; e.VFS = 'memdb'", ["encrypted"], "Encryption is not"),
    "nothing comes back": (
        "from desktop import commands as c; c.merge.merge = lambda *_: c.Change()",
        ["import"],
        "52 entries left, 0 came back",
    ),
    "nothing saved": (
        "from desktop.state.diary_state import DiaryState as d; d.rate = lambda *_: None",
        ["entry"],
        "rated 4, read []",
    ),
    "not tagged": ("from desktop.report import pdf; pdf.tag = lambda *_: {}[1]", ["page"], "as a PDF file"),
    "Qt warns": (
        "from PySide6.QtCore import qWarning; " + SAYING.format("qWarning('Qt is not amused')"),
        ["quiet"],
        "Qt is not amused",
    ),
    "Python warns": ("import warnings; " + SAYING.format("warnings.warn('not amused')"), ["quiet"], "not amused"),
    "an event fails": (
        "from desktop.ui.pages.about_page import AboutPage as a; a.showEvent = lambda *_: {}['unheard of']",
        ["pages"],
        "unheard of",
    ),
}


@pytest.mark.parametrize(("before", "steps", "said"), FAULTS.values(), ids=FAULTS)
def test_what_does_not_work_is_named(installation: Installation, before: str, steps: list[str], said: str) -> None:
    told = installation.tried(without=" ".join(SLOW - set(steps)), before=before)
    assert failed(told) == steps, told["failed"]
    assert said in told["failed"][steps[0]]


def test_a_window_that_does_not_open_stops_no_other_step(installation: Installation) -> None:
    installation.lose(f"{RESOURCES}/themes/light.toml")
    told = installation.tried()
    assert failed(told) == ["pages", "dialogs", "chart", "skeleton", "entry"]
    assert "themes/light.toml" in told["failed"]["pages"]


# Parts of it.


def test_a_picture_of_one_colour_is_empty(qapp: object) -> None:
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    with pytest.raises(WrongError, match="about is empty: 1 colours"):
        seen.filled("about", image)
    with pytest.raises(WrongError, match="empty: 0 colours"):
        seen.filled("nothing", QImage())
    for x in range(seen.COLOURS):
        image.setPixel(x, 0, 0x336600 + x)
    assert seen.filled("about", image) == seen.COLOURS + 1


def test_a_plugin_that_is_no_plugin_is_named(qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "printsupport").mkdir()
    (tmp_path / "printsupport" / "libcupsprintersupport.so").write_bytes(b"no library")
    monkeypatch.setattr(installed.QCoreApplication, "libraryPaths", lambda: [str(tmp_path)])
    with pytest.raises(WrongError, match="printsupport/cupsprintersupport cannot be loaded: "):
        installed.plugin("printsupport", "cupsprintersupport")
    with pytest.raises(WrongError, match="there is no plugin styles/mac"):
        installed.plugin("styles", "mac")


@pytest.mark.parametrize(
    ("expected", "shipped"),
    [(installed.WINDOW_LANGUAGES, assets.window_languages), (paper.LANGUAGES, assets.page_languages)],
)
def test_the_languages_are_those_of_the_resources(
    expected: tuple[str, ...], shipped: Callable[[], tuple[str, ...]]
) -> None:
    assert expected == shipped()


def test_the_sample_ends_before_its_page_is_made() -> None:
    assert demo.last_day(demo.sample()) < paper.NOW.local.date()
    assert kept.SCORE in range(11)
