"""The body figure: every place is there, inside, apart from the others, and where a person's left and right are."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPolygonF

from desktop import assets
from desktop.domain.interview import BodyMark, Region, Sensation
from desktop.report import body_figure
from desktop.report.body_figure import PATTERNS, Point, Side, body_marks, figure, picture
from desktop.report.page import Area, Ink, Pattern, Picture, Rect
from desktop.report.page import Path as Line
from desktop.report.paint import draw

SIDES = list(Side)
BOX = Rect(100, 50, 90, 170)


def shape(points: tuple[Point, ...]) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(1000 * x, 1000 * y) for x, y in points]))
    path.closeSubpath()
    return path


def size(path: QPainterPath) -> float:
    """The area of a shape without holes."""
    total = 0.0
    for part in path.toSubpathPolygons():
        at = [(point.x(), point.y()) for point in part.toList()]
        total += abs(sum(x * y2 - x2 * y for (x, y), (x2, y2) in zip(at, at[1:] + at[:1], strict=True))) / 2
    return total


def middle(points: tuple[Point, ...]) -> Point:
    xs, ys = zip(*points, strict=True)
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def test_every_region_is_on_one_side() -> None:
    found = [region for side in SIDES for region in figure().views[side].places]
    assert sorted(found) == sorted(Region)
    assert all(region.from_behind for region in figure().views[Side.BACK].places)


@pytest.mark.parametrize("side", SIDES)
def test_places_lie_inside_and_apart(side: Side) -> None:
    view = figure().views[side]
    body = shape(view.outline)
    shapes = {region: shape(points) for region, points in view.places.items()}
    for region, one in shapes.items():
        assert size(body.intersected(one)) > 0.97 * size(one), region
    for (first, one), (second, other) in combinations(shapes.items(), 2):
        assert size(one.intersected(other)) < 0.03 * min(size(one), size(other)), (first, second)


@pytest.mark.parametrize("side", SIDES)
def test_all_below_the_neck_can_be_marked(side: Side) -> None:
    view = figure().views[side]
    covered = sum(size(shape(points)) for points in view.places.values())
    head = shape(((-1, 0), (1, 0), (1, 0.16), (-1, 0.16)))
    assert covered > 0.94 * (size(shape(view.outline)) - size(shape(view.outline).intersected(head)))


@pytest.mark.parametrize("side", SIDES)
def test_left_is_the_persons_own_and_mirrors_right(side: Side) -> None:
    places = figure().views[side].places
    for region, points in places.items():
        if region.value.endswith("_left"):
            x, y = middle(points)
            right_x, right_y = middle(places[Region(region.value.replace("_left", "_right"))])
            assert (x < 0) == (side is Side.BACK), region
            assert (x, y) == pytest.approx((-right_x, right_y), abs=0.006), region


def test_places_stand_in_the_order_of_a_body() -> None:
    back = figure().views[Side.BACK].places
    heights = [
        middle(back[Region(f"{name}_left")])[1] for name in ("upper_back", "middle_back", "lower_back", "buttock")
    ]
    heights += [middle(back[Region(f"{name}_left")])[1] for name in ("thigh_back", "calf", "heel")]
    assert heights == sorted(heights)


@pytest.mark.parametrize("look", ["ink", "light", "dark"])
@pytest.mark.parametrize("side", SIDES)
def test_there_are_bones_for_every_look(side: Side, look: str) -> None:
    assert picture(side, look).startswith(b"\x89PNG")


def test_on_paper_a_mark_is_a_pattern_within_the_box() -> None:
    marks = frozenset(BodyMark(Region.CALF_LEFT, sensation) for sensation in Sensation)
    found = body_marks(BOX, Side.BACK, marks)
    assert isinstance(found[0], Picture)
    assert [mark.pattern for mark in found if isinstance(mark, Area)] == [PATTERNS[one] for one in Sensation]
    assert len({*PATTERNS.values(), Pattern.PLAIN}) == 4
    outline = found[-1]
    assert isinstance(outline, Line)
    assert outline.ink is Ink.QUIET
    assert all(BOX.y <= y <= BOX.bottom and BOX.x <= x <= BOX.right for x, y in outline.points)


@pytest.mark.parametrize("box", [Rect(0, 0, 400, 170), Rect(20, 30, 60, 500)])
def test_the_figure_stands_in_the_middle_of_any_box(box: Rect) -> None:
    found = body_marks(box, Side.FRONT, frozenset())
    bones = found[0]
    assert isinstance(bones, Picture)
    assert box.holds(bones.rect)
    assert (bones.rect.x + bones.rect.right, bones.rect.y + bones.rect.bottom) == pytest.approx(
        (box.x + box.right, box.y + box.bottom)
    )
    assert bones.rect.width == pytest.approx(box.width) or bones.rect.height == pytest.approx(box.height)


def test_three_sensations_at_one_place_can_be_told_apart_in_grey() -> None:
    def printed(*felt: Sensation) -> bytes:
        picture_ = QImage(240, 480, QImage.Format.Format_Grayscale8)
        picture_.fill(255)
        painter = QPainter(picture_)
        painter.scale(100 / 72, 100 / 72)
        for mark in body_marks(
            Rect(0, 0, 85, 170), Side.BACK, frozenset(BodyMark(Region.CALF_LEFT, one) for one in felt)
        ):
            draw(painter, mark)
        painter.end()
        return bytes(picture_.constBits())

    sets = [felt for count in range(4) for felt in combinations(Sensation, count)]
    assert len({printed(*felt) for felt in sets}) == len(sets) == 8


def test_a_mark_is_on_its_own_side_only() -> None:
    marks = frozenset({BodyMark(Region.KNEE_RIGHT, Sensation.PAIN)})
    assert not [mark for mark in body_marks(BOX, Side.BACK, marks) if isinstance(mark, Area)]
    assert [mark for mark in body_marks(BOX, Side.FRONT, marks) if isinstance(mark, Area)]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda found: found.pop("width"),
        lambda found: found["back"].pop("calf_left"),
        lambda found: found.update(outline=[[0, 0]]),
        lambda found: found.update(outline=[[0], [1], [2]]),
        lambda found: found.update(outline=[[0, "1"], [1, 1], [2, 2]]),
        lambda found: found.update(back=3),
        lambda found: found.update(width="wide"),
        lambda found: found.update(width=float("inf")),
        lambda found: found.update(unit=0),
    ],
)
def test_a_damaged_figure_is_a_damaged_installation(spoil: object, monkeypatch: pytest.MonkeyPatch) -> None:
    assert callable(spoil)
    found = json.loads(assets.read_text("body/figure.json"))
    spoil(found)
    monkeypatch.setattr(assets, "read_text", lambda _name: json.dumps(found))
    with pytest.raises(assets.AssetMissingError, match=r"body/figure\.json"):
        body_figure.figure.__wrapped__()


def test_the_files_are_small() -> None:
    folder = Path(assets.folder("body"))
    assert sum(path.stat().st_size for path in folder.iterdir()) < 260_000
