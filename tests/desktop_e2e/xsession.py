"""A desktop of its own for a test: a virtual screen, a window manager, a session bus, and hands to type with."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from ctypes import CDLL
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

TOOLS = ("Xvfb", "openbox", "dbus-daemon", "setxkbmap", "xdotool", "xprop", "import")
# What Qt's xcb platform needs from the system, beside what any screen brings along.
LIBRARIES = ("libxcb-cursor.so.0", "libxcb-icccm.so.4", "libxcb-keysyms.so.1", "libxkbcommon-x11.so.0")
PATIENCE = 20.0
Found = TypeVar("Found")


def missing() -> list[str]:
    """The tools and libraries that this machine lacks for a real window."""
    return [tool for tool in TOOLS if not shutil.which(tool)] + [name for name in LIBRARIES if not _loads(name)]


def _loads(library: str) -> bool:
    try:
        CDLL(library)
    except OSError:
        return False
    return True


def wait_until(look: Callable[[], Found], what: str, patience: float = PATIENCE) -> Found:
    """What `look` finds as soon as it is true; fails with `what` after `patience` seconds."""
    end = time.monotonic() + patience
    while not (found := look()):
        assert time.monotonic() < end, f"after {patience:.0f} s still not: {what}"
        # Other processes have to get on, and none of them would wake this one.
        time.sleep(0.02)
    return found


@dataclass(frozen=True)
class XSession:
    """A running desktop. Programs started in it end with it."""

    environment: dict[str, str]
    stack: ExitStack

    def start(self, *command: str | Path, log: Path | None = None, **more: str) -> subprocess.Popen[bytes]:
        """Start a program on this desktop; `more` is added to its environment, `log` gets all it says."""
        out = self.stack.enter_context(log.open("wb")) if log else subprocess.DEVNULL
        return self.stack.enter_context(_running(command, self.environment | more, out))

    def talk(self, *command: str | Path, log: Path) -> subprocess.Popen[bytes]:
        """Start a program on this desktop to write to and to read from; `log` gets its complaints."""
        errors = self.stack.enter_context(log.open("wb"))
        how = {"stdin": subprocess.PIPE, "stderr": errors}
        return self.stack.enter_context(_running(command, self.environment, subprocess.PIPE, **how))

    def tool(self, *command: str | Path, check: bool = True) -> str:
        """What a short command on this desktop says; fails if it fails, unless `check` is off."""
        run = subprocess.run(
            [str(part) for part in command],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
        assert not check or run.returncode == 0, f"{command}: {run.stdout}{run.stderr}"
        return run.stdout.strip()

    def windows(self, title: str) -> list[str]:
        """The ids of the visible windows whose title matches the regular expression `title`."""
        return self.tool("xdotool", "search", "--onlyvisible", "--name", title, check=False).split()

    def window(self, title: str) -> str:
        """The id of the window called `title` once it is there and has the keyboard."""
        found = wait_until(lambda: self.windows(title), f"a window called {title}")[0]
        self.tool("xdotool", "windowactivate", "--sync", found)
        wait_until(lambda: self.active() == found, f"{title} has the keyboard")
        return found

    def active(self) -> str:
        """The id of the window that has the keyboard; empty where none has."""
        return self.tool("xdotool", "getactivewindow", check=False)

    def title(self, window: str) -> str:
        """What stands in the title bar of a window."""
        return self.tool("xdotool", "getwindowname", window)

    def keys(self, *keys: str) -> None:
        """Press keys one after another, in xdotool's names: `Tab`, `ctrl+p`, `7`."""
        self.tool("xdotool", "key", "--clearmodifiers", "--delay", "25", *keys)

    def type(self, text: str) -> None:
        """Type text; a letter that no German keyboard has may get lost."""
        self.tool("xdotool", "type", "--clearmodifiers", "--delay", "25", text)

    def click(self, x: int, y: int) -> None:
        """Click a point of the screen."""
        self.tool("xdotool", "mousemove", "--sync", str(x), str(y), "click", "1")

    def close(self, window: str) -> None:
        """Ask a window to close, as its title bar's cross does: through the window manager."""
        end = time.monotonic() + 2
        self.tool("xdotool", "windowactivate", "--sync", window, "key", "alt+F4")
        while window in self.windows("") and time.monotonic() < end:
            time.sleep(0.05)
        # A window manager that has only just begun can miss the key.
        if window in self.windows(""):
            self.tool("xdotool", "windowactivate", "--sync", window, "key", "alt+F4", check=False)

    def picture(self, path: Path, window: str = "root") -> Path:
        """A PNG of a window, or of the whole screen."""
        self.tool("import", "-silent", "-window", window, path)
        return path


@contextmanager
def xsession(folder: Path, size: str = "1280x900") -> Iterator[XSession]:
    """A desktop whose home is in `folder`, `size` in pixels. What it starts, it ends, by process."""
    with ExitStack() as stack:
        environment = _environment(folder)
        environment["DISPLAY"] = stack.enter_context(_display(size, environment))
        environment["DBUS_SESSION_BUS_ADDRESS"] = stack.enter_context(_bus(environment))
        session = XSession(environment, stack)
        # For a letter that the keyboard lacks xdotool lends a key, and takes it back before a slow program has looked.
        session.tool("setxkbmap", "de")
        session.start("openbox", "--sm-disable")
        wait_until(lambda: "0x" in session.tool("xprop", "-root", "_NET_SUPPORTING_WM_CHECK", check=False), "openbox")
        yield session


def _environment(folder: Path) -> dict[str, str]:
    home, run = folder / "home", folder / "run"
    for path in (home, run):
        path.mkdir(mode=0o700, parents=True)
    # xdotool drops what is not ASCII unless the locale is one of UTF-8.
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "TZ": os.environ.get("TZ", "UTC"),
        "QT_QPA_PLATFORM": "xcb",
        "XDG_RUNTIME_DIR": str(run),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_DATA_HOME": str(home / ".local" / "share"),
        "XDG_CACHE_HOME": str(home / ".cache"),
    }


@contextmanager
def _running(
    command: tuple[str | Path, ...], environment: dict[str, str], out: object = subprocess.DEVNULL, **how: object
) -> Iterator[subprocess.Popen[bytes]]:
    """A process, and whatever else; asked to end at the end, made to end if it will not."""
    process = subprocess.Popen(  # type: ignore[call-overload]
        [str(part) for part in command],
        env=environment,
        stdout=out,
        **{"stdin": subprocess.DEVNULL, "stderr": subprocess.STDOUT, **how},
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe:
                pipe.close()


@contextmanager
def _display(size: str, environment: dict[str, str]) -> Iterator[str]:
    """A screen on a free number, found by the server itself; nobody else can reach it."""
    reader, writer = os.pipe()
    command = ("Xvfb", "-displayfd", str(writer), "-screen", "0", f"{size}x24", "-nolisten", "tcp", "-noreset")
    with os.fdopen(reader) as answer, _running(command, environment, pass_fds=(writer,)):
        os.close(writer)
        number = answer.readline().strip()
        assert number, "Xvfb did not start"
        yield f":{number}"


@contextmanager
def _bus(environment: dict[str, str]) -> Iterator[str]:
    """A session bus that ends with the test; it starts services, the accessibility bus too, in `environment`."""
    command = ("dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address")
    with _running(command, environment, subprocess.PIPE) as process:
        assert process.stdout
        address = process.stdout.readline().decode().strip()
        assert address.startswith("unix:"), address
        yield address
