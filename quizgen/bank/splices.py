"""Splices: replacements of spans of a text, and where lines and list entries start and end."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Sequence as AbstractSequence
from dataclasses import dataclass
from typing import NoReturn

from quizgen.bank.nodes import Mapping, Node, Scalar, Sequence
from quizgen.errors import UserError


@dataclass(frozen=True, slots=True)
class Splice:
    """``text[start:end]`` becomes ``new``; an insertion has ``start == end``."""

    start: int
    end: int
    new: str


def cannot_edit(why: str) -> NoReturn:
    """Refuse to edit a text that is written in a way that splicing does not know."""
    raise UserError(f"cannot be edited in place ({why}); nothing was written")


def apply_splices(text: str, splices: Iterable[Splice], line_break: str = "\n") -> str:
    """Return a text with all splices made; ``\\n`` in them becomes the file's line break.

    Insertions at one place keep their order. Raises UserError when splices overlap.
    """
    parts = []
    at = 0
    for splice in sorted(splices, key=lambda splice: (splice.start, splice.end)):
        if splice.start < at:
            cannot_edit("two changes meet in one place")
        new = splice.new if line_break == "\n" else splice.new.replace("\n", line_break)
        parts += [text[at : splice.start], new]
        at = splice.end
    parts.append(text[at:])
    return "".join(parts)


def line_start(text: str, at: int) -> int:
    """Return where the line that holds an offset starts."""
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    """Return where the line that holds an offset ends, before its line break."""
    end = text.find("\n", at)
    if end < 0:
        return len(text)
    return end - 1 if end > at and text[end - 1] == "\r" else end


def next_line(text: str, at: int) -> int:
    """Return where the line after an offset's line starts, or the text's end."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def insert_lines(text: str, after: int, lines: str) -> Splice:
    """Return the splice that puts whole lines behind the line that holds an offset."""
    at = next_line(text, after)
    if at and text[at - 1] == "\n":
        return Splice(at, at, f"{lines}\n")
    return Splice(at, at, f"\n{lines}")


def ends_its_line(text: str, at: int) -> bool:
    """Return whether nothing but blanks follows on an offset's line."""
    return not text[at : line_end(text, at)].strip(" \t")


def dash_of(text: str, sequence: Sequence, place: int) -> int:
    """Return the offset of a block list entry's dash."""
    if place == 0:
        return sequence.start
    before = sequence.items[place - 1].end
    node = sequence.items[place]
    dashes = re.compile(rf"^ {{{sequence.column}}}-(?=\s)", re.MULTILINE)
    found = [match.end() - 1 for match in dashes.finditer(text, before, node.start + 1)]
    if not found:
        cannot_edit("an entry's dash was not found")
    return found[-1]


def has_comment(text: str, node: Node, start: int) -> bool:
    """Return whether a comment stands between ``start`` and the end of the node's last line."""
    at = start
    for scalar in scalars_of(node):
        if "#" in text[at : scalar.start]:
            return True
        if scalar.style in ("|", ">") and "#" in text[scalar.start : line_end(text, scalar.start)]:
            return True
        at = max(at, scalar.end)
    return "#" in text[at : line_end(text, max(at, node.end))]


def scalars_of(node: Node) -> Iterable[Scalar]:
    """Return a node's texts, keys too, in the order of the file."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for child in node.items:
            yield from scalars_of(child)
    else:
        for key, child in node.pairs:
            yield key
            yield from scalars_of(child)


def remove_entries(
    text: str, sequence: Sequence, places: AbstractSequence[int], spaced: bool = False
) -> list[Splice]:
    """Return the splices that take entries out of a list; ``places`` ascend.

    ``spaced`` says that blank lines between entries go with them.
    """
    if not sequence.flow:
        return _joined(_remove_lines(text, sequence, place, spaced) for place in places)
    nodes = sequence.items
    leading = 0
    while leading < len(places) and places[leading] == leading:
        leading += 1
    splices = [Splice(nodes[n - 1].end, nodes[n].end, "") for n in places[leading:]]
    if leading:
        end = nodes[leading].start if leading < len(nodes) else nodes[-1].end
        splices.append(Splice(nodes[0].start, end, ""))
    return splices


def _joined(removals: Iterable[Splice]) -> list[Splice]:
    """Return removals in order, those that touch the same blank lines made one."""
    joined: list[Splice] = []
    for splice in removals:
        if joined and splice.start < joined[-1].end:
            splice = Splice(joined.pop().start, splice.end, "")
        joined.append(splice)
    return joined


def _remove_lines(text: str, sequence: Sequence, place: int, spaced: bool) -> Splice:
    """Return the splice that takes an entry's lines out."""
    dash = dash_of(text, sequence, place)
    start, end = line_start(text, dash), next_line(text, sequence.items[place].end)
    if text[start:dash].strip(" "):
        cannot_edit("a list starts on its key's line")
    if not spaced:
        return Splice(start, end, "")
    before = line_start(text, start - 1) if start else 0
    blank_before = start > 0 and not text[before:start].strip()
    if end == len(text) and blank_before:
        start = before
    elif blank_before or place == 0:
        while end < len(text) and not text[end : next_line(text, end)].strip():
            end = next_line(text, end)
    return Splice(start, end, "")


def remove_key(text: str, mapping: Mapping, place: int) -> Splice:
    """Return the splice that takes a key and its value out of a mapping."""
    key, node = mapping.pairs[place]
    following = mapping.pairs[place + 1][0].start if place + 1 < len(mapping.pairs) else None
    if mapping.flow and place:
        return Splice(mapping.pairs[place - 1][1].end, node.end, "")
    if mapping.flow:
        return Splice(key.start, following if following is not None else node.end, "")
    start = line_start(text, key.start)
    if not text[start : key.start].strip(" "):
        return Splice(start, next_line(text, max(node.end, key.end)), "")
    if following is None:
        cannot_edit("its last key would go")
    return Splice(key.start, following, "")
