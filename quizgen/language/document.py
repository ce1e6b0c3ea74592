"""Analysed text: tokens with tags, a dependency tree and entity types; mentions and their links."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Token:
    """One word. ``head`` is the index of its head in the sentence, -1 for the root.

    ``start`` and ``end`` are offsets in the block's clean text. ``entity`` is
    the type of the noun phrase that this word heads ("person", "place",
    "organization", "time", "event", "object", "abstract", "substance",
    "animal", "plant"), or empty. ``certainty`` is the probability of its arc.
    """

    index: int
    text: str
    tag: str
    lemma: str
    head: int
    label: str
    start: int
    end: int
    entity: str = ""
    certainty: float = 1.0


@dataclass(frozen=True)
class Sentence:
    """One sentence; ``block`` is the number of its block in the article.

    ``start`` and ``end`` are offsets in that block's clean text.
    """

    index: int
    block: int
    text: str
    start: int
    end: int
    tokens: tuple[Token, ...]

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """The dependents of every token, in order."""
        found: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head >= 0:
                found[token.head].append(token.index)
        return tuple(tuple(own) for own in found)

    @cached_property
    def root(self) -> int:
        """The index of the root token."""
        return next(token.index for token in self.tokens if token.head < 0)

    @cached_property
    def _subtrees(self) -> dict[int, tuple[int, ...]]:
        return {}

    def subtree(self, index: int) -> tuple[int, ...]:
        """Return the indices of a token and all that hangs on it, in order."""
        known = self._subtrees.get(index)
        if known is None:
            found = [index]
            for place in found:
                found.extend(self.children[place])
            known = self._subtrees[index] = tuple(sorted(found))
        return known


@dataclass(frozen=True, slots=True)
class Link:
    """A mention's antecedent, as (sentence, token) of each head word, with its probability."""

    mention: tuple[int, int]
    antecedent: tuple[int, int]
    probability: float


@dataclass(frozen=True)
class Document:
    """All sentences of an article's prose, in order, and the links between mentions."""

    sentences: tuple[Sentence, ...]
    links: tuple[Link, ...] = field(default=())
