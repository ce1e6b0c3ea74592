"""The score of a session: points earned at first attempts, and what was missed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from quizgen.bank import Item
from quizgen.study.identity import ItemKey
from quizgen.study.session import State


@dataclass(frozen=True, slots=True)
class Score:
    """What a session earned. ``right`` counts whole answers; points weigh by item.

    ``asked`` counts items answered; in a finished exam, all of them. ``missed`` holds
    the places that did not earn all their points, in the session's order.
    """

    right: int
    asked: int
    earned: float
    possible: float
    missed: tuple[int, ...]

    @property
    def percent(self) -> int:
        """The share of the possible points, 0 to 100, rounded down so that 100 means all."""
        return int(100 * self.earned / self.possible + 1e-9) if self.possible else 0


def score(state: State, items: Mapping[ItemKey, Item]) -> Score:
    """Return the score so far; places that were passed over do not count.

    In a finished exam, what was left empty counts as missed.
    """
    right, asked, earned, possible = 0, 0, 0.0, 0.0
    missed: list[int] = []
    for place, entry in enumerate(state.queue):
        item = items.get(entry.key)
        unanswered = place not in state.answers
        counts_empty = state.plan.is_exam and state.is_finished and item is not None
        if entry.attempt > 1 or (unanswered and not counts_empty) or place in state.skipped:
            continue
        points = float(item.points) if item is not None else 1.0
        share = state.share(place)
        asked += 1
        right += share == 1
        earned += points * share
        possible += points
        if share < 1:
            missed.append(place)
    return Score(right, asked, earned, possible, tuple(missed))


def missed_keys(state: State, missed: tuple[int, ...]) -> list[ItemKey]:
    """Return the items at the missed places, each once."""
    return list(dict.fromkeys(state.queue[place].key for place in missed))
