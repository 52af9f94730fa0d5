"""Whatever has to give way: warning signs and illnesses do not, in any language and on any paper."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop import assets
from desktop.domain.interview import HealthFact
from desktop.domain.preferences import Paper
from desktop.domain.summary import Summary
from desktop.domain.warning_signs import Sign, WarningCheck
from desktop.report.page import Block, Page
from desktop.report.visit.compose import compose
from desktop.report.visit.layout import CUTS
from desktop.report.words import load
from tests.report import diaries
from tests.told import FULL, LONGEST

PAPERS = (Paper.A4, Paper.LETTER)
LONG = replace(
    FULL,
    health=frozenset({HealthFact.CANCER, HealthFact.DIABETES}),
    main_problem=LONGEST.main_problem[:400],
    medicines=LONGEST.medicines[:300],
)


def with_all_signs(summary: Summary) -> Summary:
    return replace(summary, warning_check=WarningCheck("w", diaries.START, diaries.at(diaries.START), frozenset(Sign)))


def block(page: Page, name: str) -> Block:
    return next(block for block in page.blocks if block.name == name)


def written(found: Block) -> str:
    """What stands on the paper, its lines joined."""
    return " ".join(text.text for text in found.texts)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("language", assets.page_languages())
@pytest.mark.usefixtures("qapp")
def test_every_warning_sign_stands_on_the_page(language: str, paper: Paper) -> None:
    page = compose(replace(with_all_signs(diaries.sample()), interview=FULL), paper, language)[0]
    said, words = written(block(page, "warning")).split(), load(language)
    for sign in Sign:
        assert " ".join(words.sign(sign).split()) in " ".join(said), sign


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("language", assets.page_languages())
@pytest.mark.parametrize("signs", [False, True], ids=["none", "all"])
@pytest.mark.usefixtures("qapp")
def test_no_illness_is_cut(language: str, paper: Paper, signs: bool) -> None:
    summary = replace(diaries.sample(), interview=LONG)
    page = compose(with_all_signs(summary) if signs else summary, paper, language)[0]
    said, words = " ".join(written(found) for found in page.blocks), load(language)
    for fact in (HealthFact.CANCER, HealthFact.DIABETES):
        assert words.answer(fact) in said, fact


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("language", assets.page_languages())
@pytest.mark.usefixtures("qapp")
def test_with_everything_at_its_limit_every_sign_and_every_illness_stands(language: str, paper: Paper) -> None:
    page = compose(diaries.too_long(), paper, language)[0]
    words, signs = load(language), " ".join(written(block(page, "warning")).split())
    assert [sign for sign in Sign if " ".join(words.sign(sign).split()) not in signs] == []
    said = " ".join(" ".join(written(found) for found in page.blocks if found.name in {"facts", "care"}).split())
    assert [fact for fact in HealthFact if " ".join(words.answer(fact).split()) not in said] == []


def test_activities_go_before_function_and_outcomes_and_signs_last_of_all() -> None:
    order = [name for name, _ in CUTS]
    assert CUTS.index(("activities", 0)) < min(order.index(name) for name in ("tried", "open", "facts", "feet"))
    assert order[order.index("warning_lines") :] == ["warning_lines"] * order.count("warning_lines")
