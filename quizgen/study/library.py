"""Opening of banks for study, and where each stands: new, due, next due."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from quizgen.bank import Item
from quizgen.study.card import NEW, Card
from quizgen.study.catalogue import Catalogue, Load, LoadedBank, stamp
from quizgen.study.identity import ItemKey
from quizgen.study.journal import Journal


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a learner stands with a bank, counted in items.

    ``missed`` were not right the last time; ``resting`` are buried or suspended;
    ``next_due`` is when the first item falls due that is not due yet.
    """

    total: int
    new: int
    due: int
    missed: int
    resting: int
    next_due: datetime | None


def open_bank(path: Path, journal: Journal, load: Load) -> LoadedBank:
    """Load a bank and look its number up in the history; raises UserError for a broken file."""
    path = path.absolute()
    read_at = stamp(path)
    bank = load(path)
    number = journal.bank_number(path, bank.title, {item.id for item in bank.items})
    return LoadedBank(number, path, bank, read_at)


def open_banks(paths: Sequence[Path], journal: Journal, load: Load) -> Catalogue:
    """Load several banks, each once."""
    unique = dict.fromkeys(path.absolute() for path in paths)
    return Catalogue(tuple(open_bank(path, journal, load) for path in unique))


def cards_of(catalogue: Catalogue, journal: Journal) -> dict[ItemKey, Card]:
    """Return the cards of all items of a catalogue that have a history."""
    cards: dict[ItemKey, Card] = {}
    for number in catalogue.numbers:
        cards |= journal.cards(number)
    return cards


def standing(
    items: Mapping[ItemKey, Item], cards: Mapping[ItemKey, Card], now: datetime, day_end: datetime
) -> Standing:
    """Count how the items of a bank stand; rejected items do not count."""
    total = new = due = missed = resting = 0
    next_due: datetime | None = None
    for key, item in items.items():
        if item.status == "rejected":
            continue
        card = cards.get(key, NEW)
        total += 1
        if card.rests(now):
            resting += 1
            continue
        if card.memory is None:
            new += 1
            continue
        missed += card.last_share < 1
        if card.is_due(day_end):
            due += 1
        elif next_due is None or card.memory.due < next_due:
            next_due = card.memory.due
    return Standing(total, new, due, missed, resting, next_due)
