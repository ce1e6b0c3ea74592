"""What an import gives: items, and an honest list of what could not be carried over."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from quizgen.bank.ids import mint_id, slug
from quizgen.bank.making import make_item
from quizgen.errors import UserError


@dataclass(frozen=True, slots=True)
class Lost:
    """Something that was left out, in a line counted from 1.

    ``whole`` says that no item came of it.
    """

    line: int
    what: str
    whole: bool = True


@dataclass(slots=True)
class Intake:
    """Collects items and losses while a file is read."""

    origin: str
    items: list[Any] = field(default_factory=list)
    lost: list[Lost] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)

    def lose(self, line: int, what: str, whole: bool = True) -> None:
        """Note something that was left out."""
        self.lost.append(Lost(line, what, whole))

    def add(self, line: int, kind: str, name: str = "", **values: Any) -> None:
        """Add an item; one that breaks the bank's rules is lost, with the reason.

        ``name`` is the item's own name where it has one; empty values are left out.
        """
        values = {key: value for key, value in values.items() if value not in ("", (), None)}
        asked = str(values.get("stem", ""))
        answer = str(values.get("answer", asked))
        tells = answer if kind in ("multiple_choice", "short_answer") else asked
        ident = slug(name) if name else ""
        if not ident or ident in self.taken:
            ident = mint_id(name or tells, self.origin, asked, kind, answer, self.taken)
        try:
            item = make_item(kind, {"id": ident, **values})
        except UserError as error:
            self.lose(line, f"{kind.replace('_', ' ')} left out: {error}")
            return
        self.taken.add(ident)
        self.items.append(item)
