"""Whether a pronoun or a type noun can stand for a thing: gender, number, kind."""

from __future__ import annotations

from typing import Literal

from quizgen.facts.names import NameEntity
from quizgen.facts.places import find_land
from quizgen.language import Token

Gender = Literal["female", "male"]
MALE = frozenset(("he", "him", "his", "himself"))
FEMALE = frozenset(("she", "her", "hers", "herself"))
NEUTER = frozenset(("it", "its", "itself"))
PLURAL_PRONOUNS = frozenset(("they", "them", "their", "theirs", "themselves"))
THIRD_PERSON = MALE | FEMALE | NEUTER | PLURAL_PRONOUNS
REFLEXIVE = frozenset(("himself", "herself", "itself", "themselves"))

_FEMALE_NOUNS = frozenset(
    "mother woman girl wife daughter sister queen princess actress lady aunt niece grandmother "
    "widow heroine empress duchess nun bride girlfriend goddess".split()
)
_MALE_NOUNS = frozenset(
    "father man boy husband son brother king prince actor uncle nephew grandfather widower "
    "emperor duke monk groom boyfriend god gentleman".split()
)
_GROUPS = frozenset(("place", "organization", "person"))
# Nouns that name the type of a named thing, by the types of name they fit.
_TYPE_NOUNS = {
    "person": frozenset(
        "leader president minister king queen emperor scientist writer author poet artist "
        "composer physicist chemist biologist mathematician astronomer engineer inventor explorer "
        "politician professor researcher doctor physician nurse teacher general admiral soldier "
        "captain ruler philosopher historian painter architect founder director woman man boy "
        "girl child novelist economist activist lawyer statesman monarch prince princess "
        "pope bishop priest".split()
    ),
    "place": frozenset(
        "city town village country nation island province county municipality capital "
        "kingdom republic empire territory continent river lake mountain sea ocean "
        "bay peninsula valley desert park canal bridge building museum church cathedral temple "
        "castle palace tower observatory station university college school hospital".split()
    ),
    "organization": frozenset(
        "company organization organisation agency university college school institute government "
        "party union bank firm corporation committee council museum hospital group association "
        "society institution library ministry department team club newspaper".split()
    ),
    "event": frozenset("war battle revolution treaty conference festival games".split()),
    "object": frozenset(
        "bridge telescope ship book novel spacecraft satellite machine engine building canal tower "
        "probe rover mission aircraft".split()
    ),
}
# Nouns that a thing without a name is taken up by: smallpox is "the disease".
KIND_NOUNS = frozenset(
    "disease illness infection virus vaccine theory method technique process language religion "
    "sport metal gas plant animal drug medicine element mineral substance material fuel dish game "
    "instrument device insect bird fish reptile mammal crop".split()
)
PERSON_NOUNS = _TYPE_NOUNS["person"]
_LANDS = frozenset("country nation state republic kingdom continent".split())


def pronoun_gender(word: str) -> Gender | None:
    """Return the gender that a pronoun shows, None for it and they."""
    return "male" if word in MALE else "female" if word in FEMALE else None


def noun_gender(head: Token) -> Gender | None:
    """Return the gender that a noun shows by itself."""
    lemma = head.lemma.lower()
    return "male" if lemma in _MALE_NOUNS else "female" if lemma in _FEMALE_NOUNS else None


def pronoun_agrees(word: str, head: Token, kind: str, *, named: bool) -> bool:
    """Tell whether a pronoun can stand for a thing of an entity type, headed by a word."""
    plural = head.tag in ("NNS", "NNPS", "CC")
    if word in MALE or word in FEMALE:
        return not plural and kind in ("person", "animal", "")
    if word in NEUTER:
        return not plural and kind != "person"
    if word in PLURAL_PRONOUNS:
        return plural or kind in ("place", "organization") or (not named and kind == "person")
    return False


def type_noun_fits(noun: Token, name: NameEntity) -> bool:
    """Tell whether "the city" or "both leaders" can stand for a named thing."""
    lemma = noun.lemma.lower()
    kinds = [kind for kind, nouns in _TYPE_NOUNS.items() if lemma in nouns]
    if not kinds:
        return False
    full = name.full.lower()
    if full.split()[-1] == lemma:
        return True
    if name.plural or name.entity not in kinds or _other_type_in_name(full, lemma):
        return False
    land = find_land(name.full) if name.entity in ("place", "organization") else None
    if lemma in _LANDS:
        return land is not None and land.kind in ("country", "continent", "U.S. state")
    return land is None


def _other_type_in_name(full: str, lemma: str) -> bool:
    """Tell whether a name says that it is of another type: no river is "the city"."""
    last = full.split()[-1]
    return any(last in nouns for nouns in _TYPE_NOUNS.values()) and last != lemma
