"""How foot and back hang together: eight panels and a walk, each a page of words with a figure that can be played."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.domain.preferences import Motion
from desktop.state.diary_state import DiaryState
from desktop.state.preferences_state import PreferencesState
from desktop.system.motion import prefers_still
from desktop.ui.explainer.cast import Cast
from desktop.ui.explainer.panels.contents import Contents
from desktop.ui.explainer.panels.panel import Panel
from desktop.ui.explainer.panels.ways import Ways
from desktop.ui.keys import written
from desktop.ui.print_row import PrintRow, RowTexts
from desktop.ui.theme.look import Look
from desktop.ui.widgets.card import Rule
from desktop.ui.widgets.page import MARGIN, SPACING, Page
from desktop.ui.widgets.text import Caption
from desktop.ui.words import Words

if TYPE_CHECKING:
    from desktop.report.page import Page as Sheetful
    from desktop.report.sheet import Sheet

WIDE = 860
"""Pixels of the page from which on words and figure stand beside one another."""

WIDEST = 1120
CONTENTS = 480
"""Pixels that the row with the list of panels is wide, where it stands beside the title."""

WALKING = "walking"
TOLD = {"chain": 2, "walking": 1}
"""Which moment tells most of a scene, where it is not the last one."""


class LearnPage(Page):
    """One panel at a time. Nothing is kept of who read what."""

    def __init__(
        self,
        diary: DiaryState,
        preferences: PreferencesState,
        words: Words,
        look: Look,
        cast: Cast,
        parent: QWidget | None = None,
    ) -> None:
        """See Page; `cast` is shared with the other pages that show the skeleton."""
        # It comes while the page is made.
        cast.prepare()
        super().__init__(parent=parent)
        self.call(self.tr("Learn"))
        self._preferences, self._words, self._look, self._cast = preferences, words, look, cast
        self._texts = words.content("explainer")
        self.keys: list[str] = self._texts["order"]
        self._panels: dict[str, Panel] = {}
        self._wanted_still = self._still()
        self.key = self.keys[0]
        self.widen(WIDEST)
        self._build_head()
        self._place = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self.column.addLayout(self._place)
        self._build_foot()
        self.column.addStretch(1)
        self.verticalScrollBar().valueChanged.connect(self._follow)
        for keys, step in ((("Ctrl+PgDown", "Alt+Right"), 1), (("Ctrl+PgUp", "Alt+Left"), -1)):
            for key in keys:
                shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(lambda step=step: self.step(step))
        preferences.changed.connect(self._follow_motion)
        self.open(self.key)

    def refresh(self) -> None:
        """Nothing on this page changes by itself."""

    def open(self, key: str) -> Panel:
        """Show the panel `key`, making it if nobody asked for it before; gives it back."""
        if key not in self._panels:
            self._panels[key] = self._make(key)
            self._place.addWidget(self._panels[key])
        for name, panel in self._panels.items():
            panel.setVisible(name == key)
        self.key = key
        for each in (self.contents, self.ways):
            each.show_place(self.keys.index(key))
        self.verticalScrollBar().setValue(0)
        self._arrange()
        return self._panels[key]

    def step(self, by: int, *, focus: bool = True) -> None:
        """Go on by so many panels, where there are so many; with `focus` the way goes on from the top."""
        number = self.keys.index(self.key) + by
        if 0 <= number < len(self.keys):
            self.open(self.keys[number])
            if focus:
                # From here the way goes on into the panel.
                self.contents.pick.setFocus()

    @property
    def panel(self) -> Panel:
        """The panel that is open."""
        return self._panels[self.key]

    def settle(self) -> None:
        """Have the figure, drawn as at rest."""
        self.panel.player.prepare()
        if self.panel.player.view is not None:
            self.panel.player.view.settle()

    def parts(self) -> Iterator[tuple[str, QWidget]]:
        """Every panel at a telling moment, and one as four pictures."""
        for key in self.keys:
            player = self.open(key).player
            player.prepare()
            player.timeline.go(player.scene.strip[TOLD.get(key, -1)])
            self.settle()
            yield key, self.window()
        player = self.open(self.keys[0]).player
        player.show_strip(on=True)
        yield f"{self.keys[0]}-strip", self.window()
        player.show_strip(on=False)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the room there is."""
        super().showEvent(event)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words and figure beside one another where there is room, else below."""
        super().resizeEvent(event)
        self._arrange()

    def _make(self, key: str) -> Panel:
        made = Panel(key, self._place_of(key), self._cast, self._words, self._look, still=self._still())
        made.player.made.connect(self._chain_stops)
        return made

    def _place_of(self, key: str) -> str:
        """Which panel of how many."""
        counted = [name for name in self.keys if name != WALKING]
        if key not in counted:
            return self.tr("Walking")
        return self.tr("{number} of {count}").format(number=counted.index(key) + 1, count=len(counted))

    @cached_property
    def _system_still(self) -> bool:
        # It may keep one waiting, so only who follows the system asks it.
        return prefers_still()

    def _still(self) -> bool:
        motion = self._preferences.value.motion
        return motion is Motion.REDUCED or (motion is Motion.SYSTEM and self._system_still)

    def _follow_motion(self) -> None:
        still = self._still()
        if still == self._wanted_still:
            # Something else was chosen; what somebody set on a panel stays.
            return
        self._wanted_still = still
        for panel in self._panels.values():
            if panel.player.still != still:
                panel.player.show_strip(on=still)

    def _build_head(self) -> None:
        """The title, and beside it the way to every panel."""
        self._titles = [str(self._texts[key]["title"]) for key in self.keys]
        self.contents = Contents([f"{number}  {title}" for number, title in enumerate(self._titles, start=1)])
        self.contents.chosen.connect(lambda number: self.open(self.keys[number]))
        self.contents.stepped.connect(lambda by: self.step(by, focus=False))
        self.head = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self.head.setSpacing(12)
        self.head.addWidget(self.title, 1)
        self.head.addWidget(self.contents)
        self.column.insertLayout(0, self.head)

    def _build_foot(self) -> None:
        texts = RowTexts(self.tr("Print this pa&ge…"), self.tr("Save as P&DF…"))
        self.print = PrintRow(texts, self._page_for, self._file, self._write)
        self.ways = Ways(self._titles, self.print)
        self.back, self.next = self.ways.back, self.ways.next
        self.back.clicked.connect(lambda: self.step(-1))
        self.next.clicked.connect(lambda: self.step(1))
        self.column.addWidget(Rule())
        self.column.addWidget(self.ways)
        ways = self.tr("{on} goes to the next panel, {back} to the one before.")
        self.column.addWidget(Caption(ways.format(on=written("Alt+Right"), back=written("Alt+Left"))))

    def _page_for(self, sheet: Sheet | None) -> tuple[Sheetful, ...]:
        from desktop.report.sheet import sheet_for
        from desktop.ui.explainer.panels.printed import handout, sheetful

        made = handout(self.key, self._place_of(self.key), self._cast, self._words)
        return (sheetful(made, sheet or sheet_for(self._preferences.value.paper)),)

    def _file(self) -> str:
        from desktop.ui.documents import in_documents

        title = str(self._texts[self.key]["title"]).rstrip("?").replace(":", " -")
        return in_documents(f"{title}.pdf")

    def _write(self, path: Path, data: bytes) -> None:
        from desktop.state.files import write_for_person

        write_for_person(self._preferences.folder, path, data)

    def _chain_stops(self) -> None:
        """Tab goes on as the page is read."""
        contents, below = self.contents, self.ways.stops(wide=self.width() >= WIDE)
        above = [contents.back, contents.pick, contents.next]
        for one, other in pairwise([*above, *self.panel.stops(), *below]):
            self.setTabOrder(one, other)

    def _arrange(self) -> None:
        if self.key not in self._panels:
            return
        viewport, wide = self.viewport(), self.width() >= WIDE
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self.head.setDirection(beside if wide else below)
        width = min(viewport.width() - 2 * MARGIN, WIDEST)
        self.contents.setMinimumWidth(min(CONTENTS, width))
        self.contents.setMaximumWidth(CONTENTS if wide else 16777215)
        above = MARGIN + self.head.heightForWidth(width) + SPACING if wide else SPACING
        self.panel.arrange(width, viewport.height() - above - SPACING, wide=wide)
        self.ways.arrange(wide=wide)
        self._chain_stops()
        self._follow()

    def _follow(self) -> None:
        panel = self._panels.get(self.key)
        if panel is not None:
            panel.follow(SPACING - panel.mapTo(self.viewport(), panel.rect().topLeft()).y())
