"""A command as data: what runs, and what may be shown of it."""

from __future__ import annotations

import shlex
import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Secret:
    """A word that must be in a command and never in anything that is printed."""

    value: str

    def __str__(self) -> str:
        return "***"

    __repr__ = __str__


Command = tuple[str | Path | Secret, ...]


class CommandFailed(Exception):
    """A command ended with `code`; `said` is what it printed, where nobody has seen that yet."""

    def __init__(self, command: Command, code: int, said: str = "") -> None:
        super().__init__(f"{shown(command)}: exit {code}\n{said}".rstrip())


def shown(command: Command) -> str:
    """The command as it may stand in a log."""
    return shlex.join(str(word) for word in command)


def run(command: Command) -> None:
    """Say the command, run it and let it speak; raises CommandFailed."""
    print("+", shown(command), flush=True)
    code = subprocess.run(_words(command), check=False).returncode
    if code:
        raise CommandFailed(command, code)


def answer(command: Command) -> str:
    """Say the command, run it, and give what it says; raises CommandFailed."""
    print("+", shown(command), flush=True)
    done = subprocess.run(_words(command), check=False, capture_output=True, text=True)
    if done.returncode:
        raise CommandFailed(command, done.returncode, done.stdout + done.stderr)
    return done.stdout


def _words(command: Command) -> list[str]:
    return [word.value if isinstance(word, Secret) else str(word) for word in command]
