"""The texts of the Debian package: each is valid, and says what the program does."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from configparser import ConfigParser
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from desktop import app, cli, options
from tests.packaging.tools import MADE, needs, said_by

ROOT = Path(__file__).parents[2]
FILES = sorted(path.name for path in (ROOT / "packaging" / "linux" / "files").iterdir())
COMMON = {"-h", "--help", "--data-dir", "--demo"}
TOLD_BY_APPSTREAM = {
    "cid-contains-uppercase-letter",  # The id has the name of the program in it, as GNOME's own have.
    "unknown-tag",  # AppStream before 1.0 does not know <developer>, later ones want it.
    "developer-name-tag-deprecated",  # The other way round.
}


@pytest.fixture
def entry(linux: Any) -> Any:
    """The desktop entry as the package has it."""
    read = ConfigParser(interpolation=None)
    read.optionxform = str  # type: ignore[assignment, method-assign]
    read.read_string(linux.parts.filled(linux.parts.DESKTOP))
    return read


@pytest.fixture
def metainfo(linux: Any) -> ET.Element:
    return ET.fromstring(linux.parts.filled(linux.parts.METAINFO))


# The texts.


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_left_to_fill_in(linux: Any, name: str) -> None:
    text = linux.parts.filled(name)
    assert not re.search(r"@\w+@", text)
    assert text.endswith("\n")
    assert "\n\n\n" not in text


def test_the_desktop_entry_is_valid(linux: Any, tmp_path: Path) -> None:
    needs("desktop-file-validate")
    path = tmp_path / linux.parts.DESKTOP
    path.write_text(linux.parts.filled(linux.parts.DESKTOP), encoding="utf-8")
    assert said_by("desktop-file-validate", path) == ""


def test_the_desktop_entry_belongs_to_the_window(linux: Any, entry: Any) -> None:
    window = app.application()
    product = linux.product
    assert f"{window.desktopFileName()}.desktop" == linux.parts.DESKTOP == f"{product.ID}.desktop"
    main = entry["Desktop Entry"]
    assert (main["Name"], main["Comment"], main["Icon"]) == (product.NAME, product.SUMMARY, product.ID)
    assert (main["Exec"], main["StartupWMClass"]) == (product.COMMAND, window.applicationName())
    for action in filter(None, main["Actions"].split(";")):
        command, *arguments = entry[f"Desktop Action {action}"]["Exec"].split()
        assert command == product.COMMAND
        options.parser(cli.WORKS).parse_args(arguments)


def test_the_metadata_are_valid(linux: Any, tmp_path: Path) -> None:
    needs("appstreamcli")
    path = tmp_path / linux.parts.METAINFO
    path.write_text(linux.parts.filled(linux.parts.METAINFO), encoding="utf-8")
    told = said_by("appstreamcli", "validate", "--no-net", "--pedantic", "--no-color", path)
    assert set(re.findall(r"^[EWIP]: \S+ (\S+)", told, re.MULTILINE)) <= TOLD_BY_APPSTREAM, told


def test_the_metadata_say_what_the_product_is(linux: Any, metainfo: ET.Element) -> None:
    product = linux.product
    wanted = {"id": product.ID, "name": product.NAME, "summary": product.SUMMARY, "project_license": product.LICENCE}
    assert {name: metainfo.findtext(name) for name in wanted} == wanted
    assert metainfo.findtext("launchable") == linux.parts.DESKTOP
    description, disclaimer = (part.text for part in metainfo.iterfind("description/p"))
    assert description == product.DESCRIPTION
    about = (ROOT / "resources" / "content" / "en" / "about.toml").read_text(encoding="utf-8")
    assert str(disclaimer).startswith(f"{product.NAME} gives general information. ")
    assert str(disclaimer).removeprefix(product.NAME) in about
    release = metainfo.find("releases/release")
    assert release is not None
    assert release.get("version") == product.version()
    newest = linux.history.releases()[0]
    assert release.get("date") == str(newest.day or MADE.date())
    assert release.get("type") == ("stable" if newest.day else "development")
    assert [item.text for item in release.iter("li")] == list(newest.changes)


def test_the_smallest_screen_is_that_of_the_window(metainfo: ET.Element) -> None:
    from desktop.ui.main_window import SMALLEST

    assert metainfo.findtext("requires/display_length") == str(min(SMALLEST))


# The changelog.

CHANGES = """# Changes

Words before.

## 0.2.0 – unreleased

- Third.

## 0.1.0 – 2026-01-31

- First.
- Second.
"""


def test_the_changelog_is_read(linux: Any) -> None:
    release = linux.history.Release
    assert linux.history.read(CHANGES) == (
        release("0.2.0", None, "- Third."),
        release("0.1.0", date(2026, 1, 31), "- First.\n- Second."),
    )
    assert linux.history.read(CHANGES)[1].changes == ("First.", "Second.")


@pytest.mark.parametrize(
    ("day", "epoch", "expected"),
    [
        ("2026-01-31", "", datetime(2026, 1, 31, tzinfo=UTC)),
        ("2026-01-31", "1700000000", datetime.fromtimestamp(1700000000, UTC)),
        ("unreleased", "1700000000", datetime.fromtimestamp(1700000000, UTC)),
    ],
)
def test_what_is_built_bears_the_day_of_its_version(
    linux: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, day: str, epoch: str, expected: datetime
) -> None:
    changes = tmp_path / "CHANGELOG.md"
    changes.write_text(f"## {linux.product.version()} – {day}\n\n- A change.\n", encoding="utf-8")
    monkeypatch.setattr(linux.history, "CHANGELOG", changes)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert linux.history.made() == expected


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "does not begin with"),
        ("## 99.0.0 – unreleased\n\n- A change.\n", "does not begin with"),
        ("## {version} – soon\n\n- A change.\n", "does not begin with"),
        ("## {version} – unreleased\n\n## 0.0.1 – 2026-01-31\n\n- A change.\n", "says nothing of"),
        ("## {version} – unreleased\n\n- A change.\n\n## 0.0.1 – unreleased\n", "only the newest"),
    ],
)
def test_a_changelog_that_does_not_tell_of_this_version_is_refused(
    linux: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str, why: str
) -> None:
    changes = tmp_path / "CHANGELOG.md"
    changes.write_text(text.format(version=linux.product.version()), encoding="utf-8")
    monkeypatch.setattr(linux.history, "CHANGELOG", changes)
    with pytest.raises(LookupError, match=why):
        linux.history.releases()


def test_debian_reads_the_changelog(linux: Any, tmp_path: Path) -> None:
    needs("dpkg-parsechangelog")
    path = tmp_path / "changelog"
    path.write_text(linux.parts.changelog(), encoding="utf-8")
    told = said_by("dpkg-parsechangelog", "--file", path)
    product = linux.product
    assert f"Source: {product.COMMAND}\nVersion: {product.version()}\n" in told
    assert f"Maintainer: {product.PUBLISHER} <{product.CONTACT}>\n" in told
    assert "dpkg-parsechangelog:" not in told
    lines = [line for line in linux.parts.changelog().splitlines() if not line.startswith(" -- ")]
    assert max(map(len, lines)) <= 80


# The manual.


@pytest.mark.parametrize(
    "lint",
    [("mandoc", "-T", "lint", "-W", "warning"), ("groff", "-man", "-Tutf8", "-ww", "-z")],
    ids=lambda command: command[0],
)
def test_the_manual_is_well_formed(linux: Any, tmp_path: Path, lint: tuple[str, ...]) -> None:
    needs(lint[0])
    path = tmp_path / linux.parts.MANUAL
    path.write_text(linux.parts.filled(linux.parts.MANUAL), encoding="utf-8")
    assert said_by(*lint, path) == ""


def chapters(text: str, level: str) -> dict[str, str]:
    """The text below each heading, by the heading."""
    headings = list(re.finditer(rf"^\.{level} (.+)$", text, re.MULTILINE))
    ends = [*(heading.start() for heading in headings[1:]), len(text)]
    return {heading[1]: text[heading.end() : end] for heading, end in zip(headings, ends, strict=True)}


def plain(text: str) -> str:
    return re.sub(r"\\f[BIPR]", "", text.replace("\\-", "-"))


def tagged(text: str) -> dict[str, str]:
    """The options that a chapter explains, each with the line that names it."""
    lines = [plain(line) for line in re.findall(r"^\.TP\n(.+)$", text, re.MULTILINE)]
    return {name: line for line in lines for name in re.findall(r"(?<![\w-])--?[a-z][a-z-]*", line)}


def asked(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """What a parser takes and tells people of."""
    kinds = (argparse._SubParsersAction,)
    yield from (
        action for action in parser._actions if not isinstance(action, kinds) and action.help != argparse.SUPPRESS
    )


def names(parser: argparse.ArgumentParser) -> set[str]:
    return {name for action in asked(parser) for name in action.option_strings}


@pytest.fixture
def manual(linux: Any) -> dict[str, str]:
    return chapters(linux.parts.filled(linux.parts.MANUAL), "SH")


@pytest.fixture
def commands() -> dict[str, argparse.ArgumentParser]:
    (found,) = (
        action for action in options.parser(cli.WORKS)._actions if isinstance(action, argparse._SubParsersAction)
    )
    return dict(found.choices)


def test_the_manual_explains_every_option(manual: dict[str, str]) -> None:
    assert set(tagged(manual["OPTIONS"])) == names(options.parser(cli.WORKS))


def test_the_manual_explains_every_command(
    manual: dict[str, str], commands: dict[str, argparse.ArgumentParser]
) -> None:
    told = chapters(manual["COMMANDS"], "SS")
    assert list(told) == list(commands)
    for name, parser in commands.items():
        options = tagged(told[name])
        assert set(options) == names(parser) - COMMON, name
        for action in asked(parser):
            if action.option_strings and action.option_strings[0] not in COMMON:
                line = options[action.option_strings[0]]
                assert all(str(choice) in line for choice in action.choices or [action.metavar or ""]), line
                words = plain(told[name]).partition(action.option_strings[0])[2].partition(".TP")[0]
                assert ("Required." in words) is action.required, line
            elif not action.option_strings:
                assert f".I {action.metavar}\n" in told[name]


def test_the_examples_of_the_manual_can_be_run(manual: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    lines = re.findall(r"^evenfoot (.+)$", manual["EXAMPLES"].replace("\\-", "-"), re.MULTILINE)
    assert len(lines) == 4
    for line in lines:
        options.parser(cli.WORKS).parse_args(line.split())


def test_the_manual_names_the_files_of_a_person(manual: dict[str, str]) -> None:
    from desktop.storage import folders

    for name in (folders.DIARY, folders.PREFERENCES, folders.LOG):
        assert f"/{folders.NAME}/{name}\n" in manual["FILES"]


# The licences.


def paragraphs(linux: Any) -> list[dict[str, str]]:
    """Each paragraph of the copyright file by its fields."""
    text = linux.parts.filled(linux.parts.COPYRIGHT)
    return [
        {name: value.strip() for name, value in re.findall(r"^(\S+):((?:.|\n )*)", part, re.MULTILINE)}
        for part in text.strip().split("\n\n")
    ]


def test_every_licence_that_is_named_is_told_and_no_other(linux: Any) -> None:
    found = paragraphs(linux)
    named = {
        name
        for part in found
        if "Files" in part
        for name in re.split(r" and | or ", part["License"].replace(" with ", " WITH "))
    }
    told = {part["License"].partition("\n")[0].replace(" with ", " WITH ") for part in found[1:] if "Files" not in part}
    assert named == told


def test_what_the_copyright_points_to_is_there(linux: Any) -> None:
    text = re.sub(r"\s+", " ", linux.parts.filled(linux.parts.COPYRIGHT))
    licences = (ROOT / "resources" / "licences.txt").read_text(encoding="utf-8")
    pointed = re.findall(r"LICENCES\.txt, under ([^.]+)\.", text)
    assert pointed
    for heading in pointed:
        assert re.search(rf"^\d+\.\d+  {re.escape(heading)}$", licences, re.MULTILINE), heading
    inside = re.findall(r"usr/lib/evenfoot/_internal/desktop/(resources/[\w./]+?)\.? ", text)
    assert inside
    for name in inside:
        assert (ROOT / name).exists(), name
