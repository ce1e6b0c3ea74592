"""Cloze items: a fact as a sentence with a gap for a name, number, date or term."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizgen.facts import Fact
from quizgen.questions.ask import Question
from quizgen.questions.candidate import Candidate

# What the gap says about its content; a learner must know what is wanted.
_HINTS = {
    "person": "person", "place": "place", "organization": "organization", "year": "year",
    "date": "date", "number": "number", "time": "time", "term": "term", "name": "name",
}  # fmt: skip


def clozes(fact: Fact, questions: Sequence[Question]) -> Iterator[Candidate]:
    """Yield a cloze for each answer of a clear type whose words stand once in the statement."""
    statement = fact.statement()
    if "{" in statement or "}" in statement:
        return
    for question in questions:
        answer = question.answer
        hint = _HINTS.get(answer.type)
        if hint is None:
            continue
        gap = re.sub(r"^(?:the|an?)\s+", "", answer.text)
        pattern = re.compile(rf"(?<!\w){re.escape(gap)}(?!\w)", re.I)
        found = list(pattern.finditer(statement))
        if len(found) != 1:
            continue
        start, end = found[0].span()
        written = statement[start:end]
        stem = f"{statement[:start]}{{{{{written}::{hint}}}}}{statement[end:]}"
        yield Candidate("cloze", stem, replace(answer, text=written, accept=()), fact)
