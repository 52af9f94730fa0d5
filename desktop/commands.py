"""The commands that need no window: summary, export, import and check. Each prints what it did."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from desktop import assets, demo
from desktop.domain import summary as summaries
from desktop.domain.clock import diary_day
from desktop.domain.diary import Change, Diary
from desktop.domain.ports import Clock
from desktop.domain.preferences import Paper
from desktop.exchange import csv, json, merge
from desktop.exchange.errors import ExchangeError
from desktop.state.files import write_for_person
from desktop.state.opening import open_journal, reading
from desktop.storage import folders, preferences
from desktop.storage.errors import DiaryDamaged, StorageError
from desktop.system.clock import SystemClock


def _whole(folder: Path) -> Diary:
    with reading(folder) as journal:
        return journal.whole()


def export(folder: Path, format: str, out: Path, language: str, clock: Clock | None = None) -> int:
    """Write the whole diary to `out`, what has words in `language`, else in the page's; gives the exit code.

    `clock` is the computer's unless another one is given.
    """
    diary = _whole(folder)
    dumps: dict[str, Callable[[Diary], bytes]] = {
        "json": json.dump,
        "csv": csv.dump,
        "fhir": partial(_fhir, folder, language, clock or SystemClock()),
    }
    write_for_person(folder, out, dumps[format](diary))
    print(f"{out}: {len(diary.days)} days")
    return 0


def _fhir(folder: Path, language: str, clock: Clock, diary: Diary) -> bytes:
    # What it encodes with takes longer to load than the other formats take to write.
    from desktop.exchange import fhir

    chosen = preferences.load(folder / folders.PREFERENCES)
    return fhir.dump(diary, clock.now(), language or chosen.page_language or chosen.language)


def take_in(folder: Path, file: Path, *, dry_run: bool, keep: str | None = None) -> int:
    """Add what is new in `file` to the diary, all or nothing; gives the exit code.

    `keep`, "mine" or "theirs", says whose entries stay where both diaries have some.
    """
    incoming = json.read_file(file)
    differing: list[int] = []

    def make(diary: Diary) -> Change:
        differing.append(merge.conflicts(diary, incoming))
        return merge.merge(diary, incoming, merge.Keep(keep) if keep else None)

    journal = open_journal(folder)
    try:
        try:
            change = make(journal.whole()) if dry_run else journal.alter(make)
        except ExchangeError as error:
            error.path = file
            raise
    finally:
        journal.close()
    total = len(incoming.records())
    verb = "would be taken in" if dry_run else "taken in"
    rest = _rest(total - len(change.put), differing[0], keep)
    print(f"{file}: " + ", ".join([f"{len(change.put)} of {total} entries {verb}", *rest]))
    return 0


def _rest(left: int, differing: int, keep: str | None) -> list[str]:
    """What became of the entries that were not simply new; `left` were not taken in."""
    said = []
    if differing and keep == "theirs":
        said.append(f"{differing} of them in place of yours")
    elif differing:
        said.append(f"{differing} of the rest left out because yours say something else")
        left -= differing
    return [*said, "the others were there already"] if left else said


def stretch(diary: Diary, first: date | None, last: date | None, today: date) -> tuple[date, date]:
    """The days a page covers: as asked, else the four weeks up to the last entry, but none before the first."""
    begin, end = (diary.days[0].day, diary.days[-1].day) if diary.days else (today, today)
    until = last or max(end, first or end)
    since = first or summaries.four_weeks((begin, until), today)[0]
    return min(since, until), until


def summary(
    folder: Path,
    out: Path,
    first: date | None,
    last: date | None,
    paper: str | None,
    language: str,
    *,
    appendix: bool = False,
    clock: Clock | None = None,
) -> int:
    """Write the physician's page to `out`, with the daily table as an `appendix` if asked; gives the exit code.

    `clock` is the computer's unless another one is given.
    """
    from desktop import app
    from desktop.report.pdf import write_pdf
    from desktop.report.visit.compose import compose
    from desktop.ui.page_file import attachments

    chosen, now = preferences.load(folder / folders.PREFERENCES), (clock or SystemClock()).now()
    today = diary_day(now, chosen.day_start)
    diary = _whole(folder)
    since, until = stretch(diary, first, last, today)
    # Fonts need an application; without a window the offscreen platform gives one.
    app.application()
    content = summaries.summarise(diary, since, until, today)
    spoken = language or chosen.page_language or chosen.language
    pages = compose(content, Paper(paper) if paper else chosen.paper, spoken, appendix=appendix)
    inside = attachments(diary, since, until, now, spoken) if chosen.page_entries else ()
    write_pdf(out, pages, partial(write_for_person, folder), inside, now.local)
    remarks = [] if any(since <= day.day <= until for day in diary.days) else [", nothing is recorded in these days"]
    if out.suffix.lower() != ".pdf":
        remarks.append(", written as a PDF file")
    print(f"{out}: {since} to {until}{''.join(remarks)}")
    return 0


def check(folder: Path) -> int:
    """Look over the settings, the diary and the program's own files, a line each; gives 1 if anything is wrong."""
    parts: dict[str, Callable[[], list[str]]] = {
        "settings": lambda: _settings_problems(folder),
        "diary": lambda: _diary_problems(folder),
        "program files": _asset_problems,
    }
    well = {} if os.path.lexists(folder / folders.DIARY) else {"diary": "none yet"}
    found = {name: [] if name in well else _problems(look) for name, look in parts.items()}
    for name, problems in found.items():
        print(f"{name}: {'; '.join(problems) or well.get(name, 'ok')}")
    return 1 if any(found.values()) else 0


def _problems(look: Callable[[], list[str]]) -> list[str]:
    from desktop.ui.failures import sentence

    try:
        return look()
    except (StorageError, assets.AssetMissingError, OSError) as error:
        return [sentence(error) or str(error)]


def _settings_problems(folder: Path) -> list[str]:
    preferences.load(folder / folders.PREFERENCES)
    return []


def _diary_problems(folder: Path) -> list[str]:
    with reading(folder) as journal:
        problems = journal.problems()
    if problems:
        raise DiaryDamaged(folder / folders.DIARY, "; ".join(problems))
    # A diary that is well may still be on a disk that is protected.
    open_journal(folder).close()
    return []


def _asset_problems() -> list[str]:
    from desktop.domain.routine import BUILT_IN, Focus
    from desktop.domain.warning_signs import Sign
    from desktop.report import page_fonts
    from desktop.system import program_files

    # First, for it names everything that is wrong.
    program_files.look()
    texts = {
        "routine": assets.content("en", "routine"),
        "activities": assets.content("en", "activities"),
        "warning_signs": assets.content("en", "warning_signs").get("signs", {}),
    }
    wanted: dict[str, list[str]] = {"routine": list(Focus), "activities": list(BUILT_IN), "warning_signs": list(Sign)}
    for name in (*("welcome", "about", "bones", "explainer", "report", "sources", "trends"), "interview", "answers"):
        assets.content("en", name)
    # Read past `content`, which says in English what a language lacks.
    for name in (name for tag in assets.languages() for name in assets.names(f"content/{tag}", ".toml")):
        assets.read_toml(name)
    for name in ("i18n/evenfoot_en.qm", *assets.names("icons", ".svg"), *assets.names("body", ".png")):
        assets.read_bytes(name)
    for theme in ("light", "dark", "ink"):
        assets.read_toml(f"themes/{theme}.toml")
    assets.read_text("themes/style.qss")
    demo.sample()
    _skeleton()
    for font in page_fonts.FILES:
        page_fonts.read(font)
    return [f"{name}.toml lacks {key}" for name, keys in wanted.items() for key in keys if key not in texts[name]]


def _skeleton() -> None:
    """Raises AssetMissingError where the bones cannot be read, whatever is wrong with them."""
    from desktop.skeleton.bones import SkeletonDamagedError, load

    try:
        load(assets.read_bytes("skeleton/skeleton.npz"))
    except SkeletonDamagedError as error:
        raise assets.AssetMissingError("skeleton/skeleton.npz") from error
