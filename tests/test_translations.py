"""The compiled translations are those of the sources, and no plural is left open."""

import importlib.util
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from desktop.ui.translation import translate

ROOT = Path(__file__).resolve().parent.parent
TRANSLATIONS = sorted((ROOT / "resources" / "i18n").glob("*.ts"))

spec = importlib.util.spec_from_file_location("packaging_translate", ROOT / "packaging" / "resources" / "translate.py")
assert spec is not None
assert spec.loader is not None
tool = importlib.util.module_from_spec(spec)
spec.loader.exec_module(tool)


@pytest.mark.parametrize("translation", TRANSLATIONS, ids=lambda path: path.stem)
def test_what_is_compiled_is_what_is_written(translation: Path, tmp_path: Path) -> None:
    copy = tmp_path / translation.name
    copy.write_bytes(translation.read_bytes())
    tool.update(copy)
    assert copy.read_text("utf-8") == translation.read_text("utf-8")
    assert "unfinished" not in copy.read_text("utf-8")
    tool.compile(copy, tmp_path / "fresh.qm")
    assert (tmp_path / "fresh.qm").read_bytes() == translation.with_suffix(".qm").read_bytes()


@pytest.mark.parametrize(("n", "said"), [(1, "1 time today"), (3, "3 times today")])
def test_english_has_plurals(qapp: QApplication, n: int, said: str) -> None:
    translate(qapp, "en-GB")
    assert QCoreApplication.translate("ActivityRow", "%n time(s) today", "", n) == said
