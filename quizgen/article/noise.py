"""What in an article is no prose of its own, told by what stands around it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quizgen.article.datelines import find_dateline
from quizgen.article.dates import find_date
from quizgen.article.kinds import ATTRIBUTION, kind_alone, stands_apart
from quizgen.article.pieces import Piece
from quizgen.article.side_matter import (
    set_objectives_aside,
    set_pull_quotes_aside,
    set_side_sections_aside,
    set_wrapping_aside,
)

_VERSE = re.compile(
    r", (?:And|Or|But|To|The|Which|Whose|Who|That|In|Of|With|For|From|Where|When|As|Nor|Then|"
    r"Till|Thy|My|By|So) "
)
_HEAP = 4  # guessed headings in a row that are none
_TITLE_LIKE = re.compile(r"[^\d:|]{3,50}$")
_RESOLVED = re.compile(r"(?:WHEREAS|NOW,? THEREFORE|RESOLVED|BE IT|PROVIDED)\b")


@dataclass(frozen=True, slots=True)
class Judged:
    """Pieces with their kinds settled, and what the lines above the text say of it."""

    pieces: tuple[Piece, ...]
    date: datetime.date | None
    place: str


def judge(pieces: Sequence[Piece]) -> Judged:
    """Settle the kind of every piece, take the dateline off, find the article's date and place."""
    explicit = any(piece.kind == "heading" and piece.sure for piece in pieces)
    judged = [
        piece if piece.sure else replace(piece, kind=kind_alone(piece, explicit))
        for piece in pieces
    ]
    for step in (
        set_wrapping_aside,
        _lists_after_colon,
        set_objectives_aside,
        _quotations,
        _headings,
        set_side_sections_aside,
        set_pull_quotes_aside,
    ):
        judged = list(step(judged))
    return _front(judged)


def _lists_after_colon(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Make list items of paragraphs that an opening colon and semicolons string together."""
    listing = False
    before = ""
    for piece in pieces:
        text = piece.flat
        if piece.kind == "prose":
            opened = before.endswith((":", ";")) and text.endswith((";", "; and", "; or"))
            if opened or (listing and before.endswith((";", "; and", "; or"))):
                piece = piece.as_kind("list_item")
                listing = True
            else:
                listing = False
        before = text
        yield piece


def _quotations(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Find quoted paragraphs: verse, block quotations, speech without a word around it."""
    for i, piece in enumerate(pieces):
        text = piece.flat
        if piece.kind in ("prose", "heading", "list_item") and ATTRIBUTION.match(text):
            short = len(text) < 120 and not (piece.kind == "list_item" and len(text) > 60)
            yield piece.as_kind("other") if short else piece
        elif piece.kind in ("prose", "list_item") and not piece.sure and _is_quoted(pieces, i):
            yield piece.as_kind("quote")
        else:
            yield piece


def _is_quoted(pieces: Sequence[Piece], i: int) -> bool:
    text = pieces[i].flat
    before = pieces[i - 1].flat if i else ""
    after = pieces[i + 1].flat if i + 1 < len(pieces) else ""
    if len(_VERSE.findall(text)) >= 2 and len(text) < 1200 and not re.search(r"\d", text):
        return True
    if before.endswith(":") and (
        re.match(r"(?:\.\.\.|…|\[\.\.\.\])", text) or ATTRIBUTION.match(after)
    ):
        return True
    inner = text[1:-1]
    if _RESOLVED.match(text):
        return True
    return (text[0] in '"“' and text[-1] in '"”') and not re.search(r"[\"“”]", inner)


def _headings(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Let guessed headings stand only over something, and not in heaps.

    Many short lines in a row are a table of facts, a list of contents or of
    authors; the first of them may be the title, the last a heading.
    """
    ends = [
        i for i, piece in enumerate(pieces) if piece.kind not in ("heading", "other", "caption")
    ]
    last = ends[-1] if ends else 0
    heap = 0
    for i, piece in enumerate(pieces):
        if piece.kind not in ("heading", "other"):
            heap = 0
        elif piece.kind == "heading" and not piece.sure and i:
            heap += 1
            heaped = heap + _short_lines_after(pieces, i) > _HEAP
            final = i + 1 < len(pieces) and pieces[i + 1].kind == "prose"
            if i > last or (heaped and not (final and _TITLE_LIKE.match(piece.flat))):
                piece = piece.as_kind("other")
        yield piece


def _short_lines_after(pieces: Sequence[Piece], i: int) -> int:
    """Count the guessed headings that follow a piece before anything else does."""
    count = 0
    for piece in pieces[i + 1 : i + 20]:
        if piece.kind == "heading" and not piece.sure:
            count += 1
        elif piece.kind != "other":
            break
    return count


def _front(pieces: Sequence[Piece]) -> Judged:
    """Read the lines above the text, and take the dateline off its first paragraph."""
    result = list(pieces)
    date: datetime.date | None = None
    place = ""
    for i, piece in enumerate(pieces):
        if piece.kind == "other" and date is None and stands_apart(piece.flat):
            date = find_date(piece.flat)
        if piece.kind != "prose":
            continue
        start = len(piece.letters.text) - len(piece.letters.text.lstrip())
        dateline = find_dateline(piece.letters.text[start : start + 200])
        if dateline:
            place = dateline.place
            date = dateline.date or date
            rest = piece.letters.slice(start + dateline.length, len(piece.letters.text))
            result[i] = replace(piece, letters=rest)
        break
    return Judged(tuple(result), date, place)
