"""Puts the program into a language: its own texts and those of Qt's dialogs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from shiboken6 import isValid

from desktop import assets

_worn: list[QTranslator] = []
"""What is installed. The application's children know as well, but to say what they are the binding looks up every kind
of thing there is, which no start should wait for."""


def translate(app: QCoreApplication, language: str) -> None:
    """Install the translations for `language` (a BCP 47 tag). English, too, has a file: for its plurals."""
    while _worn:
        earlier = _worn.pop()
        if isValid(earlier):
            app.removeTranslator(earlier)
            earlier.deleteLater()
    locale = QLocale(language)
    own = str(assets.folder("i18n"))
    _install(app, lambda translator: translator.load("evenfoot_en", own))
    if locale.language() is not QLocale.Language.English:
        _install(app, lambda translator: translator.load(locale, "evenfoot", "_", own))
        _install(app, lambda translator: translator.load(locale, "qtbase", "_", _of_qt()))


def _install(app: QCoreApplication, load: Callable[[QTranslator], bool]) -> None:
    translator = QTranslator(app)
    _worn.append(translator)
    if load(translator):
        app.installTranslator(translator)


def _of_qt() -> str:
    from PySide6.QtCore import QLibraryInfo

    return QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
