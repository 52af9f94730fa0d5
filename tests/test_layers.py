"""The house holds: every import goes down, and a contract that is broken says so."""

import ast
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS = {contract["id"]: contract for contract in PROJECT["tool"]["importlinter"]["contracts"]}
THIRD_PARTY = ("PySide6", "pyqtgraph", "numpy", "appdirs", "apsw", "msgspec", "tomli_w")
ILLEGAL = (
    ("layers", "domain/clock.py", "import desktop.assets"),
    ("layers", "assets.py", "import desktop.crash"),
    ("layers", "storage/folders.py", "import desktop.state"),
    ("layers", "state/__init__.py", "import desktop.exchange"),
    ("layers", "system/__init__.py", "import desktop.report"),
    ("layers", "report/__init__.py", "import desktop.ui"),
    ("layers", "ui/__init__.py", "import desktop.app"),
    ("layers", "options.py", "import desktop.cli"),
    ("layers", "left_over.py", ""),
    ("no-qt", "domain/clock.py", "import PySide6.QtCore"),
    ("no-qt", "storage/folders.py", "import pyqtgraph"),
    ("no-qt", "exchange/__init__.py", "from PySide6 import QtGui"),
    ("plain-domain", "domain/trend.py", "import numpy"),
    ("no-storage-on-screen", "ui/__init__.py", "import desktop.storage.folders"),
    ("no-storage-on-screen", "report/__init__.py", "import desktop.storage.errors"),
    ("sheets-apart", "report/paper/__init__.py", "import desktop.report.visit"),
    ("widgets-stateless", "ui/widgets/__init__.py", "import desktop.state"),
    ("explainer-rooms", "ui/explainer/view/stage.py", "import desktop.ui.explainer.player.timeline"),
    ("explainer-rooms", "ui/explainer/player/player.py", "import desktop.ui.explainer.panels.ways"),
    ("explainer-rooms", "ui/explainer/left_over.py", ""),
    ("widget-rooms", "ui/widgets/answers/chips.py", "import desktop.ui.widgets.today.cards"),
    ("widget-rooms", "ui/widgets/card.py", "import desktop.ui.widgets.answers.fields"),
    ("widget-rooms", "ui/widgets/left_over.py", ""),
    ("one-appdirs", "storage/preferences.py", "import appdirs"),
    ("one-sqlite", "state/__init__.py", "import apsw"),
)


def lint(folder: Path, contract: str | None = None) -> subprocess.CompletedProcess[str]:
    """Import-linter on the package in `folder`."""
    only = ("--contract", contract) if contract else ()
    run = (
        "import sys; from importlinter.cli import lint_imports_command; sys.path.insert(0, ''); lint_imports_command()"
    )
    return subprocess.run(
        (sys.executable, "-c", run, "--no-cache", *only), cwd=folder, capture_output=True, text=True, check=False
    )


def imported(path: Path) -> Iterator[str]:
    """The top-level names that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield str(node.module).split(".")[0]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A package of its own to break."""
    shutil.copytree(ROOT / "desktop", tmp_path / "desktop", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def append(folder: Path, module: str, line: str) -> None:
    """Write one more import into a module of the copy."""
    path = folder / "desktop" / module
    path.write_text((path.read_text(encoding="utf-8") if path.exists() else "") + f"\n{line}\n", encoding="utf-8")


def test_every_import_goes_down() -> None:
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(("contract", "module", "line"), ILLEGAL)
def test_a_contract_notices(copy: Path, contract: str, module: str, line: str) -> None:
    append(copy, module, line)
    result = lint(copy, contract)
    assert result.returncode == 1
    assert f"{CONTRACTS[contract]['name']} BROKEN" in result.stdout


def test_pages_notice_one_another(copy: Path) -> None:
    one, other, *_ = sorted(page.stem for page in (copy / "desktop/ui/pages").glob("[!_]*.py"))
    append(copy, f"ui/pages/{one}.py", f"import desktop.ui.pages.{other}")
    result = lint(copy, "pages-apart")
    assert result.returncode == 1
    assert f"{CONTRACTS['pages-apart']['name']} BROKEN" in result.stdout


def test_every_contract_is_broken_once() -> None:
    assert {contract for contract, _, _ in ILLEGAL} | {"pages-apart"} == set(CONTRACTS)


def test_forbidden_packages_are_really_used() -> None:
    """A contract about a name that nobody imports would pass emptily."""
    used = {name for path in (ROOT / "desktop").rglob("*.py") for name in imported(path)}
    named = {name for contract in CONTRACTS.values() for name in contract.get("forbidden_modules", ())}
    assert set(THIRD_PARTY) <= used
    assert {name for name in named if not name.startswith("desktop")} <= set(THIRD_PARTY)
    assert used - set(sys.stdlib_module_names) - {"desktop", "__future__", "shiboken6"} <= set(THIRD_PARTY)
