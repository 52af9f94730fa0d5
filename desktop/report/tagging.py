"""Tags the sheets that Qt painted: what is a heading, a paragraph, a cell or a figure, and in which order.

Qt tags nothing. So a tiny rectangle far off the paper is painted before every piece of a sheet, and here each of these
is replaced by the marks of structure in the sheet's instructions.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from desktop.report.page import Page
from desktop.report.pdf_file import Objects, StrangePdfError, box, content_of, reference, stream, string
from desktop.report.structure import Node, Piece, Structure

MILESTONE_X = -1000
MILESTONE_SIZE = 0.5
"""Where the rectangles lie: at this x, in points, and as many points above the paper as pieces were before."""

_MILESTONE = re.compile(
    rb"q\n(?:/CSp cs\n0 0 0 scn\n/GSa gs\n)+q\n[-.\d ]+ cm\n-1000 (-?\d+) 0\.50* 0\.50* re\nf\nQ\nQ\s"
)
_RANGE = re.compile(rb"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]{4})> (?:\[([^\]]*)\]|(<[0-9A-Fa-f]+>))")
_LETTER = re.compile(rb"<([0-9A-Fa-f]+)>")
_JOINED = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
_NAMES = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
%sendcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def tag(objects: Objects, pages: Sequence[Page], tree: Structure) -> tuple[int, list[tuple[Node, int]]]:
    """Tag the sheets, which have a milestone before every piece of `tree` and behind the last; raises StrangePdfError.

    Gives the number of the structure, and the headings in order with theirs.
    """
    sheets = sheet_numbers(objects)
    if len(sheets) != len(tree.sheets):
        raise StrangePdfError(f"{len(sheets)} sheets")
    for place, (number, pieces) in enumerate(zip(sheets, tree.sheets, strict=True)):
        contents = reference(objects.large[number], "Contents")
        objects.large[contents] = stream(_marked(content_of(objects.large[contents]), pieces))
        entries = objects.large.pop(number).rstrip().removesuffix(b">>").decode("ascii")
        objects.small[number] = f"{entries}/StructParents {place}/Tabs/S>>"
    _name_letters(objects)
    return _write(objects, pages, tree, sheets)


def sheet_numbers(objects: Objects) -> list[int]:
    """The numbers of the sheets, in order."""
    kids = re.search(rb"/Kids\s*\[([^\]]*)\]", objects.large[reference(objects.large[objects.root], "Pages")])
    return [int(number) for number in re.findall(rb"(\d+) 0 R", kids[1])] if kids else []


def _marked(content: bytes, pieces: Sequence[Piece]) -> bytes:
    """A sheet's instructions with every piece between the marks of its element, or of none."""
    parts = _MILESTONE.split(content)
    if [int(number) for number in parts[1::2]] != [-place for place in range(len(pieces) + 1)]:
        raise StrangePdfError(f"{len(parts) // 2} milestones for {len(pieces)} pieces")
    found = [parts[0]]
    for piece, held in zip(pieces, parts[2::2], strict=False):
        marks = [f"/{piece.node.kind}<</MCID {piece.number}>>BDC\n" if piece.node else "/Artifact BMC\n"]
        if piece.spelt:
            marks.append(f"/Span<</ActualText {string(piece.spelt)}>>BDC\n")
        found += ["".join(marks).encode("ascii"), held, b"EMC\n" * len(marks)]
    return b"".join([*found, parts[-1]])


def _name_letters(objects: Objects) -> None:
    """Have every glyph read as the letter that was written.

    Qt calls the gap between words a tab, the first letter that looks like it, and an Arabic letter by its joined form.
    """
    for font in [body for body in objects.large.values() if b"/ToUnicode" in body]:
        number = reference(font, "ToUnicode")
        objects.large[number] = stream(_names(content_of(objects.large[number])))


def _names(said: bytes) -> bytes:
    """Qt's table of which letter each glyph is, in the form that all readers take, and with the letters as written."""
    letters: list[tuple[int, bytes]] = []
    for first, last, row, one in _RANGE.findall(said):
        start = int(first, 16)
        named = _LETTER.findall(row) if row else _in_a_row(one, int(last, 16) - start + 1)
        letters += [(start + place, letter) for place, letter in enumerate(named) if start]
    rows = [b"<%04X> <%s>" % (glyph, _written(letter)) for glyph, letter in letters]
    parts = [rows[at : at + 100] for at in range(0, len(rows), 100)]
    return _NAMES % b"".join(b"%d beginbfchar\n%s\nendbfchar\n" % (len(part), b"\n".join(part)) for part in parts)


def _in_a_row(one: bytes, count: int) -> list[bytes]:
    """As many letters as there are, the first of which is `one`: so Qt says it of glyphs that follow their alphabet."""
    (first,) = _LETTER.findall(one)
    return [b"%0*X" % (len(first), int(first, 16) + number) for number in range(count)]


def _written(letter: bytes) -> bytes:
    text = bytes.fromhex(letter.decode("ascii")).decode("utf-16-be", "surrogatepass")
    whole = unicodedata.normalize("NFKC", text) if _JOINED.match(text) else text
    # Two letters in one glyph stay one: programs that sort letters by their place would swap them.
    meant = " " if text == "\t" else text if len(whole) > 1 else whole
    return meant.encode("utf-16-be", "surrogatepass").hex().upper().encode("ascii")


def _write(
    objects: Objects, pages: Sequence[Page], tree: Structure, sheets: list[int]
) -> tuple[int, list[tuple[Node, int]]]:
    """Write the elements; gives the number of the tree, and the headings with theirs."""
    root = objects.number()
    owners: list[dict[int, int]] = [{} for _ in tree.sheets]
    headings: list[tuple[Node, int]] = []

    def write(node: Node, parent: int) -> int:
        number = objects.number()
        kids = [f"{write(kid, number)} 0 R" for kid in node.kids] + [str(place) for place in node.content]
        owners[node.sheet].update(dict.fromkeys(node.content, number))
        if node.is_heading:
            headings.append((node, number))
        entries = f"/S/{node.kind}/P {parent} 0 R/K[{' '.join(kids)}]" + _attributes(node, pages)
        if node.content:
            entries += f"/Pg {sheets[node.sheet]} 0 R"
        objects.small[number] = f"<</Type/StructElem{entries}>>"
        return number

    top = write(tree.root, root)
    lists = " ".join(
        f"{sheet} [{' '.join(f'{owned[place]} 0 R' for place in sorted(owned))}]" for sheet, owned in enumerate(owners)
    )
    parents = objects.add(f"<</Nums[{lists}]>>")
    ends = f"/ParentTree {parents} 0 R/ParentTreeNextKey {len(owners)}"
    objects.small[root] = f"<</Type/StructTreeRoot/K[{top} 0 R]{ends}>>"
    return root, headings


def _attributes(node: Node, pages: Sequence[Page]) -> str:
    found = f"/Alt {string(node.alt)}" if node.alt else ""
    found += f"/ActualText {string(node.words)}" if node.leftwards else ""
    if node.scope:
        found += f"/A<</O/Table/Scope/{node.scope}>>"
    if node.box and node.kind == "Figure":
        found += f"/A<</O/Layout/Placement/Block/BBox {box(node.box, pages[node.sheet].sheet.height)}>>"
    return found
