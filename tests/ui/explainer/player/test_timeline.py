"""The time of a scene by keyboard, by pointer and by itself; nothing moves that nobody asked to move."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.explainer.player.timeline import FRAME, Timeline

LENGTH, MOMENTS = 10.0, (0.0, 3.0, 6.0, 9.0)
Key = Qt.Key


@pytest.fixture
def timeline(qtbot: QtBot) -> Timeline:
    made = Timeline(LENGTH, MOMENTS)
    qtbot.addWidget(made)
    made.resize(420, 40)
    made.show()
    return made


def press(qtbot: QtBot, timeline: Timeline, *keys: Qt.Key) -> float:
    for key in keys:
        qtbot.keyClick(timeline.slider, key)
    return timeline.second


@pytest.mark.parametrize(
    ("keys", "second"),
    [
        ([], 0.0),
        ([Key.Key_Right], 0.2),
        ([Key.Key_Right] * 5 + [Key.Key_Left], 0.8),
        ([Key.Key_Left], 0.0),
        ([Key.Key_End], 10.0),
        ([Key.Key_End, Key.Key_Right], 10.0),
        ([Key.Key_End, Key.Key_Home], 0.0),
        ([Key.Key_PageDown], 3.0),
        ([Key.Key_PageDown] * 3, 9.0),
        ([Key.Key_PageDown] * 4, 10.0),
        ([Key.Key_End, Key.Key_PageUp], 9.0),
        ([Key.Key_Right, Key.Key_PageUp], 0.0),
        ([Key.Key_Down, Key.Key_Up], 0.0),
    ],
)
def test_keys(qtbot: QtBot, timeline: Timeline, keys: list[Qt.Key], second: float) -> None:
    said: list[float] = []
    timeline.moved.connect(said.append)
    assert press(qtbot, timeline, *keys) == pytest.approx(second)
    assert (said or [0.0])[-1] == pytest.approx(second)
    assert not timeline.playing


def test_nothing_moves_before_somebody_plays_it(timeline: Timeline) -> None:
    assert not timeline.playing
    assert timeline.second == 0
    assert timeline.play.text() == "&Play"


def test_space_on_the_slider_plays_and_pauses(qtbot: QtBot, timeline: Timeline) -> None:
    press(qtbot, timeline, Key.Key_Space)
    assert timeline.playing
    assert timeline.play.text() == "&Pause"
    press(qtbot, timeline, Key.Key_Space)
    assert not timeline.playing
    assert timeline.play.text() == "&Play"


def test_it_plays_by_itself_and_rests_at_the_end(qtbot: QtBot, timeline: Timeline) -> None:
    timeline.go(LENGTH - 4 * FRAME / 1000)
    timeline.play.click()
    with qtbot.waitSignal(timeline.moved):
        pass
    qtbot.waitUntil(lambda: not timeline.playing)
    assert timeline.second == LENGTH
    assert timeline.slider.value() == timeline.slider.maximum()
    assert timeline.play.text() == "&Play"


def test_played_again_it_begins_anew(timeline: Timeline) -> None:
    timeline.go(LENGTH)
    timeline.play.click()
    assert timeline.second == 0
    timeline.advance(0.5)
    assert timeline.second == 0.5
    assert timeline.playing


def test_while_it_plays_the_knob_glides_and_the_value_waits(qtbot: QtBot, timeline: Timeline) -> None:
    """A screen reader reads every change of the value aloud."""
    timeline.toggle()
    before = timeline.slider.grab().toImage()
    timeline.advance(4.0)
    assert timeline.slider.value() == 0
    assert timeline.slider.grab().toImage() != before
    press(qtbot, timeline, Key.Key_PageUp)
    assert not timeline.playing
    assert (timeline.slider.value(), timeline.second) == (60, 3.0)
    timeline.toggle()
    timeline.advance(1.0)
    timeline.pause()
    assert (timeline.slider.value(), timeline.second) == (80, 4.0)
    timeline.toggle()
    timeline.advance(1.0)
    timeline.slider.setValue(20)
    assert not timeline.playing
    after = timeline.slider.grab().toImage()
    timeline.go(1.0)
    assert timeline.slider.grab().toImage() == after


def test_a_long_pause_of_the_machine_ends_at_the_end(timeline: Timeline) -> None:
    timeline.toggle()
    timeline.advance(99.0)
    assert timeline.second == LENGTH
    assert not timeline.playing


def test_it_stops_when_it_is_hidden_or_scrubbed(qtbot: QtBot, timeline: Timeline) -> None:
    timeline.toggle()
    press(qtbot, timeline, Key.Key_Right)
    assert not timeline.playing
    timeline.toggle()
    timeline.hide()
    assert not timeline.playing
    timeline.show()
    assert not timeline.playing


@pytest.mark.parametrize(("share", "second"), [(0.0, 0.0), (0.5, 5.0), (1.0, 10.0)])
def test_a_press_goes_there(qtbot: QtBot, timeline: Timeline, share: float, second: float) -> None:
    slider = timeline.slider
    at = QPoint(round(11 + share * (slider.width() - 22)), slider.height() // 2)
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=at)
    assert timeline.second == pytest.approx(second, abs=0.1)
    assert slider.isSliderDown()
    qtbot.mouseMove(slider, QPoint(11, 5))
    assert timeline.second == pytest.approx(0, abs=0.1)
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton)
    assert not slider.isSliderDown()


def test_a_press_near_a_moment_means_the_moment(qtbot: QtBot, timeline: Timeline) -> None:
    slider = timeline.slider
    at = QPoint(round(11 + 0.3 * (slider.width() - 22)) + 3, slider.height() // 2)
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=at)
    assert timeline.second == 3.0


def test_the_button_keeps_its_width(qtbot: QtBot) -> None:
    """What stands beside it would jump."""
    whole = QWidget()
    qtbot.addWidget(whole)
    made = Timeline(LENGTH, MOMENTS)
    QVBoxLayout(whole).addWidget(made)
    whole.show()
    widths = {made.play.width()}
    made.toggle()
    QApplication.processEvents()
    widths.add(made.play.width())
    assert len(widths) == 1
