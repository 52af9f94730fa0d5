"""Runs a program and says when its window was painted: the same few lines around the bare window and around Evenfoot.

Usage: first_paint.py bare | first_paint.py evenfoot | first_paint.py chart
Prints a line `painted SECONDS` (monotonic clock), a line `ready SECONDS` when what was put off until then is painted,
too, and a line `settled`; for `chart` also `chart SECONDS`. After `settled` and `chart` it waits for a line, so that
its memory can be read from outside in the meantime.
"""

import sys
from importlib.abc import MetaPathFinder


class BeforeTheProgram(MetaPathFinder):
    """Begins to watch when the program comes to its Qt part, so that it imports things in its own order until then."""

    def __init__(self, chart: bool) -> None:
        self._chart = chart

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> None:
        if name == "desktop.app":
            from watch import watch

            watch(self._chart)


def main(kind: str) -> int:
    """Run one program to its end."""
    if kind == "bare":
        from bare import bare

        return bare()
    sys.meta_path.insert(0, BeforeTheProgram(chart=kind == "chart"))
    from desktop.cli import main as evenfoot

    return evenfoot(())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
