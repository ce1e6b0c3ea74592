"""Where an item comes from, in words."""

from __future__ import annotations

from quizgen.bank.items import Bank, Item


def source_line(bank: Bank, item: Item) -> str:
    """Return "article · section", whatever of it is known."""
    name = bank.article.title or bank.article.file
    section = item.source.section
    return f"{name} · {section}" if name and section else name or section
