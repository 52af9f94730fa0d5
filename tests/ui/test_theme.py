"""Colours by role: readable in every theme, worn everywhere at once, and written nowhere else."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from string import Template

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette, QStyleHints
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QListWidget
from pytestqt.qtbot import QtBot

from desktop import assets
from desktop.domain.preferences import Preferences, ThemeChoice
from desktop.state.preferences_state import PreferencesState
from desktop.ui.theme import look as look_module
from desktop.ui.theme.look import Look
from desktop.ui.theme.theme import Theme, load, palette, style_sheet

DESKTOP = Path(assets.__file__).parent
SOFT = ("accent_soft", "attention_soft", "emergency_soft")
GROUNDS = ("ground", "surface", "sunken", *SOFT)
WEEKS = ("baseline_week", "awareness_week")
TEXT = [
    *((text, ground) for text in ("ink", "muted", "accent", "emergency") for ground in GROUNDS),
    *((text, ground) for text in ("ink", "muted") for ground in WEEKS),
    ("attention", "attention_soft"),
    ("attention", "surface"),
    ("ink", "edge"),
    ("accent_ink", "accent"),
    ("accent_ink", "accent_hover"),
]
EDGES = [
    *(("control_edge", ground) for ground in GROUNDS),
    *(("accent", ground) for ground in GROUNDS),
    *(("ink", ground) for ground in GROUNDS),
    *(("chart_line", ground) for ground in ("surface", *WEEKS)),
    ("attention", "ground"),
    ("emergency", "ground"),
]
INK = [
    ("text", "paper", 7.0),
    ("quiet", "paper", 7.0),
    ("text", "tint", 7.0),
    ("quiet", "tint", 7.0),
    ("mean", "paper", 3.0),
]


def luminance(colour: QColor) -> float:
    """Relative luminance after WCAG 2."""
    parts = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.getRgbF()[:3])
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def contrast(theme: Theme, one: str, other: str) -> float:
    darker, lighter = sorted(luminance(theme.colour(role)) for role in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_of_contrast() -> None:
    assert contrast(load("ink"), "text", "paper") == pytest.approx(21)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("least", "pairs"), [(4.5, TEXT), (3.0, EDGES)], ids=["text", "edges"])
def test_every_pair_is_told_apart(name: str, least: float, pairs: list[tuple[str, str]]) -> None:
    theme = load(name)
    found = {pair: contrast(theme, *pair) for pair in pairs}
    assert {pair: value for pair, value in found.items() if value < least} == {}


@pytest.mark.parametrize(("one", "other", "least"), INK)
def test_ink_on_paper(one: str, other: str, least: float) -> None:
    assert contrast(load("ink"), one, other) >= least


def test_light_and_dark_have_the_same_roles_and_every_colour_is_one() -> None:
    light, dark = load("light"), load("dark")
    assert light.colours.keys() == dark.colours.keys()
    assert [load(name).dark for name in ("light", "dark", "ink")] == [False, True, False]
    assert all(
        re.fullmatch("#[0-9a-f]{6}", value) for name in ("light", "dark") for value in load(name).colours.values()
    )


def test_every_role_of_the_themes_is_used() -> None:
    used = "".join(path.read_text(encoding="utf-8") for path in DESKTOP.rglob("*.py"))
    sheet = Template(assets.read_text("themes/style.qss")).get_identifiers()
    assert {role for role in load("light").colours if f'"{role}"' not in used and role not in sheet} == set()


def test_no_colour_is_written_in_the_program() -> None:
    written = re.compile(r"[\"'](#[0-9a-fA-F]{3,8})[\"']|QColor\(\d")
    found = [path.name for path in DESKTOP.rglob("*.py") if written.search(path.read_text(encoding="utf-8"))]
    assert written.search('QColor("#ff0000")')
    assert found == []


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_sheet_is_filled_in_and_its_pictures_are_there(name: str) -> None:
    sheet = style_sheet(load(name))
    pictures = [Path(found) for found in re.findall(r'url\("(.+?)"\)', sheet)]
    assert "$" not in re.sub(r"/\*.*?\*/", "", sheet)
    assert len(pictures) >= 4
    assert all(picture.is_file() and picture.stem.endswith(f"-{name}") for picture in pictures)


@pytest.mark.parametrize("name", ["Zoë Dvořák", "O'Neill (work); {a}"])
def test_a_tick_is_drawn_wherever_the_program_is_installed(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    box = QCheckBox()
    qtbot.addWidget(box)
    box.setChecked(True)
    drawn = []
    usual = assets.folder("icons")
    for place in (usual, shutil.copytree(usual, tmp_path / name)):
        monkeypatch.setattr(assets, "folder", lambda _, place=place: place)
        box.setStyleSheet(style_sheet(load("light")))
        drawn.append(box.grab().toImage())
    box.setStyleSheet(style_sheet(load("light")).replace("check-light", "dot-light"))
    assert drawn[0] == drawn[1] != box.grab().toImage()


def test_the_pictures_have_the_colours_of_their_theme() -> None:
    for name in ("light", "dark"):
        colours = set(load(name).colours.values())
        for picture in assets.names("icons", f"-{name}.svg"):
            assert set(re.findall("#[0-9a-f]{6}", assets.read_text(f"icons/{Path(picture).name}"))) <= colours


@pytest.fixture
def label(qtbot: QtBot) -> QLabel:
    shown = QLabel("words")
    qtbot.addWidget(shown)
    shown.show()
    return shown


def test_another_theme_is_worn_at_once(
    label: QLabel, look: Look, preferences: PreferencesState, qapp: QApplication, qtbot: QtBot
) -> None:
    for choice in (ThemeChoice.DARK, ThemeChoice.LIGHT):
        with qtbot.waitSignal(look.changed, timeout=0):
            preferences.update(theme=choice)
        theme = load(choice.value)
        assert look.theme == theme
        assert qapp.palette().color(QPalette.ColorRole.Window) == theme.colour("ground")
        assert qapp.styleSheet() == style_sheet(theme)
        assert label.palette().color(QPalette.ColorRole.WindowText) == theme.colour("ink")


def test_other_choices_change_no_colours(look: Look, preferences: PreferencesState, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(look.changed):
        preferences.update(ratings=False)


@pytest.mark.parametrize(("scheme", "name"), [(Qt.ColorScheme.Dark, "dark"), (Qt.ColorScheme.Light, "light")])
def test_it_follows_the_system_only_where_it_should(
    look: Look,
    preferences: PreferencesState,
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    scheme: Qt.ColorScheme,
    name: str,
) -> None:
    other = ThemeChoice.LIGHT if name == "dark" else ThemeChoice.DARK
    hints = qapp.styleHints()
    monkeypatch.setattr(QStyleHints, "colorScheme", lambda _self: scheme)
    preferences.update(theme=other)
    hints.colorSchemeChanged.emit(scheme)
    assert look.theme.name == other.value
    preferences.update(theme=ThemeChoice.SYSTEM)
    assert look.theme.name == name
    monkeypatch.setattr(QStyleHints, "colorScheme", lambda _self: Qt.ColorScheme.Unknown)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Unknown)
    assert look.theme.name == "light"


@pytest.mark.parametrize("name", ["dark", "light"])
def test_it_begins_as_the_system_is_dressed(qapp: QApplication, name: str) -> None:
    worn, sheet = qapp.palette(), qapp.styleSheet()
    qapp.setPalette(palette(load(name)))
    made = Look(qapp, PreferencesState(Preferences(theme=ThemeChoice.SYSTEM), lambda _value: None))
    try:
        assert made.theme.name == name
    finally:
        qapp.styleHints().colorSchemeChanged.disconnect(made._follow_system)
        made.deleteLater()
        qapp.setStyleSheet(sheet)
        qapp.setPalette(worn)


def test_lists_and_menus_have_the_letters_of_all_others(
    qapp: QApplication, preferences: PreferencesState, qtbot: QtBot
) -> None:
    small = qapp.font()
    small.setPointSizeF(6)
    # As Windows has it, where Qt takes this up again when an application gets its first sheet.
    qapp.setStyleSheet("QFrame { margin: 0 }")
    qapp.setFont(small, "QAbstractItemView")
    made = Look(qapp, preferences)
    shown = QListWidget()
    qtbot.addWidget(shown)
    shown.show()
    try:
        assert shown.font().pointSizeF() == QLabel().font().pointSizeF() >= look_module.SMALLEST_TEXT
    finally:
        qapp.styleHints().colorSchemeChanged.disconnect(made._follow_system)
        made.deleteLater()


@pytest.mark.parametrize(("size", "worn"), [(9.0, look_module.SMALLEST_TEXT), (14.0, 14.0)])
def test_small_system_fonts_are_made_readable(
    qapp: QApplication, preferences: PreferencesState, size: float, worn: float
) -> None:
    before = qapp.font()
    font = qapp.font()
    font.setPointSizeF(size)
    qapp.setFont(font)
    made = Look(qapp, preferences)
    try:
        assert qapp.font().pointSizeF() == worn
    finally:
        qapp.styleHints().colorSchemeChanged.disconnect(made._follow_system)
        made.deleteLater()
        qapp.setFont(before)


def test_what_is_switched_off_is_told_by_its_text() -> None:
    theme = load("light")
    made = palette(theme)
    assert made.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text) == theme.colour("muted")
    assert made.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Text) == theme.colour("ink")
