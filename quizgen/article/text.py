"""An article as the rest of quizgen sees it: blocks of clean prose that know their source offsets."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["prose", "heading", "list_item", "caption", "table", "quote", "other"]


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph-like piece of an article.

    ``text`` is the cleaned text that is parsed (footnote marks, IPA, datelines
    taken out, white space folded). ``runs`` maps it back: each pair
    ``(clean, source)`` says that from index ``clean`` of ``text`` on, letters
    stand one to one from offset ``source`` of ``Article.text``.
    """

    kind: BlockKind
    text: str
    runs: tuple[tuple[int, int], ...]
    section: str = ""

    def source_offset(self, index: int) -> int:
        """Return where letter ``index`` of ``text`` stands in the article's source text."""
        clean, source = self.runs[bisect_right(self.runs, (index, 1 << 60)) - 1]
        return source + index - clean

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the source offsets of ``text[start:end]``, ``end`` exclusive."""
        return self.source_offset(start), self.source_offset(end - 1) + 1


@dataclass(frozen=True, slots=True)
class Article:
    """An article: its source text untouched, and the blocks found in it, in order."""

    text: str
    title: str
    blocks: tuple[Block, ...]
    date: datetime.date | None = None
    name: str = ""
    place: str = ""
