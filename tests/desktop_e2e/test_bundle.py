"""The frozen program as people get it: whole, no larger than it needs to be, and running without this checkout."""

import hashlib
import json
import marshal
import os
import shutil
import struct
import subprocess
import sys
import zlib
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from typing import Any

import pytest

from tests.desktop_e2e.frozen import ROOT, linked, searched
from tests.desktop_e2e.xsession import XSession, wait_until

LARGEST = 175e6
"""A frozen bare window with the same libraries has 164 MB."""

SYSTEM = {
    *("ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1", "libc.so.6", "libdl.so.2", "libm.so.6", "libpthread.so.0"),
    *("librt.so.1", "libutil.so.1", "libgcc_s.so.1", "libstdc++.so.6", "libz.so.1", "libzstd.so.1"),
    *("libEGL.so.1", "libGL.so.1", "libX11.so.6", "libX11-xcb.so.1", "libxcb.so.1"),
    *("libwayland-client.so.0", "libwayland-cursor.so.0", "libwayland-egl.so.1"),
    *("libfontconfig.so.1", "libfreetype.so.6", "libdbus-1.so.3", "libglib-2.0.so.0", "libgthread-2.0.so.0"),
    "libcups.so.2",
}
"""What a Linux with a desktop has of its own."""

FORBIDDEN = (
    "libssl",
    "libcrypto",
    "libqt6network",
    "qtnetwork.",
    "_ssl.",
    "libgtk",
    "libqt6qml",
    "libqt6quick",
    "_tkinter",
)


@pytest.fixture
def program(bundle: Path) -> Path:
    return bundle / "evenfoot"


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """An environment without a screen and with nothing of this Python but a trap for it."""
    trap = tmp_path / "trap" / "desktop"
    trap.mkdir(parents=True)
    (trap / "__init__.py").write_text("raise SystemExit('taken from outside of the bundle')")
    return {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "LANG": "C.UTF-8", "PYTHONPATH": str(trap.parent)}


@pytest.fixture
def smoke(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(ROOT / "packaging")
    import smoke

    return smoke


def files(bundle: Path) -> list[Path]:
    return [path for path in bundle.rglob("*") if path.is_file() and not path.is_symlink()]


def digests(folder: Path) -> dict[str, str]:
    """What lies below a folder of resources, module and compiled modules aside."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files(folder)
        if "__pycache__" not in path.parts and path.name != "__init__.py"
    }


def test_the_frozen_program_passes_its_smoke_test(smoke: Any, program: Path, home: dict[str, str]) -> None:
    done = subprocess.run([program, "--smoke-test"], env=home, capture_output=True, text=True, check=False)
    assert smoke.problems(done.returncode, done.stdout, done.stderr) == []
    assert json.loads(done.stdout)["frozen"] is True


def test_it_opens_a_window_that_the_desktop_knows(desktop: XSession, program: Path, tmp_path: Path) -> None:
    said = tmp_path / "said.txt"
    started = desktop.start(program, "--data-dir", tmp_path / "diary", log=said)
    window = desktop.window("^Evenfoot")
    assert "evenfoot" in desktop.tool("xprop", "-id", window, "WM_CLASS").lower()
    desktop.close(window)
    assert wait_until(lambda: started.poll() is not None, "the program ended")
    assert (started.returncode, said.read_text()) == (0, "")
    assert (tmp_path / "diary" / "diary.db").is_file()


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--demo"),
        ("summary", "--demo", "--out", "page.pdf"),
        ("export", "--demo", "--format", "json", "--out", "diary.json"),
        ("export", "--demo", "--format", "fhir", "--out", "diary.fhir.json"),
        ("tour", "--demo", "--theme", "dark", "--out", "tour"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_its_commands_do_what_they_do_unfrozen(
    arguments: tuple[str, ...], program: Path, home: dict[str, str], tmp_path: Path
) -> None:
    """Word for word and, where they draw no folder that is another one each time, byte for byte."""

    def run(folder: str, *command: str | Path, **more: str) -> tuple[int, str, str, dict[str, str]]:
        place = tmp_path / folder
        place.mkdir()
        whole = [*command, *arguments]
        done = subprocess.run(whole, cwd=place, env=home | more, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout, done.stderr, digests(place)

    here = run("unfrozen", sys.executable, "-m", "desktop", PYTHONPATH=str(ROOT))
    frozen = run("frozen", program)
    assert frozen[:3] == here[:3]
    assert frozen[0] == 0
    assert frozen[2] == ""
    assert frozen[3].keys() == here[3].keys()
    pictures = {name for name in here[3] if name.endswith(".png")}
    assert len({name for name in pictures if frozen[3][name] == here[3][name]}) >= len(pictures) * 0.8


def test_without_a_screen_it_says_so_in_one_line(program: Path, home: dict[str, str]) -> None:
    for more, reason in (({}, "there is no screen here"), ({"DISPLAY": ":4711"}, "the screen :4711 does not answer")):
        done = subprocess.run([program], env=home | more, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (2, "")
        (line,) = done.stderr.splitlines()
        assert reason in line


def test_it_has_every_resource_as_it_is(bundle: Path) -> None:
    assert digests(bundle / "_internal" / "desktop" / "resources") == digests(ROOT / "resources")
    assert (bundle / "LICENCES.txt").read_bytes() == (ROOT / "resources" / "licences.txt").read_bytes()


def test_it_notices_a_file_that_is_not_as_it_was_installed(bundle: Path, home: dict[str, str], tmp_path: Path) -> None:
    copy = tmp_path / "evenfoot"
    shutil.copytree(bundle, copy, copy_function=os.link, symlinks=True)

    def checked() -> tuple[int, str, str]:
        done = subprocess.run(
            [copy / "evenfoot", "check", "--demo"], env=home, capture_output=True, text=True, check=False
        )
        return done.returncode, done.stdout.splitlines()[-1], done.stderr

    assert checked() == (0, "program files: ok", "")
    file = copy / "_internal" / "desktop" / "resources" / "content" / "en" / "about.toml"
    text = file.read_bytes()
    # Not in place: it is the same file as in the bundle.
    file.unlink()
    file.write_bytes(text + b" ")
    code, said, errors = checked()
    assert (code, errors) == (1, "")
    assert "damaged (content/en/about.toml). Your diary is safe. Install Evenfoot again." in said
    told = json.loads(
        subprocess.run([copy / "evenfoot", "--smoke-test"], env=home, capture_output=True, check=False).stdout
    )
    assert list(told["failed"]) == ["files"]


def packed(program: Path) -> dict[str, bytes]:
    """The modules in the program, compiled, by their names."""
    whole = program.read_bytes()
    archive = whole[whole.index(b"PYZ\0" + MAGIC_NUMBER) :]
    (table,) = struct.unpack_from("!i", archive, 8)
    return {
        name: zlib.decompress(archive[at : at + size]) for name, (_, at, size) in marshal.loads(archive[table:]) if size
    }


def test_it_knows_nothing_of_the_place_it_was_made_in(bundle: Path, program: Path) -> None:
    inside = packed(program)
    assert {"desktop.cli", "pydoc", "numpy"} <= inside.keys()
    # The interpreter's own library says where it was to be installed.
    own = f"{sys.base_prefix}\0".encode()
    everything = {str(path): path.read_bytes().replace(own, b"") for path in files(bundle)} | inside
    for place in (ROOT, Path.home(), Path(sys.base_prefix)):
        told = {name for name, content in everything.items() if f"{place}/".encode() in content}
        assert told == set()
    names = {path.name for path in bundle.rglob("*")}
    assert not {name for name in names if name.startswith("__editable__") or name.endswith((".pth", ".egg-link"))}
    assert {path.suffix for path in (bundle / "_internal" / "desktop").iterdir()} == {""}


def test_it_has_no_network_no_other_toolkit_and_no_test(bundle: Path) -> None:
    names = [path.relative_to(bundle).as_posix() for path in bundle.rglob("*")]
    assert [name for name in names if name.rpartition("/")[2].lower().startswith(FORBIDDEN)] == []
    assert [name for name in names if "/tests/" in name or "/tls/" in name] == []


def test_whatever_it_links_is_in_it_or_on_every_desktop(bundle: Path) -> None:
    inside = {path.name for path in bundle.rglob("*")}
    lacking = {path.name: outside for path in files(bundle) if (outside := linked(path) - inside - SYSTEM)}
    assert lacking == {}
    assert [path for path in bundle.rglob("*") if path.is_symlink() and not path.exists()] == []


def test_a_library_looks_for_others_only_where_the_bundle_is(bundle: Path) -> None:
    elsewhere = {
        path.name: wrong
        for path in files(bundle)
        if (wrong := [folder for folder in searched(path) if not folder.startswith("$ORIGIN")])
    }
    assert elsewhere == {}
    assert any(searched(path) for path in files(bundle))


def test_it_is_not_larger_than_it_needs_to_be(bundle: Path) -> None:
    size = sum(path.stat().st_size for path in files(bundle))
    assert size < LARGEST, sorted(((path.stat().st_size, path.name) for path in files(bundle)), reverse=True)[:20]
