"""The banks on the table: their items by key, reloaded when a file changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from quizgen.bank import Bank, Item
from quizgen.errors import UserError
from quizgen.study.identity import ItemKey

Load = Callable[[Path], Bank]


def stamp(path: Path) -> tuple[int, int]:
    """Return what tells that a file was changed; zeros if it is gone."""
    try:
        status = path.stat()
    except OSError:
        return (0, 0)
    return status.st_mtime_ns, status.st_size


@dataclass(frozen=True)
class LoadedBank:
    """A bank as loaded from a file. ``number`` is its number in the history.

    ``error`` says why the file as it is now could not be loaded; the items are then
    those of the last good version.
    """

    number: int
    path: Path
    bank: Bank
    stamp: tuple[int, int]
    error: str = ""

    @cached_property
    def items(self) -> Mapping[ItemKey, Item]:
        """The bank's items by key, in the bank's order."""
        return {ItemKey(self.number, item.id): item for item in self.bank.items}

    @property
    def shown_path(self) -> Path:
        """The file's path, relative to the working folder where it lies below it."""
        here = Path.cwd()
        return self.path.relative_to(here) if self.path.is_relative_to(here) else self.path

    def refreshed(self, load: Load) -> LoadedBank:
        """Return the bank as its file is now; itself if that has not changed."""
        now = stamp(self.path)
        if now == self.stamp:
            return self
        try:
            return LoadedBank(self.number, self.path, load(self.path), now)
        except UserError as error:
            return replace(self, stamp=now, error=str(error))


@dataclass(frozen=True)
class Catalogue:
    """All banks of a session."""

    banks: tuple[LoadedBank, ...] = field(default=())

    @cached_property
    def items(self) -> Mapping[ItemKey, Item]:
        """Every bank's items by key."""
        if len(self.banks) == 1:
            return self.banks[0].items
        return {key: item for bank in self.banks for key, item in bank.items.items()}

    @cached_property
    def title(self) -> str:
        """The banks' titles in one line."""
        return " + ".join(bank.bank.title for bank in self.banks)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The banks' numbers in the history."""
        return tuple(bank.number for bank in self.banks)

    @property
    def error(self) -> str:
        """Why a changed file could not be loaded, empty if all could."""
        return next((bank.error for bank in self.banks if bank.error), "")

    def bank_of(self, key: ItemKey) -> LoadedBank:
        """Return the bank that an item belongs to."""
        return next(bank for bank in self.banks if bank.number == key.bank)

    def refreshed(self, load: Load) -> Catalogue:
        """Return the catalogue with changed files loaded anew; itself if none changed."""
        banks = tuple(bank.refreshed(load) for bank in self.banks)
        if all(new is old for new, old in zip(banks, self.banks, strict=True)):
            return self
        return Catalogue(banks)
