"""The quality of a candidate: how likely a teacher takes it as it stands, times how much it matters."""

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


def quality(candidate: Candidate, main_topic: str) -> float:
    """Return a score from 0 to 1.

    A question whose answer is the article's ``main_topic`` (the full name that
    it mentions most) can be guessed, so it counts half.
    """
    name = candidate.answer.phrase.name if candidate.answer.phrase else None
    words = len(candidate.stem.split())
    length = 1.0 if words <= 18 else max(0.6, 1.0 - (words - 18) * 0.03)
    certainty = 0.5 + 0.5 * min(candidate.fact.certainty, 0.95) / 0.95
    return (
        _TYPE[candidate.answer.type]
        * _KIND[candidate.kind]
        * length
        * certainty
        * (0.5 + 0.5 * candidate.fact.salience)
        * (0.5 if name is not None and name.full == main_topic else 1.0)
    )
