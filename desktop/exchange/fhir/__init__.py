"""The diary as an HL7 FHIR R4 (4.0.1) document for other programs; it does not come back in.

Written by hand; the tests hold it against fhir.resources, which has R4B instead of R4, and fhirclient, which has R4. In
the program the first would cost 42 MB, a quarter of a second to import, and for ten years eight seconds, not a tenth.
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
