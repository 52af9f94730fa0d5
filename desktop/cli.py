"""The command line. Parses, hands over, and turns every failure into one line and an exit code."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

from desktop import __version__
from desktop.system.running_mark import running

DONE, FAILED, USAGE = 0, 1, 2
YEARS = range(1900, 2200)
"""What a diary can hold."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with `argv`; gives 0 when done, 1 when the work failed, 2 for wrong usage or no screen."""
    os.umask(0o077)
    # From before anything is loaded: an installer that came in between would take it away.
    with running():
        return _main(sys.argv[1:] if argv is None else argv)


def _main(given: Sequence[str]) -> int:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A name from the disk may hold bytes that are no text.
            stream.reconfigure(errors="backslashreplace")
    options = argparse.Namespace(work=_window, data_dir=None, demo=False, lang="")
    try:
        # Whoever starts the program by its icon does not wait for the options that nobody gave.
        if given:
            _parser().parse_args(given, options)
        work: Callable[[argparse.Namespace], int] = options.work
        code = work(options)
        if sys.stdout is not None:
            sys.stdout.flush()
    except (KeyboardInterrupt, BrokenPipeError):
        code = FAILED
    except Exception as error:  # noqa: BLE001 - what no layer below could answer ends here, in one line.
        code = _failed(error, options)
    _let_go()
    return code


def _failed(error: Exception, options: argparse.Namespace) -> int:
    text = _sentence(error, options)
    if sys.stderr is not None:
        # One line, whatever is in the name of a file.
        print("evenfoot:", *text.splitlines(), file=sys.stderr)
    if getattr(options, "work", None) is _window and not (sys.stderr and sys.stderr.isatty()):
        _show(text)
    return FAILED


def _sentence(error: Exception, options: argparse.Namespace) -> str:
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


def _keep(error: Exception, options: argparse.Namespace) -> str:
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


def _show(text: str) -> None:
    """Say it in a dialog too: who started the program by its icon sees no line."""
    from desktop.system.screen import why_no_screen

    if why_no_screen() is None:
        # Where Qt cannot be loaded, that is what the line says.
        with suppress(ImportError):
            from desktop import app

            app.tell(text)


def _let_go() -> None:
    """Leave nothing to be printed at exit where nobody takes it any more: Python would complain on its own."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _common(default: str | None) -> argparse.ArgumentParser:
    """The options that may stand before and after the command; `default` keeps one from undoing the other."""
    common = argparse.ArgumentParser(add_help=False, argument_default=default)
    common.add_argument("--data-dir", type=Path, metavar="DIR", help="keep the diary, the settings and the log there")
    common.add_argument("--demo", action="store_true", help="use a sample diary in a throwaway folder")
    return common


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "evenfoot",
        description="A week of noticing how you stand, and one page for your physician.",
        parents=[_common(None)],
    )
    parser.add_argument("--version", action="version", version=f"Evenfoot {__version__}")
    parser.add_argument("--lang", default="", type=_window_language, metavar="xx", help=argparse.SUPPRESS)
    parser.add_argument(
        "--smoke-test",
        dest="work",
        action="store_const",
        const=_smoke_test,
        help="try every page and a save in a throwaway folder",
    )
    _add_commands(parser.add_subparsers(title="commands", metavar="command"))
    return parser


def _add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    def command(name: str, work: Callable[[argparse.Namespace], int], help: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=help, description=help, parents=[_common(argparse.SUPPRESS)])
        made.set_defaults(work=work)
        return made

    tour = command("tour", _tour, "write a picture of every page, without a screen")
    tour.add_argument("--out", type=Path, required=True, metavar="DIR")
    tour.add_argument("--theme", choices=("light", "dark"))
    tour.add_argument("--lang", default=argparse.SUPPRESS, type=_window_language, metavar="xx")
    tour.add_argument("--scale", choices=("1", "1.5", "2"), default="1")
    summary = command("summary", _summary, "write the physician's page as a PDF file")
    summary.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    summary.add_argument("--from", dest="first", type=_date, metavar="DATE")
    summary.add_argument("--to", dest="last", type=_date, metavar="DATE")
    summary.add_argument("--paper", choices=("a4", "letter"))
    summary.add_argument("--lang", default=argparse.SUPPRESS, type=_page_language, metavar="xx")
    summary.add_argument("--appendix", action="store_true", help="add the daily table below the page")
    export = command("export", _export, "write the whole diary into a file that other programs read")
    export.add_argument("--format", choices=("json", "csv", "fhir"), required=True)
    export.add_argument("--out", type=Path, required=True, metavar="FILE")
    export.add_argument("--lang", default=argparse.SUPPRESS, type=_page_language, metavar="xx")
    take_in = command("import", _import, "take in a diary that Evenfoot exported as json, all of it or nothing")
    take_in.add_argument("file", type=Path, metavar="FILE")
    take_in.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
    take_in.add_argument("--keep", choices=("mine", "theirs"), help="whose entry stays where both say something else")
    command("check", _check, "look the diary, the settings and the program's own files over")


def _window_language(tag: str) -> str:
    return _language(tag, "window_languages")


def _page_language(tag: str) -> str:
    return _language(tag, "page_languages")


def _language(tag: str, offered: str) -> str:
    """`tag` if the reader of the program's texts called `offered` has it."""
    # The parser asks of the default as well, for which nothing needs to be loaded.
    if not tag:
        return tag
    from desktop import assets

    known = getattr(assets, offered)()
    if tag.partition("-")[0] not in known:
        raise argparse.ArgumentTypeError(f"no texts in {tag!r}; there are: {', '.join(known)}")
    return tag


def _date(text: str) -> date:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date like 2026-03-31") from None
    if found.year not in YEARS:
        raise argparse.ArgumentTypeError(f"{text!r} is not between {YEARS[0]} and {YEARS[-1]}")
    return found


@contextmanager
def _folder(options: argparse.Namespace, *, today: bool = False) -> Iterator[Path]:
    """The data folder of the call; for the demo a throwaway one, moved to end `today` where a person looks at it."""
    if not options.demo:
        from desktop.storage import folders

        yield folders.data_folder(options.data_dir)
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
    if sys.stderr is not None:
        print(f"evenfoot: {sentence}", file=sys.stderr)
    return USAGE


def _window(options: argparse.Namespace) -> int:
    from desktop.system.screen import why_no_screen

    reason = why_no_screen()
    if reason is not None:
        return _wrong(
            f"no window can be opened, because {reason}; for pictures of every page: evenfoot tour --out tour"
        )
    # Before Qt, whose binding reads the source of every module that is imported after it.
    from desktop import assets, crash  # noqa: F401, I001
    from desktop.storage import database, preferences  # noqa: F401
    from desktop import app

    with _folder(options, today=True) as folder:
        return app.run(folder, options.lang)


def _without_screen() -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if sys.platform == "win32":
        # Without a screen Qt reads fonts from files, and does not know where Windows has them: all letters are boxes.
        os.environ.setdefault("QT_QPA_FONTDIR", str(Path(os.environ.get("SYSTEMROOT", "C:/Windows"), "Fonts")))


def _smoke_test(options: argparse.Namespace) -> int:
    from desktop.system.screen import why_no_screen

    if why_no_screen() is not None:
        _without_screen()
    from desktop import smoke_test

    return smoke_test.run()


def _tour(options: argparse.Namespace) -> int:
    _without_screen()
    os.environ["QT_SCALE_FACTOR"] = options.scale
    from desktop import demo, tour

    with _folder(options) as own, demo.copy(own) as folder:
        for path in tour.write(folder, options.out, options.theme, options.lang, demo=options.demo):
            print(path)
    return DONE


def _summary(options: argparse.Namespace) -> int:
    if options.first and options.last and options.first > options.last:
        return _wrong(f"--from {options.first} is after --to {options.last}; turn them round")
    _without_screen()
    from desktop import commands

    with _folder(options) as folder:
        days = (options.first, options.last)
        return commands.summary(folder, options.out, *days, options.paper, options.lang, appendix=options.appendix)


def _export(options: argparse.Namespace) -> int:
    from desktop import commands

    with _folder(options) as folder:
        return commands.export(folder, options.format, options.out, options.lang)


def _import(options: argparse.Namespace) -> int:
    from desktop import commands

    with _folder(options) as folder:
        return commands.take_in(folder, options.file, dry_run=options.dry_run, keep=options.keep)


def _check(options: argparse.Namespace) -> int:
    from desktop import commands

    with _folder(options) as folder:
        return commands.check(folder)
