"""Whatever is wrong with the bytes, the loader says that they are damaged, or reads what was written."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from desktop import assets
from desktop.skeleton import archive
from desktop.skeleton.bones import LANDMARKS, Bone, Region, Skeleton, SkeletonDamagedError, load
from tests import strategies

assert strategies, "Its settings hold: a busy machine is no failure."

DATA = assets.read_bytes("skeleton/skeleton.npz")
Arrays = dict[str, NDArray[Any]]
About = dict[str, Any]


def arrays() -> Arrays:
    return {name: array.copy() for name, array in archive.unpacked(DATA).items()}


def packed(content: Arrays, about: About | None = None) -> bytes:
    """A file of arrays; `about` takes the place of what the file says about itself."""
    if about is not None:
        content["about"] = np.frombuffer(json.dumps(about).encode(), np.uint8)
    file = io.BytesIO()
    np.savez_compressed(file, **content)
    return file.getvalue()


def about_of(content: Arrays) -> About:
    return dict(json.loads(content["about"].tobytes()))


def same(one: Skeleton, other: Skeleton) -> bool:
    fields = ("points", "normals", "openness", "point_bone", "triangles", "triangle_bone")
    return one.bones == other.bones and all(
        np.array_equal(getattr(mine, field), getattr(theirs, field))
        for mine, theirs in ((one.whole, other.whole), (one.near, other.near))
        for field in fields
    )


READ = load(DATA)


def test_what_is_read_fits_together() -> None:
    assert {bone.key for bone in READ.bones} >= {"talus_r", "calcaneus_l", "sacrum", "lumbar_5", "skull"}
    assert [READ.bones[READ.index(key)].key for key in ("talus_r", "skull")] == ["talus_r", "skull"]
    with pytest.raises(KeyError):
        READ.index("tail")
    assert READ.landmarks.keys() >= set(LANDMARKS)
    for mesh in (READ.whole, READ.near):
        assert mesh.points.dtype == mesh.normals.dtype == mesh.openness.dtype == np.float32
        assert mesh.triangles.dtype == mesh.point_bone.dtype == mesh.triangle_bone.dtype == np.int32
        assert np.array_equal(mesh.triangle_bone, mesh.point_bone[mesh.triangles[:, 2]])


def test_a_key_is_the_name_with_its_side() -> None:
    assert Bone("talus", "r", Region.FOOT).key == "talus_r"
    assert Bone("skull", "", Region.HEAD).key == "skull"


def test_packing_again_changes_nothing() -> None:
    assert same(load(packed(arrays())), READ)


@given(st.integers(0, len(DATA) - 1))
def test_a_file_that_was_cut_off_is_damaged(length: int) -> None:
    with pytest.raises(SkeletonDamagedError):
        load(DATA[:length])


def after(flips: list[tuple[int, int]]) -> bytes:
    changed = bytearray(DATA)
    for place, bit in flips:
        changed[place] ^= 1 << bit
    return bytes(changed)


bits = st.integers(0, 7)
headers = [DATA.find(b"PK\3\4"), *(at for at in range(len(DATA) - 4) if DATA[at : at + 4] == b"PK\1\2"), len(DATA) - 22]
near_a_header = st.builds(lambda at, by: min(at + by, len(DATA) - 1), st.sampled_from(headers), st.integers(0, 60))
anywhere = st.integers(0, len(DATA) - 1)


@given(st.lists(st.tuples(st.one_of(anywhere, near_a_header), bits), min_size=1, max_size=4))
def test_flipped_bits_are_found_or_do_not_matter(flips: list[tuple[int, int]]) -> None:
    try:
        found = load(after(flips))
    except SkeletonDamagedError:
        return
    assert same(found, READ)


@given(st.binary(max_size=400))
def test_other_bytes_are_no_skeleton(data: bytes) -> None:
    with pytest.raises(SkeletonDamagedError):
        load(data)


def put(name: str, change: Callable[[NDArray[Any]], NDArray[Any]]) -> Callable[[Arrays], bytes]:
    def made(content: Arrays) -> bytes:
        return packed(content | {name: change(content[name])})

    return made


def say(change: Callable[[About], object]) -> Callable[[Arrays], bytes]:
    def made(content: Arrays) -> bytes:
        about = about_of(content)
        change(about)
        return packed(content, about)

    return made


def at(place: Any, value: int) -> Callable[[NDArray[Any]], NDArray[Any]]:
    def made(array: NDArray[Any]) -> NDArray[Any]:
        array[place] = value
        return array

    return made


WRONG: dict[str, Callable[[Arrays], bytes]] = {
    "a number of points that has no triangles": put("near_points", lambda array: array[:-1]),
    "points in a plane": put("whole_points", lambda array: array[:, :2].copy()),
    "points of another type": put("whole_points", lambda array: array.astype(np.float32)),
    "points of more bits": put("whole_points", lambda array: array.astype(np.uint32)),
    "points the other way around": put("whole_points", np.asfortranarray),
    "points not a number": put("whole_points", lambda array: np.full(array.shape, np.nan)),
    "no points": put("envelope_points", lambda array: array[:0]),
    "no triangles": put("near_triangles", lambda array: array[:0]),
    "triangles of four corners": put("near_triangles", lambda array: array.reshape(-1, 4)[:10].copy()),
    "a corner that is not there": put("whole_triangles", at((0, 0), 65535)),
    "a corner of the body that is not there": put("envelope_triangles", at((-1, 2), 65535)),
    "a triangle between bones": put("whole_triangles", at((0, 0), 9000)),
    "a bone that is not there": put("whole_point_bone", at(-1, 255)),
    "bones out of order": put("near_point_bone", lambda array: array[::-1].copy()),
    "a body hung on nothing": put("envelope_hung", at((5, 1), 250)),
    "a share for too few": put("envelope_share", lambda array: array[1:]),
    "a normal without a direction": put("near_normals", at(7, 0)),
    "openness of objects": put("near_openness", lambda array: array.astype(object)),
    "no openness": lambda content: packed({name: content[name] for name in content if name != "near_openness"}),
    "nothing about it": lambda content: packed({name: content[name] for name in content if name != "about"}),
    "about that is no text": put("about", lambda array: array[::-1].copy()),
    "about that is a number": lambda content: packed(content | {"about": np.frombuffer(b"7", np.uint8)}),
    "about that goes deep": lambda content: packed(content | {"about": np.frombuffer(b"[" * 99_999, np.uint8)}),
    "another format": say(lambda about: about.update(format=2)),
    "no bones": say(lambda about: about.update(bones=[])),
    "a bone without a side": say(lambda about: about["bones"][0].pop("side")),
    "a bone with something more": say(lambda about: about["bones"][0].update(colour="white")),
    "a bone of no region": say(lambda about: about["bones"][0].update(region="tail")),
    "a bone with a strange name": say(lambda about: about["bones"][0].update(name="../talus")),
    "a bone whose name is a list": say(lambda about: about["bones"][0].update(name=["talus"])),
    "a bone twice": say(lambda about: about["bones"].append(about["bones"][0])),
    "a bone without a surface": say(lambda about: about["bones"].append({"name": "tail", "side": "", "region": "arm"})),
    "too few bones": say(lambda about: about["bones"].pop()),
    "a box inside out": say(lambda about: about["boxes"]["near"].reverse()),
    "a box as large as a house": say(lambda about: about["boxes"]["whole"][1].__setitem__(0, 1e9)),
    "a box without an end": say(lambda about: about["boxes"]["whole"][1].__setitem__(0, float("inf"))),
    "no mark of the hip": say(lambda about: about["landmarks"].pop("hip_r")),
    "a mark that is no number": say(lambda about: about["landmarks"].update(hip_r=[float("nan"), 0.0, 1.0])),
    "a mark in a plane": say(lambda about: about["landmarks"].update(hip_r=[0.0, 1.0])),
    "a mark of words": say(lambda about: about["landmarks"].update(hip_r="hip")),
    "a mark of truths": say(lambda about: about["landmarks"].update(hip_r=[True, False, True])),
    "no axis of the ankle": say(lambda about: about["axes"].pop("ankle_l")),
    "an axis that is too long": say(lambda about: about["axes"].update(ankle_l=[1.0, 1.0, 0.0])),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_content_that_does_not_fit_is_damaged(wrong: str) -> None:
    with pytest.raises(SkeletonDamagedError):
        load(WRONG[wrong](arrays()))


def test_what_grows_without_end_is_not_unpacked() -> None:
    content = arrays() | {"near_openness": np.zeros(archive.LARGEST_CONTENT, np.uint8)}
    data = packed(content)
    assert len(data) < archive.LARGEST_FILE
    with pytest.raises(SkeletonDamagedError, match="too much"):
        load(data)
    with pytest.raises(SkeletonDamagedError, match="bytes"):
        load(bytes(archive.LARGEST_FILE + 1))


def zipped(method: int, content: bytes, **entry: int) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as made:
        made.writestr("about.npy", content)
        for name, value in entry.items():
            setattr(made.filelist[0], name, value)
    return file.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        zipped(zipfile.ZIP_LZMA, b"\x93NUMPY"),
        zipped(zipfile.ZIP_BZIP2, b"\x93NUMPY"),
        zipped(zipfile.ZIP_STORED, b""),
        zipped(zipfile.ZIP_STORED, b"\x93NUMPY\x01\x00\xff\xff{'descr': '|u1'"),
        zipped(zipfile.ZIP_STORED, b"\x80\x04K\x01."),
        zipped(zipfile.ZIP_STORED, b"\x93NUMPY", flag_bits=1),
        zipped(zipfile.ZIP_STORED, b"\x93NUMPY", extract_version=99),
        zipped(zipfile.ZIP_STORED, b"\x93NUMPY", file_size=9),
        zipped(zipfile.ZIP_DEFLATED, b"\x93NUMPY" * 9, compress_size=3),
    ],
)
def test_strange_archives_are_damaged(data: bytes) -> None:
    with pytest.raises(SkeletonDamagedError):
        load(data)
