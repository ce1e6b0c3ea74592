"""What a format is given, banks already filtered, and what it gives back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from quizgen.bank.items import Bank, Item

if TYPE_CHECKING:
    from quizgen.export.anki.progress import Progress

UNKNOWN_TIME = 1_700_000_000
"""Stands in for the time of an item's last change, in seconds since 1970, when it is unknown."""


FIRST_DAY = 1_411_099_200
"""The beginning of a day in UTC, 2014-09-19, in seconds since 1970."""


@dataclass(frozen=True)
class Chosen:
    """One bank with only the items to export, and what the export needs to know of them.

    ``file`` names the bank in messages. ``modified`` maps item ids to the time of
    their last change, in seconds since 1970. ``retired`` holds items, tagged
    as such, that students may have from an earlier export and should no longer learn.
    ``progress`` maps item ids to what the learner's history says of them.
    """

    bank: Bank
    file: str = ""
    modified: Mapping[str, int] = field(default_factory=dict)
    retired: tuple[Item, ...] = ()
    progress: Mapping[str, Progress] = field(default_factory=dict)

    @cached_property
    def namespace(self) -> str:
        """The name within which item ids are unique: the article's file, or else the title."""
        file = self.bank.article.file.replace("\\", "/").rsplit("/", 1)[-1]
        return file.rpartition(".")[0] or file or self.bank.title


@dataclass(frozen=True, slots=True)
class Request:
    """What to export: the banks in order, and the choices that a user makes.

    ``deck`` replaces the name that is made from the banks' titles. ``seed`` decides
    the order of options, ``versions`` how many shuffled worksheets are made, ``tabs`` whether
    a table has tabs in place of commas, ``day_began`` when the learner's days begin:
    the time, in seconds since 1970, at which any one of them did.
    """

    banks: tuple[Chosen, ...]
    deck: str = ""
    seed: int = 0
    versions: int = 1
    tabs: bool = False
    day_began: int = FIRST_DAY

    def items(self) -> Iterator[tuple[Chosen, Item]]:
        """Go through all items to export, each with its bank."""
        for chosen in self.banks:
            for item in chosen.bank.items:
                yield chosen, item

    @property
    def title(self) -> str:
        """The name of the whole."""
        return self.deck or " · ".join(dict.fromkeys(chosen.bank.title for chosen in self.banks))


@dataclass(frozen=True, slots=True)
class Output:
    """A finished export: the file's bytes, how many items it holds, and what did not fit in.

    ``left_out`` counts whole items by reason; ``notes`` are sentences for the user.
    """

    data: bytes
    items: int
    left_out: tuple[tuple[str, int], ...] = ()
    notes: tuple[str, ...] = ()
