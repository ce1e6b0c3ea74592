"""What in an article is no prose of its own, told by what stands around it."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quizgen.article.datelines import find_dateline
from quizgen.article.dates import find_date
from quizgen.article.headings import is_side_section
from quizgen.article.kinds import ATTRIBUTION, kind_alone
from quizgen.article.pieces import Piece

_UNIT = r"(?:section|chapter|module|unit|lesson)"
_OBJECTIVES = re.compile(
    rf"(?:(?:by|at) the end of this {_UNIT}|after (?:reading|completing|studying) this {_UNIT}|"
    rf"in this {_UNIT},? (?:you will|we will)|(?:you|students|learners) (?:will|should) be able to|"
    r"learning (?:objectives|outcomes|goals)\b)",
    re.IGNORECASE,
)
_OBJECTIVE_VERB = re.compile(
    r"^(?:Describe|Explain|Define|Identify|Discuss|Compare|Contrast|List|Summari[sz]e|Understand|"
    r"Analy[sz]e|Evaluate|Distinguish|Outline|Recogni[sz]e|Apply|Calculate|Differentiate|Name|State|"
    r"Illustrate|Demonstrate|Interpret|Relate|Predict|Solve|Classify|Trace|Assess)\b"
)
_VERSE = re.compile(
    r", (?:And|Or|But|To|The|Which|Whose|Who|That|In|Of|With|For|From|Where|When|As|Nor|Then|"
    r"Till|Thy|My|By|So) "
)
_WRAPPER = re.compile(r"\*{3} ?(START|END) OF (?:THE|THIS) PROJECT GUTENBERG", re.IGNORECASE)
_RESOLVED = re.compile(r"(?:WHEREAS|NOW,? THEREFORE|RESOLVED|BE IT|PROVIDED)\b")
_NEAR = 40  # pieces on either side among which a pull quote finds its sentence
_WORDS = re.compile(r"[^\W_]+")


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
    judged = list(_wrappers(judged))
    judged = list(_lists_after_colon(judged))
    judged = list(_quotations(judged))
    judged = list(_headings(judged))
    judged = list(_side_sections(judged))
    judged = list(_pull_quotes(judged))
    return _front(judged)


def _wrappers(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Set aside what a library of free books puts before and behind a book's own text."""
    for i, piece in enumerate(pieces):
        mark = _WRAPPER.match(piece.flat)
        if mark and mark.group(1).upper() == "START":
            pieces = [*(before.as_kind("other") for before in pieces[: i + 1]), *pieces[i + 1 :]]
        elif mark:
            return [*pieces[:i], *(after.as_kind("other") for after in pieces[i:])]
    return pieces


def _lists_after_colon(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Make list items of paragraphs that an opening colon and semicolons string together."""
    listing = False
    objectives = False
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
        objective = bool(_OBJECTIVES.search(text)) and len(text) < 200
        if objective and text.endswith((":", "to", "…", "...")):
            piece = piece.as_kind("other")
            objectives = True
        elif objectives and (piece.kind == "list_item" or _OBJECTIVE_VERB.match(text)):
            piece = piece.as_kind("other")
        else:
            objectives = False
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
    if len(_VERSE.findall(text)) >= 2 and len(text) < 1200:
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
    """Let headings stand only over something; one that ends the text heads nothing."""
    for i, piece in enumerate(pieces):
        if (
            piece.kind == "heading"
            and not piece.sure
            and i
            and not any(
                later.kind not in ("heading", "other", "caption") for later in pieces[i + 1 :]
            )
        ):
            yield piece.as_kind("other")
        else:
            yield piece


def _side_sections(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Set aside the paragraphs of references, exercises and the like, up to the next heading."""
    depth: int | None = None
    for i, piece in enumerate(pieces):
        if piece.kind == "heading":
            if is_side_section(piece.flat):
                depth = piece.level
            elif depth is not None and _ends_section(pieces, i, depth):
                depth = None
            yield piece if depth is None or is_side_section(piece.flat) else piece.as_kind("other")
        elif depth is not None and piece.kind in ("prose", "list_item", "quote"):
            yield piece.as_kind("other")
        else:
            yield piece


def _ends_section(pieces: Sequence[Piece], i: int, depth: int) -> bool:
    """Say whether a heading ends a side section; one of unknown depth must stand over prose."""
    if pieces[i].sure:
        return not depth or pieces[i].level <= depth
    following = pieces[i + 1] if i + 1 < len(pieces) else None
    return following is not None and following.kind == "prose" and len(following.flat) > 80


def _pull_quotes(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Find short pieces that only repeat words of a longer paragraph near by."""
    spoken = [" ".join(_WORDS.findall(piece.flat.lower())) for piece in pieces]
    prose = [i for i, piece in enumerate(pieces) if piece.kind == "prose"]
    for i, piece in enumerate(pieces):
        headline = piece.kind == "heading" and (piece.sure or not prose or i < prose[0])
        words = spoken[i].count(" ") + 1
        if (
            piece.kind in ("prose", "quote", "heading")
            and not headline
            and 6 <= words <= 60
            and any(
                len(spoken[j]) > len(spoken[i]) and spoken[i] in spoken[j]
                for j in prose[bisect_left(prose, i - _NEAR) : bisect_left(prose, i + _NEAR)]
            )
        ):
            yield piece.as_kind("other")
        else:
            yield piece


def _front(pieces: Sequence[Piece]) -> Judged:
    """Read the lines above the text, and take the dateline off its first paragraph."""
    result = list(pieces)
    date: datetime.date | None = None
    place = ""
    for i, piece in enumerate(pieces):
        if piece.kind == "other" and date is None and len(piece.flat) < 200:
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
