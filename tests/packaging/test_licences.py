"""The licences of what is shipped: every part is named with its version, and nothing copyleft lacks its text."""

from __future__ import annotations

import re
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from desktop import assets

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
SHIPPED = (ROOT / "resources" / "licences.txt").read_text(encoding="utf-8")
PINS = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)
RUNTIME = PINS.findall((PACKAGING / "requirements.txt").read_text(encoding="utf-8"))
BUILD = PINS.findall((PACKAGING / "requirements-build.txt").read_text(encoding="utf-8"))
STARTER = [pin for pin in BUILD if pin[0] == "pyinstaller"]
CREDITED = {"apsw-sqlite3mc": "apsw", "pyside6-essentials": "pyside6"}
"""What a distribution is called where people read it."""

LINUX = [
    *("evenfoot", "_internal/libpython3.13.so.1.0", "_internal/python3.13/lib-dynload/_json.cpython-313.so"),
    *("_internal/PySide6/Qt/lib/libQt6Core.so.6", "_internal/PySide6/Qt/plugins/platforms/libqxcb.so"),
    *("_internal/PySide6/QtCore.abi3.so", "_internal/PySide6/libpyside6.abi3.so.6.11"),
    *("_internal/PySide6/Qt/lib/libicudata.so.73", "_internal/shiboken6/Shiboken.abi3.so", "_internal/libuuid.so.1"),
    *("_internal/numpy.libs/libscipy_openblas64_-32a4b2a6.so", "_internal/numpy.libs/libgfortran-0.so.5.0.0"),
    *("_internal/apsw/__init__.cpython-313.so", "_internal/msgspec/_core.cpython-313.so", "_internal/libffi.so.8"),
    *("_internal/libxcb-cursor.so.0", "_internal/libxkbcommon-x11.so.0", "_internal/libbz2.so.1.0"),
]
WINDOWS = [
    *(r"Evenfoot.exe", r"evenfoot.com", r"_internal\python313.dll", r"_internal\_ctypes.pyd", r"_internal\python3.dll"),
    *(r"_internal\PySide6\Qt6Core.dll", r"_internal\PySide6\plugins\platforms\qwindows.dll"),
    *(r"_internal\PySide6\MSVCP140.dll", r"_internal\VCRUNTIME140_1.dll"),
    *(r"_internal\numpy.libs\libscipy_openblas64_-1.dll", r"_internal\libffi-8.dll", r"_internal\msgspec\_core.pyd"),
]
MACOS = [
    *("Contents/Frameworks/PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore", "Contents/Frameworks/Python"),
    *("Contents/Frameworks/numpy/.dylibs/libgcc_s.1.1.dylib", "Contents/Frameworks/libpyside6.abi3.6.11.dylib"),
    *("Contents/Frameworks/PySide6/Qt/plugins/platforms/libqcocoa.dylib", "Contents/MacOS/evenfoot"),
]


@pytest.fixture
def tools(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """The modules that write, as they find one another when they run."""
    monkeypatch.syspath_prepend(PACKAGING)
    from licences import installed, locked, parts, writing

    return SimpleNamespace(installed=installed, locked=locked, parts=parts, writing=writing)


def headings(text: str) -> list[str]:
    return [match[1] for match in re.finditer(r"^(\S.*)\n([=-])\2+$", text, re.MULTILINE)]


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(("name", "number"), [*RUNTIME, *STARTER], ids=str)
def test_every_pinned_distribution_is_named_with_its_version(tools: SimpleNamespace, name: str, number: str) -> None:
    (part, *_) = [each for each in tools.parts.load().parts if each.distribution == name]
    assert any(part.name in heading and number in heading for heading in headings(SHIPPED)), "run packaging/licences"


@pytest.mark.parametrize(("name", "number"), RUNTIME, ids=str)
def test_its_own_licence_is_printed(tools: SimpleNamespace, name: str, number: str) -> None:
    """Read from the environment of the tests wherever that has the pinned version; numpy has two."""
    try:
        here = version(name)
    except PackageNotFoundError:
        here = ""
    others = {pin for other, pin in RUNTIME if other == name}
    found = tools.installed.ask(sys.executable).get(tools.locked.normal(name), tools.installed.NONE)
    if here == number and len(others) == 1:
        for text in found.files.values():
            for line in filter(None, map(str.strip, text.splitlines()[:1])):
                assert plain(line) in plain(SHIPPED)


def test_all_of_it_is_written_anew_from_the_same_parts(tools: SimpleNamespace) -> None:
    """What does not come from the distributions, word by word: the list, the foreword, Qt's notice, every part."""
    catalogue, versions = tools.parts.load(), tools.locked.versions()
    again = tools.writing.document(catalogue, {}, versions)
    assert headings(again) == headings(SHIPPED)
    kept = plain(SHIPPED)
    for block in again.split("\n\n"):
        assert plain(block) in kept


def test_the_list_at_the_top_leads_to_every_heading() -> None:
    top, _, _ = SHIPPED.partition("\n1  Evenfoot itself\n====")
    numbered = [heading for heading in headings(SHIPPED) if heading[0].isdigit()]
    assert len(numbered) > 80
    for heading in numbered:
        assert re.search(rf"^ *{re.escape(heading[:60])}", plainer(top), re.MULTILINE), heading


def plainer(text: str) -> str:
    return re.sub(r"\n {8}", " ", text)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("LGPL 3", "GNU LESSER GENERAL PUBLIC LICENSE Version 3, 29 June 2007"),
        ("GPL 3", "GNU GENERAL PUBLIC LICENSE Version 3, 29 June 2007"),
        ("GPL 2", "GNU GENERAL PUBLIC LICENSE Version 2, June 1991"),
        ("LGPL 2.1", "GNU LESSER GENERAL PUBLIC LICENSE Version 2.1, February 1999"),
        ("the exception for the starter", "unlimited permission to link or embed compiled bootloader"),
        ("the exception for GCC's libraries", "GCC RUNTIME LIBRARY EXCEPTION"),
        ("Qt's source", "qt-everywhere-src-"),
        ("replacing Qt", "You may replace Qt"),
        ("taking it apart", "reverse engineering"),
        ("signing anew", "codesign --force --deep --sign -"),
        ("JPEG", "based in part on the work of the Independent JPEG Group"),
        ("FreeType", "The FreeType Project (www.freetype.org)"),
        ("LOINC", "This material contains content from LOINC"),
    ],
)
def test_what_must_not_be_missing(name: str, words: str) -> None:
    assert plain(SHIPPED).count(words) >= 1, name


def test_a_shared_text_is_printed_once(tools: SimpleNamespace) -> None:
    kept = plain(SHIPPED)
    for name, title in tools.parts.load().titles.items():
        text = plain(tools.parts.text(name))
        whole = [other for other in tools.parts.load().titles if text in plain(tools.parts.text(other))]
        assert kept.count(text) == len(whole), title


def test_whatever_is_copyleft_has_its_text(tools: SimpleNamespace) -> None:
    wanted = {
        "GNU Lesser General Public License 3": {"LGPL-3.0", "GPL-3.0"},
        "GNU Lesser General Public License 2.1": {"LGPL-2.1"},
        "GNU General Public License 3": {"GPL-3.0"},
        "GNU General Public License 2": {"GPL-2.0"},
    }
    for part in tools.parts.load().parts:
        for words, texts in wanted.items():
            assert words not in part.licence or texts <= set(part.texts), part.name


def test_it_can_be_read_in_a_window() -> None:
    lines = SHIPPED.splitlines()
    assert max(map(len, lines)) <= 102
    assert "\t" not in SHIPPED
    assert "\n\n\n" not in SHIPPED
    assert SHIPPED.endswith("\n")
    assert not re.search(r"/home/|/root/|/usr/local/|/tmp/|[A-Z]:\\Users", SHIPPED)


@pytest.mark.parametrize("path", [*LINUX, *WINDOWS, *MACOS])
def test_every_library_belongs_to_a_part(tools: SimpleNamespace, path: str) -> None:
    assert tools.parts.load().part_of(path)


def test_what_nobody_thought_of_belongs_to_none(tools: SimpleNamespace) -> None:
    assert tools.parts.load().part_of("_internal/libavcodec.so.60") is None


def test_every_library_of_the_bundle_that_is_here_belongs_to_a_part(tools: SimpleNamespace) -> None:
    """In a checkout that has been frozen; what a bundle can hold is listed above for all others."""
    catalogue = tools.parts.load()
    bundle = ROOT / "dist" / "evenfoot"
    binaries = [
        path.relative_to(bundle).as_posix()
        for path in bundle.rglob("*")
        if path.is_file() and (".so" in path.name or path.suffix in {".dll", ".pyd", ".dylib", ".exe", ".com"})
    ]
    assert [path for path in binaries if catalogue.part_of(path) is None] == []


def test_about_thanks_for_every_distribution(tools: SimpleNamespace) -> None:
    thanks = " ".join(item["name"] for item in assets.content("en", "about")["credits"]["items"]).lower()
    for name, _ in [*RUNTIME, *STARTER]:
        assert CREDITED.get(name, name) in thanks


def test_the_words_of_others_keep_their_lines(tools: SimpleNamespace) -> None:
    long = "a " * 80
    assert tools.writing.foreign("One.\n  Two.\n\n\n\nThree.\n") == "  One.\n    Two.\n\n  Three."
    wrapped = tools.writing.foreign(f"- first\n- {long}\n  and more").splitlines()
    assert wrapped[0] == "  - first"
    assert all(len(line) <= 92 for line in wrapped)
    assert wrapped[-1].startswith("    a")


def test_a_text_that_is_printed_elsewhere_gives_way_to_its_number(tools: SimpleNamespace) -> None:
    assert tools.writing.without("Mine.\n\nYou  may\n copy.", {"7.1": "You may copy."}) == (
        "Mine.\n\n[The text that is printed under 7.1.]"
    )


@pytest.mark.parametrize("wrong", ["chapter", "texts"])
def test_a_part_that_names_what_is_not_there_is_refused(
    tools: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, wrong: str
) -> None:
    told: dict[str, Any] = {"chapter": '"nowhere"', "texts": '["nothing"]'}
    (tmp_path / "parts.toml").write_text(
        '[chapters]\nown = "Own"\n[texts]\n[[part]]\nid = "a"\nname = "A"\nlicence = "MIT"\n'
        + ('chapter = "own"\n' if wrong == "texts" else "")
        + f"{wrong} = {told[wrong]}\n"
    )
    (tmp_path / "libraries.toml").write_text("")
    monkeypatch.setattr(tools.parts, "HERE", tmp_path)
    with pytest.raises(ValueError, match="named and not there"):
        tools.parts.load()
