"""The figure of a panel: its three twins say the same, and it needs neither motion nor bones."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop import assets
from desktop.skeleton.scenes import LANDING, SCENES, STRIDE
from desktop.ui.explainer.cast import Cast
from desktop.ui.explainer.player import stills, telling
from desktop.ui.explainer.player.figure_pane import FigurePane
from desktop.ui.explainer.player.lit_view import LitView
from desktop.ui.explainer.player.player import Player
from desktop.ui.theme.look import Look
from desktop.ui.words import Words

Make = Callable[..., Player]
BONES = [key for key, scene in SCENES.items() if scene.bones]


@pytest.fixture
def make(qtbot: QtBot, words: Words, look: Look, cast: Cast) -> Make:
    def build(key: str = "chain", *, still: bool = False, cast: Cast = cast, height: int = 300) -> Player:
        player = Player(key, cast, words, look, still=still)
        qtbot.addWidget(player)
        player.set_height(height)
        player.resize(420, player.heightForWidth(420))
        player.show()
        player.prepare()
        QApplication.processEvents()
        return player

    return build


def texts(words: Words, key: str, name: str) -> list[str]:
    return [moment[name] for moment in words.content("explainer")[key]["moments"]]


@pytest.mark.parametrize("key", SCENES)
def test_the_caption_and_the_description_follow_the_time(make: Make, words: Words, key: str) -> None:
    player = make(key)
    assert player.view is not None
    for number, second in enumerate(player.scene.strip):
        player.timeline.go(second)
        assert player.caption.text() == texts(words, key, "caption")[number]
        assert player.view.accessibleDescription().startswith(texts(words, key, "description")[number])
        assert player.timeline.slider.accessibleDescription().startswith(texts(words, key, "caption")[number])


@pytest.mark.parametrize(
    ("key", "second", "said"),
    [
        ("chain", 0.0, "The pelvis stays level."),
        ("chain", 10.0, "Both shins turn in by about 7°."),
        ("rolling_in", 99.0, "Both feet roll in: the bottom of each heel tips outward by 12°."),
        ("rolling_out", 99.0, "Both feet roll out: the bottom of each heel tips inward by 8°."),
    ],
)
def test_the_description_has_the_figures_of_the_pose(make: Make, key: str, second: float, said: str) -> None:
    player = make(key)
    assert player.view is not None
    player.timeline.go(second)
    assert said in player.view.accessibleDescription()


def test_the_place_on_the_slider_is_said_with_its_time(make: Make) -> None:
    player = make("chain")
    player.timeline.go(3.0)
    assert player.timeline.slider.accessibleDescription() == "Both feet roll in. 3.0 of 10.5 seconds"


def test_a_view_says_where_it_is_seen_from(make: Make, words: Words) -> None:
    player = make("walking")
    assert player.view is not None
    views, description = words.content("explainer")["views"], texts(words, "walking", "description")[0]
    said = [(view.accessibleName(), view.accessibleDescription()) for view in player.view.findChildren(LitView)]
    assert said == [(views[key], f"{views[key]}: {description}") for key in ("right_heel", "side")]


@pytest.mark.parametrize("key", ["chain", "insoles"])
def test_pictures_are_graphics_to_a_screen_reader(make: Make, key: str) -> None:
    player = make(key)
    assert player.view is not None
    player.show_strip(on=True)
    assert player.strip is not None
    for picture in (*(view for _pane, view in player.view.panes), *player.strip.stills):
        found = QAccessible.queryAccessibleInterface(picture)
        assert found is not None
        assert found.role() == QAccessible.Role.Graphic
        assert found.text(QAccessible.Text.Name) == picture.accessibleName() != ""
        assert found.text(QAccessible.Text.Description) == picture.accessibleDescription() != ""


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []
    monkeypatch.setattr(telling, "announce", lambda _widget, sentence: said.append(sentence))
    return said


def test_by_hand_a_new_moment_is_announced_once_with_its_figures(make: Make, heard: list[str]) -> None:
    player = make("chain")
    assert heard == []
    for second in (0.5, 1.0, 3.0, 3.4, 3.5, 4.0, 6.0):
        player.timeline.go(second)
    assert [each.split(".")[0] for each in heard] == [
        "Both feet roll in",
        "The shins turn in, and the thighs a little less",
    ]
    assert ["°" in each for each in heard] == [True, True]


def test_while_it_plays_a_caption_is_all_that_is_said(make: Make, words: Words, heard: list[str]) -> None:
    player = make("chain")
    captions = texts(words, "chain", "caption")
    player.timeline.toggle()
    described = []
    for frame in range(60):
        player.timeline.go(frame / 10)
        assert player.view is not None
        described.append((player.timeline.slider.accessibleDescription(), player.view.accessibleDescription()))
    assert heard == captions[1:3]
    assert list(dict.fromkeys(described))[1:] == [(each, each) for each in captions[1:3]]
    assert player.timeline.slider.value() == 0
    player.timeline.pause()
    assert heard == captions[1:3]
    assert player.timeline.slider.accessibleDescription().endswith("5.9 of 10.5 seconds")
    assert "°" in player.view.accessibleDescription()


def test_a_walk_is_told_no_faster_than_it_can_be_heard(make: Make, words: Words, heard: list[str]) -> None:
    player = make("walking")
    player.timeline.toggle()
    at = {}
    for frame in range(75):
        player.timeline.go(frame / 10)
        at.setdefault(len(heard), frame / 10)
    assert heard == texts(words, "walking", "caption")[1:]
    times = list(at.values())
    assert all(after - before >= telling.APART for before, after in pairwise(times))


def test_the_pose_follows_and_is_lit(make: Make) -> None:
    player = make("chain")
    assert player.view is not None
    first = player.view.findChildren(LitView)[0]
    before = first.grab().toImage()
    player.timeline.go(3.0)
    assert first.grab().toImage() != before


def test_the_keys_of_the_slider_move_the_scene(qtbot: QtBot, make: Make) -> None:
    player = make("rolling_in")
    qtbot.keyClick(player.timeline.slider, Qt.Key.Key_End)
    assert player.view is not None
    assert player.view.second == player.scene.length
    soles = player.view.findChildren(FigurePane)
    assert [sole.figure.stance for sole in soles] == [(12.0, 12.0, 0.0, 0.0)]


def test_nothing_jumps_when_captions_change(make: Make) -> None:
    player = make("help")
    places = set()
    for second in player.scene.strip:
        player.timeline.go(second)
        QApplication.processEvents()
        places.add((player.timeline.y(), player.sizeHint().height()))
    assert len(places) == 1


def test_it_stops_when_it_is_hidden(make: Make) -> None:
    player = make("walking")
    player.timeline.toggle()
    player.hide()
    assert not player.timeline.playing


def test_four_pictures_and_back(make: Make, words: Words) -> None:
    player = make("chain")
    player.timeline.toggle()
    player.as_strip.click()
    assert not player.timeline.playing
    assert player.strip is not None
    assert player.strip.isVisible()
    assert [each.accessibleDescription() for each in player.strip.stills] == texts(words, "chain", "description")
    assert [text for text in texts(words, "chain", "caption") if text not in shown(player)] == []
    assert not player.stage.isVisible()
    assert not player.timeline.isVisible()
    assert all(not each._image.isNull() for each in player.strip.stills)
    player.as_strip.click()
    assert not player.strip.isVisible()
    assert player.stage.isVisible()
    assert player.timeline.isVisible()


def test_where_still_pictures_are_wanted_nothing_else_is_made(make: Make) -> None:
    player = make("walking", still=True)
    assert player.view is None
    assert player.strip is not None
    assert player.strip.isVisible()
    player.as_strip.click()
    assert player.view is not None
    assert player.timeline.isVisible()


def test_four_abreast_where_there_is_room(make: Make) -> None:
    player = make("chain", still=True)
    strip = player.strip
    assert strip is not None
    for width, rows in ((420, 2), (900, 1)):
        player.resize(width, player.heightForWidth(width))
        QApplication.processEvents()
        player.resize(width, player.heightForWidth(width))
        QApplication.processEvents()
        assert len({still.mapTo(strip, QPoint()).y() for still in strip.stills}) == rows
        assert all(still.height() == still.heightForWidth(still.width()) for still in strip.stills)


@pytest.mark.parametrize("key", BONES)
def test_without_bones_there_are_the_baked_pictures_and_one_sentence(make: Make, words: Words, key: str) -> None:
    player = make(key, cast=Cast(lambda: b"nonsense"))
    assert player.damaged
    assert player.missing.isVisible()
    assert player.missing.text() == words.content("explainer")["missing"]["text"]
    assert player.strip is not None
    assert [still._image for still in player.strip.stills] == stills.baked(key)
    assert not player.as_strip.isVisible()
    assert not player.timeline.isVisible()
    player.show_strip(on=False)
    assert player.strip.isVisible()


def test_drawn_figures_need_no_bones(make: Make) -> None:
    player = make("insoles", cast=Cast(lambda: b"nonsense"))
    assert not player.damaged
    assert player.missing.isHidden()
    assert player.timeline.isVisible()


def test_without_the_baked_pictures_the_captions_still_tell(
    make: Make, words: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(key: str) -> list[QImage]:
        raise assets.AssetMissingError(stills.file(key))

    monkeypatch.setattr(stills, "baked", gone)
    player = make("chain", cast=Cast(lambda: b"nonsense"))
    assert [text for text in texts(words, "chain", "caption") if text not in shown(player)] == []


@pytest.mark.parametrize("height", [240, 600])
@pytest.mark.parametrize(("key", "number"), [("rolling_in", 3), ("rolling_out", 3), ("walking", 1)])
def test_a_heel_has_its_angle_however_small_the_picture_is(make: Make, key: str, number: int, height: int) -> None:
    player = make(key, height=height)
    assert player.view is not None
    player.timeline.go(player.scene.strip[number])
    player.view.settle()
    words = [placed.label.text for placed in player.view.findChildren(LitView)[0].placed()]
    assert any("rolled" in text for text in words), words


def test_the_degrees_of_the_walk_are_those_that_are_drawn(make: Make) -> None:
    player = make("walking")
    assert player.view is not None
    near = player.view.findChildren(LitView)[0]
    said = []
    for second in (*player.scene.strip, LANDING + 0.66 * STRIDE):
        player.timeline.go(second)
        near.settle()
        degrees = [re.search(r"\d+° rolled \w+", placed.label.text) for placed in near.placed()]
        said.append([found[0] for found in degrees if found])
    assert said == [["3° rolled out"], ["6° rolled in"], ["6° rolled out"], ["5° rolled out"], []]


def test_real_size_shows_where_it_matters(make: Make) -> None:
    player = make("chain")
    player.real_size.click()
    assert player.timeline.second == player.scene.strip[-1]
    player.real_size.click()
    assert player.real_size.text().replace("&", "") == "Show in real size"


def test_real_size_is_said_and_drawn(make: Make, words: Words) -> None:
    labels = words.content("explainer")["labels"]
    player = make("chain")
    assert player.view is not None
    player.timeline.go(9.0)
    assert player.note.text() == labels["exaggerated"]
    before = player.view.grab().toImage()
    player.real_size.click()
    assert player.note.text() == labels["hardly"]
    assert player.real_size.text().replace("&", "") == "Show 5 times bigger"
    assert player.view.grab().toImage() != before
    assert player.timeline.second == 9.0
    player.as_strip.click()
    assert player.note.text() == labels["exaggerated"], "so are the four pictures"


@pytest.mark.parametrize(("key", "label"), [("walking", "slowed"), ("rolling_in", ""), ("causes", "")])
def test_what_is_said_of_the_drawing(make: Make, words: Words, key: str, label: str) -> None:
    player = make(key)
    assert player.note.text() == words.content("explainer")["labels"].get(label, "")
    assert player.note.isVisible() == bool(label)
    assert player.real_size.isHidden()


def test_the_bones_come_beside_the_page(qtbot: QtBot, words: Words, look: Look) -> None:
    cast = Cast()
    player = Player("chain", cast, words, look, still=False)
    qtbot.addWidget(player)
    assert not cast.ready
    player.show()
    assert player.view is None
    qtbot.waitUntil(lambda: player.view is not None)
    assert cast.ready


def test_whoever_leaves_before_the_bones_come_waits_for_nothing(qtbot: QtBot, words: Words, look: Look) -> None:
    player = Player("chain", Cast(), words, look, still=False)
    qtbot.addWidget(player)
    player.show()
    player.hide()
    assert not player._wait.isActive()
    assert player.view is None


def test_another_theme_draws_the_pictures_anew(make: Make, look: Look) -> None:
    player = make("rolling_in", still=True)
    assert player.strip is not None
    before = [still._image.copy() for still in player.strip.stills]
    from desktop.ui.theme.theme import load

    look.theme = load("dark")
    look.changed.emit()
    assert all(still._image != one for still, one in zip(player.strip.stills, before, strict=True))


def test_other_colours_dress_the_button_anew(make: Make) -> None:
    player = make("chain")
    before = player.timeline.play.icon().pixmap(16).toImage()
    palette = player.palette()
    palette.setColor(palette.ColorRole.ButtonText, Qt.GlobalColor.red)
    player.timeline.setPalette(palette)
    QApplication.sendPostedEvents(None, QEvent.Type.PaletteChange.value)
    assert player.timeline.play.icon().pixmap(16).toImage() != before


def shown(player: QWidget) -> list[str]:
    return [label.text() for label in player.findChildren(QLabel) if label.isVisible()]
