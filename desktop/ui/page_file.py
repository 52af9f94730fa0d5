"""What travels inside the file of the page: the entries of its days, for programs to read."""

from __future__ import annotations

from datetime import date

from desktop import assets
from desktop.domain.clock import Moment
from desktop.domain.diary import Diary
from desktop.domain.summary import within
from desktop.report.attachment import Attachment


def attachments(diary: Diary, first: date, last: date, made: Moment, language: str) -> tuple[Attachment, ...]:
    """The diary from `first` to `last` as CSV and as FHIR, its words in `language`; nothing where nothing was said.

    `made` is the moment the page was made.
    """
    # Loaded when a page leaves, not when one is looked at.
    from desktop.exchange import csv, fhir

    kept = within(diary, first, last)
    if not (kept.days or kept.pegs or kept.interview):
        return ()
    about = assets.content(language, "report")["files"]
    name = f"evenfoot-{first.isoformat()}-{last.isoformat()}"
    return (
        Attachment(f"{name}.csv", "text/csv", about["csv"], csv.dump(kept)),
        Attachment(f"{name}.fhir.json", "application/fhir+json", about["fhir"], fhir.dump(kept, made, language)),
    )
