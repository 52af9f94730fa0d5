"""The page is read back strictly: any damage to the file is noticed, whatever wrote it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pypdf
import pytest
from PySide6.QtWidgets import QApplication

from desktop import demo
from desktop.domain.preferences import Paper
from desktop.domain.summary import summarise
from desktop.report.attachment import Attachment
from desktop.report.pdf import pdf_bytes
from desktop.report.visit.compose import compose
from desktop.smoke_test.pdf_reader import WrongPdfError, read

ATTACHED = (
    Attachment("days.csv", "text/csv", "A table", b"day,score\r\n2026-03-01,4\r\n"),
    Attachment("odd.bin", "application/octet-stream", "All bytes", bytes(range(256)) * 99),
)


@pytest.fixture(scope="module")
def written(qapp: QApplication) -> bytes:
    """The sample's page with its daily table, in German, with two files in it."""
    diary = demo.sample()
    first, last = diary.days[0].day, demo.last_day(diary)
    pages = compose(summarise(diary, first, last, last), Paper.A4, "de", appendix=True)
    return pdf_bytes(pages, ATTACHED)


def test_what_was_written_is_read(written: bytes) -> None:
    found = read(written)
    assert found.language == "de"
    assert found.files == {one.name: one.data for one in ATTACHED}
    # Another reader finds the same letters, wherever it thinks that the blanks are.
    pages = pypdf.PdfReader(io.BytesIO(written)).pages
    assert ["".join(page.split()) for page in found.pages] == ["".join(page.extract_text().split()) for page in pages]
    assert "Alex Example" in found.pages[0]
    assert "Rückenschmerz-Tagebuch" in found.pages[0]


def changed(pattern: bytes, into: bytes) -> Callable[[bytes], bytes]:
    """Put something else of the same length in the place of the first that is found."""

    def change(data: bytes) -> bytes:
        found = re.search(pattern, data, re.DOTALL)
        assert found
        assert len(into) == len(found[0])
        return data[: found.start()] + into + data[found.end() :]

    return change


DAMAGES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "nothing": (lambda _: b"", "does not begin"),
    "another kind": (lambda data: b"\x89PNG" + data[4:], "does not begin"),
    "cut off": (lambda data: data[:-300], "does not end"),
    "more behind it": (lambda data: data + b"%%EOF\n", "does not end"),
    "a byte more": (lambda data: data.replace(b"\nendobj\n", b"\nendobj\n\n", 1), "no table"),
    "a byte less": (lambda data: data[:5000] + data[5001:], "not"),
    "another number": (changed(rb"\n2 0 obj\n", b"\n3 0 obj\n"), "object 2 is not at"),
    "another pack": (changed(rb"/Type/ObjStm", b"/Type/OtherS"), "is no pack"),
    "no table": (changed(rb"/Type/XRef", b"/Type/YRef"), "no table"),
    "a stream damaged": (lambda data: data[:2600] + bytes(40) + data[2640:], "damaged|stream"),
}


@pytest.mark.parametrize(("damage", "said"), DAMAGES.values(), ids=DAMAGES)
def test_damage_is_noticed(written: bytes, damage: Callable[[bytes], bytes], said: str) -> None:
    with pytest.raises(WrongPdfError, match=said):
        read(damage(written))


def test_nothing_that_is_cut_off_is_read(written: bytes) -> None:
    for length in range(0, len(written), len(written) // 50):
        with pytest.raises(WrongPdfError):
            read(written[:length])


def test_a_byte_that_flipped_is_noticed_or_changes_nothing_that_is_read(written: bytes) -> None:
    whole, noticed = read(written), 0
    places = range(len(written) - 1, 0, -(len(written) // 150))
    for place in places:
        flipped = bytearray(written)
        flipped[place] ^= 0x15
        try:
            assert read(bytes(flipped)) == whole, place
        except WrongPdfError:
            noticed += 1
    assert noticed > len(places) / 3
