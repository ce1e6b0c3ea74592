"""Text under edit whose every letter still knows the source letter that it came from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from quizgen.article.text import Runs

Edit = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Traced:
    """A text and its ``runs``: ``(index, source)`` pairs as in ``Block.runs``.

    Invariant: runs ascend in both places, the first index is 0 unless the text is empty.
    """

    text: str
    runs: Runs

    @classmethod
    def of(cls, source: str, start: int, end: int) -> Traced:
        """Return ``source[start:end]``, untouched."""
        return cls(source[start:end], ((0, start),) if end > start else ())

    @classmethod
    def joined(cls, parts: Iterable[Traced]) -> Traced:
        """Return parts, in source order, as one text."""
        builder = _Builder()
        for part in parts:
            builder.keep(part, 0, len(part.text))
        return builder.done()

    def offset(self, index: int) -> int:
        """Return the source offset of letter ``index``."""
        clean, source = self.runs[bisect_right(self.runs, (index, 1 << 60)) - 1]
        return source + index - clean

    def slice(self, start: int, end: int) -> Traced:
        """Return ``text[start:end]``."""
        builder = _Builder()
        builder.keep(self, start, end)
        return builder.done()

    def edited(self, edits: Iterable[Edit]) -> Traced:
        """Apply ``(start, end, replacement)`` edits, sorted and without overlap.

        Letters of a replacement stand for the letters they replace, one to
        one, the last of these for all that are too many.
        """
        builder = _Builder()
        done = 0
        for start, end, replacement in edits:
            builder.keep(self, done, start)
            for k, letter in enumerate(replacement):
                builder.add(letter, self.offset(min(start + k, end - 1)))
            done = end
        if not done:
            return self
        builder.keep(self, done, len(self.text))
        return builder.done()

    def replaced(self, pattern: re.Pattern[str], replacement: str = "") -> Traced:
        """Replace every match of ``pattern``; the replacement is literal."""
        if not pattern.search(self.text):
            return self
        return self.edited(
            (m.start(), m.end(), replacement) for m in pattern.finditer(self.text) if m.group()
        )

    def mapped(self, table: Mapping[int, str]) -> Traced:
        """Translate letters, each to exactly one other."""
        return Traced(self.text.translate(table), self.runs)

    def stripped(self) -> Traced:
        """Return the text without white space at its ends."""
        bare = self.text.strip()
        if len(bare) == len(self.text):
            return self
        start = len(self.text) - len(self.text.lstrip())
        return self.slice(start, start + len(bare))


class _Builder:
    """Collects letters with their offsets, keeping runs as long as can be."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.runs: list[tuple[int, int]] = []

    def add(self, letters: str, source: int) -> None:
        """Append letters that stand one to one from offset ``source``."""
        if not letters:
            return
        if not self.runs or source - self.runs[-1][1] != self.length - self.runs[-1][0]:
            self.runs.append((self.length, source))
        self.parts.append(letters)
        self.length += len(letters)

    def keep(self, traced: Traced, start: int, end: int) -> None:
        """Append ``traced.text[start:end]``."""
        for index, source, stop in _segments(traced.runs, start, end):
            self.add(traced.text[index:stop], source)

    def done(self) -> Traced:
        """Return what was collected."""
        return Traced("".join(self.parts), tuple(self.runs))


def _segments(runs: Runs, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Yield ``(index, source, stop)`` for each stretch of ``start:end`` within one run."""
    at = bisect_right(runs, (start, 1 << 60)) - 1
    while start < end:
        clean, source = runs[at]
        stop = min(end, runs[at + 1][0] if at + 1 < len(runs) else end)
        yield start, source + start - clean, stop
        start = stop
        at += 1
