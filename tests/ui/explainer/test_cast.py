"""The cast loads when asked, once, and does without a file that is missing or damaged."""

from __future__ import annotations

import io
import json
import threading
from typing import Any

import numpy as np
import pytest

from desktop.assets import AssetMissingError, read_bytes
from desktop.skeleton.archive import unpacked
from desktop.ui.explainer.cast import FILE, Cast
from desktop.ui.explainer.explorer.drawing_card import DrawingCard
from desktop.ui.explainer.pose.words import PoseWords
from desktop.ui.words import Words


def missing() -> bytes:
    raise AssetMissingError(FILE)


@pytest.mark.parametrize("read", [lambda: b"", lambda: b"nonsense", lambda: read_bytes(FILE)[:-2000], missing])
def test_without_a_skeleton_everything_is_none_and_the_log_says_why(qtlog: Any, read: object) -> None:
    cast = Cast(read)  # type: ignore[arg-type]
    assert (cast.skeleton, cast.still, cast.chain, cast.gait, cast.renderer) == (None,) * 5
    assert cast.damaged
    assert [record.message for record in qtlog.records] == [f"The skeleton cannot be drawn: {cast.damaged}"]


def test_it_is_read_once() -> None:
    asked = []
    cast = Cast(lambda: asked.append(1) or read_bytes(FILE))  # type: ignore[func-returns-value]
    assert not asked
    assert cast.skeleton is cast.skeleton
    assert cast.chain is not None
    assert cast.renderer is cast.renderer
    assert asked == [1]
    assert not cast.damaged


def test_it_stands_still_as_the_chain_stands_level(cast: Cast) -> None:
    from desktop.skeleton.chain import Stance

    assert cast.still is not None
    assert cast.chain is not None
    assert np.array_equal(cast.still.matrices, cast.chain.pose(Stance()).matrices)


def test_it_is_loaded_beside_whoever_goes_on() -> None:
    asked = threading.Event()
    cast = Cast(lambda: (asked.wait() and read_bytes(FILE)) or b"")
    cast.prepare()
    cast.prepare()
    assert not cast.ready
    asked.set()
    assert cast.renderer is not None
    assert cast.ready
    assert cast.chain is not None


def test_what_moves_comes_after_what_is_drawn_and_once() -> None:
    cast = Cast()
    cast.limber_up()
    assert cast._limbering is None, "nobody wants any of it yet"
    cast.prepare()
    assert cast.renderer is not None
    assert "_chain" not in vars(cast)
    cast.limber_up()
    first = cast._limbering
    cast.limber_up()
    assert cast._limbering is first is not None
    assert cast.chain is vars(cast)["_chain"] is not None


def test_whoever_asks_before_waits_and_nothing_is_loaded_twice() -> None:
    asked = []
    cast = Cast(lambda: asked.append(1) or read_bytes(FILE))  # type: ignore[func-returns-value]
    cast.prepare()
    assert cast.skeleton is cast.skeleton
    assert cast.chain is not None
    assert asked == [1]


def test_a_damaged_file_is_known_as_soon() -> None:
    cast = Cast(lambda: b"nonsense")
    cast.prepare()
    assert (cast.skeleton, cast.renderer, cast.chain) == (None, None, None)
    assert cast.ready


def without(name: str) -> bytes:
    """The shipped file with that bone or landmark, or that of the right side, under another name."""
    arrays = dict(unpacked(read_bytes(FILE)))
    about = json.loads(arrays["about"].tobytes())
    if name in about["landmarks"]:
        about["landmarks"]["elsewhere"] = about["landmarks"].pop(name)
    else:
        next(bone for bone in about["bones"] if bone["name"] == name)["name"] = "elsewhere"
    arrays["about"] = np.frombuffer(json.dumps(about).encode(), np.uint8)
    file = io.BytesIO()
    np.savez_compressed(file, **arrays)
    return file.getvalue()


@pytest.mark.parametrize(
    "name",
    [
        *("kneecap_l", "shoulder_r", "elbow_l", "head_metatarsal_3_r", "crown", "c7_t1", "c6_c7", "c1_c2"),
        *("calcaneus", "metatarsal_4", "proximal_phalanx_2", "tibia", "fibula", "hip_bone", "sacrum", "lumbar_3"),
    ],
)
def test_a_file_that_lacks_what_moves_the_bones_is_damaged(name: str) -> None:
    cast = Cast(lambda: without(name))
    assert (cast.skeleton, cast.chain, cast.gait) == (None,) * 3
    assert cast.damaged


def test_a_bone_that_no_text_knows_keeps_its_name(words: Words) -> None:
    cast = Cast(lambda: without("jaw"))
    assert cast.skeleton is not None
    assert cast.chain is not None
    said = PoseWords(words)
    assert said.bone("elsewhere") == "Elsewhere"
    assert said.does("elsewhere_r") == ""
    assert said.bone("odd_bone_l") == "Left odd bone"
    assert DrawingCard(said, cast.skeleton).bone.findData("elsewhere") > 0
