"""Makes dist/Evenfoot-VERSION-setup.exe of a frozen bundle, with NSIS, on Windows or on Linux.

Run as `python packaging/windows` from anywhere; on Windows the checkout is frozen first where no bundle is given.
Everything that the installer's scripts do not know by themselves goes to them as defines.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

import product
import sign

HERE = Path(__file__).resolve().parent
BUILD = product.ROOT / "build" / "windows"
FREEZE = product.ROOT / "build" / "freeze"
ICONS = product.ROOT / "build" / "icons"
DRAWN = (f"{product.COMMAND}.ico", "header.bmp", "sidebar.bmp")
"""What `python packaging/icon` makes for the installer: its icon, and the pictures of its pages."""
PROGRAM = f"{product.NAME}.exe"
CONSOLE = f"{product.COMMAND}.com"
LICENCES = product.LICENCES
PARTS = frozenset({PROGRAM, CONSOLE, LICENCES, "_internal"})
"""What a bundle holds. The installer replaces, and the uninstaller takes away, these and nothing else."""
MUTEX = f"Local\\{product.NAME}Running"
DIARY = "diary.db"
SPARE = 16 * 1024
"""Kilobytes that shall be left on the disk."""


class Unbuildable(Exception):
    """Why there is no installer, in a sentence."""


def compiler() -> str:
    """The command of NSIS, which Windows does not find by itself."""
    usual = Path(os.environ.get("PROGRAMFILES(X86)", "")) / "NSIS" / "makensis.exe"
    found = shutil.which("makensis") or (str(usual) if usual.is_file() else None)
    if not found:
        raise Unbuildable("makensis is missing: install NSIS.")
    return found


def target(makensis: str) -> str:
    """64 bits where this NSIS has the stub for it; the one that is given away for Windows has 32 bits only."""
    script = "Target amd64-unicode\nSetCompressor /SOLID lzma\nOutFile probe.exe\nSection\nSectionEnd\n"
    BUILD.mkdir(parents=True, exist_ok=True)
    (BUILD / "probe.nsi").write_text(script, encoding="utf-8")
    probe = subprocess.run([makensis, "-V1", str(BUILD / "probe.nsi")], capture_output=True, check=False)
    (BUILD / "probe.exe").unlink(missing_ok=True)
    return "x86-unicode" if probe.returncode else "amd64-unicode"


def draw() -> None:
    """Draw icon and pictures where they are missing, with this Python or one that freezes: one that has PySide6."""
    if all((ICONS / name).is_file() for name in DRAWN):
        return
    freezers = (path for place in ("Scripts/python.exe", "bin/python") for path in FREEZE.glob(f"*/{place}"))
    for python in (sys.executable, *freezers):
        if not subprocess.run([python, "-c", "import PySide6"], capture_output=True, check=False).returncode:
            screenless = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
            subprocess.run([python, str(HERE.parent / "icon")], check=True, env=screenless, stdout=subprocess.DEVNULL)
            return
    raise Unbuildable("PySide6 is missing, which draws the installer's pictures: pip install -e .")


def check(bundle: Path) -> None:
    """Refuse a bundle that lacks a part, or has one that the uninstaller would leave behind."""
    found = {path.name for path in bundle.iterdir()} if bundle.is_dir() else set()
    if found != PARTS:
        wrong = ", ".join(sorted(found ^ PARTS))
        raise Unbuildable(f"{bundle} is no bundle for Windows: missing, or not known to the uninstaller: {wrong}.")


def kilobytes(bundle: Path) -> int:
    """What the bundle takes on a disk, each file in whole clusters of 4 KB."""
    return sum(-(-path.stat().st_size // 4096) * 4 for path in bundle.rglob("*") if path.is_file())


def defines(bundle: Path, out: Path, target: str) -> dict[str, str | int | Path]:
    """What the scripts are told, by name."""
    numbers = [*re.findall(r"\d+", product.version()), "0", "0", "0", "0"][:4]
    size = kilobytes(bundle)
    icon, header, side = (ICONS / name for name in DRAWN)
    return {
        "NAME": product.NAME,
        "COMMAND": product.COMMAND,
        "VERSION": product.version(),
        "VERSION_OF_FOUR": ".".join(numbers),
        "SCHEMA": product.schema(),
        "PUBLISHER": product.PUBLISHER,
        "COPYRIGHT": product.COPYRIGHT,
        "SUMMARY": product.SUMMARY,
        "PROGRAM": PROGRAM,
        "CONSOLE": CONSOLE,
        "LICENCES": LICENCES,
        "MUTEX": MUTEX,
        "DIARY": DIARY,
        "TARGET": target,
        "SIZE_KB": size,
        "SIZE_MB": -(-(size + SPARE) // 1024),
        "UNPACKED_MB": -(-size // 1024),
        "LONGEST": max(len(str(path.relative_to(bundle))) for path in bundle.rglob("*")),
        "PAYLOAD": f"{bundle.resolve()}{os.sep}*",
        "OUT": out.resolve(),
        "ICON": icon,
        "HEADER_PICTURE": header,
        "SIDE_PICTURE": side,
    }


def build(bundle: Path, out: Path, fast: bool = False, **more: str | int | Path) -> Path:
    """Make the installer of `bundle` in the folder `out` and give its place; `more` goes before what is told else.

    Raises Unbuildable, NotSigned, or CalledProcessError where NSIS says what is wrong with its scripts.
    """
    makensis = compiler()
    check(bundle)
    draw()
    out.mkdir(parents=True, exist_ok=True)
    told = defines(bundle, out / f"{product.NAME}-{product.version()}-setup.exe", target(makensis)) | more
    if fast:
        told["FAST"] = 1
    if sign.secrets():
        sign.sign([bundle / PROGRAM, bundle / CONSOLE])
        told["SIGN"] = sign.command()
    # NSIS reads names of files by the locale, and its scripts call one another from their own folder.
    locale = {} if sys.platform == "win32" else {"LC_ALL": "C.UTF-8"}
    options = [f"-D{name}={value}" for name, value in told.items()]
    command = [makensis, "-V2", "-WX", "-INPUTCHARSET", "UTF8", *options, str(HERE / "installer.nsi")]
    subprocess.run(command, check=True, env=os.environ | locale)
    return Path(told["OUT"])


def frozen() -> Path:
    """The bundle of this checkout, made now."""
    if sys.platform != "win32":
        raise Unbuildable("A program for Windows can only be frozen on Windows: name a bundle with --bundle.")
    subprocess.run([sys.executable, str(HERE.parent / "freeze")], check=True)
    return product.ROOT / "dist" / product.COMMAND


def main() -> int:
    """Make the installer, and say where it is and how large."""
    parser = argparse.ArgumentParser("python packaging/windows", description="Make the installer for Windows.")
    parser.add_argument("--bundle", type=Path, metavar="DIR", help="a frozen program; without it, it is frozen first")
    parser.add_argument(
        "--out", type=Path, default=product.ROOT / "dist", metavar="DIR", help="where the installer goes"
    )
    parser.add_argument("--fast", action="store_true", help="pack quickly and badly, to try things out")
    options = parser.parse_args()
    try:
        made = build(options.bundle or frozen(), options.out, options.fast)
    except (Unbuildable, sign.NotSigned) as error:
        print(error, file=sys.stderr)
        return 2
    except subprocess.CalledProcessError as error:
        print(f"{Path(str(error.cmd[0])).name} failed.", file=sys.stderr)
        return 1
    signed = "signed" if sign.secrets() else "not signed: no certificate in the environment"
    print(f"{made}: {made.stat().st_size / 1e6:.1f} MB, {signed}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
