"""Candidates as items of the bank."""

from __future__ import annotations

import re
from collections.abc import Container
from decimal import Decimal

from quizgen.article.text import Article
from quizgen.bank import mint_id
from quizgen.bank.items import (
    Cloze,
    Distractor,
    Item,
    MultipleChoice,
    Numeric,
    ShortAnswer,
    Source,
    TrueFalse,
)
from quizgen.facts.numbers import parse_number
from quizgen.questions.candidate import Candidate


def to_item(candidate: Candidate, article: Article, taken: Container[str] = ()) -> Item:
    """Return a candidate as a bank item with its evidence and a stable id not ``taken``."""
    sentence = candidate.fact.sentence
    block = article.blocks[sentence.block]
    start, end = block.source_span(sentence.start, sentence.end)
    quote = article.text[start:end]
    common = {
        "id": mint_id(
            candidate.answer.text
            if candidate.kind != "true_false"
            else candidate.fact.subject.text,
            article.name or article.title,
            quote,
            candidate.kind,
            f"{candidate.fact.predicate}/{candidate.answer.slot}",
            taken,
        ),
        "stem": candidate.framed_stem,
        "explanation": candidate.explanation,
        "level": _level(candidate),
        "difficulty": _difficulty(candidate),
        "source": Source(section=block.section, quote=quote, start=start, end=end),
    }
    answer = candidate.answer.text
    if candidate.kind == "multiple_choice":
        wrong = tuple(Distractor(text=text) for text in candidate.distractors)
        return MultipleChoice(answer=answer, distractors=wrong, **common)
    if candidate.kind == "short_answer":
        return ShortAnswer(answer=answer, also_accept=candidate.answer.accept, **common)
    if candidate.kind == "cloze":
        return Cloze(**common)
    if candidate.kind == "true_false":
        return TrueFalse(answer=candidate.true, **common)
    return Numeric(answer=_number(answer), unit=candidate.answer.unit, **common)


def _number(text: str) -> Decimal:
    number = parse_number(re.sub(r"\s*(?:%|per ?cent|percent)$", "", text))
    assert number is not None
    return number.value


def _level(candidate: Candidate) -> str:
    return "understand" if candidate.answer.type in ("reason", "term") else "remember"


def _difficulty(candidate: Candidate) -> str:
    if candidate.kind == "true_false":
        return "easy"
    if candidate.kind == "multiple_choice":
        return "easy" if candidate.answer.type in ("person", "place") else "medium"
    return "hard" if candidate.answer.type in ("date", "thing", "reason") else "medium"
