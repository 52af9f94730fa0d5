"""What the README tells a person who installs or builds is what the tree holds."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"`python (packaging/[\w./-]+)([^`]*)`", README)


def test_every_file_that_is_named_is_there() -> None:
    named = set(re.findall(r"(?:packaging|resources|tests|\.github|\.ci)/[\w./-]*\w", README))
    assert len(named) > 20
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


@pytest.mark.skipif(sys.platform != "linux", reason="some of them belong to Linux, and these are the same everywhere")
@pytest.mark.parametrize(("script", "given"), COMMANDS, ids=[script for script, _ in COMMANDS])
def test_every_command_knows_its_options(script: str, given: str) -> None:
    done = subprocess.run(
        (sys.executable, ROOT / script, "--help"), capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
    assert set(re.findall(r"--[\w-]+", given)) <= set(re.findall(r"--[\w-]+", done.stdout))


def test_the_files_bear_this_version_and_the_names_that_the_rooms_give(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "packaging")
    import product

    version = product.version()
    files = {
        f"Evenfoot-{version}-setup.exe",
        f"Evenfoot-{version}-arm64.dmg",
        f"Evenfoot-{version}-x86_64.dmg",
        f"evenfoot_{version}_amd64.deb",
    }
    assert set(re.findall(r"[Ee]venfoot[-_]\d[\w.-]+\.(?:exe|dmg|deb)", README)) == files


def test_the_minimum_systems_are_those_that_are_asked_for() -> None:
    plist = (ROOT / "packaging" / "macos" / "plist.py").read_text(encoding="utf-8")
    sentences = (ROOT / "packaging" / "windows" / "sentences.nsh").read_text(encoding="utf-8")
    (macos,) = re.findall(r'^MINIMUM_SYSTEM = "(\d+)\.0"$', plist, re.MULTILINE)
    assert set(re.findall(r"\| macOS (\d+) \|", README)) == {macos}
    assert "Windows 10, version 1809" in README
    assert "Windows 10, version 1809" in sentences


def test_every_exit_code_of_the_installer_is_told() -> None:
    script = (ROOT / "packaging" / "windows" / "installer.nsi").read_text(encoding="utf-8")
    codes = re.findall(r"^;   (\d)  ", script, re.MULTILINE)
    told = README[README.index("Exit codes of both") :].partition("\n\n")[0]
    assert re.findall(r"(?:^|[:;\s])(\d) ", told) == codes == list("012345678")
