"""The page as a PDF file: a sheet each, embedded fonts, real text, title and language in its metadata."""

from __future__ import annotations

import errno
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from desktop.report.attachment import Attachment
from desktop.report.page import Page
from desktop.report.paint import paint
from desktop.report.sheet import LETTER, Sheet

_DOTS_PER_INCH = 1200

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<dc:format>application/pdf</dc:format><xmp:CreatorTool>{creator}</xmp:CreatorTool>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def page_layout(sheet: Sheet) -> QPageLayout:
    """Qt's layout for a sheet: upright and with no margin of its own, for the page brings one."""
    known = QPageSize.PageSizeId.Letter if sheet == LETTER else QPageSize.PageSizeId.A4
    layout = QPageLayout(QPageSize(known), QPageLayout.Orientation.Portrait, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def pdf_bytes(pages: Sequence[Page], attachments: Sequence[Attachment] = ()) -> bytes:
    """The file's content, with the `attachments` in it; raises OSError if it cannot be painted."""
    page = pages[0]
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(page.title)
    writer.setCreator(page.creator)
    described = {"title": page.title, "language": page.language, "creator": page.creator}
    xmp = _XMP.format(**{name: escape(value) for name, value in described.items()})
    writer.setDocumentXmpMetadata(QByteArray(xmp.encode()))
    writer.setResolution(_DOTS_PER_INCH)
    writer.setPageLayout(page_layout(page.sheet))
    painter = QPainter()
    begun = painter.begin(writer)
    if begun:
        painter.scale(_DOTS_PER_INCH / 72, _DOTS_PER_INCH / 72)
        for number, sheet in enumerate(pages):
            if number:
                writer.newPage()
            paint(painter, sheet)
    if not begun or not painter.end():
        raise OSError(errno.EIO, "the page could not be painted")
    buffer.close()
    return bytes(content.data())


def write_pdf(
    path: Path, pages: Sequence[Page], write: Callable[[Path, bytes], None], attachments: Sequence[Attachment] = ()
) -> None:
    """Put the PDF of `pages` at `path` by `write`, which puts all of it there or nothing; its errors pass through."""
    write(path, pdf_bytes(pages, attachments))
