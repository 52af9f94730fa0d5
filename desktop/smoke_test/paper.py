"""What has to come out on paper: the page as a file that can be read back, in every language, and a printer's."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from desktop import app, assets, commands, demo
from desktop.domain.clock import Moment
from desktop.domain.diary import Diary
from desktop.domain.preferences import Paper
from desktop.domain.summary import summarise, within
from desktop.report.page import Page
from desktop.report.visit.compose import compose
from desktop.smoke_test import pdf_reader
from desktop.smoke_test.installed import plugin
from desktop.smoke_test.seen import painted, settled
from desktop.smoke_test.wrong import Details, must

NOW = Moment(datetime(2026, 3, 16, 9, 30, tzinfo=UTC), 60)
"""The day after the sample ends."""

LANGUAGES = ("de", "en", "es", "fr", "it", "nl", "pl")
"""The languages that the page can be in."""

ON_IT = ("Alex Example", "2 May 1974", "(16 days)")
"""Words and numbers of the sample that stand on its page."""

PRINT_SUPPORT = "cupsprintersupport"
"""The plugin that talks to the print system on Linux; elsewhere it is a part of Qt's own library."""

DRAWN = 50
"""How many greys a page has at the very least."""


class StillClock:
    """A clock that stands: what is written at one moment can be compared."""

    def now(self) -> Moment:
        """Always the same moment."""
        return NOW


def page() -> Details:
    """Write the page with what travels in it, and read it back: what it says, and that the files are as exported."""
    with demo.folder(_handed_over()) as folder, tempfile.TemporaryDirectory() as name:
        out = Path(name, "page.pdf")
        commands.summary(folder, out, None, None, "a4", "en", clock=StillClock())
        written = out.read_bytes()
        exported = {}
        for kind, suffix in (("csv", ".csv"), ("fhir", ".fhir.json")):
            commands.export(folder, kind, Path(name, kind), "en", clock=StillClock())
            exported[suffix] = Path(name, kind).read_bytes()
    read = pdf_reader.read(written)
    must(len(read.pages) == 1 and read.language == "en", f"{len(read.pages)} pages in {read.language}")
    for words in ON_IT:
        must(words in read.pages[0], f"{words!r} cannot be read on the page")
    for suffix, content in exported.items():
        inside = [held for file, held in read.files.items() if file.endswith(suffix)]
        must(inside == [content], f"the attached {suffix} is not what is exported")
    return {"bytes": len(written), "objects": read.objects, "letters": len(read.pages[0]), "files": sorted(read.files)}


def _handed_over() -> Diary:
    """The sample, less what the files inside a page leave out: earlier warning signs, and notes."""
    diary = demo.sample()
    kept = within(diary, diary.days[0].day, demo.last_day(diary))
    return replace(kept, days=tuple(replace(day, note=None) for day in kept.days))


def texts() -> Details:
    """Lay the page out in each of its languages, in its own words."""
    app.application()
    there = assets.page_languages()
    must(there == LANGUAGES, f"the page is there in {', '.join(there) or 'no language'}")
    wanted = {Path(name).name for other in LANGUAGES if other != "en" for name in assets.names(f"content/{other}", "")}
    titles: dict[str, str] = {}
    for language in LANGUAGES:
        found = {Path(name).name for name in assets.names(f"content/{language}", "")}
        must(wanted <= found, f"{language} lacks {', '.join(sorted(wanted - found))}")
        titles[language] = _laid_out(language)[0].title
    must(len(set(titles.values())) == len(LANGUAGES), f"two languages say the same: {titles}")
    return {"titles": titles}


def _laid_out(language: str) -> tuple[Page, ...]:
    diary = demo.sample()
    first, last = diary.days[0].day, demo.last_day(diary)
    return compose(summarise(diary, first, last, last), Paper.A4, language)


def printing() -> Details:
    """Load what talks to the print system, and draw the page in the system's preview; a printer is not needed."""
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo, QPrintPreviewDialog

    from desktop.report.print import new_printer, print_pages

    app.application()
    found = plugin("printsupport", PRINT_SUPPORT) if sys.platform == "linux" else "none"
    pages = _laid_out("en")
    printer = new_printer(pages[0])
    # Nobody's printer shall begin to work.
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog = QPrintPreviewDialog(printer)
    taken: list[bool] = []
    dialog.paintRequested.connect(lambda at: taken.append(print_pages(at, pages)))
    dialog.resize(900, 900)
    dialog.show()
    settled()
    must(bool(taken) and all(taken), "the preview does not draw the page")
    colours = painted("the preview", dialog, DRAWN)
    dialog.close()
    dialog.deleteLater()
    return {"plugin": found, "printers": len(QPrinterInfo.availablePrinterNames()), "colours": colours}
