"""What has to be seen: every page and dialog, the chart and the skeleton, each painted and not just there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from desktop import app
from desktop.smoke_test.wrong import Details, must
from desktop.ui.pages.skeleton_page import SkeletonPage
from desktop.ui.pages.trends_page import TrendsPage
from desktop.ui.widgets.page import Page

P = TypeVar("P", bound=Page)

COLOURS = 12
"""How many colours a picture with words in it has at the very least, for their edges are smoothed."""


def settled() -> None:
    """Let every layout come to rest, and everything that waits be painted."""
    application = app.application()
    for _ in range(3):
        application.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        application.processEvents()


def picture(widget: QWidget) -> QImage:
    """What `widget` shows."""
    settled()
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def painted(name: str, widget: QWidget, at_least: int = COLOURS) -> int:
    """How many colours `widget` shows; raises WrongError where it is empty."""
    return filled(name, picture(widget), at_least)


def filled(name: str, image: QImage, at_least: int = COLOURS) -> int:
    """How many colours `image` has; raises WrongError where it is empty."""
    colours = 0 if image.isNull() else len(set(memoryview(image.constBits()).cast("I")))
    must(colours >= at_least, f"{name} is empty: {colours} colours")
    return colours


def pages(program: app.Program) -> Details:
    """Open every page of the window."""
    window, found = program.window, dict[str, int]()
    for name in window.names:
        page = window.open(name)
        settled()
        page.settle()
        must(window.page == name and page.isVisible(), f"{name} does not open")
        found[name] = painted(name, page.viewport())
    return {"colours": found}


def dialogs(program: app.Program) -> Details:
    """Open what opens over the pages: the first run and every dialog."""
    from desktop.ui.dialogs.day_dialog import DayDialog
    from desktop.ui.dialogs.failure_dialog import FailureDialog
    from desktop.ui.dialogs.licences import LicencesDialog
    from desktop.ui.dialogs.paper_week import PaperWeekDialog
    from desktop.ui.dialogs.signs_before import SignsBefore

    window, diary, chosen, words = program.window, program.diary, program.preferences, program.words
    makers: dict[str, Callable[[], QWidget]] = {
        "day": lambda: DayDialog(diary.today - timedelta(days=1), diary, chosen, words, window),
        "paper_week": lambda: PaperWeekDialog(diary.today - timedelta(days=7), diary, chosen, words, window),
        "signs_before": lambda: SignsBefore(diary, chosen, words, window),
        "licences": lambda: LicencesDialog(window),
        "failure": lambda: FailureDialog("Smoke test", "Nothing went wrong.", parent=window),
    }
    found: dict[str, int] = {}
    for name, make in makers.items():
        dialog = make()
        dialog.show()
        found[name] = painted(name, dialog)
        dialog.close()
        dialog.deleteLater()
    introduction = window.welcome()
    found["welcome"] = painted("the first run", introduction)
    introduction.finished.emit()
    return {"colours": found}


def chart(program: app.Program) -> Details:
    """Draw the ratings of the sample."""
    page = _opened(program, TrendsPage, "trends")
    if page.chart is None:
        # Earlier scores wait for today's.
        page.veil.lifted.emit()
    settled()
    found = page.chart
    must(found is not None and found.isVisible(), "there is no chart")
    assert found is not None
    line = program.look.theme.colour("chart_line")
    image = picture(found)
    drawn = pixels(image, line)
    must(drawn > found.width(), f"the chart has no line: {drawn} pixels of its colour")
    return {"colours": filled("the chart", image), "line": drawn}


def pixels(image: QImage, colour: QColor) -> int:
    """How many pixels of `image` have just this colour."""
    return list(memoryview(image.constBits()).cast("I")).count(colour.rgb())


def skeleton(program: app.Program) -> Details:
    """Draw the bones by themselves, and the scene that somebody can move."""
    from desktop.skeleton.camera import VIEWS, View
    from desktop.ui.explainer.cast import Cast
    from desktop.ui.theme.inks import inks

    cast = Cast()
    must(cast.renderer is not None, f"the bones cannot be read: {cast.damaged}")
    assert cast.renderer is not None
    assert cast.still is not None
    assert cast.skeleton is not None
    size = (120, 240)
    frame = cast.renderer.draw(cast.still, VIEWS[View.FRONT], size, inks(program.look.theme))
    x, y, _ = VIEWS[View.FRONT].project(cast.skeleton.landmarks["l3_l4"][None], size)[0]
    must(bool(frame.bone[int(y), int(x)] >= 0), "there is no bone where the spine is")
    page = _opened(program, SkeletonPage, "skeleton")
    page.settle()
    figure = page.explorer.figure
    must(figure is not None, "the skeleton cannot be moved")
    assert figure is not None
    # Bones are shaded: a picture without them has the colours of its words alone.
    return {"bones": len(cast.skeleton.bones), "colours": painted("the scene", figure.view, 1000)}


def _opened(program: app.Program, kind: type[P], name: str) -> P:
    page = program.window.open(name)
    settled()
    assert isinstance(page, kind)
    return page
