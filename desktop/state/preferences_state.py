"""The person's choices, saved before anybody hears of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.domain.preferences import Preferences


class PreferencesState(QObject):
    """Holds the preferences in force and says `changed` after a new set is on disk."""

    changed = Signal()

    def __init__(
        self,
        value: Preferences,
        save: Callable[[Preferences], None],
        folder: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`save` writes a set to disk and raises StorageError where it cannot; `folder` is where everything is kept."""
        super().__init__(parent)
        self.value = value
        self.folder = folder
        self._save = save

    def update(self, **changes: Any) -> None:
        """Change some of the choices, by the names of the fields of Preferences."""
        wanted = replace(self.value, **changes)
        if wanted != self.value:
            self._save(wanted)
            self.value = wanted
            self.changed.emit()
