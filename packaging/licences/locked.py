"""What is pinned: the versions in packaging/requirements-build.txt."""

from __future__ import annotations

import re

import product

RUNTIME = product.ROOT / "packaging" / "requirements.txt"
BUILD = product.ROOT / "packaging" / "requirements-build.txt"
BUILDER = "pyinstaller"
"""Of what builds the bundle, that of which something is in it: the program that starts the interpreter."""

_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)


def _pins(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name, version in _PIN.findall(text):
        found.setdefault(normal(name), set()).add(version)
    return found


def normal(name: str) -> str:
    """The name of a distribution as it is compared."""
    return re.sub(r"[-_.]+", "-", name).lower()


def versions() -> dict[str, set[str]]:
    """The pinned versions of every distribution that builds or is shipped; some have one for older Pythons as well."""
    return _pins(BUILD.read_text(encoding="utf-8"))


def shipped() -> set[str]:
    """The distributions of which something is in the bundle."""
    return {*_pins(RUNTIME.read_text(encoding="utf-8")), BUILDER}
