"""What pronouns and short names stand for: the bridge from words to the things they mean."""

from __future__ import annotations

from dataclasses import dataclass

from quizgen.facts.names import NameEntity, NameTable
from quizgen.language import Document, Sentence, Token

# A link of the mention linker is believed from this probability on.
TRUSTED = 0.7
_MALE = frozenset(("he", "him", "his", "himself"))
_FEMALE = frozenset(("she", "her", "hers", "herself"))
_NEUTER = frozenset(("it", "its", "itself"))
_PLURAL = frozenset(("they", "them", "their", "theirs", "themselves"))
THIRD_PERSON = _MALE | _FEMALE | _NEUTER | _PLURAL
REFLEXIVE = frozenset(("himself", "herself", "itself", "themselves"))
_PLACES_AND_GROUPS = frozenset(("place", "organization"))


@dataclass(frozen=True, slots=True)
class Reference:
    """What a word stands for.

    ``key`` is the same for all mentions of one thing; ``entity`` is the name's
    group when the thing has a name, else the head word's place is used.
    """

    key: tuple[str, int, int]
    place: tuple[int, int]
    name: NameEntity | None


class References:
    """Resolves mentions of a document: names by string, pronouns by the linker and agreement."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.names = NameTable(document)
        self._links = {link.mention: link for link in document.links}
        self._genders: dict[tuple[str, int, int], set[str]] = {}
        self._learn_genders()

    def of(self, sentence: Sentence, index: int) -> Reference | None:
        """Return what a token stands for: itself if it is a noun or name, None if unknown."""
        return self._resolve((sentence.index, index), depth=0)

    def is_shared_surname(self, name: NameEntity) -> bool:
        """Tell whether another person in the article has a name with the same last word."""
        last = name.full.split()[-1]
        return any(
            other is not name and other.entity == "person" and last in other.full.split()
            for other in self.names.entities
        )

    def _token(self, place: tuple[int, int]) -> Token:
        return self.document.sentences[place[0]].tokens[place[1]]

    def _resolve(self, place: tuple[int, int], depth: int) -> Reference | None:
        token = self._token(place)
        if not token.tag.startswith(("PRP", "WP", "WDT", "DT")):
            return self._itself(place)
        if depth > 8:
            return None
        link = self._links.get(place)
        if link is None or link.probability < TRUSTED:
            return None
        found = self._resolve(link.antecedent, depth + 1)
        if found is None or not self._agrees(token, found):
            return None
        return found

    def _itself(self, place: tuple[int, int]) -> Reference:
        name = self.names.entity_at(*place)
        if name is not None and self._is_name_head(place):
            first = (name.first_sentence, abs(hash_text(name.full)))
            return Reference(("name", *first), place, name)
        return Reference(("noun", *place), place, None)

    def _is_name_head(self, place: tuple[int, int]) -> bool:
        name = self.names.name_at(*place)
        if name is None:
            return False
        token = self._token(place)
        return not (name.start <= token.head < name.end)

    def _agrees(self, pronoun: Token, found: Reference) -> bool:
        word = pronoun.text.lower()
        head = self._token(found.place)
        kind = found.name.entity if found.name else head.entity
        coordinated = head.tag == "CC"
        plural = coordinated or head.tag in ("NNS", "NNPS")
        if word in _MALE or word in _FEMALE:
            gender = "m" if word in _MALE else "f"
            known = self._genders.get(found.key, set())
            return not plural and kind in ("person", "animal") and known <= {gender}
        if word in _NEUTER:
            return not plural and kind != "person"
        if word in _PLURAL:
            return plural or kind in _PLACES_AND_GROUPS or (found.name is None and kind == "person")
        return False

    def _learn_genders(self) -> None:
        """Collect which of he and she point at each thing: one who is both is a wrong link."""
        for link in self.document.links:
            if link.probability < TRUSTED:
                continue
            word = self._token(link.mention).text.lower()
            gender = "m" if word in _MALE else "f" if word in _FEMALE else ""
            if not gender:
                continue
            target = link.antecedent
            for _ in range(8):
                if not self._token(target).tag.startswith("PRP"):
                    break
                step = self._links.get(target)
                if step is None or step.probability < TRUSTED:
                    break
                target = step.antecedent
            if not self._token(target).tag.startswith("PRP"):
                self._genders.setdefault(self._itself(target).key, set()).add(gender)


def hash_text(text: str) -> int:
    """Return a number for a text that is the same in every run."""
    value = 0
    for character in text:
        value = (value * 131 + ord(character)) % 1_000_003
    return value
