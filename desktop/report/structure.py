"""What a screen reader finds on the sheets: headings, paragraphs, tables and figures, and the marks of each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from desktop.report.page import Block, Mark, Page, Picture, Rect, Role, Text

_CELLS = (Role.TH, Role.TD)
_HEADINGS = (Role.H1, Role.H2)

_LEFTWARDS = {"R", "AL", "AN"}
_FLOATING = {"Mn", "Mc", "Me", "Cc", "Cf"}

_PLAIN = re.compile("[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u052f\u1e00-\u1eff\u2010-\u2027\u2030-\u22ff\u25a0-\u26ff]*")
"""Texts of which each letter is one glyph: they come out of the file as they went in."""


@dataclass(slots=True)
class Node:
    """One element of the structure by its PDF name, on the sheet with this number; `content` are its pieces there.

    A text has its `words`, a figure says what it shows as `alt`; `box` is where it is.
    """

    kind: str
    sheet: int = 0
    kids: list[Node] = field(default_factory=list)
    content: list[int] = field(default_factory=list)
    alt: str = ""
    scope: str = ""
    words: str = ""
    box: Rect | None = None

    @property
    def is_heading(self) -> bool:
        """Whether it heads what comes after it."""
        return self.kind in _HEADINGS

    @property
    def leftwards(self) -> bool:
        """Whether some of it is read from right to left."""
        return any(unicodedata.bidirectional(letter) in _LEFTWARDS for letter in self.words)


@dataclass(slots=True)
class Piece:
    """Marks that are painted in a row and belong to one element, or to none; `spelt` where the glyphs do not tell."""

    marks: list[Mark]
    node: Node | None
    number: int = -1
    spelt: str = ""


@dataclass(frozen=True, slots=True)
class Structure:
    """The tree of all sheets, and for each sheet its pieces in the order of painting."""

    root: Node
    sheets: tuple[tuple[Piece, ...], ...]

    @property
    def titled(self) -> bool:
        """Whether the first heading is the title, and the only other ones are those of sections."""
        first = next((node for part in self.root.kids for node in part.kids if node.is_heading), None)
        return first is not None and first.kind == Role.H1


def structure(pages: Sequence[Page], missing: Callable[[str], str]) -> Structure:
    """The structure of `pages`; every mark is in exactly one piece. `missing` tells which letters have no glyph."""
    root, sheets = Node("Document"), []
    for number, page in enumerate(pages):
        pieces: list[Piece] = []
        for block in page.blocks:
            found = _Part(block, number, pieces, missing).read()
            if found.kids:
                root.kids.append(found)
        for place, piece in enumerate(piece for piece in pieces if piece.node):
            piece.number = place
            if piece.node:
                piece.node.content.append(place)
        sheets.append(tuple(pieces))
    return Structure(root, tuple(sheets))


class _Part:
    """Reads one block: adds its marks to `pieces`, and gives its node."""

    def __init__(self, block: Block, sheet: int, pieces: list[Piece], missing: Callable[[str], str]) -> None:
        self._block, self._sheet, self._pieces, self._missing = block, sheet, pieces, missing
        self._node = Node("Sect", sheet)
        self._figure = Node("Figure", sheet, alt=block.alt, box=block.rect) if block.alt else None
        self._last: Node | None = None
        self._rows: dict[int, Node] = {}
        self._table: Node | None = None

    def read(self) -> Node:
        marks = self._block.marks
        for place, mark in enumerate(marks):
            after = marks[place + 1] if place + 1 < len(marks) else None
            owner = self._owner(mark, place)
            self._add(self._spaced(mark, after, owner), owner)
        if self._figure and self._block.marks:
            self._node.kids.append(self._figure)
        if self._table:
            _scope(self._table)
            _level(self._table)
        return self._node

    def _owner(self, mark: Mark, place: int) -> Node | None:
        """The element that a mark belongs to, made if it is the first of it."""
        if isinstance(mark, Text) and mark.role is Role.ARTIFACT:
            return None
        if self._figure and not (isinstance(mark, Text) and mark.role in _HEADINGS):
            return self._figure
        if isinstance(mark, Picture):
            caption = _caption(self._block.marks[place + 1 :])
            self._node.kids.append(Node("Figure", self._sheet, alt=caption, box=mark.rect))
            return self._node.kids[-1] if caption else None
        if not isinstance(mark, Text):
            return None
        if not (mark.follows and self._last):
            self._last = self._cell(mark) if mark.role in _CELLS else self._paragraph(mark)
        if self._last:
            self._last.words = f"{self._last.words} {mark.text}".strip()
            self._last.box = self._last.box or mark.rect
        return self._last

    def _paragraph(self, text: Text) -> Node | None:
        if not text.text.strip():
            return None
        self._node.kids.append(Node(text.role, self._sheet))
        return self._node.kids[-1]

    def _cell(self, text: Text) -> Node:
        if not self._table:
            self._table = Node("Table", self._sheet)
            self._node.kids.append(self._table)
        if text.row not in self._rows:
            self._rows[text.row] = Node("TR", self._sheet)
            self._table.kids.append(self._rows[text.row])
        cells = self._rows[text.row].kids
        cells.append(Node(text.role, self._sheet))
        return cells[-1]

    def _add(self, mark: Mark, node: Node | None) -> None:
        if isinstance(mark, Text) and not mark.text.strip():
            node = None
        spelt = mark.text if isinstance(mark, Text) and node and self._is_odd(mark.text, node) else ""
        last = self._pieces[-1] if self._pieces else None
        # A text without a letter makes a cell and paints nothing.
        nothing = isinstance(mark, Text) and not mark.text
        if last and (nothing or (last.node is node and not (spelt or last.spelt))):
            last.marks.append(mark)
            return
        self._pieces.append(Piece([mark], node, spelt=spelt))

    def _is_odd(self, text: str, node: Node) -> bool:
        """Whether the glyphs of `text` do not tell its letters."""
        # Programs that sort letters by their place would turn a spelt line round that goes from right to left.
        if _PLAIN.fullmatch(text) or node.leftwards:
            return False
        return any(unicodedata.category(letter) in _FLOATING for letter in text) or bool(self._missing(text))

    def _spaced(self, mark: Mark, after: Mark | None, owner: Node | None) -> Mark:
        """`mark` with a space at the end of a line that goes on, or of a text in a figure: to a machine it has none."""
        if not isinstance(mark, Text) or not mark.text:
            return mark
        if owner and owner is self._figure:
            return replace(mark, text=mark.text + " ")
        if isinstance(after, Text) and after.follows and after.text:
            wide = {unicodedata.east_asian_width(letter) for letter in (mark.text[-1], after.text[0])} & {"W", "F"}
            return mark if wide else replace(mark, text=mark.text + " ")
        return mark


def _caption(marks: Sequence[Mark]) -> str:
    """The paragraph right after a picture."""
    found: list[str] = []
    for mark in marks:
        if not isinstance(mark, Text) or (found and not mark.follows):
            break
        found.append(mark.text)
    return " ".join(found)


def _is_head(row: Node) -> bool:
    """Whether a first row heads the columns: a name alone, whose value is blank, does not."""
    return len(row.kids) > 1 and all(cell.kind == Role.TH for cell in row.kids)


def _scope(table: Node) -> None:
    """Say what each heading of a table is for: columns in a first row that has nothing else, rows everywhere else."""
    for row in table.kids:
        scope = "Column" if row is table.kids[0] and _is_head(row) else "Row"
        for cell in row.kids:
            cell.scope = scope if cell.kind == Role.TH else ""


def _level(table: Node) -> None:
    """Fill rows up with empty cells: all rows of a table have the same number of them.

    Where every row has a name, the head may have nothing above the names; its empty cells come first.
    """
    most = max(len(row.kids) for row in table.kids)
    head, *rows = table.kids
    cornered = _is_head(head) and bool(rows) and all(row.kids[0].kind == Role.TH for row in rows)
    for row in table.kids:
        empty = [Node(Role.TD, row.sheet) for _ in range(most - len(row.kids))]
        row.kids = [*empty, *row.kids] if row is head and cornered else [*row.kids, *empty]
