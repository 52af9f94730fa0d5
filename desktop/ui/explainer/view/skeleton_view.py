"""The view of the skeleton: bones that can be turned, pointed at and lit, with their names and the pose in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.explainer.cast import Cast
from desktop.ui.explainer.view import drawing
from desktop.ui.explainer.view.drawn_view import DrawnView
from desktop.ui.explainer.view.labels import Placed
from desktop.ui.explainer.view.overlays import Naming, Sketch
from desktop.ui.theme.look import Look
from desktop.ui.widgets.announce import announce

if TYPE_CHECKING:
    from desktop.skeleton.camera import Camera

SAY_AFTER = 700
"""Milliseconds after everything rests at which the pose is said: whoever goes on does not hear each step."""

SMALLEST = (160, 120)


class SkeletonView(DrawnView):
    """`hovered` says the key of the bone under the pointer, or nothing; `said` that the pose was read out.

    `name_of` puts a key in words.
    """

    hovered = Signal(str)
    said = Signal()

    def __init__(self, cast: Cast, look: Look, parent: QWidget | None = None) -> None:
        """Begin empty; show something by `show_pose`."""
        super().__init__(cast, look, parent)
        self._pointed = -1
        self._described = self._brief = self._said = ""
        self._kept: dict[str, QPointF] = {}
        self._kept_for: tuple[Camera | None, QSize] | None = None
        self.side_names = {"l": self.tr("Left"), "r": self.tr("Right")}
        self.name_of: Callable[[str], str] = str
        self.setObjectName("skeleton_view")
        self.setAccessibleName(self.tr("Skeleton"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(*SMALLEST)
        self.rested.connect(self._say_later)

    def sizeHint(self) -> QSize:
        """A generous figure."""
        return QSize(520, 620)

    def setDescription(self, text: str, brief: str = "") -> None:  # noqa: N802 - as Qt's setAccessibleDescription
        """Describe the pose to a screen reader: `text` for whoever comes here; when everything rests `brief` aloud.

        Without a `brief` all of it is read out.
        """
        self._brief = brief or text
        if text != self._described:
            self._described = text
            self.setAccessibleDescription(text)
            self._wait()

    def light(self, key: str) -> None:
        """Light one bone, or none for an empty key."""
        skeleton = self._cast.skeleton
        self._lit = skeleton.index(key) if key and skeleton else -1
        self._change()

    def placed(self, made: Sketch | None = None) -> list[Placed]:
        """The words in the picture, where they are drawn; those of `made` if the caller has sketched already."""
        view, made, named = QRectF(self.rect()), made or self.sketch(), self._named()
        if self._picture is None:
            return []
        if named:
            made = Sketch(made.strokes, (named, *made.words))
        placed = self._lay_out_words(made, view)
        if not named:
            # What gave way to the name of a bone goes back when that is gone.
            self._kept = {each.label.key: each.rect.center() for each in placed if each.label.key}
        return placed

    def _lay_out_words(self, made: Sketch, view: QRectF) -> list[Placed]:
        return drawing.laid_out(made, drawing.small(self.font()), view, self.busy, self._kept_here())

    def _kept_here(self) -> dict[str, QPointF]:
        """Where the words were, if they have been laid out for this size and from where the camera stands."""
        here = (self.seen_from(), self.size())
        if here != self._kept_for:
            self._kept, self._kept_for = {}, here
        return self._kept

    def busy(self, rect: QRectF) -> float:
        """How much of `rect` is taken by bones, from 0 to 1."""
        return self._picture.busy(rect) if self._picture is not None else 0.0

    def _paint_over(self, painter: QPainter, view: QRectF, made: Sketch) -> None:
        if self._picture is not None and self._pointed >= 0 and self._pointed != self._lit:
            painter.drawImage(view, self._picture.tint(self._pointed, self._glow()))
        super()._paint_over(painter, view, made)
        drawing.draw_words(painter, self.placed(made), drawing.small(self.font()), self.palette())

    def _named(self) -> Naming | None:
        """The name of the bone that is pointed at, or else of the one that is lit."""
        bone = self._pointed if self._pointed >= 0 else self._lit
        at = self._picture.middle(bone) if self._picture is not None and bone >= 0 else None
        skeleton = self._cast.skeleton
        if at is None or skeleton is None:
            return None
        away = 1.0 if at.x() >= self.width() / 2 else -1.0
        return Naming(self.name_of(skeleton.bones[bone].key), at, (away, -0.2))

    def _glow(self) -> QColor:
        colour = QColor(self.palette().color(QPalette.ColorRole.Accent))
        colour.setAlphaF(0.45)
        return colour

    def point_at(self, place: QPointF | None) -> None:
        """Name the bone under the pointer and tint it; nothing where the pointer has gone."""
        bone = self._picture.bone_at(place) if self._picture is not None and place is not None else -1
        if bone != self._pointed:
            self._pointed = bone
            skeleton = self._cast.skeleton
            self.hovered.emit(skeleton.bones[bone].key if bone >= 0 and skeleton else "")
            self.update()

    def _say_later(self) -> None:
        if self._said != self._described and self.isVisible():
            self._pause.start(SAY_AFTER)

    def _come_to_rest(self) -> None:
        if self._fine:
            self._said = self._described
            announce(self, self._brief)
            self.said.emit()
        else:
            super()._come_to_rest()
