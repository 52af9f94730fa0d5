"""A fresh Debian in a folder: bootstrapped once, copied for each trial; nothing stays running or mounted after it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PERSON = "anna"
HOME = Path("home") / PERSON
UID = 1000
PATIENCE = 600.0
INSIDE = (
    'mount -t proc proc "$1/proc" && mount -t tmpfs tmpfs "$1/dev/shm" && root=$1 && who=$2 && shift 2 && '
    'exec chroot --userspec="$who" "$root" "$@"'
)
"""Run in name spaces of its own: what is mounted and started in them goes with the first process."""


class Failed(Exception):
    """What did not work, in words."""


@dataclass(frozen=True)
class Root:
    """A Debian below `path`. What is started in it knows nothing of this machine's environment."""

    path: Path

    def command(self, *words: str | Path, user: bool, environment: dict[str, str]) -> list[str]:
        """What to run for `words` to be run in the root, by its ordinary `user` or by root."""
        kept = {name: value for name, value in os.environ.items() if name.lower().endswith("_proxy")}
        kept |= {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive"}
        kept |= {"HOME": f"/{HOME}", "USER": PERSON} if user else {"HOME": "/root", "USER": "root"}
        variables = (f"{name}={value}" for name, value in (kept | environment).items())
        who = f"{UID}:{UID}" if user else "0:0"
        apart = ("unshare", "--mount", "--pid", "--fork", "--kill-child=KILL", "sh", "-c", INSIDE, "sh")
        return [*apart, str(self.path), who, "env", "-i", *variables, *(str(word) for word in words)]

    def run(self, *words: str | Path, user: bool = False, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a command in the root to its end."""
        command = self.command(*words, user=user, environment=environment)
        where = Path("/")
        return subprocess.run(
            command, cwd=where, capture_output=True, text=True, errors="replace", check=False, timeout=PATIENCE
        )

    def must(self, *words: str | Path, user: bool = False, **environment: str) -> str:
        """What a command says; raises Failed with all of it if it fails."""
        done = self.run(*words, user=user, **environment)
        if done.returncode:
            said = f"{done.stdout}{done.stderr}".strip()
            raise Failed(f"{' '.join(str(word) for word in words)}: exit code {done.returncode}\n{said}")
        return done.stdout

    def apt(self, *words: str | Path) -> str:
        """Let apt-get do something, without what is only recommended; raises Failed."""
        return self.must("apt-get", "-q", "-y", "--no-install-recommends", *words)

    @contextmanager
    def running(self, *words: str | Path, log: Path, **environment: str) -> Iterator[None]:
        """Start a command as the ordinary person, and end it with all that it has started; `log` gets what it says."""
        command = self.command(*words, user=True, environment=environment)
        with log.open("wb") as out:
            process = subprocess.Popen(
                command, cwd="/", stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT, start_new_session=True
            )
            try:
                yield
            finally:
                # It takes no other signal. Its child goes with it, and with that one its whole name space.
                process.kill()
                process.wait(20)


@contextmanager
def fresh(release: str, cache: Path, mirror: str | None, scratch: Path) -> Iterator[Root]:
    """A copy of a fresh `release` below `scratch`, with one ordinary person in it; removed at the end."""
    path = scratch / release
    try:
        root = copied(release, cache, mirror, path)
        root.must("useradd", "--create-home", "--uid", str(UID), "--shell", "/bin/sh", PERSON)
        yield root
    finally:
        shutil.rmtree(path, ignore_errors=True)


def copied(release: str, cache: Path, mirror: str | None, path: Path) -> Root:
    """A copy of a fresh `release` at `path`, in which packages can be installed and no service starts by that."""
    subprocess.run(("cp", "-a", "--reflink=auto", bootstrapped(release, cache, mirror), path), check=True)
    (path / "usr/sbin/policy-rc.d").write_text("#!/bin/sh\nexit 101\n", encoding="utf-8")
    (path / "usr/sbin/policy-rc.d").chmod(0o755)
    shutil.copyfile("/etc/resolv.conf", path / "etc/resolv.conf")
    return Root(path)


def bootstrapped(release: str, cache: Path, mirror: str | None) -> Path:
    """The smallest Debian of that name in the folder `cache`, made if it is not there."""
    path = cache / release
    if not path.exists():
        cache.mkdir(parents=True, exist_ok=True)
        half = cache / f"{release}.half"
        shutil.rmtree(half, ignore_errors=True)
        where = mirror or configured_mirror()
        command = ("debootstrap", "--variant=minbase", release, str(half), *((where,) if where else ()))
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise Failed(f"debootstrap {release}: {done.stdout[-600:]}{done.stderr[-600:]}")
        half.rename(path)
    return path


def configured_mirror() -> str | None:
    """Where this machine gets its Debian from; None where it gets none, and debootstrap knows a place itself."""
    asked = ("apt-get", "indextargets", "--format", "$(LABEL) $(REPO_URI)", "Created-By: Packages")
    found = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
    places = (line.removeprefix("Debian ") for line in found.splitlines() if line.startswith("Debian "))
    return next(places, None)
