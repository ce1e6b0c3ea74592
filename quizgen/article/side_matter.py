"""What stands beside an article's prose: objectives, references, boxes, pull quotes, wrapping."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from quizgen.article.headings import is_box, is_side_section
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
_TERMINAL = re.compile(r"[.!?][\"'”’)\]]*$")
_WRAPPER = re.compile(r"\*{3} ?(START|END) OF (?:THE|THIS) PROJECT GUTENBERG", re.IGNORECASE)
_BOXED = 250  # letters in the paragraph of a box
_NEAR = 40  # pieces on either side among which a pull quote finds its sentence
_WORDS = re.compile(r"[^\W_]+")


def set_wrapping_aside(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Set aside what a library of free books puts before and behind a book's own text."""
    for i, piece in enumerate(pieces):
        mark = _WRAPPER.match(piece.flat)
        if mark and mark.group(1).upper() == "START":
            pieces = [*(before.as_kind("other") for before in pieces[: i + 1]), *pieces[i + 1 :]]
        elif mark:
            return [*pieces[:i], *(after.as_kind("other") for after in pieces[i:])]
    return pieces


def set_objectives_aside(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Set aside what a chapter says that its readers will learn."""
    listing = False
    for piece in pieces:
        text = piece.flat
        opens = bool(_OBJECTIVES.search(text)) and text.endswith((":", "to", "…", "..."))
        if opens and len(text) < 200:
            piece = piece.as_kind("other")
            listing = True
        elif listing and (
            piece.kind == "list_item"
            or _OBJECTIVE_VERB.match(text)
            or (not piece.sure and len(text) < 200 and not _TERMINAL.search(text))
        ):
            piece = piece.as_kind("other")
        elif piece.kind != "other":
            listing = False
        yield piece


def set_side_sections_aside(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Set aside the paragraphs of references, exercises and the like, up to the next heading."""
    depth: int | None = None
    boxed = False
    for i, piece in enumerate(pieces):
        if piece.kind == "heading":
            boxed = is_box(piece.flat)
            if is_side_section(piece.flat):
                depth = piece.level
            elif depth is not None and _ends_section(pieces, i, depth):
                depth = None
            yield piece if depth is None or is_side_section(piece.flat) else piece.as_kind("other")
        elif piece.kind not in ("prose", "list_item", "quote"):
            boxed = boxed and piece.kind != "other"  # what it held is known already
            yield piece
        elif depth is not None:
            yield piece.as_kind("other")
        elif boxed and (piece.kind == "list_item" or len(piece.flat) < _BOXED):
            # One short paragraph, or as many points as there are.
            boxed = piece.kind == "list_item"
            yield piece.as_kind("other")
        else:
            boxed = False
            yield piece


def _ends_section(pieces: Sequence[Piece], i: int, depth: int) -> bool:
    """Say whether a heading ends a side section; one of unknown depth must stand over prose."""
    if pieces[i].sure:
        return not depth or pieces[i].level <= depth
    following = pieces[i + 1] if i + 1 < len(pieces) else None
    return following is not None and following.kind == "prose" and len(following.flat) > 80


def set_pull_quotes_aside(pieces: Sequence[Piece]) -> Iterator[Piece]:
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
