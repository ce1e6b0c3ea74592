"""What an item may carry besides its question and answer, and what of it a format drops."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from quizgen.bank.items import Cloze, Item, MultipleChoice, Numeric, ShortAnswer

FEATURES: dict[str, Callable[[Item], bool]] = {
    "explanations": lambda item: bool(item.explanation),
    "feedback on options": lambda item: (
        isinstance(item, MultipleChoice) and any(wrong.feedback for wrong in item.distractors)
    ),
    "other right answers": lambda item: isinstance(item, ShortAnswer) and bool(item.also_accept),
    "tolerances": lambda item: isinstance(item, Numeric) and item.margin != 0,
    "units": lambda item: isinstance(item, Numeric) and bool(item.unit),
    "hints": lambda item: bool(item.hint),
    "hints of gaps": lambda item: isinstance(item, Cloze) and "::" in item.stem,
    "evidence": lambda item: bool(item.source.quote),
    "sections": lambda item: bool(item.source.section),
    "tags": lambda item: bool(item.tags),
    "levels": lambda item: item.level is not None,
    "difficulties": lambda item: item.difficulty is not None,
    "points": lambda item: item.points != 1,
    "ids": lambda item: bool(item.id),
    "notes of the instructor": lambda item: bool(item.note),
}
"""Each feature by the name a user reads, and how to tell that an item has it."""


def dropped(items: Iterable[Item], carried: frozenset[str]) -> list[tuple[str, int]]:
    """Count, for each feature that a format does not carry, the items that lose it."""
    counts = {name: 0 for name in FEATURES if name not in carried}
    for item in items:
        for name in counts:
            counts[name] += FEATURES[name](item)
    return [(name, count) for name, count in counts.items() if count]
