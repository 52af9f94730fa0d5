"""The Debian package: everything in its place, the same bytes from the same tree, and a trial that can fail."""

import gzip
import json
import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.packaging.tools import MADE, needs, said_by

ROOT = Path(__file__).parents[2]
BUILDERS = ("dpkg-deb", "dpkg-shlibdeps", "dpkg-query", "objdump")


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A bundle of one small program, copied with a mask and at a time of its own."""
    folder = tmp_path / "bundle"
    (folder / "_internal").mkdir(parents=True)
    shutil.copy(shutil.which("true") or sys.executable, folder / "evenfoot")
    (folder / "_internal" / "some data.txt").write_text("data\n", encoding="utf-8")
    (folder / "LICENCES.txt").write_text("licences\n", encoding="utf-8")
    return folder


@pytest.fixture
def icons(linux: Any, tmp_path: Path) -> Path:
    folder = tmp_path / "icons"
    folder.mkdir()
    for size in linux.tree.ICON_SIZES:
        (folder / f"evenfoot-{size}.png").write_bytes(b"a picture")
    return folder


def test_everything_is_laid_out_for_root(linux: Any, bundle: Path, icons: Path, tmp_path: Path) -> None:
    needs()
    (bundle / "_internal").chmod(0o700)
    (bundle / "LICENCES.txt").chmod(0o600)
    root = tmp_path / "root"
    linux.tree.lay(root, bundle, icons, MADE)
    for path in root.rglob("*"):
        assert path.lstat().st_mtime == MADE.timestamp()
        if not path.is_symlink():
            runs = path.is_dir() or path == root / "usr/lib/evenfoot/evenfoot"
            assert stat.S_IMODE(path.stat().st_mode) == (0o755 if runs else 0o644), path
    for link in (root / "usr/bin/evenfoot", root / "usr/share/doc/evenfoot/LICENCES.txt"):
        assert link.is_symlink()
        assert link.resolve().is_relative_to(root / "usr/lib/evenfoot")
        assert link.resolve().is_file()
    packed = root / "usr/share/man/man1/evenfoot.1.gz"
    assert gzip.decompress(packed.read_bytes()).decode() == linux.parts.filled(linux.parts.MANUAL)


@pytest.mark.parametrize("lacking", ["bundle/LICENCES.txt", "icons/evenfoot-48.png"])
def test_a_package_that_would_lack_something_is_not_built(
    linux: Any, bundle: Path, icons: Path, tmp_path: Path, lacking: str
) -> None:
    needs("dpkg")
    (tmp_path / lacking).unlink()
    with pytest.raises(linux.deb.BuildError, match=Path(lacking).name):
        linux.deb.build(bundle, icons, tmp_path / "out", MADE)


@pytest.mark.parametrize("fast", [True, False], ids=["fast", "small"])
def test_the_same_tree_makes_the_same_bytes(linux: Any, bundle: Path, icons: Path, tmp_path: Path, fast: bool) -> None:
    needs(*BUILDERS)
    first = linux.deb.build(bundle, icons, tmp_path / "first", MADE, fast=fast)
    mask = os.umask(0o077)
    try:
        again = shutil.copytree(bundle, tmp_path / "again")
        (again / "LICENCES.txt").touch()
        second = linux.deb.build(again, icons, tmp_path / "second", MADE, fast=fast)
    finally:
        os.umask(mask)
    assert first.name == second.name == f"evenfoot_{linux.product.version()}_{linux.deb.architecture()}.deb"
    assert first.read_bytes() == second.read_bytes()


def test_the_control_file_says_what_the_package_is(linux: Any, bundle: Path, icons: Path, tmp_path: Path) -> None:
    needs(*BUILDERS)
    package = linux.deb.build(bundle, icons, tmp_path, MADE, fast=True)
    said = said_by("dpkg-deb", "--field", package)
    assert re.search(r"^Depends: libc6 \(>= ", said, re.MULTILINE)
    assert f"Version: {linux.product.version()}\n" in said
    description = " ".join(line.strip() for line in said.partition("\nDescription: ")[2].splitlines()[1:])
    assert description == linux.product.DESCRIPTION
    unpacked = tmp_path / "unpacked"
    said_by("dpkg-deb", "--raw-extract", package, unpacked)
    assert {path.name for path in (unpacked / "DEBIAN").iterdir()} == {"control", "md5sums"}
    listed = said_by("env", "-C", unpacked, "md5sum", "--check", "DEBIAN/md5sums").splitlines()
    files = [path for path in (unpacked / "usr").rglob("*") if path.is_file() and not path.is_symlink()]
    assert len(listed) == len(files)


def test_a_library_that_this_system_lacks_is_named(linux: Any) -> None:
    said = (
        "dpkg-shlibdeps: error: cannot find library libb.so.1 needed by x (ELF format)\n"
        "dpkg-shlibdeps: error: cannot find library liba.so.0 needed by y (ELF format)\n"
        "dpkg-shlibdeps: error: cannot continue due to the errors listed above\n"
    )
    assert linux.deb._why("dpkg-shlibdeps", said).startswith("install what brings liba.so.0, libb.so.1, so that")
    assert linux.deb._why("dpkg-deb", "dpkg-deb: error: no room\n") == "dpkg-deb failed: dpkg-deb: error: no room"


# The trial.


@pytest.fixture
def trial(linux: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(ROOT / "packaging" / "linux")
    import try_in_debian

    return try_in_debian


@pytest.mark.parametrize(("last", "code"), [("  0.1 s", 0), ("FAILED", 1), (None, 1)])
def test_a_trial_fails_with_any_of_its_checks(
    linux: Any,
    trial: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    last: str | None,
    code: int,
) -> None:
    made = dict.fromkeys(linux.checks.CHECKS, "  0.1 s")
    final = list(made)[-1]
    results = {"bookworm": made, "trixie": made | {final: last} if last else {k: made[k] for k in list(made)[:-1]}}
    monkeypatch.setattr(trial.os, "geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(trial, "tried", lambda package, release, options: results[release])
    package = tmp_path / "x.deb"
    package.write_bytes(b"")
    monkeypatch.setattr(sys, "argv", ["try", str(package), "--pictures", str(tmp_path)])
    assert trial.main() == code
    said = capsys.readouterr().out
    assert "Debian 12" in said
    assert re.search(rf"^{final} .*{last or 'not made'}$", said, re.MULTILINE)


def test_what_runs_in_a_root_knows_nothing_of_this_machine(linux: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("DISPLAY", ":77")
    words = linux.debian_root.Root(Path("/r")).command("evenfoot", user=True, environment={"QT_QPA_PLATFORM": "xcb"})
    given = words[words.index("-i") + 1 : words.index("evenfoot")]
    assert {word.partition("=")[0] for word in given if not word.lower().partition("=")[0].endswith("_proxy")} == {
        *("PATH", "LANG", "DEBIAN_FRONTEND", "HOME", "USER", "QT_QPA_PLATFORM")
    }
    assert "1000:1000" in words


@pytest.mark.parametrize(
    ("platform", "errors", "reason"),
    [("xcb", "", None), ("offscreen", "", "it ran on offscreen, not on xcb"), ("xcb", "a word\n", "standard error")],
)
def test_a_smoke_test_counts_only_on_the_screen_that_it_was_meant_for(
    linux: Any, platform: str, errors: str, reason: str | None
) -> None:
    import smoke

    told = {"version": linux.product.version(), "details": {"machine": {"platform": platform}}}
    told |= dict.fromkeys(smoke.STEPS, True) | {"frozen": True}
    done = subprocess.CompletedProcess((), 0, json.dumps(told), errors)
    if reason:
        with pytest.raises(linux.debian_root.Failed, match=reason):
            linux.checks._passed(done, "xcb")
    else:
        assert linux.checks._passed(done, "xcb") == "on xcb"
