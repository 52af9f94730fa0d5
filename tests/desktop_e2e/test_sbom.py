"""The bill of materials tells what really is in the frozen program: no part less, none more, and the right bytes."""

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

ROOT = Path(__file__).parents[2]
PIN = re.compile(r"^([\w.-]+)==([\w.]+)", re.MULTILINE)


def test_the_bill_names_every_pinned_package_and_every_file_of_machine_code(bundle: Path, tmp_path: Path) -> None:
    out = tmp_path / "evenfoot.cdx.json"
    command = (sys.executable, ROOT / "packaging" / "sbom", "--bundle", bundle, "--out", out)
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    written = out.read_text(encoding="utf-8")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(written) is None

    parts = json.loads(written)["components"]
    distributions = {part["name"]: part for part in parts if part["purl"].startswith("pkg:pypi/")}
    pinned = dict(PIN.findall((ROOT / "packaging" / "requirements.txt").read_text(encoding="utf-8")))
    assert set(distributions) == {*pinned, "pyinstaller"}
    assert all(part["licenses"] and part["hashes"] and part["version"] for part in distributions.values())
    assert {"Python", "Qt", "SQLite"} < {part["name"] for part in parts}

    told = {file["name"]: file["hashes"][0]["content"] for part in parts for file in part.get("components", [])}
    there = {
        path.relative_to(bundle).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in bundle.rglob("*")
        if path.is_file() and not path.is_symlink() and path.read_bytes()[:4] == b"\x7fELF"
    }
    assert told == there
