"""Names, years and numbers inside a fact: what a gap or an exchange can be made of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.facts import Fact
from quizgen.facts.names import TYPE_WORDS, NameEntity, NameTable, person_name
from quizgen.facts.numbers import parse_number
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


def targets(fact: Fact, names: NameTable) -> Iterator[Answer]:
    """Yield the names and numbers in what is said of the subject, left to right."""
    said = sorted({i for c in fact.all_complements() for i in c.phrase.tokens})
    seen: set[str] = set()
    for answer in (*_names(fact, said, names), *_numbers(fact, said)):
        if answer.text not in seen:
            seen.add(answer.text)
            yield answer


def _names(fact: Fact, said: list[int], names: NameTable) -> Iterator[Answer]:
    inside = set(said)
    sentence = fact.sentence
    for index in said:
        name = names.name_at(sentence.index, index)
        entity = names.entity_at(sentence.index, index)
        if name is None or entity is None or index != name.start or entity.plural:
            continue
        span = range(name.start, name.end)
        if not inside.issuperset(span) or not _stands_alone(fact, name.start, name.end):
            continue
        kind = _TYPES.get(entity.entity)
        if kind is None or entity.full.lower() in TYPE_WORDS:
            continue
        yield Answer(_written(fact, entity, name.text), kind, f"name {index}")


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
    if after is not None and after.tag.startswith(("NN", "HYPH", "POS", "CD")):
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
        text = fact.sentence.text[
            token.start - fact.sentence.start : tokens[end - 1].end - fact.sentence.start
        ]
        start = index
        while start - 1 in inside and tokens[start - 1].text.lower() in _BEFORE_NUMBERS:
            start -= 1
        text = fact.sentence.text[
            tokens[start].start - fact.sentence.start : tokens[end - 1].end - fact.sentence.start
        ]
        if (
            end < len(tokens)
            and tokens[end].text[:1].isupper()
            and token.label == "nummod"
            and (not re.fullmatch(r"\d{4}", token.text))
        ):
            continue  # "the Thirty Years' War"
        near = {t.text for t in (*tokens[index - 1 : index], *tokens[end : end + 1])}
        if near & {"-", "–", "—", "/", ":", "or", "to", "and", "$", "£", "€", "No", "."}:
            continue
        following = tokens[end].tag if end < len(tokens) else ""
        if near & _MONTHS or text.startswith("0") or token.label in ("flat", "compound"):
            continue
        measured = following == "NNS" or (end < len(tokens) and tokens[end].text.lower() in _UNITS)
        if re.fullmatch(r"1[5-9]\d{2}|20\d{2}", text) and not measured:
            yield Answer(text, "year", f"number {index}")
        elif (number := parse_number(text)) is not None and number.value > 2:
            yield Answer(text, "number", f"number {index}")
