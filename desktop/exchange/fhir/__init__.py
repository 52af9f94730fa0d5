"""The diary as an HL7 FHIR R4 (4.0.1) document for other programs; it does not come back in.

Written by hand and tested against the R4B models of fhir.resources, which has no R4 any more: importing it takes three
times as long as writing ten years does, and with pydantic it would add NN MB to a program that has no other use for it.
"""

from __future__ import annotations

from desktop.domain.clock import Moment
from desktop.domain.diary import Diary


def dump(diary: Diary, made: Moment, language: str = "en") -> bytes:
    """`diary` as a Bundle of type document in UTF-8 JSON, its words in `language` as far as there are any.

    The same diary, moment and language always give the same bytes.
    """
    # msgspec and what is built on it are loaded where they are used: the window opens without them.
    from desktop.exchange.fhir.document import written

    return written(diary, made, language)
