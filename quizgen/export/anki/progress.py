"""The learner's progress as Anki keeps it: a card's place in the schedule, its review log.

The numbers follow Anki's schema 11 and its FSRS support: a card's ``data`` holds
stability ``s`` (days), difficulty ``d`` (1 to 10), desired retention ``dr`` and the
last review ``lrt`` (seconds); a log entry's ``factor`` holds the difficulty, 100 to
1100 for 1 to 10.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, TypeAlias

from quizgen.study.identity import ItemKey
from quizgen.study.journal import Journal
from quizgen.study.journal.reviews import Review, reviews_of
from quizgen.study.schedule import RETENTION, Memory, Rating, review

DAY = 86_400
LONGEST_ANSWER = 60_000  # Anki counts no answer as longer than this, in ms
REVIEW = 2
SUSPENDED = -1
EASE = 2500

LogRow: TypeAlias = tuple[int, int, int, int, int, int, int, int, int]


class CardState(NamedTuple):
    """A card's place in the schedule, as the columns of its row; ``due`` is a day."""

    type: int
    queue: int
    due: int
    interval: int
    factor: int
    reviews: int
    lapses: int
    data: str


@dataclass(frozen=True, slots=True)
class Progress:
    """What is known of an item: its memory, its reviews in time, whether it rests."""

    memory: Memory
    reviews: tuple[Review, ...]
    lapses: int = 0
    suspended: bool = False
    retention: float = RETENTION

    def card_state(self, began: int) -> CardState:
        """Return the state of a card in review; ``began`` is when day 0 began, in seconds."""
        memory = self.memory
        data = {
            "s": round(memory.stability, 4),
            "d": round(memory.difficulty, 3),
            "dr": self.retention,
            "lrt": int(memory.reviewed.timestamp()),
        }
        return CardState(
            REVIEW,
            SUSPENDED if self.suspended else REVIEW,
            int((memory.due.timestamp() - began) // DAY),
            days(memory),
            EASE,
            len(self.reviews),
            self.lapses,
            json.dumps(data, separators=(",", ":")),
        )

    def log_rows(self, card: int, shift: int) -> Iterator[LogRow]:
        """Go through a card's rows of the review log.

        A row's id is its time in ms; ``shift`` tells the cards of one note apart there.
        """
        memory: Memory | None = None
        before = 0
        for entry in self.reviews:
            kind = 0 if memory is None else 1
            memory = review(memory, entry.rating, entry.at, self.retention)
            interval = days(memory)
            factor = round((memory.difficulty - 1) / 9 * 1000) + 100
            took = min(entry.milliseconds, LONGEST_ANSWER)
            number = milliseconds(entry.at) + shift
            yield number, card, -1, int(entry.rating), interval, before, factor, took, kind
            before = interval


def replayed(
    reviews: Sequence[Review], *, suspended: bool = False, retention: float = RETENTION
) -> Progress | None:
    """Return the progress that reviews in time add up to; None without any."""
    memory: Memory | None = None
    lapses = 0
    for entry in reviews:
        lapses += memory is not None and entry.rating is Rating.AGAIN
        memory = review(memory, entry.rating, entry.at, retention)
    return Progress(memory, tuple(reviews), lapses, suspended, retention) if memory else None


def progress_of(journal: Journal, bank: int) -> dict[str, Progress]:
    """Return the progress of every item of a bank that was ever graded, by id."""
    cards = journal.cards(bank)
    reviews: dict[ItemKey, list[Review]] = {}
    for entry in reviews_of(journal, bank):
        reviews.setdefault(entry.key, []).append(entry)
    found = {}
    for key, entries in reviews.items():
        suspended = key in cards and cards[key].suspended
        progress = replayed(entries, suspended=suspended, retention=journal.retention)
        if progress:
            found[key.item] = progress
    return found


def days(memory: Memory) -> int:
    """Return the days from a memory's last review to its next."""
    return max(1, round((memory.due - memory.reviewed).total_seconds() / DAY))


def milliseconds(at: datetime) -> int:
    """Return a time in ms since 1970."""
    return round(at.timestamp() * 1000)
