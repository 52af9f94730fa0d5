"""The Debian package of the real bundle: what is in it, what Debian's inspector says, and whether it runs unpacked."""

import re
import shutil
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.desktop_e2e.frozen import ROOT, linked
from tests.desktop_e2e.xsession import XSession

TOOLS = ("dpkg-deb", "dpkg-shlibdeps", "dpkg-query", "objdump")
PROGRAM = "usr/lib/evenfoot"
PLACES = {
    *("usr/bin/evenfoot", "usr/share/applications/org.evenfoot.Evenfoot.desktop"),
    "usr/share/metainfo/org.evenfoot.Evenfoot.metainfo.xml",
    *("usr/share/doc/evenfoot/LICENCES.txt", "usr/share/doc/evenfoot/changelog.gz", "usr/share/doc/evenfoot/copyright"),
    *("usr/share/man/man1/evenfoot.1.gz", "usr/share/lintian/overrides/evenfoot"),
    "usr/share/icons/hicolor/scalable/apps/org.evenfoot.Evenfoot.svg",
    "usr/share/icons/hicolor/symbolic/apps/org.evenfoot.Evenfoot-symbolic.svg",
    *(
        f"usr/share/icons/hicolor/{size}x{size}/apps/org.evenfoot.Evenfoot.png"
        for size in (16, 22, 24, 32, 48, 64, 128, 256, 512)
    ),
}
LOADED = {"libegl1", "libgl1", "libcups2", "libfontconfig1", "libdbus-1-3", "libwayland-client0"}
"""Some of what the window, the letters and the printer cannot do without."""
PATIENCE = 600


def said_by(*command: str | Path, **environment: str) -> str:
    done = subprocess.run(
        command, env=environment or None, capture_output=True, text=True, check=False, timeout=PATIENCE
    )
    assert (done.returncode, done.stderr) == (0, ""), f"{command}: {done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="session")
def package(bundle: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package, loosely packed."""
    if lacking := [tool for tool in TOOLS if not shutil.which(tool)]:
        pytest.skip(f"a Debian package needs {', '.join(lacking)}")
    out = tmp_path_factory.mktemp("deb")
    command = (sys.executable, ROOT / "packaging" / "linux", "--bundle", bundle, "--out", out, "--fast")
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert done.returncode == 0, done.stdout + done.stderr
    (made,) = out.iterdir()
    return made


@pytest.fixture(scope="session")
def unpacked(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the package's files are, as if in the root of a system."""
    root = tmp_path_factory.mktemp("unpacked")
    said_by("dpkg-deb", "--extract", package, root)
    return root


def files(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_symlink() or not path.is_dir()}


def test_debians_inspector_is_silent(package: Path) -> None:
    if not shutil.which("lintian"):
        pytest.skip("needs lintian")
    # Without --allow-root it complains of nothing but being run by root.
    assert said_by("lintian", "--allow-root", "--fail-on", "error,warning,info", package) == ""


def test_the_package_has_its_parts_and_nothing_else(package: Path, unpacked: Path) -> None:
    found = files(unpacked)
    assert {name for name in found if not name.startswith(f"{PROGRAM}/")} == PLACES
    inside = {name.removeprefix(f"{PROGRAM}/").split("/")[0] for name in found if name.startswith(f"{PROGRAM}/")}
    assert inside == {"evenfoot", "_internal", "LICENCES.txt"}
    for name in PLACES:
        assert (unpacked / name).resolve().is_file(), name


def test_everything_is_roots_and_only_the_program_runs(package: Path) -> None:
    lines = said_by("dpkg-deb", "--contents", package).splitlines()
    assert len(lines) > len(PLACES)
    for line in lines:
        mode, owner, *_ = line.split()
        assert owner == "root/root", line
        assert mode in {"d": {"drwxr-xr-x"}, "l": {"lrwxrwxrwx"}, "-": {"-rw-r--r--", "-rwxr-xr-x"}}[mode[0]], line
    assert [line.split()[-1] for line in lines if line.startswith("-rwx")] == [f"./{PROGRAM}/evenfoot"]


def test_it_depends_on_what_it_loads_and_does_not_bring(package: Path, unpacked: Path) -> None:
    depends = set(re.findall(r"(?:^|, )([a-z0-9.+-]+)", said_by("dpkg-deb", "--field", package, "Depends")))
    # Distributions of 2024 and later have put t64 behind the names of some.
    assert {name.removesuffix("t64") for name in depends} >= LOADED
    elf = [path for path in (unpacked / PROGRAM).rglob("*") if path.is_file() and linked(path)]
    brought = {path.name for path in (unpacked / PROGRAM).rglob("*")}
    needed = set().union(*map(linked, elf)) - brought
    # Every one of the packages has a library that is linked and not brought along.
    listed = said_by("dpkg-query", "--listfiles", *sorted(depends))
    assert {name for name in needed if f"/{name}\n" not in listed} == set()
    for name in depends:
        own = {line.rpartition("/")[2] for line in said_by("dpkg-query", "--listfiles", name).splitlines()}
        assert own & needed, f"{name} is not needed"


def test_the_copyright_of_every_file_that_is_brought_along_is_told(unpacked: Path) -> None:
    text = (unpacked / "usr/share/doc/evenfoot/copyright").read_text(encoding="utf-8")
    patterns = [
        line.strip() for part in re.findall(r"^Files:\n((?: .+\n)+)", text, re.MULTILINE) for line in part.splitlines()
    ]
    internal = {name for name in files(unpacked) if name.startswith(f"{PROGRAM}/_internal/")}
    ours = tuple(f"{PROGRAM}/_internal/{start}" for start in ("desktop/", "evenfoot-"))
    foreign = {name for name in internal if not name.startswith(ours)}
    assert {name for name in foreign if not any(fnmatch(name, pattern) for pattern in patterns)} == set()


def test_it_runs_over_its_link(unpacked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "packaging")
    import smoke

    assert smoke.smoke(unpacked / "usr/bin/evenfoot") == []
    folder = tmp_path / "kept"
    said = said_by(unpacked / "usr/bin/evenfoot", "--data-dir", folder, "check", HOME=str(tmp_path), LANG="C.UTF-8")
    assert said == "settings: ok\ndiary: none yet\nprogram files: ok\n"
    assert not folder.exists()


def test_its_window_belongs_to_its_entry(unpacked: Path, desktop: XSession, tmp_path: Path) -> None:
    log = tmp_path / "said.txt"
    desktop.start(unpacked / "usr/bin/evenfoot", "--data-dir", tmp_path / "diary", log=log)
    window = desktop.window("^Evenfoot$")
    entry = (unpacked / "usr/share/applications/org.evenfoot.Evenfoot.desktop").read_text(encoding="utf-8")
    (wanted,) = re.findall(r"^StartupWMClass=(.+)$", entry, re.MULTILINE)
    assert f'"{wanted}"' in desktop.tool("xprop", "-id", window, "WM_CLASS")
    assert log.read_text() == ""
