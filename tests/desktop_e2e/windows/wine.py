"""A Windows of its own for a test: a Wine prefix whose person is called Jörg Müller, and the installer in it."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath, PureWindowsPath

from tests.desktop_e2e.xsession import wait_until

TOOLS = ("wine", "wineserver", "makensis", "x86_64-w64-mingw32-gcc")
HOME = PureWindowsPath("C:/users/Jörg Müller")
FOLDERS = {
    "AppData": HOME / "AppData" / "Roaming",
    "Local AppData": HOME / "AppData" / "Local",
    "Desktop": HOME / "Desktop",
    "Programs": HOME / "AppData" / "Roaming" / "Start Menu" / "Programs",
}
TEMP = HOME / "Temp"
OTHER_DRIVE = PureWindowsPath("D:/")
LOCAL = FOLDERS["Local AppData"]
INSTALLED = LOCAL / "Programs" / "Evenfoot"
DATA = LOCAL / "evenfoot"
SHORTCUT = FOLDERS["Programs"] / "Evenfoot.lnk"
SETTINGS = r"HKCU\Software\Evenfoot"
ENTRY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Evenfoot"
SHELL = r"HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"
REGISTRY = "Windows Registry Editor Version 5.00"
PATIENCE = 60


def missing() -> list[str]:
    """The tools that this machine lacks for making and running an installer."""
    return [tool for tool in TOOLS if not shutil.which(tool)]


@dataclass(frozen=True)
class Windows:
    """A running prefix. What is started in it ends with it."""

    environment: dict[str, str]
    drive: Path
    other: Path

    def path(self, path: PureWindowsPath) -> Path:
        """Where a file of one of the drives is here."""
        drive = self.other if path.drive == OTHER_DRIVE.drive else self.drive
        return drive.joinpath(*path.parts[1:])

    def start(self, *command: str | PurePath) -> subprocess.Popen[str]:
        """Start a program; a path reaches it in quotes where it needs them, a word never."""
        # Wine quotes an argument that holds a blank; NSIS wants the folder after /D= and _?= without quotes.
        words = [word for part in command[1:] for word in (part.split(" ") if isinstance(part, str) else [str(part)])]
        return subprocess.Popen(
            ["wine", str(command[0]), *words],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # What a program says without a console is in the old letters of its country.
            encoding="cp1252",
        )

    def run(self, *command: str | PurePath) -> tuple[int, str]:
        """The exit code of a program, and what it said."""
        with self.start(*command) as program:
            try:
                said, _ = program.communicate(timeout=PATIENCE)
            except subprocess.TimeoutExpired:
                program.kill()
                raise
        return program.returncode, said

    def values(self, key: str) -> dict[str, str]:
        """The values of a key of the registry, numbers as `dword:…`; none where there is no key."""
        file = self.drive / "values.reg"
        file.unlink(missing_ok=True)
        self.run("reg", "export", key, "C:\\values.reg", "/y")
        if not file.exists():
            return {}
        lines = re.findall(r'^"(.+?)"=(.*)$', file.read_text(encoding="utf-16"), re.MULTILINE)
        return {name: re.sub(r"\\(.)", r"\1", value.removeprefix('"').removesuffix('"')) for name, value in lines}

    def registry(self, text: str) -> None:
        """Carry out a file of the registry's."""
        (self.drive / "told.reg").write_text(text, encoding="utf-16")
        assert self.run("regedit", "/S", "C:\\told.reg")[0] == 0

    def tell(self, key: str, **values: str) -> None:
        """Write values into the registry."""
        for name, value in values.items():
            assert self.run("reg", "add", key, "/v", name, "/d", value, "/f")[0] == 0

    def forget(self, key: str) -> None:
        """Delete a key of the registry, if it is there."""
        self.run("reg", "delete", key, "/f")

    @contextmanager
    def holding(self, *command: str | PurePath) -> Iterator[None]:
        """Have the stand-in run with `command` and a file that says when to end."""
        flag = TEMP / "holding"
        with self.start(*command, flag) as program:
            try:
                wait_until(self.path(flag).exists, "the stand-in runs")
                yield
            finally:
                self.path(flag).unlink(missing_ok=True)
                try:
                    program.wait(PATIENCE)
                except subprocess.TimeoutExpired:
                    program.kill()
                    raise

    def tidy(self) -> None:
        """Give the person an empty home."""
        for folder in (HOME, OTHER_DRIVE):
            shutil.rmtree(self.path(folder), ignore_errors=True)
        for folder in (*FOLDERS.values(), TEMP, OTHER_DRIVE):
            self.path(folder).mkdir(parents=True)
        gone = [f"[-{key.replace('HKCU', 'HKEY_CURRENT_USER')}]" for key in (SETTINGS, ENTRY)]
        self.registry("\r\n".join([REGISTRY, "", *gone, ""]))


@contextmanager
def windows(folder: Path) -> Iterator[Windows]:
    """A fresh prefix in `folder`, a Windows 10 without a screen."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "LC_ALL": "C.UTF-8",
        "WINEPREFIX": str(folder / "prefix"),
        "WINEARCH": "win64",
        "WINEDEBUG": "-all",
        # Neither entries in the menus of this desktop, nor an offer to download what is not needed here.
        "WINEDLLOVERRIDES": "winemenubuilder.exe,mscoree,mshtml=",
    }
    system = Windows(environment, folder / "prefix" / "drive_c", folder / "other drive")
    try:
        subprocess.run(["wineboot", "-i"], env=environment, check=True, capture_output=True, timeout=3 * PATIENCE)
        system.run("winecfg", "-v", "win10")
        link = folder / "prefix" / "dosdevices" / OTHER_DRIVE.drive.lower()
        link.unlink(missing_ok=True)
        link.symlink_to(system.other)
        system.registry(_registry())
        yield system
    finally:
        subprocess.run(["wineserver", "-k"], env=environment, check=False, capture_output=True, timeout=PATIENCE)


def _registry() -> str:
    """What tells Windows where the person's folders are."""

    def line(name: str, path: PureWindowsPath) -> str:
        return '"{}"="{}"'.format(name, str(path).replace("\\", "\\\\"))

    shell = [line(name, path) for name, path in FOLDERS.items()]
    temp = [line("TEMP", TEMP), line("TMP", TEMP)]
    lines = [REGISTRY, "", f"[{SHELL}]", *shell]
    return "\r\n".join([*lines, "", r"[HKEY_CURRENT_USER\Environment]", *temp, ""])
