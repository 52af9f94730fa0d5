"""The installer for Windows around a stand-in for the frozen program: what it puts where, refuses, and leaves."""

import base64
import re
import runpy
import shutil
import sqlite3
import struct
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

import pytest

from tests.desktop_e2e import wine
from tests.desktop_e2e.wine import DATA, ENTRY, HOME, INSTALLED, LOCAL, SETTINGS, SHORTCUT, TEMP, Windows
from tests.desktop_e2e.xsession import wait_until

ROOM = runpy.run_path(str(Path(__file__).parents[2] / "packaging" / "windows" / "__main__.py"))
PRODUCT, SIGN = ROOM["product"], ROOM["sign"]
VERSION = PRODUCT.version()
NOW, NEXT = PRODUCT.schema(), PRODUCT.schema() + 1
UNINSTALLER = INSTALLED / "uninstall.exe"
DONE, NOT_WRITTEN, OLD_WINDOWS, IS_OPEN, NEWER_DIARY, WRONG_FOLDER, NO_ROOM = 0, 2, 3, 4, 5, 6, 7
Setup = Callable[..., Path]
Tree = dict[str, bytes]


def tree(folder: Path) -> Tree:
    """Every file below `folder` and what it holds."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder like the frozen program's, around a program that a compiler makes in a moment."""
    if lacking := wine.missing():
        pytest.skip(f"an installer for Windows needs {', '.join(lacking)}")
    folder = tmp_path_factory.mktemp("bundle")
    (folder / "_internal" / "größe").mkdir(parents=True)
    (folder / "_internal" / "größe" / "new.dll").write_bytes(b"new")
    (folder / ROOM["LICENCES"]).write_text("licences")
    source, program = Path(__file__).with_name("stand_in.c"), folder / ROOM["PROGRAM"]
    options = ("-municode", "-mwindows", "-Wall", "-Werror")
    subprocess.run(["x86_64-w64-mingw32-gcc", *options, "-o", program, source], check=True)
    shutil.copy(program, folder / ROOM["CONSOLE"])
    return folder


@pytest.fixture(scope="module")
def made(bundle: Path, tmp_path_factory: pytest.TempPathFactory) -> Setup:
    """Makes an installer, of the stand-in unless told otherwise."""

    def make(payload: Path = bundle, **told: str | int) -> Path:
        made: Path = ROOM["build"](payload, tmp_path_factory.mktemp("setup"), fast=True, **told)
        return made

    return make


@pytest.fixture(scope="module")
def setup(made: Setup) -> Path:
    """The installer of this version."""
    return made()


@pytest.fixture(scope="module")
def older(made: Setup, bundle: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The installer of a version that had a file more."""
    folder = shutil.copytree(bundle, tmp_path_factory.mktemp("older") / "bundle")
    (folder / "_internal" / "stale.dll").write_bytes(b"stale")
    (folder / "_internal" / "größe" / "new.dll").write_bytes(b"old")
    return made(folder, VERSION="0.0.9")


@pytest.fixture(scope="module")
def system(bundle: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Windows]:
    """One Windows for all: to make it takes longer than all the rest."""
    with wine.windows(tmp_path_factory.mktemp("windows")) as system:
        yield system


@dataclass(frozen=True)
class Person:
    """Somebody with an empty home on that Windows."""

    system: Windows

    def install(self, setup: Path, *options: str) -> tuple[int, str]:
        return self.system.run(setup, "/S", *options)

    def uninstall(self, *options: str, folder: PureWindowsPath = INSTALLED) -> tuple[int, str]:
        """Uninstall, and wait: the uninstaller's own copy would go on alone."""
        return self.system.run(folder / "uninstall.exe", "/S", *options, f"_?={folder}")

    def files(self, folder: PureWindowsPath = INSTALLED) -> Tree:
        return tree(self.system.path(folder))

    def write(self, path: PureWindowsPath, data: bytes = b"mine") -> Path:
        here = self.system.path(path)
        here.parent.mkdir(parents=True, exist_ok=True)
        here.write_bytes(data)
        return here


@pytest.fixture
def person(system: Windows) -> Person:
    system.tidy()
    return Person(system)


@pytest.fixture
def payload(bundle: Path) -> Tree:
    return tree(bundle)


def whole(person: Person, payload: Tree, folder: PureWindowsPath = INSTALLED) -> bool:
    """Whether exactly the program is in `folder`, with its uninstaller."""
    found = person.files(folder)
    return bool(found.pop("uninstall.exe", b"")) and found == payload


def test_it_puts_the_program_where_windows_looks_for_it(person: Person, setup: Path, payload: Tree) -> None:
    assert person.install(setup) == (DONE, "")
    assert whole(person, payload)
    values = person.system.values(ENTRY)
    assert re.fullmatch(r"20\d\d[01]\d[0-3]\d", values.pop("InstallDate"))
    assert int(values.pop("EstimatedSize").removeprefix("dword:"), 16) == sum(
        -(-len(data) // 4096) * 4 for data in payload.values()
    )
    assert values == {
        "DisplayName": PRODUCT.NAME,
        "DisplayVersion": VERSION,
        "Publisher": PRODUCT.PUBLISHER,
        "Comments": PRODUCT.SUMMARY,
        "DisplayIcon": f"{INSTALLED / ROOM['PROGRAM']},0",
        "InstallLocation": str(INSTALLED),
        "UninstallString": f'"{UNINSTALLER}"',
        "QuietUninstallString": f'"{UNINSTALLER}" /S',
        "NoModify": "dword:00000001",
        "NoRepair": "dword:00000001",
    }
    assert not list(person.system.path(HOME / "Desktop").iterdir())


def test_the_start_menu_opens_it(person: Person, setup: Path) -> None:
    person.install(setup)
    assert person.system.run("start", "/unix", person.system.path(SHORTCUT))[0] == DONE
    started = person.system.path(TEMP / "evenfoot-started.txt")
    wait_until(lambda: started.exists() and started.stat().st_size, "the stand-in says that it was started")
    assert started.read_text(encoding="utf-16-le") == str(INSTALLED / ROOM["PROGRAM"])


def test_an_upgrade_takes_stale_files_away_and_nothing_else(
    person: Person, older: Path, setup: Path, payload: Tree
) -> None:
    person.install(older)
    assert person.system.values(ENTRY)["DisplayVersion"] == "0.0.9"
    assert "_internal/stale.dll" in person.files()
    person.write(INSTALLED / "notes.txt")
    diary = person.write(DATA / "diary.db")
    assert person.install(setup) == (DONE, "")
    assert person.system.path(INSTALLED / "notes.txt").read_bytes() == b"mine"
    person.system.path(INSTALLED / "notes.txt").unlink()
    assert whole(person, payload)
    assert person.system.values(ENTRY)["DisplayVersion"] == VERSION
    assert diary.read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("moved", "rubbish"),
    [
        ((), ("_evenfoot.new/Evenfoot.exe", "_evenfoot.new/_internal/half.dll")),
        (("Evenfoot.exe", "_internal"), ("_evenfoot.new/_internal/new.dll",)),
        (("Evenfoot.exe", "_internal", "uninstall.exe"), ("Evenfoot.exe", "_internal/half.dll")),
        ((), ("_evenfoot.gone/_internal/half.dll",)),
    ],
    ids=["unpacking", "moving the old away", "moving the new in", "clearing up"],
)
def test_an_upgrade_that_was_killed_is_mended_by_the_next(
    person: Person, older: Path, setup: Path, payload: Tree, moved: tuple[str, ...], rubbish: tuple[str, ...]
) -> None:
    person.install(older)
    folder = person.system.path(INSTALLED)
    for name in moved:
        (folder / "_evenfoot.old").mkdir(exist_ok=True)
        (folder / name).rename(folder / "_evenfoot.old" / name)
    for name in rubbish:
        person.write(INSTALLED / name, b"half")
    assert person.install(setup) == (DONE, "")
    assert whole(person, payload)


def test_neither_installs_nor_uninstalls_while_it_is_open(person: Person, older: Path, setup: Path) -> None:
    person.install(older)
    before = person.files()
    with person.system.holding(INSTALLED / ROOM["PROGRAM"], "hold"):
        for code, said in (person.install(setup), person.uninstall()):
            assert (code, said.strip()) == (
                IS_OPEN,
                "Evenfoot is open. Nothing was changed. Close it, then choose Retry.",
            )
        assert person.files() == before
    assert person.install(setup)[0] == DONE
    assert person.uninstall()[0] == DONE


def test_a_file_that_another_program_holds_leaves_everything_as_it_was(
    person: Person, older: Path, setup: Path, bundle: Path
) -> None:
    person.install(older)
    before = person.files()
    # One of the last that are moved: those before it have to come back.
    held = INSTALLED / ROOM["LICENCES"]
    person.write(TEMP / "other.exe", (bundle / ROOM["PROGRAM"]).read_bytes())
    with person.system.holding(TEMP / "other.exe", "lock", held):
        for code, said in (person.install(setup), person.uninstall()):
            assert code == NOT_WRITTEN
            assert f"{ROOM['LICENCES']} in {INSTALLED} could not be replaced" in said
            assert person.files() == before
    assert person.install(setup)[0] == DONE


def test_a_file_that_cannot_be_written_leaves_everything_as_it_was(
    person: Person, older: Path, setup: Path, bundle: Path
) -> None:
    person.install(older)
    before = person.files()
    # What another program is reading cannot be written over.
    blocked = INSTALLED / "_evenfoot.new" / ROOM["LICENCES"]
    person.write(blocked)
    person.write(TEMP / "other.exe", (bundle / ROOM["PROGRAM"]).read_bytes())
    with person.system.holding(TEMP / "other.exe", "lock", blocked):
        code, said = person.install(setup)
        assert code == NOT_WRITTEN
        assert f"could not all be written to {INSTALLED}" in said
        assert {name: data for name, data in person.files().items() if "_evenfoot.new" not in name} == before
    assert person.install(setup)[0] == DONE


def test_too_little_room_is_seen_before_anything_is_written(person: Person, made: Setup) -> None:
    code, said = person.install(made(SIZE_MB=10**9))
    assert code == NO_ROOM
    assert f"There is too little room on the disk for {INSTALLED}" in said
    assert not person.system.path(INSTALLED).exists()


@pytest.mark.parametrize("version", ["win7", "win81"])
def test_an_old_windows_is_refused(person: Person, setup: Path, version: str) -> None:
    key = rf"HKCU\Software\Wine\AppDefaults\{setup.name}"
    person.system.tell(key, Version=version)
    try:
        code, said = person.install(setup)
    finally:
        person.system.forget(key)
    assert code == OLD_WINDOWS
    assert "64-bit Windows 10, version 1809, or newer" in said
    assert not person.system.path(INSTALLED).exists()


def diary(folder: Path, schema: int, in_log: int | None = None) -> tuple[bytes, bytes]:
    """A diary of schema `schema` and the log beside it, in which the schema is `in_log`."""
    path = folder / "diary.db"
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(f"PRAGMA application_id = {int.from_bytes(b'Even')}")
    connection.execute("CREATE TABLE entry (day TEXT)")
    connection.execute(f"PRAGMA user_version = {schema}")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    if in_log is not None:
        connection.executemany("INSERT INTO entry VALUES (?)", [("x" * 900,)] * 20)
        connection.execute(f"PRAGMA user_version = {in_log}")
        connection.executemany("INSERT INTO entry VALUES (?)", [("x" * 900,)] * 20)
    log = path.with_name("diary.db-wal")
    found = path.read_bytes(), log.read_bytes() if log.exists() else b""
    connection.close()
    return found


def not_ended(log: bytes) -> bytes:
    """The log as it is when the power went before all of the first page 1 with the later schema was written."""
    size = struct.unpack_from(">I", log, 8)[0] + 24
    frames = [
        (struct.unpack_from(">I", log, at)[0], log[at + 24 + 60 : at + 24 + 64]) for at in range(32, len(log), size)
    ]
    return log[: 32 + (frames.index((1, NEXT.to_bytes(4))) + 1) * size - 1]


def of_an_earlier_round(log: bytes) -> bytes:
    """The log as it is when SQLite has begun it anew, and written nothing yet."""
    return log[:16] + bytes(8) + log[24:]


@pytest.mark.parametrize(
    ("schema", "in_log", "torn", "code"),
    [
        (NOW, None, bytes, DONE),
        (NOW - 1, NOW, bytes, DONE),
        (NEXT, None, bytes, NEWER_DIARY),
        (NOW, NEXT, bytes, NEWER_DIARY),
        (256 * NEXT, NOW, bytes, DONE),
        (NOW, NEXT, not_ended, DONE),
        (NOW, NEXT, of_an_earlier_round, DONE),
        (NEXT, NOW, lambda log: log[:20], NEWER_DIARY),
        (NOW, NEXT, lambda log: b"rubbish" + log[7:], DONE),
    ],
)
def test_a_version_that_could_not_open_the_diary_is_refused(
    person: Person,
    setup: Path,
    tmp_path: Path,
    schema: int,
    in_log: int | None,
    torn: Callable[[bytes], bytes],
    code: int,
) -> None:
    database, log = diary(tmp_path, schema, in_log)
    person.write(DATA / "diary.db", database)
    person.write(DATA / "diary.db-wal", torn(log))
    before = person.files(DATA)
    found, said = person.install(setup)
    assert found == code
    assert ("Your diary was written by a newer Evenfoot" in said) is (code == NEWER_DIARY)
    assert person.system.path(INSTALLED).exists() is (code == DONE)
    assert person.files(DATA) == before


@pytest.mark.parametrize("bytes", [b"", b"SQLite format 3", b"\xff" * 4096, bytes(100)])
def test_a_broken_diary_never_stands_in_the_way(person: Person, setup: Path, bytes: bytes) -> None:
    person.write(DATA / "diary.db", bytes)
    person.write(DATA / "diary.db-wal", bytes)
    assert person.install(setup) == (DONE, "")


OURS = (
    "diary.db",
    "diary.db-wal",
    "preferences.toml",
    "evenfoot.log",
    "evenfoot.2.log",
    ".0123456789abcdef.part",
    ".0123456789abcdef.new-wal",
)


@pytest.mark.parametrize("options", [(), ("/DELETEDIARY=no",), ("/DELETEDIARY=",), ("/DELETEDIARY",)])
def test_uninstalling_leaves_the_diary_and_nothing_of_the_program(
    person: Person, setup: Path, options: tuple[str, ...]
) -> None:
    person.install(setup)
    for name in OURS:
        person.write(DATA / name)
    before = person.files(DATA)
    assert person.uninstall(*options)[0] == DONE
    # An uninstaller that is waited for cannot take itself away.
    assert person.files().keys() <= {"uninstall.exe"}
    assert person.files(DATA) == before
    assert person.system.values(ENTRY) == person.system.values(SETTINGS) == {}
    assert not person.system.path(SHORTCUT).exists()


def test_uninstalling_as_windows_does_leaves_no_folder(person: Person, setup: Path) -> None:
    person.install(setup)
    person.system.run(UNINSTALLER, "/S")
    wait_until(lambda: not person.system.path(INSTALLED).exists(), "the folder is gone")


def test_a_diary_is_deleted_when_told_and_only_what_is_ours(person: Person, setup: Path) -> None:
    person.install(setup)
    for name in (*OURS, "letter.pdf", ".part", "diary.db.old", "old/diary.db"):
        person.write(DATA / name)
    person.write(INSTALLED / "notes.txt")
    assert person.uninstall("/DELETEDIARY=yes")[0] == DONE
    assert person.files(DATA).keys() == {"letter.pdf", ".part", "diary.db.old", "old/diary.db"}
    assert "notes.txt" in person.files()


def test_an_empty_data_folder_goes_with_the_diary(person: Person, setup: Path) -> None:
    person.install(setup)
    person.write(DATA / "diary.db")
    assert person.uninstall("/DELETEDIARY=yes")[0] == DONE
    assert not person.system.path(DATA).exists()


def test_a_folder_of_ones_own_choice_is_kept_until_another_is_chosen(
    person: Person, setup: Path, older: Path, payload: Tree
) -> None:
    first, second = HOME / "Meine Programme" / "Füße", HOME / "Apps"
    assert person.install(older, f"/D={first}") == (DONE, "")
    assert person.system.values(ENTRY)["InstallLocation"] == str(first)
    assert person.install(setup) == (DONE, "")
    assert whole(person, payload, first)
    person.write(first / "notes.txt")
    assert person.install(setup, f"/D={second}") == (DONE, "")
    assert whole(person, payload, second)
    assert person.files(first) == {"notes.txt": b"mine"}
    assert person.uninstall(folder=second)[0] == DONE
    assert not person.system.path(INSTALLED).exists()


@pytest.mark.parametrize(
    ("folder", "sentence"),
    [
        ("C:\\", "not a whole drive"),
        ("C:\\windows\\Evenfoot", "belongs to Windows"),
        ("C:\\users\\..\\WINDOWS", "belongs to Windows"),
        (str(DATA), "kept for your diary"),
        (str(DATA / "program"), "kept for your diary"),
        # Holds other files, so the program would get a folder of its own there: the diary's.
        (str(LOCAL), "kept for your diary"),
        (str(HOME / ("x" * 230)), "too long"),
        (str(HOME / "Taken"), "holds files that are not Evenfoot's"),
    ],
)
def test_a_folder_that_is_no_place_for_a_program_is_refused(
    person: Person, setup: Path, folder: str, sentence: str
) -> None:
    person.write(LOCAL / "other.txt")
    person.write(HOME / "Taken" / "Evenfoot" / "other.txt")
    before = person.files(HOME)
    code, said = person.install(setup, f"/D={folder}")
    assert code == WRONG_FOLDER
    assert sentence in said
    assert person.files(HOME) == before


@pytest.mark.parametrize("name", ["_internal/other.dll", "evenfoot.exe", "uninstall.exe"])
def test_in_a_folder_of_another_program_it_gets_one_of_its_own(
    person: Person, setup: Path, payload: Tree, name: str
) -> None:
    other = HOME / "Other"
    foreign = person.write(other / name)
    assert person.install(setup, f"/D={other}") == (DONE, "")
    assert foreign.read_bytes() == b"mine"
    assert whole(person, payload, other / "Evenfoot")
    assert person.system.values(ENTRY)["InstallLocation"] == str(other / "Evenfoot")


def test_an_uninstaller_that_was_carried_elsewhere_takes_nothing_there(person: Person, setup: Path) -> None:
    person.install(setup)
    other = HOME / "Other"
    person.write(other / "_internal" / "other.dll")
    person.write(other / "uninstall.exe", person.system.path(UNINSTALLER).read_bytes())
    before = person.files(HOME)
    code, said = person.uninstall(folder=other)
    assert (code, said.strip()) == (WRONG_FOLDER, f"There is no Evenfoot in {other}. Nothing was changed.")
    assert person.files(HOME) == before


@pytest.mark.skipif(not shutil.which("osslsigncode"), reason="signing needs osslsigncode")
def test_with_a_certificate_program_uninstaller_and_installer_are_signed(
    person: Person, made: Setup, bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, certificate, pfx = (tmp_path / name for name in ("key.pem", "certificate.pem", "certificate.pfx"))
    use = ("-addext", "extendedKeyUsage=codeSigning", "-subj", "/CN=Nobody")
    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, *use)
    openssl("pkcs12", "-export", "-inkey", key, "-in", certificate, "-out", pfx, "-passout", "pass:geheim ß")
    monkeypatch.setenv(SIGN.CERTIFICATE, base64.b64encode(pfx.read_bytes()).decode())
    monkeypatch.setenv(SIGN.PASSWORD, "geheim ß")
    signed = made(shutil.copytree(bundle, tmp_path / "bundle"))
    assert person.install(signed)[0] == DONE
    files = [
        signed,
        *(person.system.path(INSTALLED / name) for name in ("Evenfoot.exe", "evenfoot.com", "uninstall.exe")),
    ]
    for file in files:
        verify = ["osslsigncode", "verify", "-CAfile", certificate, "-in", file]
        verified = subprocess.run(verify, capture_output=True, text=True, check=False)
        assert verified.returncode == 0, verified.stdout
    assert person.uninstall()[0] == DONE


def openssl(*words: str | Path) -> None:
    subprocess.run(["openssl", *words], check=True, capture_output=True)
