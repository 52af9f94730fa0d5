"""The warning signs once more, before the page leaves the window; what is answered is kept with its date."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.warning_signs import Sign
from desktop.state.diary_state import DiaryState
from desktop.state.preferences_state import PreferencesState
from desktop.ui.dialogs.scrolling import scrolling
from desktop.ui.region_field import RegionalHelp
from desktop.ui.widgets.buttons import Button, PrimaryButton, QuietButton
from desktop.ui.widgets.card import row
from desktop.ui.widgets.flow import flow
from desktop.ui.widgets.sources import Sources, source_lines
from desktop.ui.widgets.text import Body, Caption, Title
from desktop.ui.widgets.warning_signs.sign_list import SignList, list_sources
from desktop.ui.words import Words

WIDTH, HEIGHT = 720, 760
EDGE = 24


def answered(diary: DiaryState, preferences: PreferencesState, words: Words, parent: QWidget) -> bool:
    """Whether the signs were answered today, asking now if they were not; False if nobody wanted to go on."""
    check = diary.last_warning_check()
    if check is not None and check.day == diary.today:
        return True
    dialog = SignsBefore(diary, preferences, words, parent)
    wanted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return wanted


class SignsBefore(QDialog):
    """The list with its sources; accepted by an answer, never by closing. An emergency shows whom to call, at once."""

    def __init__(
        self, diary: DiaryState, preferences: PreferencesState, words: Words, parent: QWidget | None = None
    ) -> None:
        """Begins with what was answered last."""
        super().__init__(parent)
        self._diary, self._words = diary, words
        self._texts = words.content("warning_signs")
        self.setObjectName("signs_before")
        self.setWindowTitle(self.tr("Warning signs before the page"))
        self._regional = RegionalHelp(preferences, words)
        self.help, self.numbers = self._regional.card, self._regional.numbers
        self.list = SignList(self._texts)
        self.at_once = Button(self.tr("G&o on with the page"))
        self.at_once.setObjectName("signs_at_once")
        self.go_on = PrimaryButton("")
        self.go_on.setObjectName("signs_go_on")
        self.clear = QuietButton(self.tr("&Clear the ticks"))
        self.clear.setObjectName("signs_clear")
        self.cancel = QuietButton(self.tr("&Back to the page"))
        self.cancel.setObjectName("signs_cancel")
        self._lay_out()
        check = diary.last_warning_check()
        self._before = check.ticked if check else frozenset()
        self.list.set_ticked(self._before)
        self._changed()
        self.list.changed.connect(self._changed)
        self.clear.clicked.connect(self._clear)
        for button in (self.go_on, self.at_once):
            button.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        preferences.changed.connect(self._regional.show)
        room = self.screen().availableSize()
        self.resize(min(WIDTH, room.width() - EDGE), min(HEIGHT, room.height() - 2 * EDGE))
        self._title.setFocus()

    def accept(self) -> None:
        """Keep the answer, then close; where it cannot be kept the dialog stays."""
        self._diary.answer_warning_signs(self.list.ticked())
        super().accept()

    def reject(self) -> None:
        """Leave without an answer; an emergency is kept all the same: that does not hang on a button."""
        super().reject()
        if self.list.emergency and self.list.ticked() != self._before:
            ticked = self.list.ticked()
            # By a timer, for an error has no way out of a key press that Qt answers.
            QTimer.singleShot(0, self._diary, lambda: self._diary.answer_warning_signs(ticked))

    def _lay_out(self) -> None:
        """The buttons stand below the list, for whoever has come to its end."""
        self.help.add(Body(self.tr("You can still have the page. It shows these signs first. Do not wait for it.")))
        self.help.body.addLayout(row(self.at_once))
        inside = QWidget()
        inside.setObjectName("column")
        # Its height is that of its words at this width. Qt would take the most they could ever need.
        inside.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        column = QVBoxLayout(inside)
        column.setContentsMargins(EDGE, EDGE - 4, EDGE, EDGE)
        column.setSpacing(16)
        catalogue = self._words.content("sources")
        lines = source_lines(list_sources(self._texts), catalogue)
        sources = Sources(self.tr("Where this comes from"), self.tr("Hide the sources"), lines)
        # It has the focus first: the list is to be read before anything is pressed.
        self._title = Title(self.tr("Before the page: any warning sign?"))
        self._title.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._state = Caption()
        self._state.setObjectName("signs_state")
        closing = Body(self._texts["closing"])
        for widget in (self._title, Body(self._about()), self.help, self.numbers, self.list, closing, self._state):
            column.addWidget(widget)
        column.addLayout(flow(self.go_on, self.clear))
        column.addWidget(sources)
        column.addStretch(1)
        self.area = scrolling(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.area, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(EDGE, 8, EDGE, 12)
        foot.addWidget(Caption(self.tr("Buttons to answer with stand below the list.")), 1)
        foot.addWidget(self.cancel)
        outer.addLayout(foot)

    def _about(self) -> str:
        """What this is for, which also is read out when the dialog opens."""
        said = self.tr("{intro} The page says what you tick, with today's date.").format(intro=self._texts["intro"])
        self.setAccessibleDescription(said)
        return said

    def _clear(self) -> None:
        self.list.set_ticked(frozenset())
        self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _changed(self) -> None:
        ticked = self.list.ticked()
        self.go_on.setText(self.tr("Keep the ticks a&nd go on") if ticked else self.tr("&None of these"))
        self.clear.setVisible(bool(ticked))
        self._state.setText(self._standing(ticked))
        self._state.setVisible(bool(self._state.text()))
        if self._regional.demand(self.list.emergency, week=self._diary.week() is not None):
            self.area.verticalScrollBar().setValue(0)

    def _standing(self, ticked: frozenset[Sign]) -> str:
        """Where the ticks come from that nobody has made just now."""
        check = self._diary.last_warning_check()
        if check is None or not ticked or ticked != check.ticked:
            return ""
        day = self._words.near(check.day, self._diary.today)
        return self.tr("Ticked is what you answered last: {day}. Tick or clear what has changed.").format(day=day)
