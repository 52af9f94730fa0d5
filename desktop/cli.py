"""The command line. Parses, hands over, and turns every failure into one line and an exit code."""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from types import SimpleNamespace

from desktop.system.running_mark import running

DONE, FAILED, USAGE = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with `argv`; gives 0 when done, 1 when the work failed, 2 for wrong usage or no window."""
    os.umask(0o077)
    # From before anything is loaded: an installer that came in between would take it away.
    with running():
        return _main(sys.argv[1:] if argv is None else argv)


def _main(given: Sequence[str]) -> int:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A name from the disk may hold bytes that are no text.
            stream.reconfigure(errors="backslashreplace")
    options = SimpleNamespace(work=_window, data_dir=None, demo=False, lang="")
    try:
        # Whoever starts the program by its icon does not wait for the options that nobody gave.
        if given:
            from desktop.options import parser

            parser(WORKS).parse_args(given, options)
        work: Callable[[SimpleNamespace], int] = options.work
        code = work(options)
        if sys.stdout is not None:
            sys.stdout.flush()
    except (KeyboardInterrupt, BrokenPipeError):
        code = FAILED
    except Exception as error:  # noqa: BLE001 - what no layer below could answer ends here, in one line.
        code = _failed(error, options)
    _let_go()
    return code


def _failed(error: Exception, options: SimpleNamespace) -> int:
    text = _sentence(error, options)
    if sys.stderr is not None:
        # One line, whatever is in the name of a file.
        print("evenfoot:", *text.splitlines(), file=sys.stderr)
    if getattr(options, "work", None) is _window:
        _show(text)
    return FAILED


def _show(text: str) -> None:
    """Say in a dialog too what a person did not see who opened the window by its icon."""
    if not (sys.stderr and sys.stderr.isatty()):
        from desktop import console

        console.show(text)


def _sentence(error: Exception, options: SimpleNamespace) -> str:
    from desktop.system.screen import what_is_missing

    # Asked first, for without its libraries Qt cannot word anything.
    missing = isinstance(error, ImportError) and what_is_missing(error)
    if missing:
        return missing
    try:
        from desktop.ui.failures import sentence
    except ImportError as absent:
        return f"This was not done ({type(error).__name__}). {what_is_missing(absent) or f'{absent}.'}"
    return sentence(error) or f"Evenfoot met an error of its own. Your diary is safe. {_keep(error, options)}"


def _keep(error: Exception, options: SimpleNamespace) -> str:
    """Write a bug to the log, and say where."""
    import traceback

    from desktop.storage import folders
    from desktop.storage.errors import StorageError

    try:
        log = folders.data_folder(options.data_dir) / folders.LOG
        with log.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write("".join(traceback.format_exception(error)))
    except (OSError, StorageError):
        return f"({type(error).__name__}: {error})"
    return f"The details are in {log}."


def _let_go() -> None:
    """Leave nothing to be printed at exit where nobody takes it any more: Python would complain on its own."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _found(options: SimpleNamespace) -> AbstractContextManager[Path]:
    """The data folder of the call as it is found: it need not be there, and is not made."""
    from desktop.storage import folders

    return _folder(options) if options.demo else nullcontext(folders.found(options.data_dir))


@contextmanager
def _folder(options: SimpleNamespace, *, today: bool = False, reads: bool = False) -> Iterator[Path]:
    """The data folder of the call, which may be protected for whoever only `reads`.

    For the demo it is a throwaway one, moved to end `today` where a person looks at it.
    """
    if not options.demo:
        from desktop.storage import folders

        place = folders.readable if reads else folders.data_folder
        yield place(options.data_dir)
        return
    from desktop import demo
    from desktop.domain.clock import diary_day
    from desktop.system.clock import SystemClock

    diary = demo.sample()
    if today:
        diary = demo.moved(diary, diary_day(SystemClock().now()) - demo.last_day(diary))
    with demo.folder(diary) as path:
        yield path


def _wrong(sentence: str) -> int:
    """Say in one line why nothing was begun."""
    from desktop import console

    console.say(f"evenfoot: {sentence}")
    return USAGE


def _window(options: SimpleNamespace) -> int:
    from desktop.system.screen import what_is_damaged, why_no_screen

    reason = why_no_screen()
    if reason is not None:
        hint = "for pictures of every page: evenfoot tour --out tour"
        told = what_is_damaged() or f"no window can be opened, because {reason}; {hint}"
        _show(told)
        return _wrong(told)
    # Until the window can be used hardly anything is given up, and to look for it takes a twentieth of the time.
    gc.disable()
    try:
        # Before Qt, whose binding reads the source of every module that is imported after it.
        from desktop import assets, crash  # noqa: F401, I001
        from desktop.storage import database, preferences  # noqa: F401
        from desktop import app

        with _folder(options, today=True) as folder:
            return app.run(folder, options.lang)
    finally:
        gc.enable()


def _without_screen() -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if sys.platform == "win32":
        # Without a screen Qt reads fonts from files, and does not know where Windows has them: all letters are boxes.
        os.environ.setdefault("QT_QPA_FONTDIR", str(Path(os.environ.get("SYSTEMROOT", "C:/Windows"), "Fonts")))


def _smoke_test(options: SimpleNamespace) -> int:
    from desktop.system.screen import why_no_screen

    if why_no_screen() is not None:
        _without_screen()
    from desktop import smoke_test

    return smoke_test.run()


def _tour(options: SimpleNamespace) -> int:
    _without_screen()
    os.environ["QT_SCALE_FACTOR"] = options.scale
    from desktop import demo, tour

    with _folder(options) as own, demo.copy(own) as folder:
        for path in tour.write(folder, options.out, options.theme, options.lang, demo=options.demo):
            print(path)
    return DONE


def _summary(options: SimpleNamespace) -> int:
    if options.first and options.last and options.first > options.last:
        return _wrong(f"--from {options.first} is after --to {options.last}; turn them round")
    _without_screen()
    from desktop import commands

    with _folder(options, reads=True) as folder:
        days = (options.first, options.last)
        return commands.summary(folder, options.out, *days, options.paper, options.lang, appendix=options.appendix)


def _export(options: SimpleNamespace) -> int:
    from desktop import commands

    with _folder(options, reads=True) as folder:
        return commands.export(folder, options.format, options.out, options.lang)


def _import(options: SimpleNamespace) -> int:
    from desktop import commands

    with _folder(options) as folder:
        return commands.take_in(folder, options.file, dry_run=options.dry_run, keep=options.keep)


def _check(options: SimpleNamespace) -> int:
    from desktop import commands

    with _found(options) as folder:
        return commands.check(folder)


WORKS: dict[str, Callable[[SimpleNamespace], int]] = {
    "tour": _tour,
    "summary": _summary,
    "export": _export,
    "import": _import,
    "check": _check,
    "smoke-test": _smoke_test,
}
"""What each command does."""
