"""Checks on the grammar of a stem: length, agreement, tense, a sure parse."""

from __future__ import annotations

import re

from quizgen.facts.soundness import LEAST_CERTAINTY
from quizgen.questions.candidate import Candidate


def length(candidate: Candidate) -> str:
    """A stem has 5 to 32 words."""
    words = len(candidate.stem.split())
    if words < 4:
        return "too short"
    return "too long" if words > 34 else ""


def certain_parse(candidate: Candidate) -> str:
    """The parser is sure of the clause."""
    return (
        ""
        if candidate.fact.certainty >= LEAST_CERTAINTY
        else f"parse certainty {candidate.fact.certainty:.2f}"
    )


def number_agrees(candidate: Candidate) -> str:
    """A question's auxiliary goes with its subject: not "when were a fleet"."""
    subject = candidate.fact.subject.head
    asked = candidate.stem if candidate.stem.endswith("?") else ""
    plural = re.match(r"[^,]*?\b(?:were|are|have|do) an? ", asked)
    return "verb and subject disagree" if plural and subject.tag == "NN" else ""


def tense_of_time(candidate: Candidate) -> str:
    """The present does not go with a past year, nor "now" with the past."""
    fact = candidate.fact
    if fact.verb.is_past and "now" in {word.lower() for word in fact.verb.adverbs}:
        return "'now' in the past"
    first = fact.verb.auxiliaries[:1] or (fact.verb.main,)
    present = first in (("is",), ("are",)) or (not fact.verb.auxiliaries and fact.verb.tag == "VBZ")
    years = [
        c
        for c in fact.all_complements()
        if c.role == "time" and re.fullmatch(r"\d{4}", c.phrase.text)
    ]
    return "the present with a past year" if present and years else ""


def said_twice(candidate: Candidate) -> str:
    """A fronted participle does not say what the verb says: "appearing in films, he appeared"."""
    fact = candidate.fact
    first = fact.sentence.tokens[min((i for c in fact.fronted for i in c.phrase.tokens), default=0)]
    opens = fact.sentence.text.lower()
    if re.match(r"(?:as well as|in addition to|besides|apart from) ", opens) and not fact.told:
        return "what it adds to was left out"
    twice = first.tag == "VBG" and first.lemma == fact.verb.lemma
    return "says the same twice" if twice else ""
