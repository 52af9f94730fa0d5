"""Free text made fit for FHIR, and the narrative: the small part of XHTML that FHIR lets through, always escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

XHTML = "http://www.w3.org/1999/xhtml"
RIGHT_TO_LEFT = {"ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"}

# What neither XML nor UTF-8 can hold, and the control characters that FHIR keeps out of its strings.
_IMPOSSIBLE = re.compile("[\ud800-\udfff\ufffe\uffff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
# FHIR's pattern for strings lets no other white space through where `\s` is read as Unicode has it.
_SPACE = re.compile(r"[^\S \t\n]")


def plain(text: str) -> str:
    """`text` as FHIR can hold it, without blanks around it; empty if nothing is left."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _SPACE.sub(" ", _CONTROL.sub("", _IMPOSSIBLE.sub("\ufffd", text))).strip()


def inline(text: str) -> str:
    """`text` escaped, its lines kept apart."""
    return escape(plain(text), quote=False).replace("\n", "<br/>")


def paragraph(text: str) -> str:
    """One paragraph; nothing for a blank text."""
    return f"<p>{shown}</p>" if (shown := inline(text)) else ""


def listed(texts: Iterable[str]) -> str:
    """A list with a point for each text; nothing if there is none."""
    points = "".join(f"<li>{inline(text)}</li>" for text in texts)
    return f"<ul>{points}</ul>" if points else ""


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table under the names `head`; nothing if it has no rows."""
    body = "".join(f"<tr>{''.join(f'<td>{inline(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return bare_table(head, body)


def bare_table(head: Sequence[str], body: str) -> str:
    """A table of rows that are XHTML already."""
    names = "".join(f"<th>{inline(name)}</th>" for name in head)
    return f"<table><thead><tr>{names}</tr></thead><tbody>{body}</tbody></table>" if body else ""


def facts(pairs: Iterable[tuple[str, str]]) -> str:
    """A table of two columns: what was asked and what was said; nothing if there is nothing."""
    rows = "".join(f"<tr><th>{inline(label)}</th><td>{inline(said)}</td></tr>" for label, said in pairs)
    return f"<table><tbody>{rows}</tbody></table>" if rows else ""


def narrative(language: str, *parts: str) -> dict[str, str]:
    """The narrative of a resource or a section, in `language`."""
    way = ' dir="rtl"' if language.partition("-")[0] in RIGHT_TO_LEFT else ""
    tag = escape(language)
    div = f'<div xmlns="{XHTML}" lang="{tag}" xml:lang="{tag}"{way}>{"".join(parts)}</div>'
    return {"status": "generated", "div": div}
