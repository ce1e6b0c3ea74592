"""Marking: an item and a response go in, a verdict with its reason and difference comes out.

``quizgen.study.marking.item.mark_item`` does it; it is not imported here, because a
screen that only shows verdicts must not wait for the rules of marking to be built.
"""

from quizgen.study.marking.verdict import Mark, Piece, Reason, Verdict

__all__ = ["Mark", "Piece", "Reason", "Verdict"]
