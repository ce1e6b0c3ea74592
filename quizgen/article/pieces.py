"""What readers hand over: the pieces of a document in order, not yet cleaned or judged."""

from __future__ import annotations

import datetime
import re
import unicodedata
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


class DocumentBuilder:
    """Writes out the text of a document that is no text file, piece by piece."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._pieces: list[Piece] = []

    def add(self, kind: BlockKind, text: str, level: int = 0, sure: bool = False) -> None:
        """Append a piece; pieces stand apart by a blank line. Empty text is passed over."""
        text = unicodedata.normalize("NFC", text).strip()
        if not text:
            return
        runs = ((0, self._length),)
        self._pieces.append(Piece(kind, Traced(text, runs), level, sure))
        self._parts.append(text)
        self._length += len(text) + 2

    def document(self, title: str = "", date: datetime.date | None = None) -> Document:
        """Return what was written."""
        text = "\n\n".join(self._parts)
        return Document(text, tuple(self._pieces), _SPACE.sub(" ", title).strip(), date)
