"""The command line, as other people's scripts call it."""

from __future__ import annotations

import gc
import json
import locale
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop import __version__, assets, cli, commands, demo
from desktop.domain.clock import Moment, diary_day
from desktop.domain.diary import Diary, PainRating, gather
from desktop.domain.interview import Part
from desktop.domain.preferences import Preferences
from desktop.domain.summary import within
from desktop.domain.trend import trend
from desktop.exchange import csv, fhir
from desktop.exchange import json as exchange_json
from desktop.storage import folders, preferences
from desktop.storage.diary_store import SqliteJournal
from desktop.storage.errors import DiaryDamaged
from desktop.system.clock import SystemClock
from desktop.ui.dialogs.failure_dialog import FailureDialog
from tests.storage.conftest import lock_away
from tests.terminal import Terminal, evenfoot, fill_in, kept, worn_again

__all__ = ["evenfoot", "lock_away"]

ROOT = Path(__file__).parents[1]
SAMPLE = assets.read_bytes("sample/diary.json")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with the sample in it."""
    return fill_in(tmp_path / "diary")


def program(*argv: object, **options: Any) -> subprocess.CompletedProcess[bytes]:
    """The program as a process of its own."""
    return subprocess.run((sys.executable, "-m", "desktop", *map(str, argv)), cwd=ROOT, check=False, **options)


# Export, import, summary.


def test_what_is_exported_comes_back_byte_for_byte(evenfoot: Terminal, folder: Path, tmp_path: Path) -> None:
    first, second, other = tmp_path / "first.json", tmp_path / "second.json", tmp_path / "other"
    assert evenfoot("--data-dir", folder, "export", "--format", "json", "--out", first).out == f"{first}: 14 days\n"
    assert first.read_bytes() == SAMPLE
    took = evenfoot("--data-dir", other, "import", first)
    count = len(demo.sample().records())
    assert (took.code, took.err) == (0, "")
    assert took.out == f"{first}: {count} of {count} entries taken in\n"
    assert evenfoot("--data-dir", other, "export", "--format", "json", "--out", second).code == 0
    assert second.read_bytes() == SAMPLE
    before = kept(other)
    again = evenfoot("--data-dir", other, "import", first).out
    assert again == f"{first}: 0 of {count} entries taken in, the others were there already\n"
    assert kept(other) == before


def test_a_dry_run_says_and_changes_nothing(evenfoot: Terminal, tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "more.json"
    rating = PainRating(date(2026, 3, 16), Moment(datetime(2026, 3, 16, 20, tzinfo=UTC), 60), 3)
    path.write_bytes(exchange_json.dump(gather([*demo.sample().records(), rating])))
    before = kept(folder)
    said = evenfoot("--data-dir", folder, "import", "--dry-run", path)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(f"{path}: 1 of ")
    assert "would be taken in" in said.out
    assert kept(folder) == before
    assert evenfoot("--data-dir", folder, "import", path).code == 0
    assert kept(folder) != before


@pytest.fixture
def other_scores(folder: Path, tmp_path: Path) -> Path:
    """The sample with another score on its last rated day, and a rating more."""
    whole = demo.sample()
    last = next(day.rating for day in reversed(whole.days) if day.rating)
    rating = PainRating(date(2026, 3, 16), Moment(datetime(2026, 3, 16, 20, tzinfo=UTC), 60), 3)
    records = [record for record in whole.records() if record != last]
    path = tmp_path / "other.json"
    path.write_bytes(exchange_json.dump(gather([*records, replace(last, score=(last.score + 1) % 11), rating])))
    return path


def test_an_import_that_differs_is_refused_unless_told_what_to_keep(
    evenfoot: Terminal, folder: Path, other_scores: Path
) -> None:
    before = kept(folder)
    for dry in ((), ("--dry-run",)):
        assert evenfoot("--data-dir", folder, "import", other_scores, *dry).refuses(
            other_scores, "the rating of 2026-03-", "Nothing was changed", "--keep mine or --keep theirs"
        )
    assert evenfoot("--data-dir", folder, "import", other_scores, "--keep", "both").code == 2
    said = evenfoot("--data-dir", folder, "import", other_scores, "--keep", "theirs", "--dry-run")
    assert (said.code, "would be taken in, 1 of them in place of yours" in said.out) == (0, True)
    assert kept(folder) == before


@pytest.mark.parametrize(
    ("keep", "count", "said"),
    [
        ("mine", 1, "1 of the rest left out because yours say something else"),
        ("theirs", 2, "1 of them in place of yours"),
    ],
)
def test_what_is_kept_is_said(
    evenfoot: Terminal, folder: Path, tmp_path: Path, other_scores: Path, keep: str, count: int, said: str
) -> None:
    done = evenfoot("--data-dir", folder, "import", other_scores, "--keep", keep)
    total = len(demo.sample().records()) + 1
    assert (done.code, done.err) == (0, "")
    assert done.out == f"{other_scores}: {count} of {total} entries taken in, {said}, the others were there already\n"
    out = tmp_path / "after.json"
    evenfoot("--data-dir", folder, "export", "--format", "json", "--out", out)
    assert (out.read_bytes() == other_scores.read_bytes()) is (keep == "theirs")
    again = evenfoot("--data-dir", folder, "import", other_scores, "--keep", keep)
    assert again.out.startswith(f"{other_scores}: 0 of {total} entries taken in")


def test_the_table_is_the_exchange_formats(evenfoot: Terminal, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "diary.csv"
    assert evenfoot("--data-dir", folder, "export", "--format", "csv", "--out", out).code == 0
    assert out.read_bytes() == csv.dump(demo.sample())


def test_the_document_is_the_exchange_formats(evenfoot: Terminal, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "diary.fhir.json"
    said = evenfoot("--data-dir", folder, "export", "--format", "fhir", "--out", out)
    assert (said.code, said.out, said.err) == (0, f"{out}: 14 days\n", "")
    made = Moment.at(datetime.fromisoformat(json.loads(out.read_bytes())["timestamp"]))
    assert out.read_bytes() == fhir.dump(demo.sample(), made)


def page_text(path: Path) -> str:
    """The text of a PDF with single spaces."""
    if shutil.which("pdftotext"):
        done = subprocess.run(("pdftotext", "-layout", path, "-"), capture_output=True, check=True)
        text = done.stdout.decode()
    else:
        from pypdf import PdfReader

        pages = PdfReader(path).pages
        assert len(pages) == 1
        text = pages[0].extract_text()
    return re.sub(r"\s+", " ", text)


def test_the_page_of_an_imported_diary_has_the_right_figures(evenfoot: Terminal, folder: Path, tmp_path: Path) -> None:
    exported, page, other = tmp_path / "diary.json", tmp_path / "page.pdf", tmp_path / "other"
    evenfoot("--data-dir", folder, "export", "--format", "json", "--out", exported)
    evenfoot("--data-dir", other, "import", exported)
    said = evenfoot("--data-dir", other, "summary", "--out", page)
    assert (said.code, said.out, said.err) == (0, f"{page}: 2026-02-28 to 2026-03-15\n", "")
    text = page_text(page)
    scores = [day["rating"]["score"] for day in json.loads(SAMPLE)["days"] if "rating" in day]
    assert f"{sum(scores) / len(scores):.1f}" in text
    assert "(12 of 16 days)" in text
    assert len(scores) == 12
    for phrase in ("5.6 (5 of 7)", "4.6 (5 of 7)", "28 Feb to 15 Mar 2026", "2 Mar", "Alex Example"):
        assert phrase in text


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_page_is_one_sheet_of_the_paper_asked_for(
    evenfoot: Terminal, folder: Path, tmp_path: Path, paper: str
) -> None:
    from pypdf import PdfReader

    page = tmp_path / "page.pdf"
    days = ("--from", "2026-03-09", "--to", "2026-03-15")
    said = evenfoot("--data-dir", folder, "summary", "--out", page, "--paper", paper, *days)
    assert said.out == f"{page}: 2026-03-09 to 2026-03-15\n"
    (sheet,) = PdfReader(page).pages
    width, height = {"a4": (595, 842), "letter": (612, 792)}[paper]
    assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == (width, height)


@pytest.mark.parametrize(("wanted", "language"), [(True, "fr"), (True, ""), (False, "")])
def test_the_entries_of_its_days_are_in_the_file_of_the_page(
    evenfoot: Terminal, folder: Path, tmp_path: Path, wanted: bool, language: str
) -> None:
    from pypdf import PdfReader

    page, days = tmp_path / "page.pdf", (date(2026, 3, 9), date(2026, 3, 15))
    preferences.save(folder / "preferences.toml", Preferences(page_entries=wanted, page_language=language))
    evenfoot("--data-dir", folder, "summary", "--out", page, "--from", days[0], "--to", days[1])
    inside = PdfReader(page).attachments
    name = f"evenfoot-{days[0]}-{days[1]}"
    assert set(inside) == ({f"{name}.csv", f"{name}.fhir.json"} if wanted else set())
    if wanted:
        kept = within(exchange_json.load(SAMPLE), *days)
        assert any(day.note for day in kept.days)
        silent = replace(kept, days=tuple(replace(day, note=None) for day in kept.days))
        assert inside[f"{name}.csv"] == [csv.dump(silent)]
        bundle = json.loads(inside[f"{name}.fhir.json"][0])
        assert (bundle["resourceType"], bundle["type"]) == ("Bundle", "document")


@pytest.mark.parametrize(("more", "sheets"), [((), 1), (("--appendix",), 3)])
def test_the_daily_table_is_added_when_asked_for(
    evenfoot: Terminal, folder: Path, tmp_path: Path, more: tuple[str, ...], sheets: int
) -> None:
    from pypdf import PdfReader

    evenfoot("--data-dir", folder, "summary", "--out", tmp_path / "page.pdf", *more)
    assert len(PdfReader(tmp_path / "page.pdf").pages) == sheets


TODAY = date(2026, 6, 1)
SHORT = (date(2026, 2, 28), date(2026, 3, 15))


@pytest.mark.parametrize(
    ("days", "first", "last", "expected"),
    [
        ((), None, None, (TODAY, TODAY)),
        (SHORT, None, None, SHORT),
        ((date(2020, 1, 1), SHORT[1]), None, None, (date(2026, 2, 16), SHORT[1])),
        (SHORT, date(2026, 3, 9), None, (date(2026, 3, 9), SHORT[1])),
        (SHORT, None, date(2026, 3, 9), (SHORT[0], date(2026, 3, 9))),
        (SHORT, date(2025, 1, 1), date(2025, 2, 1), (date(2025, 1, 1), date(2025, 2, 1))),
        (SHORT, date(2026, 4, 1), None, (date(2026, 4, 1), date(2026, 4, 1))),
        (SHORT, None, date(2026, 2, 1), (date(2026, 2, 1), date(2026, 2, 1))),
        ((), date(2026, 7, 1), None, (date(2026, 7, 1), date(2026, 7, 1))),
        (SHORT, None, date(1900, 1, 1), (date(1900, 1, 1), date(1900, 1, 1))),
    ],
)
def test_the_days_of_the_page(
    days: tuple[date, ...], first: date | None, last: date | None, expected: tuple[date, date]
) -> None:
    at = Moment(datetime(2026, 3, 2, 9, tzinfo=UTC), 0)
    diary = gather(PainRating(day, at, 3) for day in days)
    assert commands.stretch(diary, first, last, TODAY) == expected


def test_an_empty_diary_has_a_page_too(evenfoot: Terminal, tmp_path: Path) -> None:
    said = evenfoot("--data-dir", tmp_path / "new", "summary", "--out", tmp_path / "page.pdf")
    today = diary_day(SystemClock().now())
    told = f"{tmp_path / 'page.pdf'}: {today} to {today}, nothing is recorded in these days\n"
    assert (said.code, said.out, said.err) == (0, told, "")


@pytest.mark.parametrize(("name", "remark"), [("page.PDF", ""), ("page.doc", ", written as a PDF file")])
def test_a_page_by_another_name_is_said_to_be_a_pdf_file(
    evenfoot: Terminal, folder: Path, tmp_path: Path, name: str, remark: str
) -> None:
    out = tmp_path / name
    said = evenfoot("--data-dir", folder, "summary", "--out", out)
    assert (said.code, said.out) == (0, f"{out}: 2026-02-28 to 2026-03-15{remark}\n")
    assert out.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("ending", ["none", "missing", "empty", "read-only"])
def test_check_makes_nothing(evenfoot: Terminal, tmp_path: Path, lock_away: Any, ending: str) -> None:
    home = tmp_path / "home"
    home.mkdir()
    if ending == "empty":
        (home / "diary").mkdir()
    if ending == "read-only":
        lock_away(home)
    before = sorted(home.rglob("*"))
    said = evenfoot("--data-dir", home if ending == "none" else home / "diary", "check")
    assert (said.code, said.out, said.err) == (0, "settings: ok\ndiary: none yet\nprogram files: ok\n", "")
    assert sorted(home.rglob("*")) == before


def test_help_begins_with_what_every_package_says(evenfoot: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "packaging")
    import product

    assert f"{product.SUMMARY}." in evenfoot("--help").out


# The common options.


@pytest.mark.parametrize(
    "argv",
    [
        ("--data-dir", "ELSEWHERE", "export", "--format", "csv", "--out", "OUT", "--data-dir", "D"),
        ("--data-dir=D", "export", "--format", "json", "--out", "OUT"),
        ("export", "--format", "json", "--out", "OUT", "--data-dir", "D"),
        ("summary", "--data-dir", "D", "--out", "OUT"),
        ("--data-dir", "D", "summary", "--out", "OUT"),
        ("import", "--data-dir", "D", "SAMPLE"),
        ("--data-dir", "D", "import", "SAMPLE"),
    ],
    ids=" ".join,
)
def test_the_folder_may_be_named_before_and_after_the_command(
    evenfoot: Terminal, tmp_path: Path, argv: tuple[str, ...]
) -> None:
    (tmp_path / "SAMPLE").write_bytes(SAMPLE)
    names = {"D": "D", "--data-dir=D": "D", "ELSEWHERE": "ELSEWHERE", "OUT": "OUT", "SAMPLE": "SAMPLE"}
    words = [word.replace(names[word], str(tmp_path / names[word])) if word in names else word for word in argv]
    said = evenfoot(*words)
    assert (said.code, said.err) == (0, "")
    assert (tmp_path / "D" / "diary.db").exists()
    assert not (tmp_path / "ELSEWHERE").exists()


@pytest.mark.parametrize("where", ["before", "after"])
@pytest.mark.parametrize(
    ("argv", "out"),
    [
        (("check",), "settings: ok\ndiary: ok\nprogram files: ok\n"),
        (("export", "--format", "json", "--out", "OUT"), "OUT: 14 days\n"),
        (("export", "--format", "csv", "--out", "OUT"), "OUT: 14 days\n"),
        (("export", "--format", "fhir", "--lang", "en", "--out", "OUT"), "OUT: 14 days\n"),
        (("summary", "--out", "OUT"), "OUT: 2026-02-28 to 2026-03-15, written as a PDF file\n"),
        (("import", "SAMPLE"), "SAMPLE: 0 of "),
    ],
    ids=["check", "json", "csv", "fhir", "summary", "import"],
)
def test_every_command_has_a_demo(
    evenfoot: Terminal, tmp_path: Path, argv: tuple[str, ...], out: str, where: str
) -> None:
    (tmp_path / "SAMPLE").write_bytes(SAMPLE)
    words = [str(tmp_path / word) if word.isupper() else word for word in argv]
    data = ("--data-dir", tmp_path / "mine", "--demo")
    said = evenfoot(*data, *words) if where == "before" else evenfoot(*words, *data)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(re.sub(r"^(?=[A-Z])", lambda _: f"{tmp_path}{os.sep}", out))
    assert not (tmp_path / "mine").exists()


@pytest.mark.parametrize("argv", [("--demo",), ("--data-dir", "mine"), ()], ids=["demo", "mine", "nothing"])
def test_the_window_opens_on_the_folder_and_the_demo_ends_today(
    evenfoot: Terminal, tmp_path: Path, argv: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop import app

    seen: list[tuple[Path, str, Diary]] = []

    def run(folder: Path, language: str) -> int:
        with closing(SqliteJournal.open(folder / "diary.db", assets.migrations())) as journal:
            seen.append((folder, language, journal.whole()))
        return 0

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(app, "run", run)
    monkeypatch.setattr(folders, "_usual", lambda: tmp_path / "mine")
    asked = ("--lang", "en-GB") if argv else ()
    assert evenfoot(*argv, *asked).code == 0
    ((folder, language, diary),) = seen
    assert language == "".join(asked[1:])
    if "--demo" in argv:
        assert demo.last_day(diary) == diary_day(SystemClock().now())
        assert not folder.exists()
    else:
        assert folder == tmp_path / "mine"


def test_nothing_is_collected_before_the_window_can_be_used(
    evenfoot: Terminal, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop import app

    run, frame = app.run, app.frame
    seen: list[bool] = []

    def look(program: app.Program) -> None:
        seen.append(gc.isenabled())
        QTimer.singleShot(0, lambda: (seen.append(gc.isenabled()), program.window.close()))

    def dressed(*given: Any) -> app.Frame:
        seen.append(gc.isenabled())
        return frame(*given)

    monkeypatch.setattr(app, "frame", dressed)
    monkeypatch.setattr(app, "run", lambda folder, language: run(folder, language, look))
    said = evenfoot("--data-dir", folder)
    assert (said.code, said.err, seen) == (0, "", [False, False, True])
    monkeypatch.setattr(app, "run", broken)
    assert evenfoot("--data-dir", folder).code == 1
    assert gc.isenabled()


@pytest.mark.parametrize("argv", [("--lang", "en", "tour"), ("tour", "--lang", "en")], ids=" ".join)
def test_the_language_may_stand_before_and_after_the_tour(
    evenfoot: Terminal, tmp_path: Path, argv: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop import tour

    seen: list[tuple[object, ...]] = []
    monkeypatch.setattr(tour, "write", lambda *given, **more: seen.append((*given[1:], *more.values())) or iter([]))
    out = tmp_path / "tour"
    assert evenfoot(*argv, "--demo", "--out", out, "--scale", "1.5", "--theme", "dark").code == 0
    assert seen == [(out, "dark", "en", True)]
    assert (os.environ["QT_SCALE_FACTOR"], os.environ["QT_QPA_PLATFORM"]) == ("1.5", "offscreen")


def test_the_tour_draws_every_page(tmp_path: Path) -> None:
    out = tmp_path / "tour"
    done = program("--demo", "tour", "--out", out, "--theme", "dark", capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
    # Into a pipe Windows' programs write by its code page.
    paths = [Path(line) for line in done.stdout.decode(locale.getpreferredencoding(False)).splitlines()]
    assert sorted(paths) == sorted(out.iterdir())
    pages = {"today", "week", "trends", "summary", "warning_signs", "settings", "about", "welcome-1"}
    pages |= {"learn-chain", "learn-walking", "learn-chain-strip", "skeleton"}
    pages |= {f"questions-{part}" for part in (*Part, "past_week")}
    assert pages <= {path.stem.removesuffix("-dark") for path in paths}
    assert min(path.stat().st_size for path in paths) > 4000


def test_the_tour_of_my_own_diary_leaves_it_alone(folder: Path, tmp_path: Path) -> None:
    before = kept(folder)
    done = program("--data-dir", folder, "tour", "--out", tmp_path / "tour", "--theme", "dark", capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
    assert kept(folder) == before


@pytest.mark.parametrize(("worked", "code"), [(True, 0), (False, 1)])
def test_the_smoke_test_says_what_worked(
    evenfoot: Terminal, monkeypatch: pytest.MonkeyPatch, worked: bool, code: int
) -> None:
    from desktop.smoke_test import trial

    def step() -> dict[str, object]:
        print("not for the person")
        if not worked:
            raise OSError("no\nluck")
        return {"seen": 1}

    monkeypatch.setattr(trial, "steps", lambda _: {"step": step})
    said = evenfoot("--smoke-test")
    assert (said.code, said.err) == (code, "")
    told = json.loads(said.out)
    assert (told["version"], told["step"], told["quiet"]) == (__version__, worked, True)
    assert told.get("failed", {}) == ({} if worked else {"step": "OSError: no luck"})


def test_the_version_is_said(evenfoot: Terminal) -> None:
    said = evenfoot("--version")
    assert (said.code, said.out, said.err) == (0, f"Evenfoot {__version__}\n", "")


# Check.

BREAKAGES: dict[str, tuple[str, Callable[[bytes], bytes | None], str]] = {
    "missing texts": ("content/en/about.toml", lambda _: None, "about.toml"),
    "broken texts": ("content/en/routine.toml", lambda data: data + b"[", "routine.toml"),
    "broken texts of another language": ("content/pl/fhir.toml", lambda data: data + b"[", "content/pl/fhir.toml"),
    "no translation": ("i18n/evenfoot_en.qm", lambda _: None, "evenfoot_en.qm"),
    "a focus less": ("content/en/routine.toml", lambda data: data.replace(b"[notice]", b"[x]"), ""),
    "no signs": ("content/en/warning_signs.toml", lambda _: b"", "warning_signs.toml lacks numb_saddle"),
    "broken theme": ("themes/dark.toml", lambda _: b"a = ", "themes/dark.toml"),
    "broken sample": ("sample/diary.json", lambda data: data[:-50], "damaged (sample/diary.json)"),
    "no explainer": ("content/en/explainer.toml", lambda _: None, "explainer.toml"),
    "broken bones": ("skeleton/skeleton.npz", lambda data: data[:-50], "damaged (skeleton/skeleton.npz)"),
    "broken letters": ("fonts/page-bold.ttf", lambda data: data[:-50], "damaged (fonts/page-bold.ttf)"),
}


@pytest.mark.parametrize(("name", "change", "said_of_it"), BREAKAGES.values(), ids=BREAKAGES)
def test_check_finds_a_damaged_installation(
    evenfoot: Terminal,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    change: Callable[[bytes], bytes | None],
    said_of_it: str,
) -> None:
    read = assets.read_bytes

    def damaged(wanted: str) -> bytes:
        data = read(wanted) if wanted != name else change(read(wanted))
        if data is None:
            raise assets.AssetMissingError(wanted)
        return data

    if name.endswith("routine.toml") and not said_of_it:
        first = re.search(rb"^\[(\w+)\]", read(name), re.MULTILINE)
        assert first is not None
        key = first[1]
        change, said_of_it = (
            (lambda data: data.replace(b"[" + key + b"]", b"[x]")),
            f"routine.toml lacks {key.decode()}",
        )
    assets.content.cache_clear()
    monkeypatch.setattr(assets, "read_bytes", damaged)
    said = evenfoot("--data-dir", folder, "check")
    monkeypatch.undo()
    assets.content.cache_clear()
    assert (said.code, said.err) == (1, "")
    *fine, last = said.out.splitlines()
    assert fine == ["settings: ok", "diary: ok"]
    assert last.startswith("program files: ")
    assert said_of_it in last


# Bugs, pipes and names.


def broken(*_: object, **__: object) -> int:
    raise ZeroDivisionError("one\ntwo")


def test_a_bug_is_one_line_and_the_rest_is_in_the_log(
    evenfoot: Terminal, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commands, "check", broken)
    before = kept(folder)
    said = evenfoot("--data-dir", folder, "check")
    log = folder / "evenfoot.log"
    assert (said.code, said.out) == (1, "")
    assert said.err == (f"evenfoot: Evenfoot met an error of its own. Your diary is safe. The details are in {log}.\n")
    assert "ZeroDivisionError: one\ntwo\n" in log.read_text(encoding="utf-8")
    assert kept(folder) == before


def test_a_bug_that_cannot_be_logged_is_one_line_all_the_same(
    evenfoot: Terminal, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commands, "check", broken)
    (folder / "evenfoot.log").mkdir()
    said = evenfoot("--data-dir", folder, "check")
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert said.err.endswith("Your diary is safe. (ZeroDivisionError: one two)\n")


def test_ctrl_c_is_no_error(evenfoot: Terminal, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "check", interrupted)
    said = evenfoot("--data-dir", folder, "check")
    assert (said.code, said.out, said.err) == (1, "", "")


def test_a_library_that_is_missing_is_named_before_qt_is_asked(
    evenfoot: Terminal, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unloadable(*_: object) -> int:
        raise ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")

    monkeypatch.setattr(commands, "check", unloadable)
    monkeypatch.setitem(sys.modules, "desktop.ui.failures", None)
    said = evenfoot("--data-dir", folder, "check")
    assert said.code == 1
    assert said.err.startswith("evenfoot: libEGL.so.1 is missing on this computer. Install it (Debian and Ubuntu: apt")


def test_without_the_words_for_a_failure_there_is_still_one_line(
    evenfoot: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "diary.db").write_text("Dear diary")
    monkeypatch.setitem(sys.modules, "desktop.ui.failures", ModuleType("wordless"))
    said = evenfoot("--data-dir", tmp_path, "export", "--format", "json", "--out", tmp_path / "x")
    assert said.refuses("NotADiary")


def cut(folder: Path) -> None:
    """Bytes in the middle of the diary are lost."""
    file = folder / folders.DIARY
    data = file.read_bytes()
    middle = len(data) // 2
    file.write_bytes(data[:middle] + b"\xa5" * 9000 + data[middle + 9000 :])


def row(folder: Path) -> None:
    """What stands in one row is not what was saved."""
    with closing(sqlite3.connect(folder / folders.DIARY)) as diary:
        assert diary.execute("UPDATE week SET seal = seal + 1").rowcount
        diary.commit()


def page(monkeypatch: pytest.MonkeyPatch) -> None:
    """The fault is met only while the first page is shown."""
    from desktop.ui.pages.today_page import TodayPage

    def refresh(_page: TodayPage) -> None:
        raise DiaryDamaged(Path("diary.db"), "seen late")

    monkeypatch.setattr(TodayPage, "refresh", refresh)


@pytest.mark.parametrize("fault", [cut, row, page], ids=lambda fault: fault.__name__)
def test_a_damaged_diary_ends_the_start_as_a_file_does_that_is_none(
    evenfoot: Terminal, folder: Path, monkeypatch: pytest.MonkeyPatch, fault: Callable[..., None]
) -> None:
    from desktop import app

    (folder / "preferences.toml").write_text("welcomed = true\n")
    fault(monkeypatch if fault is page else folder)
    before = (folder / folders.DIARY).read_bytes()
    told: list[tuple[object, ...]] = []
    up: list[app.Program] = []

    def seen(program: app.Program) -> None:
        up.append(program)
        QTimer.singleShot(0, program.window.close)

    run = app.run
    monkeypatch.setattr(app, "run", lambda folder, language: run(folder, language, seen))
    monkeypatch.setattr(app, "WITHOUT_EYES", ())

    def tell(*said: object) -> None:
        told.append(said)
        # The dialog comes to the front.
        QGuiApplication.instance().applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)

    monkeypatch.setattr(FailureDialog, "tell", tell)
    said = evenfoot("--data-dir", folder)
    assert said.refuses("is damaged")
    assert not (folder / folders.LOG).exists() or "ConnectionClosed" not in (folder / folders.LOG).read_text()
    assert up == []
    ((heading, text, _detail, _parent, place),) = told
    assert (heading, text) == ("Evenfoot cannot open", said.err.removeprefix("evenfoot: ").strip())
    assert place == ("." if fault is page else str(folder))
    assert (folder / folders.DIARY).read_bytes() == before


def test_a_window_that_cannot_open_says_so_in_a_dialog_too(
    evenfoot: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop import app

    (tmp_path / "diary.db").write_text("Dear diary")
    told: list[tuple[str, str]] = []
    monkeypatch.setattr(app, "WITHOUT_EYES", ())
    monkeypatch.setattr(FailureDialog, "tell", lambda *said: told.append(said[:2]))
    said = evenfoot("--data-dir", tmp_path)
    assert said.refuses("is not an Evenfoot diary")
    assert told == [("Evenfoot cannot open", said.err.removeprefix("evenfoot: ").strip())]
    evenfoot("--data-dir", tmp_path, "check")
    evenfoot("--data-dir", tmp_path, "export", "--format", "json", "--out", tmp_path / "x")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    evenfoot("--data-dir", tmp_path)
    assert len(told) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Qt needs nothing of the system")
def test_a_window_that_is_damaged_is_not_tried(
    evenfoot: Terminal, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop.system import plain_dialog, screen

    told: list[str] = []
    monkeypatch.delenv("QT_QPA_PLATFORM")
    monkeypatch.setenv("DISPLAY", ":987")
    monkeypatch.setattr(screen, "_lost_part", lambda: "libqxcb.so")
    monkeypatch.setattr(plain_dialog, "show", told.append)
    said = evenfoot("--data-dir", folder)
    assert said.refuses(code=2)
    assert told == [screen.DAMAGED.format("libqxcb.so")]
    assert said.err == f"evenfoot: {told[0]}\n"


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
@pytest.mark.parametrize("buffered", ["", "1"], ids=["buffered", "unbuffered"])
def test_a_reader_who_has_left_is_no_error(buffered: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = program(
        "--demo", "check", stdout=writer, stderr=subprocess.PIPE, env=os.environ | {"PYTHONUNBUFFERED": buffered}
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_an_output_that_is_full_is_said_in_one_line() -> None:
    with Path("/dev/full").open("w") as full:
        done = program("--demo", "check", stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert done.stderr.startswith(b"evenfoot: Something could not be read or written (")


def test_without_a_console_nothing_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert cli.main(["--data-dir", str(folder), "check"]) == 0
    assert cli.main(["--data-dir", str(folder / "diary.db"), "check"]) == 1


def test_a_program_without_streams_says_in_a_dialog_what_it_was_not_asked_well(
    qapp: QApplication, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The windowed program of Windows has neither."""
    from desktop import app

    told: list[tuple[str, str]] = []
    monkeypatch.setattr(app, "WITHOUT_EYES", ())
    monkeypatch.setattr(FailureDialog, "tell", lambda *said: told.append(said[:2]))
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)

    def said(*argv: str) -> tuple[int, str, str]:
        told.clear()
        with worn_again(qapp):
            try:
                code: int | str | None = cli.main([*argv])
            except SystemExit as exit:
                code = exit.code
        ((heading, text),) = told
        assert isinstance(code, int)
        return code, heading, text

    code, heading, text = said("--colour")
    assert (code, heading) == (2, "Evenfoot cannot open")
    assert text.startswith("usage: evenfoot ")
    assert text.endswith("error: unrecognized arguments: --colour")
    code, _, text = said("export", "--format", "xml")
    assert (code, "usage: evenfoot export" in text, "'xml'" in text) == (2, True, True)
    assert said("--version") == (0, "Evenfoot", f"Evenfoot {__version__}")
    code, heading, text = said("check", "--help")
    assert (code, heading, "--data-dir DIR" in text) == (0, "Evenfoot", True)
    dates = ("--from", "2026-03-09", "--to", "2026-03-02")
    code, _, text = said("--data-dir", str(folder), "summary", "--out", "x", *dates)
    assert (code, text[:16]) == (2, "evenfoot: --from")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are text")
@pytest.mark.parametrize("name", [b"caf\xe9.json", b"two\nlines.json"])
def test_a_name_may_be_any_bytes(evenfoot: Terminal, folder: Path, tmp_path: Path, name: bytes) -> None:
    out = tmp_path / os.fsdecode(name)
    said = evenfoot("--data-dir", folder, "export", "--format", "json", "--out", out)
    assert (said.code, said.err) == (0, "")
    assert os.fsencode(out) == os.fsencode(tmp_path) + b"/" + name
    assert out.read_bytes() == SAMPLE
    failed = evenfoot("--data-dir", out, "check")
    assert (failed.code, failed.out, failed.err.count("\n")) == (1, "", 1)


# How light it starts.

HEAVY = {"PySide6", "numpy", "apsw", "msgspec", "tomllib", "importlib.metadata", "asyncio", "logging", "unittest"}


@pytest.mark.parametrize(
    ("argv", "allowed"),
    [
        (("--help",), set()),
        (("--version",), set()),
        (("--data-dir", "D"), {"apsw"}),
        (("--data-dir", "D", "export", "--format", "csv", "--out", "OUT"), HEAVY - {"numpy", "asyncio"}),
    ],
    ids=["help", "version", "no-screen", "export"],
)
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is a screen")
def test_a_call_loads_what_it_needs(argv: tuple[str, ...], allowed: set[str], tmp_path: Path) -> None:
    code = (
        "import sys\nfrom desktop import cli\n"
        "try: cli.main(sys.argv[1:])\nexcept SystemExit: pass\n"
        "print('\\n' + ' '.join(sys.modules))"
    )
    environment = {name: value for name, value in os.environ.items() if name not in {"QT_QPA_PLATFORM", "DISPLAY"}}
    done = subprocess.run(
        (sys.executable, "-c", code, *argv),
        env=environment | {"PYTHONPATH": str(ROOT)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(done.stdout.splitlines()[-1].split())
    assert "desktop.cli" in loaded
    assert (HEAVY - allowed) & loaded == set()


def test_the_trend_of_the_sample_is_what_the_page_says() -> None:
    diary = demo.sample()
    last = demo.last_day(diary)
    means = [week.mean.value for week in trend(diary.days, diary.weeks, last - timedelta(days=15), last).weeks]
    assert means == [5.6, 4.6]


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps a person's folders apart by itself")
def test_whatever_is_made_is_for_its_owner_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = tmp_path / "made"
    monkeypatch.setattr(cli, "_main", lambda _given: made.mkdir() or 0)
    before = os.umask(0o022)
    try:
        assert cli.main([]) == 0
    finally:
        os.umask(before)
    assert made.stat().st_mode & 0o077 == 0
