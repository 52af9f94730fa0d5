"""Ways in which a disk refuses."""

import os
from collections.abc import Callable
from pathlib import Path


def error(number: int) -> Callable[..., None]:
    """A function that fails as the system would with this error number."""

    def raising(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return raising


def fill(folder: Path) -> Path:
    """A file that takes all the room there is left."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while file.write(bytes(4096)):
                pass
        except OSError:
            pass
    return filler
