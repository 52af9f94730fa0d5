"""Where the bones come from: the meshes and joints of the MyoFullBody model of `myo-sim`, standing."""

from __future__ import annotations

import re
import warnings
from contextlib import chdir
from dataclasses import dataclass
from tempfile import TemporaryDirectory

import mujoco
import myo_sim
import numpy as np

from skeleton.mending import mended
from skeleton.mesh import Array, Mesh, outward, parts, welded

MODEL = "myofullbody"
TO_OURS = np.diag([-1.0, -1.0, 1.0])
"""The model faces the other way."""
ARMS_APART = 0.08
"""Radians by which the arms hang away from the trunk."""
SIDES = {"r_pelvis": "hip_bone", "r_femur": "femur", "r_tibia": "tibia", "r_fibula": "fibula", "r_patella": "patella"}
FINE = ("hand_part", "rib_part", "skull", "jaw")
"""Left as they are: they are whole, or seen from afar only."""
ARM = ("clavicle", "scapula", "humerus", "ulna", "radius")


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """Meshes by name, right side and middle only; `joints` (3,) and `axes` (3,) of the right side by name."""

    meshes: dict[str, Mesh]
    joints: dict[str, Array]
    axes: dict[str, Array]


def read() -> Source:
    """The whole model at rest, its dependent joints (the kneecap's, above all) where its equations put them."""
    with TemporaryDirectory() as scrap, chdir(scrap), warnings.catch_warnings():  # Its warnings come with a log file.
        warnings.simplefilter("ignore")
        model, data = myo_sim.load(MODEL)
    mujoco.mj_resetData(model, data)
    data.qpos[model.jnt_qposadr[model.joint("shoulder_elv_r").id]] = ARMS_APART
    for row in range(model.neq):
        if model.eq_type[row] == mujoco.mjtEq.mjEQ_JOINT:
            follows, leads = model.eq_obj1id[row], model.eq_obj2id[row]
            angle = data.qpos[model.jnt_qposadr[leads]] if leads >= 0 else 0.0
            data.qpos[model.jnt_qposadr[follows]] = np.polynomial.polynomial.polyval(angle, model.eq_data[row][:5])
    mujoco.mj_kinematics(model, data)
    middle = (data.xpos[model.body("femur_r").id] + data.xpos[model.body("femur_l").id]) / 2
    shift = np.array([middle[0], middle[1], 0.0])
    meshes = _named(_meshes(model, data, shift))
    joints = {
        name: TO_OURS @ (data.xpos[model.body(body).id] - shift)
        for name, body in {
            "hip": "femur_r",
            "knee": "tibia_r",
            "ankle": "talus_r",
            "subtalar": "calcn_r",
            "toes": "toes_r",
            "shoulder": "humerus_r",
            "elbow": "ulna_r",
        }.items()
    }
    axes = {name: _axis(model, data, f"{name}_angle_r") for name in ("ankle", "subtalar", "knee", "mtp")}
    return Source(meshes, joints, axes)


def _axis(model: mujoco.MjModel, data: mujoco.MjData, joint: str) -> Array:
    row = model.joint(joint).id
    turned = data.xmat[model.jnt_bodyid[row]].reshape(3, 3) @ model.jnt_axis[row]
    return TO_OURS @ (turned / np.linalg.norm(turned))


def _meshes(model: mujoco.MjModel, data: mujoco.MjData, shift: Array) -> dict[str, Mesh]:
    found = {}
    for geom in range(model.ngeom):
        if model.geom_type[geom] != mujoco.mjtGeom.mjGEOM_MESH:
            continue
        row = model.geom_dataid[geom]
        first, count = model.mesh_vertadr[row], model.mesh_vertnum[row]
        points = model.mesh_vert[first : first + count].astype(float)
        first, count = model.mesh_faceadr[row], model.mesh_facenum[row]
        flat = welded(points, model.mesh_face[first : first + count])
        place = data.geom_xpos[geom] - shift
        found[model.mesh(row).name] = flat.moved(TO_OURS @ data.geom_xmat[geom].reshape(3, 3), TO_OURS @ place)
    return found


def _named(raw: dict[str, Mesh]) -> dict[str, Mesh]:
    named = {ours: outward(raw[theirs]) for theirs, ours in SIDES.items()}
    named |= {bone: outward(raw[f"{bone}_r"]) for bone in ARM}
    named |= {"talus": outward(raw["r_talus"])}
    named |= {f"foot_part_{row}": outward(part) for row, part in enumerate(parts(raw["r_foot"]))}
    named |= {f"toe_part_{row}": outward(part) for row, part in enumerate(parts(raw["r_bofoot"]))}
    named |= {f"hand_part_{name}": outward(raw[name]) for name in sorted(raw) if _is_right_hand(name)}
    for name, mesh in raw.items():
        if vertebra := re.fullmatch(r".*_(lumbar|thoracic)(\d+)(_s)?", name):
            named[f"{vertebra[1]}_{vertebra[2]}"] = outward(mesh)
    named["sacrum"] = outward(raw["sacrum_geom_1_sacrum"])
    neck = [part for part in parts(raw["hat_cervical"]) if len(part.points) > 100]
    neck.sort(key=lambda part: -float(part.points[:, 2].mean()))
    named |= {f"cervical_{row}": outward(part) for row, part in enumerate(neck, 1)}
    cage = parts(raw["torso_geom_13_ribcage_s"])
    ribs = [part for part in cage if 50 <= len(part.points) < 2000]
    named |= {f"rib_part_{row}": outward(part) for row, part in enumerate(ribs)}
    named |= {"skull": outward(raw["hat_skull"]), "jaw": outward(raw["hat_jaw"])}
    return {name: mesh if name.startswith(FINE) else mended(mesh) for name, mesh in named.items()}


def _is_right_hand(name: str) -> bool:
    wrist = ("lunate", "scaphoid", "pisiform", "triquetrum", "capitate", "trapezium", "trapezoid", "hamate")
    return (name.endswith("_r") and (name[0].isdigit() or name.startswith(wrist))) or name in {"thumbprox", "thumbdist"}
