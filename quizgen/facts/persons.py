"""Who a he or she is by the persons around it: the speaker, the only one named, the hero."""

from __future__ import annotations

from quizgen.facts.agreement import noun_gender, pronoun_gender
from quizgen.facts.genders import Genders
from quizgen.facts.mentions import Mentions
from quizgen.facts.names import NameEntity, NameTable
from quizgen.facts.reference import Key, Place, Reference, name_key
from quizgen.language import Document

_SPEAKING = frozenset("say state add explain claim write tell note argue recall admit".split())


def speaker(mentions: Mentions, genders: Genders, place: Place) -> Reference | None:
    """Return who says so, for the "he" of "Allton said he had seen it".

    The subject of what somebody says is most often that somebody.
    """
    sentence = mentions.document.sentences[place[0]]
    token = sentence.tokens[place[1]]
    gender = pronoun_gender(token.text.lower())
    clause = sentence.tokens[token.head] if token.head >= 0 else token
    if gender is None or token.label != "nsubj" or clause.label != "ccomp" or clause.head < 0:
        return None
    if sentence.tokens[clause.head].lemma not in _SPEAKING:
        return None
    for child in sentence.children[clause.head]:
        own = mentions.itself((place[0], child)) if child < place[1] else None
        if own is None or own.name is None or sentence.tokens[child].label != "nsubj":
            continue
        if own.name.entity == "person" and genders.get(own.key, gender) == gender:
            return own
    return None


def only_person_before(mentions: Mentions, genders: Genders, place: Place) -> Reference | None:
    """Return the one person of a pronoun's gender named before it, here or a sentence before.

    It stands in where the linker knows nobody, or points at somebody of
    the other gender.
    """
    gender = pronoun_gender(mentions.token(place).text.lower())
    for number, end in ((place[0], place[1]), (place[0] - 1, 10_000)):
        if number < 0:
            continue
        found: dict[Key, Reference] = {}
        for token in mentions.document.sentences[number].tokens[:end]:
            own = mentions.itself((number, token.index)) if token.tag.startswith("NN") else None
            if own is not None and own.name is not None and own.name.entity == "person":
                found[own.key] = own
        fitting = [r for key, r in found.items() if genders.get(key, gender) == gender]
        if fitting:
            known = [r for r in fitting if r.key in genders]
            certain = known if len(known) == 1 == len(fitting) else []
            alone = len(found) == 1 and gender not in genders.values()
            return certain[0] if certain else fitting[0] if alone else None
    return None


def find_hero(document: Document, names: NameTable, title: str) -> NameEntity | None:
    """Return the person whose life an article tells: named most, in every fifth sentence."""
    persons = [name for name in names.entities if name.entity == "person"]
    persons.sort(key=lambda name: (-name.mentions, name.first_sentence))
    if not persons:
        return None
    first = persons[0]
    rival = persons[1].mentions if len(persons) > 1 else 0
    often = 5 * first.mentions >= len(document.sentences)
    titled = first.full.split()[-1].lower() in title.lower()
    known = first.mentions >= 4 and (often or titled) and first.mentions >= 2 * rival
    return first if known else None


def hero_at(
    mentions: Mentions, genders: Genders, hero: NameEntity | None, place: Place
) -> Reference | None:
    """Return the article's hero for a he or she that nobody else named near it can be."""
    if hero is None:
        return None
    names = mentions.names
    gender = pronoun_gender(mentions.token(place).text.lower())
    own = name_key(names, hero)
    if genders.get(own) != gender:
        return None
    for number in range(max(0, place[0] - 2), place[0] + 1):
        for token in mentions.document.sentences[number].tokens:
            if number == place[0] and token.index >= place[1]:
                break
            other = names.entity_at(number, token.index)
            if (
                other is not None
                and other.entity == "person"
                and other is not hero
                and genders.get(name_key(names, other), gender) == gender
            ):
                return None
            if token.tag == "NN" and noun_gender(token) == gender:
                return None
    return Reference(own, hero.place, (hero,))
