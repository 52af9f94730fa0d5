"""Languages: English has its plurals, another takes Qt's own texts along, and none is left behind by the next."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.ui.translation import translate

COUNTED = ("SettingsPage", "%n new entry/entries taken in.")


@pytest.mark.parametrize("language", ["en", "en-GB", "en-US", "de-AT", "tlh", "", "../../etc"])
def test_plurals_are_english_where_there_is_no_translation(qapp: QApplication, language: str) -> None:
    translate(qapp, language)
    said = [QCoreApplication.translate(*COUNTED, "", n) for n in (1, 2)]
    assert said == ["1 new entry taken in.", "2 new entries taken in."]


def test_dialogs_of_qt_speak_the_language_too(qapp: QApplication) -> None:
    cancel = ("QPlatformTheme", "Cancel")
    said = {}
    for language in ("de", "fr", "en"):
        translate(qapp, language)
        said[language] = QCoreApplication.translate(*cancel)
    assert said == {"de": "Abbrechen", "fr": "Annuler", "en": "Cancel"}


def test_a_language_takes_the_place_of_the_one_before(qapp: QApplication) -> None:
    left = []
    for language in ("en", "de", "en"):
        translate(qapp, language)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        left.append(len(qapp.findChildren(QTranslator)))
    assert left[0] == left[2] <= left[1]
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
