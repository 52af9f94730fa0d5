"""Bake the skeleton: read the model, stand it, smooth, light and wrap it, and write the one file the program draws."""

from __future__ import annotations

import argparse
import sys
from concurrent.futures import Executor, ProcessPoolExecutor
from functools import partial
from pathlib import Path

from skeleton import budgets, places, posture, solids, source
from skeleton.assembly import bones_of, drawn
from skeleton.body import wrapped
from skeleton.mesh import Mesh
from skeleton.writing import packed

OUT = Path(__file__).parents[2] / "resources" / "skeleton" / "skeleton.npz"
WORKERS = 2


def bake() -> bytes:
    """The content of the file."""
    body = posture.stand(source.read())
    with ProcessPoolExecutor(WORKERS) as pool:
        made = pool.map(partial(solids.fine, bones=body.bones), list(body.bones))
        fine = dict(zip(body.bones, made, strict=True))
        return content(body, fine, pool)


def content(body: posture.Body, fine: dict[str, Mesh], pool: Executor) -> bytes:
    """The file from the finished surfaces."""
    bones = bones_of(list(fine))
    feet = {name: mesh for name, mesh in fine.items() if budgets.region(name) in {"foot", "shin"}}
    wrap = pool.submit(wrapped, body, fine, bones)
    near = pool.submit(drawn, feet, bones, budgets.NEAR)
    whole = pool.submit(drawn, fine, bones, budgets.WHOLE)
    meshes = {"whole": whole.result(), "near": near.result()}
    return packed(bones, meshes, wrap.result(), places.landmarks(body, fine), places.axes(body))


def main(arguments: list[str] | None = None) -> int:
    """Write the file, or with `--check` say whether it is what would be written."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--check", action="store_true", help="bake again and compare every byte")
    given = parser.parse_args(arguments)
    data = bake()
    if given.check:
        same = given.out.is_file() and given.out.read_bytes() == data
        print("ok" if same else f"{given.out} is not what would be baked")
        return 0 if same else 1
    given.out.write_bytes(data)
    print(f"{given.out}: {len(data)} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
