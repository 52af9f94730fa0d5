"""Puts the program into a language: its own texts and those of Qt's dialogs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from shiboken6 import isValid

from desktop import assets

_worn: list[QTranslator] = []
"""What is installed. The application's children know as well, but to say what they are the binding looks up every kind
of thing there is, which no start should wait for."""


def translate(app: QCoreApplication, language: str) -> list[str]:
    """Install the translations for `language` (a BCP 47 tag); gives the names of those that cannot be read.

    English, too, has a file: for its plurals.
    """
    while _worn:
        earlier = _worn.pop()
        if isValid(earlier):
            app.removeTranslator(earlier)
            earlier.deleteLater()
    locale = QLocale(language)
    own = str(assets.folder("i18n"))
    missing = _install(app, "evenfoot_en", lambda translator: translator.load("evenfoot_en", own))
    if locale.language() is not QLocale.Language.English:
        missing += _install(app, "evenfoot", lambda translator: translator.load(locale, "evenfoot", "_", own))
        missing += _install(app, "qtbase", lambda translator: translator.load(locale, "qtbase", "_", _of_qt()))
    return missing


def _install(app: QCoreApplication, name: str, load: Callable[[QTranslator], bool]) -> list[str]:
    translator = QTranslator(app)
    _worn.append(translator)
    if not load(translator):
        return [name]
    app.installTranslator(translator)
    return []


def _of_qt() -> str:
    from PySide6.QtCore import QLibraryInfo

    return QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
