"""A card's place in the schedule, as the columns of its row in Anki's database."""

from __future__ import annotations

from typing import NamedTuple


class CardState(NamedTuple):
    """The columns in their order; ``due`` is a day for a card in review, else a place."""

    type: int
    queue: int
    due: int
    interval: int
    factor: int
    reviews: int
    lapses: int
    data: str


def new_card(place: int) -> CardState:
    """Return the state of a card never seen, due at a place in the order of new cards."""
    return CardState(0, 0, place, 0, 0, 0, 0, "")
