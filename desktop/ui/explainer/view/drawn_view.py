"""A view that draws bones when it is painted: coarse while something moves, fine when everything rests."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QRectF, QTimer, Signal
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.explainer.cast import Cast
from desktop.ui.explainer.view import drawing
from desktop.ui.explainer.view.ghost import Ghost
from desktop.ui.explainer.view.hands import Hands
from desktop.ui.explainer.view.overlays import Marks, Sketch, sketch
from desktop.ui.explainer.view.picture import Moving, Picture, Resting, Shot
from desktop.ui.explainer.view.stage import Stage
from desktop.ui.explainer.view.turning import whole
from desktop.ui.theme.look import Look

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QImage

    from desktop.skeleton.camera import Camera
    from desktop.skeleton.frame import Posed

REST_AFTER = 120
"""Milliseconds after the last change at which the picture is drawn fine."""

ROUND = 10.0
COARSE = 2
"""While something moves, every such pixel is looked at for the outline of the level stance."""

GHOST = 0.6
"""How strong the outline of the level stance is."""


class DrawnView(Hands):
    """Bones that can be turned and neared. `turned` says that a hand did, `rested` that all rests and is drawn fine."""

    turned = Signal()
    rested = Signal()

    def __init__(self, cast: Cast, look: Look, parent: QWidget | None = None) -> None:
        """Begin empty; show something by `show_pose`."""
        super().__init__(parent)
        self._cast, self._look = cast, look
        self._pose: Posed | None = None
        self._home: Camera | None = None
        self._camera: Camera | None = None
        self._paints: NDArray[Any] | None = None
        self._marks, self._body = Marks(), False
        self.side_names: dict[str, str] = {}
        self._lit = -1
        self._picture: Picture | None = None
        self._moving = Moving()
        self._ghost = Ghost()
        self._outline: QImage | None = None
        self._finer: Resting | None = None
        self._stale = self._fine = self._rests = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._come_to_rest)
        look.changed.connect(self._change)

    # What is shown.

    def show_pose(
        self,
        pose: Posed,
        camera: Camera | None = None,
        *,
        paints: NDArray[Any] | None = None,
        overlays: Marks | None = None,
        body: bool = False,
    ) -> None:
        """Show `pose`. A `camera` other than the one given before takes the view there; a hand may turn it since."""
        self._pose, self._paints, self._body = pose, paints, body
        self._marks = overlays if overlays is not None else self._marks
        if camera is not None and camera != self._home:
            self._home, self._camera = camera, None
        self._change()

    def seen_from(self) -> Camera | None:
        """Where everything is seen from now: where a hand has turned it, or as at first."""
        return self._camera or self.seen_first()

    @property
    def moved(self) -> bool:
        """Whether a hand has turned it since it was first shown."""
        return self._camera is not None

    def seen_first(self) -> Camera | None:
        """Where it is seen from before anybody turns it, far enough away for this view to hold it."""
        return whole(self._home, self._pixels()) if self._home else None

    def look_from(self, camera: Camera) -> None:
        """A hand moved the camera."""
        if camera != self.seen_from():
            self._camera = camera
            self._change()
            self.turned.emit()

    def reset(self) -> None:
        """See it again as it was first shown."""
        if self._camera is not None:
            self._camera = None
            self._change()
            self.turned.emit()

    def settle(self) -> None:
        """Draw it as fine as at rest, at once."""
        self._rests = True
        self._draw()

    # How it is drawn.

    def stage(self) -> Stage | None:
        """What is seen now; None while nothing is shown."""
        skeleton, camera = self._cast.skeleton, self.seen_from()
        if skeleton is None or self._pose is None or camera is None:
            return None
        return Stage(skeleton, self._pose, camera, self._pixels())

    def sketch(self) -> Sketch:
        """The marks that are drawn now."""
        stage = self.stage()
        return sketch(stage, self._marks, self.side_names) if stage else Sketch((), ())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what has changed since the last time, however often it did, and show it."""
        if self._stale or self._picture is None or self._picture.size != self._pixels() or self._rests:
            self._draw()
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        view = QRectF(self.rect())
        if self._picture is not None:
            made = self.sketch()
            drawing.draw_strokes(painter, (each for each in made.strokes if each.under), self.palette())
            painter.drawImage(view, self._picture.image)
            self._paint_over(painter, view, made)
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2))
            painter.drawRoundedRect(view.adjusted(1, 1, -1, -1), ROUND, ROUND)

    def _paint_over(self, painter: QPainter, view: QRectF, made: Sketch) -> None:
        if self._outline is not None:
            painter.drawImage(view, self._outline)
        drawing.draw_strokes(painter, (each for each in made.strokes if not each.under), self.palette())

    def _draw(self) -> None:
        """One quick frame, or a fine one for somebody who cannot wait until everything rests."""
        shot, renderer, fine = self._shot(), self._cast.renderer, self._rests
        self._stale = self._fine = self._rests = False
        if shot is None or renderer is None:
            return
        if fine:
            self._rest(Resting(renderer, shot, self._pixels(), self.devicePixelRatioF()).all())
        else:
            self._picture = self._moving.draw(renderer, shot, self._pixels(), self.devicePixelRatioF())
            self._draw_outline(self._picture)
            self._wait()

    def _draw_outline(self, drawn: Picture) -> None:
        """Of the level stance; while a camera moves there is none, for it would have to be drawn anew each time."""
        shot, still, renderer = self._shot(), self._cast.still, self._cast.renderer
        self._outline = None
        if not self._marks.ghost or shot is None or still is None or renderer is None:
            return
        if self._fine or self._ghost.seen_from(shot.camera):
            colour = QColor(self.palette().color(QPalette.ColorRole.Accent))
            colour.setAlphaF(GHOST)
            level = replace(shot, pose=still)
            self._outline = self._ghost.outline(renderer, level, drawn, colour, step=1 if self._fine else COARSE)

    def _shot(self) -> Shot | None:
        stage = self.stage()
        if stage is None:
            return None
        from desktop.ui.theme.inks import inks

        return Shot(stage.pose, stage.camera, inks(self._look.theme), self._paints, self._body, self._lit)

    def _pixels(self) -> tuple[int, int]:
        return max(1, self.width()), max(1, self.height())

    # When it is drawn.

    def _change(self) -> None:
        self._stale, self._fine, self._finer = True, False, None
        self.update()
        self._wait()

    def _wait(self) -> None:
        if self.isVisible():
            self._pause.start(REST_AFTER)

    def _come_to_rest(self) -> None:
        shot, renderer = self._shot(), self._cast.renderer
        if self._finer is None and shot is not None and renderer is not None:
            self._finer = Resting(renderer, shot, self._pixels(), self.devicePixelRatioF())
        made = self._finer.step() if self._finer is not None else None
        if made is not None:
            self._rest(made)
        elif self._finer is not None:
            # What waits to be answered comes first.
            self._pause.start(0)

    def _rest(self, made: Picture) -> None:
        self._pause.stop()
        self._picture, self._finer = made, None
        self._stale, self._fine = False, True
        self._draw_outline(made)
        self.update()
        self.rested.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Go on with what hiding has broken off."""
        super().showEvent(event)
        if self._picture is not None and not self._fine:
            self._wait()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing waits while nobody looks."""
        super().hideEvent(event)
        self._pause.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw it in its new size."""
        super().resizeEvent(event)
        self._change()

    def event(self, event: QEvent) -> bool:
        """Draw it anew on a finer or coarser screen."""
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._change()
        return super().event(event)
