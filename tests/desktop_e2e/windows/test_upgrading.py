"""What an upgrade replaces and what it leaves, also when it is stopped on its way."""

from pathlib import Path

import pytest

from tests.desktop_e2e.windows.person import DONE, IS_OPEN, NOT_WRITTEN, PROGRAM, ROOM, VERSION, Person, Tree, whole
from tests.desktop_e2e.windows.wine import DATA, ENTRY, INSTALLED, TEMP


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


@pytest.mark.parametrize(
    ("mutex", "sentence"),
    [
        (ROOM["MUTEX"], "Evenfoot is open. Nothing was changed. Close it, then try again."),
        ("Local\\EvenfootSetup", "Another setup of Evenfoot is open. Nothing was changed. Finish that one first."),
    ],
)
def test_neither_installs_nor_uninstalls_while_it_is_open(
    person: Person, older: Path, setup: Path, mutex: str, sentence: str
) -> None:
    person.install(older)
    before = person.files()
    with person.system.holding(PROGRAM, "hold", mutex):
        for code, said in (person.install(setup), person.uninstall()):
            assert (code, said.strip()) == (IS_OPEN, sentence)
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
        for (code, said), sentence in (
            (person.install(setup), f"{ROOM['LICENCES']} in {INSTALLED} could not be replaced"),
            (person.uninstall(), "Evenfoot could not be removed: a program is using its files. Nothing was removed."),
        ):
            assert code == NOT_WRITTEN
            assert sentence in said
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
