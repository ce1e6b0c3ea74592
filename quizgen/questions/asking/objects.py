"""Questions for what the verb acts on: what, whom, to what, by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.facts import Complement, Fact
from quizgen.questions.asking.question import Question, inverted
from quizgen.questions.asking.verb_classes import LIGHT_VERBS, MAKING, PREPOSITIONAL
from quizgen.questions.candidate import Answer
from quizgen.questions.variants import variants
from quizgen.questions.wh import answer_text, wh_for_complement

_ANSWER_WORDS = 9


def object_questions(fact: Fact) -> Iterator[Question]:
    """What, whom, to what, by whom."""
    if fact.verb.negation:
        return
    for complement in fact.complements:
        if complement.role not in ("object", "oblique", "agent"):
            continue
        phrase = complement.phrase
        if not _is_answerable(fact, complement):
            continue
        wh = wh_for_complement(complement)
        if wh is None:
            continue
        if wh.answer_type == "organization" and complement.preposition in ("to", "into", "from"):
            continue
        answer = answer_text(phrase)
        slot = (
            complement.role if complement.role == "object" else f"{complement.preposition} phrase"
        )
        stem = inverted(fact, complement, wh.text, complement.preposition)
        yield Question(
            stem,
            Answer(answer, wh.answer_type, slot, phrase, variants(answer, wh.answer_type)),
        )


def _is_answerable(fact: Fact, complement: Complement) -> bool:
    phrase = complement.phrase
    if complement.role == "object" and fact.verb.lemma in MAKING and phrase.entity == "person":
        return False
    tokens = fact.sentence.tokens
    if len(phrase.text.split()) > _ANSWER_WORDS or phrase.head.tag in ("PRP", "DT", "EX", "WP"):
        return False
    if phrase.entity in ("person", "time") and not phrase.is_name:
        return False
    if re.search(r"\b(?:life|years?|months?|weeks?|days?|hours?|time)$", phrase.text):
        return False  # a span of time is no "what"
    if complement.role == "object" and fact.verb.lemma in LIGHT_VERBS and not phrase.is_name:
        return False
    if complement.preposition in ("as", "like", "than", "such as", "including", "opposite"):
        return False
    if complement.role == "agent" and not phrase.is_name:
        return False
    if complement.role != "object" and not phrase.is_name:
        return fact.verb.lemma in PREPOSITIONAL.get(complement.preposition, ())
    if phrase.text.split()[0].lower() in ("his", "her", "its", "their"):
        return False
    return not any(
        tokens[i].tag in ("WP", "WRB") and i == min(phrase.tokens) for i in phrase.tokens
    )
