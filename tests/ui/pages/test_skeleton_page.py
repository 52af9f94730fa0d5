"""The page of the skeleton: it fits every window, asks the diary when asked to, and opens without its file."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.diary import CheckIn, FeltSpot
from desktop.skeleton.chain import Stance
from desktop.state.diary_state import DiaryState
from desktop.state.preferences_state import PreferencesState
from desktop.ui.explainer.cast import Cast
from desktop.ui.explainer.explorer.my_stance import INNER
from desktop.ui.pages.skeleton_page import SkeletonPage
from desktop.ui.theme.look import Look
from desktop.ui.words import Words
from tests.ui.days import TODAY, ago, moment

Make = Callable[..., SkeletonPage]


@pytest.fixture(scope="module")
def cast() -> Cast:
    return Cast()


@pytest.fixture
def make(
    qtbot: QtBot, diary_state: DiaryState, preferences: PreferencesState, words: Words, look: Look, cast: Cast
) -> Make:
    def made(width: int = 908, height: int = 760, cast: Cast = cast) -> SkeletonPage:
        page = SkeletonPage(diary_state, preferences, words, look, cast)
        qtbot.addWidget(page)
        page.resize(width, height)
        page.show()
        for _ in range(3):
            QApplication.processEvents()
        return page

    return made


def press_mine(page: SkeletonPage) -> str:
    page.explorer.feet.my_stance.click()
    return page.explorer.feet.why.text()


def test_my_stance_of_an_empty_diary_is_level_and_said_kindly(make: Make, words: Words) -> None:
    page = make()
    assert press_mine(page) == words.content("explainer")["explorer"]["my_stance"]["none"]
    assert page.explorer.feet.stance == Stance()


def test_my_stance_asks_the_whole_diary_each_time(make: Make, remember: Callable[..., None]) -> None:
    page = make()
    remember(*(CheckIn(f"a{n}", ago(n), moment(ago(n)), "dishes", felt=frozenset({FeltSpot.INNER})) for n in (0, 90)))
    remember(CheckIn("b", TODAY, moment(), "teeth", felt=frozenset({FeltSpot.OUTER})))
    assert "inner edge" in press_mine(page)
    assert page.explorer.feet.stance == Stance(INNER, INNER)


@pytest.mark.parametrize(
    ("width", "height", "wide"),
    [(300, 200, False), (508, 480, False), (899, 760, False), (908, 760, True), (1388, 960, True), (3600, 2000, True)],
)
def test_it_fits(make: Make, width: int, height: int, wide: bool) -> None:
    page = make(width, height)
    beside, figure, body = page.explorer.beside, page.explorer.figure, page.widget()
    assert beside is not None
    assert figure is not None
    assert body is not None
    assert beside.wide == wide
    assert figure.view.width() >= 160
    if width > 400:
        assert body.width() <= page.viewport().width()
        for widget in body.findChildren(QLabel):
            if widget.isVisible():
                assert widget.height() >= widget.heightForWidth(widget.width()), widget.text()
        for button in body.findChildren(QAbstractButton):
            if button.isVisible():
                assert button.width() >= button.minimumSizeHint().width(), button.text()
    if wide:
        seen = figure.mapTo(page.viewport(), figure.rect().bottomLeft()).y()
        assert page.viewport().height() - 60 < seen < page.viewport().height()


@pytest.mark.parametrize("size", [(908, 760), (508, 480)])
def test_the_figure_stays_while_the_page_scrolls(make: Make, size: tuple[int, int]) -> None:
    page = make(*size)
    figure = page.explorer.figure
    assert figure is not None
    bar = page.verticalScrollBar()
    assert bar.maximum() > 100
    bar.setValue(bar.maximum())
    top = figure.mapTo(page.viewport(), figure.rect().topLeft()).y()
    assert 0 <= top < 60
    bar.setValue(0)
    assert figure.y() == 0


@pytest.mark.parametrize("name", ["foot_left", "degrees_right", "stand_level", "bone", "feet_linked"])
def test_the_bones_can_be_seen_by_whoever_slides(make: Make, name: str) -> None:
    page = make(508, 480)
    figure, control, bar = page.explorer.figure, page.findChild(QWidget, name), page.verticalScrollBar()
    assert figure is not None
    assert control is not None
    for start in (0, bar.maximum()):
        bar.setValue(start)
        page.ensureWidgetVisible(control, 0, 20)
        below = figure.mapTo(page.viewport(), figure.rect().bottomLeft()).y()
        top, bottom = (control.mapTo(page.viewport(), QPoint(0, y)).y() for y in (0, control.height()))
        assert below > 150
        assert below < top
        assert bottom <= page.viewport().height()


def test_what_is_not_of_the_explorer_moves_nothing(make: Make) -> None:
    page = make(508, 480)
    # Qt would warn of a widget that is not in the viewport, and a warning fails a test.
    page.ensureWidgetVisible(page.verticalScrollBar())
    assert page.verticalScrollBar().value() == 0


def test_a_damaged_file_is_one_sentence(make: Make, words: Words) -> None:
    page = make(cast=Cast(lambda: b"PK nonsense"))
    missing = page.findChild(QLabel, "skeleton_missing")
    assert missing is not None
    assert missing.isVisible()
    assert missing.text() == words.content("explainer")["missing"]["text"]
    assert press_mine(page)
    assert list(page.parts()) == []
    page.resize(500, 400)


def test_the_tour_has_fifteen_pictures(make: Make) -> None:
    page = make()
    pictures = {name: widget.grab().toImage() for name, widget in page.parts()}
    assert len(pictures) == 15
    assert len({image.constBits().tobytes() for image in pictures.values()}) == 15
