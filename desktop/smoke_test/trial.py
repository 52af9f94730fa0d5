"""Runs the steps one after another and prints what came of them."""

from __future__ import annotations

import io
import json
import sys
import time
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from functools import partial
from types import ModuleType

from desktop import __version__
from desktop.smoke_test.listening import Listening
from desktop.smoke_test.window import Window
from desktop.smoke_test.wrong import Details, WrongError

Step = Callable[[], Details]


@dataclass(slots=True)
class Outcome:
    """What came of the steps so far: whether each worked, what it saw, and what was wrong in one line."""

    worked: dict[str, bool] = field(default_factory=dict)
    details: dict[str, Details] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)

    def take(self, name: str, step: Step) -> None:
        """Try one step. Whatever it meets, the others still have something to say."""
        began = time.monotonic()
        try:
            found = step()
        except Exception as error:  # noqa: BLE001 - as it says above.
            self.worked[name], self.failed[name] = False, _line(error)
        else:
            self.worked[name], self.details[name] = True, found | {"seconds": round(time.monotonic() - began, 2)}

    def object(self) -> dict[str, object]:
        """What is printed; `failed` only if anything did."""
        frozen = bool(getattr(sys, "frozen", False))
        told: dict[str, object] = {"version": __version__, "frozen": frozen, **self.worked, "details": self.details}
        return told | ({"failed": self.failed} if self.failed else {})


def run() -> int:
    """Try every step and print one JSON object, in ASCII, which every console takes; gives 0 if all worked, else 1."""
    outcome, listening, window = Outcome(), Listening(), Window()
    # Whoever reads the output wants the object, and nothing else.
    with redirect_stdout(io.StringIO()), redirect_stderr(listening.said), listening:
        for name, step in steps(window).items():
            outcome.take(name, partial(listening.to, step))
        outcome.take("quiet", listening.silence)
    print(json.dumps(outcome.object()))
    return 1 if outcome.failed else 0


def steps(window: Window) -> dict[str, Step]:
    """What is tried, by name and in order."""
    return {
        "machine": lambda: _installed().machine(),
        "files": lambda: _installed().files(),
        "translation": lambda: _installed().translation(),
        "icons": lambda: _installed().icons(),
        "fonts": lambda: _installed().fonts(),
        "pages": lambda: _seen().pages(window.program),
        "dialogs": lambda: _seen().dialogs(window.program),
        "chart": lambda: _seen().chart(window.program),
        "skeleton": lambda: _seen().skeleton(window.program),
        "entry": lambda: _kept().entry(window.program, window.folder),
        "import": lambda: _kept().there_and_back(),
        "encrypted": lambda: _kept().encrypted(),
        "page": lambda: _paper().page(),
        "page_texts": lambda: _paper().texts(),
        "printing": lambda: _paper().printing(),
        "closing": window.close,
    }


# Each step loads what it needs: what one of them lacks must not stop the others.


def _installed() -> ModuleType:
    from desktop.smoke_test import installed

    return installed


def _seen() -> ModuleType:
    from desktop.smoke_test import seen

    return seen


def _kept() -> ModuleType:
    from desktop.smoke_test import kept

    return kept


def _paper() -> ModuleType:
    from desktop.smoke_test import paper

    return paper


def _line(error: Exception) -> str:
    text = " ".join(str(error).split())
    return text if isinstance(error, WrongError) else f"{type(error).__name__}: {text}"
