"""The severity in figures: the means of the weeks with their n, the range, the bad days and the recalled ones."""

from __future__ import annotations

from desktop.domain.routine import WeekKind
from desktop.domain.summary import HIGH_SCORE, Severity, Summary
from desktop.domain.trend import Mean, Trend, WeekMean
from desktop.report.frame import HEADING_HEIGHT, Frame, heading, rows
from desktop.report.page import BODY, FIGURE, STRONG, Block, Ink, Mark, Path, Text
from desktop.report.typeset import elided, line, paragraph

WEEKS_SHOWN = 3
_GUTTER = 14.0
_TOP = 4.0


def severity(frame: Frame, summary: Summary, y: float) -> Block:
    """One figure a week and one for all dates, then the facts in a row."""
    words = frame.words
    label = words.say("severity.heading")
    shown = _shown(summary.trend.weeks)
    some = len(shown) < len(summary.trend.weeks)
    aside = words.say("severity.weeks_shown", last=len(shown) - 1, n=len(summary.trend.weeks)) if some else ""
    marks: list[Mark] = [*heading(frame, label, y, aside)]
    top = y + HEADING_HEIGHT
    if summary.severity is None:
        none = words.say("severity.none")
        texts = paragraph(frame.measure, none, (frame.x, top, frame.width), 2, BODY)
        return Block("severity", frame.rect(y, texts[-1].rect.bottom - y), (*marks, *texts), (label, none))
    says = [label]
    bottom = top
    one_year = summary.trend.first.year == summary.trend.last.year
    tiles = [*[_week(frame, week, one_year) for week in shown], (words.say("severity.all"), "", summary.trend.mean)]
    width = (frame.width + _GUTTER) / (WEEKS_SHOWN + 1) - _GUTTER
    for index, (name, dates, mean) in enumerate(tiles):
        x = frame.x + index * (width + _GUTTER)
        tile = _tile(frame, name, dates, mean, (x, top + _TOP, width))
        marks += tile
        bottom = max(bottom, tile[-1].rect.bottom)
        says.append(f"{name}{', ' if dates else ''}{dates}: {_in_words(frame, mean)}")
    marks += [
        Path(((x, top + _TOP), (x, bottom)), Ink.RULE, 0.6)
        for x in (frame.x + index * (width + _GUTTER) - _GUTTER / 2 for index in range(1, len(tiles)))
    ]
    facts, more, bottom = _facts(frame, summary.severity, summary.trend, bottom + 5)
    if any(week.days != week.shown for week in summary.trend.weeks):
        more.append(words.say("severity.whole"))
        facts += paragraph(frame.measure, more[-1], (frame.x, bottom, frame.width), 2, BODY, Ink.QUIET)
        bottom = facts[-1].rect.bottom
    return Block("severity", frame.rect(y, bottom - y), (*marks, *facts), (*says, *filter(None, (aside,)), *more))


def _shown(weeks: tuple[WeekMean, ...]) -> tuple[WeekMean, ...]:
    """The first week and the last ones: where it began and where it stands."""
    return weeks if len(weeks) <= WEEKS_SHOWN else (weeks[0], *weeks[1 - WEEKS_SHOWN :])


def _week(frame: Frame, week: WeekMean, one_year: bool) -> tuple[str, str, Mean]:
    words = frame.words
    name = words.say("severity.baseline" if week.week.kind is WeekKind.BASELINE else "severity.awareness")
    if not one_year:
        return name, words.say("severity.from", first=words.day(week.days[0])), week.mean
    ends = (words.day(week.days[0], "short"), words.day(week.days[-1], "short"))
    dates = ends[0] if ends[0] == ends[1] else words.say("who.range", first=ends[0], last=ends[1])
    return name, dates, week.mean


def _in_words(frame: Frame, mean: Mean) -> str:
    if mean.value is None:
        return frame.words.say("severity.too_few", rated=mean.rated, of=mean.of)
    return f"{frame.words.mean(mean)} {frame.words.say('severity.counted', rated=mean.rated, of=mean.of)}"


def _tile(frame: Frame, name: str, dates: str, mean: Mean, box: tuple[float, float, float]) -> list[Text]:
    x, y, width = box
    measure, words = frame.measure, frame.words
    if mean.value is None:
        texts = list(paragraph(measure, _in_words(frame, mean), box, 3, BODY))
        below = max(y + FIGURE.leading, texts[-1].rect.bottom)
    else:
        texts = [line(measure, words.mean(mean), x, y, FIGURE)]
        below = y + FIGURE.leading
        counted = words.say("severity.counted", rated=mean.rated, of=mean.of)
        beside = texts[0].rect.right + 4
        if frame.fits(counted, BODY, x + width - beside):
            drop = texts[0].baseline - line(measure, "", 0, 0, BODY).baseline
            texts.append(line(measure, counted, beside, drop, BODY))
        else:
            texts += paragraph(measure, counted, (x, below, width), 2, BODY)
            below = texts[-1].rect.bottom
    texts += paragraph(measure, name, (x, below, width), 2, STRONG)
    if dates:
        texts += paragraph(measure, dates, (x, texts[-1].rect.bottom, width), 2, BODY, Ink.QUIET)
    return texts


def _facts(frame: Frame, figures: Severity, course: Trend, y: float) -> tuple[list[Text], list[str], float]:
    """Texts, words and lower edge of the row below the figures."""
    words, measure = frame.words, frame.measure
    rated = course.mean.rated
    pairs = [
        (
            words.say("severity.range"),
            words.say("severity.range_value", lowest=figures.lowest, highest=figures.highest),
        ),
        (words.say("severity.high", score=HIGH_SCORE), words.number(figures.high_days, 0)),
        (words.say("severity.recalled"), words.say("severity.recalled_value", n=figures.recalled_days, of=rated)),
    ]
    if course.skipped:
        pairs.append((words.say("severity.skipped"), words.number(len(course.skipped), 0)))
    texts: list[Text] = []
    widths = [measure.width(name, BODY) + 5 + measure.width(value, STRONG) for name, value in pairs]
    placed = rows(widths, frame.width, 22)
    for number, row in enumerate(placed):
        for index, offset in row:
            name, value = pairs[index]
            top = y + number * BODY.leading
            texts.append(line(measure, elided(measure, name, BODY, frame.width / 2), frame.x + offset, top, BODY))
            texts.append(line(measure, value, texts[-1].rect.right + 5, top, STRONG))
    says = [f"{name}: {value}" for name, value in pairs]
    bottom = y + len(placed) * BODY.leading
    return texts, says, bottom
