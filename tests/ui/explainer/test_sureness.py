"""Bones are drawn as sure as the table of the chain is."""

from __future__ import annotations

import numpy as np
import pytest

from desktop.skeleton.bones import Region
from desktop.skeleton.chain import Stance
from desktop.skeleton.frame import Paint
from desktop.ui.explainer.cast import Cast
from desktop.ui.explainer.sureness import paints


@pytest.mark.parametrize(
    ("stance", "bone", "paint"),
    [
        (Stance(), "tibia_r", Paint.SOLID),
        (Stance(6, 6), "tibia_r", Paint.SOLID),
        (Stance(6, -6), "tibia_r", Paint.PALE),
        (Stance(6, -6), "tibia_l", Paint.SOLID),
        (Stance(6, 6), "femur_l", Paint.PALE),
        (Stance(6, 6), "hip_bone_l", Paint.SOLID),
        (Stance(-6, -6), "sacrum", Paint.PALE),
        (Stance(12, 0), "sacrum", Paint.PALE),
        (Stance(12, -8), "sacrum", Paint.PALE),
        (Stance(6, 6), "lumbar_3", Paint.DASHED),
        (Stance(6, 6), "thoracic_5", Paint.PALE),
        (Stance(-6, -6), "calcaneus_r", Paint.SOLID),
    ],
)
def test_a_bone(cast: Cast, stance: Stance, bone: str, paint: Paint) -> None:
    assert cast.skeleton is not None
    assert paints(cast.skeleton, stance)[cast.skeleton.index(bone)] == paint


def test_from_below_there_are_feet_only(cast: Cast) -> None:
    assert cast.skeleton is not None
    shown = paints(cast.skeleton, Stance(), feet_only=True) != Paint.HIDDEN
    assert np.array_equal(shown, [bone.region is Region.FOOT for bone in cast.skeleton.bones])
