"""What a noun's determiner says of it: "a" names nobody, "this" points back, none is a headline."""

from __future__ import annotations

from quizgen.facts.agreement import PERSON_NOUNS
from quizgen.language import Sentence

_PRONOUN_NOUNS = frozenset(
    "anybody anyone nobody everybody everyone somebody someone mankind humanity man".split()
)
_NOT_POINTING = {"this": "the", "these": "the", "another": "one"}


def is_indefinite(sentence: Sentence, head: int) -> bool:
    """Tell whether a noun has "a": "a Catholic" names nobody."""
    return any(
        sentence.tokens[c].text.lower() in ("a", "an", "another", "some")
        for c in sentence.children[head]
        if sentence.tokens[c].label == "det"
    )


def without_pointing(sentence: Sentence, head: int) -> dict[int, str]:
    """Return "the" in the place of a noun's "this" or "these", "one" in that of "another"."""
    words = {child: sentence.tokens[child].text.lower() for child in sentence.children[head]}
    return {child: _NOT_POINTING[word] for child, word in words.items() if word in _NOT_POINTING}


def bare_person(sentence: Sentence, index: int) -> str:
    """Return a problem for one person without an article: "lawyer", out of a headline or a list."""
    token = sentence.tokens[index]
    if (
        token.tag != "NN"
        or token.entity != "person"
        or token.label not in ("nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "iobj", "nmod")
    ):
        return ""
    word = token.lemma.lower()
    if word in _PRONOUN_NOUNS or not (
        word in PERSON_NOUNS or word == "lawyer" or word.endswith(("ist", "ian", "man"))
    ):
        return ""
    labels = [sentence.tokens[c].label.split(":")[0] for c in sentence.children[index]]
    if {"det", "nummod", "flat"} & set(labels) or "nmod:poss" in (
        sentence.tokens[c].label for c in sentence.children[index]
    ):
        return ""
    return f"'{token.text}' has no article"
