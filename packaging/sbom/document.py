"""Writes what a bundle is made of as CycloneDX 1.6, a bill of materials that other programs read."""

from __future__ import annotations

import json
import uuid
from typing import Any
from urllib.parse import quote

import product

SPACE = uuid.UUID("6f1ed2ab-05a4-5c1c-9f0e-0b8a4c9f3d17")
"""Where the numbers of our documents come from: the same content has the same number."""


def sha256(digest: str) -> list[dict[str, str]]:
    """A hash as CycloneDX writes it."""
    return [{"alg": "SHA-256", "content": digest}]


def licences(told: dict[str, str]) -> list[dict[str, Any]]:
    """A licence as CycloneDX writes it."""
    return [{"expression": told["expression"]}] if "expression" in told else [{"license": {"name": told["name"]}}]


def component(ref: str, name: str, version: str, licence: dict[str, str] | None, **more: Any) -> dict[str, Any]:
    """A library, with `more` as CycloneDX calls it."""
    told: dict[str, Any] = {"type": "library", "bom-ref": ref, "name": name, "version": version, "purl": ref}
    if licence:
        told["licenses"] = licences(licence)
    return told | more


def distributions(facts: dict[str, Any], hashes: dict[str, str]) -> list[tuple[str, dict[str, Any]]]:
    """Every distribution by its name, with the hash of the very wheel that was installed."""
    found = []
    for told in facts["distributions"]:
        name, version = told["name"], told["version"]
        ref = f"pkg:pypi/{name}@{version}"
        found.append(
            (name, component(ref, name, version, told["licence"], hashes=sha256(hashes[f"{name}=={version}"])))
        )
    return found


def below(facts: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """What is inside the distributions or under them: Python, Qt, SQLite, and libraries of the system."""
    python, qt, lite, ciphers = (facts[name] for name in ("python", "qt", "sqlite", "ciphers"))
    found = [
        ("python", component(f"pkg:generic/python@{python}", "Python", python, {"expression": "PSF-2.0"})),
        ("qt", component(f"pkg:generic/qt@{qt}", "Qt", qt, {"expression": "LGPL-3.0-only"})),
        ("sqlite", component(f"pkg:generic/sqlite@{lite}", "SQLite", lite, {"expression": "blessing"})),
        (
            "ciphers",
            component(
                f"pkg:github/utelle/sqlite3multipleciphers@v{ciphers}",
                "SQLite3 Multiple Ciphers",
                ciphers,
                {"expression": "MIT"},
            ),
        ),
    ]
    for told in facts["packages"]:
        ref = f"pkg:deb/{told['name']}@{quote(told['version'], safe='')}?arch={told['architecture']}"
        found.append((f"deb:{told['name']}", component(ref, told["name"], told["version"], None)))
    return found


def document(facts: dict[str, Any], hashes: dict[str, str], artefact: tuple[str, str] | None) -> dict[str, Any]:
    """The bill of what look.py found, with the hashes of the wheels and the name and hash of the installer, if any."""
    parts = [*distributions(facts, hashes), *below(facts)]
    for whose, told in parts:
        inside = [
            {
                "type": "file",
                "bom-ref": f"file:{file['path']}",
                "name": file["path"],
                "hashes": sha256(file["sha256"]),
            }
            for file in facts["files"]
            if file["of"] == whose
        ]
        if inside:
            told["components"] = inside
    root: dict[str, Any] = {
        "type": "application",
        "bom-ref": f"pkg:generic/{product.COMMAND}@{product.version()}",
        "name": product.NAME,
        "version": product.version(),
        "description": product.SUMMARY,
        "licenses": licences({"expression": product.LICENCE}),
        "purl": f"pkg:generic/{product.COMMAND}@{product.version()}",
    }
    if artefact:
        name, digest = artefact
        root["externalReferences"] = [{"type": "distribution", "url": name, "hashes": sha256(digest)}]
    told = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": root, "supplier": {"name": product.PUBLISHER}},
        "components": [told for _, told in parts],
        "dependencies": [{"ref": root["bom-ref"], "dependsOn": [told["bom-ref"] for _, told in parts]}],
    }
    return told | {"serialNumber": uuid.uuid5(SPACE, json.dumps(told, sort_keys=True)).urn}
