"""How sure each part of the drawing is, bone by bone, so that it is drawn solid, pale or dashed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from desktop.skeleton.bones import Bone, Region, Skeleton
    from desktop.skeleton.chain import Certainty, Stance
    from desktop.skeleton.frame import Paint


def paints(skeleton: Skeleton, stance: Stance, *, feet_only: bool = False) -> NDArray[Any]:
    """The Paint of each bone, (B,): by the table of the chain, or hidden above the feet for a view from below."""
    import numpy as np

    from desktop.skeleton.bones import Region
    from desktop.skeleton.frame import Paint

    looks: dict[tuple[Region, str], Paint] = {}
    for bone in skeleton.bones:
        part = (bone.region, bone.side)
        if part not in looks:
            hidden = feet_only and bone.region is not Region.FOOT
            looks[part] = Paint.HIDDEN if hidden else _paint(bone, stance)
    return np.array([looks[bone.region, bone.side] for bone in skeleton.bones], np.uint8)


def _paint(bone: Bone, stance: Stance) -> Paint:
    from desktop.skeleton.bones import Region
    from desktop.skeleton.chain import Certainty
    from desktop.skeleton.frame import Paint

    if bone.region is Region.FOOT:
        # It is set by hand, not by a study.
        return Paint.SOLID
    if bone.region in {Region.HEAD, Region.ARM}:
        return Paint.PALE
    look = {Certainty.MEASURED: Paint.SOLID, Certainty.SCHEMATIC: Paint.PALE, Certainty.CONTESTED: Paint.DASHED}
    return look[_certainty(bone.region, bone.side, stance)]


def _certainty(region: Region, side: str, stance: Stance) -> Certainty:
    from desktop.skeleton.bones import Region
    from desktop.skeleton.chain import LINKS

    tilted = (stance.left + stance.right) / 2
    # Feet that differ tip it sideways, too: it is no surer than that.
    pelvis = ("pelvis_forward" if stance.left == stance.right else "pelvis_side", tilted)
    link, driver = {
        Region.SHIN: ("shin", stance.right if side == "r" else stance.left),
        Region.THIGH: ("thigh", stance.right if side == "r" else stance.left),
        Region.PELVIS: pelvis,
        Region.LOW_BACK: ("low_back", tilted),
    }.get(region, ("trunk", tilted))
    return LINKS[link].sureness(driver)
