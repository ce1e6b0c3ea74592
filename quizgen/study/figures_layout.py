"""The figures of study laid out in lines of marked text: numbers, a calendar, bars.

A line is a list of pieces, each a text and its role; a screen or a command gives the
roles their looks. Every level of the calendar has its own sign, so that it also reads
without colours.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from quizgen.bank import Cloze, Item, cloze_filled
from quizgen.study.calendar import Calendar, calendar
from quizgen.study.clean import clean_line
from quizgen.study.identity import ItemKey
from quizgen.study.statistics import Figures

Role = Literal["title", "label", "text", "bar", "level0", "level1", "level2", "level3", "level4"]
Row: TypeAlias = list[tuple[str, Role]]

_SIGNS = ("·", "░", "▒", "▓", "█")
_LEVELS: tuple[Role, ...] = ("level0", "level1", "level2", "level3", "level4")
_WEEKDAYS = ("Mon", "", "Wed", "", "Fri", "", "Sun")
_MOST_WEEKS = 35
_MOST_BAR = 40  # cells
_DAYS_SHOWN = 8


def laid_out(found: Figures, title: str, items: Mapping[ItemKey, Item], width: int) -> list[Row]:
    """Return the figures as lines for a width in cells."""
    weeks = max(min((width - 4) // 2, _MOST_WEEKS), 1)
    rows: list[Row] = [[(clean_line(title), "title")], [], *_numbers(found), []]
    rows += [*_heat_map(calendar(found.per_day, found.today, weeks)), [], *_forecast(found, width)]
    if found.hardest:
        rows += [[], *_hardest(found, items, width)]
    return rows


def _numbers(found: Figures) -> list[Row]:
    month = _share(found.retention_month)
    facts = [
        ("Today", f"{_count(found.answers_today, 'answer')}, {found.right_today} right"),
        ("Streak", f"{_count(found.streak, 'day')}, the longest {found.longest_streak}"),
        (
            "Retention",
            f"{month} in 30 days, {_share(found.retention)} ever",
        ),
        ("Remembered", f"about {found.remembered:.0f} of {_count(found.seen, 'item')} seen"),
        ("Answers", f"{found.answers:,} in all"),
    ]
    return [[(f"{name:<12}", "label"), (text, "text")] for name, text in facts]


def _heat_map(shown: Calendar) -> list[Row]:
    weeks = len(shown.rows[0])
    head = [" "] * (2 * weeks)
    for week, name in shown.months:
        start = 2 * week
        if start + len(name) <= len(head) and not "".join(head[start : start + 4]).strip():
            head[start : start + len(name)] = name
    rows: list[Row] = [[("    " + "".join(head).rstrip(), "label")]]
    for weekday, levels in enumerate(shown.rows):
        row: Row = [(f"{_WEEKDAYS[weekday]:<4}", "label")]
        row += [(f"{_SIGNS[level]} ", _LEVELS[level]) for level in levels if level is not None]
        rows.append(row)
    return rows


def _forecast(found: Figures, width: int) -> list[Row]:
    shown = found.forecast[:_DAYS_SHOWN]
    most = max(shown) or 1
    room = max(min(width - 18, _MOST_BAR), 8)
    rows: list[Row] = [[("Due", "title")]]
    for day, count in enumerate(shown):
        name = "today" if day == 0 else "tomorrow" if day == 1 else f"in {day} days"
        bar = "━" * -(-count * room // most)
        rows.append([(f"{name:<11}", "label"), (f"{count:>4}  ", "text"), (bar, "bar")])
    return rows


def _hardest(found: Figures, items: Mapping[ItemKey, Item], width: int) -> list[Row]:
    rows: list[Row] = [[("Hardest", "title")]]
    for hard in found.hardest:
        item = items.get(hard.key)
        text = clean_line(_stem(item)) if item is not None else hard.key.item
        times = f"{hard.missed} of {hard.asked} missed  "
        room = max(width - len(times), 10)
        rows.append(
            [(times, "label"), (text if len(text) <= room else text[: room - 1] + "…", "text")]
        )
    return rows


def _stem(item: Item) -> str:
    return cloze_filled(item.stem) if isinstance(item, Cloze) else item.stem


def _count(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _share(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.0f} %"
