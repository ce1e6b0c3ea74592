"""Changed values of an item as splices, in the instructor's own manner of writing."""

from __future__ import annotations

import re
from collections.abc import Container
from collections.abc import Sequence as AbstractSequence
from typing import Any

from pydantic import BaseModel

from quizgen.bank.dump import KEY_ORDER, PROSE_KEYS, dump_keys, dump_scalar, dump_value
from quizgen.bank.items import Distractor, Source
from quizgen.bank.nodes import Mapping, Scalar, Sequence
from quizgen.bank.scalars import block, blockable, plain, quoted
from quizgen.bank.splices import (
    Splice,
    cannot_edit,
    ends_its_line,
    insert_lines,
    line_end,
    remove_entries,
    remove_key,
)

_HEADER = re.compile(r"[|>][+\-0-9]*")
_SOURCE_ORDER = ("section", "quote", "start", "end")
_DISTRACTOR_ORDER = ("text", "feedback")


def item_splices(text: str, node: Mapping, old: Any, new: Any) -> list[Splice]:
    """Return the splices that turn an item as written into another one with the same id."""
    if old.type != new.type:
        written = flow_value(new) if node.flow else dump_keys(new, node.column)
        return [Splice(node.start, node.end, written)]
    return _mapping(text, node, old, new, KEY_ORDER, node.flow)


def flow_value(value: Any, key: str = "") -> str:
    """Return a value as it is written between brackets or braces, all on one line."""
    if isinstance(value, BaseModel):
        written = {
            name: getattr(value, name)
            for name in _order_of(value)
            if name in type(value).model_fields
            and (
                name in ("id", "type", "stem", "answer", "distractors", "text")
                or getattr(value, name) != type(value).model_fields[name].get_default()
            )
        }
        if isinstance(value, Distractor) and not value.feedback:
            return quoted(value.text)
        return (
            "{" + ", ".join(f"{name}: {flow_value(v, name)}" for name, v in written.items()) + "}"
        )
    if isinstance(value, tuple):
        return "[" + ", ".join(flow_value(entry) for entry in value) + "]"
    if isinstance(value, str) and key not in ("tolerance", "type", "status", "level", "difficulty"):
        return quoted(value)
    return dump_scalar(key, value)


def _order_of(value: BaseModel) -> AbstractSequence[str]:
    if isinstance(value, Source):
        return _SOURCE_ORDER
    return _DISTRACTOR_ORDER if isinstance(value, Distractor) else KEY_ORDER


def _mapping(
    text: str, node: Mapping, old: Any, new: Any, order: AbstractSequence[str], flow: bool
) -> list[Splice]:
    """Return the splices for the keys in which two values of one model differ."""
    splices: list[Splice] = []
    fields = type(new).model_fields
    places = {key.text: place for place, (key, _) in enumerate(node.pairs)}
    missing: list[str] = []
    removed: set[int] = set()
    for key in order:
        if key not in fields or getattr(old, key) == getattr(new, key):
            continue
        value = getattr(new, key)
        place = places.get(key)
        if place is None:
            missing.append(key)
        elif value == fields[key].get_default() and not fields[key].is_required():
            splices.append(remove_key(text, node, place))
            removed.add(place)
        else:
            splices += _value(text, node, place, key, getattr(old, key), value, flow)
    return splices + _insertions(text, node, new, missing, removed, order, flow)


def _value(
    text: str, mapping: Mapping, place: int, key: str, old: Any, new: Any, flow: bool
) -> list[Splice]:
    node = mapping.pairs[place][1]
    if isinstance(new, Source) and isinstance(node, Mapping):
        return _mapping(text, node, old, new, _SOURCE_ORDER, flow or node.flow)
    if isinstance(new, tuple) and isinstance(node, Sequence) and node.items and new:
        return _entries(text, node, key, old, new, flow or node.flow)
    if isinstance(new, tuple | BaseModel):
        written = f" {flow_value(new, key)}" if flow else dump_value(key, new, mapping.column)
        colon = text.index(":", mapping.pairs[place][0].end)
        return [Splice(colon + 1, max(node.end, colon + 1), written)]
    if not isinstance(node, Scalar):
        cannot_edit(f"'{key}' is written in an unknown way")
    written = _scalar(text, node, key, new, mapping.column + 2, flow)
    return [Splice(node.start, node.end, written if node.end > node.start else f" {written}")]


def _scalar(text: str, node: Scalar, key: str, value: Any, indent: int, flow: bool) -> str:
    """Return a value in the style in which the old one is written, if that can hold it."""
    if not isinstance(value, str):
        bare = dump_scalar(key, value)
        return f"{node.style}{bare}{node.style}" if node.style in ("'", '"') else bare
    if node.style in ("|", ">") and not flow and blockable(value):
        end = line_end(text, node.start)
        header = _HEADER.sub("|-", text[node.start : end], count=1)
        first = re.search(r"^( +)\S", text[min(end + 1, node.end) : node.end], re.MULTILINE)
        margin = len(first[1]) if first else indent
        return header.rstrip() + block(value, margin)[2:]
    if node.style == "'" and value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    if node.style == "" and (
        plain(value, flow) or key in ("tolerance", "level", "difficulty", "status")
    ):
        return value
    awkward = any(sign in value for sign in '"\\\n')
    clean = not flow and ends_its_line(text, node.end)
    if node.style == "" and key in PROSE_KEYS and awkward and clean and blockable(value):
        return block(value, indent)
    return quoted(value)


def _entries(
    text: str, node: Sequence, key: str, old: tuple[Any, ...], new: tuple[Any, ...], flow: bool
) -> list[Splice]:
    """Return the splices for a list; what both have at its start and end stays as it is."""
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    before, after = old[head : len(old) - tail], new[head : len(new) - tail]
    both = min(len(before), len(after))
    splices: list[Splice] = []
    for place in range(head, head + both):
        if old[place] != new[place]:
            splices += _entry(text, node, place, key, old[place], new[place], flow)
    splices += remove_entries(text, node, range(head + both, len(old) - tail))
    added = after[both:]
    if added:
        splices.append(_insert_entries(text, node, head + both - 1, key, added, flow))
    return splices


def _entry(
    text: str, sequence: Sequence, place: int, key: str, old: Any, new: Any, flow: bool
) -> list[Splice]:
    node = sequence.items[place]
    if isinstance(new, Distractor):
        if isinstance(node, Mapping) and new.feedback:
            return _mapping(text, node, old, new, _DISTRACTOR_ORDER, flow or node.flow)
        if isinstance(node, Scalar) and not new.feedback:
            new = new.text
        else:
            written = flow_value(new) if flow else _distractor(new, node.column)
            return [Splice(node.start, node.end, written)]
    if not isinstance(node, Scalar):
        cannot_edit(f"'{key}' is written in an unknown way")
    return [Splice(node.start, node.end, _scalar(text, node, key, new, sequence.column + 2, flow))]


def _distractor(value: Distractor, column: int) -> str:
    if not value.feedback:
        return quoted(value.text)
    return f"text: {quoted(value.text)}\n{' ' * column}feedback: {quoted(value.feedback)}"


def _insert_entries(
    text: str, node: Sequence, after: int, key: str, added: AbstractSequence[Any], flow: bool
) -> Splice:
    """Return the splice that adds entries behind the entry ``after``; -1 puts them first."""
    if flow:
        written = [flow_value(entry) for entry in added]
        if after < 0:
            at = node.items[0].start
            return Splice(at, at, "".join(f"{entry}, " for entry in written))
        at = node.items[after].end
        return Splice(at, at, "".join(f", {entry}" for entry in written))
    margin = " " * node.column
    entries = [
        _distractor(entry, node.column + 2) if isinstance(entry, Distractor) else quoted(entry)
        for entry in added
    ]
    if after < 0:
        at = node.start
        return Splice(at, at, "".join(f"- {entry}\n{margin}" for entry in entries))
    lines = "\n".join(f"{margin}- {entry}" for entry in entries)
    return insert_lines(text, node.items[after].end, lines)


def _insertions(
    text: str,
    node: Mapping,
    new: Any,
    missing: list[str],
    removed: Container[int],
    order: AbstractSequence[str],
    flow: bool,
) -> list[Splice]:
    """Return the splices that add keys, each behind the key that comes before it in the order."""
    after: dict[int, list[str]] = {}
    for key in missing:
        rank = order.index(key)
        earlier = [
            place
            for place, (name, _) in enumerate(node.pairs)
            if place not in removed and name.text in order and order.index(name.text) < rank
        ]
        staying = [place for place in range(len(node.pairs)) if place not in removed]
        if not earlier and not staying and node.pairs:
            cannot_edit("all of its keys would change")
        anchor = max(
            earlier,
            key=lambda place: order.index(node.pairs[place][0].text),
            default=staying[-1] if staying else 0,
        )
        after.setdefault(anchor, []).append(key)
    splices = []
    for place, keys in after.items():
        if flow:
            written = ", ".join(f"{key}: {flow_value(getattr(new, key), key)}" for key in keys)
            at = node.pairs[place][1].end if node.pairs else node.start + 1
            splices.append(Splice(at, at, f", {written}" if node.pairs else written))
            continue
        anchor_key, anchor_node = node.pairs[place]
        margin = " " * node.column
        lines = "\n".join(
            f"{margin}{key}:{dump_value(key, getattr(new, key), node.column)}" for key in keys
        )
        splices.append(insert_lines(text, max(anchor_key.end, anchor_node.end), lines))
    return splices
