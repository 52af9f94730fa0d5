"""Where somebody stands in their week: today's focus, or the way into a week, with what can be done about it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop.ui.widgets.buttons import Button, PrimaryButton, QuietButton
from desktop.ui.widgets.card import GAP, PADDING, Card, Tone, empty, row
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.text import Body, Caption, ErrorText, Heading, Strong
from desktop.ui.widgets.today.focus_picture import FocusPicture

ROOMY = 560
"""Pixels from which on a picture has its place beside the words."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that can be done: its name in code, its text with an access key, and what speaks for or against it."""

    name: str
    text: str
    why: str = ""
    primary: bool = False
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class FocusView:
    """What the card says; empty texts take no room. `changes` go into the menu; `picture_says` words the picture."""

    position: str
    title: str
    focus: str
    how: str = ""
    aside: str = ""
    offers: tuple[Offer, ...] = ()
    changes: tuple[Offer, ...] = ()
    picture: str = ""
    picture_says: str = ""


class FocusCard(Card):
    """Says `offered` with the name of what was asked for."""

    offered = Signal(str)
    rebuilt = Signal()
    """There are other buttons now, so the tab order is to be set again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until the first `show_view`."""
        super().__init__(tone=Tone.FOCUS, parent=parent)
        self._view: FocusView | None = None
        self._position, self._title = Caption(), Heading()
        self._focus, self._how, self._aside = Strong(), Body(), Caption()
        self._picture = FocusPicture()
        self.error = ErrorText()
        self._menu = QMenu(self)
        self._change = QuietButton(self.tr("Change the wee&k…"))
        self._change.setObjectName("change_week")
        self._change.setMenu(self._menu)
        self._offers: list[Button] = []
        self._flow = Flow()
        self._paths = QVBoxLayout()
        self._paths.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(self._position, 1)
        head.addStretch(0)
        head.addWidget(self._change)
        self.body.addLayout(head)
        texts = QVBoxLayout()
        texts.setSpacing(GAP)
        for text in (self._title, self._focus, self._how):
            texts.addWidget(text)
        texts.addStretch(1)
        beside = QHBoxLayout()
        beside.setSpacing(PADDING)
        beside.addLayout(texts, 1)
        beside.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(beside)
        self.body.addLayout(self._paths)
        self.body.addLayout(self._flow)
        self.add(self._aside, self.error)

    def show_view(self, view: FocusView) -> None:
        """Show `view`; what is the same stays untouched."""
        if view == self._view:
            return
        before, self._view = self._view, view
        self.setAccessibleName(f"{view.position.rstrip('.')}: {view.title}" if view.position else view.title)
        texts = {self._position: view.position, self._title: view.title, self._focus: view.focus}
        for label, text in {**texts, self._how: view.how, self._aside: view.aside}.items():
            label.setText(text)
            label.setVisible(bool(text))
        self._picture.show_picture(view.picture, view.picture_says)
        self._make_room()
        self._change.setVisible(bool(view.changes))
        self._fill_menu(view.changes)
        if before is None or before.offers != view.offers:
            self._fill_offers(view.offers)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words come before pictures where it is narrow."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        self._picture.setVisible(bool(self._picture.name) and self.width() >= ROOMY)

    def _fill_menu(self, changes: tuple[Offer, ...]) -> None:
        self._menu.clear()
        for offer in changes:
            action = QAction(offer.text, self._menu)
            action.setObjectName(offer.name)
            action.setEnabled(offer.enabled)
            action.triggered.connect(lambda _checked=False, name=offer.name: self.offered.emit(name))
            self._menu.addAction(action)

    def _fill_offers(self, offers: tuple[Offer, ...]) -> None:
        had_focus = any(button.hasFocus() for button in self._offers)
        empty(self._flow)
        empty(self._paths)
        self._offers = [self._button(offer) for offer in offers]
        for offer, button in zip(offers, self._offers, strict=True):
            if offer.why:
                self._paths.addSpacing(6)
                self._paths.addLayout(row(button))
                self._paths.addWidget(Caption(offer.why))
            else:
                self._flow.addWidget(button)
            button.show()
        self.rebuilt.emit()
        if had_focus:
            (self._offers[0] if self._offers else self._change).setFocus()

    def _button(self, offer: Offer) -> Button:
        button = (PrimaryButton if offer.primary else Button)(offer.text, self)
        button.setObjectName(offer.name)
        button.setAccessibleDescription(offer.why)
        button.clicked.connect(lambda: self.offered.emit(offer.name))
        return button
