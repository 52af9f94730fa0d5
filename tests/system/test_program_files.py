"""The list of an installation: what it names is looked at, and without one nothing is said."""

from __future__ import annotations

import base64
import csv
import hashlib
import sys
from pathlib import Path

import pytest

import desktop
from desktop.assets import AssetMissingError
from desktop.system import program_files
from tests.terminal import Terminal, evenfoot

__all__ = ["evenfoot"]

FILES = {
    "desktop/__init__.py": b"",
    "desktop/resources/content/en/about.toml": b"a = 1\n",
    "desktop/resources/icons/one, two.svg": b"<svg/>",
    "desktop/resources/skeleton/skeleton.npz": bytes(range(256)),
    "desktop/resources/themes/dark.toml": b"",
}
ABOUT = "desktop/resources/content/en/about.toml"


def digest(data: bytes) -> str:
    return "sha256=" + base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode().rstrip("=")


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place where something like the program was installed by pip, and this program believes to be that."""
    for name, data in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    info = tmp_path / f"evenfoot-{desktop.__version__}.dist-info"
    info.mkdir()
    rows = [[name, digest(data), len(data)] for name, data in FILES.items()]
    # As pip writes them: a starter elsewhere, what it compiled, and the list itself.
    rows += [
        ["../bin/evenfoot", digest(b"#!"), 2],
        ["desktop/__pycache__/cli.pyc", "", ""],
        ["x.dist-info/RECORD", "", ""],
    ]
    with (info / "RECORD").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    monkeypatch.setattr(desktop, "__path__", [str(tmp_path / "desktop")])
    return tmp_path


def test_what_is_as_it_was_is_counted(installed: Path) -> None:
    assert program_files.compare() == program_files.Compared(len(FILES), ())
    assert program_files.look() == len(FILES)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("lost", [True, False], ids=["lost", "changed"])
def test_what_is_not_is_named(installed: Path, name: str, lost: bool) -> None:
    path = installed / name
    if lost:
        path.unlink()
    else:
        path.write_bytes(path.read_bytes() + b" ")
    told = name.removeprefix("desktop/resources/")
    assert program_files.compare().changed == (told,)
    with pytest.raises(AssetMissingError) as raised:
        program_files.look()
    assert raised.value.name == told


def test_of_many_a_few_are_named(installed: Path) -> None:
    for name in FILES:
        (installed / name).unlink()
    with pytest.raises(AssetMissingError) as raised:
        program_files.look()
    assert raised.value.name == "desktop/__init__.py, content/en/about.toml, icons/one, two.svg and 2 more"


def test_check_says_what_to_do(evenfoot: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def spoiled() -> int:
        raise AssetMissingError("content/en/about.toml")

    monkeypatch.setattr(program_files, "look", spoiled)
    said = evenfoot("--data-dir", tmp_path / "diary", "check")
    assert (said.code, said.err) == (1, "")
    assert said.out.splitlines()[-1] == (
        "program files: A part of Evenfoot is missing or damaged (content/en/about.toml). "
        "Your diary is safe. Install Evenfoot again."
    )


def test_a_checkout_has_no_list_and_a_frozen_program_always_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desktop, "__path__", [str(tmp_path / "desktop")])
    assert program_files.compare() == program_files.Compared(0, ())
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert program_files.compare() == program_files.Compared(0, ("RECORD",))
