"""The fields of the form: which keys of an item it shows, and how their values are written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from quizgen.bank.items import Distractor
from quizgen.bank.numbers import write_number

# Stands for a line break where an entry has one line.
BREAK = "⏎"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: the item's key, its label, and whether it takes several lines."""

    key: str
    label: str
    lines: bool = False


_STEM = Field("stem", "Stem", lines=True)
_REST = (
    Field("explanation", "Explanation", lines=True),
    Field("hint", "Hint"),
    Field("tags", "Tags, parted by commas"),
    Field("note", "Your note", lines=True),
)
FIELDS: dict[str, tuple[Field, ...]] = {
    "multiple_choice": (
        _STEM,
        Field("answer", "Answer", lines=True),
        Field("distractors", "Wrong options, one a line; feedback behind ::", lines=True),
        *_REST,
    ),
    "short_answer": (
        _STEM,
        Field("answer", "Answer", lines=True),
        Field("also_accept", "Also right, one a line", lines=True),
        *_REST,
    ),
    "cloze": (Field("stem", "Sentence; write gaps as {{text}} or {{text::hint}}", True), *_REST),
    "true_false": (
        Field("stem", "Statement", lines=True),
        Field("answer", "Answer: true or false"),
        *_REST,
    ),
    "numeric": (
        _STEM,
        Field("answer", "Answer"),
        Field("tolerance", "Tolerance: 5, or 2%"),
        Field("unit", "Unit"),
        *_REST,
    ),
}


def written(key: str, value: Any) -> str:
    """Return a value as the form shows it."""
    if key == "distractors":
        return "\n".join(
            _one_line(f"{entry.text} :: {entry.feedback}" if entry.feedback else entry.text)
            for entry in value
        )
    if key == "also_accept":
        return "\n".join(_one_line(text) for text in value)
    if key == "tags":
        return ", ".join(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else write_number(value)


def read(key: str, text: str) -> Any:
    """Return a field's text as a value for the item."""
    lines = [_broken(line.strip()) for line in text.split("\n") if line.strip()]
    if key == "distractors":
        return tuple(_distractor(line) for line in lines)
    if key == "also_accept":
        return tuple(lines)
    if key == "tags":
        return tuple(part.strip() for part in re.split("[,\n]", text) if part.strip())
    if key == "tolerance" and not text.strip():
        return "0"
    return text.strip()


def changed_values(before: Mapping[str, str], now: Mapping[str, str]) -> dict[str, Any]:
    """Return the values of the fields whose text is another one now."""
    return {key: read(key, text) for key, text in now.items() if text != before.get(key, "")}


def _distractor(line: str) -> Distractor | dict[str, str]:
    text, _, feedback = line.partition(" :: ")
    return {"text": text.strip(), "feedback": feedback.strip()}


def _one_line(text: str) -> str:
    return text.replace("\n", BREAK)


def _broken(line: str) -> str:
    return line.replace(BREAK, "\n")
