"""Every drawn figure by its key, which is that of its panel."""

from __future__ import annotations

from desktop.ui.explainer.figures.causes import Causes
from desktop.ui.explainer.figures.figure import Figure
from desktop.ui.explainer.figures.help import Help
from desktop.ui.explainer.figures.how_far import HowFar
from desktop.ui.explainer.figures.insoles import Insoles
from desktop.ui.explainer.figures.sole import Sole
from desktop.ui.explainer.figures.week import Week
from desktop.ui.theme.theme import Theme
from desktop.ui.words import Words

FIGURES: dict[str, type[Figure]] = {
    "sole": Sole,
    "how_far": HowFar,
    "causes": Causes,
    "insoles": Insoles,
    "week": Week,
    "help": Help,
}


def figure(key: str, words: Words, theme: Theme) -> Figure:
    """The figure `key` in the words and the colours given; raises KeyError for one that there is not."""
    return FIGURES[key](key, words, theme)
