"""A program that draws the whole skeleton through pyqtgraph's GLViewWidget and says the median frame in milliseconds.

Needs a display and an OpenGL driver; Mesa's software renderer will do, on all cores. Each bone is an item of its own
with its own transform, as a skeleton that moves needs it; the figure for one item that cannot move is said as well.
"""

import statistics
import sys
import time
from collections.abc import Callable

import numpy as np
import pyqtgraph as pg
import pyqtgraph.opengl as gl
from OpenGL.GL import GL_RENDERER, glFinish, glGetString
from PySide6.QtWidgets import QApplication

from desktop import assets
from desktop.skeleton import bones

SIZE = (480, 960)
FRAMES, WARM = 80, 10
COLOUR = (0.9, 0.86, 0.76, 1.0)


def item(mesh: bones.Mesh, rows: np.ndarray) -> gl.GLMeshItem:
    """The triangles `rows` of the mesh, smoothly shaded."""
    used, corners = np.unique(mesh.triangles[rows], return_inverse=True)
    data = gl.MeshData(vertexes=mesh.points[used], faces=corners.reshape(-1, 3))
    return gl.GLMeshItem(meshdata=data, smooth=True, shader="shaded", color=COLOUR)


def frame(view: gl.GLViewWidget, change: Callable[[int], None]) -> float:
    """The median time of a frame after `change`, in milliseconds, until the last pixel is drawn."""
    times = []
    for number in range(FRAMES):
        view.makeCurrent()
        began = time.perf_counter()
        change(number)
        view.paintGL()
        glFinish()
        times.append(time.perf_counter() - began)
    return statistics.median(times[WARM:]) * 1e3


def main() -> None:
    """Draw both ways, and print one line: bone by bone, in one piece, and who drew it."""
    app = QApplication(sys.argv[:1])
    skeleton = bones.load(assets.read_bytes("skeleton/skeleton.npz"))
    mesh = skeleton.whole
    view = gl.GLViewWidget()
    view.resize(*SIZE)
    view.opts["center"].setZ(0.85)
    view.setCameraPosition(distance=3.2, elevation=0, azimuth=90)
    items = [item(mesh, mesh.triangle_bone == row) for row in range(len(skeleton.bones))]
    for each in items:
        view.addItem(each)
    view.show()
    app.processEvents()

    def lean(number: int) -> None:
        for each in items:
            moved = pg.Transform3D()
            moved.rotate(number * 0.1, 0, 1, 0)
            each.setTransform(moved)

    apart = frame(view, lean)
    view.clear()
    view.addItem(item(mesh, np.ones(len(mesh.triangles), bool)))
    app.processEvents()
    together = frame(view, lambda number: view.opts.update(azimuth=90 + number))
    print(f"{apart:.2f} {together:.2f} {glGetString(GL_RENDERER).decode()}")


if __name__ == "__main__":
    main()
