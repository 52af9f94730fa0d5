"""One card to cut out: where it hangs, when to notice, and two soles with three spots. It does not say why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from desktop.report.page import Area, Block, Dot, Ink, Mark, Path, Rect, Role, Style, Text
from desktop.report.sole import SPOTS, outline, pair, pair_width
from desktop.report.typeset import Measure, broken, line, line_about, paragraph
from desktop.report.words import Words

_MOST_LINES = 5


@dataclass(frozen=True, slots=True)
class Cue:
    """What one card says: where it hangs, and the plan. One with neither is to be filled in by hand."""

    place: str = ""
    plan: str = ""


@dataclass(frozen=True, slots=True)
class Size:
    """How large things are, in points: the plan from most to least, the spots, the rest, the soles.

    `common` is what plans share where they can; `beside` says that the soles stand beside the plan, not below it.
    """

    plans: tuple[float, ...]
    common: float
    spots: tuple[Style, ...]
    small: Style
    soles: float
    pad: float
    gap: float
    beside: bool


_STYLES = (Style(15), Style(13.5), Style(12), Style(11), Style(10))

LARGE = Size((30, 28, 26, 24, 22, 20, 18, 16, 14, 12, 10), 24, _STYLES[:4], Style(11), 172, 18, 24, beside=True)
SMALL = Size((21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10), 17, _STYLES[2:], Style(10), 92, 14, 18, beside=False)


@dataclass(frozen=True)
class Card:
    """A card in `rect`. What the spots are and the word of care take what they need; the plan has the rest."""

    cue: Cue
    rect: Rect
    size: Size
    words: Words
    measure: Measure

    @cached_property
    def largest(self) -> float:
        """The most points at which the plan fits with no word broken; the least there are if it never does."""
        if not self.cue.plan:
            return self.size.plans[0]
        fitting = [style.size for style in map(_bold, self.size.plans) if self._fits(style)]
        largest = fitting[0] if fitting else self.size.plans[-1]
        # A little smaller is better to read where each half of the plan then has lines of its own, and few of them.
        halved = {points: len(self._halved(_bold(points))) for points in fitting if points >= self.size.common}
        return min(filter(halved.get, halved), key=lambda points: (halved[points], -points), default=largest)

    def blocks(self, number: int, most: float) -> list[Block]:
        """The parts of the card, named by its number; the plan has `most` points at most."""
        soles = self._soles
        return [
            block(f"plan {number}", (*self._place, *self._plan(_bold(min(most, self.largest))))),
            Block(f"soles {number}", soles, _feet(soles, self.measure), (), self.words.say("cards.soles_alt")),
            block(f"spots {number}", self._spots),
            block(f"hold {number}", self._hold),
        ]

    @property
    def _inner(self) -> Rect:
        pad = self.size.pad
        return Rect(self.rect.x + pad, self.rect.y + pad, self.rect.width - 2 * pad, self.rect.height - 2 * pad)

    @property
    def _beside(self) -> Rect:
        """What is right of the soles."""
        inner, across = self._inner, pair_width(self.size.soles) + self.size.gap
        return Rect(inner.x + across, inner.y, inner.width - across, inner.height)

    @property
    def _said(self) -> Rect:
        """Where the plan and the word of care stand."""
        return self._beside if self.size.beside else self._inner

    @cached_property
    def _hold(self) -> tuple[Mark, ...]:
        said = self._said
        texts = paragraph(self.measure, self.words.say("cards.hold"), (said.x, 0, said.width), 2, self.size.small)
        return _moved(texts, said.bottom - _bottom(texts))

    @cached_property
    def _middle(self) -> Rect:
        """The band above the word of care that holds the spots, and the soles too where those are not beside."""
        height = _bottom(self._spots_from_top)
        if not self.size.beside:
            height = max(height, self.size.soles)
        low = min(mark.rect.y for mark in self._hold if isinstance(mark, Text)) - self.size.gap / 2
        return Rect(self._said.x, low - height, self._said.width, height)

    @property
    def _soles(self) -> Rect:
        inner = self._inner
        band = inner if self.size.beside else self._middle
        top = band.y + (band.height - self.size.soles) / 2
        return Rect(inner.x, top, pair_width(self.size.soles), self.size.soles)

    @cached_property
    def _spots_from_top(self) -> tuple[Mark, ...]:
        """What each numbered spot is, from 0 on; as large as it leaves half of the card to the rest."""
        drawn = [self._listed(style) for style in self.size.spots]
        return next((marks for marks in drawn if _bottom(marks) <= self._inner.height / 2), drawn[-1])

    def _listed(self, style: Style) -> tuple[Mark, ...]:
        marks: list[Mark] = []
        beside, y, radius = self._beside, 0.0, style.size * 0.6
        for number, spot in enumerate(SPOTS, start=1):
            x = beside.x + 2 * radius + 8
            said = paragraph(self.measure, self.words.say(f"cards.spots.{spot}"), (x, y, beside.right - x), 4, style)
            marks += _figure(number, beside.x + radius, y + style.leading / 2, radius, self.measure)
            marks += said
            y = _bottom(said) + style.size * 0.25
        return tuple(marks)

    @property
    def _spots(self) -> tuple[Mark, ...]:
        marks, band = self._spots_from_top, self._middle
        return _moved(marks, band.y + (band.height - _bottom(marks)) / 2)

    @cached_property
    def _place(self) -> tuple[Text, ...]:
        said = self._said
        if not self.cue.place:
            return ()
        return paragraph(self.measure, self.cue.place, (said.x, said.y, said.width), 1, self.size.small, Ink.QUIET)

    @cached_property
    def _room(self) -> Rect:
        """What is left for the plan."""
        top = _bottom(self._place) + 2 if self._place else self._said.y
        return Rect(self._said.x, top, self._said.width, self._middle.y - self.size.gap / 2 - top)

    def _fits(self, style: Style) -> bool:
        lines = self._lines(style, _MOST_LINES + 1)
        whole = all(self.measure.width(word, style) <= self._room.width for word in self.cue.plan.split())
        return whole and len(lines) <= min(_MOST_LINES, self._room.height / style.leading)

    def _lines(self, style: Style, limit: int) -> tuple[str, ...]:
        """The lines of the plan; what is done begins a line of its own if that costs none."""
        return self._halved(style) or broken(self.measure, self.cue.plan, style, self._room.width, limit)

    def _halved(self, style: Style) -> tuple[str, ...]:
        """The lines of both halves of the plan; none if it has one half, or if they take more lines than the whole."""
        width = self._room.width
        when, comma, then = self.cue.plan.partition(", ")
        if not comma:
            when, comma, then = self.cue.plan.partition(": ")
        whole = broken(self.measure, self.cue.plan, style, width, _MOST_LINES + 1)
        halves = [broken(self.measure, half, style, width, _MOST_LINES + 1) for half in (when + comma.strip(), then)]
        lines = tuple(found for half in halves for found in half)
        return lines if comma and 1 < len(whole) == len(lines) else ()

    def _plan(self, style: Style) -> tuple[Mark, ...]:
        room, step = self._room, style.leading
        if not self.cue.plan:
            return self._to_fill_in()
        lines = self._lines(style, max(1, int(room.height / step)))
        top = room.y + (room.height - len(lines) * step) / 2
        texts = (line(self.measure, each, room.x, top + n * step, style) for n, each in enumerate(lines))
        return tuple(replace(text, role=Role.H1, follows=n > 0) for n, text in enumerate(texts))

    def _to_fill_in(self) -> tuple[Mark, ...]:
        """The beginning and the end of a plan, and lines to write on between them."""
        begin, end, room = self.words.say("cards.blank"), self.words.say("cards.plan"), self._room
        style = next((each for each in map(_bold, self.size.plans[3:]) if self._has_room(end, each)), _bold(10))
        step = min(style.leading * 1.2, (room.height - style.leading) / 2)
        top = room.y + (room.height - 2 * step - style.leading) / 2
        first = line(self.measure, begin, room.x, top, style)
        last = line(self.measure, end, room.x, top + 2 * step, style)
        low = first.baseline + 3
        starts = ((first.rect.right + 8, low), (room.x, low + step))
        rules = (Path(((x, y), (room.right, y)), Ink.TEXT, 0.8) for x, y in starts)
        return (replace(first, role=Role.H1), *rules, replace(last, role=Role.H1, follows=True))

    def _has_room(self, end: str, style: Style) -> bool:
        return self.measure.width(end, style) <= self._room.width and 3 * style.leading <= self._room.height


def block(name: str, marks: Sequence[Mark]) -> Block:
    """The block around `marks`, which says its texts; a figure on a disc goes with what follows it."""
    edges = [_edges(mark) for mark in marks]
    x, y = min(edge.x for edge in edges), min(edge.y for edge in edges)
    rect = Rect(x, y, max(edge.right for edge in edges) - x, max(edge.bottom for edge in edges) - y)
    return Block(name, rect, tuple(marks), tuple(_said(mark for mark in marks if isinstance(mark, Text))))


def _said(texts: Iterable[Text]) -> list[str]:
    """The paragraphs of `texts`, each whole."""
    found: list[str] = []
    for text in texts:
        joined = found and (text.follows or found[-1].isdigit())
        found = [*found[:-1], f"{found[-1]} {text.text}"] if joined else [*found, text.text]
    return found


def _feet(rect: Rect, measure: Measure) -> tuple[Mark, ...]:
    """Both feet as one looks down on them, each with its three numbered spots."""
    marks: list[Mark] = []
    for left in (True, False):
        points = pair(rect.x, rect.y, rect.height, outline(), left=left)
        marks += [Area(points, Ink.TINT), Path(points, Ink.TEXT, max(1.0, rect.height / 120))]
        spots = pair(rect.x, rect.y, rect.height, tuple(SPOTS.values()), left=left)
        for number, (x, y) in enumerate(spots, start=1):
            marks += _figure(number, x, y, max(7.0, rect.height * 0.055), measure)
    return tuple(marks)


def _figure(number: int, x: float, y: float, radius: float, measure: Measure) -> tuple[Mark, ...]:
    """A white figure on a black disc."""
    style = _bold(max(10.0, round(radius * 1.35, 1)))
    return (Dot(x, y, radius), line_about(measure, str(number), x, y - style.leading / 2, style, Ink.PAPER))


def _bold(points: float) -> Style:
    return Style(points, bold=True)


def _edges(mark: Mark) -> Rect:
    match mark:
        case Dot():
            return Rect(mark.x - mark.radius, mark.y - mark.radius, 2 * mark.radius, 2 * mark.radius)
        case Path() | Area():
            xs, ys = [x for x, _ in mark.points], [y for _, y in mark.points]
            return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
        case _:
            return mark.rect


def _bottom(marks: Sequence[Mark]) -> float:
    return max(_edges(mark).bottom for mark in marks)


def _moved(marks: Sequence[Mark], by: float) -> tuple[Mark, ...]:
    """Texts and discs, `by` points further down."""
    found: list[Mark] = []
    for mark in marks:
        if isinstance(mark, Text):
            found.append(replace(mark, rect=replace(mark.rect, y=mark.rect.y + by)))
        elif isinstance(mark, Dot):
            found.append(replace(mark, y=mark.y + by))
    return tuple(found)
