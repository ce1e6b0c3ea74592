"""YAML as a tree of texts with places: every scalar stays the text that was typed.

Built from PyYAML's events (C parser where there is one), never from its
constructors, so ``no`` stays "no" and ``1.10`` stays "1.10".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

import yaml

from quizgen.bank.problems import Finding
from quizgen.bank.syntax import explain_yaml_error

MOST_LEVELS = 12
MOST_RECOVERIES = 50
MOST_TEXTS = 1_500_000

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_COMMENT = re.compile(r"[ \t]+#")
_DASH = re.compile(r"[\r\n][ \t]*- ")
_KEY_LINE = re.compile(r"[\r\n][ \t]*(?:- )?[a-z_]+:[ \r\n]")
_TRAILING_BREAKS = re.compile(r"[ \t\r\n]+\Z")


@dataclass(slots=True)
class Scalar:
    """A text. ``start`` and ``end`` are offsets in the file's text; lines count from 0.

    ``style`` is one of ``" ' | >`` or empty for a plain text. ``hazard`` tells of a
    plain text that YAML reads otherwise than it looks: "comment" when a # cuts it,
    "dash" when a line of it looks like a list's entry.
    """

    text: str
    style: str
    start: int
    end: int
    line: int
    column: int
    hazard: Literal["", "comment", "dash"] = ""


@dataclass(slots=True)
class Sequence:
    """A list. ``flow`` says that it is written in brackets."""

    flow: bool
    start: int
    line: int
    column: int
    end: int = 0
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """Keys with values, in the file's order. ``flow`` says that it is written in braces."""

    flow: bool
    start: int
    line: int
    column: int
    end: int = 0
    pairs: list[tuple[Scalar, Node]] = field(default_factory=list)

    def get(self, key: str) -> Node | None:
        """Return a key's value, or None; of a key written twice, the first."""
        for name, node in self.pairs:
            if name.text == key:
                return node
        return None


Node: TypeAlias = Scalar | Sequence | Mapping


class _Stop(Exception):
    """The reading cannot go on; carries where and why."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding


def _stop(place: Any, what: str, fix: str) -> _Stop:
    return _Stop(Finding(place.line, place.column, what, fix))


class TreeBuilder:
    """Builds the tree from events; after a stop, holds what was complete until then."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root: Node | None = None
        self.open: list[Sequence | Mapping] = []
        self.keys: list[Scalar | None] = []
        self.last: Scalar | None = None

    def build(self) -> None:
        """Read all events; raises _Stop at the first one that makes no sense."""
        try:
            for count, event in enumerate(yaml.parse(self.text, Loader=_Loader)):
                self.take(event)
                if count > MOST_TEXTS:
                    raise _stop(event.start_mark, "the bank has too many entries", "split it")
        except yaml.YAMLError as error:
            raise _Stop(self._swallowed() or explain_yaml_error(error)) from None

    def _swallowed(self) -> Finding | None:
        """Return the quotes before the mistake if they swallowed lines that look like keys."""
        last = self.last
        if last is None or last.style not in ('"', "'"):
            return None
        if not _KEY_LINE.search(self.text, last.start, last.end):
            return None
        return Finding(
            last.line,
            last.column,
            "the quotes that start here are not closed on their line",
            "close them, or write |- and the text on the lines below, indented",
        )

    def take(self, event: yaml.Event) -> None:
        """Add one event to the tree."""
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_marks(event)
            self.last = self._scalar(event)
            self._place(self.last)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._refuse_marks(event)
            mark: Any = event.start_mark
            kind = Mapping if isinstance(event, yaml.MappingStartEvent) else Sequence
            node = kind(bool(event.flow_style), mark.index, mark.line, mark.column)
            self._place(node)
            self.open.append(node)
            self.keys.append(None)
            if len(self.open) > MOST_LEVELS:
                raise _stop(
                    mark,
                    "brackets or lists are nested too deeply for a bank",
                    "put a text that has brackets in quotes",
                )
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            node = self.open.pop()
            self.keys.pop()
            ending: Any = event.end_mark
            node.end = ending.index if node.flow else self._last_end(node)
        elif isinstance(event, yaml.AliasEvent):
            raise _stop(
                event.start_mark,
                "a text that starts with * is a reference in YAML",
                'put the text in quotes: "*..."',
            )
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            raise _stop(
                event.start_mark,
                "a second document starts here (---)",
                "keep one bank in a file; to join banks, use 'quizgen merge'",
            )

    @staticmethod
    def _refuse_marks(event: Any) -> None:
        mark: Any = event.start_mark
        if event.anchor is not None:
            what, sign = "a text that starts with & is a name for references in YAML", "&"
        elif event.tag is not None:
            what, sign = "a text that starts with ! is a type mark in YAML", "!"
        else:
            return
        raise _stop(mark, what, f'put the text in quotes: "{sign}..."')

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        mark: Any = event.start_mark
        ending: Any = event.end_mark
        end, text = ending.index, self.text
        style = event.style if event.style in ("'", '"', "|", ">") else ""
        if style in ("|", ">"):
            blanks = _TRAILING_BREAKS.search(text, mark.index, end)
            end = blanks.start() if blanks else end
            return Scalar(event.value, style, mark.index, end, mark.line, mark.column)
        scalar = Scalar(event.value, style, mark.index, end, mark.line, mark.column)
        if style == "":
            if _COMMENT.match(text, end):
                scalar.hazard = "comment"
            elif ending.line > mark.line and _DASH.search(text, mark.index, end):
                scalar.hazard = "dash"
        return scalar

    @staticmethod
    def _last_end(node: Sequence | Mapping) -> int:
        if isinstance(node, Sequence):
            return max((child.end for child in node.items), default=node.start)
        return max((child.end for _, child in node.pairs), default=node.start)

    def _place(self, node: Node) -> None:
        if not self.open:
            self.root = node
            return
        parent = self.open[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
            return
        key = self.keys[-1]
        if key is not None:
            parent.pairs.append((key, node))
            self.keys[-1] = None
        elif isinstance(node, Scalar):
            self.keys[-1] = node
        else:
            raise _stop(
                node,
                "a text that starts with a bracket or brace is a list in YAML",
                "put the text in quotes, or write |- and the text on the next line, indented",
            )


@dataclass(frozen=True, slots=True)
class Tree:
    """A bank file as nodes: the head's keys and the items, and what was wrong with the YAML.

    ``whole`` is False when parts could not be read: ``findings`` says where.
    """

    root: Node | None
    findings: tuple[Finding, ...]

    @property
    def whole(self) -> bool:
        """Whether all of the file was read."""
        return not self.findings


def read_tree(text: str) -> Tree:
    """Return a YAML text as a tree.

    After a mistake in the YAML, reading goes on at the next item, so that one
    run finds the mistakes of all items; the item with the mistake is left out.
    """
    builder = TreeBuilder(text)
    try:
        builder.build()
        return Tree(builder.root, ())
    except _Stop as stop:
        findings = [stop.finding]
    root = builder.root
    items = root.get("items") if isinstance(root, Mapping) else None
    if not isinstance(root, Mapping) or not isinstance(items, Sequence) or items.flow:
        return Tree(None, tuple(findings))
    if items in builder.open and items.items and len(builder.open) > 2:
        items.items.pop()
    at = findings[0].line
    for start, line in _item_starts(text, items.column):
        if line <= at:
            continue
        if len(findings) >= MOST_RECOVERIES:
            break
        rest = TreeBuilder("\n" * line + text[start:])
        try:
            rest.build()
        except _Stop as stop:
            if stop.finding.line > at:
                findings.append(stop.finding)
            at = max(stop.finding.line, line)
        else:
            at = len(text)
        found = rest.root.items if isinstance(rest.root, Sequence) else []
        items.items += found[:-1] if len(rest.open) > 1 else found
    return Tree(root, tuple(findings))


def _item_starts(text: str, column: int) -> Iterator[tuple[int, int]]:
    line = last = 0
    for match in re.finditer(rf"^ {{{column}}}- ", text, re.MULTILINE):
        line += text.count("\n", last, match.start())
        last = match.start()
        yield match.start(), line
