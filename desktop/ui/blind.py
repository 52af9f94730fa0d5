"""Blind rating: what was felt on other days waits until today is rated, so that it cannot colour the rating."""

from __future__ import annotations

from desktop.domain.diary import DiaryDay
from desktop.domain.preferences import Preferences


def scores_wait(today: DiaryDay, preferences: Preferences) -> bool:
    """Whether the scores of other days stay hidden: `today` is still to be rated, and the person wants it so."""
    wanted = preferences.blind_rating and preferences.ratings
    return wanted and today.rating is None and today.skipped is None
