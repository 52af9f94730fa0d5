"""Lint, format and strict types are part of the test run, and so are the limits of a room."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LINES_OF_A_MODULE = 300
LINES_OF_A_CLASS = 200
LINES_OF_A_FUNCTION = 40
CHECKS = {
    "lint": ("ruff", "check", "--no-cache", "--output-format=concise", "."),
    "format": ("ruff", "format", "--no-cache", "--check", "."),
    "types": ("mypy", "--strict", "--no-error-summary"),
}
LIMITS = {
    ast.ClassDef: LINES_OF_A_CLASS,
    ast.FunctionDef: LINES_OF_A_FUNCTION,
    ast.AsyncFunctionDef: LINES_OF_A_FUNCTION,
}


def too_long(name: str, source: str) -> Iterator[str]:
    """One line for each module, class and function of `source` that has outgrown its room."""
    lines = len(source.splitlines())
    if lines > LINES_OF_A_MODULE:
        yield f"{name}: {lines} lines, {LINES_OF_A_MODULE} fit"
    for node in ast.walk(ast.parse(source)):
        limit = LIMITS.get(type(node))
        if limit and isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > limit:
                yield f"{name}:{node.lineno} {node.name}: {length} lines, {limit} fit"


@pytest.mark.parametrize("check", CHECKS)
def test_the_source_is_clean(check: str) -> None:
    result = subprocess.run(
        (sys.executable, "-m", *CHECKS[check]), cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr


def test_nothing_has_outgrown_its_room() -> None:
    modules = sorted((ROOT / "desktop").rglob("*.py"))
    assert modules
    found = [
        line
        for path in modules
        for line in too_long(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
    ]
    assert not found, "\n".join(["outgrown:", *found])


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("x = 1\n" * 300, []),
        ("x = 1\n" * 301, ["m: 301 lines, 300 fit"]),
        ("def f():\n" + "    x = 1\n" * 39, []),
        ("async def f():\n" + "    x = 1\n" * 40, ["m:1 f: 41 lines, 40 fit"]),
        ("class C:\n" + "    x = 1\n" * 199, []),
        ("class C:\n" + "    x = 1\n" * 200, ["m:1 C: 201 lines, 200 fit"]),
    ],
    ids=["module", "long-module", "function", "long-function", "class", "long-class"],
)
def test_the_ruler_measures(source: str, expected: list[str]) -> None:
    assert list(too_long("m", source)) == expected
