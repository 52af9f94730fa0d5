"""The workflows hold what they promise: two linters, and the rules of this house, each shown to find what it is for."""

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".github" / "workflows"
NOTARIZATION = ROOT / "packaging" / "macos" / "notarization.py"
NAMES = sorted(path.name for path in FOLDER.glob("*.y*ml"))
ACTIONS = {
    "actions/checkout": "3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1",
    "actions/setup-python": "5fda3b95a4ea91299a34e894583c3862153e4b97 # v7.0.0",
    "actions/upload-artifact": "bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0",
    "actions/download-artifact": "3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c # v8.0.1",
    "actions/attest-build-provenance": "a2bbfa25375fe432b6a289bc6b6cd05ecd0c4c32 # v4.1.0",
}
"""Every action that may run, at the commit whose tag was looked at."""
PROGRAMS = Path(sys.executable).parent


def tool(name: str) -> str:
    """A linter as it was installed with the tests."""
    found = shutil.which(name, path=PROGRAMS) or shutil.which(name)
    assert found, f"{name} is not installed; it comes with the extra 'test'"
    return found


def actionlint(folder: Path) -> str:
    """What actionlint, and shellcheck for what runs in a shell, say of a folder of workflows."""
    files = [str(path) for path in sorted(folder.glob("*.y*ml"))]
    command = (tool("actionlint"), "-no-color", "-oneline", "-shellcheck", tool("shellcheck"), "-pyflakes", "", *files)
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout


def zizmor(folder: Path) -> str:
    """What zizmor's strictest reader says of a folder of workflows, without asking the network."""
    command = (tool("zizmor"), "--offline", "--persona=auditor", "--strict-collection", "--format=plain", str(folder))
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


LINTERS = {"actionlint": actionlint, "zizmor": zizmor}


def load(text: str) -> dict[str, Any]:
    """A workflow; YAML 1.1 reads the key `on` as yes."""
    told = yaml.safe_load(text)
    return {("on" if key is True else key): value for key, value in told.items()}


def steps(flow: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every step with the name of its job."""
    for name, job in flow["jobs"].items():
        for step in job.get("steps", []):
            yield name, step


def unpinned(text: str) -> Iterator[str]:
    """Actions that are not ours, or not at the commit that was looked at, or whose comment tells another version."""
    for used in re.findall(r"^\s*(?:- )?uses: *(.+?) *$", text, re.MULTILINE):
        action, _, rest = used.partition("@")
        if not used.startswith("./") and ACTIONS.get(action) != rest:
            yield f"not pinned to what was looked at: {used}"


def permissive(text: str) -> Iterator[str]:
    """More than the least that a workflow or a job may do, and credentials that stay."""
    flow = load(text)
    if flow.get("permissions") != {}:
        yield "permissions at the top"
    for name, job in flow["jobs"].items():
        if not isinstance(job.get("permissions"), dict):
            yield f"{name}: no permissions of its own"
        elif name != "publish" and "write" in job["permissions"].values():
            yield f"{name}: may write"
        if "uses" not in job and "timeout-minutes" not in job:
            yield f"{name}: no end"
        if job.get("secrets"):
            yield f"{name}: hands on secrets"
    for name, step in steps(flow):
        keeps = step.get("with", {}).get("persist-credentials") is not False
        if step.get("uses", "").startswith("actions/checkout@") and keeps:
            yield f"{name}: credentials stay in the checkout"
        if step.get("uses", "").startswith("actions/upload-artifact@") and "retention-days" not in step["with"]:
            yield f"{name}: files that stay for a quarter of a year"


def indiscreet(text: str) -> Iterator[str]:
    """Secrets anywhere but in the environment of one step of a job that is in the environment of releases."""
    flow = load(text)
    for name, job in flow["jobs"].items():
        for step in job.get("steps", []):
            rest = {key: value for key, value in step.items() if key != "env"}
            if "secrets." in str(rest):
                yield f"{name}: a secret outside a step's environment"
            if "secrets." in str(step) and "release" not in str(job.get("environment")):
                yield f"{name}: a secret outside the environment of releases"
        if "secrets." in str({key: value for key, value in job.items() if key != "steps"}):
            yield f"{name}: a secret for the whole job"
    if "secrets." in str({key: value for key, value in flow.items() if key != "jobs"}):
        yield "a secret for the whole workflow"


def lost(text: str) -> Iterator[str]:
    """Files of the checkout that a step runs and that are not there, and options that they do not know."""
    for name, step in steps(load(text)):
        run = step.get("run", "")
        for path in re.findall(r"(?<![\w/.])((?:packaging|tests|resources|\.ci)/[\w./-]+)", run):
            if not (ROOT / path).exists():
                yield f"{name}: no {path}"
        for path, given in re.findall(r"\bpython (packaging/[\w./-]+)([^\n|>;&]*)", run):
            if (ROOT / path).exists():
                command = (sys.executable, ROOT / path, "--help")
                help_ = subprocess.run(command, capture_output=True, text=True, check=False)
                known = set(re.findall(r"--[\w-]+", help_.stdout)) if help_.returncode == 0 else set()
                yield from (
                    f"{name}: {path} knows no {option}"
                    for option in re.findall(r"--[\w-]+", given)
                    if option not in known
                )


RULES: dict[str, Callable[[str], Iterator[str]]] = {
    "pins": unpinned,
    "permissions": permissive,
    "secrets": indiscreet,
    "files": lost,
}


@pytest.mark.parametrize("linter", LINTERS)
def test_the_linters_find_nothing(linter: str) -> None:
    assert NAMES == ["checks.yml", "release.yml"]
    assert LINTERS[linter](FOLDER) == ""


def test_shellcheck_finds_nothing_in_what_runs_the_tests() -> None:
    said = subprocess.run((tool("shellcheck"), ".ci/run"), cwd=ROOT, capture_output=True, text=True, check=False)
    assert (said.returncode, said.stdout) == (0, "")


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("name", NAMES)
def test_the_rules_hold(name: str, rule: str) -> None:
    assert list(RULES[rule]((FOLDER / name).read_text(encoding="utf-8"))) == []


def test_every_python_that_we_name_is_tested_on_every_system() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = re.findall(r"Python :: (3\.\d+)$", "\n".join(project["classifiers"]), re.MULTILINE)
    matrix = load((FOLDER / "checks.yml").read_text(encoding="utf-8"))["jobs"]["tests"]["strategy"]["matrix"]
    assert named
    assert matrix["python"] == named
    assert [system.split("-")[0] for system in matrix["os"]] == ["ubuntu", "windows", "macos"]


def test_a_release_is_tested_built_on_every_system_and_only_drafted_by_a_tag() -> None:
    flow = load((FOLDER / "release.yml").read_text(encoding="utf-8"))
    jobs = flow["jobs"]
    assert {each["os"] for each in jobs["build"]["strategy"]["matrix"]["include"]} == {
        "windows-2022",
        "macos-15",
        "macos-15-intel",
        "ubuntu-22.04",
    }
    assert jobs["tests"]["uses"] == "./.github/workflows/checks.yml"
    assert jobs["build"]["needs"] == ["notes", "tests"]
    assert jobs["publish"]["needs"] == "build"
    (patience,) = re.findall(r'^PATIENCE = "(\d+)h"$', NOTARIZATION.read_text(encoding="utf-8"), re.MULTILINE)
    assert jobs["build"]["timeout-minutes"] >= 60 * int(patience) + 60
    assert jobs["publish"]["environment"] == "release"
    assert "github.ref_type == 'tag'" in jobs["publish"]["if"]
    assert "--draft" in jobs["publish"]["steps"][-1]["run"]
    assert any("signed.md; } >> notes/NOTES.md" in step.get("run", "") for step in jobs["publish"]["steps"])


HEAD = "name: N\non: push\npermissions: {}\njobs:\n  build:\n    runs-on: ubuntu-22.04\n    timeout-minutes: 5\n"
TRUE = "      - run: 'true'\n"
SECRET = "KEY: ${{ secrets.KEY }}\n"
JOB = HEAD + "    permissions:\n      contents: read\n    steps:\n"
CHECKOUT, UPLOAD = (f"actions/{name}@{ACTIONS[f'actions/{name}']}" for name in ("checkout", "upload-artifact"))


@pytest.mark.parametrize(
    ("rule", "text", "found"),
    [
        ("pins", "      - uses: actions/checkout@v7\n", "checkout@v7"),
        ("pins", f"      - uses: {CHECKOUT}.2\n", "v7.0.1.2"),
        ("pins", f"    uses: someone/else@{'0' * 40}\n", "someone/else"),
        ("permissions", JOB.replace("permissions: {}\n", "") + TRUE, "permissions at the top"),
        ("permissions", HEAD + "    steps:\n" + TRUE, "no permissions of its own"),
        ("permissions", JOB.replace("contents: read", "contents: write") + TRUE, "may write"),
        ("permissions", JOB.replace("    timeout-minutes: 5\n", "") + TRUE, "no end"),
        (
            "permissions",
            JOB + f"      - uses: {CHECKOUT}\n        with:\n          fetch-depth: 1\n",
            "credentials stay",
        ),
        ("permissions", JOB + f"      - uses: {CHECKOUT}\n", "credentials stay"),
        ("permissions", JOB + f"      - uses: {UPLOAD}\n        with:\n          path: x\n", "a quarter of a year"),
        ("secrets", JOB + "      - run: echo ${{ secrets.KEY }}\n", "outside a step's environment"),
        ("secrets", JOB + TRUE + "        env:\n          " + SECRET, "of releases"),
        ("secrets", HEAD + "    env:\n      " + SECRET + "    steps:\n" + TRUE, "whole job"),
        ("secrets", "env:\n  " + SECRET + JOB + TRUE, "whole workflow"),
        ("files", JOB + "      - run: python packaging/nothing.py\n", "no packaging/nothing.py"),
        ("files", JOB + "      - run: python packaging/release_notes.py --nothing 1\n", "knows no --nothing"),
    ],
)
def test_the_rules_find_what_they_are_for(rule: str, text: str, found: str) -> None:
    assert any(found in line for line in RULES[rule](text)), list(RULES[rule](text))


@pytest.mark.parametrize(
    ("linter", "step", "found"),
    [
        ("actionlint", "      - run: rm $HOME/*/$1\n", "shellcheck"),
        ("actionlint", "      - run: 'true'\n        iff: always()\n", "iff"),
        ("actionlint", "      - run: echo ${{ matrix.none }}\n", "none"),
        ("zizmor", "      - run: echo ${{ github.event.issue.title }}\n", "template-injection"),
        ("zizmor", "      - uses: actions/checkout@v7\n", "unpinned-uses"),
        ("zizmor", f"      - uses: {CHECKOUT}\n", "artipacked"),
    ],
)
def test_the_linters_find_what_they_are_for(linter: str, step: str, found: str, tmp_path: Path) -> None:
    folder = tmp_path / ".github" / "workflows"
    folder.mkdir(parents=True)
    (folder / "planted.yml").write_text(JOB + step, encoding="utf-8")
    assert found in LINTERS[linter](folder)
