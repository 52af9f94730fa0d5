"""What a screen reader finds on each page, and that it can work there: a real client on the accessibility bus."""

import subprocess
from collections import Counter
from collections.abc import Callable

import pytest

from tests.desktop_e2e import reader
from tests.desktop_e2e.reader import Node, Reader
from tests.desktop_e2e.xsession import XSession, wait_until

INTERACTIVE = {
    "push button", "toggle button", "check box", "radio button", "text", "combo box", "slider", "spin button", "list",
    "list item", "table", "table column header", "menu item", "link",
}  # fmt: skip
PAGES = (
    *("Today", "Week", "Trends", "Questions", "Summary", "Learn", "Skeleton", "Warning signs", "Settings", "About"),
)
SCORES = ["0: no pain", *(str(score) for score in range(1, 10)), "10: worst pain imaginable"]
STEPS = 7
OPENS = {
    "Trends": ("alt+t", "table"),
    "Summary": ("alt+d", "text"),
    "Settings": ("alt+d", "text"),
    "About": ("alt+s", "label"),
}
"""The key that shows more of a page, and of what there is more then."""


@pytest.fixture
def sample(desktop: XSession, evenfoot: Callable[..., subprocess.Popen[bytes]], listener: Reader) -> Reader:
    """A listener in front of the window on the sample diary."""
    evenfoot("--demo", **reader.ON)
    desktop.window("^Evenfoot$")
    listener.says("When did you notice?")
    return listener


def go_to(desktop: XSession, listener: Reader, page: str) -> None:
    """Open a page by its key, and wait until it is marked."""
    desktop.keys(f"ctrl+{(PAGES.index(page) + 1) % 10}")
    wait_until(lambda: "selected" in listener.find(page, "list item").states, f"{page} is marked")


def nameless(nodes: list[Node]) -> list[Node]:
    """What can be worked with, and yet nobody hears what it is. A box with a choice is named by its label."""
    return [node for node in nodes if node.role in INTERACTIVE and not "".join((node.name, *node.labels)).strip()]


def more_than(had: int, role: str, nodes: list[Node]) -> list[Node]:
    """The nodes, once there are more than `had` of a role among them; nothing before."""
    return nodes if len([node for node in nodes if node.role == role]) > had else []


def clashes(nodes: list[Node]) -> list[str]:
    """The access keys that more than one thing has."""
    keys = Counter(key for node in nodes for key in node.keys if key.startswith("Alt+"))
    return [key for key, times in keys.items() if times > 1]


def test_the_pages_can_be_found(sample: Reader) -> None:
    entries = [node for node in sample.look() if node.role == "list item"]
    assert [node.name for node in entries] == list(PAGES)
    assert [node.name for node in entries if "selected" in node.states] == ["Today"]


def test_today_can_be_heard(sample: Reader) -> None:
    nodes = sample.look()
    focus = next(node for node in nodes if node.role == "panel" and node.name.startswith("Day 7 of 7: "))
    assert any(node.role == "label" and node.name and node.path[:-1] == focus.path for node in nodes)
    pressed = [node.name for node in nodes if "Press" in node.actions]
    assert [name for name in pressed if name in SCORES] == SCORES
    for verb in ("I noticed", "I evened my weight"):
        heard = [name for name in pressed if name.startswith(f"{verb}: ")]
        assert len(heard) == len(set(heard)) == 4


def test_a_score_can_be_given_without_key_or_pointer(sample: Reader) -> None:
    sample.press(sample.find("5", "check box"))
    wait_until(lambda: "checked" in sample.find("5", "check box").states, "five is marked")
    sample.says("Saved: rating 5 for today.")
    wait_until(lambda: sample.heard() == ["Saved: rating 5 for today."], "it is read out, once")


SAVED = ("Saved: rating 5 for today.", "Saved: rating 8 for today.")
JUMP = (
    "A quick look at the warning signs. Your rating today is 3 or more points above the one before. "
    "Please read the list; it is short."
)


def test_what_is_taken_back_is_said(sample: Reader, desktop: XSession) -> None:
    sample.press(sample.find("5", "check box"))
    sample.press(sample.find("8", "check box"))
    wait_until(lambda: len(sample.heard()) == 3, "all of it is read out")
    assert [said for said in sample.heard() if said not in SAVED] == [JUMP]
    assert [said for said in sample.heard() if said in SAVED] == list(SAVED)
    desktop.keys("ctrl+z")
    sample.says("Taken back: rating 8 for today. It is 5 again.")
    wait_until(lambda: sample.heard()[3:] == ["Taken back: rating 8 for today. It is 5 again."], "so is taking back")
    go_to(desktop, sample, "Summary")
    go_to(desktop, sample, "Today")
    assert len(sample.heard()) == 4


def test_everything_has_a_name_and_its_own_key(sample: Reader, desktop: XSession) -> None:
    desktop.keys("5")
    sample.says("Saved: rating 5 for today.")
    for page in PAGES:
        go_to(desktop, sample, page)
        before = sample.look()
        assert (page, nameless(before), clashes(before)) == (page, [], [])
        if page in OPENS:
            key, role = OPENS[page]
            had = len([node for node in before if node.role == role])
            desktop.keys(key)
            after = wait_until(lambda: more_than(had, role, sample.look()), f"{key} shows more")  # noqa: B023
            assert (page, nameless(after), clashes(after)) == (page, [], [])


def test_a_past_day_has_names_and_keys(sample: Reader, desktop: XSession) -> None:
    go_to(desktop, sample, "Week")
    desktop.keys("alt+s")
    wait_until(lambda: sample.seen(lambda node: "pain 3 of 10" in node.name), "the scores are shown")
    sample.tab_to("Today, Your own way, not rated, Noticed 1, Evened 1")
    desktop.keys("Left", "Left", "Return")
    desktop.window("^[A-Z][a-z]+day, [0-9]+ ")
    nodes = sample.look()
    assert (nameless(nodes), clashes(nodes)) == ([], [])


def test_a_place_of_the_body_is_marked_among_the_questions(sample: Reader, desktop: XSession) -> None:
    go_to(desktop, sample, "Questions")
    line = wait_until(lambda: sample.seen(lambda node: node.name.startswith("Medicines: ")), "the list of the parts")
    assert line.role == "radio button"
    sample.press(line, "Toggle")
    sample.says("Which medicines do you take?")
    asked = [node.role for node in sample.look() if "Which medicines do you take?" in (node.name, *node.labels)]
    assert asked == ["label", "text"]
    sample.press(sample.find("Where you feel it: Answered", "radio button"), "Toggle")
    wait_until(
        lambda: sample.seen(lambda node: node.name == "Pain" and "checked" in node.states), "the figure is there"
    )
    sample.tab_to("Pain")
    desktop.keys("Tab")
    wait_until(lambda: sample.focused()[-1].startswith("Neck: "), "the figure comes right after Weak")
    assert sample.focused()[-1] == "Neck: not marked"
    desktop.keys("space")
    wait_until(lambda: "checked" in sample.find("Neck: pain", "check box").states, "it is marked")
    sample.press(sample.find("Numb or tingling", "radio button"), "Toggle")
    other = sample.find("Neck: pain. Not: numb or tingling", "check box")
    assert "checked" not in other.states
    sample.press(other, "Toggle")
    wait_until(lambda: "checked" in sample.find("Neck: pain, numb or tingling", "check box").states, "both are")
    told = [said for said in sample.heard() if said.startswith("Neck: ")]
    assert told == ["Neck: pain", "Neck: pain, numb or tingling"]


def test_the_introduction_has_names_and_keys(
    desktop: XSession, evenfoot: Callable[..., subprocess.Popen[bytes]], listener: Reader
) -> None:
    evenfoot(**reader.ON)
    desktop.window("^Evenfoot$")
    for step in range(1, STEPS + 1):
        listener.says(f"Step {step} of {STEPS}")
        nodes = listener.look()
        assert (step, nameless(nodes), clashes(nodes)) == (step, [], [])
        if step < STEPS:
            desktop.keys("alt+n")
    told = [f"Step {step} of {STEPS}" for step in range(2, STEPS + 1)]
    wait_until(lambda: [said.partition(":")[0] for said in listener.heard()] == told, "each step is read out")


def test_a_question_that_comes_too_late_ends_nothing(sample: Reader, desktop: XSession) -> None:
    for page in PAGES:
        go_to(desktop, sample, page)
        assert sample.ask_too_late() > 20
    go_to(desktop, sample, "Today")
