"""Tries what matters in a throwaway folder and says as JSON what worked."""

from __future__ import annotations

import contextlib
import io
import json
import tempfile
from collections.abc import Callable
from pathlib import Path

from desktop import __version__, app, commands, demo
from desktop.state.opening import open_journal


def run() -> int:
    """Open every page, save and read back an entry, write the page; prints one JSON object, gives 0 if all worked."""
    with demo.folder(demo.sample()) as folder:
        results: dict[str, object] = {"version": __version__}
        program = app.build(folder)
        program.window.begin(welcomed=True)
        program.window.show()
        steps: dict[str, Callable[[], bool]] = {
            "pages": lambda: _pages(program),
            "skeleton": _skeleton,
            "entry": lambda: _entry(program, folder),
            "page": lambda: _page(folder),
        }
        try:
            for name, step in steps.items():
                results[name] = step()
        finally:
            program.close()
    print(json.dumps(results))
    return 0 if all(results.values()) else 1


def _pages(program: app.Program) -> bool:
    for name in program.window.names:
        program.window.open(name)
        app.application().processEvents()
    return program.window.page == program.window.names[-1]


def _skeleton() -> bool:
    from desktop.skeleton.camera import VIEWS, View
    from desktop.ui.explainer.cast import Cast
    from desktop.ui.theme.inks import inks
    from desktop.ui.theme.theme import load

    cast = Cast()
    if cast.renderer is None or cast.still is None or cast.skeleton is None:
        return False
    size = (120, 240)
    frame = cast.renderer.draw(cast.still, VIEWS[View.FRONT], size, inks(load("light")))
    x, y, _ = VIEWS[View.FRONT].project(cast.skeleton.landmarks["l3_l4"][None], size)[0]
    return bool(frame.bone[int(y), int(x)] >= 0)


def _entry(program: app.Program, folder: Path) -> bool:
    today = program.diary.today
    program.diary.rate(today, 4)
    journal = open_journal(folder)
    try:
        return [day.rating.score for day in journal.days(today, today) if day.rating] == [4]
    finally:
        journal.close()


def _page(folder: Path) -> bool:
    with tempfile.TemporaryDirectory() as name:
        out = Path(name) / "page.pdf"
        with contextlib.redirect_stdout(io.StringIO()):
            commands.summary(folder, out, None, None, None, "")
        return out.read_bytes().startswith(b"%PDF")
