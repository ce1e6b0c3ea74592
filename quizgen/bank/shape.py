"""Nodes to plain values: right shapes for pydantic, and findings where the shape is wrong."""

from __future__ import annotations

from collections.abc import Sequence as AbstractSequence
from typing import Any

from quizgen.bank.nodes import Mapping, Node, Scalar, Sequence
from quizgen.bank.problems import Finding
from quizgen.bank.wording import (
    CHOICES,
    CLOSED_KEYS,
    DISTRACTOR_KEYS,
    ITEM_KEYS,
    LIST_KEYS,
    SOURCE_KEYS,
    suggestion,
)

_EVERY_ITEM_KEY = tuple(dict.fromkeys(key for keys in ITEM_KEYS.values() for key in keys))


class Shaper:
    """Turns nodes into the values that the models take, and collects what does not fit.

    A value that does not fit is left out of the result, so that it is reported once.
    """

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.item = ""

    def report(self, node: Node, what: str, fix: str, code: str = "shape") -> None:
        """Note what is wrong at a node."""
        self.findings.append(Finding(node.line, node.column, what, fix, self.item, code))

    def text(self, node: Node, key: str, closed: bool = False) -> str | None:
        """Return a text; None, and a finding, for a list or a mapping."""
        if isinstance(node, Scalar):
            if node.hazard == "comment" and not closed:
                self.report(
                    node,
                    f"'{key}': YAML takes the # and all that follows it as a comment",
                    "put the text in double quotes, or the comment on a line of its own",
                    "comment",
                )
                return None
            if node.hazard == "dash":
                self.report(
                    node,
                    f"'{key}' has a line that looks like a list but continues the text above it",
                    "put the text in double quotes, or take out the text before the list",
                    "dash",
                )
                return None
            return node.text.rstrip("\r\n") if node.style in ("|", ">") else node.text
        if isinstance(node, Mapping) and not node.flow:
            self.report(
                node,
                f"'{key}' has a colon followed by a space, which YAML takes as a key",
                f'put the text in double quotes: "{_retyped(node)}"',
                "colon",
            )
        elif node.flow:
            self.report(
                node,
                f"'{key}' starts with a bracket or brace, which YAML takes as a list",
                "put the text in double quotes, or write |- and the text on the next line",
                "bracket",
            )
        else:
            self.report(node, f"'{key}' is a list, where one text is wanted", _one_text(key))
        return None

    def mapping(self, node: Node, key: str, keys: AbstractSequence[str]) -> dict[str, Node] | None:
        """Return a mapping's values by key; unknown and repeated keys are findings."""
        if not isinstance(node, Mapping):
            self.report(
                node, f"'{key}' wants keys below it", f"write keys like '{keys[0]}: ...', indented"
            )
            return None
        values: dict[str, Node] = {}
        first: dict[str, Scalar] = {}
        for name, value in node.pairs:
            word = name.text
            if word in first:
                self.report(
                    name,
                    f"the key '{word}' stands here for the second time "
                    f"(first in line {first[word].line + 1})",
                    "keep one of them",
                    "repeated_key",
                )
                continue
            first[word] = name
            if word in keys:
                values[word] = value
            elif word in _EVERY_ITEM_KEY and "stem" in keys:
                self.report(
                    name,
                    f"the key '{word}' does not go with this type of item",
                    f"take it out, or change the type; the keys here are: {', '.join(keys)}",
                    "unknown_key",
                )
            else:
                self.report(
                    name, f"the key '{word}' is unknown", suggestion(word, keys), "unknown_key"
                )
        return values

    def entries(self, node: Node, key: str) -> list[Node]:
        """Return a list's nodes; an empty value is an empty list."""
        if isinstance(node, Sequence):
            return node.items
        if isinstance(node, Scalar) and node.text == "" and node.style == "":
            return []
        if isinstance(node, Scalar):
            self.report(
                node,
                f"'{key}' wants a list",
                f"write [{node.text}], or one line with '- ' for each",
            )
        else:
            self.report(node, f"'{key}' wants a list", "write one line with '- ' for each entry")
        return []

    def distractor(self, node: Node) -> dict[str, Any] | None:
        """Return a distractor: a text, or text and feedback."""
        if isinstance(node, Mapping) and not any(
            name.text in DISTRACTOR_KEYS for name, _ in node.pairs
        ):
            self.text(node, "distractors")
            return None
        if not isinstance(node, Mapping):
            text = self.text(node, "distractors")
            return None if text is None else {"text": text}
        values = self.mapping(node, "distractors", DISTRACTOR_KEYS) or {}
        return self.strings(values)

    def strings(self, values: dict[str, Node]) -> dict[str, Any]:
        """Return a mapping whose values are texts; an empty one counts as not written."""
        result = {}
        for key, node in values.items():
            text = self.text(node, key, closed=key in CLOSED_KEYS)
            if text is not None and not _unwritten(node):
                result[key] = text
        return result

    def head(self, node: Node, key: str, keys: AbstractSequence[str]) -> dict[str, Any]:
        """Return one of the small mappings: article or source."""
        if _unwritten(node):
            return {}
        values = self.mapping(node, key, keys)
        return self.strings(values) if values else {}

    def values(self, node: Node) -> tuple[str, dict[str, Any]] | None:
        """Return an item's kind and values; None when it is no item at all."""
        if not isinstance(node, Mapping):
            self.report(node, "this is no item", "write '- id: ...' and the other keys below it")
            return None
        kind_node = node.get("type")
        kind = kind_node.text if isinstance(kind_node, Scalar) else ""
        if kind_node is None:
            self.report(
                node,
                "'type' is missing",
                f"write 'type: ' and one of: {', '.join(CHOICES['type'])}",
            )
        elif kind not in ITEM_KEYS:
            self.report(
                kind_node, f"'type' is {kind!r}", suggestion(kind, CHOICES["type"]), "choice"
            )
        keys = ITEM_KEYS.get(kind, _EVERY_ITEM_KEY)
        nodes = self.mapping(node, "item", keys) or {}
        value: dict[str, Any] = {}
        for key, child in nodes.items():
            if key == "source":
                value[key] = self.head(child, key, SOURCE_KEYS)
            elif key == "distractors":
                found = [self.distractor(entry) for entry in self.entries(child, key)]
                if None not in found:
                    value[key] = tuple(found)
            elif key in LIST_KEYS:
                texts = [self.text(entry, key) for entry in self.entries(child, key)]
                if None not in texts:
                    value[key] = tuple(texts)
            else:
                closed = key in CLOSED_KEYS or (
                    key == "answer" and kind in ("numeric", "true_false")
                )
                text = self.text(child, key, closed)
                if text is not None and not (
                    _unwritten(child) and key not in ("id", "stem", "answer")
                ):
                    value[key] = text
        return kind, value


def _unwritten(node: Node) -> bool:
    return isinstance(node, Scalar) and node.text == "" and node.style == ""


def _retyped(node: Mapping) -> str:
    key, value = node.pairs[0]
    text = value.text if isinstance(value, Scalar) else "..."
    return f"{key.text}: {text}".replace('"', '\\"')


def _one_text(key: str) -> str:
    if key == "answer":
        return "write the one right answer here; other right wordings go in 'also_accept'"
    return "write one text after the colon"
