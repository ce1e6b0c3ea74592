"""Banks joined into one: the first bank's text, and the items of the others behind it."""

from __future__ import annotations

from collections.abc import Sequence as AbstractSequence
from dataclasses import dataclass
from typing import Any

from quizgen.bank.edit import OpenBank, edited_head
from quizgen.bank.fingerprint import content_print
from quizgen.bank.items import ArticleReference, Bank
from quizgen.bank.load import read_bank
from quizgen.bank.nodes import Mapping, Sequence
from quizgen.bank.splices import Splice, apply_splices, insert_lines, next_line
from quizgen.errors import UserError


@dataclass(frozen=True, slots=True)
class Joined:
    """The joined bank's bytes, and what a person should know about it."""

    data: bytes
    items: int
    renamed: tuple[tuple[str, str], ...]
    repeated: tuple[str, ...]
    articles_differ: bool


def join_banks(banks: AbstractSequence[OpenBank], title: str = "") -> Joined:
    """Return several banks as one file.

    Comments and ways of writing stay. An item that is in two banks with the same id and
    content is taken once; other items with an id that is taken get a number behind it.
    """
    first, *others = banks
    taken = {item.id: item for item in first.bank.items}
    renamed: list[tuple[str, str]] = []
    repeated: list[str] = []
    parts: list[str] = []
    added: list[Any] = []
    for opened in others:
        for place, item in enumerate(opened.bank.items):
            if item.id in taken and content_print(taken[item.id]) == content_print(item):
                repeated.append(item.id)
                continue
            name = _free(item.id, taken)
            if name != item.id:
                renamed.append((item.id, name))
            taken[name] = item
            added.append(item.model_copy(update={"id": name}))
            parts.append(_item_text(opened, place, name))
    differ = any(opened.bank.article != first.bank.article for opened in others)
    head: dict[str, Any] = {"title": title or first.bank.title}
    if differ:
        head["article"] = ArticleReference()
    wanted = Bank(**{"article": first.bank.article, **head, "items": (*first.bank.items, *added)})
    text = _with_items(edited_head(first, wanted), parts, first.source.line_break)
    if read_bank(text).bank != wanted:
        raise UserError(
            "cannot be joined as it is written: make its items a plain list", str(first.path)
        )
    return Joined(first.source.encode(text), len(taken), tuple(renamed), tuple(repeated), differ)


def _free(name: str, taken: dict[str, Any]) -> str:
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free


def _item_text(opened: OpenBank, place: int, name: str) -> str:
    """Return an item's lines without indentation, its comments too, under another id if need be."""
    text, root = opened.source.text, opened.reading.root
    assert root is not None
    key, node = next(pair for pair in root.pairs if pair[0].text == "items")
    if not isinstance(node, Sequence) or node.flow:
        raise UserError("cannot be joined: write its items as a plain list", str(opened.path))
    item = node.items[place]
    start = next_line(text, node.items[place - 1].end if place else key.end)
    assert isinstance(item, Mapping)
    ident = item.get("id")
    assert ident is not None
    lines = text[start : ident.start] + name + text[ident.end : next_line(text, item.end)]
    if text[ident.start : ident.end].strip("\"'") == name:
        lines = text[start : next_line(text, item.end)]
    margin = " " * node.column
    return "\n".join(line.removeprefix(margin) for line in lines.splitlines()).strip("\n")


def _with_items(text: str, parts: AbstractSequence[str], line_break: str) -> str:
    if not parts:
        return text
    root = read_bank(text).root
    assert root is not None
    key, node = next(pair for pair in root.pairs if pair[0].text == "items")
    full = isinstance(node, Sequence) and bool(node.items)
    margin = " " * (node.column if isinstance(node, Sequence) and node.items else 2)
    lines = "\n\n".join(
        "\n".join(margin + line if line else "" for line in part.split("\n")) for part in parts
    )
    splices = [insert_lines(text, node.end if full else key.end, "\n" * full + lines)]
    if not full and node.end > node.start:
        splices.append(Splice(node.start, node.end, ""))
    return apply_splices(text, splices, line_break)
