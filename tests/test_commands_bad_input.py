"""What a person, a disk or another program can get wrong: one line, the right exit code, the diary as it was."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import apsw
import pytest

from desktop import assets
from desktop.storage import database
from desktop.storage.diary_store import SqliteJournal
from tests.storage.conftest import lock_away, small_disk
from tests.storage.disks import fill
from tests.terminal import Said, Terminal, evenfoot, fill_in, kept

__all__ = ["evenfoot", "lock_away", "small_disk"]

SAMPLE = json.loads(assets.read_bytes("sample/diary.json"))
NEW_DAY: dict[str, Any] = {"day": "2026-03-16", "note": {"at": "2026-03-16T20:00:00+01:00", "text": "A new day."}}


def more(**changes: Any) -> bytes:
    """The sample with a day that no diary has yet, and with `changes`."""
    return json.dumps(SAMPLE | {"days": [*SAMPLE["days"], NEW_DAY]} | changes).encode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the diary is kept; not made yet."""
    return tmp_path / "diary of {Alex}"


@pytest.fixture
def incoming(tmp_path: Path) -> Path:
    """A good file to take in."""
    path = tmp_path / "more.json"
    path.write_bytes(more())
    return path


@pytest.fixture
def until_the_end() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


# Folders and diaries that cannot be used, and a phrase of what is said.


def a_file(folder: Path, _: ExitStack) -> None:
    folder.write_text("Dear diary")


def below_a_file(folder: Path, _: ExitStack) -> None:
    folder.symlink_to(folder.parent / "file" / "diary")
    (folder.parent / "file").write_text("Dear diary")


def text(folder: Path, _: ExitStack) -> None:
    folder.mkdir()
    (folder / "diary.db").write_text("Dear diary, " * 500)


def nothing(folder: Path, _: ExitStack) -> None:
    folder.mkdir()
    (folder / "diary.db").touch()


def a_folder(folder: Path, _: ExitStack) -> None:
    (folder / "diary.db").mkdir(parents=True)


def other_database(folder: Path, _: ExitStack) -> None:
    folder.mkdir()
    with closing(apsw.Connection(str(folder / "diary.db"))) as connection:
        connection.execute("CREATE TABLE person (name TEXT)")


def newer(folder: Path, _: ExitStack) -> None:
    with closing(apsw.Connection(str(fill_in(folder) / "diary.db"))) as connection:
        connection.execute("PRAGMA user_version = 999")


def truncated(folder: Path, _: ExitStack) -> None:
    os.truncate(fill_in(folder) / "diary.db", 10_000)


def scrambled(folder: Path, _: ExitStack) -> None:
    path = fill_in(folder) / "diary.db"
    data = path.read_bytes()
    path.write_bytes(data[:4096] + bytes(len(data) - 4096))


def tampered(folder: Path, _: ExitStack) -> None:
    with closing(apsw.Connection(str(fill_in(folder) / "diary.db"))) as connection:
        connection.execute("UPDATE rating SET score = 1 WHERE day = '2026-03-06'")


def locked(folder: Path, end: ExitStack) -> None:
    connection = apsw.Connection(str(fill_in(folder) / "diary.db"))
    end.callback(connection.close)
    for statement in ("PRAGMA locking_mode = EXCLUSIVE", "BEGIN EXCLUSIVE", "DELETE FROM note WHERE day = ''"):
        connection.execute(statement)


def being_written(folder: Path, end: ExitStack) -> None:
    connection = apsw.Connection(str(fill_in(folder) / "diary.db"))
    end.callback(connection.close)
    connection.execute("BEGIN IMMEDIATE")


World = Callable[[Path, ExitStack], None]
REFUSED_AT_ONCE: dict[World, str] = {
    a_file: "is not a folder",
    below_a_file: "is not a folder",
    text: "is not an Evenfoot diary",
    nothing: "is not an Evenfoot diary",
    a_folder: "is not an Evenfoot diary",
    other_database: "is not an Evenfoot diary",
    newer: "was written by a newer Evenfoot",
    locked: "Another program is using the diary",
}
SEEN_ON_READING: dict[World, str] = {truncated: "is damaged", scrambled: "is damaged", tampered: "rating 2026-03-06"}
COMMANDS = {
    "export json": ("export", "--format", "json", "--out", "OUT"),
    "export csv": ("export", "--format", "csv", "--out", "OUT"),
    "export fhir": ("export", "--format", "fhir", "--out", "OUT"),
    "summary": ("summary", "--out", "OUT"),
    "import": ("import", "IN"),
    "import, dry": ("import", "IN", "--dry-run"),
}
WINDOW: dict[str, tuple[str, ...]] = {"window": ()}
CASES = [
    *((world, phrase, argv) for world, phrase in REFUSED_AT_ONCE.items() for argv in (COMMANDS | WINDOW).items()),
    *((world, phrase, argv) for world, phrase in SEEN_ON_READING.items() for argv in COMMANDS.items()),
    (being_written, "Another program is using the diary", ("import", COMMANDS["import"])),
]


@pytest.mark.parametrize("case", CASES, ids=[f"{world.__name__}-{name}" for world, _, (name, _) in CASES])
def test_a_diary_that_cannot_be_used_is_left_as_it_is(
    evenfoot: Terminal,
    folder: Path,
    incoming: Path,
    tmp_path: Path,
    until_the_end: ExitStack,
    monkeypatch: pytest.MonkeyPatch,
    case: tuple[World, str, tuple[str, tuple[str, ...]]],
) -> None:
    world, phrase, (_, argv) = case
    monkeypatch.setattr(database, "PATIENCE", 10)
    world(folder, until_the_end)
    before, out = kept(folder), tmp_path / "out"
    words = [{"OUT": out, "IN": incoming}.get(word, word) for word in argv]
    assert evenfoot("--data-dir", folder, *words).refuses(folder, phrase)
    assert not out.exists()
    assert kept(folder) == before
    assert not [file.name for file in tmp_path.rglob("*") if file.suffix in {".part", ".new"}]


@pytest.mark.parametrize("world", [*REFUSED_AT_ONCE, *SEEN_ON_READING], ids=lambda world: world.__name__)
def test_check_says_line_by_line_what_is_wrong(
    evenfoot: Terminal, folder: Path, until_the_end: ExitStack, monkeypatch: pytest.MonkeyPatch, world: World
) -> None:
    monkeypatch.setattr(database, "PATIENCE", 10)
    world(folder, until_the_end)
    before = kept(folder)
    said = evenfoot("check", "--data-dir", folder)
    assert kept(folder) == before
    if world in (a_file, below_a_file):
        assert said.refuses(folder, "is not a folder")
        return
    assert (said.code, said.err) == (1, "")
    lines = dict(line.split(": ", 1) for line in said.out.splitlines())
    assert (lines.pop("settings"), lines.pop("program files")) == ("ok", "ok")
    assert list(lines) == ["diary"]
    phrase = REFUSED_AT_ONCE.get(world, f"The diary {folder / 'diary.db'} is damaged (")
    for part in (phrase, "rating 2026-03-06 is not as it was saved" if world is tampered else ""):
        assert part in lines["diary"]
    assert lines["diary"].endswith(".")


# Settings.


@pytest.mark.parametrize(
    ("settings", "phrase"),
    [
        (b"theme = ", "not a TOML file"),
        (b"\xff\xfe", "not a TOML file"),
        (b'theme = "pink"', "theme = pink"),
        (b"day_start = 13:00:00", "a day starts by noon"),
    ],
)
@pytest.mark.parametrize(
    "argv",
    [("summary", "--out", "OUT"), ("export", "--format", "fhir", "--out", "OUT"), ("tour", "--out", "OUT")],
    ids=["summary", "fhir", "tour"],
)
def test_settings_that_cannot_be_read_are_left_as_they_are(
    evenfoot: Terminal, folder: Path, tmp_path: Path, settings: bytes, phrase: str, argv: tuple[str, ...]
) -> None:
    path = fill_in(folder) / "preferences.toml"
    path.write_bytes(settings)
    before = kept(folder)
    words = [{"OUT": tmp_path / "out"}.get(word, word) for word in argv]
    assert evenfoot("--data-dir", folder, *words).refuses(path, phrase)
    assert kept(folder) == before
    assert not (tmp_path / "out").exists()
    said = evenfoot("--data-dir", folder, "check")
    assert (said.code, said.err) == (1, "")
    assert str(path) in said.out.splitlines()[0]
    assert said.out.splitlines()[1:] == ["diary: ok", "program files: ok"]


# Files to take in.


def changed(**days: Any) -> bytes:
    """The sample with a new day and one of the sample's days changed."""
    changed = [day | days.get("rating", {}) if day["day"] == "2026-03-06" else day for day in SAMPLE["days"]]
    return more(days=[*changed, NEW_DAY])


RATING = next(day["rating"] for day in SAMPLE["days"] if day["day"] == "2026-03-06")
STRANGE = {"id": "c1", "at": "2026-03-16T08:00:00+01:00", "activity": "juggling"}
SAID = b'"rating": {"at": "2026-03-06'
TWICE = more().replace(SAID, SAID + b'T22:00:00+01:00", "score": 2}, ' + SAID)
BAD_FILES: dict[str, tuple[bytes, str]] = {
    "no json": (b"Dear diary", "is not an Evenfoot diary export (it is not JSON)"),
    "nothing": (b"", "is not an Evenfoot diary export"),
    "somebody else's": (b'{"format": "mood-diary", "version": 1}', "is not an Evenfoot diary export"),
    "a database": (b"SQLite format 3\x00", "is not an Evenfoot diary export"),
    "from the future": (more(version=2, moods=[]), "was exported by a newer Evenfoot"),
    "score 11": (changed(rating={"rating": RATING | {"score": 11}}), "rating.score"),
    "february 30": (more(days=[*SAMPLE["days"], NEW_DAY | {"day": "2026-02-30"}]), "].day"),
    "unknown activity": (more(days=[*SAMPLE["days"], NEW_DAY | {"check_ins": [STRANGE]}]), "no such activity"),
    "two ratings": (TWICE, "2026-03-06: rating"),
    "one day twice": (more(days=[*SAMPLE["days"], NEW_DAY, NEW_DAY]), "comes twice"),
    "cut off": (more()[:-100], "breaks off"),
    "other rating": (changed(rating={"rating": RATING | {"score": 3}}), "the rating of 2026-03-06"),
    "other person": (more(person={"name": "Sam Sample"}), "the person"),
}


@pytest.mark.parametrize(("data", "phrase"), BAD_FILES.values(), ids=BAD_FILES)
@pytest.mark.parametrize("dry", [(), ("--dry-run",)], ids=["", "dry"])
def test_a_file_is_taken_in_whole_or_not_at_all(
    evenfoot: Terminal, folder: Path, tmp_path: Path, data: bytes, phrase: str, dry: tuple[str, ...]
) -> None:
    fill_in(folder)
    before, path = kept(folder), tmp_path / "{new}.json"
    path.write_bytes(data)
    assert evenfoot("--data-dir", folder, "import", path, *dry).refuses(path, phrase, "Nothing was changed")
    assert kept(folder) == before


def test_200_megabytes_are_refused_unread(evenfoot: Terminal, folder: Path, tmp_path: Path) -> None:
    fill_in(folder)
    before, path = kept(folder), tmp_path / "huge.json"
    with path.open("wb") as file:
        file.truncate(200 * 2**20)
    assert evenfoot("--data-dir", folder, "import", path).refuses(path, "too large", "210 MB, at most 67 MB")
    assert kept(folder) == before


# To Windows a name that is too long is one that is not there, or may not be written.
LONG = ("Check the name", "choose another folder") if os.name == "nt" else ("Your", "Your diary is safe")


@pytest.mark.parametrize(
    ("name", "phrase"),
    [("none.json", "does not exist"), ("", "is a folder"), ("file/x.json", "is not in a folder"), ("x" * 300, LONG[0])],
    ids=["missing", "folder", "below-a-file", "long-name"],
)
def test_a_file_that_cannot_be_opened_is_named(
    evenfoot: Terminal, folder: Path, tmp_path: Path, name: str, phrase: str
) -> None:
    (tmp_path / "file").touch()
    assert evenfoot("--data-dir", fill_in(folder), "import", tmp_path / name).refuses(tmp_path / name, phrase)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read_is_named(evenfoot: Terminal, folder: Path, incoming: Path) -> None:
    incoming.chmod(0)
    assert evenfoot("--data-dir", fill_in(folder), "import", incoming).refuses(incoming, "may not use")


# Places to write to.

OUTPUTS = {name: argv for name, argv in COMMANDS.items() if "OUT" in argv}


def to(out: Path, argv: tuple[str, ...]) -> list[object]:
    return [{"OUT": out}.get(word, word) for word in argv]


@pytest.mark.parametrize("argv", OUTPUTS.values(), ids=OUTPUTS)
@pytest.mark.parametrize(
    ("name", "phrase"),
    [
        ("{folder}", "is a folder"),
        ("missing/out", "missing is not a folder"),
        ("file/out", "file is not a folder"),
        ("x" * 300, LONG[1]),
    ],
    ids=["folder", "missing-folder", "below-a-file", "long-name"],
)
def test_a_place_that_cannot_be_written_is_named(
    evenfoot: Terminal, folder: Path, tmp_path: Path, argv: tuple[str, ...], name: str, phrase: str
) -> None:
    fill_in(folder)
    (tmp_path / "{folder}").mkdir()
    (tmp_path / "file").write_text("mine")
    before, out = kept(folder), tmp_path / name
    assert evenfoot("--data-dir", folder, *to(out, argv)).refuses(out if "x" in name else tmp_path, phrase)
    assert kept(folder) == before
    assert (tmp_path / "file").read_text() == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["file", "{folder}", folder.name])


@pytest.mark.parametrize("argv", OUTPUTS.values(), ids=OUTPUTS)
@pytest.mark.parametrize("name", ["diary.db", "preferences.toml", "evenfoot.log"])
@pytest.mark.parametrize("through", ["name", "link"])
def test_no_output_replaces_what_the_program_keeps(
    evenfoot: Terminal, folder: Path, tmp_path: Path, argv: tuple[str, ...], name: str, through: str
) -> None:
    out = fill_in(folder) / name
    out.touch()
    if through == "link":
        out = tmp_path / "link"
        out.symlink_to(folder / name)
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    assert evenfoot("--data-dir", folder, *to(out, argv)).refuses(out, "may not write")
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


@pytest.mark.parametrize("argv", OUTPUTS.values(), ids=OUTPUTS)
def test_an_output_is_replaced_whole_or_not_at_all(
    evenfoot: Terminal, folder: Path, tmp_path: Path, lock_away: Any, argv: tuple[str, ...]
) -> None:
    place = tmp_path / "place"
    place.mkdir()
    out = place / "out"
    out.write_text("the one before")
    lock_away(place)
    assert evenfoot("--data-dir", fill_in(folder), *to(out, argv)).refuses(out, "may not write")
    assert out.read_text() == "the one before"
    assert [path.name for path in place.iterdir()] == ["out"]


@pytest.mark.parametrize("argv", OUTPUTS.values(), ids=OUTPUTS)
def test_an_output_that_does_not_fit_leaves_the_one_before(
    evenfoot: Terminal, folder: Path, small_disk: Path, argv: tuple[str, ...]
) -> None:
    out = small_disk / "out"
    out.write_text("the one before")
    fill(small_disk)
    assert evenfoot("--data-dir", fill_in(folder), *to(out, argv)).refuses(out, "The disk is full")
    assert out.read_text() == "the one before"
    assert {path.name for path in small_disk.iterdir()} == {"filler", "out"}


# Disks.


@pytest.mark.parametrize("argv", COMMANDS.values(), ids=COMMANDS)
def test_a_folder_that_may_not_be_written_is_left_as_it_is(
    evenfoot: Terminal, folder: Path, incoming: Path, tmp_path: Path, lock_away: Any, argv: tuple[str, ...]
) -> None:
    fill_in(folder)
    lock_away(folder)
    before, out = kept(folder), tmp_path / "out"
    words = [{"OUT": out, "IN": incoming}.get(word, word) for word in argv]
    said = evenfoot("--data-dir", folder, *words)
    # What is written elsewhere can be had from a disk that is protected.
    assert (said.code == 0 and out.is_file()) if "OUT" in argv else said.refuses(folder, "may not write")
    assert kept(folder) == before
    assert evenfoot("--data-dir", folder / "new", *words).refuses(folder / "new", "may not write")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_of_somebody_else_is_left_as_it_is(evenfoot: Terminal, folder: Path) -> None:
    folder.mkdir(mode=0o500)
    assert evenfoot("--data-dir", folder, "check").refuses(folder, "may not write")
    folder.chmod(0o700)


def test_an_import_that_does_not_fit_changes_nothing(
    evenfoot: Terminal, small_disk: Path, tmp_path: Path, incoming: Path
) -> None:
    folder = small_disk / "diary"
    shutil.copytree(fill_in(tmp_path / "elsewhere"), folder)
    note = NEW_DAY["note"] | {"text": "x" * 2000}
    days = [{"day": f"2027-{month:02}-{day:02}", "note": note} for month in range(1, 13) for day in range(1, 29)]
    incoming.write_bytes(more(days=days))
    with closing(SqliteJournal.open(folder / "diary.db", assets.migrations())) as journal:
        before = journal.whole()
    assert evenfoot("--data-dir", folder, "import", incoming).refuses(folder, "The disk is full")
    with closing(SqliteJournal.open(folder / "diary.db", assets.migrations())) as journal:
        assert journal.whole() == before
        assert journal.problems() == []


def test_a_new_diary_that_does_not_fit_is_not_begun(evenfoot: Terminal, small_disk: Path, tmp_path: Path) -> None:
    (small_disk / "diary").mkdir()
    fill(small_disk)
    said = evenfoot("--data-dir", small_disk / "diary", "export", "--format", "json", "--out", tmp_path / "out")
    assert said.refuses(small_disk, "The disk is full")
    assert list((small_disk / "diary").iterdir()) == []


# Wrong usage.

USAGE: dict[str, tuple[str, str]] = {
    "unknown option": ("--colour", "--colour"),
    "unknown option of a command": ("check --fast", "--fast"),
    "unknown command": ("mend", "argument command: invalid choice: 'mend'"),
    "unknown format": ("export --format xml --out x", "xml"),
    "no format": ("export --out x", "--format"),
    "no output": ("export --format json", "--out"),
    "no folder": ("tour", "--out"),
    "no file": ("import", "FILE"),
    "two files": ("import a b", "b"),
    "unknown theme": ("tour --out x --theme pink", "pink"),
    "unknown scale": ("tour --out x --scale 3", "3"),
    "unknown paper": ("summary --out x --paper a5", "a5"),
    "unknown language": ("summary --out x --lang xx", "xx"),
    "unknown language of the tour": ("tour --out x --lang xx-YY", "xx-YY"),
    "unknown language of the window": ("--lang xx", "xx"),
    "february 30": ("summary --out x --from 2026-02-30", "2026-02-30"),
    "no date": ("summary --out x --to yesterday", "yesterday"),
    "the stone age": ("summary --out x --from 0001-01-01", "0001-01-01"),
    "the far future": ("summary --out x --to 9999-12-31", "9999-12-31"),
    "no folder named": ("check --data-dir", "--data-dir"),
    "a folder without a name": ("check --data-dir=", "a folder without a name"),
}


@pytest.mark.parametrize(("line", "named"), USAGE.values(), ids=USAGE)
def test_wrong_usage_gives_2_and_the_usage(
    evenfoot: Terminal, folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, line: str, named: str
) -> None:
    monkeypatch.chdir(tmp_path)
    said = evenfoot("--data-dir", folder, *line.split())
    assert (said.code, said.out) == (2, "")
    first, last = said.err.splitlines()[0], said.err.splitlines()[-1]
    assert first.startswith("usage: evenfoot")
    assert last.startswith("evenfoot")
    assert " error: " in last
    assert named in last
    assert list(tmp_path.iterdir()) == []


def test_dates_the_wrong_way_round_give_2(evenfoot: Terminal, folder: Path, tmp_path: Path) -> None:
    dates = ("--from", "2026-03-09", "--to", "2026-03-02")
    said = evenfoot("--data-dir", folder, "summary", "--out", tmp_path / "out", *dates)
    assert said.refuses("--from 2026-03-09 is after --to 2026-03-02", code=2)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is a screen")
@pytest.mark.parametrize("demo", [(), ("--demo",)])
def test_without_a_screen_one_line_says_what_to_do(
    evenfoot: Terminal, folder: Path, monkeypatch: pytest.MonkeyPatch, demo: tuple[str, ...]
) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    said: Said = evenfoot("--data-dir", folder, *demo)
    assert said.refuses("evenfoot tour --out tour", code=2)
    assert not folder.exists()
