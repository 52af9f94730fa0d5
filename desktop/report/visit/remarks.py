"""What is missing from the page: questions without an answer, and what found no room."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from desktop.domain.interview import ASKED, Interview, Part
from desktop.domain.summary import Summary
from desktop.report.page import BODY, Block
from desktop.report.typeset import paragraph
from desktop.report.visit.frame import Frame
from desktop.report.visit.plan import Lost, Piece

_BESIDES = frozenset({"began", "onset_story", "worse_other", "better_other", "health_other", "foot_story"})
"""What may be typed besides another answer is not missed."""

_LINES = 4


def remarks(frame: Frame, told: tuple[str, ...], pieces: Sequence[Piece], more: int, y: float) -> Block:
    """What was `told`, what was cut and how many sheets follow, in one paragraph, which may be blank."""
    lost = [piece.lost for piece in pieces if not (more and piece.block.name == "notes")]
    says = tuple(filter(None, (*told, _cut(frame, lost), _follows(frame, pieces, more))))
    texts = paragraph(frame.measure, " ".join(says), (frame.x, y, frame.width), _LINES, BODY)
    bottom = texts[-1].rect.bottom if says else y
    return Block("remarks", frame.rect(y, bottom - y), texts if says else (), says)


def answered_on(frame: Frame, interview: Interview) -> str:
    """When the questions were answered; blank where that is not known."""
    words = frame.words
    return words.say("remarks.told", day=words.day(interview.at.local.date())).rstrip(".") if interview.at else ""


def answered(frame: Frame, summary: Summary, above: bool) -> tuple[str, ...]:
    """When the questions were answered, unless that is said `above`, which ones were not, and an empty diary."""
    words, interview = frame.words, summary.interview
    if not interview:
        return (words.say("remarks.none"),)
    missing, day = _missing(frame, interview), answered_on(frame, interview)
    told = f"{day}." if day and not above else ""
    left = words.say("remarks.missing", list=words.join("page.list", missing)) if missing else ""
    return words.say("page.no_diary") if summary.nothing_recorded else "", told, left


def _missing(frame: Frame, interview: Interview) -> list[str]:
    """The questions without an answer; a part of which nothing was answered goes under one name if it has one."""
    words, found = frame.words, list[str]()
    for part in Part:
        asked = [name for name in ASKED[part] if name not in _BESIDES]
        unsaid = [name for name in asked if not _said(interview, name)]
        whole = f"missing_part.{part}"
        if len(unsaid) == len(asked) and whole in words.texts:
            found.append(words.say(whole))
        else:
            found += [words.say(f"missing.{name}") for name in unsaid]
    return found


def _said(interview: Interview, name: str) -> bool:
    other = {"worse": "worse_other", "better": "better_other", "health": "health_other", "onset": "onset_story"}
    other |= {"duration": "began", "foot_pain": "foot_story"}
    return name in interview.answers or other.get(name) in interview.answers


def _follows(frame: Frame, pieces: Iterable[Piece], more: int) -> str:
    """That the daily table follows, which has every note that is cut or missing here."""
    if not more:
        return ""
    cut = any(any(piece.lost.values()) for piece in pieces if piece.block.name == "notes")
    follows = frame.words.count("appendix.follows", more)
    return f"{follows} {frame.words.say('appendix.notes')}" if cut else follows


def _cut(frame: Frame, parts: Iterable[Mapping[Lost, int]]) -> str:
    total: Counter[Lost] = Counter()
    for lost in parts:
        total.update(lost)
    left_out = [frame.words.count(f"remarks.{kind}", total[kind]) for kind in Lost if total[kind]]
    return frame.words.say("remarks.cut", list=frame.words.join("page.list", left_out)) if left_out else ""
