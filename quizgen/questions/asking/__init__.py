"""Questions from a fact: one for each phrase that may be asked for."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts import Fact
from quizgen.questions.asking.amounts import how_many_questions, measure_questions
from quizgen.questions.asking.circumstances import reason_question, time_and_place_questions
from quizgen.questions.asking.objects import object_questions
from quizgen.questions.asking.question import Question
from quizgen.questions.asking.subjects import (
    attribute_question,
    definition_question,
    subject_question,
)


def questions(fact: Fact) -> Iterator[Question]:
    """Yield the questions that a fact answers."""
    makers = (
        subject_question,
        definition_question,
        attribute_question,
        time_and_place_questions,
        object_questions,
        how_many_questions,
        measure_questions,
        reason_question,
    )
    for make in makers:
        yield from make(fact)
