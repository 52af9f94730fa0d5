"""A clock that a test moves while programs run under it; they ask the operating system and never hear of it."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

FOLDER = Path("/usr/lib")
LIBRARY = "*/faketime/libfaketimeMT.so.1"


def missing() -> list[str]:
    """What this machine lacks for moving a clock."""
    return [] if any(FOLDER.glob(LIBRARY)) else ["faketime"]


@dataclass(frozen=True)
class MovingClock:
    """What the clock shows stands in `file`; it runs on from there, in `zone` (as POSIX writes it)."""

    file: Path
    zone: str

    @property
    def environment(self) -> dict[str, str]:
        """Put this into the environment of a program that is to live by this clock."""
        return {
            "LD_PRELOAD": str(next(FOLDER.glob(LIBRARY))),
            "FAKETIME_TIMESTAMP_FILE": str(self.file),
            "FAKETIME_NO_CACHE": "1",
            # The clock on the wall jumps, the one that counts seconds does not: as when a computer sleeps.
            "DONT_FAKE_MONOTONIC": "1",
            "TZ": self.zone,
        }

    def set(self, local: datetime) -> None:
        """Turn the clock to `local`, also for programs that run."""
        new = self.file.with_suffix(".new")
        new.write_text(f"@{local:%Y-%m-%d %H:%M:%S}\n", encoding="ascii")
        new.replace(self.file)
