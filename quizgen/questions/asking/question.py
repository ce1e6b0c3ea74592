"""A question and the order of its words.

The order follows Heilman & Smith (2010): an asked subject keeps the
statement's order, anything else inverts the first auxiliary or takes *do*.
"""

from __future__ import annotations

from dataclasses import dataclass

from quizgen.facts import Complement, Fact
from quizgen.facts.verbs import VerbGroup
from quizgen.facts.wording import capitalise, tidy
from quizgen.questions.candidate import Answer


@dataclass(frozen=True, slots=True)
class Question:
    """A question about a fact and its answer."""

    stem: str
    answer: Answer


def as_question(fact: Fact, body: str, asked: Complement | None = None) -> str:
    """Return the question of words in their order, behind the fact's phrases before the subject.

    The phrase that is ``asked`` for is none of those.
    """
    return capitalise(tidy(", ".join([*fact.front(asked), body]))) + "?"


def inverted(fact: Fact, asked: Complement, wh: str, preposition: str) -> str:
    """Return the question for something after the verb; its preposition stays where it was."""
    first, rest = _aux_first(fact.verb)
    parts = []
    for complement in fact.complements:
        parts.append(preposition if complement is asked else complement.text)
    body = " ".join(part for part in (wh, first, fact.subject.text, rest, *parts) if part)
    return as_question(fact, body, asked)


def _aux_first(verb: VerbGroup) -> tuple[str, str]:
    if verb.is_copular:
        rest = " ".join(w for w in (*verb.auxiliaries[1:], verb.negation, *verb.adverbs) if w)
        return verb.auxiliaries[0], rest
    return verb.inverted()
