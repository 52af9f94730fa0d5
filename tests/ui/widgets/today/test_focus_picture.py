"""The picture of the day's focus: there for every focus, right for its ground, and never in the way of the start."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop import assets
from desktop.domain.routine import Focus
from desktop.ui.widgets.today.focus_card import ROOMY, FocusCard, FocusView
from desktop.ui.widgets.today.focus_picture import HEIGHT, WIDTH, FocusPicture

NAMES = [*Focus, "baseline", "paused"]
LARGEST = 25_000
VIEW = FocusView("Day 1 of 7", "Feel both feet", "Notice both feet.", "Like this. " * 12)


def shown(qtbot: QtBot, name: str = "arrive", ground: str = "white") -> FocusPicture:
    picture = FocusPicture()
    qtbot.addWidget(picture)
    colours = QPalette()
    colours.setColor(QPalette.ColorRole.Window, QColor(ground))
    picture.setPalette(colours)
    picture.show_picture(name, "said")
    picture.show()
    return picture


@pytest.mark.parametrize("ground", ["light", "dark"])
@pytest.mark.parametrize("name", NAMES)
def test_every_focus_has_its_picture(name: str, ground: str) -> None:
    data = assets.read_bytes(f"skeleton/figures/{name}-{ground}.png")
    picture = QImage.fromData(data)
    assert len(data) < LARGEST
    assert (picture.width(), picture.height()) == (2 * WIDTH, 2 * HEIGHT)
    assert picture.pixelColor(0, HEIGHT).alpha() == 0
    assert any(picture.pixelColor(x, y).alpha() == 255 for x in range(0, 440, 8) for y in range(0, 360, 8))


@pytest.mark.parametrize("name", NAMES)
def test_every_picture_is_said_in_words(name: str) -> None:
    assert assets.content("en", "routine")[name]["picture"].endswith(".")


def test_it_is_read_after_the_first_paint(qtbot: QtBot) -> None:
    picture = shown(qtbot)
    assert not picture.loaded
    before = picture.grab().toImage()
    qtbot.waitUntil(lambda: picture.loaded)
    assert picture.grab().toImage() != before
    assert picture.accessibleName() == "said"


def test_another_ground_takes_another_picture(qtbot: QtBot) -> None:
    light, dark = shown(qtbot), shown(qtbot, ground="black")
    qtbot.waitUntil(lambda: light.loaded and dark.loaded)
    light.setPalette(dark.palette())
    assert not light.loaded
    light.repaint()
    qtbot.waitUntil(lambda: light.loaded)
    assert light.grab().toImage() == dark.grab().toImage()


def test_a_missing_picture_leaves_the_rest_alone(qtbot: QtBot) -> None:
    picture = shown(qtbot, "nothing")
    qtbot.waitUntil(lambda: picture.loaded)
    assert picture.grab().toImage().pixelColor(9, 9) == QColor("white")


@pytest.mark.parametrize(
    ("width", "name", "visible"), [(ROOMY, "arrive", True), (ROOMY - 1, "arrive", False), (ROOMY, "", False)]
)
def test_words_come_first_where_it_is_narrow(qtbot: QtBot, width: int, name: str, visible: bool) -> None:
    card = FocusCard()
    qtbot.addWidget(card)
    card.resize(width, 300)
    card.show_view(FocusView(VIEW.position, VIEW.title, VIEW.focus, VIEW.how, picture=name, picture_says="said"))
    card.show()
    QApplication.processEvents()
    picture = card.findChild(FocusPicture)
    assert card.width() == width
    assert picture is not None
    assert picture.isVisible() is visible
    for label in card.findChildren(QLabel):
        if visible and label.isVisible() and label.text() in (VIEW.title, VIEW.focus, VIEW.how):
            assert label.mapTo(card, label.rect().topRight()).x() < picture.x()
