"""Signs programs for Windows with the certificate in the environment: by signtool on Windows, else by osslsigncode.

Run as `python packaging/windows/sign.py FILE...`. The environment holds

- WINDOWS_CERTIFICATE           a PFX file in base64
- WINDOWS_CERTIFICATE_PASSWORD  its password
- WINDOWS_TIMESTAMP             the address of a time stamp server; without it a signature ends with the certificate

Without the first there is nothing to sign with, and nothing is signed.
"""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

CERTIFICATE, PASSWORD, TIMESTAMP = "WINDOWS_CERTIFICATE", "WINDOWS_CERTIFICATE_PASSWORD", "WINDOWS_TIMESTAMP"


def secrets() -> bool:
    """Whether there is a certificate to sign with."""
    return bool(os.environ.get(CERTIFICATE))


def command() -> str:
    """The command that signs the file whose name follows it, as NSIS passes it to the system's shell."""
    # The shell of Windows takes the outer quotes off a line that begins with one.
    return f'{"call " if sys.platform == "win32" else ""}"{sys.executable}" "{Path(__file__).resolve()}"'


def signtool() -> str:
    """The newest signtool of the Windows SDK, which is not on the path; raises FileNotFoundError without one."""
    kits = Path(os.environ.get("PROGRAMFILES(X86)", "")) / "Windows Kits" / "10" / "bin"
    found = shutil.which("signtool") or max((str(path) for path in kits.glob("*/x64/signtool.exe")), default=None)
    if not found:
        raise FileNotFoundError("signtool is missing: install the Windows SDK.")
    return found


def sign(files: Sequence[Path]) -> None:
    """Sign `files` where they are. Raises CalledProcessError, or FileNotFoundError where the tool is missing."""
    with tempfile.TemporaryDirectory() as folder:
        certificate, password = Path(folder) / "certificate.pfx", Path(folder) / "password"
        certificate.write_bytes(base64.b64decode(os.environ[CERTIFICATE]))
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
    subprocess.run([signtool(), "sign", "/q", "/fd", "sha256", *secret, *stamped, str(file)], check=True)


def _by_osslsigncode(file: Path, certificate: Path, password: Path) -> None:
    stamp = os.environ.get(TIMESTAMP)
    stamped = ["-ts", stamp] if stamp else []
    signed = certificate.with_name("signed")
    secret = ["-pkcs12", str(certificate), "-readpass", str(password)]
    files = ["-in", str(file), "-out", str(signed)]
    tool = ["osslsigncode", "sign", "-h", "sha256"]
    subprocess.run([*tool, *secret, *stamped, *files], check=True, stdout=subprocess.DEVNULL)
    shutil.copyfile(signed, file)
    signed.unlink()


def main() -> int:
    """Sign what is named on the command line, or say that there is nothing to sign with."""
    if not secrets():
        print(f"Not signed: {CERTIFICATE} is not set.")
        return 0
    try:
        sign([Path(name) for name in sys.argv[1:]])
    except (subprocess.CalledProcessError, FileNotFoundError):
        # Not the error itself: its command may hold the password.
        print("Signing failed.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
