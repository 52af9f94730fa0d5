"""A print system of its own for a test: real CUPS, and a printer on loopback that keeps what it is sent."""

import os
import random
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.desktop_e2e.xsession import XSession, wait_until

NAME = "Surgery"
TOOLS = ("cupsd", "ippeveprinter", "ipptool", "lpadmin", "lpstat", "cupsdisable", "dbus-daemon", "pdftotext", "pdfinfo")
SYSTEM = "/usr/sbin:/sbin"
NOBODY_LISTENS = {"CUPS_SERVER": "/nonexistent/cups.sock"}
"""The environment of a program on a computer without a print system."""

DAEMON = """\
Listen {folder}/cups.sock
Browsing Off
BrowseLocalProtocols none
WebInterface No
DefaultAuthType None
<Location />
 Order allow,deny
 Allow all
</Location>
<Location /admin>
 Order allow,deny
 Allow all
</Location>
<Policy default>
 JobPrivateAccess all
 JobPrivateValues none
 <Limit All>
  Order deny,allow
 </Limit>
</Policy>
"""
FILES = """\
ServerRoot {folder}
RequestRoot {folder}/spool
TempDir {folder}/spool/tmp
CacheDir {folder}/cache
StateDir {folder}/state
AccessLog {folder}/log/access_log
ErrorLog {folder}/log/error_log
PageLog {folder}/log/page_log
SystemGroup root
User lp
Group lp
Sandboxing relaxed
"""
# The printer runs it for each job with the document as the last word and what was asked for in the environment.
KEEP = """\
#!/bin/sh
for document in "$@"; do :; done
kept=$(mktemp -u "{printed}/XXXXXX")
env >"$kept.job"
mv "$document" "$kept.pdf"
"""


def missing() -> list[str]:
    """What this machine lacks for a print system."""
    return [tool for tool in TOOLS if not shutil.which(tool, path=f"{os.environ['PATH']}:{SYSTEM}")]


@dataclass(frozen=True)
class Printer:
    """A queue called NAME, and what came out at its other end: documents, and beside each what was asked for."""

    desktop: XSession
    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        """Put this into the environment of a program that is to print here."""
        return {"CUPS_SERVER": str(self.folder / "cups.sock")}

    def tool(self, *command: str, check: bool = True) -> str:
        """What a command of the print system says."""
        return self.desktop.tool("env", *_assigned(self.environment), *command, check=check)

    def arrived(self) -> list[Path]:
        """The documents that the printer was sent."""
        return sorted((self.folder / "printed").glob("*.pdf"))

    def waiting(self) -> list[str]:
        """The jobs that stand in the queue, one line each."""
        return self.tool("lpstat", "-W", "not-completed", "-o").splitlines()


def text_of(document: Path) -> str:
    """The words of a PDF in the order in which they were written into it, with one space between them."""
    command = ("pdftotext", "-raw", str(document), "-")
    return " ".join(subprocess.run(command, capture_output=True, text=True, check=True, timeout=20).stdout.split())


@contextmanager
def print_system(desktop: XSession) -> Iterator[Printer]:
    """A print system with one printer, ready, whose default paper is Letter; both end with the context."""
    # Its filters run as another user, who may not enter the folders of a test.
    with tempfile.TemporaryDirectory(prefix="evenfoot-cups-") as name:
        folder = Path(name)
        folder.chmod(0o711)
        printer = Printer(desktop, folder)
        _furnish(folder)
        daemon = desktop.start(
            _found("cupsd"), "-f", "-c", folder / "cupsd.conf", "-s", folder / "files.conf", log=folder / "cupsd.txt"
        )
        machine, address = _machine(desktop, folder)
        wait_until(lambda: "is running" in printer.tool("lpstat", "-r", check=False), "the print system")
        printer.tool("lpadmin", "-p", NAME, "-E", "-v", address, "-m", "everywhere")
        # Without its description the queue swallows every job and calls it done.
        description = folder / "ppd" / f"{NAME}.ppd"
        wait_until(lambda: description.exists() and description.stat().st_size, "the description of the printer")
        printer.tool("lpadmin", "-d", NAME)
        yield printer
        for process in (daemon, machine):
            process.terminate()
            process.wait(10)


def _furnish(folder: Path) -> None:
    for part in ("spool/tmp", "cache", "state", "log", "ppd", "coming", "printed"):
        (folder / part).mkdir(parents=True)
    for path, mode in ((folder / "spool", 0o710), (folder / "cache", 0o770), (folder / "spool" / "tmp", 0o1770)):
        if os.geteuid() == 0:
            shutil.chown(path, group="lp")
        path.chmod(mode)
    (folder / "cupsd.conf").write_text(DAEMON.format(folder=folder), encoding="utf-8")
    (folder / "files.conf").write_text(FILES.format(folder=folder), encoding="utf-8")
    keep = folder / "keep"
    keep.write_text(KEEP.format(printed=folder / "printed"), encoding="utf-8")
    keep.chmod(0o755)


def _machine(desktop: XSession, folder: Path) -> tuple["subprocess.Popen[bytes]", str]:
    """A printer on the first port that it gets, and its address."""
    # It wants to announce itself on a system bus; a bus of its own will do.
    bus = f"unix:path={folder}/bus"
    desktop.start("dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address={bus}")
    wait_until((folder / "bus").exists, "a bus for the printer")
    command = ("ippeveprinter", "-n", "localhost", "-r", "off", "-s", "10,5", "-f", "application/pdf")
    log = folder / "printer.txt"
    for port in random.sample(range(20000, 30000), 5):
        address = f"ipp://localhost:{port}/ipp/print"
        where = ("-p", str(port), "-d", folder / "coming", "-c", folder / "keep", NAME)
        machine = desktop.start(*command, *where, log=log, DBUS_SYSTEM_BUS_ADDRESS=bus)
        if _answers(machine, address):
            return machine, address
    raise AssertionError(log.read_text(encoding="utf-8"))


def _answers(machine: "subprocess.Popen[bytes]", address: str) -> bool:
    """Whether the printer is up, not dead because the port was taken."""
    ask = ("ipptool", "-q", address, "get-printer-attributes.test")

    def known() -> bool:
        return machine.poll() is not None or subprocess.run(ask, capture_output=True, check=False).returncode == 0

    wait_until(known, "the printer")
    return machine.poll() is None


def _found(tool: str) -> str:
    return shutil.which(tool, path=f"{os.environ['PATH']}:{SYSTEM}") or tool


def _assigned(environment: dict[str, str]) -> list[str]:
    return [f"{name}={value}" for name, value in environment.items()]
