"""What travels inside the file of the page: the entries of its days, for programs to read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop import assets
from desktop.domain.clock import Moment
from desktop.domain.diary import Diary
from desktop.domain.summary import within
from desktop.report.attachment import Attachment


def attachments(
    diary: Diary, first: date, last: date, made: Moment, language: str, *, notes: bool = False
) -> tuple[Attachment, ...]:
    """The diary from `first` to `last` as CSV and as FHIR, its words in `language`; nothing where nothing was said.

    `made` is the moment the page was made. Notes stay out unless asked for: who hands a page over may have forgotten
    what they wrote weeks ago.
    """
    # Loaded when a page leaves, not when one is looked at.
    from desktop.exchange import csv, fhir

    kept = within(diary, first, last)
    if not notes:
        kept = replace(kept, days=tuple(day for each in kept.days if (day := replace(each, note=None))))
    if not (kept.days or kept.pegs or kept.interview):
        return ()
    about = assets.content(language, "report")["files"]
    name = f"evenfoot-{first.isoformat()}-{last.isoformat()}"
    return (
        Attachment(f"{name}.csv", "text/csv", about["csv"], csv.dump(kept)),
        Attachment(f"{name}.fhir.json", "application/fhir+json", about["fhir"], fhir.dump(kept, made, language)),
    )
