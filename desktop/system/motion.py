"""Whether the system was told to move less on its screen. Qt 6.11 does not say, so each system is asked itself."""

from __future__ import annotations

import sys

_CLIENT_AREA_ANIMATION = 0x1042
_PORTAL = ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings")
_SETTINGS = (
    ("org.freedesktop.appearance", "reduced-motion", 1),
    ("org.gnome.desktop.interface", "enable-animations", False),
)
"""What desktops on Linux answer, and the value that means less."""

PATIENCE = 300
"""Milliseconds that a desktop has to answer."""


def prefers_still() -> bool:
    """Whether somebody switched moving pictures off in the settings of the system; False where it does not tell."""
    try:
        if sys.platform == "win32":
            return _windows()
        return _mac() if sys.platform == "darwin" else _desktop()
    except (OSError, AttributeError, ImportError):
        return False


def _windows() -> bool:
    import ctypes

    on = ctypes.c_int(1)
    ctypes.CDLL("user32").SystemParametersInfoW(_CLIENT_AREA_ANIMATION, 0, ctypes.byref(on), 0)
    return not on.value


def _mac() -> bool:
    import ctypes

    ctypes.CDLL("/System/Library/Frameworks/AppKit.framework/AppKit")
    runtime = ctypes.CDLL("/usr/lib/libobjc.dylib")
    for function in (runtime.objc_getClass, runtime.sel_registerName, runtime.objc_msgSend):
        function.restype = ctypes.c_void_p
    runtime.objc_msgSend.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
    runtime.objc_getClass.argtypes = runtime.sel_registerName.argtypes = [ctypes.c_char_p]
    selector = runtime.sel_registerName
    shared = runtime.objc_msgSend(runtime.objc_getClass(b"NSWorkspace"), selector(b"sharedWorkspace"))
    asked = ctypes.CFUNCTYPE(ctypes.c_bool, ctypes.c_void_p, ctypes.c_void_p)(("objc_msgSend", runtime))
    return bool(asked(shared, selector(b"accessibilityDisplayShouldReduceMotion")))


def _desktop() -> bool:
    """Ask the desktop's portal."""
    from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    for space, key, less in _SETTINGS:
        question = QDBusMessage.createMethodCall(*_PORTAL, "Read")
        question.setArguments([space, key])
        # A desktop that has a portal has it running.
        question.setAutoStartService(False)
        answer = bus.call(question, QDBus.CallMode.Block, PATIENCE)
        if answer.type() == QDBusMessage.MessageType.ReplyMessage:
            value = answer.arguments()[0]
            while hasattr(value, "variant"):
                value = value.variant()
            return bool(value == less)
    return False
