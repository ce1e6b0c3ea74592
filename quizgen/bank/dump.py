"""A bank as readable YAML: keys in a fixed order, defaults left out, prose as blocks."""

from __future__ import annotations

from typing import Any

from quizgen.bank.items import Bank, Distractor, Source
from quizgen.bank.numbers import write_number
from quizgen.bank.scalars import inline, prose

KEY_ORDER = (
    "id",
    "type",
    "status",
    "stem",
    "answer",
    "also_accept",
    "tolerance",
    "unit",
    "distractors",
    "explanation",
    "hint",
    "level",
    "difficulty",
    "points",
    "tags",
    "source",
    "note",
)
PROSE_KEYS = frozenset({"stem", "explanation", "quote", "note"})
ALWAYS_WRITTEN = frozenset({"id", "type", "status", "stem", "answer", "distractors"})
SCHEMA_FILE = "bank.schema.json"
SCHEMA_LINE = f"# yaml-language-server: $schema=./{SCHEMA_FILE}\n"


def dump_bank(bank: Bank) -> str:
    """Return a bank as YAML; ``load_bank`` gives the same bank back."""
    lines = [f"bank: {bank.bank}", f"title: {inline(bank.title)}"]
    article = [
        f"  {key}: {inline(value)}"
        for key, value in (("file", bank.article.file), ("title", bank.article.title))
        if value
    ]
    if article:
        lines += ["article:", *article]
    lines.append("items:" if bank.items else "items: []")
    head = SCHEMA_LINE + "\n".join(lines) + "\n"
    return head + "\n".join(dump_item(item, 2) for item in bank.items)


def dump_item(item: Any, indent: int) -> str:
    """Return an item as an entry of a block list whose dashes are indented by so many blanks."""
    return f"{' ' * indent}- {dump_keys(item, indent + 2)}\n"


def dump_keys(item: Any, indent: int) -> str:
    """Return an item's keys, the second and later ones on lines of their own, so indented."""
    return f"\n{' ' * indent}".join(
        f"{key}:{dump_value(key, getattr(item, key), indent)}" for key in written_keys(item)
    )


def written_keys(item: Any) -> list[str]:
    """Return the keys of an item that are written, in order: all but those at their default."""
    fields = type(item).model_fields
    return [
        key
        for key in KEY_ORDER
        if key in fields
        and (key in ALWAYS_WRITTEN or getattr(item, key) != fields[key].get_default())
    ]


def dump_value(key: str, value: Any, indent: int) -> str:
    """Return what follows a key's colon; ``indent`` is the key's own, in blanks."""
    if isinstance(value, Source):
        return dump_source(value, indent)
    if key == "distractors":
        return "".join(dump_distractor(entry, indent + 2) for entry in value)
    if key == "tags":
        return f" [{', '.join(inline(tag, flow=True) for tag in value)}]"
    if isinstance(value, tuple):
        return "".join(f"\n{' ' * (indent + 2)}- {inline(text)}" for text in value)
    if isinstance(value, str) and key in PROSE_KEYS:
        return f" {prose(value, indent + 2)}"
    return f" {dump_scalar(key, value)}"


def dump_scalar(key: str, value: Any) -> str:
    """Return one value on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value if key == "tolerance" else inline(value)
    return str(value) if isinstance(value, int) else write_number(value)


def dump_source(source: Source, indent: int) -> str:
    """Return an item's evidence as keys on lines of their own."""
    margin = "\n" + " " * (indent + 2)
    parts = []
    if source.section:
        parts.append(f"section: {inline(source.section)}")
    if source.quote:
        parts.append(f"quote: {prose(source.quote, indent + 4)}")
    if source.start is not None:
        parts.append(f"start: {source.start}")
    if source.end is not None:
        parts.append(f"end: {source.end}")
    return "".join(margin + part for part in parts)


def dump_distractor(distractor: Distractor, indent: int) -> str:
    """Return a distractor as an entry of a list."""
    margin = "\n" + " " * indent
    if not distractor.feedback:
        return f"{margin}- {inline(distractor.text)}"
    parts = (f"text: {inline(distractor.text)}", f"feedback: {inline(distractor.feedback)}")
    return f"{margin}- {parts[0]}{margin}  {parts[1]}"
