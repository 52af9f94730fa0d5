"""The file itself: the same bytes for the same page, attached files as they were, and what is read and refused."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import subprocess
import sys
import zlib
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pypdf
import pytest

from desktop.report import pdf, pdf_file
from desktop.report.attachment import Attachment
from desktop.report.letters import readable
from tests.report.sheets import table, whole

pytestmark = pytest.mark.usefixtures("qapp")
ROOT = Path(__file__).parents[2]
MADE = datetime(2026, 3, 17, 9, 30, tzinfo=timezone(timedelta(hours=1)))
FILES = (
    Attachment("diary.csv", "text/csv", "The diary as a table", b"day,pain\r\n2026-03-01,5\r\n" * 999),
    Attachment("B\u00fcro (1).json", "application/fhir+json", "\u201cFHIR\u201d", b'{"a": "\xc3\xa4"}'),
    Attachment("nothing.txt", "text/plain", "", b""),
    Attachment("large.csv", "text/csv", "", bytes(range(256)) * 4000),
)
AGAIN = """
import hashlib, sys
from PySide6.QtWidgets import QApplication
from tests.report.sheets import table, whole
application = QApplication([])
from tests.report.test_pdf_file import FILES, MADE
from desktop.report import pdf
print(hashlib.sha256(pdf.pdf_bytes([whole(), table(9, 3)], FILES, MADE)).hexdigest())
"""


def written(*files: Attachment, made: datetime | None = MADE) -> bytes:
    return pdf.pdf_bytes([whole(), table(9, 3)], files, made)


def test_the_same_page_gives_the_same_bytes() -> None:
    here = written(*FILES)
    assert here == written(*FILES)
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "7"}
    there = subprocess.run((sys.executable, "-c", AGAIN), env=environment, capture_output=True, text=True, check=True)
    assert there.stdout.split() == [hashlib.sha256(here).hexdigest()]


def test_attached_files_are_found_by_a_reader() -> None:
    found = pypdf.PdfReader(io.BytesIO(written(*FILES)))
    assert {name: data for name, (data,) in found.attachments.items()} == {file.name: file.data for file in FILES}
    linked = [entry.get_object() for entry in found.root_object["/AF"]]
    assert [(entry["/UF"], entry["/Desc"], entry["/AFRelationship"]) for entry in linked] == [
        (file.name, file.description, "/Data") for file in FILES
    ]
    kinds = [entry["/EF"]["/F"]["/Subtype"] for entry in linked]
    assert [kind[1:] for kind in kinds] == [file.mime for file in FILES]


@pytest.mark.skipif(not shutil.which("pdfdetach"), reason="poppler-utils is not installed")
def test_attached_files_come_out_as_they_were(tmp_path: Path) -> None:
    (tmp_path / "page.pdf").write_bytes(written(*FILES))
    subprocess.run(
        ["pdfdetach", "-saveall", "page.pdf"], cwd=tmp_path, check=True, env=os.environ | {"LC_ALL": "C.UTF-8"}
    )
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.suffix != ".pdf"} == {
        file.name: file.data for file in FILES
    }


def test_attached_files_go_with_an_untagged_page_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "take_apart", lambda _: {}["gone"])
    found = pypdf.PdfReader(io.BytesIO(written(FILES[0])))
    assert {name: data for name, (data,) in found.attachments.items()} == {FILES[0].name: FILES[0].data}


@pytest.mark.parametrize(("made", "told"), [(MADE, datetime(2026, 3, 17, 8, 30, tzinfo=UTC)), (None, None)])
def test_when_it_was_made_is_told_if_it_is_known(made: datetime | None, told: datetime | None) -> None:
    found = pypdf.PdfReader(io.BytesIO(written(made=made)))
    assert found.metadata
    assert found.metadata.creation_date == told
    assert found.xmp_metadata
    assert found.xmp_metadata.xmp_create_date == (told.replace(tzinfo=None) if told else None)


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
def test_another_reader_finds_no_fault(tmp_path: Path) -> None:
    (tmp_path / "page.pdf").write_bytes(written(*FILES))
    done = subprocess.run(["qpdf", "--check", "page.pdf"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "No syntax or stream encoding errors" in done.stdout
    assert not done.stderr


def test_a_sheet_that_cannot_be_begun_leaves_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf.QPdfWriter, "newPage", lambda _: False)
    with pytest.raises(OSError, match="could not be painted"):
        written()


def test_what_is_taken_apart_is_put_together() -> None:
    painted = pdf._painted([whole()], pdf.structure([whole()], lambda _: ""), ())
    objects = pdf_file.take_apart(painted)
    again = pypdf.PdfReader(io.BytesIO(pdf_file.put_together(objects)))
    first = pypdf.PdfReader(io.BytesIO(painted))
    assert again.pages[0].extract_text() == first.pages[0].extract_text()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.4",
        b"startxref\n0\n%%EOF",
        b"xref\n0 1\nstartxref\n0\n%%EOF",
        b"xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer<</Root 1 0 R/Info 1 0 R>>\nstartxref\n0\n%%EOF",
    ],
)
def test_other_files_are_refused(data: bytes) -> None:
    with pytest.raises(pdf_file.StrangePdfError):
        pdf_file.take_apart(data)


@pytest.mark.parametrize("body", [b"", b"<<>>", b"<</Filter /FlateDecode>>\nstream\nxx\nendstream"])
def test_what_is_no_stream_is_refused(body: bytes) -> None:
    with pytest.raises(pdf_file.StrangePdfError):
        pdf_file.content_of(body)


@pytest.mark.parametrize("held", [b"", b"abc\n", os.urandom(300), b"x" * 300_000])
@pytest.mark.parametrize("packed", [True, False])
def test_a_stream_gives_back_what_it_holds(held: bytes, packed: bool) -> None:
    body = pdf_file.stream(held, packed=packed)
    found = pdf_file.content_of(body)
    # Without a length only the filter tells where the content ends.
    assert found == (held if packed else held + b"\n")
    assert (zlib.compress(held)[:1] in body) or not packed


@pytest.mark.parametrize(
    ("text", "said"),
    [("plain", "(plain)"), ("a(b)\\", "(a\\(b\\)\\\\)"), ("\u00e4", "<FEFF00E4>"), ("\U0001f9b4", "<FEFFD83EDDB4>")],
)
def test_a_text_as_the_file_has_it(text: str, said: str) -> None:
    assert pdf_file.string(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [("a\x00\x01b", "a b"), ("\ud83e!", "!"), ("\ufffe\uffff", ""), ("tab\tend", "tab end"), ("\u00e4\n", "\u00e4 ")],
)
def test_what_cannot_be_written_is_left_out(text: str, said: str) -> None:
    assert readable(text) == said
