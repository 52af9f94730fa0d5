"""Where the frozen program begins."""

from __future__ import annotations

import sys

from desktop.cli import main

sys.exit(main())
