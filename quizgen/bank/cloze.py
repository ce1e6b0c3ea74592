"""Cloze stems: the gaps written ``{{text}}``, ``{{text::hint}}`` or ``{{c1::text::hint}}``."""

from __future__ import annotations

import re
from dataclasses import dataclass

_GAP = re.compile(r"\{\{(?:c(?P<number>[1-9]\d?)::)?(?P<body>.*?)\}\}", re.DOTALL)
_BRACES = re.compile(r"\{\{|\}\}")


@dataclass(frozen=True, slots=True)
class Gap:
    """One gap: ``stem[start:end]`` is the whole of ``{{...}}``; gaps of one number go together."""

    number: int
    text: str
    hint: str
    start: int
    end: int


def cloze_gaps(stem: str) -> tuple[Gap, ...]:
    """Return a cloze stem's gaps in order.

    Gaps without a number of their own take the lowest numbers that are free, in
    order. Raises ValueError, worded for the instructor, for an empty gap, for
    braces that do not pair up, and for a stem without a gap.
    """
    matches = list(_GAP.finditer(stem))
    rest = _GAP.sub("", stem)
    if _BRACES.search(rest) or any("{{" in match["body"] for match in matches):
        raise ValueError("has braces that do not pair up: write each gap as {{text}}")
    if not matches:
        raise ValueError("has no gap: put the words to leave out in double braces, like {{Thames}}")
    given = {int(match["number"]) for match in matches if match["number"]}
    free = (number for number in range(1, len(matches) + len(given) + 1) if number not in given)
    gaps = []
    for match in matches:
        text, _, hint = match["body"].partition("::")
        if not text.strip():
            raise ValueError("has an empty gap: write the words to leave out between the braces")
        number = int(match["number"]) if match["number"] else next(free)
        gaps.append(Gap(number, text.strip(), hint.strip(), match.start(), match.end()))
    return tuple(gaps)


def cloze_pieces(stem: str) -> tuple[str | Gap, ...]:
    """Return a cloze stem cut into plain text and gaps, in order, without empty pieces."""
    pieces: list[str | Gap] = []
    at = 0
    for gap in cloze_gaps(stem):
        pieces += [stem[at : gap.start], gap]
        at = gap.end
    pieces.append(stem[at:])
    return tuple(piece for piece in pieces if piece != "")


def cloze_filled(stem: str) -> str:
    """Return a cloze stem as a plain sentence, every gap filled with its text."""
    return "".join(piece if isinstance(piece, str) else piece.text for piece in cloze_pieces(stem))
