"""The installer for Windows: that it is told the truth, and knows of the diary what the program does."""

import os
import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import assets, crash
from desktop.storage import database, folders
from desktop.system import running_mark, single_instance

FOLDER = Path(__file__).parents[2] / "packaging" / "windows"
SCRIPTS = "".join(path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.ns?")))
ROOM = runpy.run_path(str(FOLDER / "__main__.py"))
PRODUCT = ROOM["product"]
RANDOM = "." + 16 * "?"


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    folder = tmp_path / "bundle"
    (folder / "_internal" / "größe").mkdir(parents=True)
    for name in (*(ROOM["PARTS"] - {"_internal"}), "_internal/größe/ß.dll"):
        (folder / name).write_bytes(b"x" * 5000)
    return folder


def test_what_it_is_told_is_what_every_package_says(bundle: Path, tmp_path: Path) -> None:
    told = ROOM["defines"](bundle, tmp_path / "setup.exe", "amd64-unicode")
    assert told["VERSION"] == PRODUCT.version()
    assert re.fullmatch(r"\d+(\.\d+){3}", told["VERSION_OF_FOUR"])
    assert told["SCHEMA"] == PRODUCT.schema() == len(assets.migrations())
    assert (told["NAME"], told["COMMAND"], told["PUBLISHER"]) == (PRODUCT.NAME, PRODUCT.COMMAND, PRODUCT.PUBLISHER)
    assert (told["COMMAND"], told["DIARY"], told["MUTEX"]) == (folders.NAME, folders.DIARY, running_mark.NAME)
    assert (told["SIZE_KB"], told["LONGEST"]) == (32, len("_internal/größe/ß.dll"))


def test_it_uses_what_it_is_told_and_no_more(bundle: Path, tmp_path: Path) -> None:
    told = set(ROOM["defines"](bundle, tmp_path / "setup.exe", "amd64-unicode")) | {"FAST", "SIGN"}
    used = set(re.findall(r"\$\{([A-Z_]+)\}", SCRIPTS)) | set(re.findall(r"!ifdef (\w+)", SCRIPTS))
    made = set(re.findall(r"!define (\w+)", SCRIPTS))
    arguments = {name for names in re.findall(r"!macro \w+ (.+)", SCRIPTS) for name in names.split()}
    assert told <= used
    of_nsis = {"__UNINSTALL__", "LANG_ENGLISH", "BST_CHECKED", "NSIS_MAX_STRLEN", "WM_SETTEXT"}
    assert used - told - made - arguments <= of_nsis


def test_the_diary_s_bytes_are_read_where_the_program_writes_them() -> None:
    assert f"APPLICATION_ID {database.APPLICATION_ID:#010X}".replace("0X", "0x") in SCRIPTS


def test_deleting_the_diary_deletes_what_the_program_writes_and_nothing_else() -> None:
    log = Path(folders.LOG)
    written = {
        *folders.KEPT,
        *(folders.DIARY + companion for companion in database.COMPANIONS),
        *(log.with_suffix(f".{number}.log").name for number in range(1, crash.KEPT + 1)),
        single_instance.LOCK,
        single_instance.CALL,
        f"{RANDOM}.part",
        *(f"{RANDOM}.new{companion}" for companion in ("", *database.COMPANIONS)),
    }
    deleted = re.findall(r'Delete "\$\{DATA\}\\(.+)"', SCRIPTS)
    assert sorted(deleted) == sorted(written)
    assert not re.search(r'RMDir /r "\$\{DATA\}', SCRIPTS)


def test_every_exit_code_is_explained_at_the_top() -> None:
    codes = dict(re.findall(r"^!define (\w+) ([1-9])$", (FOLDER / "installer.nsi").read_text(), re.MULTILINE))
    explained = re.findall(r"^;   (\d)  \w", (FOLDER / "installer.nsi").read_text(), re.MULTILINE)
    assert sorted(explained) == ["0", "1", *sorted(codes.values())]
    assert set(re.findall(r"(?:Refuse|SetErrorLevel) \$\{(\w+)\}", SCRIPTS)) - {"CODE"} == set(codes)


@pytest.mark.skipif(not shutil.which("makensis"), reason="compiling an installer needs NSIS")
def test_it_compiles_without_a_warning(bundle: Path, tmp_path: Path) -> None:
    command = [sys.executable, FOLDER, "--bundle", bundle, "--out", tmp_path / "größe"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""
    (made,) = (tmp_path / "größe").iterdir()
    assert made.name == f"{PRODUCT.NAME}-{PRODUCT.version()}-setup.exe"
    assert str(made) in done.stdout
    assert made.read_bytes().startswith(b"MZ")
    assert "not signed" in done.stdout


@pytest.mark.skipif(not shutil.which("makensis"), reason="compiling an installer needs NSIS")
@pytest.mark.parametrize(("target", "machine"), [("amd64-unicode", b"\x64\x86"), ("x86-unicode", b"\x4c\x01")])
def test_it_compiles_for_the_stubs_that_nsis_has(bundle: Path, tmp_path: Path, target: str, machine: bytes) -> None:
    if target == "amd64-unicode" != ROOM["target"](ROOM["compiler"]()):
        pytest.skip("the NSIS that is given away for Windows has no stub of 64 bits")
    made = ROOM["build"](bundle, tmp_path / "out", fast=True, TARGET=target).read_bytes()
    head = int.from_bytes(made[0x3C:0x40], "little")
    assert made[head : head + 6] == b"PE\0\0" + machine


@pytest.mark.skipif(not shutil.which("makensis"), reason="compiling an installer needs NSIS")
@pytest.mark.parametrize("wrong", ["missing", "unknown", "no folder"])
def test_a_bundle_that_the_uninstaller_does_not_know_is_refused(bundle: Path, tmp_path: Path, wrong: str) -> None:
    match wrong:
        case "missing":
            (bundle / ROOM["LICENCES"]).unlink()
        case "unknown":
            (bundle / "new.dll").write_bytes(b"")
        case "no folder":
            bundle = tmp_path / "nowhere"
    command = [sys.executable, FOLDER, "--bundle", bundle, "--out", tmp_path / "out"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{bundle} is no bundle for Windows" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"PASSWORD": "sesame"}, "WINDOWS_CERTIFICATE and WINDOWS_TIMESTAMP must be set as well"),
        ({"CERTIFICATE": "c2VzYW1l", "TIMESTAMP": "none"}, "WINDOWS_CERTIFICATE_PASSWORD must be set as well"),
        ({"CERTIFICATE": "c2VzYW1l", "PASSWORD": "sesame"}, "WINDOWS_TIMESTAMP must be set as well"),
        ({"CERTIFICATE": "sesam", "PASSWORD": "sesame", "TIMESTAMP": "none"}, "WINDOWS_CERTIFICATE is not base64"),
        ({"CERTIFICATE": "c2VzYW1l", "PASSWORD": "sesame", "TIMESTAMP": "none"}, r"is missing|with exit code \d"),
    ],
    ids=["no certificate", "no password", "no time", "not base64", "no certificate in it"],
)
def test_what_cannot_be_signed_is_said_without_a_secret_and_nothing_is_made(
    bundle: Path, tmp_path: Path, given: dict[str, str], why: str
) -> None:
    # A workflow sets what it does not have to nothing.
    nothing = dict.fromkeys((ROOM["sign"].CERTIFICATE, ROOM["sign"].PASSWORD, ROOM["sign"].TIMESTAMP), "")
    environment = os.environ | nothing | {getattr(ROOM["sign"], name): value for name, value in given.items()}
    for command in (
        [sys.executable, FOLDER / "sign.py", bundle / ROOM["PROGRAM"]],
        *([[sys.executable, FOLDER, "--bundle", bundle, "--out", tmp_path / "out"]] * bool(shutil.which("makensis"))),
    ):
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode
        assert re.search(why, done.stderr)
        assert not re.search("sesam|Traceback", done.stdout + done.stderr)
    assert not list((tmp_path / "out").glob("*"))


def test_where_only_the_time_server_is_known_nothing_is_signed(monkeypatch: pytest.MonkeyPatch) -> None:
    sign = ROOM["sign"]
    for name, value in ((sign.CERTIFICATE, ""), (sign.PASSWORD, ""), (sign.TIMESTAMP, "http://time.example")):
        monkeypatch.setenv(name, value)
    assert sign.secrets() is False


def test_on_windows_no_command_has_a_secret_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    sign = ROOM["sign"]
    for name, value in ((sign.CERTIFICATE, "c2VzYW1l"), (sign.PASSWORD, "sesame"), (sign.TIMESTAMP, "none")):
        monkeypatch.setenv(name, value)
    shell, *words = sign.by_signtool("signtool.exe", [Path("a.exe"), Path("b.com")])
    assert shell == "powershell"
    assert words[words.index("-File") + 1 :] == [str(FOLDER / "sign.ps1"), "signtool.exe", "none", "a.exe", "b.com"]
    assert not {word for word in words if "c2VzYW1l" in word or "sesame" in word}
    script = (FOLDER / "sign.ps1").read_text(encoding="ascii")
    # It reads them itself, and what it starts is told a fingerprint.
    assert set(re.findall(r"\$env:(\w+)", script)) == {sign.CERTIFICATE, sign.PASSWORD}
    (started,) = re.findall(r"& \$SignTool (.+?) }", script)
    assert "/sha1 $own[0].Thumbprint" in started
    assert not re.search(r"env:|/[fp] ", started)
