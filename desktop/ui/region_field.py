"""The country whose emergency numbers are shown: as the computer has it, or as the person says."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from desktop.domain.preferences import Preferences
from desktop.state.preferences_state import PreferencesState
from desktop.ui.widgets.answers.fields import PickField
from desktop.ui.widgets.warning_signs.help_card import HelpCard
from desktop.ui.widgets.warning_signs.numbers_card import NumbersCard
from desktop.ui.words import Words

ELSEWHERE = "ZZ"
"""The code, taken by no country, of every country that has no numbers here."""


def region_of(preferences: Preferences) -> str:
    """The ISO 3166 code of the country that was chosen, the computer's unless one was."""
    return preferences.region or QLocale.territoryToCode(QLocale.system().territory())


class RegionField(PickField):
    """Every country with numbers of its own, by name; any other one has the general advice."""

    def __init__(self, countries: Iterable[str], parent: QWidget | None = None) -> None:
        """`countries` are ISO 3166 codes."""
        super().__init__(parent)
        self.setObjectName("region")
        names = {code: QLocale.territoryToString(QLocale.codeToTerritory(code)) for code in countries}
        usual = names.get(region_of(Preferences()))
        same = self.tr("Same as the computer")
        self.addItem(self.tr("{same}: {country}").format(same=same, country=usual) if usual else same, "")
        for code, name in sorted(names.items(), key=lambda item: item[1]):
            self.addItem(name, code)
        self.addItem(self.tr("Another country"), ELSEWHERE)

    def value(self) -> str:
        """The code that is chosen; empty for the computer's own."""
        return str(self.currentData())

    def set_value(self, code: str) -> None:
        """Choose a code without saying so; one without numbers is another country."""
        self.setCurrentIndex(self.findData(code if self.findData(code) >= 0 else ELSEWHERE))


class RegionalHelp:
    """What to do in an emergency, and the numbers with the country to choose: both say the same wherever they stand."""

    def __init__(self, preferences: PreferencesState, words: Words) -> None:
        """The choice is kept at once."""
        texts = words.content("warning_signs")
        self._preferences = preferences
        self.card = HelpCard(texts, region_of(preferences.value))
        self.field = RegionField(set(texts["numbers"]) - {"default"})
        self.numbers = NumbersCard(texts, self.field)
        self.field.activated.connect(lambda _: preferences.update(region=self.field.value()))
        self.show()

    def demand(self, wanted: bool, *, week: bool) -> bool:
        """Show or hide what to do now, as HelpCard does; the number is said once."""
        self.numbers.show_call(not wanted)
        return self.card.demand(wanted, week=week)

    def show(self) -> None:
        """Show the numbers of the region in force."""
        region = region_of(self._preferences.value)
        self.field.set_value(self._preferences.value.region)
        for card in (self.card, self.numbers):
            card.show_region(region)
