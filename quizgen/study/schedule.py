"""When an item is due again: FSRS-6, by way of py-fsrs, which is imported when first needed.

Reviews are spaced in whole days; there are no steps within a day, since a session
asks missed items again by itself. Nothing is fuzzed: the same answers at the same
times give the same schedule.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import fsrs

RETENTION = 0.9


class Rating(IntEnum):
    """How well an item was known."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


@dataclass(frozen=True, slots=True)
class Memory:
    """What is known of an item in the learner's memory.

    ``stability`` is in days (the time until recall falls to 90 %), ``difficulty``
    runs from 1 to 10; times are aware and in UTC.
    """

    stability: float
    difficulty: float
    due: datetime
    reviewed: datetime


def review(
    memory: Memory | None, rating: Rating, at: datetime, retention: float = RETENTION
) -> Memory:
    """Return the memory after an item was rated at a time; None is an item never seen."""
    import fsrs

    at = at.astimezone(UTC)
    if memory is not None and at < memory.reviewed:
        at = memory.reviewed  # a clock that was set back must not make time run backwards
    card, _ = _scheduler(retention).review_card(_card(memory), fsrs.Rating(int(rating)), at)
    assert card.stability is not None
    assert card.difficulty is not None
    return Memory(card.stability, card.difficulty, card.due, at)


def intervals(
    memory: Memory | None, at: datetime, retention: float = RETENTION
) -> dict[Rating, timedelta]:
    """Return how long it would be until the item is due, for each rating."""
    return {rating: review(memory, rating, at, retention).due - at for rating in Rating}


def recall(memory: Memory, at: datetime) -> float:
    """Return the probability that the item is remembered at a time, 0 to 1."""
    return float(_scheduler(RETENTION).get_card_retrievability(_card(memory), at.astimezone(UTC)))


def _card(memory: Memory | None) -> fsrs.Card:
    import fsrs

    if memory is None:
        return fsrs.Card(card_id=1)
    return fsrs.Card(
        card_id=1,
        state=fsrs.State.Review,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=memory.due,
        last_review=memory.reviewed,
    )


@lru_cache(maxsize=4)
def _scheduler(retention: float) -> fsrs.Scheduler:
    import fsrs

    return fsrs.Scheduler(
        desired_retention=retention,
        learning_steps=(),
        relearning_steps=(),
        enable_fuzzing=False,
    )
