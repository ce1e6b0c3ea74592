"""What pronouns and definite noun phrases stand for: from words to the things they mean.

Names are grouped by string (``names``). Pronouns and definites follow the
mention linker where it is sure enough and gender, number and type agree.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from quizgen.facts.agreement import (
    FEMALE,
    KIND_NOUNS,
    MALE,
    PLURAL_PRONOUNS,
    noun_gender,
    pronoun_agrees,
    pronoun_gender,
    type_noun_fits,
)
from quizgen.facts.callings import callings
from quizgen.facts.genders import gender_votes
from quizgen.facts.given_names import given_gender
from quizgen.facts.mentions import Mentions
from quizgen.facts.name_words import TITLES
from quizgen.facts.names import NameEntity, NameTable, person_name
from quizgen.facts.pairs import named_pair
from quizgen.facts.persons import find_hero, hero_at, only_person_before, speaker
from quizgen.facts.reference import Key, Place, Reference, name_key
from quizgen.facts.topic import named_topic
from quizgen.facts.writers import authors_say_we
from quizgen.language import Document, Link, Sentence, Token

# A link is followed from these probabilities of the mention linker on.
_PRONOUN_LINK = 0.5
_THING_LINK = 0.65
_CLOSE_LINK = 0.95
_SAME_NOUN_LINK = 0.5
_NOUN_TO_NAME_LINK = 0.85


class References:
    """Resolves the mentions of a document."""

    def __init__(self, document: Document, title: str = "") -> None:
        self.document = document
        self.names = NameTable(document, title)
        self._mentions = Mentions(document, self.names, named_topic(document, self.names, title))
        self._links = {link.mention: link for link in document.links}
        self._found: dict[Place, Reference | None] = {}
        self.authors_say_we = authors_say_we(document)
        self._genders = gender_votes(self._mentions)
        self._hero = find_hero(document, self.names, title)
        self._called: dict[str, dict[Key, Reference]] = defaultdict(dict)
        for sentence in document.sentences:
            for token in sentence.tokens:
                self._resolve((sentence.index, token.index), token)
            for thing, noun in callings(sentence):
                own = self.of(sentence, thing)
                if own is not None:
                    self._called[sentence.tokens[noun].lemma.lower()][own.key] = own

    def of(self, sentence: Sentence, index: int) -> Reference | None:
        """Return what a token stands for; None for a pronoun that nobody can resolve."""
        place = (sentence.index, index)
        return self._found.get(place) or self._mentions.itself(place)

    def prominence(self) -> Counter[int]:
        """Return how often each name of ``names.entities`` is meant, by name or by pronoun."""
        counts: Counter[int] = Counter(
            {number: name.mentions for number, name in enumerate(self.names.entities)}
        )
        for place, found in self._found.items():
            name = found.name if found is not None else None
            if name is not None and self._mentions.token(place).tag.startswith("PRP"):
                counts[self.names.number(name)] += 1
        return counts

    def is_person(self, name: NameEntity) -> bool:
        """Tell whether more than the model's guess says that a name is one person's.

        A known given name, a title before it, or a he or she that means it.
        """
        if name.entity != "person" or name.plural or " of " in name.full:
            return False
        words = name.full.lower().replace(".", "").split()
        return (
            given_gender(person_name(name)) is not None
            or name_key(self.names, name) in self._genders
            or (len(words) > 1 and words[0] in TITLES)
        )

    def _resolve(self, place: Place, token: Token) -> None:
        """Find what a token stands for, out of what is found for those before it."""
        called = self._called_so(place, token)
        pair = named_pair(self.document, self.names, place)
        if called is not None:
            self._found[place] = called
        elif pair:
            self._found[place] = Reference(("pair", *place), place, pair)
        elif place in self._links:
            self._found[place] = self._follow(self._links[place])
        if self._found.get(place) is None and token.text.lower() in MALE | FEMALE:
            self._found[place] = only_person_before(
                self._mentions, self._genders, place
            ) or hero_at(self._mentions, self._genders, self._hero, place)

    def _called_so(self, place: Place, token: Token) -> Reference | None:
        """Return the one thing that the text has called by a bare definite noun: "the disease"."""
        known = self._called.get(token.lemma.lower(), {})
        if len(known) != 1 or token.tag != "NN" or not self._mentions.is_bare_definite(place):
            return None
        reference = next(iter(known.values()))
        namesake = self._mentions.namesake(place)
        if namesake is not None and namesake is not reference.name:
            return None
        if reference.name is None and token.lemma.lower() not in KIND_NOUNS:
            return None
        return reference

    def _follow(self, link: Link) -> Reference | None:
        """Return what a linked mention stands for, None where the link is not to be believed."""
        mentions = self._mentions
        token, target = mentions.token(link.mention), mentions.token(link.antecedent)
        if self.names.entity_at(*link.mention) is not None and token.tag.startswith("NNP"):
            return None
        known = self._found.get(link.antecedent) or mentions.itself(link.antecedent)
        if token.tag == "PRP":
            known = speaker(mentions, self._genders, link.mention) or known
        if token.tag in ("PRP", "PRP$"):
            person = token.text.lower() in MALE | FEMALE
            far = link.mention[0] - link.antecedent[0]
            if far > (1 if not person and link.probability < _CLOSE_LINK else 3):
                return None
            if link.probability < (_PRONOUN_LINK if person else _THING_LINK) or known is None:
                return None
            return known if self._pronoun_fits(token, target, known) else None
        if known is None or not mentions.is_bare_definite(link.mention):
            return None
        if mentions.topic.is_called(token):
            return None  # "the city" in an article on a city: see ``Mentions.namesake``
        if token.lemma == target.lemma and token.tag == target.tag:
            return known if link.probability >= _SAME_NOUN_LINK else None
        if known.name is not None and link.probability >= _NOUN_TO_NAME_LINK:
            return known if type_noun_fits(token, known.name) else None
        return None

    def _pronoun_fits(self, pronoun: Token, target: Token, known: Reference) -> bool:
        head = self._mentions.token(known.place)
        word = pronoun.text.lower()
        if len(known.names) > 1:
            return word in PLURAL_PRONOUNS
        gender = pronoun_gender(word)
        if gender is not None:
            other = pronoun_gender(target.text.lower()) or noun_gender(head)
            if other is not None and other != gender:
                return False
            if self._genders.get(known.key, gender) != gender:
                return False
        kind = known.name.entity if known.name else head.entity
        return pronoun_agrees(word, head, kind, named=known.name is not None)
