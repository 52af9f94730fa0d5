"""What the tests of the packages share: the day of what they make, and the system's own programs to look it over."""

import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

MADE = datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC)


def needs(*tools: str) -> None:
    if sys.platform != "linux":
        pytest.skip("what is for Linux is looked over on Linux")
    if lacking := [tool for tool in tools if not shutil.which(tool)]:
        pytest.skip(f"needs {', '.join(lacking)}")


def said_by(*command: str | Path) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr
