"""Other words for the tokens of a phrase, so that it says by itself what it says in its text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from quizgen.facts.agreement import REFLEXIVE, THIRD_PERSON
from quizgen.facts.definites import UNIDENTIFIED, definite_problem
from quizgen.facts.determiners import bare_person, without_pointing
from quizgen.facts.naming import Naming, spelt_names
from quizgen.facts.pronouns import (
    FIRST_SECOND,
    is_anybodys,
    is_argument,
    is_in_title,
    is_one_person,
    is_own,
    is_told_apart,
)
from quizgen.facts.reference import Key, Reference
from quizgen.facts.writers import third_person
from quizgen.language import Sentence

WRITER_OR_READER = "is the writer or the reader"
_WRITERS: Key = ("writers", 0, 0)
_LATER = {"we": "they", "us": "them", "our": "their"}
_DEICTIC = frozenset("here there".split())


@dataclass(frozen=True, slots=True)
class Replacements:
    """Other words for tokens by their index, empty ones for tokens that go.

    ``problems`` tells what has no better words; ``told`` are the things that
    the words name.
    """

    words: Mapping[int, str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    told: frozenset[Key] = frozenset()


def replacements(
    naming: Naming,
    sentence: Sentence,
    indices: Sequence[int],
    subject: Key | None,
    told: frozenset[Key],
    *,
    spell_names: bool,
) -> Replacements:
    """Return other words for some tokens of a phrase; ``told`` grows by what is named.

    What stands for the clause's ``subject`` or for what was told before keeps
    its pronoun.
    """
    inside = frozenset(indices)
    words: dict[int, str] = {}
    problems: list[str] = []
    for index in indices:
        one = _replacement(naming, sentence, index, inside, subject, told)
        words.update(one.words)
        problems.extend(one.problems)
        told |= one.told
    if spell_names:
        words.update(spelt_names(naming.references.names, sentence, indices))
    return Replacements(words, tuple(problems), told)


def _replacement(
    naming: Naming,
    sentence: Sentence,
    index: int,
    inside: frozenset[int],
    subject: Key | None,
    told: frozenset[Key],
) -> Replacements:
    token = sentence.tokens[index]
    if token.tag in ("PRP", "PRP$"):
        if is_in_title(sentence, index) or is_anybodys(sentence, index):
            return Replacements()
        authors = _for_writers(naming, sentence, index, told)
        return authors or _for_pronoun(naming, sentence, index, inside, subject, told)
    if token.tag in ("DT", "PDT") and token.label not in ("det", "det:predet", "advmod"):
        return _for_demonstrative(sentence, index)
    if token.tag in ("NN", "NNS", "NNP", "NNPS") or (
        token.tag in ("CD", "JJ", "JJS", "JJR") and token.label not in ("amod", "nummod")
    ):
        return _for_noun(naming, sentence, index, inside)
    if token.text.lower() in _DEICTIC and token.label == "advmod":
        return _problem(f"'{token.text}' points back")
    return Replacements()


def _problem(text: str) -> Replacements:
    return Replacements(problems=(text,))


def _for_writers(
    naming: Naming, sentence: Sentence, index: int, told: frozenset[Key]
) -> Replacements | None:
    """Return "the authors" for the "we" of a paper, later "they"; None for any other pronoun."""
    word = sentence.tokens[index].text.lower()
    following = sentence.tokens[index + 1 : index + 2]
    writers = third_person(word, following[0].text if following else "")
    if not writers or not naming.references.authors_say_we:
        return None
    if _WRITERS in told:
        return Replacements({index: _LATER[word]})
    problem = f"'the authors' {UNIDENTIFIED}"
    return Replacements({index: writers}, (problem,), frozenset((_WRITERS,)))


def _for_pronoun(
    naming: Naming,
    sentence: Sentence,
    index: int,
    inside: frozenset[int],
    subject: Key | None,
    told: frozenset[Key],
) -> Replacements:
    """Return what a pronoun stands for, nothing where its own phrase or clause tells that."""
    token = sentence.tokens[index]
    word = token.text.lower()
    if word in FIRST_SECOND or word not in THIRD_PERSON:
        return _problem(f"'{token.text}' {WRITER_OR_READER}")
    if token.label == "expl":
        return Replacements()
    reference = naming.references.of(sentence, index)
    if reference is not None and subject is not None and reference.key == subject:
        if token.tag == "PRP" and word not in REFLEXIVE and is_argument(sentence, index):
            return _problem(f"'{token.text}' cannot be the subject itself")
        return Replacements()
    if reference is None and subject is not None and word in REFLEXIVE:
        return Replacements()
    if subject is not None and is_own(sentence, index):
        return Replacements()
    unnamed = reference is None or not reference.names
    if unnamed and is_one_person(sentence, index):
        return Replacements()
    if reference is not None and (
        reference.key in told or _is_bound_inside(sentence, reference, inside, index)
    ):
        return Replacements()
    text = naming.reference_text(reference)
    if reference is None or not text:
        return _problem(f"nobody knows what '{token.text}' is")
    words = {index: _possessive(text) if token.tag == "PRP$" else text}
    return Replacements(words, told=frozenset((reference.key,)))


def _for_demonstrative(sentence: Sentence, index: int) -> Replacements:
    """Return the problem of a "this" or "both" that stands for a noun of its own."""
    token = sentence.tokens[index]
    word = token.text.lower()
    if word == "those" and is_told_apart(sentence, index):
        return Replacements()  # "those who belong to it"
    if word in ("this", "that", "these", "those", "both", "another", "either"):
        return _problem(f"'{token.text}' points back")
    return Replacements()


def _for_noun(
    naming: Naming, sentence: Sentence, index: int, inside: frozenset[int]
) -> Replacements:
    """Return the name of "the city", or the noun's problem; a "this" before it gives way."""
    token = sentence.tokens[index]
    references = naming.references
    named = references.of(sentence, index)
    told = frozenset((named.key,)) if named is not None else frozenset()
    problem = definite_problem(sentence, index) or bare_person(sentence, index)
    problems = []
    if references.names.is_doubtful(sentence.index, index):
        problems.append(f"nobody knows which '{token.text}' is meant")
    words = naming.name_definite(sentence, index, inside) if problem else {}
    if problem and not words:
        problems.append(problem)
    if not problem or (not words and problem.endswith(UNIDENTIFIED)):
        words = without_pointing(sentence, index)
    return Replacements(words, tuple(problems), told)


def _is_bound_inside(
    sentence: Sentence, reference: Reference, inside: frozenset[int], index: int
) -> bool:
    """Tell whether a pronoun's antecedent stands before it in the same phrase."""
    return (
        reference.place[0] == sentence.index
        and reference.place[1] in inside
        and reference.place[1] < index
    )


def _possessive(text: str) -> str:
    return text + ("'" if text.endswith("s") else "'s")
