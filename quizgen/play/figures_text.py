"""The figures of study as terminal content: numbers, a calendar heat map, bars."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content

from quizgen.bank import Item
from quizgen.play.item_text import stem_text
from quizgen.play.text import joined, line, plain
from quizgen.play.times import count_words
from quizgen.study.calendar import Calendar, calendar
from quizgen.study.identity import ItemKey
from quizgen.study.statistics import Figures

# Each level has its own sign, so that the map also reads without colours.
_SIGNS = ("·", "░", "▒", "▓", "█")
_STYLES = ("$text-muted", "$success 55%", "$success 70%", "$success 85%", "$success")
_WEEKDAYS = ("Mon", "", "Wed", "", "Fri", "", "Sun")
_MOST_WEEKS = 35


def figures_content(
    found: Figures, title: str, items: Mapping[ItemKey, Item], width: int
) -> Content:
    """Return the figures, laid out for a width in cells."""
    blocks = [
        line(title, "bold"),
        _numbers(found),
        _heat_map(calendar(found.per_day, found.today, min((width - 4) // 2, _MOST_WEEKS))),
        _forecast(found, width),
    ]
    if found.hardest:
        blocks.append(_hardest(found, items, width))
    return Content("\n\n").join(blocks)


def _numbers(found: Figures) -> Content:
    def share(value: float | None) -> str:
        return "–" if value is None else f"{100 * value:.0f} %"

    rows = [
        ("Today", f"{count_words(found.answers_today, 'answer')}, {found.right_today} right"),
        ("Streak", f"{count_words(found.streak, 'day')}, the longest {found.longest_streak}"),
        ("Retention", f"{share(found.retention_month)} in 30 days, {share(found.retention)} ever"),
        ("Remembered", f"about {found.remembered:.0f} of {count_words(found.seen, 'item')} seen"),
        ("Answers", f"{found.answers:,} in all"),
    ]
    return Content("\n").join(
        [joined(plain(f"{name:<12}", "$text-muted"), plain(text)) for name, text in rows]
    )


def _heat_map(shown: Calendar) -> Content:
    weeks = len(shown.rows[0])
    head = [" "] * (2 * weeks + 4)
    for week, name in shown.months:
        start = 2 * week
        if start + len(name) <= len(head) and not "".join(head[start : start + 4]).strip():
            head[start : start + len(name)] = name
    rows = [plain("    " + "".join(head).rstrip(), "$text-muted")]
    for weekday, levels in enumerate(shown.rows):
        cells: list[Content | str] = [plain(f"{_WEEKDAYS[weekday]:<4}", "$text-muted")]
        for level in levels:
            cells.append("" if level is None else plain(f"{_SIGNS[level]} ", _STYLES[level]))
        rows.append(joined(*cells))
    return Content("\n").join(rows)


def _forecast(found: Figures, width: int) -> Content:
    most = max(found.forecast) or 1
    room = max(min(width - 18, 40), 8)
    rows = [plain("Due", "bold")]
    for day, count in enumerate(found.forecast[:8]):
        name = "today" if day == 0 else "tomorrow" if day == 1 else f"in {day} days"
        bar = plain("━" * -(-count * room // most) if count else "", "$primary")
        rows.append(joined(plain(f"{name:<11}", "$text-muted"), plain(f"{count:>4}  "), bar))
    later = sum(found.forecast[8:])
    if later:
        rows.append(plain(f"{'the week after':<11}{later:>4}", "$text-muted"))
    return Content("\n").join(rows)


def _hardest(found: Figures, items: Mapping[ItemKey, Item], width: int) -> Content:
    rows = [plain("Hardest", "bold")]
    for hard in found.hardest:
        item = items.get(hard.key)
        text = stem_text(item) if item is not None else hard.key.item
        times = f"{hard.missed} of {hard.asked} missed  "
        stem = line(text).truncate(max(width - len(times), 10), ellipsis=True)
        rows.append(joined(plain(times, "$text-muted"), stem))
    return Content("\n").join(rows)
