"""Which theme is worn: the system's, light or dark, following both the system and the person's choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from desktop.domain.preferences import ThemeChoice
from desktop.state.preferences_state import PreferencesState
from desktop.ui.theme.theme import Theme, load, palette, style_sheet

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

SMALLEST_TEXT = 10.5
"""Points. Some systems' default is 9, which is hard to read from a sink."""


class Look(QObject):
    """Wears a theme on the application and says `changed` when it has put on another one."""

    changed = Signal()

    def __init__(self, app: QApplication, preferences: PreferencesState) -> None:
        """Dress `app` at once and follow its system and `preferences` from then on."""
        super().__init__(app)
        self._app = app
        self._preferences = preferences
        font = app.font()
        if 0 < font.pointSizeF() < SMALLEST_TEXT:
            font.setPointSizeF(SMALLEST_TEXT)
            app.setFont(font)
        # By what the system would dress it in: its word for that is one of `Qt`, whose enumerations take as long to
        # load as all the rest of the window.
        system = app.palette()
        self._dark = system.window().color().lightness() < system.windowText().color().lightness()
        self.theme = self._wanted()
        self._wear()
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        preferences.changed.connect(self._follow)

    def _wanted(self) -> Theme:
        choice = self._preferences.value.theme
        if choice is ThemeChoice.SYSTEM:
            return load("dark" if self._dark else "light")
        return load(choice.value)

    def _wear(self) -> None:
        sheet = style_sheet(self.theme)
        # Each of the two visits every widget that there is.
        if self._app.styleSheet() != sheet:
            self._app.setPalette(palette(self.theme))
            self._app.setStyleSheet(sheet)
            # With the first sheet Qt goes back to the system's fonts for lists and menus, on Windows to small ones.
            # (PySide takes the name of a class as text only, whatever its stubs say.)
            if self._app.font("QAbstractItemView") != self._app.font():  # type: ignore[call-overload]
                self._app.setFont(self._app.font())

    def _follow_system(self, scheme: Qt.ColorScheme) -> None:
        from PySide6.QtCore import Qt

        self._dark = scheme is Qt.ColorScheme.Dark
        self._follow()

    def _follow(self) -> None:
        wanted = self._wanted()
        if wanted != self.theme:
            self.theme = wanted
            self._wear()
            self.changed.emit()
