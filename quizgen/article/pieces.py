"""What readers hand over: the pieces of a document in order, not yet cleaned or judged."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace

from quizgen.article.text import BlockKind
from quizgen.article.traced import Traced

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph-like piece as it stands in the source.

    ``level`` is a heading's depth from 1, and 0 where it is not known. ``sure``
    says that the format itself named the kind, so that it is not guessed again.
    """

    kind: BlockKind
    letters: Traced
    level: int = 0
    sure: bool = False

    @property
    def flat(self) -> str:
        """The text on one line."""
        return _SPACE.sub(" ", self.letters.text).strip()

    def as_kind(self, kind: BlockKind) -> Piece:
        """Return the same piece as another kind."""
        return replace(self, kind=kind, level=0)


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read: its text, its pieces over that text, and what its metadata say."""

    text: str
    pieces: tuple[Piece, ...]
    title: str = ""
    date: datetime.date | None = None
