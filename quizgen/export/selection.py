"""Which items of a bank are exported."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from quizgen.bank.items import Bank, Item


@dataclass(frozen=True, slots=True)
class Filter:
    """What an item must be: an empty collection lets everything pass, but no rejected item."""

    statuses: Collection[str] = ()
    tags: Collection[str] = ()
    kinds: Collection[str] = ()

    def takes(self, item: Item) -> bool:
        """Tell whether an item is exported; of several tags it needs one."""
        return (
            (item.status in self.statuses if self.statuses else item.status != "rejected")
            and (not self.tags or any(tag in self.tags for tag in item.tags))
            and (not self.kinds or item.type in self.kinds)
        )

    def apply(self, bank: Bank) -> Bank:
        """Return the bank with only the items that are exported."""
        return bank.model_copy(update={"items": tuple(filter(self.takes, bank.items))})
