"""Draws the icon of every system from resources/icons: PNG files, an .ico, an .icns and the pictures of a wizard.

Run as `python packaging/icon` from anywhere; it needs PySide6 and no screen, and the same drawing gives the same bytes.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(1, str(Path(__file__).resolve().parents[1]))

import containers
import drawing
import product

PNG_SIZES = (16, 20, 22, 24, 32, 40, 48, 64, 96, 128, 256, 512, 1024)
ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)


def files() -> dict[str, bytes]:
    """The bytes of every file by its name."""
    made = {f"{product.COMMAND}-{size}.png": containers.png(drawing.mark(size)) for size in PNG_SIZES}
    made[f"{product.COMMAND}.ico"] = containers.ico(map(drawing.mark, ICO_SIZES))
    sizes = sorted({*containers.ICNS.values(), *containers.ICNS_PLAIN.values()})
    made[f"{product.COMMAND}.icns"] = containers.icns({size: drawing.mac_tile(size) for size in sizes})
    made["sidebar.bmp"] = containers.bmp(drawing.sidebar())
    made["header.bmp"] = containers.bmp(drawing.header())
    return made


def main() -> int:
    """Write the files and name them."""
    parser = argparse.ArgumentParser("python packaging/icon", description="Draw the icon of every system.")
    parser.add_argument("--out", type=Path, default=product.ROOT / "build" / "icons", metavar="DIR")
    out = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    for name, data in files().items():
        (out / name).write_bytes(data)
        print(out / name, len(data))
    return 0


if __name__ == "__main__":
    sys.exit(main())
