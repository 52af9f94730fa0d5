"""Each access key leads to one place: on every page, in every step of the introduction, and with their forms open."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from desktop import app, demo
from desktop.app import Program
from desktop.ui.widgets.activities.form import ActivityForm
from tests.fakes import FixedClock
from tests.terminal import swept


@pytest.fixture
def program(qapp: QApplication) -> Iterator[Program]:
    """The whole program on the sample diary, on the evening of its last day."""
    sample = demo.sample()
    with swept(qapp), demo.folder(sample) as folder:
        evening = datetime.combine(demo.last_day(sample), datetime.min.time(), UTC).replace(hour=20)
        built = app.build(folder, FixedClock(evening))
        built.window.begin(welcomed=True)
        built.window.show()
        yield built
        built.close()


def clashes(window: QWidget) -> list[str]:
    """The keys that lead to more than one of the things that can be seen."""
    seen = [widget for widget in window.findChildren(QWidget) if widget.isVisible()]
    texts = [widget.text() for widget in seen if isinstance(widget, QAbstractButton)]
    texts += [widget.text() for widget in seen if isinstance(widget, QLabel) and widget.buddy()]
    keys = Counter(QKeySequence.mnemonic(text).toString() for text in texts)
    return [key for key, times in keys.items() if key and times > 1]


def test_pages(program: Program) -> None:
    window = program.window
    for name in window.names:
        page = window.open(name)
        for form in [None, *page.findChildren(ActivityForm)]:
            if form is not None:
                form.setVisible(True)
            assert (name, clashes(window)) == (name, [])


def test_today_rated_and_left_out(program: Program) -> None:
    window, diary = program.window, program.diary
    diary.rate(diary.today, 3)
    assert clashes(window) == []
    diary.skip(diary.today)
    assert clashes(window) == []


def test_introduction(program: Program) -> None:
    introduction = program.window.welcome()
    for number in introduction.steps():
        for form in [None, *introduction.findChildren(ActivityForm)]:
            if form is not None:
                form.setVisible(True)
            assert (number, clashes(program.window)) == (number, [])


def test_a_clash_would_be_seen(program: Program) -> None:
    twice = QLabel("So &undo", program.window)
    twice.setBuddy(program.window)
    twice.show()
    assert clashes(program.window) == ["Alt+U"]
