"""Anki packages (.apkg): notes that keep their identity over re-exports."""

from __future__ import annotations

from quizgen.bank.items import Item
from quizgen.errors import UserError
from quizgen.export.anki.notes import Note, note_for
from quizgen.export.anki.package import DeckContent, package_bytes
from quizgen.export.markup import one_line
from quizgen.export.request import Chosen, Output, Request
from quizgen.garbage import collector_at_rest

__all__ = ["render"]


@collector_at_rest()
def render(request: Request) -> Output:
    """Make an Anki package of the banks, one deck each, as sub-decks when a name is given."""
    seen: dict[str, Item] = {}
    decks: dict[str, list[Note]] = {}
    repeated = retired = 0
    for chosen in request.banks:
        notes = decks.setdefault(deck_name(request, chosen), [])
        for item in chosen.bank.items:
            note = note_for(chosen, item)
            if _is_new(seen, note.guid, item, chosen):
                notes.append(note)
            else:
                repeated += 1
        for item in chosen.retired:
            note = note_for(chosen, item)
            if note.guid not in seen:
                seen[note.guid] = item
                notes.append(note)
                retired += 1
    data = package_bytes(
        [DeckContent(name, notes) for name, notes in decks.items()], request.day_began
    )
    hints = []
    if retired:
        are = "item is" if retired == 1 else "items are"
        hints.append(
            f"{retired} retired {are} tagged quiz::retired: in Anki, find the tag and suspend"
        )
    return Output(
        data,
        items=sum(map(len, decks.values())) - retired,
        left_out=(("the same item again", repeated),) if repeated else (),
        notes=tuple(hints),
    )


def deck_name(request: Request, chosen: Chosen) -> str:
    """Return a bank's deck: ``Quiz::title``, or the name asked for (as parent, for several)."""
    title = _level(chosen.bank.title)
    if not request.deck:
        return f"Quiz::{title}"
    levels = "::".join(_level(level) for level in request.deck.split("::"))
    return levels if len(request.banks) == 1 else f"{levels}::{title}"


def _level(name: str) -> str:
    """Return a name for one level of decks, which must not hold ``::`` or double quotes."""
    return one_line(name.replace("::", " - ").replace('"', "'")).strip(":") or "Untitled"


def _is_new(seen: dict[str, Item], guid: str, item: Item, chosen: Chosen) -> bool:
    """Tell whether a note is the first with its identity; two different ones are an error.

    Anki would import both, and mix them up at the next import.
    """
    if guid not in seen:
        seen[guid] = item
        return True
    if seen[guid] != item:
        raise UserError(
            f"item {item.id}: another item in this export has the same id; rename one",
            chosen.file,
        )
    return False
