"""Windows, as far as Wine 10 is one: a Debian 13 with Wine in a folder, prefixes in it, and programs run in these.

What is mounted here is seen by this process and its children only, and goes with them: see `apart`.
"""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path, PureWindowsPath

import product
from linux import debian_root
from linux.debian_root import Failed

HERE = Path(__file__).resolve().parent
SHIMS = HERE / "shims"
BUILD = product.ROOT / "build" / "under_wine"
RELEASE = "trixie"
"""Debian 13, the first one with Wine 10; Wine 8 of Debian 12 starts neither numpy nor Qt."""
PACKAGES = ("wine", "wine64", "fonts-wine", "fonts-dejavu-core", "fonts-liberation", "fonts-open-sans")
PERSON = "Jörg Müller"
"""Who works at this Windows: a name with a blank and letters that are not ASCII, but are in Wine's code page: below a
folder with others it opens nothing from the Start menu."""
OVERRIDES = "mscms,ucrtbase=n;winedbg.exe,winemenubuilder.exe,mscoree,mshtml="
"""Our stand-ins before Wine's own, and nothing that would wait for a person or for a download."""
HANDED_ON = "wineucrt"
"""What Wine's own ucrtbase.dll is called while the stand-in has its name."""
COMPILER = "x86_64-w64-mingw32-gcc"
PATIENCE = 120.0
NOWHERE = subprocess.DEVNULL
APART = "EVENFOOT_APART"


def apart() -> None:
    """Start this script again in name spaces of its own: what it mounts and starts goes with it, however it ends."""
    if APART not in os.environ:
        spaces = ("unshare", "--mount", "--propagation=private", "--pid", "--fork", "--kill-child=KILL", "--mount-proc")
        os.environ[APART] = "1"
        os.execvp(spaces[0], [*spaces, sys.executable, *sys.argv])


@dataclass(frozen=True)
class Prefix:
    """A Windows with its drive C in `path`, shown on `display`."""

    root: Path
    path: Path
    display: str = ""
    more: dict[str, str] = field(default_factory=dict)

    @property
    def home(self) -> PureWindowsPath:
        """The person's own folder."""
        return PureWindowsPath("C:/users", PERSON)

    @property
    def local(self) -> PureWindowsPath:
        """Where programs of the person keep what is theirs."""
        return self.home / "AppData" / "Local"

    def here(self, path: PureWindowsPath) -> Path:
        """Where a file of drive C lies on this machine."""
        return self.path.joinpath("drive_c", *path.parts[1:])

    def command(self, *words: object) -> list[str]:
        """What to start for `words` to be started in this Windows, in the folder BUILD."""
        variables = {
            "PATH": "/usr/bin:/bin",
            "HOME": "/root",
            "USER": PERSON,
            "LANG": "C.UTF-8",
            "TZ": "Europe/Berlin",
            "DISPLAY": self.display,
            "WINEPREFIX": str(self.path),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": OVERRIDES,
        }
        inside = ("chroot", str(self.root), "env", "-i", f"--chdir={BUILD}")
        return [*inside, *(f"{name}={value}" for name, value in (variables | self.more).items()), *map(str, words)]

    def start(self, *words: object) -> subprocess.Popen[str]:
        """Start a program of Windows whose standard output can be read."""
        pipe = subprocess.PIPE
        return subprocess.Popen(
            self.command("wine", *words), cwd="/", stdin=pipe, stdout=pipe, stderr=pipe, text=True, errors="replace"
        )

    def run(self, *words: object, patience: float = PATIENCE) -> subprocess.CompletedProcess[str]:
        """Run a program of Windows to its end; raises Failed if it has none."""
        with self.start(*words) as program:
            try:
                out, err = program.communicate(timeout=patience)
            except subprocess.TimeoutExpired:
                program.kill()
                raise Failed(f"{words[0]}: no end after {patience:.0f} s") from None
        return subprocess.CompletedProcess(words, program.returncode, out, err)

    def open(self, path: PureWindowsPath) -> None:
        """Open a file as a double click does; what is started by it goes on."""
        words = self.command("wine", "start", path)
        subprocess.run(words, cwd="/", check=True, timeout=PATIENCE, stdin=NOWHERE, stdout=NOWHERE, stderr=NOWHERE)

    def must(self, *words: object, patience: float = PATIENCE) -> str:
        """What a program of Windows says; raises Failed with all of it if it fails."""
        done = self.run(*words, patience=patience)
        if done.returncode:
            raise Failed(
                f"{' '.join(map(str, words))}: exit code {done.returncode}\n{done.stdout}{done.stderr}".strip()
            )
        return done.stdout

    def end(self) -> None:
        """Log the person off: every program of this Windows ends."""
        subprocess.run(self.command("wineserver", "-k"), cwd="/", check=False, timeout=PATIENCE, capture_output=True)


def debian(mirror: str | None) -> Path:
    """A Debian with Wine, made if there is none, in which BUILD and, not to be written to, the checkout are seen."""
    root = BUILD / "root"
    if not root.exists():
        half = BUILD / "root.half"
        shutil.rmtree(half, ignore_errors=True)
        fresh = debian_root.copied(RELEASE, product.ROOT / "build" / "roots", mirror, half)
        for words in (("update",), ("install", *PACKAGES), ("clean",)):
            fresh.apt(*words)
        half.rename(root)
    for folder in ("proc", "dev", "tmp"):
        _must("mount", "--rbind", f"/{folder}", root / folder)
    inside = root / product.ROOT.relative_to("/")
    inside.mkdir(parents=True, exist_ok=True)
    _must("mount", "--bind", product.ROOT, inside)
    _must("mount", "-o", "remount,bind,ro", inside)
    # What is built is, and in the same place.
    _must("mount", "--bind", product.ROOT / "build", inside / "build")
    return root


def prefix(root: Path) -> Path:
    """A Windows on which nothing was ever installed, made if there is none: to be copied, not to be worked in."""
    path = BUILD / "prefix"
    if not path.exists():
        half = BUILD / "prefix.half"
        shutil.rmtree(half, ignore_errors=True)
        half.mkdir(parents=True)
        fresh = Prefix(root, half, more={"WINEDLLOVERRIDES": OVERRIDES.partition(";")[2]})
        _must(*fresh.command("wineboot", "-i"))
        fresh.must("winecfg", "-v", "win10")
        _must(*fresh.command("wineserver", "-w"))
        add_stand_ins(half / "drive_c" / "windows" / "system32")
        half.rename(path)
    return path


def copied(root: Path, name: str, display: str = "") -> Prefix:
    """A fresh Windows called `name`; one of that name that was there before is thrown away."""
    path = BUILD / name
    shutil.rmtree(path, ignore_errors=True)
    subprocess.run(("cp", "-a", "--reflink=auto", prefix(root), path), check=True)
    return Prefix(root, path, display)


def add_stand_ins(system32: Path) -> None:
    """Compile what Wine 10 lacks and Windows has, and put it among Wine's own libraries. None of it is ever shipped."""
    own = system32 / "ucrtbase.dll"
    names = exports(own.read_bytes())
    own.rename(system32 / f"{HANDED_ON}.dll")
    ours = {f"c{part}{kind}" for part in ("real", "imag") for kind in ("f", "", "l")}
    lines = [f'  "{name}"' if name in ours else f'  "{name}" = "{HANDED_ON}.{name}"' for name in names]
    listed = BUILD / "ucrtbase.def"
    listed.write_text("\n".join(['LIBRARY "ucrtbase.dll"', "EXPORTS", *lines, ""]), encoding="ascii")
    compile_stand_in(SHIMS / "ucrtbase.c", own, listed)
    for name in ("icuuc", "mscms"):
        compile_stand_in(SHIMS / f"{name}.c", system32 / f"{name}.dll")


def compile_stand_in(source: Path, out: Path, *more: Path) -> None:
    """Make a library for Windows of `source` alone; `more` may list what it gives to others."""
    _must(
        COMPILER, "-shared", "-Os", "-s", "-w", "-fno-builtin", "-nostdlib", "-Wl,--entry=0", "-o", out, source, *more
    )


def exports(library: bytes) -> list[str]:
    """The names that a library for 64-bit Windows gives to others."""

    def number(at: int) -> int:
        return int(struct.unpack_from("<I", library, at)[0])

    header = number(0x3C)
    (count,) = struct.unpack_from("<H", library, header + 6)
    (optional,) = struct.unpack_from("<H", library, header + 20)
    sections = [header + 24 + optional + 40 * n for n in range(count)]

    def place(address: int) -> int:
        """Where in the file stands what is loaded at `address`."""
        for section in sections:
            size, start, _, raw = struct.unpack_from("<IIII", library, section + 8)
            if start <= address < start + size:
                return address - start + int(raw)
        raise Failed("no such place in this library")

    table = place(number(header + 24 + 112))
    names = place(number(table + 32))
    starts = (place(number(names + 4 * n)) for n in range(number(table + 24)))
    return [library[start : library.index(b"\0", start)].decode("ascii") for start in starts]


def _must(*words: object) -> None:
    """Run a command of this machine; raises Failed with what it said."""
    done = subprocess.run([str(word) for word in words], cwd="/", capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failed(f"{' '.join(map(str, words))[:200]}: {(done.stdout + done.stderr)[-800:]}")


def missing(tools: Iterable[str]) -> list[str]:
    """Which of the tools this machine lacks."""
    return [tool for tool in tools if not shutil.which(tool)]
