"""Whether somebody wants less motion is asked of each system in its own way; silence means motion."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6 import QtDBus
from PySide6.QtDBus import QDBusMessage

from desktop.system import motion


@dataclass
class Nested:
    """A value in a variant, as a portal sends it."""

    inside: object

    def variant(self) -> object:
        return self.inside


@dataclass
class Bus:
    """A session bus with a portal that knows some settings."""

    known: dict[str, object]
    connected: bool = True
    asked: list[str] = field(default_factory=list)

    def isConnected(self) -> bool:  # noqa: N802
        return self.connected

    def call(self, question: QDBusMessage, _mode: object, _patience: int) -> Any:
        key = question.arguments()[1]
        self.asked.append(key)
        kind = QDBusMessage.MessageType
        return SimpleNamespace(
            type=lambda: kind.ReplyMessage if key in self.known else kind.ErrorMessage,
            arguments=lambda: [self.known[key]],
        )


@pytest.mark.parametrize(
    ("known", "still"),
    [
        ({"reduced-motion": 1}, True),
        ({"reduced-motion": 0}, False),
        ({"reduced-motion": Nested(Nested(1))}, True),
        ({"enable-animations": Nested(False)}, True),
        ({"enable-animations": True}, False),
        ({"reduced-motion": 0, "enable-animations": False}, False),
        ({}, False),
    ],
)
def test_the_portal_of_the_desktop(monkeypatch: pytest.MonkeyPatch, known: dict[str, object], still: bool) -> None:
    bus = Bus(known)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(QtDBus.QDBusConnection, "sessionBus", lambda: bus)
    assert motion.prefers_still() is still
    assert bus.asked[0] == "reduced-motion"


def test_without_a_bus_nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    bus = Bus({"reduced-motion": 1}, connected=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(QtDBus.QDBusConnection, "sessionBus", lambda: bus)
    assert not motion.prefers_still()
    assert bus.asked == []


@pytest.mark.parametrize(("platform", "asks"), [("win32", "_windows"), ("darwin", "_mac")])
def test_other_systems_are_asked_themselves(monkeypatch: pytest.MonkeyPatch, platform: str, asks: str) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(motion, asks, lambda: True)
    assert motion.prefers_still()


@pytest.mark.parametrize("error", [OSError, AttributeError, ImportError])
@pytest.mark.parametrize(("platform", "asks"), [("win32", "_windows"), ("darwin", "_mac"), ("linux", "_desktop")])
def test_a_system_that_does_not_tell_is_no_reason_to_fail(
    monkeypatch: pytest.MonkeyPatch, platform: str, asks: str, error: type[Exception]
) -> None:
    def fails() -> bool:
        raise error

    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(motion, asks, fails)
    assert not motion.prefers_still()
