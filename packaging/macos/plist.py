"""What macOS is told of Evenfoot: the Info.plist of its bundle. PyInstaller adds the names of program and icon."""

from __future__ import annotations

import re
from typing import Any

import product

MINIMUM_SYSTEM = "15.0"
"""The oldest macOS that the program is promised for, after what the packages say themselves: the bindings of PySide6
6.11 say 15.0, Qt 13.0, everything else less. Nothing that the bindings ask of the system is newer than 10.15, so 13 and
14 may well do; but nobody tries them: GitHub's machines have 15 and newer, and Apple mends nothing older."""

ENGLISH = "en"


def numbers(version: str) -> str:
    """The part of a version that macOS understands, at most three numbers: `1.2.0` of `1.2.0rc1`."""
    found = re.match(r"\d+(\.\d+){0,2}", version)
    assert found, f"{version} begins with no number"
    return found[0]


def languages() -> list[str]:
    """What the window speaks, English first: in one of these macOS letters its own panels and menus as well."""
    compiled = (product.ROOT / "resources" / "i18n").glob(f"{product.COMMAND}_*.qm")
    spoken = {file.stem.removeprefix(f"{product.COMMAND}_") for file in compiled}
    return [ENGLISH, *sorted(spoken - {ENGLISH})]


def info() -> dict[str, Any]:
    """The Info.plist. It asks for no camera, no folder and no address book: the program needs none."""
    return {
        "CFBundleIdentifier": product.ID,
        "CFBundleName": product.NAME,
        "CFBundleDisplayName": product.NAME,
        "CFBundlePackageType": "APPL",
        "CFBundleShortVersionString": numbers(product.version()),
        "CFBundleVersion": numbers(product.version()),
        "CFBundleDevelopmentRegion": ENGLISH,
        "CFBundleLocalizations": languages(),
        "LSMinimumSystemVersion": MINIMUM_SYSTEM,
        # Not `medical`: a diary and a guide, no device.
        "LSApplicationCategoryType": "public.app-category.healthcare-fitness",
        "NSHumanReadableCopyright": product.COPYRIGHT,
        "NSPrincipalClass": "NSApplication",
        "NSHighResolutionCapable": True,
        # The window follows the system into the dark.
        "NSRequiresAquaSystemAppearance": False,
        # No graphics card draws anything here: the strong one of a machine with two may rest.
        "NSSupportsAutomaticGraphicsSwitching": True,
    }
