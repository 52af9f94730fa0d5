"""The skeleton with what moves and draws it, loaded once, when the first page asks for it.

Made at the start and passed to the pages, so numpy and the geometry are imported only by the first question.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

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

    def prepare(self) -> None:
        """Load everything beside the window, so that it can be laid out meanwhile; whoever asks before waits."""
        if self._preparing is None:
            self._preparing = threading.Thread(target=lambda: (self._chain, self._renderer), name="cast")
            self._preparing.start()

    @property
    def ready(self) -> bool:
        """Whether nobody has to wait any more for what `prepare` loads."""
        return self._preparing is not None and not self._preparing.is_alive()

    @property
    def skeleton(self) -> Skeleton | None:
        """The bones."""
        self._wait()
        return self._skeleton

    @property
    def chain(self) -> Chain | None:
        """What moves them from the feet."""
        self._wait()
        return self._chain

    @property
    def renderer(self) -> Renderer | None:
        """What draws them."""
        self._wait()
        return self._renderer

    @cached_property
    def gait(self) -> Gait | None:
        """What lets them walk."""
        from desktop.skeleton.gait import Gait

        return Gait(self.skeleton) if self.skeleton else None

    def _wait(self) -> None:
        if self._preparing is not None and self._preparing is not threading.current_thread():
            self._preparing.join()

    @cached_property
    def _skeleton(self) -> Skeleton | None:
        from desktop.skeleton.bones import SkeletonDamagedError, load

        try:
            return load(self._read())
        except (assets.AssetMissingError, SkeletonDamagedError) as error:
            self.damaged = str(error)
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
