"""Which question word asks for a phrase."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizgen.facts import Complement, Phrase
from quizgen.facts.given_names import given_gender
from quizgen.facts.name_words import TYPE_WORDS
from quizgen.facts.names import person_name
from quizgen.facts.places import place_class
from quizgen.facts.times import granularity
from quizgen.questions.candidate import AnswerType


@dataclass(frozen=True, slots=True)
class WhWord:
    """A question word, the type of answer it asks for, and whether it swallows the preposition."""

    text: str
    answer_type: AnswerType
    takes_preposition: bool = False
    plural: bool = False


def wh_for_subject(phrase: Phrase) -> WhWord | None:
    """Return the question word for a subject, None where none fits."""
    return None if phrase.head.tag == "EX" else _wh_for_thing(phrase)


def wh_for_complement(complement: Complement) -> WhWord | None:
    """Return the question word for what follows the verb, None where it is not to be asked."""
    if complement.role == "time":
        return _wh_for_time(complement)
    if complement.role == "place":
        return _wh_for_place(complement)
    if complement.role in ("object", "oblique", "agent", "indirect object"):
        return _wh_for_thing(complement.phrase)
    return None


def _wh_for_time(complement: Complement) -> WhWord | None:
    phrase_text = complement.phrase.text
    grain = granularity(phrase_text)
    preposition = complement.preposition
    if grain == "year" and preposition == "in":
        return WhWord("in what year", "year", takes_preposition=True)
    if grain == "date" and preposition == "on":
        return WhWord("on what date", "date", takes_preposition=True)
    if grain == "decade" and preposition == "in" and re.fullmatch(r"the \d{3}0s", phrase_text):
        return WhWord("in which decade", "time", takes_preposition=True)
    if (
        grain == "century"
        and preposition == "in"
        and not re.match(r"the (?:early|mid|late)", phrase_text)
    ):
        return WhWord("in which century", "time", takes_preposition=True)
    if grain in ("month-year", "season-year") and preposition in ("in", ""):
        return WhWord("when", "time", takes_preposition=True)
    if grain in ("year", "month-year", "date") and preposition in ("since", "until"):
        return WhWord(f"{preposition} when", "time", takes_preposition=True)
    return None


def _wh_for_place(complement: Complement) -> WhWord | None:
    phrase, preposition = complement.phrase, complement.preposition
    if not phrase.is_name or phrase.plural or preposition not in ("in", "at", "on"):
        return None
    kind = place_class(phrase.text)
    if kind and preposition == "in":
        return WhWord(f"in which {kind}", "place", takes_preposition=True)
    named = _named_kind(phrase)
    if named and phrase.entity == "organization":
        return WhWord(f"{preposition} which {named}", "organization", takes_preposition=True)
    return WhWord("where", "place", takes_preposition=True)


def _named_kind(phrase: Phrase) -> str:
    """Return what a name says that it names: "university" for "the University of Bonn"."""
    if phrase.name is None:
        return ""
    words = phrase.name.full.lower().split()
    if "of" in words and words[0] in TYPE_WORDS:
        return words[0]
    return words[-1] if words[-1] in TYPE_WORDS and words[-1] != "house" else ""


def _wh_for_thing(phrase: Phrase) -> WhWord | None:
    if phrase.name is not None:
        if phrase.entity == "person":
            # "Protector of Mexico" is no person's name, "Catherine of Aragon" is one.
            titled = " of " in phrase.name.full and given_gender(phrase.name.full) is None
            return None if phrase.plural or titled else WhWord("who", "person")
        kind = place_class(phrase.text)
        if kind:
            return WhWord(f"which {kind}", "place")
        named = _named_kind(phrase)
        if named and not phrase.plural:
            organization = phrase.entity == "organization"
            return WhWord(f"which {named}", "organization" if organization else "name")
        if phrase.plural or phrase.entity == "place":
            return None
        if phrase.entity == "organization":
            return None  # a paper, a band, a land: what it is, nothing says
        return WhWord("what", "name")
    if phrase.entity == "person":
        return WhWord("who", "thing")
    return WhWord("what", "thing")


def answer_text(phrase: Phrase) -> str:
    """Return a phrase as an answer: a person's full name, anything else as worded."""
    if phrase.name is not None and phrase.entity == "person" and not phrase.plural:
        name = person_name(phrase.name)
        epithet = re.fullmatch(re.escape(name) + r" the [A-Z][a-z]+", phrase.text)
        return phrase.text if epithet else name
    return phrase.text
