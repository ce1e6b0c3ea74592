"""Questions for amounts: how many, what percentage, for how long."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.facts import Fact, Phrase
from quizgen.facts.numbers import parse_number
from quizgen.questions.asking.question import Question, as_question, inverted
from quizgen.questions.candidate import Answer
from quizgen.questions.variants import variants


def how_many_questions(fact: Fact) -> Iterator[Question]:
    """How many, where a number counts the head of the subject or the object."""
    for complement in (None, *fact.complements):
        phrase = fact.subject if complement is None else complement.phrase
        counted = _counted(fact, phrase)
        if counted is None or (
            complement is not None and complement.role not in ("object", "attribute")
        ):
            continue
        number, noun = counted
        if complement is not None and complement.preposition:
            continue
        unit = _counted_noun(noun, phrase.head.text)
        answer = Answer(number, "number", "number", phrase, variants(number, "number"), unit)
        if complement is None:
            if fact.verb.is_copular:
                continue
            verb = fact.verb
            rest = " ".join(c.text for c in fact.complements)
            yield Question(as_question(fact, f"how many {noun} {verb.statement()} {rest}"), answer)
        elif fact.subject.head.tag == "EX":
            # "How many planets are there in the Solar System?"
            stem = f"how many {unit} {fact.verb.statement()} there{noun.removeprefix(unit)}"
            rest = " ".join(c.text for c in fact.complements if c is not complement)
            yield Question(as_question(fact, f"{stem} {rest}"), answer)
        elif not fact.verb.is_copular:
            yield Question(inverted(fact, complement, f"how many {noun}", ""), answer)


def measure_questions(fact: Fact) -> Iterator[Question]:
    """What percentage of; for how long."""
    for complement in (None, *fact.complements):
        phrase = fact.subject if complement is None else complement.phrase
        match = re.match(
            r"((?:(?:about|nearly|almost|over|around|only|just|more than|less than|roughly|some|"
            r"approximately|at least|up to) )*[\d.,]+ ?(?:%|per ?cent|percent)) of (.+)$",
            phrase.text,
        )
        if match is None:
            continue
        number, whole = match.groups()
        if re.match(r"only |just ", number):
            continue  # without the word the fact would be another
        answer = Answer(number, "number", "number", phrase, variants(number, "number"), "%")
        asked = f"what percentage of {whole}"
        if complement is None:
            rest = " ".join(c.text for c in fact.complements)
            yield Question(as_question(fact, f"{asked} {fact.verb.statement()} {rest}"), answer)
        elif complement.role == "object":
            yield Question(inverted(fact, complement, asked, ""), answer)
        elif complement.role == "oblique" and complement.preposition in ("to", "in", "by", "for"):
            asked = f"{complement.preposition} {asked}"
            yield Question(inverted(fact, complement, asked, ""), answer)
    for complement in fact.complements:
        match = re.match(
            r"((?:\w+ )?[\w,.-]+) (years|months|weeks|days|hours|minutes)$", complement.phrase.text
        )
        if complement.preposition != "for" or match is None or fact.verb.negation:
            continue
        if parse_number(match.group(1)) is None:
            continue
        text = complement.phrase.text
        answer = Answer(
            text, "number", "duration", complement.phrase, variants(text, "number"), match.group(2)
        )
        yield Question(inverted(fact, complement, "for how long", ""), answer)


def _counted(fact: Fact, phrase: Phrase) -> tuple[str, str] | None:
    """Return the number before a counted plural noun and the noun with what follows it."""
    tokens = fact.sentence.tokens
    if phrase.head.tag not in ("NNS", "NNPS") or any(
        tokens[c].label in ("conj", "appos", "flat")
        for c in fact.sentence.children[phrase.head.index]
    ):
        return None
    numbers = [
        c
        for c in fact.sentence.children[phrase.head.index]
        if tokens[c].label == "nummod" and c in phrase.tokens
    ]
    if len(numbers) != 1:
        return None
    words = phrase.text.split()
    for size in range(min(5, len(words) - 1), 0, -1):
        number = parse_number(" ".join(words[:size]))
        if number is not None:
            if not number.approximate and number.value in (0, 1):
                return None
            noun = " ".join(words[size:])
            if noun in ("things", "ways", "reasons", "times", "years", "days", "others"):
                return None
            return (
                None if re.match(r"(?:or|to|and|of|-)\b", noun) else (" ".join(words[:size]), noun)
            )
    return None


def _counted_noun(noun: str, head: str) -> str:
    """Return what is counted without what follows it: "sites" of "sites around the road"."""
    return noun[: noun.find(head) + len(head)] if head in noun else noun
