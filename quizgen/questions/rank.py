"""The quality of a candidate: how sound it is, times how much its fact matters."""

from __future__ import annotations

from quizgen.questions.candidate import Candidate

# What is asked for: a clear type makes a clear question.
_TYPE = {
    "year": 0.9, "date": 0.9, "person": 0.9, "term": 0.95, "number": 0.9, "place": 0.85,
    "organization": 0.85, "name": 0.8, "time": 0.8, "reason": 0.6, "thing": 0.45, "statement": 0.6,
}  # fmt: skip
_KIND = {
    "multiple_choice": 1.0, "short_answer": 0.95, "numeric": 0.95, "cloze": 0.9, "true_false": 0.8,
}  # fmt: skip


def quality(candidate: Candidate) -> float:
    """Return a score from 0 to 1."""
    words = len(candidate.stem.split())
    length = 1.0 if words <= 18 else max(0.6, 1.0 - (words - 18) * 0.03)
    certainty = 0.5 + 0.5 * min(candidate.fact.certainty, 0.95) / 0.95
    return (
        _TYPE[candidate.answer.type]
        * _KIND[candidate.kind]
        * length
        * certainty
        * (0.5 + 0.5 * candidate.fact.salience)
    )
