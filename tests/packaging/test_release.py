"""What a release says of itself, and what counts as a program that works."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PACKAGING = ROOT / "packaging"
PROGRAM = Path(sys.executable).parent / ("evenfoot.exe" if sys.platform == "win32" else "evenfoot")
TELLS_FOLDERS = pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets its folders be put elsewhere")


@pytest.fixture
def scripts(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The scripts beside the installers, as they find one another when they run."""
    monkeypatch.syspath_prepend(PACKAGING)
    import history
    import product
    import release_notes
    import smoke
    import trial

    return SimpleNamespace(history=history, notes=release_notes, smoke=smoke, product=product, trial=trial)


@pytest.mark.parametrize(
    ("tag", "day", "why"),
    [
        ("v0.2.0", date(2026, 2, 28), None),
        ("v0.2.1", date(2026, 2, 28), "the tag is v0.2.1"),
        ("0.2.0", date(2026, 2, 28), "the tag is 0.2.0"),
        ("v0.2.0", None, "a release needs a day"),
    ],
)
def test_a_tag_has_to_be_the_version_and_the_version_dated(
    scripts: Any, tag: str, day: date | None, why: str | None
) -> None:
    told = scripts.notes.refusal(tag, scripts.history.Release("0.2.0", day, "- A change."))
    assert told is None if why is None else why in told


def test_this_version_has_notes_and_no_other_tag_passes(scripts: Any) -> None:
    command = (sys.executable, PACKAGING / "release_notes.py")
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout == scripts.history.releases()[0].text + "\n"
    assert done.stdout.startswith("- ")
    refused = subprocess.run((*command, "--tag", "v999"), capture_output=True, text=True, check=False)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "the tag is v999" in refused.stderr


def answer(scripts: Any, **other: object) -> str:
    """What a smoke test prints where all of it worked."""
    steps = dict.fromkeys(scripts.smoke.STEPS, True)
    return json.dumps({"version": scripts.product.version(), "frozen": True, **steps, **other})


def test_a_program_that_did_everything_has_no_problem(scripts: Any) -> None:
    assert scripts.smoke.problems(0, answer(scripts), "") == []


@pytest.mark.parametrize(
    ("code", "other", "errors", "why"),
    [
        (1, {}, "", "exit code 1"),
        (0, {}, "qt.qpa: something\n", "standard error: qt.qpa: something"),
        (0, {"printing": False}, "", "failed: printing"),
        (0, {"version": "0.0.1"}, "", "version 0.0.1"),
        (0, {"frozen": False}, "", "frozen: False"),
    ],
)
def test_a_program_is_told_by_what_it_answers(
    scripts: Any, code: int, other: dict[str, object], errors: str, why: str
) -> None:
    assert any(why in line for line in scripts.smoke.problems(code, answer(scripts, **other), errors))


@pytest.mark.parametrize(("output", "why"), [("", "not JSON: nothing"), ("[]", "not an object"), ("{}", "not told")])
def test_a_program_that_tells_nothing_is_found_out(scripts: Any, output: str, why: str) -> None:
    assert any(why in line for line in scripts.smoke.problems(0, output, ""))


def made(path: Path) -> Path:
    """An empty file where a program would be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    return path


def test_the_program_of_each_bundle_is_found(scripts: Any, tmp_path: Path) -> None:
    linux = made(tmp_path / "linux" / "evenfoot")
    made(tmp_path / "windows" / "Evenfoot.exe")
    windows = made(tmp_path / "windows" / "evenfoot.com")
    macos = made(tmp_path / "Evenfoot.app" / "Contents" / "MacOS" / "evenfoot")
    info = b"<plist version='1.0'><dict><key>CFBundleExecutable</key><string>evenfoot</string></dict></plist>"
    (macos.parents[1] / "Info.plist").write_bytes(info)
    assert [scripts.smoke.program(path) for path in (linux.parent, windows.parent, tmp_path / "Evenfoot.app")] == [
        linux,
        windows,
        macos,
    ]
    assert scripts.smoke.program(linux) == linux
    with pytest.raises(FileNotFoundError):
        scripts.smoke.program(tmp_path)


def test_the_program_that_pip_installed_passes(scripts: Any) -> None:
    assert scripts.smoke.smoke(PROGRAM, frozen=False) == []


def test_a_trial_keeps_away_from_a_diary_that_is_here(
    scripts: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = made(tmp_path / "evenfoot" / "diary.db")
    monkeypatch.setattr(scripts.trial, "diary", lambda: kept)
    with pytest.raises(scripts.trial.Failed, match="is here already"):
        scripts.trial.trial(tmp_path / "evenfoot.deb")
    assert kept.is_file()


@contextmanager
def installed(package: Path, *, takes_the_diary: bool) -> Iterator[Path]:
    """An installer that has nothing to do, as the program is installed with the tests."""
    yield PROGRAM
    if takes_the_diary:
        shutil.rmtree(package.parent / "evenfoot")


@TELLS_FOLDERS
@pytest.mark.parametrize("takes_the_diary", [False, True])
def test_a_trial_writes_a_diary_and_looks_for_it_afterwards(
    scripts: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, takes_the_diary: bool
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setitem(scripts.trial.INSTALLERS, ".deb", partial(installed, takes_the_diary=takes_the_diary))
    monkeypatch.setattr(scripts.smoke, "smoke", lambda _: [] if scripts.trial.diary().stat().st_size else ["no diary"])
    if takes_the_diary:
        with pytest.raises(scripts.trial.Failed, match="went with the program"):
            scripts.trial.trial(tmp_path / "evenfoot.deb")
    else:
        scripts.trial.trial(tmp_path / "evenfoot.deb")
    assert list(tmp_path.iterdir()) == []


@TELLS_FOLDERS
def test_a_trial_fails_with_the_smoke_test(scripts: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setitem(scripts.trial.INSTALLERS, ".deb", partial(installed, takes_the_diary=False))
    monkeypatch.setattr(scripts.smoke, "smoke", lambda _: ["failed: pages"])
    with pytest.raises(scripts.trial.Failed, match="failed: pages"):
        scripts.trial.trial(tmp_path / "evenfoot.deb")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows tells its folders without the environment")
def test_the_trial_looks_for_the_diary_where_the_program_keeps_it(scripts: Any) -> None:
    from desktop.storage.folders import DIARY, data_folder

    assert scripts.trial.diary() == data_folder(None) / DIARY


def test_no_script_beside_the_installers_hides_a_module_of_python_or_of_the_program() -> None:
    names = {path.stem for path in PACKAGING.iterdir() if path.suffix == ".py" or path.is_dir()}
    assert "product" in names
    assert not names & (sys.stdlib_module_names | {"desktop", "tests", "packaging"})
