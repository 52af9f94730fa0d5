"""A screen reader's eyes: what the program says of itself on the accessibility bus, and its own way to press."""

import json
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.desktop_e2e.xsession import XSession, wait_until

PYTHON = "/usr/bin/python3"
CLIENT = Path(__file__).with_name("reader_client.py")
MOST_TABS = 60
ON = {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
"""Makes Qt speak on the bus, as a screen reader that starts first does."""


def missing() -> list[str]:
    """What this machine lacks for a client of the accessibility bus."""
    probe = [PYTHON, "-c", "import pyatspi"]
    there = Path(PYTHON).exists() and subprocess.run(probe, capture_output=True, check=False).returncode == 0
    bus = Path("/usr/share/dbus-1/services/org.a11y.Bus.service").exists()
    return ([] if there else ["pyatspi for the system's Python"]) + ([] if bus else ["at-spi2-core"])


@dataclass(frozen=True)
class Node:
    """One thing that can be seen, as the bus describes it; `path` leads to it from the top."""

    path: list[int]
    role: str
    name: str
    labels: list[str]
    description: str
    states: list[str]
    actions: list[str]
    keys: list[str]
    text: str

    @property
    def texts(self) -> tuple[str, ...]:
        """All that is said of it."""
        return (self.name, self.description, self.text)


class Reader:
    """Looks at the program, presses in it, and hears what it announces."""

    def __init__(self, desktop: XSession, client: "subprocess.Popen[bytes]") -> None:
        self._desktop, self._client = desktop, client

    def look(self) -> list[Node]:
        """Everything that can be seen now, from top to bottom; empty while there is nothing, or it is changing."""
        return [Node(**node) for node in self._ask(do="look") or []]

    def find(self, name: str, role: str = "") -> Node:
        """The one node called `name`, once it is there."""
        return wait_until(lambda: self.seen(lambda node: node.name == name and role in {"", node.role}), name)

    def seen(self, wanted: Callable[[Node], bool]) -> Node | None:
        """The first node that is `wanted`; None where there is none."""
        return next(filter(wanted, self.look()), None)

    def says(self, sentence: str) -> None:
        """Wait until `sentence` can be read somewhere, alone or among others."""
        wait_until(lambda: self.seen(lambda node: any(sentence in text for text in node.texts)), f"it says: {sentence}")

    def press(self, node: Node, action: str = "Press") -> None:
        """Do what the node offers, without a pointer or a key."""
        assert self._ask(do="press", path=node.path, action=action) is True, node

    def heard(self) -> list[str]:
        """Everything that was announced so far."""
        return list(self._ask(do="heard"))

    def ask_too_late(self) -> int:
        """Ask all there is for one more child than it has, as happens when a page changes between two questions."""
        return int(self._ask(do="ask too late"))

    def tab_to(self, *names: str) -> None:
        """Press Tab until one of the things called `names` has the focus; fails if none can be reached so."""
        for _ in range(MOST_TABS):
            before = len(self.focused())
            self._desktop.keys("Tab")
            wait_until(lambda: len(self.focused()) > before, "the focus goes on")  # noqa: B023 - called at once.
            if self.focused()[-1] in names:
                return
        raise AssertionError(f"no way to {names} by Tab: {self.focused()[-MOST_TABS:]}")

    def choose(self, wanted: str, *options: str) -> None:
        """Tab to a choice out of `options`, given in their order, and go by the arrows to the `wanted` one."""
        self.tab_to(*options)
        self._desktop.keys(*["Up"] * (len(options) - 1), *["Down"] * options.index(wanted))
        wait_until(lambda: "checked" in self.find(wanted).states, f"{wanted} is chosen")

    def focused(self) -> list[str]:
        """What the focus went to so far, by name."""
        return list(self._ask(do="focused"))

    def _ask(self, **request: object) -> Any:
        assert self._client.stdin
        assert self._client.stdout
        self._client.stdin.write(json.dumps(request).encode() + b"\n")
        self._client.stdin.flush()
        line = self._client.stdout.readline()
        assert line, "the client of the accessibility bus has ended"
        return json.loads(line).get("reply")


def start(desktop: XSession, log: Path) -> Reader:
    """A reader on `desktop`; ends with it."""
    return Reader(desktop, desktop.talk(PYTHON, CLIENT, log=log))
