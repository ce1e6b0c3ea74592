"""Questions for the circumstances of a fact: when, where and why."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts import Complement, Fact
from quizgen.questions.asking.question import Question, inverted
from quizgen.questions.candidate import Answer
from quizgen.questions.variants import variants
from quizgen.questions.wh import answer_text, wh_for_complement


def time_and_place_questions(fact: Fact) -> Iterator[Question]:
    """When and where it happened."""
    for complement in fact.all_complements():
        if complement.role not in ("time", "place"):
            continue
        wh = wh_for_complement(complement)
        if wh is None or fact.verb.negation or (fact.is_trimmed and complement.role == "time"):
            continue
        if complement.role == "place" and _is_habit(fact, complement):
            continue
        if complement.role == "place" and fact.verb.is_copular and len(fact.complements) > 1:
            continue
        if complement.role == "place" and _is_placed_besides(fact, complement):
            continue
        answer = answer_text(complement.phrase)
        slot = "time" if complement.role == "time" else "place"
        yield Question(
            inverted(fact, complement, wh.text, ""),
            Answer(
                answer, wh.answer_type, slot, complement.phrase, variants(answer, wh.answer_type)
            ),
        )


def reason_question(fact: Fact) -> Iterator[Question]:
    """Why, where the reason follows "because" or "in order to"."""
    for complement in fact.complements:
        if complement.role != "reason" or not complement.text.startswith("because"):
            continue
        if len(complement.phrase.text.split()) > 16 or (fact.verb.negation and fact.verb.is_modal):
            continue
        answer = complement.text
        yield Question(
            inverted(fact, complement, "why", ""),
            Answer(answer, "reason", "reason", complement.phrase),
        )


def _is_placed_besides(fact: Fact, asked: Complement) -> bool:
    """Tell whether the rest says where already: "where does it lie at the meeting of ...?"."""
    return any(
        c is not asked
        and c.role in ("place", "oblique")
        and c.preposition.lower() in ("at", "on", "near", "between", "along", "as in")
        for c in fact.all_complements()
    )


def _is_habit(fact: Fact, asked: Complement) -> bool:
    """Tell whether a fact is a custom that many places may share."""
    if fact.verb.is_past or fact.verb.is_copular:
        return False
    others = [fact.subject, *(c.phrase for c in fact.all_complements() if c is not asked)]
    tokens = fact.sentence.tokens
    return not any(tokens[i].tag in ("NNP", "NNPS", "CD") for p in others for i in p.tokens)
