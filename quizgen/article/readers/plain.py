"""Plain text."""

from __future__ import annotations

from quizgen.article.blocks import cut_plain_text
from quizgen.article.pieces import Document


def read_plain(text: str, place: str) -> Document:
    """Return plain text cut into pieces."""
    return Document(text, cut_plain_text(text))
