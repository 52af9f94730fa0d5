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


@pytest.fixture
def frozen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A bundle with the list that belongs to it; gives the folder of its libraries."""
    monkeypatch.syspath_prepend(Path(__file__).parents[2] / "packaging")
    from freeze import record

    inside = tmp_path / "_internal"
    for name in ("../evenfoot", "desktop/resources/x.toml", "PySide6/Qt/lib/libQt6Gui.so.6"):
        (inside / name).parent.mkdir(parents=True, exist_ok=True)
        (inside / name).write_bytes(name.encode())
    (inside / "libQt6Gui.so.6").symlink_to("PySide6/Qt/lib/libQt6Gui.so.6")
    itself = f"evenfoot-{desktop.__version__}.dist-info/RECORD"
    told = record.text(record.of_bundle(tmp_path, inside), itself)
    (inside / itself).parent.mkdir()
    (inside / itself).write_text(told, encoding="utf-8")
    monkeypatch.setattr(desktop, "__path__", [str(inside / "desktop")])
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    return inside


LIBRARY = "PySide6/Qt/lib/libQt6Gui.so.6"


@pytest.mark.parametrize(
    ("name", "data", "changed"),
    [
        (LIBRARY, LIBRARY.encode(), ()),
        (LIBRARY, LIBRARY.encode().upper(), (LIBRARY,)),
        (LIBRARY, b"", (LIBRARY, "libQt6Gui.so.6")),
        (LIBRARY, None, (LIBRARY, "libQt6Gui.so.6")),
        ("libQt6Gui.so.6", None, ("libQt6Gui.so.6",)),
        ("../evenfoot", b"", ("evenfoot",)),
        ("desktop/resources/x.toml", None, ("x.toml",)),
    ],
)
def test_a_frozen_program_compares_all_that_it_consists_of(
    frozen: Path, name: str, data: bytes | None, changed: tuple[str, ...]
) -> None:
    (frozen / name).unlink()
    if data is not None:
        (frozen / name).write_bytes(data)
    assert program_files.compare() == program_files.Compared(4, changed)


@pytest.mark.parametrize("left", [0, 1, 2])
def test_a_list_that_was_cut_off_is_no_list(frozen: Path, left: int) -> None:
    (file,) = frozen.glob("*.dist-info/RECORD")
    file.write_text("".join(file.read_text("utf-8").splitlines(keepends=True)[:left]), encoding="utf-8")
    assert program_files.compare() == program_files.Compared(0, ("RECORD",))


def test_what_belongs_to_the_frozen_program_is_known(frozen: Path) -> None:
    assert [program_files.has(name) for name in ("libQt6Gui.so.6", "evenfoot", "libEGL.so.1")] == [True, True, False]
    for file in frozen.glob("*.dist-info/RECORD"):
        file.unlink()
    assert program_files.has("libEGL.so.1")
