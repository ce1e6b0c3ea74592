"""Flags: what learners tell the author of a bank, without touching the bank."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from quizgen.study.identity import ItemKey
from quizgen.study.journal import Journal


@dataclass(frozen=True, slots=True)
class Flag:
    """A learner's flag on an item; ``fingerprint`` is the item's content at that time."""

    number: int
    key: ItemKey
    at: datetime
    note: str
    fingerprint: str


def add_flag(journal: Journal, key: ItemKey, note: str, fingerprint: str, at: datetime) -> None:
    """Flag an item."""
    with journal.writing() as connection:
        connection.execute(
            "INSERT INTO flag (bank, item, at, note, fingerprint) VALUES (?, ?, ?, ?, ?)",
            (key.bank, key.item, at.timestamp(), note.strip(), fingerprint),
        )


def flags_of(journal: Journal, bank: int) -> list[Flag]:
    """Return a bank's open flags, the oldest first."""
    rows = journal.connection.execute(
        "SELECT number, bank, item, at, note, fingerprint FROM flag "
        "WHERE bank = ? AND closed IS NULL ORDER BY at, number",
        (bank,),
    )
    return [
        Flag(number, ItemKey(bank, item), datetime.fromtimestamp(at, UTC), note, print_)
        for number, bank, item, at, note, print_ in rows
    ]


def close_flags(journal: Journal, numbers: list[int], at: datetime) -> None:
    """Close flags that were dealt with."""
    with journal.writing() as connection:
        connection.executemany(
            "UPDATE flag SET closed = ? WHERE number = ? AND closed IS NULL",
            [(at.timestamp(), number) for number in numbers],
        )
