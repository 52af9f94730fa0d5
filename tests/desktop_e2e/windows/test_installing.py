"""What the installer puts where, and where it refuses to."""

import base64
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path, PureWindowsPath

import pytest

from tests.desktop_e2e.windows.person import (
    DONE,
    NO_ROOM,
    OLD_WINDOWS,
    PRODUCT,
    PROGRAM,
    ROOM,
    UNINSTALLER,
    VERSION,
    WRONG_FOLDER,
    Person,
    Tree,
    whole,
)
from tests.desktop_e2e.windows.wine import DATA, ENTRY, HOME, INSTALLED, LOCAL, OTHER_DRIVE, SHORTCUT, TEMP
from tests.desktop_e2e.xsession import wait_until

Setup = Callable[..., Path]
SIGN = ROOM["sign"]


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
    assert started.read_text(encoding="utf-16-le") == str(PROGRAM)


def test_too_little_room_is_seen_before_anything_is_written(person: Person, made: Setup) -> None:
    code, said = person.install(made(SIZE_MB=10**9))
    assert code == NO_ROOM
    assert f"There is too little room on the disk for {INSTALLED}" in said
    assert not person.system.path(INSTALLED).exists()


@pytest.mark.parametrize(
    ("folder", "sentence"),
    [
        (INSTALLED, f"for {INSTALLED}: to install Evenfoot, {10**9 + 20} MB must be free"),
        (OTHER_DRIVE / "Evenfoot", f"for {TEMP}, which is used while Evenfoot is installed: {10**9} MB must be free"),
    ],
    ids=["on the same drive", "on another drive"],
)
def test_what_is_unpacked_meanwhile_needs_room_as_well(
    person: Person, made: Setup, folder: PureWindowsPath, sentence: str
) -> None:
    code, said = person.install(made(fast=False, SIZE_MB=20, UNPACKED_MB=10**9), f"/D={folder}")
    assert code == NO_ROOM
    assert f"There is too little room on the disk {sentence}" in said
    assert not person.system.path(INSTALLED).exists()
    assert not list(person.system.path(OTHER_DRIVE).iterdir())


def test_well_packed_it_installs_on_another_drive_as_well(person: Person, made: Setup, payload: Tree) -> None:
    assert person.install(made(fast=False), f"/D={OTHER_DRIVE / 'Evenfoot'}") == (DONE, "")
    assert whole(person, payload, OTHER_DRIVE / "Evenfoot")


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
    monkeypatch.setenv(SIGN.TIMESTAMP, SIGN.NO_TIMESTAMP)
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
