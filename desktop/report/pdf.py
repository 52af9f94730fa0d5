"""The pages as a PDF file: tagged for screen readers, embedded fonts, real text, bookmarks, and the diary attached.

Qt paints, and `tagging` makes of that a document with a structure. Should Qt one day write a file that is not
understood there, the person still gets the page, untagged.
"""

from __future__ import annotations

import errno
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from desktop.report import catalogue
from desktop.report.attachment import Attachment
from desktop.report.ink import missing
from desktop.report.page import Page
from desktop.report.paint import draw, ready
from desktop.report.pdf_file import StrangePdfError, put_together, reference, take_apart
from desktop.report.sheet import LETTER, Sheet
from desktop.report.structure import Structure, structure
from desktop.report.tagging import MILESTONE_SIZE, MILESTONE_X, sheet_numbers, tag

_DOTS_PER_INCH = 1200


def page_layout(sheet: Sheet) -> QPageLayout:
    """Qt's layout for a sheet: upright and with no margin of its own, for the page brings one."""
    known = QPageSize.PageSizeId.Letter if sheet == LETTER else QPageSize.PageSizeId.A4
    layout = QPageLayout(QPageSize(known), QPageLayout.Orientation.Portrait, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def pdf_bytes(pages: Sequence[Page], attachments: Sequence[Attachment] = (), made: datetime | None = None) -> bytes:
    """The file's content, with the `attachments` in it; raises OSError if it cannot be painted.

    The same pages, attachments and time give the same bytes. `made` is aware; without it no time is told.
    """
    # Loaded when a file is written, not with the window.
    from concurrent.futures import ThreadPoolExecutor

    tree = structure(pages, missing)
    with ThreadPoolExecutor(max_workers=1) as aside:
        # Packing ten years takes longer than painting, and lets go of Python's lock.
        files = aside.submit(catalogue.packed, attachments, made)
        painted = _painted(pages, tree, ())
        try:
            return _tagged(painted, pages, tree, _Files(attachments, files.result(), made))
        except (StrangePdfError, LookupError) as error:
            logging.getLogger(__name__).error("The page could not be tagged: %s", error)
            return _painted(pages, tree, attachments)


def write_pdf(
    path: Path,
    pages: Sequence[Page],
    write: Callable[[Path, bytes], None],
    attachments: Sequence[Attachment] = (),
    made: datetime | None = None,
) -> None:
    """Put the PDF of `pages` at `path` by `write`, which puts all of it there or nothing; its errors pass through."""
    write(path, pdf_bytes(pages, attachments, made))


def _painted(pages: Sequence[Page], tree: Structure, attachments: Sequence[Attachment]) -> bytes:
    """What Qt makes of the pages, with a milestone before each piece of them and behind the last."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(pages[0].title)
    writer.setCreator(pages[0].creator)
    writer.setDocumentXmpMetadata(QByteArray(catalogue.description(pages[0])))
    for attached in attachments:
        writer.addFileAttachment(attached.name, QByteArray(attached.data), attached.mime)
    writer.setResolution(_DOTS_PER_INCH)
    writer.setPageLayout(page_layout(pages[0].sheet))
    painter = QPainter()
    if not (painter.begin(writer) and _sheets(painter, writer, tree) and painter.end()):
        raise OSError(errno.EIO, "the page could not be painted")
    buffer.close()
    return bytes(content.data())


def _sheets(painter: QPainter, writer: QPdfWriter, tree: Structure) -> bool:
    painter.scale(_DOTS_PER_INCH / 72, _DOTS_PER_INCH / 72)
    ready(painter)
    for number, pieces in enumerate(tree.sheets):
        if number and not writer.newPage():
            painter.end()
            return False
        for place, piece in enumerate(pieces):
            _milestone(painter, place)
            for mark in piece.marks:
                draw(painter, mark)
        _milestone(painter, len(pieces))
    return True


def _milestone(painter: QPainter, place: int) -> None:
    # Saved and restored, or Qt would go on in the same breath with a piece that begins with an area.
    painter.save()
    painter.fillRect(QRectF(MILESTONE_X, -place, MILESTONE_SIZE, MILESTONE_SIZE), Qt.GlobalColor.black)
    painter.restore()


@dataclass(frozen=True, slots=True)
class _Files:
    attachments: Sequence[Attachment]
    contents: Sequence[bytes]
    made: datetime | None


def _tagged(painted: bytes, pages: Sequence[Page], tree: Structure, files: _Files) -> bytes:
    objects = take_apart(painted)
    root = objects.large[objects.root]
    first, described = reference(root, "Pages"), reference(root, "Metadata")
    elements, headings = tag(objects, pages, tree)
    del objects.large[described]
    parts = {
        "Pages": first,
        "StructTreeRoot": elements,
        "Metadata": catalogue.describe(objects, pages[0], files.made, _accessible(pages, tree)),
        "Outlines": catalogue.bookmark(objects, pages, sheet_numbers(objects), headings),
    }
    attached = catalogue.attach(objects, files.attachments, files.contents)
    catalogue.catalogue(objects, pages[0].language, parts, attached, title_only=len(pages) == 1)
    return put_together(objects)


def _accessible(pages: Sequence[Page], tree: Structure) -> bool:
    """Whether the file may say that it keeps to PDF/UA: it has a title, headings, and a glyph for every letter."""
    texts = {letter for page in pages for block in page.blocks for text in block.texts for letter in text.text}
    return bool(pages[0].title and tree.titled) and not missing("".join(texts))
