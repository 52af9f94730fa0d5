"""The bare window that Evenfoot is measured beside: a process of its own, unfrozen or frozen.

Frozen it comes with the libraries that Evenfoot comes with, so that the sizes can be compared.
"""

import sys

SIZE = (1120, 800)


def bare() -> int:
    """A window with nothing in it, as large as the program's."""
    from watch import watch

    watch()
    from PySide6.QtWidgets import QApplication, QWidget

    application = QApplication(sys.argv[:1])
    window = QWidget()
    window.resize(*SIZE)
    window.show()
    return application.exec()


def libraries() -> None:
    """What Evenfoot is made with, for the freezer to find: nobody calls this."""
    import appdirs
    import apsw
    import msgspec
    import numpy as np
    import pyqtgraph
    import tomli_w
    from PySide6 import QtCore, QtDBus, QtGui, QtPrintSupport, QtSvg, QtWidgets

    del appdirs, apsw, msgspec, np, pyqtgraph, tomli_w, QtCore, QtDBus, QtGui, QtPrintSupport, QtSvg, QtWidgets


if __name__ == "__main__":
    sys.exit(bare())
