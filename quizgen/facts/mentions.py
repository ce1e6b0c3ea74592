"""What a mention means by its own words, before any link to what stands before it."""

from __future__ import annotations

from dataclasses import dataclass

from quizgen.facts.names import NameEntity, NameTable
from quizgen.facts.reference import Place, Reference, name_key
from quizgen.facts.topic import NamedTopic
from quizgen.language import Document, Token

_TIMES = ("year", "day", "week", "month", "night", "time")
_POINTING = ("the", "this", "these", "both", "two", "that")


@dataclass(frozen=True, slots=True)
class Mentions:
    """The mentions of a document, with its names and its topic."""

    document: Document
    names: NameTable
    topic: NamedTopic

    def token(self, place: Place) -> Token:
        """Return the token at a place."""
        return self.document.sentences[place[0]].tokens[place[1]]

    def itself(self, place: Place) -> Reference | None:
        """Return the reference of a name or a noun that is not linked to anything before it."""
        token = self.token(place)
        name = self.names.entity_at(*place)
        if name is not None and self._heads_its_name(place, token):
            return Reference(name_key(self.names, name), place, (name,))
        if token.tag.startswith(("PRP", "WP", "WDT", "DT", "EX")):
            return None
        namesake = self.namesake(place)
        if namesake is not None:
            return Reference(name_key(self.names, namesake), namesake.place, (namesake,))
        return Reference(("noun", *place), place)

    def namesake(self, place: Place) -> NameEntity | None:
        """Return the one name that ends in a bare definite noun: "the Study" for "the study"."""
        token = self.token(place)
        if token.tag != "NN" or not self.is_bare_definite(place):
            return None
        if token.lemma.lower() in _TIMES:
            return None  # "this year" is no Chinese New Year
        if self.topic.is_called(token):
            return self.topic.name
        found = [
            name
            for name in self.names.entities
            if " " in name.full
            and name.full.split()[-1].lower() == token.lemma.lower()
            and name.first_sentence < place[0]
        ]
        return found[0] if len(found) == 1 else None

    def is_bare_definite(self, place: Place) -> bool:
        """Tell whether a noun has "the", "this" or "both" and no other modifier."""
        sentence = self.document.sentences[place[0]]
        token = sentence.tokens[place[1]]
        if not token.tag.startswith("NN"):
            return False
        modifiers = [
            sentence.tokens[c]
            for c in sentence.children[place[1]]
            if sentence.tokens[c].label not in ("case", "punct", "cop", "nsubj", "mark")
        ]
        return any(m.label.startswith("det") for m in modifiers) and all(
            m.text.lower() in _POINTING for m in modifiers
        )

    def _heads_its_name(self, place: Place, token: Token) -> bool:
        name = self.names.name_at(*place)
        return name is not None and not (name.start <= token.head < name.end)
