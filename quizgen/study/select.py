"""Which items a session asks, and in which order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from quizgen.bank import Item
from quizgen.study.card import NEW, Card
from quizgen.study.identity import ItemKey
from quizgen.study.order import rank, shuffled
from quizgen.study.session import Entry, Mode, Plan


@dataclass(frozen=True, slots=True)
class Choice:
    """What the learner chose in the setup.

    ``count`` 0 means all. Empty ``tags`` or ``kinds`` mean any. ``new`` is how many
    items never seen a review may add to those that are due. ``shuffle`` off keeps the
    bank's order.
    """

    mode: Mode = "practice"
    count: int = 20
    tags: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    new: int = 10
    shuffle: bool = True
    accepted_only: bool = False


def eligible(items: Mapping[ItemKey, Item], choice: Choice) -> list[ItemKey]:
    """Return the items that a choice's tags, kinds and status let in, in the bank's order."""
    return [
        key
        for key, item in items.items()
        if item.status != "rejected"
        and (not choice.kinds or item.type in choice.kinds)
        and (not choice.tags or choice.tags & set(item.tags))
        and (not choice.accepted_only or item.status == "accepted")
    ]


def pick(
    items: Mapping[ItemKey, Item],
    cards: Mapping[ItemKey, Card],
    choice: Choice,
    seed: int,
    now: datetime,
    day_end: datetime,
) -> list[ItemKey]:
    """Return the items to ask, in order; ``day_end`` is when the learner's day ends.

    Practice prefers what was never seen, then what was seen longest ago. Review asks
    what is due, the most forgotten first, then some new items. Missed asks what was
    not right the last time. An exam takes a random sample. Buried and suspended items
    rest, except in an exam.
    """
    keys = eligible(items, choice)
    if choice.mode != "exam":
        keys = [key for key in keys if not cards.get(key, NEW).rests(now)]
    if choice.mode == "missed":
        keys = [
            key for key in keys if not (card := cards.get(key, NEW)).is_new and card.last_share < 1
        ]
    if choice.mode == "review":
        return _due(keys, cards, choice, seed, day_end)
    if choice.mode == "practice" and choice.count and choice.count < len(keys):
        keys = _least_seen(keys, cards, seed)[: choice.count]
    elif choice.count and choice.count < len(keys):
        keys = shuffled(seed, keys)[: choice.count]
    return _arranged(keys, items, choice, seed)


def make_plan(
    keys: Sequence[ItemKey], choice: Choice, seed: int, again: bool, near_counts: bool
) -> Plan:
    """Return the plan of a session over chosen items; exams never ask again."""
    entries = tuple(Entry(key) for key in keys)
    return Plan(choice.mode, seed, entries, again and choice.mode != "exam", near_counts)


def _due(
    keys: list[ItemKey],
    cards: Mapping[ItemKey, Card],
    choice: Choice,
    seed: int,
    day_end: datetime,
) -> list[ItemKey]:
    def overdue(key: ItemKey) -> tuple[float, str]:
        memory = cards[key].memory
        assert memory is not None
        waited = (day_end - memory.reviewed).total_seconds() / 86400
        return -waited / memory.stability, rank(seed, key.bank, key.item)

    due = sorted((key for key in keys if cards.get(key, NEW).is_due(day_end)), key=overdue)
    fresh = [key for key in keys if cards.get(key, NEW).is_new]
    fresh = (shuffled(seed, fresh) if choice.shuffle else fresh)[: choice.new]
    picked = due + fresh
    return picked[: choice.count] if choice.count else picked


def _least_seen(keys: list[ItemKey], cards: Mapping[ItemKey, Card], seed: int) -> list[ItemKey]:
    def seen(key: ItemKey) -> tuple[float, str]:
        memory = cards.get(key, NEW).memory
        when = memory.reviewed.timestamp() if memory else 0.0
        return when, rank(seed, key.bank, key.item)

    return sorted(keys, key=seen)


def _arranged(
    keys: list[ItemKey], items: Mapping[ItemKey, Item], choice: Choice, seed: int
) -> list[ItemKey]:
    if choice.shuffle:
        return shuffled(seed, keys)
    chosen = set(keys)
    return [key for key in items if key in chosen]
