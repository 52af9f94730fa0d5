"""The commands that sign the bundle from the inside out. `codesign --deep` is never used: it signs all parts alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from commands import Command, Secret

HERE = Path(__file__).resolve().parent
ENTITLEMENTS = HERE / "entitlements.plist"
"""What the program may do under the hardened runtime that others may not: nothing. Not asked for are

- allow-unsigned-executable-memory: ctypes wrote its callbacks into such memory once. From macOS 10.15 on the system's
  libffi hands out pages that are signed already, and python.org's builds take them (CPython's issues 85272 and 86854);
- allow-jit: only Qt's regular expressions would translate themselves, and they interpret where they may not;
- disable-library-validation: everything in the bundle is signed by one team;
- allow-dyld-environment-variables: PyInstaller's starter sets none on macOS;
- sandbox, network, devices, address book.

There are no comments in the file: the system's reader of entitlements has stumbled over them."""

REHEARSAL = HERE / "rehearsal.plist"
"""The same without a certificate, for trying it and never for a release: an ad hoc signature names no team, and two
files without a team are not of the same one."""

AD_HOC = "-"
MAGICS = {bytes.fromhex(magic) for magic in ("cffaedfe", "cefaedfe", "cafebabe", "cafebabf")}
"""How a Mach-O file begins: 64 and 32 bit, and two that hold several architectures."""

AS_LONG_AS_A_RELEASE = "7200"
"""Seconds after which the keychain locks itself."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Whose name goes on the code, from which keychain, and with the hardened runtime or without it."""

    identity: str = AD_HOC
    keychain: Path | None = None
    entitlements: Path | None = None
    """What the program itself may do; with it comes the hardened runtime."""


def open_keychain(keychain: Path, p12: Path, password: Secret, of_p12: Secret, others: Iterable[str]) -> list[Command]:
    """Make a keychain of its own for the certificate, and let codesign use it without asking anybody.

    While it runs, others who are logged in can read the passwords: `security` takes them from a person who types, or as
    words of its command, and from nowhere else.
    """
    return [
        ("security", "create-keychain", "-p", password, keychain),
        ("security", "set-keychain-settings", "-lut", AS_LONG_AS_A_RELEASE, keychain),
        ("security", "unlock-keychain", "-p", password, keychain),
        ("security", "import", p12, "-k", keychain, "-f", "pkcs12", "-P", of_p12, "-T", "/usr/bin/codesign"),
        ("security", "set-key-partition-list", "-S", "apple-tool:,apple:,codesign:", "-s", "-k", password, keychain),
        ("security", "list-keychains", "-d", "user", "-s", keychain, *others),
    ]


def close_keychain(keychain: Path, others: Iterable[str]) -> list[Command]:
    """Leave the keychains as they were found."""
    return [
        ("security", "list-keychains", "-d", "user", "-s", *others),
        ("security", "delete-keychain", keychain),
    ]


def keychains(listed: str) -> list[str]:
    """What `security list-keychains` names, one quoted path a line."""
    return [line.strip().strip('"') for line in listed.splitlines() if line.strip()]


def is_code(file: Path) -> bool:
    """Whether a file holds machine code for macOS."""
    if file.is_symlink() or not file.is_file():
        return False
    with file.open("rb") as opened:
        return opened.read(4) in MAGICS


def inside(app: Path) -> list[Path]:
    """Everything in `app` that has a signature of its own, what lies deeper first; the app itself is not among it.

    A framework is signed as a whole: its version's folder stands for the library that bears its name.
    """
    contents = app / "Contents"
    found = set()
    for file in contents.rglob("*"):
        if file.parent != contents / "MacOS" and is_code(file):
            version = file.parent
            framework = version.parents[1]
            whole = framework.suffix == ".framework" and framework.stem == file.name
            found.add(version if whole else file)
    return sorted(found, key=lambda path: (-len(path.parts), path))


def sign(app: Path, parts: Sequence[Path], signer: Signer) -> list[Command]:
    """Sign the `parts` of `app` in their order, and `app` at last; only it bears entitlements."""
    how = _how(signer, hardened=signer.entitlements is not None)
    own = ("--entitlements", signer.entitlements) if signer.entitlements else ()
    return [(*how, *parts), (*how, *own, app)] if parts else [(*how, *own, app)]


def sign_image(image: Path, signer: Signer) -> list[Command]:
    """Sign a disk image."""
    return [(*_how(signer, hardened=False), image)]


def _how(signer: Signer, *, hardened: bool) -> Command:
    runtime = ("--options", "runtime") if hardened else ()
    keychain = ("--keychain", signer.keychain) if signer.keychain else ()
    # Only Apple's time makes a signature outlive its certificate; an ad hoc one has neither.
    time = "--timestamp=none" if signer.identity == AD_HOC else "--timestamp"
    return ("codesign", "--force", "--sign", signer.identity, time, *runtime, *keychain)


def check_app(app: Path) -> list[Command]:
    """Look at every signature in the bundle, and at the seal over its files."""
    return [("codesign", "--verify", "--deep", "--strict", "--verbose=2", app)]


def check_release(app: Path, image: Path) -> list[Command]:
    """Ask what a Mac asks that downloaded the image."""
    return [
        ("codesign", "--verify", "--strict", "--verbose=2", image),
        ("xcrun", "stapler", "validate", image),
        ("spctl", "--assess", "--type", "open", "--context", "context:primary-signature", "--verbose=4", image),
        ("spctl", "--assess", "--type", "execute", "--verbose=4", app),
    ]
