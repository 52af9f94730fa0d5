"""Which pages the window has: their titles, and how each is made when somebody first opens it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.state.preferences_state import PreferencesState
from desktop.ui.main_window import PageMaker
from desktop.ui.theme.look import Look
from desktop.ui.words import Words

if TYPE_CHECKING:
    from desktop.state.diary_state import DiaryState
    from desktop.ui.explainer.cast import Cast
    from desktop.ui.widgets.page import Page

PageKind = Callable[["DiaryState", PreferencesState, Words, Look], "Page"]
CastPageKind = Callable[["DiaryState", PreferencesState, Words, Look, "Cast"], "Page"]


def _today() -> PageKind:
    from desktop.ui.pages.today_page import TodayPage

    return TodayPage


def _week() -> PageKind:
    from desktop.ui.pages.week_page import WeekPage

    return WeekPage


def _trends() -> PageKind:
    from desktop.ui.pages.trends_page import TrendsPage

    return TrendsPage


def _questions() -> PageKind:
    from desktop.ui.pages.questions_page import QuestionsPage

    return QuestionsPage


def _summary() -> PageKind:
    from desktop.ui.pages.summary_page import SummaryPage

    return SummaryPage


def _learn() -> CastPageKind:
    from desktop.ui.pages.learn_page import LearnPage

    return LearnPage


def _skeleton() -> CastPageKind:
    from desktop.ui.pages.skeleton_page import SkeletonPage

    return SkeletonPage


def _warning_signs() -> PageKind:
    from desktop.ui.pages.warning_signs_page import WarningSignsPage

    return WarningSignsPage


def _settings() -> PageKind:
    from desktop.ui.pages.settings_page import SettingsPage

    return SettingsPage


def _about() -> PageKind:
    from desktop.ui.pages.about_page import AboutPage

    return AboutPage


def titles() -> dict[str, str]:
    """The title of each page by its name, in the order of the sidebar."""
    translate = QCoreApplication.translate
    return {
        "today": translate("pages", "Today"),
        "week": translate("pages", "Week"),
        "trends": translate("pages", "Trends"),
        "questions": translate("pages", "Questions"),
        "summary": translate("pages", "Summary"),
        "learn": translate("pages", "Learn"),
        "skeleton": translate("pages", "Skeleton"),
        "warning_signs": translate("pages", "Warning signs"),
        "settings": translate("pages", "Settings"),
        "about": translate("pages", "About"),
    }


def pages(diary: DiaryState, chosen: PreferencesState, words: Words, look: Look) -> dict[str, PageMaker]:
    """How each page is made, by its name. Its module is imported when it is first opened."""
    from desktop.ui.explainer.cast import Cast

    cast = Cast()

    def shows_bones(kind: Callable[[], CastPageKind]) -> PageMaker:
        return lambda: kind()(diary, chosen, words, look, cast)

    def maker(kind: Callable[[], PageKind]) -> PageMaker:
        return lambda: kind()(diary, chosen, words, look)

    return {
        "today": maker(_today),
        "week": maker(_week),
        "trends": maker(_trends),
        "questions": maker(_questions),
        "summary": maker(_summary),
        "learn": shows_bones(_learn),
        "skeleton": shows_bones(_skeleton),
        "warning_signs": maker(_warning_signs),
        "settings": maker(_settings),
        "about": maker(_about),
    }
