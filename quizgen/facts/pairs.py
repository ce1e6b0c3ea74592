"""Pairs: the two names that "both leaders" stands for."""

from __future__ import annotations

from quizgen.facts.agreement import type_noun_fits
from quizgen.facts.names import NameEntity, NameTable
from quizgen.facts.reference import Place
from quizgen.language import Document


def named_pair(document: Document, names: NameTable, place: Place) -> tuple[NameEntity, ...]:
    """Return the two names that "both leaders" or "the two countries" stands for.

    They are the only two names of the right type in the nearest sentences,
    this one up to the phrase and the two before.
    """
    sentence = document.sentences[place[0]]
    token = sentence.tokens[place[1]]
    modifiers = sentence.children[token.index]
    if token.tag != "NNS" or not any(
        sentence.tokens[c].text.lower() in ("both", "two") for c in modifiers
    ):
        return ()
    if len(modifiers) > 2:
        return ()
    found: list[NameEntity] = []
    for number in range(place[0], max(-1, place[0] - 3), -1):
        for other in document.sentences[number].tokens:
            if number == place[0] and other.index >= token.index:
                break
            name = names.entity_at(number, other.index)
            written = names.name_at(number, other.index)
            start = written.start if written is not None else 0
            if start and document.sentences[number].tokens[start - 1].text == "(":
                continue  # another name of what stands before
            if name is not None and name not in found and type_noun_fits(token, name):
                found.append(name)
        if len(found) >= 2:
            break
    return tuple(found) if len(found) == 2 else ()
