"""The severity in figures: the means of the weeks with their n, PEG, the range, the bad days and the recalled ones."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.domain.routine import WeekKind
from desktop.domain.summary import HIGH_SCORE, Severity, Summary
from desktop.domain.trend import Mean, Trend, WeekMean
from desktop.report.page import BODY, FIGURE, STRONG, Block, Ink, Mark, Path, Role, Text
from desktop.report.typeset import elided, line, paragraph, told
from desktop.report.visit import peg
from desktop.report.visit.chart import DAYS_BY_DAY
from desktop.report.visit.frame import HEADING_HEIGHT, Frame, heading, rows, shares
from desktop.report.visit.plan import Lost, Piece, Plan

TILES = 4
_GUTTER = 14.0
_TOP = 1.0
_BETWEEN = 16.0
_BESIDE = 4.0
_BELOW_TILES = 4.0


@dataclass(frozen=True, slots=True)
class Tile:
    """One figure, or words where there is none, with its n beside it, its name and its dates below it."""

    name: str
    dates: str
    figure: str
    counted: str
    dated: bool = True

    @property
    def in_words(self) -> str:
        """All of it on one line."""
        name = f"{self.name}, {self.dates}" if self.dates else self.name
        return f"{name}: {' '.join(filter(None, (self.figure, self.counted)))}"


def severity(frame: Frame, summary: Summary, y: float, plan: Plan) -> Piece:
    """One figure a week, one for all dates and one for PEG, then the facts in a row."""
    words = frame.words
    label = words.say("severity.heading")
    tiles, aside = _tiles(frame, summary, plan)
    items = peg.items(words, summary.pegs) if summary.pegs and plan.peg_items else []
    if summary.pegs and _crowded(frame, tiles):
        # PEG stands in the row of its items where the figures would be too many for one row.
        *tiles, last = tiles
        items = [(frame.words.join("page.list", (last.name, last.dates)), last.figure), *items]
    unit = words.say("chart.unit") if summary.severity else ""
    head = heading(frame, label, y, unit)
    marks: list[Mark] = [*head]
    says, bottom = [label, *filter(None, (unit if len(head) > 2 else "",))], y + HEADING_HEIGHT
    if summary.severity is None:
        none = paragraph(frame.measure, words.say("severity.none"), (frame.x, bottom, frame.width), 2, BODY)
        marks, bottom = [*marks, *none], none[-1].rect.bottom
        says.append(words.say("severity.none"))
    if tiles:
        drawn, bottom = _row(frame, tiles, bottom + _TOP)
        marks += drawn
        says += [tile.in_words for tile in tiles]
    pairs = _facts(frame, summary.severity, summary.trend) if summary.severity else []
    bottom += _BELOW_TILES if tiles else 0.0
    for row in (pairs, items):
        texts, bottom = _pairs(frame, row, bottom, len(tiles) + (len(pairs) if row is items else 0))
        marks += texts
        says += [words.say("facts.says", label=name, value=value) for name, value in row]
    # The ends of the scale stand beside the heading if they can.
    remarks = [text for text in (unit if len(head) < 3 else "", aside, _whole(frame, summary.trend)) if text]
    for text in remarks:
        lines = paragraph(frame.measure, text, (frame.x, bottom, frame.width), 2, BODY, Ink.QUIET)
        marks, bottom = [*marks, *lines], lines[-1].rect.bottom
    block = Block("severity", frame.rect(y, bottom - y), tuple(marks), (*says, *remarks))
    return Piece(block, {Lost.PEG: int(bool(summary.pegs) and not plan.peg_items)})


def _tiles(frame: Frame, summary: Summary, plan: Plan) -> tuple[list[Tile], str]:
    """The tiles, and what has to be said where not every week has one."""
    words, course = frame.words, summary.trend
    one_year = course.first.year == course.last.year
    tiles: list[Tile] = []
    aside = ""
    if summary.severity:
        room = TILES - 1 - bool(summary.pegs)
        weeks = course.weeks if len(course.weeks) <= room else (course.weeks[0], *course.weeks[1 - room :])
        if len(weeks) < len(course.weeks) and len(course.ratings) > DAYS_BY_DAY:
            aside = words.say("severity.weeks_shown", last=room - 1, n=len(course.weeks))
        tiles = [_week(frame, week, one_year) for week in weeks]
        if not plan.week_dates or (len(weeks) == len(course.weeks) and len(course.ratings) <= DAYS_BY_DAY):
            # The chart below names these weeks above their days.
            tiles = [replace(tile, dated=False) for tile in tiles]
        tiles.append(_tile(frame, words.say("severity.all"), "", course.mean))
    if summary.pegs:
        name = words.count("peg.mean", len(summary.pegs))
        tiles.append(Tile(name, peg.when(words, summary.pegs, one_year), peg.score(words, summary.pegs), ""))
    return tiles, aside


def _week(frame: Frame, week: WeekMean, one_year: bool) -> Tile:
    words = frame.words
    name = words.say("severity.baseline" if week.week.kind is WeekKind.BASELINE else "severity.awareness")
    if not one_year:
        return _tile(frame, name, words.say("severity.from", first=words.day(week.days[0])), week.mean)
    ends = (words.day(week.days[0], "short"), words.day(week.days[-1], "short"))
    dates = ends[0] if ends[0] == ends[1] else words.say("who.range", first=ends[0], last=ends[1])
    return _tile(frame, name, dates, week.mean)


def _tile(frame: Frame, name: str, dates: str, mean: Mean) -> Tile:
    words = frame.words
    counts = {"rated": mean.rated, "of": mean.of}
    if mean.value is None:
        return Tile(name, dates, "", words.say("severity.too_few", **counts))
    return Tile(name, dates, words.mean(mean), words.say("severity.counted", **counts))


def _crowded(frame: Frame, tiles: list[Tile]) -> bool:
    """Whether a line of a tile would have to break, however the room is shared."""
    return sum(_need(frame, tile) for tile in tiles) + _GUTTER * (len(tiles) - 1) > frame.width


def _least(frame: Frame, tile: Tile) -> float:
    """The width in which no word of the name breaks, nor the figure."""
    width = frame.measure.width
    return max(width(tile.figure, FIGURE), *(width(word, STRONG) for word in tile.name.split())) + 0.5


def _row(frame: Frame, tiles: list[Tile], y: float) -> tuple[list[Mark], float]:
    """The tiles side by side with a line between them; marks and lower edge."""
    marks: list[Mark] = []
    bottom, x = y, frame.x
    edges = []
    widths = shares(
        [_need(frame, tile) for tile in tiles], frame.width, _GUTTER, [_least(frame, tile) for tile in tiles]
    )
    least = FIGURE.leading if any(tile.figure for tile in tiles) else 0.0
    beside = all(_fits_beside(frame, tile, width) for tile, width in zip(tiles, widths, strict=True))
    for row, (tile, width) in enumerate(zip(tiles, widths, strict=True)):
        texts = _drawn(frame, tile, (x, y, width, least), row, beside)
        marks += texts
        bottom = max(bottom, *(text.rect.bottom for text in texts))
        edges.append(x - _GUTTER / 2)
        x += width + _GUTTER
    marks += [Path(((x, y + 3), (x, bottom - 1)), Ink.RULE, 0.6) for x in edges[1:]]
    return marks, bottom


def _need(frame: Frame, tile: Tile) -> float:
    """The width in which no line of a tile breaks."""
    measure = frame.measure
    texts = [(tile.name, STRONG), (tile.figure, FIGURE), (tile.counted, BODY), (tile.dates if tile.dated else "", BODY)]
    return max(measure.width(text, style) for text, style in texts) + 1


def _fits_beside(frame: Frame, tile: Tile, width: float) -> bool:
    return frame.fits(tile.counted, BODY, width - frame.measure.width(tile.figure, FIGURE) - _BESIDE)


def _drawn(frame: Frame, tile: Tile, box: tuple[float, float, float, float], row: int, beside: bool) -> list[Text]:
    """Name and dates first, as it is read out, although they stand below the figure, which is `least` high."""
    x, y, width, least = box
    measure = frame.measure
    if tile.figure:
        value = [line(measure, elided(measure, tile.figure, FIGURE, width), x, y, FIGURE)]
        below = value[0].rect.bottom
        if tile.counted and beside:
            drop = value[0].baseline - line(measure, "", 0, 0, BODY).baseline
            value.append(line(measure, tile.counted, value[0].rect.right + _BESIDE, drop, BODY))
        elif tile.counted:
            value += paragraph(measure, tile.counted, (x, below, width), 2, BODY)
            below = value[-1].rect.bottom
    else:
        value = list(paragraph(measure, tile.counted, box[:3], 3, BODY))
        below = max(y + least, value[-1].rect.bottom)
    head = list(paragraph(measure, tile.name, (x, below, width), 2, STRONG))
    if tile.dates and tile.dated:
        head += paragraph(measure, tile.dates, (x, head[-1].rect.bottom, width), 2, BODY, Ink.QUIET)
    return [*_one(told(head, Role.TH, row)), *_one(told(value, Role.TD, row))]


def _one(texts: tuple[Text, ...]) -> tuple[Text, ...]:
    """Lines of one cell."""
    return tuple(replace(text, follows=number > 0) for number, text in enumerate(texts))


def _facts(frame: Frame, figures: Severity, course: Trend) -> list[tuple[str, str]]:
    """Names and values of the row below the figures."""
    words = frame.words
    lowest, highest = figures.lowest, figures.highest
    pairs = [
        (words.say("severity.range"), words.say("severity.range_value", lowest=lowest, highest=highest)),
        (words.say("severity.high", score=HIGH_SCORE), words.number(figures.high_days, 0)),
    ]
    if figures.recalled_days:
        value = words.say("severity.recalled_value", n=figures.recalled_days, of=course.mean.rated)
        pairs.append((words.say("severity.recalled"), value))
    if course.skipped:
        pairs.append((words.say("severity.skipped"), words.number(len(course.skipped), 0)))
    return pairs


def _pairs(frame: Frame, pairs: list[tuple[str, str]], y: float, first: int) -> tuple[list[Text], float]:
    """Names and values in as many rows as they need, as cells of the rows from `first` on; texts and lower edge."""
    if not pairs:
        return [], y
    measure = frame.measure
    names = [elided(measure, name, BODY, frame.width / 2) for name, _ in pairs]
    widths = [
        measure.width(name, BODY) + 4 + measure.width(value, STRONG)
        for name, (_, value) in zip(names, pairs, strict=True)
    ]
    texts: list[Text] = []
    placed = rows(widths, frame.width, _BETWEEN)
    for number, row in enumerate(placed):
        top = y + number * BODY.leading
        for index, offset in row:
            head = told((line(measure, names[index], frame.x + offset, top, BODY),), Role.TH, first + index)
            value = line(measure, pairs[index][1], head[0].rect.right + 4, top, STRONG)
            texts += (*head, *told((value,), Role.TD, first + index))
    return texts, y + len(placed) * BODY.leading


def _whole(frame: Frame, course: Trend) -> str:
    return frame.words.say("severity.whole") if any(week.days != week.shown for week in course.weeks) else ""
