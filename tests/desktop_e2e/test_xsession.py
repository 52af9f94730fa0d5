"""The desktop that the other tests rely on: windows show, keys arrive, and what it started ends with it."""

import sys
from pathlib import Path

import pytest

from tests.desktop_e2e.xsession import XSession, missing, wait_until, xsession

EDITOR = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication, QLineEdit
app = QApplication([])
edit = QLineEdit()
edit.setWindowTitle("Bare editor")
edit.textChanged.connect(lambda text: Path(sys.argv[1]).write_text(text, encoding="utf-8"))
edit.showMaximized()
sys.exit(app.exec())
"""


def test_keys_arrive_and_the_cross_closes(desktop: XSession, tmp_path: Path) -> None:
    written, picture = tmp_path / "written.txt", tmp_path / "screen.png"
    editor = desktop.start(sys.executable, "-c", EDITOR, written)
    window = desktop.window("^Bare editor$")
    assert desktop.title(window) == "Bare editor"

    desktop.type("Grüße, 10")
    desktop.keys("BackSpace", "7")
    wait_until(lambda: written.exists() and written.read_text(encoding="utf-8") == "Grüße, 17", "the text")
    assert desktop.picture(picture).stat().st_size > 1000

    desktop.close(window)
    assert editor.wait(10) == 0
    assert desktop.windows("^Bare editor$") == []


@pytest.mark.skipif(bool(missing()), reason="no desktop to be had here")
def test_what_was_started_ends_with_the_desktop(tmp_path: Path) -> None:
    with xsession(tmp_path) as session:
        editor = session.start(sys.executable, "-c", EDITOR, tmp_path / "written.txt")
        session.window("^Bare editor$")
    assert editor.returncode is not None
