"""Time, passed in: now, and where the learner's day ends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Return the time now, aware, in the learner's time zone."""
    return datetime.now().astimezone()


def learner_day(at: datetime, day_starts: int = 4) -> date:
    """Return the learner's day at an aware local time; it begins at the hour ``day_starts``."""
    return (at - timedelta(hours=day_starts)).date()


def day_end(at: datetime, day_starts: int = 4) -> datetime:
    """Return when the learner's day ends that holds an aware local time."""
    tomorrow = learner_day(at, day_starts) + timedelta(days=1)
    end = datetime(tomorrow.year, tomorrow.month, tomorrow.day, day_starts)
    return end.astimezone() if at.tzinfo is None else end.replace(tzinfo=at.tzinfo)
