"""What an item is known by: its bank and id, and a fingerprint that tells when it was edited."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from quizgen.bank import Cloze, Item, MultipleChoice, Numeric, ShortAnswer


@dataclass(frozen=True, slots=True, order=True)
class ItemKey:
    """An item in the learner's history: the bank's number there, and the item's id."""

    bank: int
    item: str


def fingerprint(item: Item) -> str:
    """Return 16 hex digits that change when what is asked or what is right changes.

    White space, status, tags, notes, points and explanations do not count.
    """
    parts = [item.type, item.stem]
    if isinstance(item, MultipleChoice):
        parts += [item.answer, *sorted(wrong.text for wrong in item.distractors)]
    elif isinstance(item, ShortAnswer):
        parts += [item.answer, *sorted(item.also_accept)]
    elif isinstance(item, Numeric):
        parts += [str(item.answer.normalize()), item.tolerance, item.unit]
    elif not isinstance(item, Cloze):
        parts.append(str(item.answer))
    folded = "\x1f".join(" ".join(part.split()) for part in parts)
    return hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()[:16]
