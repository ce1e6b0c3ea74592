"""A calendar of answers as rows of levels: weeks across, weekdays down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

LEVELS = 5  # nothing, and four degrees of something


@dataclass(frozen=True, slots=True)
class Calendar:
    """``rows[weekday][week]`` is a level from 0 to 4, or None for a day to come.

    ``months`` names the week in which each month begins: (week, "Mar").
    """

    rows: tuple[tuple[int | None, ...], ...]
    months: tuple[tuple[int, str], ...]


def calendar(per_day: Mapping[date, int], today: date, weeks: int) -> Calendar:
    """Return the last weeks up to today; weeks begin on Monday.

    The levels are quarters of the busiest day shown.
    """
    first = today - timedelta(days=today.weekday(), weeks=weeks - 1)
    days = [first + timedelta(days=offset) for offset in range(7 * weeks)]
    most = max((per_day.get(day, 0) for day in days), default=0)
    rows = tuple(
        tuple(_level(per_day, first + timedelta(weeks=week, days=weekday), today, most)
              for week in range(weeks))
        for weekday in range(7)
    )  # fmt: skip
    months = []
    for week in range(weeks):
        monday = first + timedelta(weeks=week)
        sunday = monday + timedelta(days=6)
        if monday.day == 1 or sunday.month != monday.month or (week == 0 and monday.day <= 14):
            months.append((week, f"{sunday:%b}"))
    return Calendar(rows, tuple(months))


def _level(per_day: Mapping[date, int], day: date, today: date, most: int) -> int | None:
    if day > today:
        return None
    count = per_day.get(day, 0)
    return -(-count * (LEVELS - 1) // most) if count else 0
