"""What a package has to stand in a fresh Debian, one check a function: each gives a remark or raises Failed."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import stat
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import history
import product
import smoke
from linux import deb, parts, tree
from linux.debian_root import HOME, Failed, Root

from tests.desktop_e2e.xsession import XSession, wait_until

DIARY = HOME / ".local/share/evenfoot/diary.db"
OLDER = "0.0.1"
STALE = tree.PROGRAM / "_internal/of-an-older-version.txt"
TEXT_OF_THE_PAGE = ("Alex Example", "28 Feb to 15 Mar 2026")


@dataclass
class Trial:
    """One package in one root, on one desktop; `diary` is the sum of the person's diary once it is written."""

    root: Root
    desktop: XSession
    package: Path
    pictures: Path
    release: str
    diary: str = ""
    installed: list[str] = field(default_factory=list)


def installs(trial: Trial) -> str:
    """It installs with what it depends on and nothing more, where there is no desktop at all."""
    shutil.copy(trial.package, trial.root.path / "tmp" / "evenfoot.deb")
    trial.root.apt("update")
    said = trial.root.apt("install", "/tmp/evenfoot.deb")
    trial.installed = trial.root.must("dpkg", "-L", product.COMMAND).splitlines()
    count = re.search(r"(\d+) newly installed", said)
    return f"{count[1]} packages" if count else ""


def belongs_to_root(trial: Trial) -> str:
    """Every file is root's, nobody else can write it, and only the program can be run."""
    for name in trial.installed:
        path = trial.root.path / name.lstrip("/")
        found = path.lstat()
        if found.st_uid or found.st_gid:
            raise Failed(f"{name} belongs to {found.st_uid}:{found.st_gid}")
        if path.is_symlink():
            continue
        runs = path.is_dir() or path == trial.root.path / tree.STARTER
        if (mode := stat.S_IMODE(found.st_mode)) != (0o755 if runs else 0o644):
            raise Failed(f"{name} has the mode {mode:o}")
    return f"{len(trial.installed)} files and folders"


def smoke_test(trial: Trial) -> str:
    """The smoke test passes for an ordinary person without a screen."""
    return _smoke(trial, "offscreen")


def smoke_test_on_x11(trial: Trial) -> str:
    """The smoke test passes on an X11 desktop."""
    return _smoke(trial, "xcb", DISPLAY=trial.desktop.environment["DISPLAY"])


def smoke_test_on_wayland(trial: Trial) -> str:
    """The smoke test passes on a Wayland desktop, run inside the root by the reference compositor."""
    trial.root.apt("install", "weston")
    script = (
        "export XDG_RUNTIME_DIR=$(mktemp -d); weston --backend=headless-backend.so --socket=way --no-config "
        ">$XDG_RUNTIME_DIR/said 2>&1 & "
        "for i in $(seq 100); do set -- /tmp/*/way; [ -S $1 ] && break; sleep 0.1; done; "
        "export XDG_RUNTIME_DIR=${1%/way} WAYLAND_DISPLAY=way; "
        "[ -S $1 ] || { cat /tmp/*/said >&2; exit 1; }; QT_QPA_PLATFORM=wayland exec evenfoot --smoke-test"
    )
    return _passed(trial.root.run("sh", "-c", script, user=True), "wayland")


def _smoke(trial: Trial, platform: str, **environment: str) -> str:
    return _passed(trial.root.run(product.COMMAND, "--smoke-test", user=True, **environment), platform)


def _passed(done: subprocess.CompletedProcess[str], platform: str) -> str:
    if wrong := smoke.problems(done.returncode, done.stdout, done.stderr):
        raise Failed("; ".join(wrong))
    found = json.loads(done.stdout)["details"]["machine"]["platform"]
    if found != platform:
        raise Failed(f"it ran on {found}, not on {platform}")
    return f"on {found}"


def writes_the_page(trial: Trial) -> str:
    """The sample page is a PDF file with its text."""
    page = HOME / "page.pdf"
    trial.root.must(product.COMMAND, "--demo", "summary", "--out", f"/{page}", user=True)
    read = ("pdftotext", "-layout", trial.root.path / page, "-")
    text = re.sub(r"\s+", " ", subprocess.run(read, capture_output=True, text=True, check=False).stdout)
    if missing := [words for words in TEXT_OF_THE_PAGE if words not in text]:
        raise Failed(f"not on the page: {missing}; it says: {text[:200]}")
    return f"{(trial.root.path / page).stat().st_size // 1000} kB"


def starts_from_its_entry(trial: Trial) -> str:
    """The desktop entry opens a window that the desktop can tell for ours; a picture of it is kept."""
    trial.root.apt("install", "libglib2.0-bin")
    entry = f"/usr/share/applications/{parts.DESKTOP}"
    log = trial.pictures / f"{trial.release}.txt"
    display = trial.desktop.environment["DISPLAY"]
    began = time.monotonic()
    # The program is no child of who starts it, and the name space ends with its first process.
    with trial.root.running("sh", "-c", f"gio launch {entry} && sleep 600", log=log, DISPLAY=display):
        found = wait_until(lambda: trial.desktop.windows(f"^{product.NAME}$"), f"a window; it said: {log.read_text()}")
        seconds = time.monotonic() - began
        # The window is seen before it is filled.
        time.sleep(3)
        trial.desktop.picture(trial.pictures / f"{trial.release}.png")
        named = trial.desktop.tool("xprop", "-id", found[0], "WM_CLASS")
    wanted = re.search(r"^StartupWMClass=(.+)$", parts.filled(parts.DESKTOP), re.MULTILINE)
    if not wanted or f'"{wanted[1]}"' not in named:
        raise Failed(f"the window says {named}, the entry {wanted and wanted[0]}")
    if said := log.read_text():
        raise Failed(f"it said: {said}")
    return f"window after {seconds:.1f} s"


def keeps_a_diary(trial: Trial) -> str:
    """A person's entries are taken in, and the diary is found in order."""
    sample = HOME / "sample.json"
    shutil.copy(product.ROOT / "resources/sample/diary.json", trial.root.path / sample)
    trial.root.must(product.COMMAND, "import", f"/{sample}", user=True)
    said = trial.root.must(product.COMMAND, "check", user=True)
    trial.diary = _sum(trial)
    return " ".join(said.split())


def _sum(trial: Trial) -> str:
    return hashlib.sha256((trial.root.path / DIARY).read_bytes()).hexdigest()


def goes_and_leaves_the_diary(trial: Trial) -> str:
    """Removed or purged, it leaves nothing of ours but the diary, and that as it was."""
    trial.root.apt("remove", product.COMMAND)
    _only_the_diary_is_left(trial)
    trial.root.apt("install", "/tmp/evenfoot.deb")
    trial.root.apt("purge", product.COMMAND)
    _only_the_diary_is_left(trial)
    return "the diary stayed"


def _only_the_diary_is_left(trial: Trial) -> None:
    if _sum(trial) != trial.diary:
        raise Failed("the diary has changed")
    skipped = {HOME.parts[0], "proc", "dev", "sys", "tmp"}
    tops = [top for top in trial.root.path.iterdir() if top.name not in skipped and not top.is_symlink()]
    if left := [str(path) for top in tops for path in top.rglob("*[eE]venfoot*")]:
        raise Failed(f"left behind: {left[:5]}")


def upgrades(trial: Trial) -> str:
    """It goes over an older version, whose files do not stay, and over itself."""
    trial.root.apt("remove", product.COMMAND)
    with tempfile.TemporaryDirectory(dir=trial.root.path / "tmp") as name:
        older = Path(name) / "older.deb"
        _make_older(trial.package, older, Path(name) / "tree")
        trial.root.apt("install", Path("/") / older.relative_to(trial.root.path))
    if not (trial.root.path / STALE).exists():
        raise Failed("the older version has no file of its own")
    trial.root.apt("install", "/tmp/evenfoot.deb")
    found = trial.root.must("dpkg-query", "-W", "-f=${Version}", product.COMMAND)
    inside = {f"/{path.relative_to(trial.root.path)}" for path in (trial.root.path / tree.PROGRAM).rglob("*")}
    if stale := sorted(inside - set(trial.installed)):
        raise Failed(f"still there: {stale[:5]}")
    trial.root.must("dpkg", "--verify", product.COMMAND)
    _smoke(trial, "offscreen")
    trial.root.apt("install", "--reinstall", "/tmp/evenfoot.deb")
    if _sum(trial) != trial.diary:
        raise Failed("the diary has changed")
    return f"{OLDER} to {found}"


def _make_older(package: Path, older: Path, folder: Path) -> None:
    subprocess.run(("dpkg-deb", "--raw-extract", package, folder), check=True)
    control = folder / "DEBIAN/control"
    text = re.sub(r"(?m)^Version: .*$", f"Version: {OLDER}", control.read_text(encoding="utf-8"))
    control.write_text(text, encoding="utf-8")
    (folder / STALE).write_text("stale\n", encoding="utf-8")
    deb.pack(folder, older, history.made(), fast=True)
    shutil.rmtree(folder)


CHECKS: dict[str, Callable[[Trial], str]] = {
    "installs, nothing recommended": installs,
    "belongs to root, sane modes": belongs_to_root,
    "smoke test, no screen": smoke_test,
    "smoke test, X11": smoke_test_on_x11,
    "writes the sample page": writes_the_page,
    "starts from its desktop entry": starts_from_its_entry,
    "smoke test, Wayland": smoke_test_on_wayland,
    "keeps a diary": keeps_a_diary,
    "upgrade leaves nothing stale": upgrades,
    "goes, and leaves the diary": goes_and_leaves_the_diary,
}
"""In the order in which they are made: each may build on those before it."""
