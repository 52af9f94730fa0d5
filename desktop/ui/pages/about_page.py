"""What Evenfoot is and is not, whose work it stands on, and where its facts come from."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop import __version__
from desktop.state.diary_state import DiaryState
from desktop.state.preferences_state import PreferencesState
from desktop.ui.emblem import Emblem
from desktop.ui.theme.look import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.card import Card, Tone, row
from desktop.ui.widgets.flow import flow
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.sources import Sources, source_lines
from desktop.ui.widgets.text import Body, Caption
from desktop.ui.words import Words

EMBLEM = 56
"""As high as the title and the line below it."""


class AboutPage(Page):
    """Reads like a page of a booklet; the disclaimer comes first."""

    def __init__(
        self, diary: DiaryState, preferences: PreferencesState, words: Words, look: Look, parent: QWidget | None = None
    ) -> None:
        """See Page."""
        texts = words.content("about")
        super().__init__(parent=parent)
        self.call(self.tr("About"), texts["version"]["text"].format(version=__version__))
        self.stand_beside_title(Emblem(EMBLEM))
        note = Card(texts["disclaimer"]["title"], Tone.ATTENTION)
        note.add(Body(texts["disclaimer"]["body"]))
        self.column.addWidget(note)
        self._build_ways()
        for part in ("what", "privacy", "review", "funding"):
            card = Card(texts[part]["title"])
            card.add(*(Body(paragraph) for paragraph in paragraphs(texts[part]["body"])))
            self.column.addWidget(card)
        self._build_sources(texts, words.content("sources"))
        self._build_credits(texts["credits"])
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Nothing on this page changes."""

    def _build_ways(self) -> None:
        signs = Button(self.tr("Read the &warning signs"))
        signs.setObjectName("read_signs")
        signs.clicked.connect(lambda: self.page_asked.emit("warning_signs"))
        again = Button(self.tr("See the &introduction again"))
        again.setObjectName("introduction_again")
        again.clicked.connect(lambda: self.page_asked.emit("welcome"))
        self.column.addLayout(flow(signs, again))

    def _build_credits(self, texts: dict[str, Any]) -> None:
        thanks = Card(texts["title"])
        items = "\n".join(f"{item['name']}: {item['licence']}" for item in texts["items"])
        licences = Button(self.tr("&Licences of the parts"))
        licences.setObjectName("show_licences")
        licences.clicked.connect(self._show_licences)
        thanks.add(*(Body(paragraph) for paragraph in paragraphs(texts["body"])))
        thanks.body.addLayout(row(licences))
        thanks.add(Caption(items))
        self.column.addWidget(thanks)

    def _show_licences(self) -> None:
        from desktop.ui.dialogs.licences import LicencesDialog

        dialog = LicencesDialog(self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _build_sources(self, texts: dict[str, Any], catalogue: dict[str, Any]) -> None:
        facts = Card(texts["sources"]["title"])
        lines = [
            f"{line} {texts['certainty'][entry['certainty']]}"
            for entry, line in zip(catalogue.values(), source_lines(catalogue, catalogue), strict=True)
        ]
        show = self.tr("&Show all {n} sources").format(n=len(lines))
        facts.add(Body(texts["sources"]["body"]), Sources(show, self.tr("Hide the &sources"), lines))
        self.column.addWidget(facts)


def paragraphs(body: str) -> list[str]:
    """The paragraphs of a content text."""
    return [paragraph.strip() for paragraph in body.strip().split("\n\n")]
