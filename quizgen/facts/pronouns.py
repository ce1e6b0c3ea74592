"""Pronouns in a sentence: whom one can mean, by its form and by where it stands."""

from __future__ import annotations

from quizgen.facts.agreement import pronoun_gender
from quizgen.facts.given_names import given_gender
from quizgen.language import Sentence

FIRST_SECOND = frozenset(
    "i me my mine myself we us our ours ourselves you your yours yourself yourselves one oneself "
    "let's".split()
)


def is_in_title(sentence: Sentence, index: int) -> bool:
    """Tell whether a pronoun is a word of a name: "My Linguistic Autobiography"."""
    tokens = sentence.tokens
    capital = index > 0 and tokens[index].text[:1].isupper() and tokens[index].text != "I"
    follows = any(token.text[:1].isupper() for token in tokens[index + 1 : index + 2])
    return capital and (follows or tokens[index - 1].tag.startswith("NNP"))


def is_anybodys(sentence: Sentence, index: int) -> bool:
    """Tell whether "one" is everybody's, as in "one's own culture"; as a subject it is a voice."""
    token = sentence.tokens[index]
    return token.text.lower() in ("one", "oneself") and not token.label.startswith("nsubj")


def is_told_apart(sentence: Sentence, index: int) -> bool:
    """Tell whether what follows "those" says which are meant."""
    return any(
        child > index and sentence.tokens[child].label in ("acl:relcl", "acl", "nmod")
        for child in sentence.children[index]
    )


def is_argument(sentence: Sentence, index: int) -> bool:
    """Tell whether a pronoun is an argument of the sentence's main predicate or one beside it.

    Such a pronoun cannot stand for the subject: "he asked him" are two people.
    """
    token = sentence.tokens[index]
    return token.label in ("obj", "iobj", "obl", "obl:agent") and (
        sentence.tokens[token.head].label in ("root", "conj", "ccomp", "parataxis")
    )


def is_one_person(sentence: Sentence, index: int) -> bool:
    """Tell whether "his" or "her" can only be the one person that stands before it."""
    token = sentence.tokens[index]
    if pronoun_gender(token.text.lower()) is None:
        return False
    before = [
        t
        for t in sentence.tokens[:index]
        if t.entity == "person" and not t.tag.startswith("PRP") and t.label != "flat"
    ]
    if len(before) != 1 or not before[0].tag.startswith("NNP"):
        return False
    given = given_gender(before[0].text)
    return given is not None and given == pronoun_gender(token.text.lower())


def is_own(sentence: Sentence, index: int) -> bool:
    """Tell whether a possessive is "his own", which always points at the subject."""
    tokens = sentence.tokens
    return index + 1 < len(tokens) and tokens[index + 1].text.lower() == "own"
