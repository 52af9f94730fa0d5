"""Puts the program into a language: its own texts and those of Qt's dialogs."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from desktop import assets


def translate(app: QCoreApplication, language: str) -> None:
    """Install the translations for `language` (a BCP 47 tag). English, too, has a file: for its plurals."""
    for earlier in app.findChildren(QTranslator):
        app.removeTranslator(earlier)
        earlier.deleteLater()
    locale = QLocale(language)
    own = assets.folder("i18n")
    for name, folder in (("evenfoot_en", str(own)), ("evenfoot", str(own)), ("qtbase", _of_qt())):
        translator = QTranslator(app)
        loaded = translator.load(name, folder) if name.endswith("_en") else translator.load(locale, name, "_", folder)
        if loaded:
            app.installTranslator(translator)


def _of_qt() -> str:
    return QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
