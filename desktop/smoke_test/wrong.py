"""How a step says that something is not as it should be."""

from __future__ import annotations

Details = dict[str, object]
"""What a step has seen, for whoever reads the object: text, numbers and lists of them."""


class WrongError(Exception):
    """What a step found wrong, in one line."""


def must(holds: bool, what: str) -> None:
    """Raises WrongError with `what` unless it holds."""
    if not holds:
        raise WrongError(what)
