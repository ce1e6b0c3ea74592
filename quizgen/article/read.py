"""Reading an article: from a path, an address or standard input."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from quizgen.article.assemble import assemble
from quizgen.article.decode import decode
from quizgen.article.formats import read_as
from quizgen.article.sniff import binary_format, looks_like_html, text_format
from quizgen.article.text import Article
from quizgen.errors import UserError

MAX_BYTES = 200_000_000
STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Raw:
    """A document as it was found: its bytes, and what its place says of them.

    ``name`` is fit for a file, ``place`` names it in errors, ``suffix`` and ``charset`` are
    what a file's name or a server say of its format.
    """

    data: bytes
    name: str
    place: str
    suffix: str = ""
    charset: str = ""

    def article(self) -> Article:
        """Read the article; raises UserError for what is none."""
        return article_from_bytes(self.data, self.name, self.place, self.suffix, self.charset)


def read_raw(source: str | Path, stdin: BinaryIO | None = None) -> Raw:
    """Return the bytes at a path or web address; "-" reads ``stdin``, by default the process's."""
    place = str(source)
    if place == STANDARD_INPUT:
        return Raw((stdin or sys.stdin.buffer).read(MAX_BYTES + 1), "article", "standard input")
    if place.startswith(("http://", "https://")):
        from quizgen.article.web import fetch

        page = fetch(place)
        return Raw(page.data, page.name, place, page.suffix, page.charset)
    path = Path(source)
    return Raw(_bytes(path), path.stem, place, path.suffix)


def read_article(source: str | Path, stdin: BinaryIO | None = None) -> Article:
    """Read the article at a path or web address; "-" reads ``stdin``, by default the process's.

    Raises UserError for what cannot be read, and for what is no English
    article of at least two sentences.
    """
    return read_raw(source, stdin).article()


def article_from_bytes(
    data: bytes, name: str, place: str, suffix: str = "", charset: str = ""
) -> Article:
    """Read an article from a file's bytes, in whichever format; ``place`` names it in errors."""
    if len(data) > MAX_BYTES:
        raise UserError(f"is larger than {MAX_BYTES // 10**6} MB: give one article", place)
    binary = binary_format(data, place)
    if binary:
        return assemble(read_as(binary, data, place), name, place)
    html = looks_like_html(data, suffix.lower())
    return article_from_text(decode(data, place, html, charset), name, place, suffix)


def article_from_text(
    text: str, name: str = "article", place: str = "", suffix: str = ""
) -> Article:
    """Read an article from text: plain, Markdown, a web page or subtitles."""
    kind = text_format(text, suffix.lower())
    return assemble(read_as(kind, text, place), name, place)


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
