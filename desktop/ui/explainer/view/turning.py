"""What a hand does to a camera: turn it, come nearer around a point, push the picture aside. Pure functions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.skeleton.camera import Camera

Size = tuple[int, int]

NEAREST = 0.06
"""Metres of height that fill the view when nobody can come nearer."""

FARTHEST = 1.6
"""How many times the height of the first sight can be seen at most."""

ACROSS = 200.0
"""Degrees that a drag over the whole view turns."""

BREADTH = (1.16, 0.72)
"""A view shows at least so many times its height in width, in metres, but never needs more than the second."""


TALL = 1.69
"""Metres from the floor to the crown, and a little more."""

ROOM = (12, 34)
"""Pixels that stay free above and below a whole body."""

ROOM_BELOW, MOST_BELOW = 42, 0.25
"""Pixels that stay free below the floor where the heels are seen from near, but no more than a share of the height."""


def dragged(camera: Camera, across: float, down: float, size: Size) -> Camera:
    """What was in front follows the hand by `across` and `down` pixels."""
    degrees = ACROSS / max(200, min(size))
    return camera.turned(across * degrees, down * degrees)


def pushed(camera: Camera, across: float, down: float, size: Size) -> Camera:
    """The picture follows the hand by `across` and `down` pixels without turning."""
    metres = camera.height / max(1, size[1])
    return camera.moved(-across * metres, down * metres)


def neared(camera: Camera, factor: float, at: tuple[float, float], size: Size, first: Camera) -> Camera:
    """Come `factor` times nearer; what is `at` that pixel stays there. `first` limits how far away one can go."""
    height = min(max(camera.height / factor, NEAREST), first.height * FARTHEST)
    return camera.zoomed(camera.height / height, camera.metres(*at, size))


def whole(camera: Camera, size: Size) -> Camera:
    """Far enough away that a narrow view still holds the figure; what is seen from near stays as low in the picture.

    A whole body fills the height, with room for the names of the feet.
    """
    share, most = BREADTH
    if camera.height > TALL and abs(camera.rise) < 45:
        above, below = ROOM
        filled = TALL * size[1] / max(size[1] - above - below, size[1] / 2)
        x, y, _z = camera.centre
        made = replace(camera, centre=(x, y, TALL / 2), height=filled).fitted(size, most)
        return made.moved(0, (above - below) / 2 / made.pixels(size))
    made = camera.fitted(size, min(share * camera.height, most))
    if camera.height >= most or abs(camera.rise) >= 45:
        return made
    made = made.moved(0, (made.height - camera.height) / 2)
    # Where the floor is too low for the words below it, everything above it takes that much less of the height.
    floor = made.height / 2 - float(made.directions[1] @ made.centre)
    short = ROOM_BELOW / max(1, size[1]) * made.height - floor
    if short <= 0:
        return made
    share = min(MOST_BELOW, ROOM_BELOW / max(1, size[1]))
    height = (made.height - floor) / (1 - share)
    return replace(made, height=height).moved(0, (height - made.height) / 2 - (share * height - floor))
