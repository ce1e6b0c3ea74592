"""Edits of a bank file in place: what changes is spliced in, all else stays byte for byte."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quizgen.bank.dump import dump_item
from quizgen.bank.items import ArticleReference, Bank
from quizgen.bank.load import Reading, read_bank
from quizgen.bank.nodes import Mapping, Sequence
from quizgen.bank.problems import BankError
from quizgen.bank.read import BankText, decode_bank, read_bank_file
from quizgen.bank.rewrite import flow_value, item_splices
from quizgen.bank.scalars import quoted
from quizgen.bank.splices import (
    Splice,
    apply_splices,
    cannot_edit,
    insert_lines,
    remove_entries,
    remove_key,
)
from quizgen.bank.write import replace_file
from quizgen.errors import UserError


@dataclass(frozen=True, slots=True)
class OpenBank:
    """A bank file as it was read: path, bytes, nodes and values of one moment."""

    path: Path
    source: BankText
    reading: Reading
    bank: Bank

    @property
    def changed_on_disk(self) -> bool:
        """Whether the file has other content now."""
        try:
            return self.path.read_bytes() != self.source.data
        except OSError:
            return True


def open_bank(path: str | Path) -> OpenBank:
    """Read a bank file for editing; raises BankError when it has mistakes."""
    file = Path(path)
    return _opened(file, read_bank_file(file))


def _opened(path: Path, source: BankText) -> OpenBank:
    reading = read_bank(source.text)
    if reading.bank is None:
        raise BankError(path, reading.findings)
    return OpenBank(path, source, reading, reading.bank)


def save_bank(opened: OpenBank, items: Iterable[Any]) -> OpenBank:
    """Write changed items into the file that was opened, and return it as it is now.

    ``items`` are all that the bank shall have: those it has, in their order, changed or
    left out, then new ones. Raises BankChanged when the file was changed meanwhile, and
    UserError when the edit cannot be made; then nothing is written.
    """
    data = edited(opened, items)
    if data == opened.source.data:
        return opened
    replace_file(opened.path, data, expected=opened.source.data)
    return _opened(opened.path, decode_bank(data, opened.path))


def change_bank(path: str | Path, change: Callable[[Bank], Iterable[Any]]) -> Bank:
    """Read a bank, let ``change`` say which items it shall have, and write that in place."""
    opened = open_bank(path)
    return save_bank(opened, change(opened.bank)).bank


def edited(opened: OpenBank, items: Iterable[Any]) -> bytes:
    """Return the file's bytes with other items spliced in; proved by reading them back."""
    wanted = Bank(**{**_head(opened.bank), "items": tuple(items)})
    if wanted == opened.bank:
        return opened.source.data
    try:
        text = _edited_text(opened, wanted)
    except UserError as error:
        raise UserError(error.message, str(opened.path)) from None
    proof = read_bank(text)
    if proof.bank != wanted:
        raise UserError(
            "cannot be edited in place as it is written; nothing was written. "
            "Make the change in an editor",
            str(opened.path),
        )
    return opened.source.encode(text)


def edited_head(opened: OpenBank, wanted: Bank) -> str:
    """Return the file's text with another title, and without the article if that is empty."""
    text, root = opened.source.text, opened.reading.root
    assert root is not None
    splices = []
    for place, (key, node) in enumerate(root.pairs):
        if key.text == "title" and wanted.title != opened.bank.title:
            splices.append(Splice(node.start, node.end, quoted(wanted.title)))
        elif key.text == "article" and wanted.article == ArticleReference():
            splices.append(remove_key(text, root, place))
    return apply_splices(text, splices, opened.source.line_break)


def _head(bank: Bank) -> dict[str, Any]:
    return {"bank": bank.bank, "title": bank.title, "article": bank.article}


def _edited_text(opened: OpenBank, wanted: Bank) -> str:
    text, root = opened.source.text, opened.reading.root
    node = root.get("items") if root is not None else None
    if root is None or node is None:
        cannot_edit("it has no items")
    new = {item.id: item for item in wanted.items}
    old = {entry.item.id: entry for entry in opened.reading.items}
    kept = [name for name in old if name in new]
    if [item.id for item in wanted.items][: len(kept)] != kept:
        cannot_edit("items would change their order")
    added = [item for item in wanted.items if item.id not in old]
    if isinstance(node, Sequence) and node.flow and node.items and not kept:
        entries = ", ".join(flow_value(item) for item in added)
        return text[: node.start] + f"[{entries}]" + text[node.end :]
    splices: list[Splice] = []
    for name, entry in old.items():
        if name in new and entry.item != new[name]:
            splices += item_splices(text, entry.node, entry.item, new[name])
    gone = [place for place, name in enumerate(old) if name not in new]
    if isinstance(node, Sequence):
        splices += remove_entries(text, node, gone, spaced=True)
    if added:
        last = max((place for place, name in enumerate(old) if name in new), default=None)
        splices += _append(text, root, added, last)
    return apply_splices(text, splices, opened.source.line_break)


def _append(text: str, root: Mapping, added: list[Any], last: int | None) -> list[Splice]:
    """Return the splices that add items behind the item ``last``, or as the first ones."""
    key, node = next(pair for pair in root.pairs if pair[0].text == "items")
    if isinstance(node, Sequence) and node.flow and last is not None:
        end = node.items[last].end
        return [Splice(end, end, "".join(f", {flow_value(item)}" for item in added))]
    margin = node.column if isinstance(node, Sequence) and node.items else 2
    spaced = not isinstance(node, Sequence) or len(node.items) < 2 or _spaced(text, node)
    entries = [dump_item(item, margin).removesuffix("\n") for item in added]
    lines = ("\n\n" if spaced else "\n").join(entries)
    if isinstance(node, Sequence) and last is not None:
        return [insert_lines(text, node.items[last].end, "\n" * spaced + lines)]
    splices = [insert_lines(text, _comments_end(text, key.end), lines)]
    if node.end > node.start and not (isinstance(node, Sequence) and node.items):
        splices.append(Splice(node.start, node.end, ""))
    return splices


def _comments_end(text: str, at: int) -> int:
    """Return a place in the last of the comment lines below a line, or in the line itself.

    A comment below an item whose last text is a block would become part of that text.
    """
    while (end := text.find("\n", at)) >= 0:
        below = text[end + 1 :].split("\n", 1)[0]
        if not below.lstrip().startswith("#"):
            break
        at = end + 1
    return at


def _spaced(text: str, node: Sequence) -> bool:
    """Return whether the last two items have a blank line between them."""
    between = text[node.items[-2].end : node.items[-1].start]
    return between.count("\n") > 1 and any(not line.strip() for line in between.split("\n")[1:-1])
