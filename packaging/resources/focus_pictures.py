"""The small pictures of the days: frames of the skeleton with soft lights and lines drawn on top.

Each is drawn once for a light and once for a dark ground, on nothing, at twice its size on screen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import hypot

import numpy as np
from figure_outlines import FOOT, Shape, traced
from numpy.typing import NDArray
from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPen, QPolygonF, QRadialGradient, QTransform

from desktop.skeleton.bones import Region, Skeleton
from desktop.skeleton.camera import Camera
from desktop.skeleton.chain import Stance
from desktop.skeleton.kinematics import Chain, Pose
from desktop.skeleton.renderer import Paint, Renderer
from desktop.ui.theme.inks import inks
from desktop.ui.theme.theme import Theme, load
from desktop.ui.widgets.feet.sole_outline import curve

SIZE = (440, 360)
"""Pixels; on screen half as many."""
THEMES = ("light", "dark")
COLOURS = (208, 176, 144, 112, 80, 56)
"""How many colours a picture keeps: as many as let its file stay small."""
LARGEST = 24_500
"""Bytes of a file."""


@dataclass(frozen=True)
class Shown:
    """Which bones are drawn, by region, by side and by name, and how; without regions all of them."""

    only: Sequence[Region] = ()
    without: Sequence[str] = ()
    side: str = ""
    paint: Paint = Paint.SOLID
    opacity: float = 1.0
    shadow: bool = True

    def rows(self, skeleton: Skeleton) -> list[bool]:
        """For each bone whether it is drawn."""
        return [
            (not self.only or bone.region in self.only)
            and bone.name not in self.without
            and (not self.side or bone.side in ("", self.side))
            for bone in skeleton.bones
        ]


EVERY = Shown()


@dataclass
class Stage:
    """What a picture is made with; lengths of lines are in pixels."""

    skeleton: Skeleton
    theme: Theme
    chain: Chain = field(init=False)
    renderer: Renderer = field(init=False)

    def __post_init__(self) -> None:
        """Set up what is costly once."""
        self.chain, self.renderer = Chain(self.skeleton), Renderer(self.skeleton)

    def start(self) -> tuple[QImage, QPainter]:
        """An empty picture."""
        image = QImage(*SIZE, QImage.Format.Format_RGBA8888_Premultiplied)
        image.fill(0)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return image, painter

    def bones(self, painter: QPainter, camera: Camera, pose: Pose, shown: Shown = EVERY) -> None:
        """Draw what `shown` says."""
        paints = np.where(shown.rows(self.skeleton), int(shown.paint), int(Paint.HIDDEN))
        frame = self.renderer.draw(
            pose, camera, SIZE, inks(self.theme), paints=paints, samples=3, near=True, shadow=shown.shadow
        )
        data = np.ascontiguousarray(frame.rgba)
        picture = QImage(data.tobytes(), *SIZE, SIZE[0] * 4, QImage.Format.Format_RGBA8888_Premultiplied)
        painter.setOpacity(shown.opacity)
        painter.drawImage(0, 0, picture)
        painter.setOpacity(1.0)

    def colour(self, role: str, alpha: float = 1.0) -> QColor:
        """A role of the theme."""
        made = self.theme.colour(role)
        made.setAlphaF(alpha)
        return made

    def light(self, painter: QPainter, at: QPointF, across: float, along: float = 0.0, strength: float = 1.0) -> None:
        """A soft light with a rim."""
        along = along or across
        glow = QRadialGradient(QPointF(0, 0), 1.0)
        for share, alpha in ((0.0, 0.80), (0.5, 0.5), (1.0, 0.12)):
            glow.setColorAt(share, self.colour("accent", alpha * strength))
        painter.save()
        painter.translate(at)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(glow)
        painter.scale(across, along)
        painter.drawEllipse(QPointF(0, 0), 1.0, 1.0)
        painter.scale(1 / across, 1 / along)
        painter.setPen(QPen(self.colour("accent", strength), 2.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(0, 0), across, along)
        painter.restore()

    def arrow(self, painter: QPainter, points: Sequence[tuple[float, float]], width: float = 5.0) -> None:
        """A smooth line through `points` with a head at its end."""
        pen = QPen(self.colour("accent"), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(curve(points, closed=False))
        (x, y), (bx, by) = points[-1], points[-2]
        long = hypot(x - bx, y - by)
        along, across = QPointF((x - bx) / long, (y - by) / long), QPointF(-(y - by) / long, (x - bx) / long)
        head = [QPointF(x, y) - along * 13 + across * side * 10 for side in (1, -1)]
        painter.drawPolyline(QPolygonF([head[0], QPointF(x, y), head[1]]))

    def landmark(self, name: str, camera: Camera) -> QPointF:
        """Where a landmark lies in the picture."""
        x, y, _ = camera.project(self.skeleton.landmarks[name][None], SIZE)[0]
        return QPointF(float(x), float(y))

    def faded(self, painter: QPainter, top: float = 0.0, bottom: float = 0.0) -> None:
        """Let everything so far grow clear toward the edge over so many pixels."""
        painter.save()
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
        for far, one, other in ((top, 0.0, top), (bottom, float(SIZE[1]), SIZE[1] - bottom)):
            if far:
                fade = QLinearGradient(QPointF(0, one), QPointF(0, other))
                fade.setColorAt(0.0, QColor(0, 0, 0, 255))
                fade.setColorAt(1.0, QColor(0, 0, 0, 0))
                painter.fillRect(QRectF(0, min(one, other), SIZE[0], far), fade)
        painter.restore()

    def skin(self, painter: QPainter, camera: Camera) -> None:
        """The flesh around both feet."""
        painter.setPen(QPen(self.colour("skin_edge"), 2.4))
        painter.setBrush(self.colour("skin"))
        place = QTransform.fromTranslate(SIZE[0] / 2, SIZE[1] / 2)
        scale = camera.pixels(SIZE) / 1000
        middle = np.array(camera.centre) @ camera.directions[:2].T * 1000
        place.scale(scale, -scale).translate(-float(middle[0]), -float(middle[1]))
        for side in ("l", "r"):
            shape = Shape(tuple(f"{key[:-1]}{side}" for key in FOOT), flesh=0.0105, soft=0.0075, least=2e-6)
            painter.drawPath(place.map(curve(traced(self.skeleton, shape, camera)[0])))


FROM_ABOVE = Camera(180.0, 90.0, (0.0, 0.090, 0.0), 0.312)
FEET = (Region.FOOT,)
LOWER = (Region.FOOT, Region.SHIN)
LEGS = (*LOWER, Region.THIGH, Region.PELVIS)
SPOTS = {"heel": 23.0, "ball_big_toe": 19.0, "ball_little_toe": 18.0}
"""Landmarks on the floor, and how wide a light is there."""


def _footprints(stage: Stage, painter: QPainter, paint: Paint = Paint.SOLID) -> None:
    stage.skin(painter, FROM_ABOVE)
    stage.bones(painter, FROM_ABOVE, stage.chain.pose(Stance()), Shown(only=FEET, paint=paint, shadow=False))


def arrive(stage: Stage, painter: QPainter) -> None:
    """Both feet from above, three lights on each."""
    _footprints(stage, painter)
    for side in ("l", "r"):
        for name, radius in SPOTS.items():
            stage.light(painter, stage.landmark(f"{name}_{side}", FROM_ABOVE), radius)


def heel_and_ball(stage: Stage, painter: QPainter) -> None:
    """A foot from its inner side, one light under the heel and one under the ball."""
    camera = Camera(270.0, 5.0, (0.08, 0.088, 0.082), 0.236)
    stage.bones(painter, camera, stage.chain.pose(Stance()), Shown(only=LOWER, side="r"))
    stage.faded(painter, top=90)
    for name, shift in (("heel", -14), ("ball_big_toe", 8)):
        stage.light(painter, stage.landmark(f"{name}_r", camera) + QPointF(shift, 22), 46, 13)


def inner_and_outer(stage: Stage, painter: QPainter) -> None:
    """Both heels from behind, and the way from edge to edge under each."""
    camera = Camera(180.0, 8.0, (0.0, -0.02, 0.082), 0.27)
    stage.bones(painter, camera, stage.chain.pose(Stance()), Shown(only=LOWER))
    stage.faded(painter, top=90)
    for side in ("l", "r"):
        heel = stage.landmark(f"heel_{side}", camera) + QPointF(0, 26)
        for way in (-1, 1):
            stage.arrow(painter, [(heel.x() + way * x, heel.y() + y) for x, y in ((9, 0), (32, -1), (56, -7))])


def left_and_right(stage: Stage, painter: QPainter) -> None:
    """Both feet from behind, a larger light under the left foot and a smaller one under the right."""
    camera = Camera(180.0, 17.0, (0.0, 0.01, 0.068), 0.285)
    for side, across in (("l", 92), ("r", 52)):
        middle = stage.landmark(f"heel_{side}", camera)
        stage.light(painter, middle + QPointF(0, -14), across, across * 0.42, 0.9)
    stage.bones(painter, camera, stage.chain.pose(Stance()), Shown(only=LOWER, shadow=False))
    stage.faded(painter, top=90)


def soft_knees(stage: Stage, painter: QPainter) -> None:
    """The legs from the side with a hint of a bend, and pale how they stand straight."""
    camera = Camera(90.0, 2.0, (0.0, 0.035, 0.46), 1.0)
    stage.bones(painter, camera, stage.chain.pose(Stance()), Shown(only=LEGS, side="r", opacity=0.28, shadow=False))
    pose = bent(stage, 0.020)
    stage.bones(painter, camera, pose, Shown(only=LEGS))
    stage.faded(painter, top=60)
    knee = stage.landmark("knee_r", camera)
    stage.light(painter, knee + QPointF(26, 3), 34, strength=0.75)


def shift(stage: Stage, painter: QPainter) -> None:
    """The whole body from behind, and paler where it sways to."""
    camera = Camera(180.0, 3.0, (0.0, 0.0, 0.85), 1.80)
    for way, opacity in ((-0.05, 0.34), (0.05, 0.34), (0.0, 1.0)):
        pose = stage.chain.pose(Stance(sway=(way, 0.0)))
        stage.bones(painter, camera, pose, Shown(opacity=opacity, shadow=way == 0))
    middle, top = SIZE[0] / 2, 34.0
    for way in (-1, 1):
        stage.arrow(painter, [(middle + way * x, top + y) for x, y in ((46, 0), (72, 6), (98, 18))])


def your_way(stage: Stage, painter: QPainter) -> None:
    """The whole body at ease, turned a little, in a round of light."""
    camera = Camera(32.0, 6.0, (0.0, 0.0, 0.84), 1.82)
    stage.light(painter, QPointF(SIZE[0] / 2, SIZE[1] - 22), 96, 17, 0.8)
    stage.bones(painter, camera, bent(stage, 0.006))


def baseline(stage: Stage, painter: QPainter) -> None:
    """The low back from behind with a soft light."""
    camera = Camera(180.0, 4.0, (0.0, -0.04, 1.06), 0.50)
    trunk = (Region.PELVIS, Region.LOW_BACK, Region.CHEST)
    without = ("scapula", "clavicle")
    stage.bones(painter, camera, stage.chain.pose(Stance()), Shown(only=trunk, without=without, shadow=False))
    stage.faded(painter, top=120)
    stage.light(painter, stage.landmark("l4_l5", camera), 70, 52, 0.8)


def paused(stage: Stage, painter: QPainter) -> None:
    """Both feet at rest, pale."""
    _footprints(stage, painter, Paint.PALE)


PICTURES: dict[str, Callable[[Stage, QPainter], None]] = {
    made.__name__: made
    for made in (arrive, heel_and_ball, inner_and_outer, left_and_right, soft_knees, shift, your_way, baseline, paused)
}


def bent(stage: Stage, lower: float) -> Pose:
    """Both knees bent so that everything above them is `lower` metres nearer to the floor."""
    matrices = stage.chain.pose(Stance()).matrices.copy()
    for row, bone in enumerate(stage.skeleton.bones):
        if bone.region not in (Region.FOOT, Region.SHIN, Region.THIGH):
            matrices[row, 2, 3] -= lower
    for side, leg in stage.chain.legs.items():
        shin, thigh, cap = leg.bent((leg.hip - [0, 0, lower])[None], leg.ankle[None], np.zeros(1))[0]
        for name, move in (("tibia", shin), ("fibula", shin), ("femur", thigh), ("patella", cap)):
            matrices[stage.skeleton.index(f"{name}_{side}")] = move
    return Pose(matrices.astype(np.float32))


def drawn(stage: Stage, name: str) -> QImage:
    """The picture `name`."""
    image, painter = stage.start()
    PICTURES[name](stage, painter)
    painter.end()
    return image


def few(image: QImage, colours: int) -> QImage:
    """The same in so many colours."""
    straight = image.convertToFormat(QImage.Format.Format_RGBA8888)
    width, height = image.width(), image.height()
    pixels = np.frombuffer(straight.constBits(), np.uint8).reshape(height * width, 4).astype(np.float64)
    seen, inverse, count = np.unique(_coarse(pixels), axis=0, return_inverse=True, return_counts=True)
    table = _parted(seen, count, colours)
    nearest = np.concatenate(
        [((part[:, None] - table[None]) ** 2 * WEIGHTS).sum(-1).argmin(1) for part in np.array_split(seen, 64)]
    )
    indexes = nearest[inverse.ravel()].astype(np.uint8).reshape(height, width)
    lines = np.zeros((height, -(-width // 4) * 4), np.uint8)
    lines[:, :width] = indexes
    made = QImage(lines.tobytes(), width, height, lines.shape[1], QImage.Format.Format_Indexed8).copy()
    made.setColorTable([QColor(*(round(each) for each in colour)).rgba() for colour in table.tolist()])
    return made


WEIGHTS = np.array([1.0, 1.0, 1.0, 1.3])


def _coarse(pixels: NDArray[np.float64]) -> NDArray[np.float64]:
    """What cannot be seen is all alike."""
    made = np.round(pixels / 4) * 4
    made[pixels[:, 3] < 4] = 0
    return np.minimum(made, 255)


def _parted(seen: NDArray[np.float64], count: NDArray[np.intp], colours: int) -> NDArray[np.float64]:
    """So many means of boxes that are halved at their longest side, the most spread first; clear is one of them."""
    clear = seen[:, 3] == 0
    boxes = [np.flatnonzero(~clear)]
    while len(boxes) < colours - 1:
        spreads = [float((np.ptp(seen[box], axis=0) * WEIGHTS).max()) * np.sqrt(count[box].sum()) for box in boxes]
        box = boxes.pop(int(np.argmax(spreads)))
        if len(box) < 2:
            boxes.append(box)
            break
        axis = int((np.ptp(seen[box], axis=0) * WEIGHTS).argmax())
        order = box[np.argsort(seen[box, axis], kind="stable")]
        half = int(np.searchsorted(np.cumsum(count[order]), count[order].sum() / 2))
        half = min(max(half, 1), len(order) - 1)
        boxes += [order[:half], order[half:]]
    means = [np.average(seen[box], axis=0, weights=count[box]) for box in boxes]
    return np.array([np.zeros(4), *means])


def packed(image: QImage) -> bytes:
    """As a PNG file in as many colours as let it stay small."""
    for colours in COLOURS:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        few(image, colours).save(buffer, "PNG", 0)
        data = bytes(buffer.data().data())
        if len(data) <= LARGEST:
            break
    return data


def stages(skeleton: Skeleton) -> dict[str, Stage]:
    """One for each ground."""
    return {name: Stage(skeleton, load(name)) for name in THEMES}
