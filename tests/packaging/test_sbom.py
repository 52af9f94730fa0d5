"""The bill of materials: valid, whole, with a hash for every part, and no part that came from nowhere."""

import json
import subprocess
import sys
from pathlib import Path, PurePosixPath
from types import SimpleNamespace
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

ROOT = Path(__file__).parents[2]
PACKAGING = ROOT / "packaging"
NUMPY = {"name": "numpy", "version": "2.4.6", "licence": {"expression": "BSD-3-Clause AND MIT"}}
PYINSTALLER = {"name": "pyinstaller", "version": "6.22.3", "licence": {"name": "GPL 2 with an exception"}}
FILE = {"path": "_internal/numpy/_core/a.so", "sha256": "b" * 64, "of": "numpy"}
FACTS = {
    "python": "3.13.5",
    "qt": "6.11.3",
    "sqlite": "3.54.0",
    "ciphers": "2.6.1",
    "distributions": [NUMPY, PYINSTALLER],
    "packages": [{"name": "libssl3", "version": "1:3.0+x~1", "architecture": "amd64"}],
    "files": [FILE, {"path": "_internal/libssl.so.3", "sha256": "c" * 64, "of": "deb:libssl3"}],
}
HASHES = {"numpy==2.4.6": "d" * 64, "pyinstaller==6.22.3": "e" * 64}


@pytest.fixture
def sbom(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The modules that look and write, as they find one another when they run."""
    monkeypatch.syspath_prepend(PACKAGING)
    from sbom import __main__ as command
    from sbom import document, look

    return SimpleNamespace(document=document.document, look=look, command=command)


def refused(document: dict[str, Any]) -> str | None:
    """What the makers of CycloneDX say is wrong with a document, or None."""
    error = JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(document))
    return None if error is None else str(error)


def test_the_document_is_valid_and_holds_every_part_with_version_licence_and_hash(sbom: Any) -> None:
    made = sbom.document(FACTS, HASHES, ("evenfoot.deb", "a" * 64))
    assert refused(made) is None
    parts = {part["name"]: part for part in made["components"]}
    assert sorted(parts) == ["Python", "Qt", "SQLite", "SQLite3 Multiple Ciphers", "libssl3", "numpy", "pyinstaller"]
    assert [parts[name]["version"] for name in ("Python", "Qt", "numpy")] == ["3.13.5", "6.11.3", "2.4.6"]
    assert parts["numpy"]["hashes"] == [{"alg": "SHA-256", "content": "d" * 64}]
    assert all(part["licenses"] for name, part in parts.items() if name != "libssl3")
    assert [file["name"] for file in parts["numpy"]["components"]] == [FILE["path"]]
    assert parts["libssl3"]["purl"] == "pkg:deb/libssl3@1%3A3.0%2Bx~1?arch=amd64"
    assert made["dependencies"][0]["dependsOn"] == [part["bom-ref"] for part in made["components"]]


def test_the_same_parts_are_the_same_document_and_other_parts_another(sbom: Any) -> None:
    first, again = (sbom.document(FACTS, HASHES, None) for _ in range(2))
    assert first == again
    assert sbom.document(FACTS | {"qt": "6.11.4"}, HASHES, None)["serialNumber"] != first["serialNumber"]


@pytest.mark.parametrize(
    ("place", "value"), [("licenses", [{"expression": "MIT"}] * 2), ("type", "thing"), ("hashes", "no")]
)
def test_the_validator_finds_what_is_wrong(sbom: Any, place: str, value: object) -> None:
    made = sbom.document(FACTS, HASHES, None)
    made["components"][0][place] = value
    assert refused(made) is not None


def test_a_wheel_without_a_hash_is_an_error(sbom: Any) -> None:
    with pytest.raises(KeyError, match=r"numpy==2\.4\.6"):
        sbom.document(FACTS, {}, None)


def test_modules_belong_to_distributions_to_python_or_to_nobody(sbom: Any) -> None:
    assert sbom.look.owners({"numpy", "json", "_pyi_rth_utils", "PySide6"}) >= {"numpy", "pyinstaller"}
    with pytest.raises(sbom.look.Unknown, match="module from_nowhere"):
        sbom.look.owners({"from_nowhere"})


@pytest.mark.parametrize(
    ("path", "whose"),
    [
        ("_internal/PySide6/Qt/lib/libQt6Core.so.6", "qt"),
        ("_internal/PySide6/Qt/plugins/platforms/libqxcb.so", "qt"),
        ("_internal/PySide6/QtCore.abi3.so", "pyside6-essentials"),
        ("_internal/libpython3.13.so.1.0", "python"),
        ("_internal/python313.dll", "python"),
        ("_internal/VCRUNTIME140.dll", "python"),
        ("_internal/PySide6/MSVCP140.dll", "pyside6-essentials"),
    ],
)
def test_machine_code_has_an_owner(sbom: Any, path: str, whose: str, monkeypatch: pytest.MonkeyPatch) -> None:
    places = [PurePosixPath("PySide6", place) for place in ("msvcp140.dll", "vcruntime140.dll", "QtCore.abi3.so")]
    places += [PurePosixPath("PySide6/Qt", place) for place in ("lib/libQt6Core.so.6", "plugins/platforms/libqxcb.so")]
    found = SimpleNamespace(files=places)
    monkeypatch.setattr(sbom.look, "distributions", lambda: {"pyside6-essentials": found})
    monkeypatch.setattr(sbom.look, "_recorded", sbom.look._recorded.__wrapped__)
    monkeypatch.setattr(sbom.look, "_of_python", lambda: {"vcruntime140.dll"})
    assert sbom.look.owner(PurePosixPath(path)) == whose


def test_machine_code_from_nowhere_is_an_error(sbom: Any) -> None:
    with pytest.raises(sbom.look.Unknown, match=r"file _internal/from_nowhere\.so"):
        sbom.look.owner(PurePosixPath("_internal/from_nowhere.so"))


def test_machine_code_is_told_by_how_it_begins(sbom: Any, tmp_path: Path) -> None:
    for name, begin in {"a.so": b"\x7fELF", "b.dll": b"MZ\x90\0", "Qt": b"\xca\xfe\xba\xbe", "c.py": b"impo"}.items():
        (tmp_path / name).write_bytes(begin + b"rest")
    assert [path.name for path in sbom.look.machine_code(tmp_path)] == ["Qt", "a.so", "b.dll"]


@pytest.mark.parametrize(
    ("told", "licence"),
    [
        ({"License-Expression": "MIT OR Apache-2.0"}, {"expression": "MIT OR Apache-2.0"}),
        ({"License": "Some words\n of a licence"}, {"name": "Some words of a licence"}),
    ],
)
def test_a_licence_is_an_expression_or_words_and_never_nothing(
    sbom: Any, told: dict[str, str], licence: dict[str, str]
) -> None:
    assert sbom.look.licence("some", told) == licence
    with pytest.raises(sbom.look.Unknown, match="the licence of some"):
        sbom.look.licence("some", {})


def test_the_wheels_that_are_pinned_here_make_a_valid_document(sbom: Any, capfd: pytest.CaptureFixture[str]) -> None:
    try:
        hashes = sbom.command.wheels(Path(sys.executable))
    except subprocess.CalledProcessError:
        said = capfd.readouterr().err
        assert "NewConnectionError" in said or "No matching distribution" in said, said
        pytest.skip("no package index can be reached from here")
    locked = [pin.partition("==") for pin in hashes]
    found = [{"name": name, "version": version, "licence": {"expression": "MIT"}} for name, _, version in locked]
    made = sbom.document(FACTS | {"distributions": found}, hashes, None)
    assert refused(made) is None
    assert {"apsw-sqlite3mc", "msgspec", "numpy", "pyinstaller", "pyside6-essentials"} <= {
        part["name"] for part in made["components"]
    }
