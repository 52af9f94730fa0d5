"""Makes the disk image for macOS, on a Mac: freeze, sign from the inside out, image, notarize, look at it as others do.

Run as `python packaging/macos [--app dist/Evenfoot.app]`. With the secrets of secrets_given.py in the environment it is
signed and notarized; without them it bears an ad hoc signature, which Apple silicon asks of everything that runs.
"""

from __future__ import annotations

import argparse
import os
import platform
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import image
import notarization
import product
import secrets_given
import signing
from commands import Command, CommandFailed, Secret, answer, run
from notarization import NotAccepted
from secrets_given import Certificate, Notary, SecretsIncomplete
from signing import Signer

PACKAGING = product.ROOT / "packaging"


def smoke_test(app: Path) -> Command:
    """The program tries everything that it consists of, and must have nothing to complain of."""
    return (sys.executable, PACKAGING / "smoke.py", app)


@contextmanager
def secret_file(content: bytes, suffix: str) -> Iterator[Path]:
    """A file that nobody else can read and that is gone afterwards."""
    handle, name = tempfile.mkstemp(suffix=suffix)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


@contextmanager
def signer_of(certificate: Certificate) -> Iterator[Signer]:
    """Somebody who can sign, from a keychain that is gone afterwards, whatever happens."""
    others = signing.keychains(answer(("security", "list-keychains", "-d", "user")))
    password = Secret(secrets.token_urlsafe(32))
    with tempfile.TemporaryDirectory() as folder, secret_file(certificate.p12, ".p12") as p12:
        keychain = Path(folder, f"{product.COMMAND}.keychain-db")
        try:
            for command in signing.open_keychain(keychain, p12, password, Secret(certificate.password), others):
                answer(command)
            yield Signer(certificate.identity, keychain, signing.ENTITLEMENTS)
        finally:
            for command in signing.close_keychain(keychain, others):
                subprocess.run([str(word) for word in command], check=False)


def sign(app: Path, signer: Signer) -> None:
    """Sign the bundle and start it once, as the signature lets it."""
    for command in signing.sign(app, signing.inside(app), signer) + signing.check_app(app):
        run(command)
    run(smoke_test(app))


def make_image(app: Path, out: Path) -> Path:
    """Put the bundle on a disk image in `out`."""
    made = out / image.name(platform.machine())
    with tempfile.TemporaryDirectory() as folder:
        stage = Path(folder)
        for command in image.lay_out(app, stage):
            run(command)
        for left in reversed(range(image.ATTEMPTS)):
            try:
                run(image.make(stage, made))
                break
            except CommandFailed:
                if not left:
                    raise
                time.sleep(image.PAUSE)
    for command in image.check(made):
        run(command)
    return made


def notarize(made: Path, notary: Notary) -> None:
    """Show the image to Apple and fasten the answer to it."""
    with secret_file(notary.p8, ".p8") as key:
        good, submission = notarization.accepted(answer(notarization.submit(made, key, notary.key, notary.issuer)))
        if not good:
            run(notarization.log(submission, key, notary.key, notary.issuer))
            raise NotAccepted("Apple did not accept the image; why stands above.")
    for command in notarization.staple(made):
        run(command)


def build(app: Path, out: Path, *, rehearse: bool) -> Path:
    """Sign the bundle as well as the secrets allow, and make its image."""
    given = secrets_given.given(os.environ)
    with ExitStack() as stack:
        if given is None:
            print("No certificate: an ad hoc signature. macOS will warn of the download.")
            if rehearse:
                sign(app, Signer(entitlements=signing.REHEARSAL))
        signer = stack.enter_context(signer_of(given[0])) if given else Signer()
        sign(app, signer)
        made = make_image(app, out)
        if given:
            for command in signing.sign_image(made, signer):
                run(command)
    if given:
        notarize(made, given[1])
        for command in signing.check_release(app, made):
            run(command)
    return made


def frozen(out: Path) -> Path:
    """The bundle, frozen now."""
    run((sys.executable, PACKAGING / "freeze", "--out", out))
    return out / f"{product.NAME}.app"


def main() -> int:
    """Make the image and say where it is."""
    parser = argparse.ArgumentParser("python packaging/macos", description="Make the disk image for macOS.")
    parser.add_argument("--app", type=Path, help="the bundle, if it is frozen already")
    parser.add_argument("--out", type=Path, default=product.ROOT / "dist", metavar="DIR", help="where the image goes")
    parser.add_argument("--rehearse", action="store_true", help="try the hardened runtime without a certificate first")
    options = parser.parse_args()
    if sys.platform != "darwin" or not shutil.which("codesign"):
        print("This needs a Mac with the command line tools of Xcode.", file=sys.stderr)
        return 2
    try:
        options.out.mkdir(parents=True, exist_ok=True)
        print(build(options.app or frozen(options.out), options.out, rehearse=options.rehearse))
    except (CommandFailed, NotAccepted, SecretsIncomplete) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
