"""What an installer has to stand on a Windows where nothing was ever installed: each step gives a remark or fails."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

import frozen
import product
import smoke
from linux.debian_root import Failed
from wine import BUILD, Prefix

from tests.desktop_e2e.xsession import XSession, wait_until

PICTURES = product.ROOT / "build" / "pictures"
SAMPLE = product.ROOT / "resources" / "sample" / "diary.json"
ENTRY = rf"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\{product.NAME}"
TITLE = f"^{product.NAME}$"
IS_OPEN, DIARY_IS_NEWER = 4, 5
"""Exit codes of the installer, as its first lines tell them."""
OLDER = "0.0.1"
STALE = Path("_internal", "of-an-older-version.txt")
SCHEMA_AT = slice(60, 64)
"""Where a SQLite file says which schema it has."""
PAGES = ("today", "week", "trends", "questions", "summary", "learn", "skeleton", "warning-signs", "settings", "about")
"""In the order of their keys, Ctrl+1 to Ctrl+0."""
SETTLES = 2.0
"""Seconds that a page has before a picture is taken of it."""


@dataclass
class Trial:
    """One installer on one Windows; `diary` is what the person has written once they have."""

    windows: Prefix
    desktop: XSession
    bundle: Path
    setup: Path
    diary: bytes = b""

    @property
    def installed(self) -> PureWindowsPath:
        """Where the program is."""
        return self.windows.local / "Programs" / product.NAME

    @property
    def data(self) -> Path:
        """Where the diary is, on this machine."""
        return self.windows.here(self.windows.local / product.COMMAND)

    @property
    def link(self) -> PureWindowsPath:
        """The entry of the Start menu."""
        menu = self.windows.home / "AppData" / "Roaming" / "Microsoft" / "Windows" / "Start Menu" / "Programs"
        return menu / f"{product.NAME}.lnk"

    def program(self, *words: object) -> subprocess.CompletedProcess[str]:
        """What the installed program answers in a console; raises Failed if it says a word on standard error."""
        done = self.windows.run(self.installed / f"{product.COMMAND}.com", *words)
        if done.returncode or done.stderr:
            raise Failed(f"{words}: exit code {done.returncode}: {done.stderr or done.stdout}")
        return done

    def setup_gives(self, wanted: int, setup: Path, *words: str) -> str:
        """Run an installer or uninstaller that asks nothing; it has to end with `wanted`. Gives what it said."""
        done = self.windows.run(setup, "/S", *words)
        if done.returncode != wanted:
            raise Failed(f"{setup.name} ended with {done.returncode}, not {wanted}: {done.stdout}{done.stderr}")
        return " ".join(done.stdout.split())

    def kept(self) -> bytes:
        """The diary as it is on disk."""
        return (self.data / "diary.db").read_bytes()

    def left(self) -> list[str]:
        """Everything of ours that lies about in the person's folder or in the registry."""
        home = self.windows.here(self.windows.home)
        files = [str(path.relative_to(home)) for path in home.rglob("*") if product.COMMAND in path.name.lower()]
        asked = self.windows.run("reg", "query", "HKCU\\Software", "/s", "/f", product.NAME)
        return [*files, *re.findall(rf"(?m)^HKEY.*{product.NAME}.*$", asked.stdout)]


def installs(trial: Trial) -> str:
    """It installs without asking; what lies there then is the bundle, to the last byte."""
    began = time.monotonic()
    trial.setup_gives(0, trial.setup)
    seconds = time.monotonic() - began
    there = _sums(trial.windows.here(trial.installed))
    wrong = sorted(name for name, sum in _sums(trial.bundle).items() if there.get(name) != sum)
    if wrong:
        raise Failed(f"not as in the bundle: {wrong[:5]}")
    asked = trial.windows.must("reg", "query", ENTRY)
    if product.version() not in asked or not trial.windows.here(trial.link).is_file():
        raise Failed(f"no entry among the programs, or none in the Start menu: {asked}")
    return f"{len(there)} files in {seconds:.1f} s"


def _sums(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def smoke_test(trial: Trial) -> str:
    """The smoke test passes: JSON on standard output, nothing on standard error."""
    done = trial.windows.run(trial.installed / f"{product.COMMAND}.com", "--smoke-test")
    if wrong := smoke.problems(done.returncode, done.stdout, done.stderr):
        raise Failed("; ".join([*wrong, done.stdout]))
    told = json.loads(done.stdout)
    return ", ".join(name for name, worked in told.items() if worked is True)


def commands(trial: Trial) -> str:
    """Every command does in a console what it does elsewhere, and says nothing but that."""
    said = [trial.program("check").stdout, trial.program("import", SAMPLE).stdout]
    for form in ("json", "csv", "fhir"):
        trial.program("export", "--format", form, "--out", BUILD / f"sample.{form}")
    trial.program("--demo", "summary", "--out", BUILD / "page.pdf")
    page = subprocess.run(("pdftotext", BUILD / "page.pdf", "-"), capture_output=True, text=True, check=True).stdout
    if "Alex Example" not in page:
        raise Failed(f"not on the page: the name; it says: {page[:200]}")
    wrong = trial.windows.run(trial.installed / f"{product.COMMAND}.com", "export", "--format", "papyrus")
    if wrong.returncode != 2 or not wrong.stderr or "Traceback" in wrong.stderr:
        raise Failed(f"wrong usage gives {wrong.returncode}: {wrong.stderr}")
    return " ".join(" ".join(said).split())


def starts_from_the_menu(trial: Trial) -> str:
    """The Start menu opens a window, every page comes by its key, and a digit rates the day."""
    began = time.monotonic()
    trial.windows.open(trial.link)
    window = trial.desktop.window(TITLE)
    seconds = time.monotonic() - began
    time.sleep(SETTLES)
    _picture(trial, "first-run")
    # "Skip the introduction": its questions can be left for later.
    trial.desktop.keys("alt+s")
    for number, name in enumerate(PAGES, start=1):
        trial.desktop.keys(f"ctrl+{number % 10}")
        time.sleep(SETTLES)
        _picture(trial, name)
    trial.desktop.keys("ctrl+1", "7")
    trial.desktop.tool("xdotool", "windowactivate", window)
    return f"window after {seconds:.1f} s"


def _picture(trial: Trial, name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    trial.desktop.picture(PICTURES / f"windows-{name}.png")


def refuses_while_open(trial: Trial) -> str:
    """Neither a second installation nor an uninstallation runs over the open program."""
    before = _sums(trial.windows.here(trial.installed))
    said = trial.setup_gives(IS_OPEN, trial.setup)
    # Without the folder it would end at once and leave the rest to a copy of itself. NSIS takes blanks as they are.
    here = f"_?={trial.installed}".split(" ")
    trial.setup_gives(IS_OPEN, trial.windows.here(trial.installed / "uninstall.exe"), *here)
    if _sums(trial.windows.here(trial.installed)) != before:
        raise Failed("files have changed")
    return said


def closes_and_keeps(trial: Trial) -> str:
    """The window closes by its own key, and the entry that was typed is in the diary."""
    trial.desktop.close(trial.desktop.window(TITLE))
    wait_until(lambda: not trial.desktop.windows(TITLE), "the window closes")
    wait_until(lambda: not (trial.data / "evenfoot.lock").exists(), "the program ends")
    trial.program("export", "--format", "json", "--out", BUILD / "diary.json")
    days = json.loads((BUILD / "diary.json").read_text(encoding="utf-8"))["days"]
    scores = [day["rating"]["score"] for day in days if day.get("rating")]
    if scores[-1:] != [7]:
        raise Failed(f"the last rating is {scores[-1:]}")
    trial.diary = trial.kept()
    return f"{len(days)} days"


def goes_and_leaves_the_diary(trial: Trial) -> str:
    """Uninstalled without a word, the diary is left as it was, and nothing else is."""
    trial.setup_gives(0, trial.windows.here(trial.installed / "uninstall.exe"))
    wait_until(lambda: not trial.windows.here(trial.installed).exists(), "the program's folder goes")
    folder = trial.data.relative_to(trial.windows.here(trial.windows.home))
    if left := [name for name in trial.left() if not name.startswith(str(folder))]:
        raise Failed(f"left behind: {left}")
    if trial.kept() != trial.diary:
        raise Failed("the diary has changed")
    return ""


def upgrades(trial: Trial) -> str:
    """An older version is replaced in place: its stale file goes, the diary stays as it is."""
    older = BUILD / "older"
    shutil.rmtree(older, ignore_errors=True)
    shutil.copytree(trial.bundle, older, copy_function=lambda a, b: Path(b).hardlink_to(a))
    (older / STALE).write_text("stale\n", encoding="utf-8")
    setup = frozen.installer(BUILD, older, fast=True, VERSION=OLDER, OUT=BUILD / "older-setup.exe")
    trial.setup_gives(0, setup)
    stale = trial.windows.here(trial.installed) / STALE
    if not stale.exists() or OLDER not in trial.windows.must("reg", "query", ENTRY):
        raise Failed("the older version did not install")
    trial.setup_gives(0, trial.setup)
    if stale.exists():
        raise Failed("the stale file is still there")
    if product.version() not in trial.windows.must("reg", "query", ENTRY):
        raise Failed("Windows still lists the older version")
    if trial.kept() != trial.diary:
        raise Failed("the diary has changed")
    smoke_test(trial)
    return f"{OLDER} to {product.version()}"


def refuses_an_older_schema(trial: Trial) -> str:
    """Over a diary that a newer version has written nothing is installed."""
    newer = bytearray(trial.diary)
    newer[SCHEMA_AT] = (product.schema() + 1).to_bytes(4, "big")
    (trial.data / "diary.db").write_bytes(newer)
    try:
        said = trial.setup_gives(DIARY_IS_NEWER, trial.setup)
        if trial.kept() != newer:
            raise Failed("the diary has changed")
    finally:
        (trial.data / "diary.db").write_bytes(trial.diary)
    return said


def goes_with_the_diary(trial: Trial) -> str:
    """Told to, the uninstaller takes the diary as well, and there is nothing left."""
    trial.setup_gives(0, trial.windows.here(trial.installed / "uninstall.exe"), "/DELETEDIARY=yes")
    wait_until(lambda: not trial.windows.here(trial.installed).exists(), "the program's folder goes")
    if left := trial.left():
        raise Failed(f"left behind: {left}")
    return ""


CHECKS: dict[str, Callable[[Trial], str]] = {
    "installs silently, byte for byte": installs,
    "smoke test": smoke_test,
    "commands in a console": commands,
    "starts from the Start menu": starts_from_the_menu,
    "refuses while it is open": refuses_while_open,
    "closes, and keeps what was typed": closes_and_keeps,
    "goes, and leaves the diary": goes_and_leaves_the_diary,
    "upgrade leaves nothing stale": upgrades,
    "refuses an older schema": refuses_an_older_schema,
    "goes with the diary when told": goes_with_the_diary,
}
"""In the order in which they are made: each may build on those before it."""
