"""The table beside the picture: what moves how far in real size, how sure that is, and where it is from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.explainer.pose.words import PoseWords, Row
from desktop.ui.explainer.swatch import Swatch
from desktop.ui.theme.look import Look
from desktop.ui.widgets.card import Card, Rule
from desktop.ui.widgets.sources import Sources, source_lines
from desktop.ui.widgets.text import Body, Caption, Strong

if TYPE_CHECKING:
    from desktop.skeleton.chain import Stance

CERTAINTIES = ("measured", "schematic", "contested")


class Reading(QWidget):
    """One row: its name with how sure it is, its value, and its sources when asked for."""

    def __init__(self, row: Row, look: Look, texts: tuple[str, str], lines: list[str]) -> None:
        """`texts` are those of the button of the sources, which `lines` are."""
        super().__init__()
        self.setObjectName(f"reading_{row.key}")
        self.mark = Swatch(look)
        self.value = Body()
        self.note = Caption(row.note)
        self.note.setVisible(bool(row.note))
        self.sources = Sources(*texts, lines)
        self.sources.button.setAccessibleName(f"{row.name}: {texts[0]}")
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(Strong(row.name), 1)
        head.addWidget(self.sources.button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.value)
        column.addWidget(self.note)
        column.addWidget(self.sources)

    def show_row(self, row: Row, certainty: str) -> None:
        """Show what is true now; `certainty` is how sure it is, in words."""
        self.value.setText(row.value)
        self.mark.show_certainty(row.certainty, certainty)
        self.setAccessibleName(" ".join(each for each in (f"{row.name}: {row.value}.", row.note, certainty) if each))


class ReadoutCard(Card):
    """Works without the picture, too."""

    def __init__(self, said: PoseWords, look: Look, catalogue: dict[str, Any]) -> None:
        """`catalogue` is the content file of sources."""
        super().__init__(self.tr("What moves, in real size"))
        self._said, self._look = said, look
        self._names: dict[str, str] = said.texts["labels"]["certainty"]
        self._catalogue = catalogue
        self._readings: dict[str, Reading] = {}
        self.body.setSpacing(10)
        look.changed.connect(self.update)

    def show_stance(self, stance: Stance) -> None:
        """Show the readings of `stance`."""
        rows = self._said.rows(stance)
        if not self._readings:
            self._build(rows)
        for row in rows:
            self._readings[row.key].show_row(row, self._names[row.certainty])

    def _build(self, rows: list[Row]) -> None:
        texts = (self.tr("Source"), self.tr("Hide"))
        for row in rows:
            reading = self._readings[row.key] = Reading(
                row, self._look, texts, source_lines(row.sources, self._catalogue)
            )
            self.add(reading, Rule())
        self.add(Strong(self._said.texts["labels"]["legend"]))
        legend = {certainty: self._names[certainty] for certainty in CERTAINTIES}
        for certainty, said in (legend | {"neutral": self.tr("Thin line: where it is in a level stance")}).items():
            line = QHBoxLayout()
            line.setSpacing(10)
            # It has no name: the words beside it say it, and once is enough.
            line.addWidget(Swatch(self._look, certainty), 0, Qt.AlignmentFlag.AlignVCenter)
            line.addWidget(Caption(said), 1)
            self.body.addLayout(line)
