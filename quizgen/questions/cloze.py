"""Cloze items: a fact as a sentence with a gap for a name, number, date or key term."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from quizgen.facts import Fact
from quizgen.facts.name_words import NAMED_KINDS
from quizgen.facts.names import person_name
from quizgen.facts.places import find_place
from quizgen.facts.terms import noun_terms
from quizgen.questions.asking.verb_classes import LIGHT_VERBS
from quizgen.questions.candidate import Answer, Candidate

BLANK = "_____"
# What the gap says about its content; a learner must know what is wanted.
_HINTS = {
    "person": "person", "place": "place", "organization": "organization", "year": "year",
    "date": "date", "number": "number", "time": "time", "term": "term", "name": "name",
}  # fmt: skip


def clozes(fact: Fact, answers: Sequence[Answer]) -> Iterator[Candidate]:
    """Yield a cloze for each answer of a clear type whose words stand once in the statement."""
    for answer in answers:
        hint = _HINTS.get(answer.type)
        if answer.type == "place" and not _is_known_place(answer.text):
            hint = "name"
        if hint is not None:
            name = answer.phrase.name if answer.phrase else None
            text = answer.text
            if name is not None:
                forms = sorted({*name.forms, person_name(name)}, key=len, reverse=True)
                text = next((form for form in forms if form in text), text)
            yield from _with_gap(fact, re.sub(r"^(?:the|an?)\s+", "", text), hint, answer)


def _is_known_place(text: str) -> bool:
    """Tell whether the gazetteer or the name's own last word says that it is a place's."""
    last = text.lower().split()[-1]
    return find_place(text) is not None or last in NAMED_KINDS["place"]


def completions(fact: Fact, answer: Answer, wrong: Sequence[str]) -> Iterator[Candidate]:
    """Yield the statement with a blank as a stem with options, where good wrong ones are known."""
    if not wrong:
        return
    for gapped in clozes(fact, [answer]):
        before = gapped.stem.partition("{{")[0]
        if not is_loose(before, answer.type):
            stem = re.sub(r"\{\{.*?\}\}", BLANK, gapped.stem)
            yield Candidate("multiple_choice", stem, gapped.answer, fact, tuple(wrong))


def is_loose(before: str, answer_type: str) -> bool:
    """Tell whether another value may hold as well: "by 1900", "north of Panama"."""
    if answer_type in ("year", "time", "date", "number"):
        return bool(
            re.search(
                r"\b(?:by|before|after|until|till|since|from|to|or|between|and|top|an?)\s+"
                r"(?:the\s+|about\s+|around\s+)?$",
                before,
                re.I,
            )
        )
    if answer_type == "place":
        return not re.search(r"\b(?:in|to|from|at|into)\s+$", before)
    return False


def term_clozes(fact: Fact, terms: Mapping[str, int], title: str) -> Iterator[Candidate]:
    """Yield a cloze for the key term of the fact, the longest that stands once in it.

    The gap is in what is said of the subject, where the rest of the sentence
    leads to it. What the title names can be guessed.
    """
    tokens = fact.sentence.tokens
    light = fact.verb.lemma in LIGHT_VERBS
    inside = {
        i
        for c in fact.complements
        for i in c.phrase.tokens
        if not (light and c.role == "object" and i == c.phrase.head.index)
    }
    found: list[tuple[int, int, str]] = []
    for head, span in noun_terms(fact.sentence):
        if not inside.issuperset(span):
            continue
        for start in span:
            if start == head and (len(span) > 1 or tokens[start].tag not in ("NN", "NNS")):
                continue  # a bare head noun behind its modifiers can be guessed
            words = tokens[start : head + 1]
            key = " ".join([*(t.text.lower() for t in words[:-1]), words[-1].lemma.lower()])
            if key in terms and key not in title.lower():
                found.append((len(words), terms[key], " ".join(t.text for t in words)))
                break
    if found:
        text = max(found)[2]
        yield from _with_gap(fact, text, "term", Answer(text, "term", "term"))


def _with_gap(fact: Fact, gap: str, hint: str, answer: Answer) -> Iterator[Candidate]:
    statement = fact.statement()
    if "{" in statement or "}" in statement:
        return
    pattern = re.compile(rf"(?<![\w-]){re.escape(gap)}(?![\w-])", re.I)
    found = list(pattern.finditer(statement))
    if len(found) != 1:
        return
    start, end = found[0].span()
    written = statement[start:end]
    if written[:1].isupper() and re.search(r"[a-z,] [A-Z][\w.]* $", statement[:start]):
        return  # the second half of a name
    stem = f"{statement[:start]}{{{{{written}::{hint}}}}}{statement[end:]}"
    yield Candidate("cloze", stem, replace(answer, text=written, accept=()), fact)
