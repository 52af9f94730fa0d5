"""That the panels can be read and the skeleton moved by somebody who sees nothing: a real client, real keys."""

import subprocess
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from desktop import assets
from tests.desktop_e2e import reader
from tests.desktop_e2e.reader import Node, Reader
from tests.desktop_e2e.xsession import XSession, wait_until

TEXTS = assets.content("en", "explainer")


@pytest.fixture
def learn(desktop: XSession, evenfoot: Callable[..., subprocess.Popen[bytes]], listener: Reader) -> Reader:
    """A listener in front of the first panel."""
    evenfoot("--demo", **reader.ON)
    desktop.window("^Evenfoot$")
    listener.says("When did you notice?")
    desktop.keys("ctrl+6")
    listener.says(TEXTS["chain"]["lead"])
    return listener


@pytest.fixture
def skeleton(desktop: XSession, learn: Reader) -> Reader:
    """A listener in front of the skeleton."""
    desktop.keys("ctrl+7")
    learn.says(TEXTS["explorer"]["lead"])
    return learn


def sentences(panel: dict[str, Any]) -> Iterator[str]:
    """Everything that a panel says before anybody opens or plays anything."""
    yield from (panel["title"], panel["lead"])
    yield from (each["text"] for each in panel["paragraphs"])
    for each in panel.get("put_right", ()):
        yield from (each["said"], each["now"])
    yield panel["scene"]
    yield panel["moments"][0]["caption"]


def said(nodes: list[Node]) -> str:
    """All that can be read."""
    return "\n".join(text for node in nodes for text in node.texts)


def test_every_panel_can_be_read(learn: Reader, desktop: XSession) -> None:
    for number, key in enumerate(TEXTS["order"]):
        if number:
            desktop.keys("ctrl+Next")
        learn.says(TEXTS[key]["lead"])
        missing = wait_until(lambda: _all_of(key, learn.look()), f"{key} is there")  # noqa: B023 - called at once.
        assert missing == ["read"], key


def _all_of(key: str, nodes: list[Node]) -> list[str]:
    """["read"] once all is there; nothing before."""
    text = said(nodes)
    return [] if [each for each in sentences(TEXTS[key]) if each not in text] else ["read"]


def test_a_scene_is_told_as_it_moves(learn: Reader, desktop: XSession) -> None:
    desktop.keys("ctrl+Next")
    learn.says(TEXTS["rolling_in"]["lead"])
    learn.tab_to("Time of the scene")
    desktop.keys("End")
    learn.says("12°")
    last = TEXTS["rolling_in"]["moments"][-1]
    wait_until(lambda: any(each.startswith(last["caption"]) for each in learn.heard()), "the last moment is read out")
    assert any(last["description"] in each and "12°" in each for each in learn.heard())


def test_the_skeleton_tells_its_pose(skeleton: Reader, desktop: XSession) -> None:
    skeleton.tab_to("Right foot")
    desktop.keys("End")
    skeleton.says("12°")
    wait_until(lambda: any("12°" in each for each in skeleton.heard()), "the pose is read out")
    desktop.keys("Home")
    wait_until(lambda: len(skeleton.heard()) == 2, "the other end, too")
    assert "8°" in skeleton.heard()[-1]


def test_the_skeleton_opens_at_the_view_that_is_shown(skeleton: Reader, desktop: XSession) -> None:
    view = skeleton.find(TEXTS["views"]["front"], "radio button")
    assert "checked" in view.states
    wait_until(lambda: "focused" in skeleton.find(view.name, "radio button").states, "the chosen view has the focus")
