"""An article as all rooms see it: blocks of clean prose that know their source offsets."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["prose", "heading", "list_item", "caption", "table", "quote", "other"]
Runs = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Aside:
    """Words in round brackets that were taken out of a block's text: life dates, pronunciation.

    ``start_in_clean`` is the index of the block's ``text`` before which they
    stood; ``text`` is what the brackets held, without them;
    ``source_start`` and ``source_end`` (exclusive) are its offsets in ``Article.text``.
    """

    start_in_clean: int
    text: str
    source_start: int
    source_end: int


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph-like piece of an article.

    ``text`` is the cleaned text that is parsed (footnote marks, IPA, datelines
    taken out, white space folded). ``runs`` maps it back: each pair
    ``(clean, source)`` says that from index ``clean`` of ``text`` on, letters
    stand one to one from offset ``source`` of ``Article.text``. ``section`` is
    the nearest heading above, empty before the first.
    """

    kind: BlockKind
    text: str
    runs: Runs
    section: str = ""
    asides: tuple[Aside, ...] = ()

    def source_offset(self, index: int) -> int:
        """Return where letter ``index`` of ``text`` stands in the article's source text."""
        clean, source = self.runs[bisect_right(self.runs, (index, 1 << 60)) - 1]
        return source + index - clean

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the source offsets of ``text[start:end]``, ``end`` exclusive."""
        return self.source_offset(start), self.source_offset(end - 1) + 1


@dataclass(frozen=True, slots=True)
class Article:
    """An article: its source text untouched, and the blocks found in it, in order.

    ``date`` is the day it was published, where the article says so; ``place``
    is its dateline's place; ``name`` is short and fit for a file name.
    """

    text: str
    title: str
    blocks: tuple[Block, ...]
    date: datetime.date | None = None
    name: str = ""
    place: str = ""
