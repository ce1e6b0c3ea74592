"""The review without its screen: which item is on the desk, and decisions written at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quizgen.bank import OpenBank, mint_id, open_bank, save_bank
from quizgen.bank.checking import article_at_hand
from quizgen.bank.flaws import Flaw, item_flaws
from quizgen.bank.making import make_item
from quizgen.bank.write import replace_file
from quizgen.errors import UserError


@dataclass(frozen=True, slots=True)
class Done:
    """A change that can be taken back: the file before and after, and the item it was about."""

    before: bytes
    after: bytes
    item: str


class ReviewDesk:
    """One bank under review. Every change is in the file when its method returns.

    The desk shows drafts, and what has been a draft in this sitting, or all items.
    """

    def __init__(self, path: Path, everything: bool = False) -> None:
        self.opened: OpenBank = open_bank(path)
        self.everything = everything
        self.trouble = ""
        self._done: list[Done] = []
        self._drafts = {item.id for item in self.opened.bank.items if item.status == "draft"}
        self._article = article_at_hand(path, self.opened.reading)
        shown = self.shown
        self.at: str | None = shown[0].id if shown else None

    @property
    def items(self) -> tuple[Any, ...]:
        """All items of the bank."""
        return self.opened.bank.items

    @property
    def shown(self) -> list[Any]:
        """The items that can be gone through, in the bank's order."""
        return [item for item in self.items if self.everything or item.id in self._drafts]

    @property
    def item(self) -> Any:
        """The item on the desk, or None."""
        return next((item for item in self.items if item.id == self.at), None)

    @property
    def place(self) -> int:
        """The place of the item on the desk among those shown, from 0."""
        return next((n for n, item in enumerate(self.shown) if item.id == self.at), 0)

    @property
    def article(self) -> str | None:
        """The article's text, if it lies beside the bank."""
        return self._article

    @property
    def counts(self) -> Counter[str]:
        """How many items have each status."""
        return Counter(item.status for item in self.items)

    def flaws(self) -> list[Flaw]:
        """Return what the rules find odd about the item on the desk."""
        return list(item_flaws(self.item)) if self.item is not None else []

    def move(self, step: int) -> None:
        """Take the next item, or the one before; the ends are ends."""
        shown = self.shown
        if shown:
            self.at = shown[min(max(self.place + step, 0), len(shown) - 1)].id

    def next_draft(self) -> bool:
        """Take the next draft, from the start again after the last; False if there is none."""
        shown = self.shown
        after = [*shown[self.place + 1 :], *shown[: self.place + 1]]
        found = next((item for item in after if item.status == "draft"), None)
        if found is None:
            return False
        self.at = found.id
        return True

    def show_all(self, everything: bool) -> None:
        """Show all items, or only drafts and what was one in this sitting."""
        self.everything = everything
        shown = self.shown
        if shown and all(item.id != self.at for item in shown):
            self.at = shown[0].id

    def refresh(self) -> bool:
        """Read the file again if it was changed by somebody else; return whether it was.

        A file with mistakes leaves the desk as it is, with ``trouble`` telling why.
        """
        if not self.opened.changed_on_disk:
            self.trouble = ""
            return False
        place = self.place
        try:
            opened = open_bank(self.opened.path)
        except UserError as error:
            self.trouble = str(error).split("\n", 1)[0]
            return False
        self.trouble = ""
        self.opened = opened
        self._done.clear()
        self._drafts |= {item.id for item in opened.bank.items if item.status == "draft"}
        shown = self.shown
        if self.item is None:
            self.at = shown[min(place, len(shown) - 1)].id if shown else None
        return True

    def change(self, base: Any, values: Mapping[str, Any]) -> None:
        """Give values to an item that the instructor saw as ``base``.

        Raises UserError when they make no sound item, and when the item was changed by
        somebody else meanwhile; then nothing is written.
        """
        self._be_current()
        now = next((item for item in self.items if item.id == base.id), None)
        if now != base:
            raise UserError("the item was changed by another program meanwhile: look at it again")
        kept = {key: getattr(now, key) for key in type(now).model_fields if key not in values}
        new = make_item(now.type, {**kept, **values})
        if new != now:
            self._save([new if item.id == now.id else item for item in self.items], now.id)

    def add(self, kind: str, values: Mapping[str, Any]) -> None:
        """Add an item at the bank's end and take it; raises UserError if it is not sound."""
        self._be_current()
        stem = str(values.get("stem", ""))
        answer = str(values.get("answer", stem))
        tells = answer if kind in ("multiple_choice", "short_answer") else stem
        taken = {item.id for item in self.items}
        name = mint_id(tells, "own", stem, kind, answer, taken)
        new = make_item(kind, {"id": name, "status": "accepted", **values})
        self._drafts.add(name)
        self._save([*self.items, new], name)
        self.at = name

    def undo(self) -> bool:
        """Take the last change back, byte for byte; False if there is none."""
        if not self._done:
            return False
        last = self._done[-1]
        replace_file(self.opened.path, last.before, expected=last.after)
        self._done.pop()
        self.opened = open_bank(self.opened.path)
        self.at = last.item if any(item.id == last.item for item in self.items) else self.at
        if self.item is None:
            self.at = self.shown[-1].id if self.shown else None
        return True

    def _be_current(self) -> None:
        """Take in what somebody else wrote; raises UserError when that has mistakes."""
        self.refresh()
        if self.trouble:
            raise UserError(f"mend the file first: {self.trouble}")

    def _save(self, items: list[Any], name: str) -> None:
        before = self.opened.source.data
        self.opened = save_bank(self.opened, items)
        self._done.append(Done(before, self.opened.source.data, name))
