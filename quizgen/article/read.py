"""Reading an article: from a path or standard input, by content first and by suffix second."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

from quizgen.article.assemble import assemble
from quizgen.article.decode import decode
from quizgen.article.pieces import Document
from quizgen.article.sniff import looks_like_markdown
from quizgen.article.text import Article
from quizgen.errors import UserError

MAX_BYTES = 100_000_000
STANDARD_INPUT = "-"


def read_article(source: str | Path, stdin: BinaryIO | None = None) -> Article:
    """Read the article at a path; "-" reads ``stdin``, by default the process's own.

    Raises UserError for what cannot be read, and for what is no English
    article of at least two sentences.
    """
    if str(source) == STANDARD_INPUT:
        data = (stdin or sys.stdin.buffer).read(MAX_BYTES + 1)
        return article_from_bytes(data, "article", "standard input")
    path = Path(source)
    return article_from_bytes(_bytes(path), path.stem, str(source), path.suffix)


def article_from_bytes(data: bytes, name: str, place: str, suffix: str = "") -> Article:
    """Read an article from a file's bytes; ``place`` names it in errors."""
    if len(data) > MAX_BYTES:
        raise UserError(f"is larger than {MAX_BYTES // 1_000_000} MB: give one article", place)
    return article_from_text(decode(data, place), name, place, suffix)


def article_from_text(
    text: str, name: str = "article", place: str = "", suffix: str = ""
) -> Article:
    """Read an article from text, plain or Markdown."""
    return assemble(_document(text, place, suffix.lower()), name, place)


def _document(text: str, place: str, suffix: str) -> Document:
    from quizgen.article.readers.plain import read_plain

    if suffix in (".md", ".markdown", ".mdown", ".mkd") or looks_like_markdown(text):
        from quizgen.article.readers.markdown import read_markdown

        return read_markdown(text, place)
    return read_plain(text, place)


def _bytes(path: Path) -> bytes:
    """Read a file, with one clear line for each way in which that fails."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise UserError("no such file", str(path)) from None
    except IsADirectoryError:
        raise UserError("is a folder: give a file", str(path)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UserError(f"cannot be read: {reason}", str(path)) from None
