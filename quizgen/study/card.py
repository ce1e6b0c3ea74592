"""What the history says of one item: its memory, how often it was missed, whether it rests.

A card is a cache. The journal's events of the item are the truth, and replaying
them gives the card.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from quizgen.study.events import Event, Grade, Skip, Wake
from quizgen.study.schedule import RETENTION, Memory, Rating, review


@dataclass(frozen=True, slots=True)
class Card:
    """One item's history in short.

    ``asked`` counts graded answers, ``missed`` those that did not earn all points.
    ``last_share`` is what the last one earned, 0 to 1. ``fingerprint`` is the item's
    content when it was last graded. ``buried_until`` is in seconds since 1970.
    """

    memory: Memory | None = None
    asked: int = 0
    missed: int = 0
    lapses: int = 0
    last_share: float = 0.0
    fingerprint: str = ""
    buried_until: float = 0.0
    suspended: bool = False

    @property
    def is_new(self) -> bool:
        """Whether the item was never graded."""
        return self.memory is None

    def rests(self, at: datetime) -> bool:
        """Tell whether the item is buried or suspended at a time."""
        return self.suspended or at.timestamp() < self.buried_until

    def is_due(self, before: datetime) -> bool:
        """Tell whether the item was seen and comes due before a time."""
        return self.memory is not None and self.memory.due < before


NEW = Card()


def rebuild(history: Iterable[tuple[float, Event]], retention: float = RETENTION) -> Card:
    """Return the card that an item's standing events give; times in seconds since 1970."""
    card = NEW
    for seconds, event in history:
        if isinstance(event, Grade):
            card = _graded(card, event, datetime.fromtimestamp(seconds, UTC), retention)
        elif isinstance(event, Skip) and event.why == "buried":
            card = replace(card, buried_until=event.until)
        elif isinstance(event, Skip) and event.why == "suspended":
            card = replace(card, suspended=True)
        elif isinstance(event, Wake):
            card = replace(card, suspended=False, buried_until=0.0)
    return card


def _graded(card: Card, event: Grade, at: datetime, retention: float) -> Card:
    return replace(
        card,
        memory=review(card.memory, event.rating, at, retention),
        asked=card.asked + 1,
        missed=card.missed + (event.share < 1),
        lapses=card.lapses + (event.rating is Rating.AGAIN and card.memory is not None),
        last_share=event.share,
        fingerprint=event.fingerprint,
    )
