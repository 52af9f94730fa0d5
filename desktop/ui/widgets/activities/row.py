"""One activity on Today: two taps, a count, and more about the latest occasion behind one quiet button."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.diary import CheckIn, Evened
from desktop.ui.keys import access
from desktop.ui.widgets.announce import announce
from desktop.ui.widgets.buttons import Button, Choice, QuietButton
from desktop.ui.widgets.day.occasion_detail import OccasionDetail
from desktop.ui.widgets.text import Caption, Strong

B = TypeVar("B", bound=Button)
NAME_COLUMN = 230
"""Pixels that name and cue want beside the buttons; with less the buttons go below."""


@dataclass(frozen=True, slots=True)
class Occasions:
    """What one row shows: the activity in words, and what was noticed on the day, the latest last."""

    activity: str
    name: str
    cue: str
    several_times: bool
    check_ins: tuple[CheckIn, ...]
    when: str
    key: str = ""
    even_key: bool = False


class ActivityRow(QWidget):
    """Values in, signals out; the row keeps its buttons over every change, so the focus stays."""

    noticed = Signal()
    evened = Signal(bool)
    changed = Signal(object)
    removed = Signal(object)
    rebuilt = Signal()
    """There are more buttons now, so the tab order is to be set again."""

    def __init__(self, activity: str, parent: QWidget | None = None) -> None:
        """`activity` is the id, which names the buttons for tests and scripts."""
        super().__init__(parent)
        self._name, self._cue, self._count = Strong(), Caption(), Caption()
        self._notice = self._button(Choice(""), f"notice_{activity}")
        self._notice.clicked.connect(self._say_noticed)
        self._notice.turned.connect(self._say_noticed)
        self._even = self._button(Choice(""), f"even_{activity}")
        self._even.turned.connect(self.evened)
        self._more = self._button(QuietButton(""), f"more_{activity}")
        self._more.clicked.connect(lambda: self._open(self._detail is None or self._detail.isHidden()))
        self._name.setBuddy(self._notice)
        self._activity, self._said_name = activity, ""
        self._shown: tuple[CheckIn, str, bool] | None = None
        self._detail: OccasionDetail | None = None
        self._lay_out()

    def show_occasions(self, shown: Occasions, *, pain: bool) -> None:
        """Show what is true now; `pain` says whether the details ask for pain."""
        latest = shown.check_ins[-1] if shown.check_ins else None
        self._name.setText(_with_key(shown.name, shown.key))
        self._cue.setText(shown.cue)
        self._cue.setVisible(bool(shown.cue))
        self._count.setText(self._counted(shown))
        once_done = latest is not None and not shown.several_times
        self._notice.setText(self.tr("Noticed") if once_done else self.tr("I noticed"))
        self._notice.setCheckable(once_done)
        self._notice.setChecked(once_done)
        self._even.setText(self.tr("I &evened my weight") if shown.even_key else self.tr("I evened my weight"))
        self._even.setChecked(latest is not None and latest.evened is Evened.YES)
        self._name_for_ears(shown)
        self._more.setEnabled(latest is not None)
        self._shown = (latest, shown.when, pain) if latest else None
        if latest is None:
            self._open(False)
        elif self._detail is not None:
            self._detail.show_check_in(latest, shown.when, pain=pain)

    def say_once(self) -> None:
        """Say that a second tap right after the first one was not counted, until something else is shown."""
        self._count.setText(self.tr("Counted once. For another time, press again in a few seconds."))
        announce(self, self._count.text())

    def _counted(self, shown: Occasions) -> str:
        if not shown.check_ins:
            return self.tr("Not yet today")
        if not shown.several_times:
            return self.tr("Noticed today")
        return self.tr("%n time(s) today", "", len(shown.check_ins))

    def _name_for_ears(self, shown: Occasions) -> None:
        self._notice.setAccessibleName(self.tr("I noticed: {activity}").format(activity=shown.name))
        self._notice.setAccessibleDescription(f"{self._count.text()}. {shown.cue}")
        self._notice.setToolTip(self._by_key(shown.key))
        self._even.setAccessibleName(self.tr("I evened my weight: {activity}").format(activity=shown.name))
        nothing_yet = self.tr("Saves that you noticed as well")
        self._even.setToolTip(self._by_key("e" if shown.even_key else "") if shown.check_ins else nothing_yet)
        self._said_name = shown.name
        self._name_more()

    def _by_key(self, letter: str) -> str:
        """Which keys press what has `letter` underlined, if there are any."""
        keys = access(letter) if letter else ""
        return self.tr("{keys} from anywhere").format(keys=keys) if keys else ""

    def _say_noticed(self) -> None:
        if self._notice.isCheckable():
            self._notice.setChecked(True)
        else:
            self.noticed.emit()

    def _open(self, wanted: bool) -> None:
        if wanted and self._detail is None:
            self._detail = self._make_detail()
        if self._detail is not None:
            if not wanted and self._detail.isAncestorOf(self.focusWidget() or self):
                self._notice.setFocus(Qt.FocusReason.OtherFocusReason)
            self._detail.setVisible(wanted)
        self._more.setText(self.tr("Less") if wanted else self.tr("More…"))
        self._name_more()

    def _name_more(self) -> None:
        """The name follows what the button says; Qt knows no state for what it shows, so words tell it."""
        opened = self._detail is not None and not self._detail.isHidden()
        said = self.tr("Less about: {activity}") if opened else self.tr("More about: {activity}")
        self._more.setAccessibleName(said.format(activity=self._said_name))
        self._more.setAccessibleDescription(self.tr("Details are shown") if opened else self.tr("Details are hidden"))

    def _make_detail(self) -> OccasionDetail:
        # Only now: most days nobody opens it, and its buttons would be half of the page's.
        detail = OccasionDetail(self)
        detail.setObjectName(f"detail_{self._activity}")
        detail.changed.connect(self.changed)
        detail.removed.connect(self.removed)
        self._column.addWidget(detail)
        if self._shown is not None:
            check_in, when, pain = self._shown
            detail.show_check_in(check_in, when, pain=pain)
        self.rebuilt.emit()
        return detail

    def _button(self, button: B, name: str) -> B:
        button.setObjectName(name)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return button

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(1)
        for text in (self._name, self._cue, self._count):
            texts.addWidget(text)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        for button in (self._notice, self._even, self._more):
            self._buttons.addWidget(button)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(8)
        self._head.addLayout(texts, 1)
        self._head.addLayout(self._buttons)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addLayout(self._head)
        for label in (self.tr("Less"), self.tr("More…")):
            self._more.setText(label)
            self._more.setMinimumWidth(max(self._more.minimumWidth(), self._more.sizeHint().width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the texts where there is no room beside them."""
        super().resizeEvent(event)
        beside = self.width() >= NAME_COLUMN + self._buttons.sizeHint().width()
        self._head.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        side = Qt.AlignmentFlag.AlignRight if beside else Qt.AlignmentFlag.AlignLeft
        self._head.setAlignment(self._buttons, side | Qt.AlignmentFlag.AlignVCenter)


def _with_key(name: str, key: str) -> str:
    at = next((index for index, letter in enumerate(name) if key and letter.lower() == key), None)
    before, after = (name[:at], name[at:]) if at is not None else (name, "")
    return before.replace("&", "&&") + ("&" if after else "") + after.replace("&", "&&")
