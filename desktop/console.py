"""What is said where there is no console: Windows gives a program started by its icon no streams."""

from __future__ import annotations

import argparse
import sys
from contextlib import suppress
from typing import Any, NoReturn


def say(text: str) -> None:
    """Say `text` on standard error, or in a dialog where there is none."""
    if sys.stderr is not None:
        print(text, file=sys.stderr)
    else:
        show(text)


def show(text: str, heading: str = "") -> None:
    """Say it in a dialog, if there is a screen: who started the program by its icon sees no line.

    `heading` stands over it, else that Evenfoot cannot open.
    """
    from desktop.system.screen import why_no_screen

    if why_no_screen() is None:
        # Where Qt cannot be loaded, that is what the line says.
        with suppress(ImportError):
            from desktop import app

            return app.tell(text, heading)
    from desktop.system import plain_dialog

    plain_dialog.show(text)
    return None


class Parser(argparse.ArgumentParser):
    """Says in one dialog what it would have said on the streams, where there are none."""

    _unsaid = ""

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        """Leave, with a `message` for standard error."""
        self._print_message(message or "", sys.stderr)
        if self._unsaid:
            show(self._unsaid.strip(), "" if status else "Evenfoot")
        sys.exit(status)

    def _print_message(self, message: str, file: Any = None) -> None:
        # Everything comes by here: usage, help, version and what was wrong. Some of it in parts.
        if file is None and sys.stderr is None:
            self._unsaid += message
        else:
            super()._print_message(message, file)
