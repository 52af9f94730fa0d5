"""A test leaves no window of its own behind, and leaves to Qt what is Qt's."""

from PySide6.QtWidgets import QApplication, QGraphicsGridLayout, QGraphicsScene, QGraphicsWidget, QWidget

from tests.windows import let_go, windows


def test_a_window_goes_with_what_it_holds(qapp: QApplication) -> None:
    outer = QWidget()
    inner = QWidget(outer)
    gone: list[str] = []
    outer.destroyed.connect(lambda: gone.append("outer"))
    inner.destroyed.connect(lambda: gone.append("inner"))
    let_go(windows())
    assert sorted(gone) == ["inner", "outer"]
    assert windows() == []


def test_a_window_that_qt_made_for_itself_stays(qapp: QApplication) -> None:
    """The layout of a chart has one, and deletes it; gone before, it takes the process with it."""
    before = qapp.topLevelWidgets()
    scene, frame, layout = QGraphicsScene(), QGraphicsWidget(), QGraphicsGridLayout()
    frame.setLayout(layout)
    layout.addItem(QGraphicsWidget(), 0, 0)
    scene.addItem(frame)
    layout.activate()
    (own,) = (window for window in qapp.topLevelWidgets() if window not in before)
    gone: list[str] = []
    own.destroyed.connect(lambda: gone.append("too early"))
    let_go(windows())
    assert gone == []
    assert own in qapp.topLevelWidgets()
