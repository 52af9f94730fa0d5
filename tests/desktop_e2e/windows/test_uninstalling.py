"""What uninstalling takes away, and what it leaves."""

from pathlib import Path

import pytest

from tests.desktop_e2e.windows.person import DIARY_NOT_DELETED, DONE, PROGRAM, UNINSTALLER, WRONG_FOLDER, Person
from tests.desktop_e2e.windows.wine import DATA, ENTRY, HOME, INSTALLED, SETTINGS, SHORTCUT, TEMP
from tests.desktop_e2e.xsession import wait_until

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


def test_an_uninstaller_that_was_carried_elsewhere_takes_nothing_there(person: Person, setup: Path) -> None:
    person.install(setup)
    other = HOME / "Other"
    person.write(other / "_internal" / "other.dll")
    person.write(other / "uninstall.exe", person.system.path(UNINSTALLER).read_bytes())
    before = person.files(HOME)
    code, said = person.uninstall(folder=other)
    assert code == WRONG_FOLDER
    assert f"There is no Evenfoot in {other}. Nothing was changed." in said
    assert person.files(HOME) == before


def test_a_diary_that_cannot_be_deleted_is_not_said_to_be(person: Person, setup: Path) -> None:
    person.install(setup)
    person.write(DATA / "diary.db")
    person.write(TEMP / "other.exe", person.system.path(PROGRAM).read_bytes())
    with person.system.holding(TEMP / "other.exe", "lock", DATA / "diary.db"):
        code, said = person.uninstall("/DELETEDIARY=yes")
    assert code == DIARY_NOT_DELETED
    assert "Your diary could not be deleted" in said
    assert str(DATA) in said
    assert person.files(DATA) == {"diary.db": b"mine"}
    assert person.files().keys() <= {"uninstall.exe"}
