"""No void call into Qt drops a reference to None: before Python 3.12 some thousand of them end in an abort."""

import json
import subprocess
import sys

import pytest

CALLS = 200
# Every call gives or takes a reference if the binding is wrong; a few are alive by chance.
NOISE = CALLS // 10
PROBE = f"""
import json, sys
from PySide6.QtCore import QObject, QRectF, QTimer
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QSlider, QWidget

app = QApplication([])
image = QImage(8, 8, QImage.Format.Format_ARGB32)
painter, path, rect, pen = QPainter(image), QPainterPath(), QRectF(), QPen()
label, widget, edit, slider, timer, thing = QLabel(), QWidget(), QLineEdit(), QSlider(), QTimer(), QObject()
calls = {{
    "QApplication.processEvents": lambda: app.processEvents(),
    "QImage.fill": lambda: image.fill(0),
    "QLabel.setText": lambda: label.setText("x"),
    "QLineEdit.setText": lambda: edit.setText("x"),
    "QObject.setObjectName": lambda: thing.setObjectName("x"),
    "QPainter.drawLine": lambda: painter.drawLine(0, 0, 1, 1),
    "QPainter.setPen": lambda: painter.setPen(pen),
    "QPainterPath.lineTo": lambda: path.lineTo(1, 1),
    "QRectF.translate": lambda: rect.translate(1, 1),
    "QSlider.setValue": lambda: slider.setValue(3),
    "QTimer.start": lambda: timer.start(10_000),
    "QWidget.resize": lambda: widget.resize(5, 5),
    "QWidget.setToolTip": lambda: widget.setToolTip("x"),
    "QWidget.update": lambda: widget.update(),
}}
drift = {{}}
for name, call in calls.items():
    call()
    before = sys.getrefcount(None)
    for _ in range({CALLS}):
        call()
    drift[name] = sys.getrefcount(None) - before
painter.end()
print(json.dumps(drift))
"""


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_void_calls_keep_none() -> None:
    """In a process of its own: the failure is an abort, not an exception."""
    run = subprocess.run((sys.executable, "-c", PROBE), capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    drift = json.loads(run.stdout)
    assert drift
    assert {name: change for name, change in drift.items() if abs(change) >= NOISE} == {}
