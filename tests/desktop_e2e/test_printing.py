"""The page on real paper, as near as a test can come: a real print system, and what people do to printers."""

import socket  # noqa: TID251 - the test is the print system that stays silent
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.desktop_e2e import printer, reader
from tests.desktop_e2e.printer import NAME, NOBODY_LISTENS, Printer, print_system, text_of
from tests.desktop_e2e.reader import Reader
from tests.desktop_e2e.xsession import XSession, wait_until

NO_PRINTER = "No printer was found. Nothing was lost. Connect one, or save the page as a PDF file."
ON_ITS_WAY = "The page is on its way to the printer. If it does not come out, try again, or save it as a PDF file."
WAITING = "The printer has stopped. The page waits for it. Start the printer, or save the page as a PDF file."
NOT_TAKEN = "The printer did not take the page. Nothing was lost. Try again, or save it as a PDF file."
LOOKING = "Looking for printers…"
SILENT = "The print system does not answer. Nothing was printed. Save the page as a PDF instead, or try again later."
SIGNS = "^Warning signs before the page$"
MAIN_PROBLEM = "My lower back aches most days, more on the left."
QUESTIONS = ("What is the likely cause", "Could my feet have anything to do with it?")
A4 = "IPP_MEDIA_COL={media-size={x-dimension=21000 y-dimension=29700}"
"""As a printer whose own paper is Letter is asked for it, in hundredths of a millimetre."""

Open = Callable[[dict[str, str]], subprocess.Popen[bytes]]


def run(*command: str | Path) -> None:
    subprocess.run((sys.executable, "-m", "desktop", *command), check=True, capture_output=True, timeout=20)


@pytest.fixture
def paper(desktop: XSession) -> Iterator[Printer]:
    if lacking := printer.missing():
        pytest.skip(f"a print system needs {', '.join(lacking)}")
    with print_system(desktop) as system:
        yield system


@pytest.fixture
def open_summary(
    desktop: XSession, evenfoot: Callable[..., subprocess.Popen[bytes]], listener: Reader, tmp_path: Path
) -> Open:
    """Opens the window on the Summary of the sample diary, in an environment of one's own."""
    exported = tmp_path / "sample.json"
    run("--demo", "export", "--format", "json", "--out", exported)
    run("--data-dir", tmp_path / "diary", "import", exported)

    def open_window(environment: dict[str, str]) -> subprocess.Popen[bytes]:
        program = evenfoot(**reader.ON, **environment)
        desktop.window("^Evenfoot$")
        desktop.keys("alt+s")
        listener.says("When did you notice?")
        desktop.keys("ctrl+5")
        listener.says("One page for your physician, as it will print.")
        return program

    return open_window


@pytest.fixture
def ask_to_print(desktop: XSession) -> Callable[[], None]:
    """From the Summary to the system's print dialog, with no warning sign on the way."""

    def ask() -> None:
        desktop.keys("alt+p")
        desktop.window(SIGNS)
        desktop.keys("alt+n")
        desktop.window("^Print")

    return ask


def looks(document: Path) -> dict[str, str]:
    """What `pdfinfo` says of a PDF."""
    told = subprocess.run(("pdfinfo", document), capture_output=True, text=True, check=True, timeout=20).stdout
    return {name: value.strip() for name, _, value in (line.partition(":") for line in told.splitlines())}


def test_without_a_print_system_the_page_says_so(open_summary: Open, desktop: XSession, listener: Reader) -> None:
    open_summary(NOBODY_LISTENS)
    desktop.keys("alt+p")
    listener.says(NO_PRINTER)
    wait_until(lambda: NO_PRINTER in listener.heard(), "it is read out")


def test_a_print_system_that_stays_silent_holds_nothing_up(
    open_summary: Open, desktop: XSession, listener: Reader
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        program = open_summary({"CUPS_SERVER": f"127.0.0.1:{silent.getsockname()[1]}"})
        desktop.keys("alt+p")
        listener.says(LOOKING)
        listener.says(SILENT)
        wait_until(lambda: SILENT in listener.heard(), "it is read out")
        desktop.keys("alt+p")
        listener.says(LOOKING)
        desktop.keys("ctrl+q")
        program.wait(3)


@pytest.mark.parametrize(("choice", "size"), [("A4", "(A4)"), ("Letter", "(letter)")])
def test_the_printer_gets_the_very_page(
    open_summary: Open,
    listener: Reader,
    paper: Printer,
    ask_to_print: Callable[[], None],
    desktop: XSession,
    tmp_path: Path,
    choice: str,
    size: str,
) -> None:
    open_summary(paper.environment)
    listener.press(listener.find(choice), "Toggle")
    ask_to_print()
    desktop.keys("Return")
    listener.says(ON_ITS_WAY)
    (arrived,) = wait_until(paper.arrived, "the page comes out")
    run("--data-dir", tmp_path / "diary", "summary", "--out", tmp_path / "page.pdf")
    assert text_of(arrived) == text_of(tmp_path / "page.pdf")
    for expected in ("Alex Example", "None ticked on", "4.6 (5 of 7)", MAIN_PROBLEM, *QUESTIONS):
        assert expected in text_of(arrived)
    assert looks(arrived)["Pages"] == "1"
    assert looks(arrived)["Page size"].endswith(size)
    assert (A4 in arrived.with_suffix(".job").read_text(encoding="utf-8")) is (choice == "A4")


def test_an_emergency_is_met_first_and_leads_the_page(
    open_summary: Open, desktop: XSession, listener: Reader, paper: Printer
) -> None:
    open_summary(paper.environment)
    desktop.keys("alt+p")
    desktop.window(SIGNS)
    listener.tab_to("You have chest pain with the back pain.")
    desktop.keys("space")
    wait_until(lambda: any("Get help now. Call " in said for said in listener.heard()), "whom to call is read out")
    desktop.keys("alt+o")
    desktop.window("^Print")
    desktop.keys("Return")
    listener.says(ON_ITS_WAY)
    (arrived,) = wait_until(paper.arrived, "the page comes out")
    text = text_of(arrived)
    assert "Emergency chest pain with the back pain" in text
    order = [text.index(part) for part in ("Warning signs ticked on", "Emergency", "Alex Example", MAIN_PROBLEM)]
    assert order == sorted(order)


def test_who_does_not_answer_prints_nothing(
    open_summary: Open, desktop: XSession, listener: Reader, paper: Printer
) -> None:
    open_summary(paper.environment)
    desktop.keys("alt+p")
    desktop.window(SIGNS)
    desktop.keys("Return", "Escape")
    desktop.window("^Evenfoot$")
    assert (desktop.windows("^Print"), paper.waiting(), paper.arrived()) == ([], [], [])


def test_a_printer_that_has_stopped_keeps_the_page(
    open_summary: Open, desktop: XSession, listener: Reader, paper: Printer, ask_to_print: Callable[[], None]
) -> None:
    open_summary(paper.environment)
    paper.tool("cupsdisable", NAME)
    ask_to_print()
    desktop.keys("Return")
    listener.says(WAITING)
    assert (len(paper.waiting()), paper.arrived()) == (1, [])
    paper.tool("cupsenable", NAME)
    wait_until(paper.arrived, "the page comes out at last")


@pytest.mark.parametrize(
    ("meanwhile", "said"),
    # Of a queue that takes no jobs Qt learns nothing.
    [(("lpadmin", "-x", NAME), NOT_TAKEN), (("cupsreject", NAME), ON_ITS_WAY)],
    ids=["gone", "refusing"],
)
def test_no_page_is_said_to_be_printed_that_was_not(
    open_summary: Open,
    desktop: XSession,
    listener: Reader,
    paper: Printer,
    ask_to_print: Callable[[], None],
    meanwhile: tuple[str, ...],
    said: str,
) -> None:
    open_summary(paper.environment)
    ask_to_print()
    paper.tool(*meanwhile)
    desktop.keys("Return")
    listener.says(said)
    assert (paper.waiting(), paper.arrived()) == ([], [])


def test_who_changes_their_mind_prints_nothing(
    open_summary: Open, desktop: XSession, listener: Reader, paper: Printer, ask_to_print: Callable[[], None]
) -> None:
    open_summary(paper.environment)
    ask_to_print()
    before = listener.heard()
    desktop.keys("Escape")
    desktop.window("^Evenfoot$")
    assert (paper.waiting(), paper.arrived(), listener.heard()) == ([], [], before)
