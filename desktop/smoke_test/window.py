"""The window that is tried, on the sample diary moved to end today."""

from __future__ import annotations

from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.smoke_test.wrong import Details, WrongError

if TYPE_CHECKING:
    from desktop.app import Program


class Window:
    """Opened by the first step that needs it. Where it cannot be opened each of them says so."""

    def __init__(self) -> None:
        """Open nothing yet."""
        self._opened = ExitStack()
        self._refused = ""

    def close(self) -> Details:
        """Close it as a person would, and throw its folder away."""
        self._opened.close()
        return {}

    @cached_property
    def folder(self) -> Path:
        """Its throwaway data folder."""
        from desktop import demo
        from desktop.domain.clock import diary_day
        from desktop.system.clock import SystemClock

        diary = demo.sample()
        moved = demo.moved(diary, diary_day(SystemClock().now()) - demo.last_day(diary))
        return self._opened.enter_context(demo.folder(moved))

    @property
    def program(self) -> Program:
        """The program around it, shown; raises WrongError where it does not open."""
        if self._refused:
            raise WrongError(self._refused)
        try:
            return self._program
        except Exception as error:
            # Not tried again: what it left half built would only be in the way.
            self._refused = f"the window does not open ({type(error).__name__}: {error})"
            raise WrongError(self._refused) from error

    @cached_property
    def _program(self) -> Program:
        from desktop import app

        program = app.build(self.folder, language="en")
        self._opened.callback(program.close)
        program.window.begin(welcomed=True)
        program.window.show()
        return program
