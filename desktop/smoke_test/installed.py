"""What has to be installed beside the program: translations, plugins of Qt, fonts; and on what it runs."""

from __future__ import annotations

import platform
import re
import sys
from pathlib import Path

import PySide6
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QPluginLoader, QSysInfo, qVersion
from PySide6.QtGui import QFontInfo, QIcon, QImage, QImageReader

from desktop import app, assets
from desktop.smoke_test.wrong import Details, must

WINDOW_LANGUAGES = ("en",)
"""The languages that the window speaks."""

LARGE = 256
FAMILY = "Evenfoot Sans"
"""What the page's own fonts are called."""


def machine() -> Details:
    """On what the program runs, and that Qt is the one it was built for."""
    must(PySide6.__version__.split(".")[:2] == qVersion().split(".")[:2], f"Qt is {qVersion()}")
    return {
        "system": QSysInfo.prettyProductName(),
        "processor": QSysInfo.currentCpuArchitecture(),
        "python": platform.python_version(),
        "qt": qVersion(),
        "pyside": PySide6.__version__,
        "platform": app.application().platformName(),
        "style": app.application().style().name(),
        "program": sys.executable,
    }


def files() -> Details:
    """See that the files of the program are those that were installed; a checkout, which has no list, compares none."""
    from desktop.system import program_files

    found = program_files.compare()
    must(not found.changed, f"lost or not as they were installed: {', '.join(found.changed)}")
    return {"compared": found.count}


def translation() -> Details:
    """Put the program into each of its languages, with a plural and with the words of Qt's own dialogs."""
    from desktop.ui.translation import translate

    found = assets.window_languages()
    must(set(WINDOW_LANGUAGES) <= set(found), f"there are translations for {', '.join(found) or 'no language'} only")
    said: dict[str, str] = {}
    for language in (*reversed(found), "en"):
        missing = translate(app.application(), language)
        must(not missing, f"not there: {', '.join(missing)}")
        said[language] = QCoreApplication.translate("ActivityRow", "%n time(s) today", "", 3)
        must("3" in said[language] and "(s)" not in said[language], f"{language} has no plural: {said[language]}")
    of_qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return {"plural": said, "locale": QLocale.system().name(), "of_qt": of_qt}


def icons() -> Details:
    """Render every icon, and see that none is missing that the style sheet names."""
    app.application()
    formats = {bytes(name.data()).decode("ascii") for name in QImageReader.supportedImageFormats()}
    must("svg" in formats, f"no SVG among the image formats {', '.join(sorted(formats))}")
    # Without its engine an icon is still drawn, but blurred where the screen has more pixels.
    engine = plugin("iconengines", "qsvgicon")
    names = assets.names("icons", ".svg")
    wanted = re.findall(r"\$icons/([\w-]+)-\$variant\.svg", assets.read_text("themes/style.qss"))
    missing = {f"icons/{name}-{theme}.svg" for name in wanted for theme in ("light", "dark")} - set(names)
    must(bool(wanted) and not missing, f"not there: {', '.join(sorted(missing))}")
    for name in names:
        path = assets.folder("icons") / Path(name).name
        for image in (QImage(str(path)), QIcon(str(path)).pixmap(LARGE, LARGE).toImage()):
            must(not image.isNull() and drawn(image), f"{name} is not drawn")
    return {"icons": len(names), "engine": engine}


def drawn(image: QImage) -> bool:
    """Whether there is anything on `image`."""
    plain = image.convertToFormat(QImage.Format.Format_ARGB32)
    return any(memoryview(plain.constBits()))


def fonts() -> Details:
    """Load the page's own fonts, and see that they are what it is set in."""
    from desktop.report import ink, page_fonts
    from desktop.report.page import BODY

    app.application()
    sizes = {name: len(page_fonts.read(name)) for name in page_fonts.FILES}
    used = QFontInfo(ink.font(BODY)).family()
    must(used == FAMILY, f"the page is set in {used}")
    return {"bytes": sizes, "family": used}


def plugin(folder: str, name: str) -> str:
    """Load the plugin of Qt called `name`; gives its file. Raises WrongError with what Qt says of it."""
    places = [Path(place, folder) for place in QCoreApplication.libraryPaths()]
    files = [file for place in places for file in sorted(place.glob(f"*{name}*")) if file.suffix != ".debug"]
    must(bool(files), f"there is no plugin {folder}/{name}")
    loader = QPluginLoader(str(files[0]))
    must(loader.load(), f"{folder}/{name} cannot be loaded: {loader.errorString()}")
    return files[0].name
