"""Which mentions can never be the same thing: gender, number, person or thing, names.

The linker learns most of this; these checks catch what it gets wrong with
certainty. What is unknown of a mention never forbids anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from quizgen.language.document import Token

Gender = Literal["", "he", "she", "it"]
Number = Literal["", "one", "many"]

_PRONOUNS: dict[str, tuple[Gender, Number]] = {
    **dict.fromkeys(("he", "him", "his", "himself"), ("he", "one")),
    **dict.fromkeys(("she", "her", "hers", "herself"), ("she", "one")),
    **dict.fromkeys(("it", "its", "itself"), ("it", "one")),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), ("", "many")),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), ("", "many")),
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), ("", "one")),
}
_REFLEXIVE = ("self", "selves")
_HE = frozenset(
    "man boy king prince father dad son brother husband uncle nephew grandfather grandson actor "
    "duke emperor sir lord gentleman monk priest mr mr. widower stepfather".split()
)
_SHE = frozenset(
    "woman girl queen princess mother mum mom daughter sister wife aunt niece grandmother "
    "granddaughter actress duchess empress lady nun mrs mrs. ms ms. miss widow stepmother".split()
)
_THINGS = frozenset(
    ("place", "organization", "time", "event", "object", "abstract", "substance", "plant")
)
_NAME_PARTS = ("flat", "compound", "goeswith", "amod")


@dataclass(frozen=True)
class Profile:
    """What is known of a mention: empty texts and sets are unknown.

    ``subject_of`` and ``object_of`` are (sentence, verb) or nothing; the latter
    only for pronouns that are not reflexive.
    """

    gender: Gender
    number: Number
    name: frozenset[str]
    is_pronoun: bool
    subject_of: tuple[int, int] | None = None
    object_of: tuple[int, int] | None = None


def profile(sentence: int, tokens: Sequence[Token], index: int) -> Profile:
    """Return the profile of the mention headed by a word of a sentence."""
    token = tokens[index]
    lowered = token.text.lower()
    if token.tag == "CC":
        return Profile("", "many" if lowered in ("and", "&") else "", frozenset(), False)
    verb = (sentence, token.head)
    subject_of = verb if token.label.startswith("nsubj") else None
    if token.tag in ("PRP", "PRP$") and lowered in _PRONOUNS:
        gender, number = _PRONOUNS[lowered]
        is_object = token.label in ("obj", "iobj") and not lowered.endswith(_REFLEXIVE)
        return Profile(gender, number, frozenset(), True, subject_of, verb if is_object else None)
    beside = [other for other in tokens if other.head == index]
    gender, number = _noun_gender(token, beside), _noun_number(token)
    return Profile(gender, number, _name(token, beside), False, subject_of)


def _name(token: Token, beside: Sequence[Token]) -> frozenset[str]:
    """Return the words of a name; "the Senator" is a description, not a name."""
    if not token.tag.startswith("NNP"):
        return frozenset()
    parts = [
        other
        for other in beside
        if other.tag.startswith("NNP") and other.label.startswith(_NAME_PARTS)
    ]
    described = any(other.label.startswith(("det", "nmod:poss")) for other in beside)
    if described and not parts:
        return frozenset()
    return frozenset(part.text.lower().strip(".") for part in (token, *parts))


def can_be_same(later: Profile, earlier: Profile) -> bool:
    """Tell whether nothing known keeps two mentions apart."""
    if later.gender and earlier.gender and later.gender != earlier.gender:
        return False
    if _numbers_clash(later, earlier):
        return False
    if later.object_of is not None and later.object_of == earlier.subject_of:
        return False
    return not (later.name and earlier.name) or _names_fit(later.name, earlier.name)


def _numbers_clash(later: Profile, earlier: Profile) -> bool:
    """One and many clash, but "they" may take up one person or one body of people."""
    if not later.number or not earlier.number or later.number == earlier.number:
        return False
    many = later if later.number == "many" else earlier
    one = earlier if many is later else later
    return not many.is_pronoun or one.is_pronoun


def _names_fit(later: frozenset[str], earlier: frozenset[str]) -> bool:
    """Two names fit when one holds all words of the other, or is its initials."""
    if later <= earlier or earlier <= later:
        return True
    for short, long in ((later, earlier), (earlier, later)):
        if len(short) == 1 and len(long) > 1:
            letters = next(iter(short)).replace(".", "")
            if sorted(letters) == sorted(word[0] for word in long):
                return True
    return False


def _noun_gender(token: Token, beside: Sequence[Token]) -> Gender:
    words = [token.lemma.lower(), *(other.text.lower() for other in beside)]
    if token.entity in _THINGS:
        return "it"
    if token.entity == "person" or not token.entity:
        for word in words if token.tag.startswith("NNP") else words[:1]:
            if word in _HE:
                return "he"
            if word in _SHE:
                return "she"
    return ""


def _noun_number(token: Token) -> Number:
    if token.tag in ("NNS", "NNPS"):
        return "many"
    return "one" if token.tag in ("NN", "NNP") and token.entity == "person" else ""
