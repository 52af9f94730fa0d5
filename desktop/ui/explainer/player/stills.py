"""The four still pictures of a scene: drawn now, or baked beforehand for when the bones cannot be loaded."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont, QImage, QPalette
from PySide6.QtWidgets import QWidget

from desktop import assets
from desktop.ui.explainer.cast import Cast
from desktop.ui.explainer.player.scene_view import SceneView
from desktop.ui.explainer.player.strip import SHAPE
from desktop.ui.theme.look import Look
from desktop.ui.theme.theme import load
from desktop.ui.words import Words

COUNT = 4
LETTERS = 10.5
"""Points of the letters on paper, whatever those of the window are."""

_PRINTED = {
    QPalette.ColorRole.Window: "paper",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "paper",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "quiet",
    QPalette.ColorRole.Mid: "grid",
    QPalette.ColorRole.Dark: "rule",
    QPalette.ColorRole.Accent: "quiet",
    QPalette.ColorRole.Highlight: "quiet",
}


class PrintLook(Look):
    """The inks of paper for whatever asks for the look; it dresses nobody and never changes."""

    def __init__(self) -> None:
        """Take the theme for print."""
        QObject.__init__(self)
        self.theme = load("ink")

    def palette(self) -> QPalette:
        """The palette of what is drawn over the bones."""
        made = QPalette()
        for role, ink in _PRINTED.items():
            made.setColor(role, self.theme.colour(ink))
        return made


def drawn(
    key: str, cast: Cast, words: Words, look: Look, fineness: float = 1.0, shape: tuple[int, int] = SHAPE
) -> list[QImage]:
    """The stills of the scene `key`, each of `shape` times `fineness` pixels on a clear ground."""
    view = SceneView(key, cast, words, look, plain=True)
    if isinstance(look, PrintLook):
        _put_on_paper(view, look)
    made = [view.image(second, shape, fineness) for second in view.scene.strip]
    view.deleteLater()
    return made


def _put_on_paper(view: SceneView, look: PrintLook) -> None:
    font = QFont(view.font())
    font.setPointSizeF(LETTERS)
    # The sheet of the window would say otherwise.
    view.setStyleSheet(f"QWidget {{ color: {look.palette().color(QPalette.ColorRole.WindowText).name()} }}")
    for each in (view, *view.findChildren(QWidget)):
        each.setPalette(look.palette())
        each.setFont(font)
    # The window's own sheet colours all text, whatever the palette says.
    view.setStyleSheet(f"QWidget {{ color: {look.palette().color(QPalette.ColorRole.WindowText).name()}; }}")


def file(key: str) -> str:
    """The name of the baked strip of a scene."""
    return f"skeleton/strips/{key}.png"


def baked(key: str) -> list[QImage]:
    """The stills out of the baked strip, on paper; raises AssetMissingError."""
    whole = QImage.fromData(assets.read_bytes(file(key)))
    if whole.isNull():
        raise assets.AssetMissingError(file(key))
    width = whole.width() // COUNT
    return [whole.copy(place * width, 0, width, whole.height()) for place in range(COUNT)]
