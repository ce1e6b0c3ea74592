"""Marking: an item and a response go in, a verdict with its reason and difference comes out."""

from quizgen.study.marking.mark import answer_text, mark
from quizgen.study.marking.verdict import Mark, Piece, Reason, Verdict

__all__ = ["Mark", "Piece", "Reason", "Verdict", "answer_text", "mark"]
