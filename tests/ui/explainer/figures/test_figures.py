"""The drawn figures: they tell their story, in words too, and nothing in them is cut off or covered."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QPainterPath
from PySide6.QtWidgets import QApplication

from desktop.ui.explainer.figures import contours, cutaway, footprint, icons, load, trays, week
from desktop.ui.explainer.figures.catalogue import FIGURES, figure
from desktop.ui.explainer.figures.colours import PRINTED, Colours
from desktop.ui.explainer.figures.figure import Figure
from desktop.ui.explainer.figures.how_far_plan import CELLS, SHOWN, heading
from desktop.ui.explainer.figures.lettering import LEFT, MIDDLE, Label, Letters
from desktop.ui.explainer.figures.sole import Sole
from desktop.ui.explainer.figures.timing import MOMENTS, eased, moment
from desktop.ui.theme.theme import load as theme
from desktop.ui.words import Words

SIZES = [(260, 200), (300, 220), (260, 340), (440, 224), (440, 313), (440, 560), (900, 560), (1200, 900), (1200, 420)]
POINTS, DPI = 10.5, 96
READABLE = 9.0
"""Pixels."""
LARGE = 0.054
"""Of the width: a still is as wide on paper as 119 points."""
STILLS = [(300, 380), (200, 252)]
"""A strip on the screen, and one on paper."""


class Wordy(Words):
    """A language that says everything half as long again, in words that can be parted."""

    def content(self, name: str) -> dict[str, Any]:
        made = deepcopy(super().content(name))
        lengthen(made)
        return made


def lengthen(texts: Any) -> None:
    for key, value in texts.items() if isinstance(texts, dict) else enumerate(texts):
        if isinstance(value, str) and key != "side" and len(value) > 3:
            texts[key] = f"{value} {('wortet ' * len(value))[: len(value) // 2].strip()}"
        elif isinstance(value, dict | list):
            lengthen(value)


@pytest.fixture(params=[Words, Wordy], ids=["english", "wordy"])
def said(request: pytest.FixtureRequest, qapp: QApplication) -> Words:
    made: Words = request.param("en-GB")
    return made


@pytest.fixture
def words(qapp: QApplication) -> Words:
    return Words("en-GB")


def canvas(size: tuple[int, int], fineness: float = 1.0) -> QImage:
    made = QImage(round(size[0] * fineness), round(size[1] * fineness), QImage.Format.Format_ARGB32_Premultiplied)
    made.setDevicePixelRatio(fineness)
    made.fill(0)
    return made


def font() -> QFont:
    made = QApplication.font()
    made.setPointSizeF(POINTS)
    return made


def painted(made: Figure, at: float, size: tuple[int, int] = (440, 313), margin: int = 0) -> QImage:
    image = canvas((size[0] + 2 * margin, size[1] + 2 * margin))
    painter = QPainter(image)
    painter.setFont(font())
    made.paint(painter, QRectF(margin, margin, *size), at)
    painter.end()
    return image


def faults(made: Figure, size: tuple[int, int], at: float = 0.0, *, focus: bool = False) -> list[str]:
    """Labels that are cut, too small, beyond the edge or on one another."""
    rect = QRectF(7, 11, *size)
    letters, plan = made.planned(rect, font(), canvas(size), at, focus=focus)
    found = [] if plan.fits else ["does not fit"]
    found += [f"{label.key}: too small" for label in plan.labels if pixels(letters, label) < READABLE - 1e-6]
    for group in made.together(plan):
        for number, label in enumerate(group):
            found += _cut(letters, label, rect)
            for other in group[number + 1 :]:
                both = label.rect.intersected(other.rect)
                if both.width() > 0.5 and both.height() > 0.5:
                    found.append(f"{label.key} lies on {other.key}")
    return found


def pixels(letters: Letters, label: Label) -> float:
    return letters.font(label.style).pointSizeF() * DPI / 72


def _cut(letters: Letters, label: Label, rect: QRectF) -> list[str]:
    found = [] if rect.adjusted(-0.5, -0.5, 0.5, 0.5).contains(label.rect) else [f"{label.key}: beyond the edge"]
    if letters.height(label.text, label.rect.width(), label.style) > label.rect.height() + 0.5:
        found.append(f"{label.key}: too high")
    if letters.widest_word([label.text], label.style) > label.rect.width() + 0.5:
        found.append(f"{label.key}: too wide")
    return found


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("key", FIGURES)
def test_nothing_is_cut_or_covered_or_too_small_to_read(said: Words, key: str, size: tuple[int, int]) -> None:
    made = figure(key, said, theme("light"))
    assert [fault for at in MOMENTS for fault in faults(made, size, at)] == []


@pytest.mark.parametrize("size", STILLS, ids=str)
@pytest.mark.parametrize("key", FIGURES)
def test_stills_have_large_letters(words: Words, key: str, size: tuple[int, int]) -> None:
    if key == "sole":
        size = size[0], round(size[1] * 0.4)
    made = figure(key, words, theme("ink"))
    for at in MOMENTS:
        assert faults(made, size, at, focus=True) == []
        letters, plan = made.planned(QRectF(0, 0, *size), font(), canvas(size), at, focus=True)
        assert min(pixels(letters, label) for label in plan.labels) >= LARGE * size[0]


def test_a_cut_label_would_be_found(words: Words) -> None:
    assert faults(figure("help", words, theme("light")), (90, 60))


@pytest.mark.parametrize("size", [(366, 172), (640, 120), (300, 152), (260, 200), (366, 215)], ids=str)
@pytest.mark.parametrize("focus", [False, True])
def test_the_map_never_goes_without_its_caveat(words: Words, size: tuple[int, int], focus: bool) -> None:
    made = figure("sole", words, theme("light"))
    for points in (POINTS, 2 * POINTS):
        large = font()
        large.setPointSizeF(points)
        plan = made.planned(QRectF(0, 0, *size), large, canvas(size), focus=focus)[1]
        said = next(label.text for label in plan.labels if label.key == "note")
        assert plan.fits
        assert "is a drawing choice" in said


@pytest.mark.parametrize("key", FIGURES)
def test_a_story_has_four_moments_that_differ(words: Words, key: str) -> None:
    made = figure(key, words, theme("light"))
    pictures = [painted(made, at) for at in MOMENTS]
    same = [(one, two) for one in range(3) for two in range(one + 1, 4) if pictures[one] == pictures[two]]
    # The load comes back to where it began.
    assert same == ([(0, 3)] if key == "sole" else [])
    assert len({made.describe(at) for at in MOMENTS}) == (3 if key == "sole" else 4)


@pytest.mark.parametrize("key", FIGURES)
def test_it_says_in_sentences_what_is_seen(words: Words, key: str) -> None:
    for step in range(11):
        sentence = figure(key, words, theme("light")).describe(step / 10)
        assert sentence[0].isupper()
        assert sentence.endswith(".")


@pytest.mark.parametrize("name", ["light", "dark", "ink"])
@pytest.mark.parametrize("key", FIGURES)
def test_every_theme_has_its_colours(words: Words, key: str, name: str) -> None:
    made = figure(key, words, theme(name))
    for at in (0.0, 0.2, 0.45, 0.6, 0.9, 1.0):
        painted(made, at)
    assert made.theme.name == name


@pytest.mark.parametrize("key", FIGURES)
def test_print_has_greys_only(words: Words, key: str) -> None:
    made = figure(key, words, theme("ink"))
    for at in MOMENTS:
        image = painted(made, at, (300, 220))
        data = np.frombuffer(image.constBits(), np.uint8).reshape(-1, 4)
        assert int(np.ptp(data[:, :3].astype(int), axis=1).max()) <= 1


@pytest.mark.parametrize("key", FIGURES)
def test_nothing_is_drawn_outside(words: Words, key: str) -> None:
    margin = 40
    for at in MOMENTS:
        image = painted(figure(key, words, theme("light")), at, (300, 220), margin)
        data = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)[..., 3].copy()
        assert data.any()
        data[margin - 1 : -margin + 1, margin - 1 : -margin + 1] = 0
        assert not data.any()


@pytest.mark.parametrize("key", FIGURES)
def test_a_finer_screen_shows_the_same_plan(words: Words, key: str) -> None:
    made, rect = figure(key, words, theme("light")), QRectF(0, 0, 440, 313)
    one, two = (made._search(rect, font(), canvas((440, 313), fineness))[1] for fineness in (1.0, 2.0))
    assert [(label.key, label.rect) for label in one.labels] == [(label.key, label.rect) for label in two.labels]


def test_an_unknown_figure_is_refused(words: Words) -> None:
    with pytest.raises(KeyError):
        figure("nothing", words, theme("light"))


def test_what_is_printed_exists() -> None:
    paper, screen = theme("ink"), theme("light")
    assert {role for role in PRINTED.values() if role not in paper.colours} == set()
    assert {role for role in PRINTED if role not in screen.colours} == set()
    with pytest.raises(KeyError):
        Colours(paper)("nothing")


@pytest.mark.parametrize(("at", "reached"), [(-1, 0), (0, 0), (0.3, 0), (1 / 3, 1), (0.5, 1), (2 / 3, 2), (1, 3)])
def test_moments(at: float, reached: int) -> None:
    assert moment(at) == reached


def test_ease() -> None:
    assert [eased(at, 0.2, 0.6) for at in (0.0, 0.2, 0.4, 0.6, 1.0)] == pytest.approx([0, 0, 0.5, 1, 1])
    assert [eased(at, 0.5, 0.5) for at in (0.4, 0.5)] == [0, 1]


# How the load spreads.


def test_a_little_more_is_on_the_heels() -> None:
    assert 0.55 <= load.on_heel() <= 0.60


@pytest.mark.parametrize("e", range(-8, 12))
def test_the_load_moves_in_as_the_foot_rolls_in(e: int) -> None:
    assert load.centre(e + 1)[0] < load.centre(e)[0]
    assert load.field(e).sum() == pytest.approx(load.field().sum(), rel=0.08)


def test_the_load_moves_forward_with_the_body() -> None:
    assert load.centre(0, 1)[1] < load.centre()[1] < load.centre(0, -1)[1]
    assert load.on_heel(0, 1) < load.on_heel() < load.on_heel(0, -1)


@pytest.mark.parametrize(
    ("left", "right", "panel"), [(0, 0, None), (8, 8, "rolling_in"), (-6, -6, "rolling_out"), (9, -9, None)]
)
def test_the_sole_says_where_the_weight_is(words: Words, left: float, right: float, panel: str | None) -> None:
    made = figure("sole", words, theme("light"))
    assert isinstance(made, Sole)
    still = painted(made, 0.0)
    made.stand(left, right)
    said = made.labels("sole")
    ends = {None: said["description"], "rolling_in": said["shifted"], "rolling_out": said["shifted_out"]}
    assert made.describe(0.5).endswith(f"{ends[panel]} {said['choice']}" if panel else ends[panel])
    assert (painted(made, 0.5) == still) == (left == right == 0)


def test_each_sole_has_its_own_load(words: Words) -> None:
    made = figure("sole", words, theme("light"))
    assert isinstance(made, Sole)
    made.stand(0, 0)
    even = painted(made, 0.0)
    made.stand(8, 0)
    left = painted(made, 0.0)
    made.stand(0, 0, (0.8, 0.5))
    swayed = painted(made, 0.0)
    assert len({bytes(image.constBits()) for image in (even, left, swayed)}) == 3


def test_left_is_on_the_left_and_big_toes_meet() -> None:
    left, right = footprint.pair(QRectF(0, 0, 400, 300))
    big, little = (-28.0, 67.0), (35.0, 84.0)
    assert left.point(*little).x() < left.point(*big).x() < right.point(*big).x() < right.point(*little).x()
    assert right.point(0, 0).y() < right.point(0, 240).y()
    assert QRectF(-1, -1, 402, 302).contains(left.outline.boundingRect().united(right.outline.boundingRect()))


# Lines of equal height.


def test_contours_of_a_hill_are_circles() -> None:
    y, x = np.mgrid[0:41, 0:41].astype(np.float32)
    hill = np.maximum(0, 15 - np.hypot(x - 20, y - 20)).astype(np.float32)
    (loop,) = contours.loops(hill, 5)
    assert np.hypot(*(loop - 20).T) == pytest.approx(10, abs=0.15)
    assert contours.path([loop]).contains(QPointF(20, 20))
    assert not contours.path([loop]).contains(QPointF(31.5, 20))


def test_contours_of_two_hills_and_a_saddle_close() -> None:
    y, x = np.mgrid[0:30, 0:30].astype(np.float32)
    field = np.exp(-((x - 9) ** 2 + (y - 9) ** 2) / 20) + np.exp(-((x - 19) ** 2 + (y - 19) ** 2) / 20)
    found = {len(contours.loops(field.astype(np.float32), level)) for level in np.linspace(0.02, 0.9, 60)}
    assert found == {1, 2}
    checks = np.zeros((6, 6), np.float32)
    checks[2, 2] = checks[3, 3] = 1
    assert len(contours.loops(checks, 0.5)) in {1, 2}


# What the figures claim.


def test_the_question_comes_last_and_stays(words: Words) -> None:
    studies = words.content("explainer")["figures"]["trays"]["studies"]
    for side in trays.SIDES:
        assert len([study for study in studies if study["side"] == side]) == len(trays.STARTS[side])
    last = max(start for starts in trays.STARTS.values() for start in starts) + trays.FALL
    assert last <= trays.ASKED + 1e-9 < 1, "all has been said by then"
    made = figure("insoles", words, theme("light"))
    assert painted(made, trays.ASKED) != painted(made, 1.0)


def test_nobody_weighs_the_studies(words: Words) -> None:
    """Neither tray hangs lower: both stand on one table from first to last."""
    plan = figure("insoles", words, theme("light")).planned(QRectF(0, 0, 440, 560), font(), canvas((440, 560)))[1]
    assert plan.boxes["for"].bottom() == plan.boxes["against"].bottom() == plan.boxes["table"].top()


@pytest.mark.parametrize("at", [0.0, 0.2, 1 / 3, 0.5, 2 / 3, 0.85])
def test_how_far_shows_only_what_its_captions_have_named(words: Words, at: float) -> None:
    made, size = figure("how_far", words, theme("light")), (440, 560)
    boxes = made.planned(QRectF(0, 0, *size), font(), canvas(size))[1].boxes
    image = painted(made, at, size)
    data = np.frombuffer(image.constBits(), np.uint8).reshape(size[1], size[0], 4)[..., 3]
    for moments, cells in enumerate(SHOWN):
        for cell in cells:
            x, y, wide, high = (round(value) for value in boxes[cell].getRect())
            assert data[y + 2 : y + high - 2, x + 6 : x + wide - 6].any() == (moments <= moment(at))


def test_at_the_start_the_wedge_is_complete(words: Words) -> None:
    made = figure("how_far", words, theme("light"))
    assert painted(made, 0.0) == painted(made, 0.2)


def test_each_scale_has_its_heading(words: Words) -> None:
    made = figure("how_far", words, theme("light"))
    for size in SIZES:
        rect = QRectF(0, 0, *size)
        for at in MOMENTS:
            plan = made.planned(rect, font(), canvas(size), at)[1]
            rects = {label.key: label.rect for label in plan.labels}
            for cell in (cell for cell in plan.boxes if cell in CELLS):
                over, box = rects[heading(cell)], plan.boxes[cell]
                assert over.bottom() < box.top()
                assert over.left() < box.center().x() < over.right()


def test_an_insole_moves_pressure_to_the_arch() -> None:
    for place, less in ((cutaway.HEEL, True), (cutaway.BALL, True), (cutaway.ARCH, False)):
        assert (cutaway.press(place, 1.0) < cutaway.press(place, 0.0)) == less


def test_the_weight_never_rests() -> None:
    trace = week.drift(1.0)
    steps = np.hypot(*np.diff(np.array(trace), axis=0).T)
    assert steps.min() > 0
    assert len(week.drift(0.2)) < len(week.drift(0.6)) < len(trace)
    assert all(footprint.outline(left=False).contains(QPointF(*np.array(load.centre()) + at)) for at in np.array(trace))


def test_one_day_is_empty_and_others_have_gaps() -> None:
    assert {row[week.GAP] for row in week.NOTICED} == {"0"}
    assert {len(row) for row in week.NOTICED} == {week.DAYS}
    assert all("0" in row[: week.GAP] + row[week.GAP + 1 :] for row in week.NOTICED)


def test_the_rings_are_of_one_size(words: Words) -> None:
    from desktop.ui.explainer.figures.causes import RINGS

    for size in SIZES:
        plan = figure("causes", words, theme("light")).planned(QRectF(0, 0, *size), font(), canvas(size))[1]
        assert len({round(plan.boxes[ring].width(), 6) for ring in RINGS}) == 1
        assert all(plan.boxes[ring].contains(plan.boxes["person"].center()) for ring in RINGS)


@pytest.mark.parametrize("size", [(366, 412), (408, 440), (458, 600), (640, 600)])
def test_no_ring_runs_through_the_name_of_another(words: Words, size: tuple[int, int]) -> None:
    from desktop.ui.explainer.figures.causes import RINGS, runs_through

    plan = figure("causes", words, theme("light")).planned(QRectF(0, 0, *size), font(), canvas(size))[1]
    names = {label.key: label.rect for label in plan.labels if label.key in RINGS}
    assert len(names) == len(RINGS)
    assert {
        (ring, name) for ring in RINGS for name, rect in names.items() if runs_through(plan.boxes[ring], rect)
    } == set()


@pytest.mark.parametrize("align", [MIDDLE, LEFT])
def test_words_in_the_middle_have_lines_of_one_length(qapp: QApplication, align: Qt.AlignmentFlag) -> None:
    letters = Letters(font(), canvas((400, 100)))
    text = "Real feet spread their load in their own way"
    label = Label("note", text, QRectF(20, 10, letters.width(text) * 0.9, 60), align=align)
    evened = letters.evened(label)
    assert letters.height(text, evened.rect.width()) == letters.height(text, label.rect.width())
    assert evened.rect.center() == label.rect.center()
    assert (evened.rect.width() < letters.width(text) * 0.65) == (align == MIDDLE)


@pytest.mark.parametrize("name", icons.ICONS)
def test_icons_stay_on_their_grid(name: str) -> None:
    shape: QPainterPath = icons.ICONS[name]()
    assert QRectF(0, 0, icons.GRID, icons.GRID).contains(shape.boundingRect())
