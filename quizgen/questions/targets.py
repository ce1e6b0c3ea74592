"""Names, years and numbers inside a fact: what a gap or an exchange can be made of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.facts import Fact
from quizgen.facts.name_words import TYPE_WORDS
from quizgen.facts.names import NameEntity, person_name
from quizgen.facts.numbers import parse_number
from quizgen.facts.references import References
from quizgen.language import Token
from quizgen.questions.candidate import Answer, AnswerType

_UNITS = frozenset("ft m km mi kg lb cm mm feet metres meters miles percent % hp mph".split())
_BEFORE_NUMBERS = frozenset("more less fewer than over about nearly almost around least at".split())
_MONTHS = frozenset(
    "January February March April May June July August September October November December".split()
)
_TYPES: dict[str, AnswerType] = {
    "person": "person",
    "place": "place",
    "organization": "organization",
}


def targets(fact: Fact, references: References) -> Iterator[Answer]:
    """Yield the names and numbers in what is said of the subject, left to right."""
    said = sorted({i for c in fact.all_complements() for i in c.phrase.tokens})
    seen: set[str] = set()
    for answer in (*_names(fact, said, references), *_numbers(fact, said)):
        if answer.text not in seen:
            seen.add(answer.text)
            yield answer


def _names(fact: Fact, said: list[int], references: References) -> Iterator[Answer]:
    inside = set(said)
    sentence = fact.sentence
    names = references.names
    for index in said:
        name = names.name_at(sentence.index, index)
        entity = names.entity_at(sentence.index, index)
        if name is None or entity is None or index != name.start or entity.plural:
            continue
        span = range(name.start, name.end)
        if not inside.issuperset(span) or not _stands_alone(fact, name.start, name.end):
            continue
        kind = _TYPES.get(entity.entity)
        if kind is None or entity.full.lower() in TYPE_WORDS or _is_joined(fact, name.head):
            continue
        if kind == "person" and not references.is_person(entity):
            kind = "name"
        yield Answer(_written(fact, entity, name.text), kind, f"name {index}")


def _is_joined(fact: Fact, head: int) -> bool:
    """Tell whether a name stands in a co-ordination: its fellows would be as right."""
    tokens = fact.sentence.tokens
    listing = any(
        tokens[c].text.lower() in ("including", "such", "like")
        for c in fact.sentence.children[head]
    )
    return (
        listing
        or tokens[head].label == "conj"
        or any(
            tokens[c].label == "conj" and tokens[c].tag.startswith("NN")
            for c in fact.sentence.children[head]
        )
    )


def _written(fact: Fact, entity: NameEntity, text: str) -> str:
    """Return the form of a name that the statement has."""
    full = person_name(entity) if entity.entity == "person" else entity.full
    return full if full in fact.statement() else text


def _stands_alone(fact: Fact, start: int, end: int) -> bool:
    """Tell whether a name is not part of a longer name or a compound: "the Byron archive"."""
    tokens = fact.sentence.tokens
    after = tokens[end] if end < len(tokens) else None
    before = tokens[start - 1] if start else None
    if after is not None and after.text in ("of", "to", "and", "&") and end + 1 < len(tokens):
        rest = [t.text for t in tokens[end + 1 : end + 3]]
        if after.text != "and" and any(word[:1].isupper() for word in rest):
            return False  # the first word of a title: "City of Festivals"
    if after is not None and (after.tag.startswith(("NN", "HYPH", "POS", "CD", "$"))):
        return False
    return before is None or not before.tag.startswith(("NNP", "HYPH"))


def _numbers(fact: Fact, said: list[int]) -> Iterator[Answer]:
    tokens = fact.sentence.tokens
    inside = set(said)
    for index in said:
        token = tokens[index]
        if token.tag != "CD" or (index - 1 in inside and tokens[index - 1].tag == "CD"):
            continue
        end = index + 1
        while end in inside and tokens[end].tag == "CD":
            end += 1
        start = index
        while start - 1 in inside and tokens[start - 1].text.lower() in _BEFORE_NUMBERS:
            start -= 1
        text = fact.sentence.text[
            tokens[start].start - fact.sentence.start : tokens[end - 1].end - fact.sentence.start
        ]
        before = tokens[start - 1].text if start else ""
        after = tokens[end] if end < len(tokens) else None
        if {before, after.text if after else ""} & _NEAR_NO_ANSWER or before in _MONTHS:
            continue
        if text.startswith("0") or token.label in ("flat", "compound"):
            continue
        named = after is not None and after.text[:1].isupper()
        if re.fullmatch(r"1[1-9]\d{2}|20\d{2}", text) and not _is_measured(after):
            if not named and before.lower() in ("in", "of", ","):
                yield Answer(text, "year", f"number {index}")
            continue
        number = parse_number(text)
        if not named and number is not None and number.value > 2 and _is_counted(fact, index):
            yield Answer(text, "number", f"number {index}")


# Beside these a number is one of several, part of a name, or no amount at all.
_NEAR_NO_ANSWER = frozenset(
    "- – — / : or to and between $ £ € No . No. top Top # more BC BCE AD CE ago".split()
)


def _is_measured(after: Token | None) -> bool:
    return after is not None and (after.tag == "NNS" or after.text.lower() in _UNITS)


def _is_counted(fact: Fact, index: int) -> bool:
    """Tell whether a number counts a noun or has a unit: "18 schools", "30 per cent"."""
    tokens = fact.sentence.tokens
    token = tokens[index]
    head = tokens[token.head]
    return token.label == "nummod" and head.tag in ("NN", "NNS") and head.index > index
