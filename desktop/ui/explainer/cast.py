"""The skeleton with what moves and draws it, loaded once, when the first page asks for it.

Made at the start and passed to the pages, so numpy and the geometry are imported only by the first question.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import qInfo

from desktop import assets

if TYPE_CHECKING:
    from desktop.skeleton.bones import Floats, Skeleton
    from desktop.skeleton.frame import Posed
    from desktop.skeleton.gait import Gait
    from desktop.skeleton.kinematics import Chain
    from desktop.skeleton.renderer import Renderer

FILE = "skeleton/skeleton.npz"


@dataclass(frozen=True, slots=True, eq=False)
class Still:
    """Every bone where the file has it: `matrices` (B, 3, 4)."""

    matrices: Floats


class Cast:
    """Everything is None where the file is missing or damaged; `damaged` then says why, for the log."""

    def __init__(self, read: Callable[[], bytes] = lambda: assets.read_bytes(FILE)) -> None:
        """`read` gives the file; it may raise AssetMissingError."""
        self._read = read
        self.damaged = ""
        self._preparing: threading.Thread | None = None
        self._limbering: threading.Thread | None = None
        self._drawable = threading.Event()

    def prepare(self) -> None:
        """Load what draws beside the window, so that it can be laid out meanwhile; whoever asks before waits."""
        if self._preparing is None:
            self._preparing = threading.Thread(target=self._load, name="cast")
            self._preparing.start()

    def limber_up(self) -> None:
        """Work out what moves the bones as well: once they have been drawn, for it would keep that waiting."""
        if self._limbering is None and self._preparing is not None:
            self._limbering = threading.Thread(target=lambda: self._chain, name="limbering")
            self._limbering.start()

    @property
    def ready(self) -> bool:
        """Whether nobody has to wait for the level stance to be drawn, after `prepare`."""
        return self._drawable.is_set()

    @property
    def skeleton(self) -> Skeleton | None:
        """The bones."""
        self._wait_to_draw()
        return self._skeleton

    @property
    def renderer(self) -> Renderer | None:
        """What draws them."""
        self._wait_to_draw()
        return self._renderer

    @property
    def chain(self) -> Chain | None:
        """What moves them from the feet."""
        self._wait_to_draw()
        if self._limbering is not None:
            self._limbering.join()
        return self._chain

    @cached_property
    def gait(self) -> Gait | None:
        """What lets them walk."""
        from desktop.skeleton.gait import Gait

        return Gait(self.skeleton) if self.skeleton else None

    def _load(self) -> None:
        try:
            self._renderer  # noqa: B018 - asked for once, so that it is there
        finally:
            self._drawable.set()

    def _wait_to_draw(self) -> None:
        if self._preparing is not None:
            self._drawable.wait()

    @cached_property
    def _skeleton(self) -> Skeleton | None:
        from desktop.skeleton.bones import SkeletonDamagedError, load

        try:
            return load(self._read())
        except (assets.AssetMissingError, SkeletonDamagedError) as error:
            self.damaged = str(error)
            # Where there is a log, Qt's messages go into it.
            qInfo(f"The skeleton cannot be drawn: {error}")
            return None

    @cached_property
    def still(self) -> Posed | None:
        """The level stance, which needs nothing that moves."""
        import numpy as np

        if self.skeleton is None:
            return None
        here = np.eye(3, 4, dtype=np.float32)
        return Still(np.tile(here, (len(self.skeleton.bones), 1, 1)))

    @cached_property
    def _chain(self) -> Chain | None:
        from desktop.skeleton.kinematics import Chain

        return Chain(self._skeleton) if self._skeleton else None

    @cached_property
    def _renderer(self) -> Renderer | None:
        from desktop.skeleton.renderer import Renderer

        return Renderer(self._skeleton) if self._skeleton else None
