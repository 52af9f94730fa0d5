"""What was done, a line each: whether it worked, how many seconds it took, and a remark."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from linux.debian_root import Failed


@dataclass
class Steps:
    """The lines so far."""

    failed: list[str] = field(default_factory=list)

    def do(self, name: str, work: Callable[[], object]) -> bool:
        """Do one step and print its line; a remark is what `work` gives, and Failed is told with its words."""
        began = time.monotonic()
        try:
            remark = work()
        except (Failed, AssertionError, OSError, subprocess.SubprocessError) as error:
            self.failed.append(name)
            self._line(name, began, "FAILED", str(error) or type(error).__name__)
            return False
        self._line(name, began, "ok", remark if isinstance(remark, str) else "")
        return True

    @staticmethod
    def _line(name: str, began: float, result: str, remark: str) -> None:
        print(f"{result:<6} {time.monotonic() - began:6.1f} s  {name}{': ' * bool(remark)}{remark}", flush=True)
