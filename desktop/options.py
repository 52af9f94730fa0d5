"""What the program takes on the command line. What is asked for is said by name: the command line gives the work."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from types import SimpleNamespace

from desktop import __version__
from desktop.console import Parser

Work = Callable[[SimpleNamespace], int]
"""Does what the options ask for; gives the exit code."""

YEARS = range(1900, 2200)
"""What a diary can hold."""


def _common(default: str | None) -> Parser:
    """The options that may stand before and after the command; `default` keeps one from undoing the other."""
    common = Parser(add_help=False, argument_default=default)
    common.add_argument(
        "--data-dir", type=_folder, metavar="DIR", help="keep the diary, the settings and the log there"
    )
    common.add_argument("--demo", action="store_true", help="use a sample diary in a throwaway folder")
    return common


def parser(works: Mapping[str, Work]) -> Parser:
    """All options. `works` are called as the commands are, and one `smoke-test`; the one asked for becomes `work`."""
    parser = Parser(
        "evenfoot",
        description="Notice how you stand, and what the pain does.",
        parents=[_common(None)],
    )
    parser.add_argument("--version", action="version", version=f"Evenfoot {__version__}")
    parser.add_argument("--lang", default="", type=_window_language, metavar="xx", help=argparse.SUPPRESS)
    parser.add_argument(
        "--smoke-test",
        dest="work",
        action="store_const",
        const=works["smoke-test"],
        help="try every page and a save in a throwaway folder",
    )
    _add_commands(parser.add_subparsers(title="commands", metavar="command"), works)
    return parser


def _add_commands(commands: argparse._SubParsersAction[Parser], works: Mapping[str, Work]) -> None:
    def command(name: str, help: str) -> Parser:
        made = commands.add_parser(name, help=help, description=help, parents=[_common(argparse.SUPPRESS)])
        made.set_defaults(work=works[name])
        return made

    tour = command("tour", "write a picture of every page, without a screen")
    tour.add_argument("--out", type=Path, required=True, metavar="DIR")
    tour.add_argument("--theme", choices=("light", "dark"))
    tour.add_argument("--lang", default=argparse.SUPPRESS, type=_window_language, metavar="xx")
    tour.add_argument("--scale", choices=("1", "1.5", "2"), default="1")
    summary = command("summary", "write the physician's page as a PDF file")
    summary.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    summary.add_argument("--from", dest="first", type=_date, metavar="DATE")
    summary.add_argument("--to", dest="last", type=_date, metavar="DATE")
    summary.add_argument("--paper", choices=("a4", "letter"))
    summary.add_argument("--lang", default=argparse.SUPPRESS, type=_page_language, metavar="xx")
    summary.add_argument("--appendix", action="store_true", help="add the daily table below the page")
    export = command("export", "write the whole diary into a file that other programs read")
    export.add_argument("--format", choices=("json", "csv", "fhir"), required=True)
    export.add_argument("--out", type=Path, required=True, metavar="FILE")
    export.add_argument("--lang", default=argparse.SUPPRESS, type=_page_language, metavar="xx")
    take_in = command("import", "take in a diary that Evenfoot exported as json, all of it or nothing")
    take_in.add_argument("file", type=Path, metavar="FILE")
    take_in.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
    take_in.add_argument("--keep", choices=("mine", "theirs"), help="whose entry stays where both say something else")
    command("check", "look the diary, the settings and the program's own files over")


def _folder(name: str) -> Path:
    # What a script gives whose variable is empty would be the folder that it happens to run in.
    if not name:
        raise argparse.ArgumentTypeError("a folder without a name")
    return Path(name)


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
