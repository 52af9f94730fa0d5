"""The texts of the package: the files of files/, filled in with what product.py, the changelog and the program say."""

from __future__ import annotations

import re
import textwrap
import tomllib
from datetime import datetime, time
from email.utils import format_datetime
from pathlib import Path
from xml.sax.saxutils import escape

import history
import product

FILES = Path(__file__).resolve().parent / "files"
DESKTOP = f"{product.ID}.desktop"
METAINFO = f"{product.ID}.metainfo.xml"
MANUAL = f"{product.COMMAND}.1"
COPYRIGHT = "copyright"
OVERRIDES = "lintian-overrides"


def filled(name: str) -> str:
    """A file of files/ with every `@WORD@` in its place."""
    words = _words()
    text = (FILES / name).read_text(encoding="utf-8")
    if name.endswith(".xml"):
        words = {word: escape(value) for word, value in words.items()} | {"RELEASES": _releases()}
    return re.sub(r"@([A-Z_]+)@", lambda found: words[found[1]], text)


def changelog() -> str:
    """The changelog as Debian's tools read it."""
    entries = []
    for release in history.releases():
        items = "\n".join(
            textwrap.fill(item, 78, initial_indent="  * ", subsequent_indent="    ") for item in release.changes
        )
        stamp = format_datetime(_moment(release))
        entries.append(
            f"{product.COMMAND} ({release.version}) {'stable' if release.day else 'UNRELEASED'}; urgency=medium\n\n"
            f"{items}\n\n -- {product.PUBLISHER} <{product.CONTACT}>  {stamp}\n"
        )
    return "\n".join(entries)


def _moment(release: history.Release) -> datetime:
    made = history.made()
    return datetime.combine(release.day, time(), made.tzinfo) if release.day else made


def _words() -> dict[str, str]:
    content = product.ROOT / "resources" / "content"
    about = tomllib.loads((content / "en" / "about.toml").read_text(encoding="utf-8"))
    languages = sorted(path.parent.name for path in content.glob("*/report.toml"))
    return {
        "NAME": product.NAME,
        "COMMAND": product.COMMAND,
        "ID": product.ID,
        "PUBLISHER": product.PUBLISHER,
        "COPYRIGHT": product.COPYRIGHT,
        "LICENCE": product.LICENCE,
        "SUMMARY": product.SUMMARY,
        "DESCRIPTION": product.DESCRIPTION,
        # Here it stands among other programs, and is no "app" to any of them.
        "DISCLAIMER": about["disclaimer"]["body"].replace("This app", product.NAME, 1),
        "VERSION": product.version(),
        "DATE": history.made().date().isoformat(),
        "PAGE_LANGUAGES": f"{', '.join(languages[:-1])} or {languages[-1]}",
    }


def _releases() -> str:
    lines = []
    for release in history.releases():
        kind = "stable" if release.day else "development"
        lines.append(f'<release version="{release.version}" date="{_moment(release).date()}" type="{kind}">')
        lines.append("  <description>")
        lines.append("    <ul>")
        lines += [f"      <li>{escape(item)}</li>" for item in release.changes]
        lines += ["    </ul>", "  </description>", "</release>"]
    return textwrap.indent("\n".join(lines), " " * 4)
