"""Cloze items for formats that ask for one thing at a time: a question for every gap."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quizgen.bank import Cloze, cloze_pieces


@dataclass(frozen=True, slots=True)
class GapQuestion:
    """One gap of a cloze: the sentence before and after it, its text, and its hint.

    The other gaps are filled in, except those of the same number, which show a blank.
    ``identity`` is the item's id, with the gap's number where there are several.
    """

    identity: str
    before: str
    after: str
    answer: str
    hint: str

    def with_blank(self, blank: str) -> str:
        """Return the sentence with a blank for the gap."""
        return f"{self.before}{blank}{self.after}"


def gap_questions(item: Cloze, blank: str = "_____") -> Iterator[GapQuestion]:
    """Go through a cloze's gaps; gaps of one number are asked for once, at the first of them."""
    pieces = cloze_pieces(item.stem)
    gaps = [piece for piece in pieces if not isinstance(piece, str)]
    several = len({gap.number for gap in gaps}) > 1
    asked: set[int] = set()
    for place, gap in enumerate(pieces):
        if isinstance(gap, str) or gap.number in asked:
            continue
        asked.add(gap.number)
        shown = [
            piece if isinstance(piece, str) else blank if piece.number == gap.number else piece.text
            for piece in pieces
        ]
        yield GapQuestion(
            f"{item.id}-{gap.number}" if several else item.id,
            "".join(shown[:place]),
            "".join(shown[place + 1 :]),
            gap.text,
            gap.hint,
        )


def with_blanks(item: Cloze, blank: str = "_____") -> str:
    """Return a cloze's sentence with a blank, and the hint if it has one, for each gap."""
    return "".join(
        piece if isinstance(piece, str) else f"{blank} ({piece.hint})" if piece.hint else blank
        for piece in cloze_pieces(item.stem)
    )
