"""Files that the person asks for: written beside, synced, read back and renamed, as the diary's own are."""

from __future__ import annotations

from desktop.storage.files import write_atomically

__all__ = ["write_atomically"]
