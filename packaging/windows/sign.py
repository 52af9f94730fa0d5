"""Signs programs for Windows with the certificate in the environment: by signtool on Windows, else by osslsigncode.

Run as `python packaging/windows/sign.py FILE...`. The environment holds

- WINDOWS_CERTIFICATE           a PFX file in base64
- WINDOWS_CERTIFICATE_PASSWORD  its password
- WINDOWS_TIMESTAMP             the address of a time stamp server; without it a signature ends with the certificate

Without any of them there is nothing to sign with, and nothing is signed.
"""

from __future__ import annotations

import base64
import binascii
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

CERTIFICATE, PASSWORD, TIMESTAMP = "WINDOWS_CERTIFICATE", "WINDOWS_CERTIFICATE_PASSWORD", "WINDOWS_TIMESTAMP"


class NotSigned(Exception):
    """Why a file that was to be signed is not; its text holds no secret."""


def secrets() -> bool:
    """Whether there is a certificate to sign with; raises NotSigned where only its password was given."""
    # A workflow sets a secret that does not exist to nothing.
    if os.environ.get(PASSWORD) and not os.environ.get(CERTIFICATE):
        raise NotSigned(f"{PASSWORD} is set, and {CERTIFICATE} is missing.")
    return bool(os.environ.get(CERTIFICATE))


def command() -> str:
    """The command that signs the file whose name follows it, as NSIS passes it to the system's shell."""
    # The shell of Windows takes the outer quotes off a line that begins with one.
    return f'{"call " if sys.platform == "win32" else ""}"{sys.executable}" "{Path(__file__).resolve()}"'


def signtool() -> str:
    """The newest signtool of the Windows SDK, which is not on the path; raises NotSigned without one."""
    kits = Path(os.environ.get("PROGRAMFILES(X86)", "")) / "Windows Kits" / "10" / "bin"
    found = shutil.which("signtool") or max((str(path) for path in kits.glob("*/x64/signtool.exe")), default=None)
    if not found:
        raise NotSigned("signtool is missing: install the Windows SDK.")
    return found


def sign(files: Sequence[Path]) -> None:
    """Sign `files` where they are; raises NotSigned."""
    try:
        given = base64.b64decode(os.environ[CERTIFICATE])
    except binascii.Error:
        raise NotSigned(f"{CERTIFICATE} is not base64.") from None
    with tempfile.TemporaryDirectory() as folder:
        certificate, password = Path(folder) / "certificate.pfx", Path(folder) / "password"
        certificate.write_bytes(given)
        password.write_text(os.environ.get(PASSWORD, ""), encoding="utf-8")
        for file in files:
            if sys.platform == "win32":
                _by_signtool(file, certificate)
            else:
                _by_osslsigncode(file, certificate, password)


def _by_signtool(file: Path, certificate: Path) -> None:
    stamp = os.environ.get(TIMESTAMP)
    stamped = ["/tr", stamp, "/td", "sha256"] if stamp else []
    secret = ["/f", str(certificate), "/p", os.environ.get(PASSWORD, "")]
    _run(signtool(), "sign", "/q", "/fd", "sha256", *secret, *stamped, str(file))


def _by_osslsigncode(file: Path, certificate: Path, password: Path) -> None:
    stamp = os.environ.get(TIMESTAMP)
    stamped = ["-ts", stamp] if stamp else []
    signed = certificate.with_name("signed")
    secret = ["-pkcs12", str(certificate), "-readpass", str(password)]
    files = ["-in", str(file), "-out", str(signed)]
    _run("osslsigncode", "sign", "-h", "sha256", *secret, *stamped, *files)
    shutil.copyfile(signed, file)
    signed.unlink()


def _run(tool: str, *words: str) -> None:
    """Run a tool that says itself what is wrong, and name only the tool: the words may hold the password."""
    try:
        code = subprocess.run([tool, *words], check=False, stdout=subprocess.DEVNULL).returncode
    except FileNotFoundError:
        raise NotSigned(f"{tool} is missing.") from None
    if code:
        raise NotSigned(f"{Path(tool).name} ended with exit code {code}.")


def main() -> int:
    """Sign what is named on the command line, or say that there is nothing to sign with."""
    try:
        if secrets():
            sign([Path(name) for name in sys.argv[1:]])
        else:
            print(f"Not signed: {CERTIFICATE} is not set.")
    except NotSigned as error:
        print(f"Not signed: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
