"""Paragraphs of a book's length, taken apart at sentence ends so that memory stays bounded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quizgen.article.text import Block, Runs

# No paragraph that somebody wrote is longer; a text without line breaks is.
LONGEST = 20_000
_END = re.compile(r"[.!?][\"')\]”’]*\s+(?=[\"'(“‘]?[A-Z])")


def in_reach(block: Block, longest: int = LONGEST) -> Iterator[Block]:
    """Yield a block, or its parts of at most ``longest`` letters; each knows its source offsets.

    A part ends with a sentence, or at a blank where a sentence is longer.
    """
    start = 0
    while len(block.text) - start > longest:
        end = _cut(block.text, start, start + longest)
        yield _part(block, start, end)
        start = end
    yield _part(block, start, len(block.text)) if start else block


def _cut(text: str, start: int, latest: int) -> int:
    """Return the last place not after ``latest`` where a sentence, or else a word, begins."""
    ends = [match.end() for match in _END.finditer(text, start, latest)]
    if ends:
        return ends[-1]
    blank = text.rfind(" ", start, latest)
    return blank + 1 if blank > start else latest


def _part(block: Block, start: int, end: int) -> Block:
    end = start + len(block.text[start:end].rstrip())
    asides = tuple(
        replace(aside, start_in_clean=aside.start_in_clean - start)
        for aside in block.asides
        if start <= aside.start_in_clean < end
    )
    return replace(block, text=block.text[start:end], runs=_runs(block, start, end), asides=asides)


def _runs(block: Block, start: int, end: int) -> Runs:
    later = tuple((clean - start, source) for clean, source in block.runs if start < clean < end)
    return ((0, block.source_offset(start)), *later)
