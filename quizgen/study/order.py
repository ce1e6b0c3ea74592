"""Seeded shuffling that keeps identity: an order is computed from what it orders, never stored.

Each element is ranked by a hash of the seed and its own text. So an edit of one
option leaves the others in their order, and a resumed session shows the same order
as before.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from quizgen.bank import MultipleChoice
from quizgen.study.identity import ItemKey

# Options that speak of the other options belong at the end.
_LAST = re.compile(r"(all|none|both|neither|any) of (the )?(above|these)\b|\bof the above\b", re.I)


def rank(seed: int, *parts: object) -> str:
    """Return a text whose sorting order is random by ``seed``, and the same for the same parts."""
    return hashlib.sha256("\x1f".join(map(str, (seed, *parts))).encode("utf-8")).hexdigest()


def shuffled(seed: int, keys: Iterable[ItemKey]) -> list[ItemKey]:
    """Return the items in the seed's order."""
    return sorted(keys, key=lambda key: rank(seed, key.bank, key.item))


def options(item: MultipleChoice, seed: int, attempt: int = 1) -> tuple[str, ...]:
    """Return the options in the order shown; the same seed and attempt give the same order."""
    texts = [item.answer, *(wrong.text for wrong in item.distractors)]
    return tuple(
        sorted(
            texts, key=lambda text: (bool(_LAST.search(text)), rank(seed, item.id, attempt, text))
        )
    )
