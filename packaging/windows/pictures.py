"""Paints the two pictures of the installer's pages: the mark of the program on the ground of its light theme.

Run as `python packaging/windows/pictures.py FOLDER`, by a Python that has PySide6.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import product
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

MARK = product.ROOT / "resources" / "icons" / f"{product.COMMAND}.svg"
THEME = product.ROOT / "resources" / "themes" / "light.toml"
SCALE = 2
"""Screens with small dots get the same pictures, so they are painted larger than NSIS's own units."""
HEADER, SIDE = (150 * SCALE, 57 * SCALE), (164 * SCALE, 314 * SCALE)


HEADER_MARK, SIDE_MARK = (101, 8, 41), (34, 40, 96)
"""Left edge, upper edge and side, in the units of NSIS."""


def paint(path: Path, size: tuple[int, int], ground: str, mark: tuple[int, int, int]) -> None:
    """Write a picture of `size` pixels."""
    image = QImage(*size, QImage.Format.Format_RGB888)
    image.fill(QColor(ground))
    if MARK.is_file():
        painter = QPainter(image)
        x, y, side = (SCALE * number for number in mark)
        QSvgRenderer(str(MARK)).render(painter, QRectF(x, y, side, side))
        painter.end()
    assert image.save(str(path), "BMP"), path


def main() -> int:
    """Write header.bmp and side.bmp into the folder that is named."""
    folder = Path(sys.argv[1])
    colours = tomllib.loads(THEME.read_text(encoding="utf-8"))["colours"]
    # The header lies on the white strip of NSIS's pages.
    paint(folder / "header.bmp", HEADER, "white", HEADER_MARK)
    paint(folder / "side.bmp", SIDE, colours["accent_soft"], SIDE_MARK)
    return 0


if __name__ == "__main__":
    sys.exit(main())
