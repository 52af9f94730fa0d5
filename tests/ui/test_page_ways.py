"""The ways of the page out of the window, in a world that does not always play along: never half a file."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.report.page import Page
from desktop.report.pdf import write_pdf
from desktop.report.sheet import A4
from desktop.report.visit.compose import compose
from desktop.state.diary_state import DiaryState
from desktop.state.files import write_for_person
from desktop.storage import files
from desktop.system import print_system
from desktop.ui import ways_out
from desktop.ui.dialogs import printing
from desktop.ui.dialogs.printing import Printed
from desktop.ui.page_ways import PageWays
from tests.storage.disks import error
from tests.ui.days import TODAY

OLD = b"an older page"


def save(folder: Path, path: Path, pages: Sequence[Page]) -> None:
    write_pdf(path, pages, partial(write_for_person, folder))


@pytest.fixture
def pages(diary_state: DiaryState) -> tuple[Page, ...]:
    return compose(diary_state.summary(TODAY, TODAY), A4, "en")


@pytest.fixture
def ways(qtbot: QtBot, pages: tuple[Page, ...], tmp_path: Path) -> PageWays:
    """Ready at once; it keeps clear of what is kept in `tmp_path/kept`."""
    (tmp_path / "kept").mkdir()
    made = PageWays(lambda: pages, lambda _sheet: pages, partial(save, tmp_path / "kept"), lambda: "page.pdf")
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def pick(ways: PageWays, monkeypatch: pytest.MonkeyPatch) -> Callable[[Path | str], None]:
    """Has somebody choose a path to save at."""

    def choose(path: Path | str) -> None:
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
        ways.save.click()

    return choose


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - {"kept"}


@pytest.mark.parametrize(
    ("typed", "written"), [("page", "page.pdf"), ("page.PDF", "page.PDF"), ("Visit 3.4", "Visit 3.4.pdf"), ("", None)]
)
def test_what_is_saved_is_a_pdf_by_name_too(
    ways: PageWays, pick: Callable[[Path | str], None], tmp_path: Path, typed: str, written: str | None
) -> None:
    pick(tmp_path / typed if typed else "")
    assert names(tmp_path) == ({written} if written else set())
    assert ways.said.text() == (f"Saved as {tmp_path / written}." if written else "")


def test_a_name_that_grew_replaces_nothing(ways: PageWays, pick: Callable[[Path | str], None], tmp_path: Path) -> None:
    (tmp_path / "page.pdf").write_bytes(OLD)
    pick(tmp_path / "page")
    assert (tmp_path / "page.pdf").read_bytes() == OLD
    assert ways.said.text().startswith(f"{tmp_path / 'page.pdf'} is there already. Nothing was changed.")
    pick(tmp_path / "page.pdf")
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF-")


BROKEN = {
    "disk-full": ("write", errno.ENOSPC, "The disk is full"),
    "open-elsewhere": ("replace", errno.EACCES, "may be open in another program"),
    "read-only": ("open", errno.EROFS, "Evenfoot may not write"),
    "dying-disk": ("fsync", errno.EIO, "page.pdf could not be used"),
}


@pytest.mark.parametrize("case", BROKEN)
@pytest.mark.parametrize("printed", [False, True], ids=["saved", "printed-to-file"])
def test_a_failing_disk_leaves_what_was_there(
    ways: PageWays,
    pick: Callable[[Path | str], None],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    pages: tuple[Page, ...],
    case: str,
    printed: bool,
) -> None:
    step, number, said = BROKEN[case]
    path = tmp_path / "page.pdf"
    path.write_bytes(OLD)
    homes: dict[str, object] = {"replace": Path, "write": files, "open": os, "fsync": os}
    fail = error(number)
    with monkeypatch.context() as patch:
        patch.setattr(homes[step], "_write" if step == "write" else step, fail)
        if printed:
            patch.setattr(printing, "printers", lambda: ["Surgery"])
            patch.setattr(printing, "print_by_dialog", lambda *of: of[3](path, pages))
            ways.print.click()
        else:
            pick(path)
    assert said in ways.said.text()
    assert ways.said.text().count(". ") == 2
    assert "safe" in ways.said.text()
    assert ways.said.property("role") == "error"
    assert not ways.saved.isVisible()
    assert (names(tmp_path), path.read_bytes()) == ({"page.pdf"}, OLD)


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("no/folder/page.pdf", "is not a folder"),
        ("taken.pdf", "is a folder"),
        ("x" * 300 + ".pdf", "could not be used"),
        ("x" * 300, "could not be used"),
        ("kept/diary.db", ""),
    ],
    ids=["no-folder", "a-folder", "300-letters", "300-letters-bare", "next-to-the-diary"],
)
def test_a_place_that_cannot_be(
    ways: PageWays, pick: Callable[[Path | str], None], tmp_path: Path, place: str, said: str
) -> None:
    (tmp_path / "taken.pdf").mkdir()
    (tmp_path / "kept" / "diary.db").write_bytes(OLD)
    pick(tmp_path / place)
    assert said in ways.said.text()
    assert (ways.said.property("role") == "error") is bool(said)
    assert (tmp_path / "kept" / "diary.db").read_bytes() == OLD
    assert names(tmp_path) == {"taken.pdf"}


def test_the_diary_is_never_written_over(ways: PageWays, pages: tuple[Page, ...], tmp_path: Path) -> None:
    (tmp_path / "kept" / "diary.db").write_bytes(OLD)
    ways.put(tmp_path / "kept" / "diary.db", pages)
    assert ways.said.property("role") == "error"
    assert (tmp_path / "kept" / "diary.db").read_bytes() == OLD


# What was saved can be looked at.


@pytest.mark.parametrize(("way", "opened"), [("open", "a b#c?.pdf"), ("show_folder", "")])
@pytest.mark.parametrize("works", [True, False])
def test_a_saved_page_and_its_folder_are_opened_by_the_system(
    ways: PageWays,
    pages: tuple[Page, ...],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    way: str,
    opened: str,
    works: bool,
) -> None:
    asked: list[tuple[str, bool]] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: (asked.append((url.toLocalFile(), url.isLocalFile())), works)[1]
    )
    assert not ways.saved.isVisible()
    ways.put(tmp_path / "a b#c?.pdf", pages)
    getattr(ways.saved, way).click()
    assert asked == [(str(tmp_path / opened), True)]
    assert ways.said.text().startswith("Saved as " if works else "No program opened ")
    assert "safe" in ways.said.text() or works
    assert ways.saved.isVisible()


def test_the_offer_ends_with_the_next_thing(
    ways: PageWays, pages: tuple[Page, ...], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(printing, "printers", list)
    for leave in (ways.forget, ways.print.click, lambda: ways.put(tmp_path, pages)):
        ways.put(tmp_path / "page.pdf", pages)
        assert ways.saved.isVisible()
        leave()
        assert not ways.saved.isVisible()


# The printer.


@pytest.mark.parametrize("printed", [*Printed, None])
@pytest.mark.parametrize("way", ["print", "preview"])
def test_what_came_of_printing_is_said(
    ways: PageWays, monkeypatch: pytest.MonkeyPatch, printed: Printed | None, way: str
) -> None:
    monkeypatch.setattr(printing, "printers", lambda: ["Surgery"])
    monkeypatch.setattr(printing, "print_by_dialog", lambda *_: printed)
    monkeypatch.setattr(printing, "preview", lambda *_: printed)
    getattr(ways, way).click()
    assert ways.said.text() == ("" if printed is None else printing.sentence(printed))
    assert (ways.said.property("role") == "error") is (printed in printing.WRONG)


def test_without_a_printer_nothing_is_asked(ways: PageWays, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "printers", list)
    monkeypatch.setattr(ways, "_ready", lambda: pytest.fail("asked"))
    ways.print.click()
    assert ways.said.text() == printing.sentence(None)


def test_a_bug_is_not_taken_for_bad_luck(ways: PageWays, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    monkeypatch.setattr(printing, "printers", lambda: ["Surgery"])
    monkeypatch.setattr(printing, "print_by_dialog", lambda *_: 1 / 0)
    with qtbot.captureExceptions() as caught:
        ways.print.click()
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]


# A print system that takes its time.


@pytest.fixture
def hung(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Has the print system stay silent until this is set."""
    answer = Event()
    monkeypatch.setattr(print_system, "_ask", answer.wait)
    monkeypatch.setattr(sys, "platform", "linux")
    yield answer
    answer.set()


@pytest.mark.parametrize("way", ["print", "preview"])
def test_the_window_goes_on_while_the_print_system_is_silent(
    ways: PageWays, qtbot: QtBot, hung: Event, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    monkeypatch.setattr(printing, "printers", lambda: pytest.fail("asked by the window"))
    monkeypatch.setattr(printing, "preview", lambda *_: pytest.fail("asked by the window"))
    monkeypatch.setattr(ways_out, "LOOKS", 6)
    button = getattr(ways, way)
    button.click()
    assert not button.isEnabled()
    qtbot.waitUntil(lambda: ways.said.text() == printing.looking())
    qtbot.waitUntil(lambda: ways.said.text() == printing.silent())
    assert button.isEnabled()
    assert not hung.is_set()
    assert not any(timer.isActive() for timer in ways.findChildren(QTimer))


def test_a_print_system_that_answers_late_prints(
    ways: PageWays, qtbot: QtBot, hung: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "printers", list)
    ways.print.click()
    hung.set()
    qtbot.waitUntil(lambda: ways.said.text() == printing.sentence(None))
    assert ways.print.isEnabled()
