"""Figures of study, computed from the journal: reviews a day, streak, retention, forecast."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from quizgen.bank import Item
from quizgen.study.card import Card
from quizgen.study.clock import day_end, learner_day
from quizgen.study.identity import ItemKey
from quizgen.study.journal import Journal
from quizgen.study.schedule import recall

_FORECAST_DAYS = 14
_HARDEST = 10
_MATURE_GAP = timedelta(hours=12)  # answers within a sitting say nothing about memory


@dataclass(frozen=True, slots=True)
class Hard:
    """An item that is missed often: how many of how many answers."""

    key: ItemKey
    missed: int
    asked: int


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of study over some banks, on one day.

    ``per_day`` counts answers by the learner's day. ``forecast`` counts the items
    that fall due today (with all that is overdue) and on each day after.
    ``retention`` is the share, 0 to 1, of answers that were right among those given
    at least half a day after the last of the same item; None without such answers.
    ``remembered`` is how many of the items seen are likely remembered now.
    """

    today: date
    answers: int
    answers_today: int
    right_today: int
    streak: int
    longest_streak: int
    retention: float | None
    retention_month: float | None
    seen: int
    remembered: float
    forecast: tuple[int, ...]
    per_day: Mapping[date, int]
    hardest: tuple[Hard, ...]


def figures(
    journal: Journal, banks: Sequence[int] | None, now: datetime, day_starts: int = 4
) -> Figures:
    """Return the figures over some banks, or over everything; ``now`` is local and aware."""
    zone = now.tzinfo
    grades = _grades(journal, banks)
    per_day = Counter(learner_day(_local(at, zone), day_starts) for _, at, _ in grades)
    today = learner_day(now, day_starts)
    todays = [
        share for _, at, share in grades if learner_day(_local(at, zone), day_starts) == today
    ]
    cards = _cards(journal, banks)
    kept = _retention(grades)
    month = _retention(grades, since=(now - timedelta(days=30)).timestamp())
    ranked = sorted(cards.items(), key=lambda pair: (-pair[1].missed / pair[1].asked, pair[0]))
    hardest = [Hard(key, card.missed, card.asked) for key, card in ranked if card.missed]
    return Figures(
        today=today,
        answers=len(grades),
        answers_today=len(todays),
        right_today=sum(share == 1 for share in todays),
        streak=_streak(per_day, today),
        longest_streak=_longest(per_day),
        retention=kept,
        retention_month=month,
        seen=len(cards),
        remembered=sum(recall(card.memory, now) for card in cards.values() if card.memory),
        forecast=_forecast(cards.values(), now, day_starts),
        per_day=dict(per_day),
        hardest=tuple(hardest[:_HARDEST]),
    )


def as_json(found: Figures, items: Mapping[ItemKey, Item]) -> dict[str, object]:
    """Return figures as plain JSON data; dates are ISO, shares 0 to 1."""
    return {
        "today": found.today.isoformat(),
        "answers": found.answers,
        "answers_today": found.answers_today,
        "right_today": found.right_today,
        "streak_days": found.streak,
        "longest_streak_days": found.longest_streak,
        "retention": found.retention,
        "retention_30_days": found.retention_month,
        "items_seen": found.seen,
        "items_remembered": round(found.remembered, 1),
        "due_today": found.forecast[0],
        "due_next_days": list(found.forecast[1:]),
        "answers_per_day": {day.isoformat(): n for day, n in sorted(found.per_day.items())},
        "hardest": [
            {
                "id": hard.key.item,
                "stem": items[hard.key].stem if hard.key in items else None,
                "missed": hard.missed,
                "asked": hard.asked,
            }
            for hard in found.hardest
        ],
    }


def streak_days(journal: Journal, now: datetime, day_starts: int = 4) -> int:
    """Return on how many days in a row, up to today or yesterday, something was answered."""
    day = learner_day(now, day_starts)
    length = 0
    for at in journal.grade_times():
        answered = learner_day(_local(at, now.tzinfo), day_starts)
        if (day - answered).days > (0 if length else 1):
            break
        if answered <= day:
            length, day = length + 1, answered - timedelta(days=1)
    return length


def _local(seconds: float, zone: tzinfo | None) -> datetime:
    return datetime.fromtimestamp(seconds, UTC).astimezone(zone)


def _grades(journal: Journal, banks: Sequence[int] | None) -> list[tuple[ItemKey, float, float]]:
    """Return all standing grades in time: item, seconds since 1970, share earned."""
    return [
        (key, at, share)
        for key, at, share in journal.grades()
        if banks is None or key.bank in banks
    ]


def _cards(journal: Journal, banks: Sequence[int] | None) -> dict[ItemKey, Card]:
    numbers = banks if banks is not None else [number for number, _, _ in journal.played_banks()]
    found: dict[ItemKey, Card] = {}
    for number in numbers:
        found |= {key: card for key, card in journal.cards(number).items() if card.asked}
    return found


def _retention(grades: list[tuple[ItemKey, float, float]], since: float = 0.0) -> float | None:
    last: dict[ItemKey, float] = {}
    kept = total = 0
    for key, at, share in grades:
        if key in last and at - last[key] >= _MATURE_GAP.total_seconds() and at >= since:
            total += 1
            kept += share == 1
        last[key] = at
    return kept / total if total else None


def _forecast(cards: Iterable[Card], now: datetime, day_starts: int) -> tuple[int, ...]:
    end = day_end(now, day_starts)
    counts = [0] * _FORECAST_DAYS
    for card in cards:
        if card.memory is None or card.suspended:
            continue
        days = max(0, -(-(card.memory.due - end) // timedelta(days=1)))
        if days < _FORECAST_DAYS:
            counts[days] += 1
    return tuple(counts)


def _streak(days: Mapping[date, int], today: date) -> int:
    day = today if days.get(today) else today - timedelta(days=1)
    length = 0
    while days.get(day):
        length += 1
        day -= timedelta(days=1)
    return length


def _longest(days: Mapping[date, int]) -> int:
    longest = length = 0
    last: date | None = None
    for day in sorted(days):
        length = length + 1 if last is not None and (day - last).days == 1 else 1
        longest, last = max(longest, length), day
    return longest
