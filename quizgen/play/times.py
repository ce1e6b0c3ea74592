"""Points in time in a few words, as a learner says them."""

from __future__ import annotations

from datetime import datetime

from quizgen.study.clock import learner_day


def day_words(when: datetime, now: datetime, day_starts: int = 4) -> str:
    """Return a day relative to today: today, tomorrow, in 3 days, 5 March."""
    local = when.astimezone(now.tzinfo)
    days = (learner_day(local, day_starts) - learner_day(now, day_starts)).days
    if days == 0:
        return "today"
    if abs(days) == 1:
        return "tomorrow" if days > 0 else "yesterday"
    if 0 < days <= 30:
        return f"in {days} days"
    if -30 <= days < 0:
        return f"{-days} days ago"
    year = "" if local.year == now.year else f" {local.year}"
    return f"{local.day} {local:%B}{year}"


def count_words(count: int, one: str, many: str = "") -> str:
    """Return a count with its noun: 1 item, 2 items."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
