"""Signs programs for Windows with the certificate in the environment: by signtool on Windows, else by osslsigncode.

Run as `python packaging/windows/sign.py FILE...`. The environment holds

- WINDOWS_CERTIFICATE           a PFX file in base64
- WINDOWS_CERTIFICATE_PASSWORD  its password
- WINDOWS_TIMESTAMP             the address of a time stamp server, or `none` for a rehearsal: without a time the
                                signature ends with the certificate

Without certificate and password there is nothing to sign with, and nothing is signed. None of them is ever a word on
a command line, which every program on the machine can read.
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
NO_TIMESTAMP = "none"
SCRIPT = Path(__file__).with_suffix(".ps1")


class NotSigned(Exception):
    """Why a file that was to be signed is not; its text holds no secret."""


def secrets() -> bool:
    """Whether there is a certificate to sign with; raises NotSigned where not all that this takes was given."""
    # A workflow sets a secret that does not exist to nothing. The server is none, and may be known all the same.
    missing = [name for name in (CERTIFICATE, PASSWORD, TIMESTAMP) if not os.environ.get(name)]
    if {CERTIFICATE, PASSWORD} <= set(missing):
        return False
    if missing:
        raise NotSigned(f"{' and '.join(missing)} must be set as well, or nothing is signed.")
    return True


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
        certificate = base64.b64decode("".join(os.environ[CERTIFICATE].split()), validate=True)
    except binascii.Error:
        raise NotSigned(f"{CERTIFICATE} is not base64.") from None
    if sys.platform == "win32":
        _run(*by_signtool(signtool(), files))
        return
    with tempfile.TemporaryDirectory() as folder:
        for file in files:
            _by_osslsigncode(file, certificate, Path(folder))


def by_signtool(tool: str, files: Sequence[Path]) -> list[str]:
    """The command that signs `files`, by the PowerShell that every Windows has."""
    shell = ("powershell", "-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-File", str(SCRIPT))
    return [*shell, tool, os.environ[TIMESTAMP], *map(str, files)]


def _by_osslsigncode(file: Path, content: bytes, folder: Path) -> None:
    certificate, password, signed = (folder / name for name in ("certificate.pfx", "password", "signed"))
    certificate.write_bytes(content)
    password.write_text(os.environ[PASSWORD], encoding="utf-8")
    secret = ("-pkcs12", str(certificate), "-readpass", str(password))
    stamp = () if os.environ[TIMESTAMP] == NO_TIMESTAMP else ("-ts", os.environ[TIMESTAMP])
    _run("osslsigncode", "sign", "-h", "sha256", *secret, *stamp, "-in", str(file), "-out", str(signed))
    shutil.copyfile(signed, file)
    signed.unlink()


def _run(tool: str, *words: str) -> None:
    """Run a tool that says itself what is wrong; raises NotSigned."""
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
            print(f"Not signed: {CERTIFICATE} and {PASSWORD} are not set.")
    except NotSigned as error:
        print(f"Not signed: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
