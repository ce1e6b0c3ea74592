"""What differs between what was typed and the answer, letter by letter."""

from __future__ import annotations

from quizgen.study.marking.verdict import Piece

_LONGEST = 300  # letters; beyond this a letter-by-letter comparison helps nobody


def difference(typed: str, expected: str) -> tuple[Piece, ...]:
    """Return the runs that turn ``typed`` into ``expected``, capitals aside; empty if none do.

    Runs that were typed in excess come before the runs missing at the same place.
    """
    from rapidfuzz.distance import Indel

    typed, expected = typed.strip()[:_LONGEST], expected[:_LONGEST]
    if _small(typed) == _small(expected):
        return ()
    pieces: list[Piece] = []
    at, wanted = 0, 0
    for block in Indel.opcodes(_small(typed), _small(expected)).as_matching_blocks():
        pieces.append(Piece("extra", typed[at : block.a]))
        pieces.append(Piece("missing", expected[wanted : block.b]))
        pieces.append(Piece("same", typed[block.a : block.a + block.size]))
        at, wanted = block.a + block.size, block.b + block.size
    return tuple(piece for piece in pieces if piece.text)


def _small(text: str) -> str:
    """Return ``text`` in small letters, letter for letter."""
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def slips(typed: str, expected: str) -> int:
    """Return how many letters are wrong, missing, in excess or swapped with a neighbour."""
    from rapidfuzz.distance import OSA

    return int(OSA.distance(typed, expected))
