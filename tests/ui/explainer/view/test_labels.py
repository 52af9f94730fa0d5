"""Words in a picture stay inside it and apart, and keep off the bones where they can."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from desktop.ui.explainer.view.drawing import laid_out
from desktop.ui.explainer.view.labels import Label, Placed, place
from desktop.ui.explainer.view.overlays import Naming, Sketch

coordinates = st.floats(-50, 900)
labels = st.builds(
    Label,
    st.just("words"),
    st.tuples(st.builds(QSizeF, st.floats(20, 300), st.floats(12, 60))),
    st.builds(QPointF, coordinates, coordinates),
    st.none() | st.tuples(st.floats(-1, 1), st.floats(-1, 1)),
)


def nothing(_rect: QRectF) -> float:
    return 0.0


def good(placed: list[Placed], view: QRectF) -> bool:
    apart = not any(one.rect.intersects(other.rect) for one, other in combinations(placed, 2))
    return apart and all(view.contains(each.rect) for each in placed)


@given(st.lists(labels, max_size=6), st.floats(30, 900), st.floats(30, 900))
def test_inside_and_apart(given_labels: list[Label], width: float, height: float) -> None:
    view = QRectF(0, 0, width, height)
    assert good(place(given_labels, view, nothing), view)


@pytest.mark.parametrize(("away", "side"), [((1.0, 0.0), 1), ((-1.0, 0.0), -1)])
def test_beside_what_it_names(away: tuple[float, float], side: int) -> None:
    label = Label("words", (QSizeF(60, 20),), QPointF(200, 200), away)
    (placed,) = place([label], QRectF(0, 0, 400, 400), nothing)
    assert (placed.rect.center().x() - 200) * side > 30
    assert not placed.rect.contains(label.at)


def test_a_label_stays_where_it_was_until_something_is_there() -> None:
    view, before = QRectF(0, 0, 400, 400), QPointF(90, 90)
    label = Label("words", (QSizeF(60, 20),), QPointF(200, 200), (1.0, 0.0), "key")
    (stays,) = place([label], view, nothing, {"key": before})
    assert stays.rect.center() == before
    (away,) = place([label], view, lambda rect: float(rect.contains(before)), {"key": before})
    assert not away.rect.contains(before)
    (other,) = place([label], view, nothing, {"another": before})
    assert other.rect.center() != before
    (inside,) = place([label], view, nothing, {"key": QPointF(-20, 90)})
    assert view.contains(inside.rect)


def test_off_the_bones() -> None:
    bones = QRectF(150, 0, 400, 400)
    label = Label("words", (QSizeF(60, 20),), QPointF(200, 200), (1.0, 0.0))
    (placed,) = place([label], QRectF(0, 0, 400, 400), lambda rect: float(rect.intersects(bones)))
    assert not placed.rect.intersects(bones)


def test_what_names_nothing_goes_to_an_edge_and_narrow_where_bones_are_in_the_way() -> None:
    view, bones = QRectF(0, 0, 400, 400), QRectF(120, 0, 160, 400)
    label = Label("words", (QSizeF(300, 20), QSizeF(100, 60)), QPointF(), None)
    (free,) = place([label], view, nothing)
    assert free.rect.size() == QSizeF(300, 20)
    assert free.rect.bottom() > 380
    (narrow,) = place([label], view, lambda rect: float(rect.intersects(bones)))
    assert narrow.rect.size() == QSizeF(100, 60)


def test_what_fits_nowhere_is_left_out() -> None:
    big, small = (Label("words", (QSizeF(size, 20),), QPointF(20, 20), (1.0, 0.0)) for size in (200, 40))
    assert [each.label for each in place([big, small], QRectF(0, 0, 100, 100), nothing)] == [small]


def test_what_names_nothing_takes_what_is_left_but_is_never_driven_out(qapp: QApplication) -> None:
    about, named = Naming("about all of it", QPointF(), None, "note"), Naming("a leg", QPointF(100, 92), (0.0, 1.0))
    font = QFont()
    for height in (200, 40):
        made = Sketch((), (about, named))
        placed = laid_out(made, font, QRectF(0, 0, 400, height), nothing, {})
        assert "note" in [each.label.key for each in placed], height
    roomy = laid_out(Sketch((), (about, named)), font, QRectF(0, 0, 200, 200), nothing, {})
    alone = laid_out(Sketch((), (named,)), font, QRectF(0, 0, 200, 200), nothing, {})
    assert roomy[0].rect == alone[0].rect
