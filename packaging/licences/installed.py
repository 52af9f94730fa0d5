"""Asks an interpreter for the licence files of the distributions that it has installed."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass

from licences.locked import normal

ASK = """
import json
from importlib.metadata import distributions

NAMES = ("licen", "copying", "notice", "authors")
found = {}
for each in distributions():
    files = {}
    for file in each.files or ():
        inside = file.parts[0].endswith(".dist-info") and (file.parts[1] == "licenses" or len(file.parts) == 2)
        if inside and any(name in file.name.lower() for name in NAMES):
            files["/".join(file.parts[1:]).removeprefix("licenses/")] = file.locate().read_text("utf-8")
    found[each.name] = [each.version, files]
print(json.dumps(found))
"""


@dataclass(frozen=True, slots=True)
class Distribution:
    """A version, and the texts of its licence files by their names."""

    version: str
    files: dict[str, str]

    def __str__(self) -> str:
        return self.version


NONE = Distribution("none", {})


def ask(python: str) -> dict[str, Distribution]:
    """Every distribution that `python` has, by its normal name."""
    told = subprocess.run([python, "-c", ASK], stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout
    return {normal(name): Distribution(version, files) for name, (version, files) in json.loads(told).items()}
