"""What pronouns and definite noun phrases stand for: from words to the things they mean.

Names are grouped by string (``names``). Pronouns and definites follow the
mention linker where it is sure enough and gender, number and type agree.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from quizgen.facts.agreement import (
    FEMALE,
    KIND_NOUNS,
    MALE,
    PLURAL_PRONOUNS,
    Gender,
    noun_gender,
    pronoun_agrees,
    pronoun_gender,
    type_noun_fits,
)
from quizgen.facts.callings import callings
from quizgen.facts.given_names import given_gender
from quizgen.facts.names import TITLES, NameEntity, NameTable, person_name
from quizgen.facts.writers import authors_say_we
from quizgen.language import Document, Link, Sentence, Token

# A link is followed from these probabilities of the mention linker on.
_PRONOUN_LINK = 0.5
_THING_LINK = 0.65
_CLOSE_LINK = 0.95
_SAME_NOUN_LINK = 0.5
_NOUN_TO_NAME_LINK = 0.85

_SPEAKING = frozenset("say state add explain claim write tell note argue recall admit".split())

Place = tuple[int, int]
Key = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Reference:
    """What a word stands for.

    ``key`` is the same for all mentions of one thing. ``place`` is the
    (sentence, token) of the mention that tells most; ``names`` are the named
    things, one for most, two for "both leaders".
    """

    key: Key
    place: Place
    names: tuple[NameEntity, ...] = ()

    @property
    def name(self) -> NameEntity | None:
        """The named thing, where it is one."""
        return self.names[0] if len(self.names) == 1 else None


class References:
    """Resolves the mentions of a document."""

    def __init__(self, document: Document, title: str = "") -> None:
        self.document = document
        self.names = NameTable(document, title)
        self._topic = self._topic_of(title)
        self._topic_nouns = self._nouns_of_topic()
        self._links = {link.mention: link for link in document.links}
        self._found: dict[Place, Reference | None] = {}
        self.authors_say_we = authors_say_we(document)
        self._genders = self._gender_votes()
        self._hero = self._find_hero(title)
        self._called: dict[str, dict[Key, Reference]] = defaultdict(dict)
        for sentence in document.sentences:
            for token in sentence.tokens:
                place = (sentence.index, token.index)
                called = self._called_so(place, token)
                pair = self._pair(place, token)
                if called is not None:
                    self._found[place] = called
                elif pair:
                    self._found[place] = Reference(("pair", *place), place, pair)
                elif place in self._links:
                    self._found[place] = self._follow(self._links[place])
                if self._found.get(place) is None and token.text.lower() in MALE | FEMALE:
                    self._found[place] = self._only_person_before(place) or self._hero_at(place)
            for thing, noun in callings(sentence):
                own = self.of(sentence, thing)
                if own is not None:
                    self._called[sentence.tokens[noun].lemma.lower()][own.key] = own

    def of(self, sentence: Sentence, index: int) -> Reference | None:
        """Return what a token stands for; None for a pronoun that nobody can resolve."""
        place = (sentence.index, index)
        if place in self._found:
            found = self._found[place]
            if found is not None:
                return found
        return self._itself(place)

    def prominence(self) -> Counter[int]:
        """Return how often each name of ``names.entities`` is meant, by name or by pronoun."""
        counts: Counter[int] = Counter(
            {number: name.mentions for number, name in enumerate(self.names.entities)}
        )
        for place, found in self._found.items():
            name = found.name if found is not None else None
            if name is not None and self._token(place).tag.startswith("PRP"):
                counts[self.names.number(name)] += 1
        return counts

    def is_person(self, name: NameEntity) -> bool:
        """Tell whether more than the model's guess says that a name is one person's.

        A known given name, a title before it, or a he or she that means it.
        """
        if name.entity != "person" or name.plural or " of " in name.full:
            return False
        words = name.full.lower().replace(".", "").split()
        key = ("name", name.first_sentence, self.names.number(name))
        return (
            given_gender(person_name(name)) is not None
            or key in self._genders
            or (len(words) > 1 and words[0] in TITLES)
        )

    def _called_so(self, place: Place, token: Token) -> Reference | None:
        """Return the one thing that the text has called by a bare definite noun: "the disease"."""
        known = self._called.get(token.lemma.lower(), {})
        if len(known) != 1 or token.tag != "NN" or not self._is_bare_definite(place):
            return None
        reference = next(iter(known.values()))
        namesake = self._namesake(place, token)
        if namesake is not None and namesake is not reference.name:
            return None
        if reference.name is None and token.lemma.lower() not in KIND_NOUNS:
            return None
        return reference

    def _token(self, place: Place) -> Token:
        return self.document.sentences[place[0]].tokens[place[1]]

    def _itself(self, place: Place) -> Reference | None:
        """Return the reference of a name or a noun that is not linked to anything before it."""
        token = self._token(place)
        name = self.names.entity_at(*place)
        if name is not None and self._heads_its_name(place, token):
            return Reference(("name", name.first_sentence, self.names.number(name)), place, (name,))
        if token.tag.startswith(("PRP", "WP", "WDT", "DT", "EX")):
            return None
        namesake = self._namesake(place, token)
        if namesake is not None:
            number = self.names.number(namesake)
            key = ("name", namesake.first_sentence, number)
            return Reference(key, namesake.place, (namesake,))
        return Reference(("noun", *place), place)

    def _heads_its_name(self, place: Place, token: Token) -> bool:
        name = self.names.name_at(*place)
        return name is not None and not (name.start <= token.head < name.end)

    def _follow(self, link: Link) -> Reference | None:
        """Return what a linked mention stands for, None where the link is not to be believed."""
        token, target = self._token(link.mention), self._token(link.antecedent)
        if self.names.entity_at(*link.mention) is not None and token.tag.startswith("NNP"):
            return None
        known = self._found.get(link.antecedent) or self._itself(link.antecedent)
        if token.tag == "PRP":
            known = self._speaker(link.mention) or known
        if token.tag in ("PRP", "PRP$"):
            person = token.text.lower() in MALE | FEMALE
            far = link.mention[0] - link.antecedent[0]
            if far > (1 if not person and link.probability < _CLOSE_LINK else 3):
                return None
            if link.probability < (_PRONOUN_LINK if person else _THING_LINK) or known is None:
                return None
            return known if self._pronoun_fits(token, target, known) else None
        if known is None or not self._is_bare_definite(link.mention):
            return None
        if self._is_topic_noun(token):
            return None  # "the city" in an article on a city: see _namesake
        if token.lemma == target.lemma and token.tag == target.tag:
            return known if link.probability >= _SAME_NOUN_LINK else None
        if known.name is not None and link.probability >= _NOUN_TO_NAME_LINK:
            return known if type_noun_fits(token, known.name) else None
        return None

    def _speaker(self, place: Place) -> Reference | None:
        """Return who says so, for the "he" of "Allton said he had seen it".

        The subject of what somebody says is most often that somebody.
        """
        sentence = self.document.sentences[place[0]]
        token = sentence.tokens[place[1]]
        gender = pronoun_gender(token.text.lower())
        clause = sentence.tokens[token.head] if token.head >= 0 else token
        if gender is None or token.label != "nsubj" or clause.label != "ccomp" or clause.head < 0:
            return None
        if sentence.tokens[clause.head].lemma not in _SPEAKING:
            return None
        for child in sentence.children[clause.head]:
            own = self._itself((place[0], child)) if child < place[1] else None
            speaker = sentence.tokens[child]
            if own is None or own.name is None or speaker.label != "nsubj":
                continue
            if own.name.entity == "person" and self._genders.get(own.key, gender) == gender:
                return own
        return None

    def _is_bare_definite(self, place: Place) -> bool:
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
        pointing = ("the", "this", "these", "both", "two", "that")
        return any(m.label.startswith("det") for m in modifiers) and all(
            m.text.lower() in pointing for m in modifiers
        )

    def _only_person_before(self, place: Place) -> Reference | None:
        """Return the one person of a pronoun's gender named before it, here or a sentence before.

        It stands in where the linker knows nobody, or points at somebody of
        the other gender.
        """
        gender = pronoun_gender(self._token(place).text.lower())
        for number, end in ((place[0], place[1]), (place[0] - 1, 10_000)):
            if number < 0:
                continue
            found: dict[Key, Reference] = {}
            for token in self.document.sentences[number].tokens[:end]:
                own = self._itself((number, token.index)) if token.tag.startswith("NN") else None
                if own is not None and own.name is not None and own.name.entity == "person":
                    found[own.key] = own
            fitting = [r for key, r in found.items() if self._genders.get(key, gender) == gender]
            if fitting:
                known = [r for r in fitting if r.key in self._genders]
                certain = known if len(known) == 1 == len(fitting) else []
                alone = len(found) == 1 and gender not in self._genders.values()
                return certain[0] if certain else fitting[0] if alone else None
        return None

    def _find_hero(self, title: str) -> NameEntity | None:
        """Return the person whose life an article tells: named most, in every fifth sentence."""
        persons = [name for name in self.names.entities if name.entity == "person"]
        persons.sort(key=lambda name: (-name.mentions, name.first_sentence))
        if not persons:
            return None
        first = persons[0]
        rival = persons[1].mentions if len(persons) > 1 else 0
        often = 5 * first.mentions >= len(self.document.sentences)
        titled = first.full.split()[-1].lower() in title.lower()
        known = first.mentions >= 4 and (often or titled) and first.mentions >= 2 * rival
        return first if known else None

    def _hero_at(self, place: Place) -> Reference | None:
        """Return the article's hero for a he or she that nobody else named near it can be."""
        hero = self._hero
        if hero is None:
            return None
        gender = pronoun_gender(self._token(place).text.lower())
        own = ("name", hero.first_sentence, self.names.number(hero))
        if self._genders.get(own) != gender:
            return None
        for number in range(max(0, place[0] - 2), place[0] + 1):
            for token in self.document.sentences[number].tokens:
                if number == place[0] and token.index >= place[1]:
                    break
                other = self.names.entity_at(number, token.index)
                if other is not None and other.entity == "person" and other is not hero:
                    key = ("name", other.first_sentence, self.names.number(other))
                    if self._genders.get(key, gender) == gender:
                        return None
                if token.tag == "NN" and noun_gender(token) == gender:
                    return None
        return Reference(own, hero.place, (hero,))

    def _pronoun_fits(self, pronoun: Token, target: Token, known: Reference) -> bool:
        head = self._token(known.place)
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

    def _gender_votes(self) -> dict[Key, Gender]:
        """Return the gender of each thing by the pronouns that link straight to it."""
        votes: dict[Key, dict[Gender, float]] = defaultdict(lambda: defaultdict(float))
        for link in self.document.links:
            gender = pronoun_gender(self._token(link.mention).text.lower())
            own = self._itself(link.antecedent)
            if gender is not None and own is not None:
                votes[own.key][gender] += link.probability
        found = {key: max(sorted(own), key=lambda g: own[g]) for key, own in votes.items()}
        for name in self.names.entities:
            given = given_gender(person_name(name)) if name.entity == "person" else None
            if given is not None:
                found["name", name.first_sentence, self.names.number(name)] = given
        return found

    def _topic_of(self, title: str) -> NameEntity | None:
        """Return the place or organization that the article is about.

        It is in the title, or it is mentioned five times and twice as often
        as any other of its type.
        """
        named = [n for n in self.names.entities if n.entity in ("place", "organization")]
        named.sort(key=lambda name: (-name.mentions, name.first_sentence))
        if not named:
            return None
        first = named[0]
        rivals = [n.mentions for n in named[1:] if n.entity == first.entity]
        titled = first.full.lower() in title.lower() and first.mentions >= 3
        dominant = first.mentions >= 5 and first.mentions >= 2 * max(rivals, default=0)
        return first if titled or dominant else None

    def _nouns_of_topic(self) -> frozenset[str]:
        """Return the nouns that the article calls its topic by: "X is a town", "the city of X"."""
        found: set[str] = set()
        for sentence in self.document.sentences:
            for token in sentence.tokens:
                if (
                    token.head < 0
                    or self.names.entity_at(sentence.index, token.index) is not self._topic
                ):
                    continue
                head = sentence.tokens[token.head]
                if self._topic is not None and token.label in (
                    "nsubj",
                    "nsubj:pass",
                    "nmod",
                    "nmod:desc",
                    "appos",
                    "compound",
                ):
                    near = [head, *(sentence.tokens[c] for c in sentence.children[token.head])]
                    found.update(t.lemma.lower() for t in near if t.tag in ("NN", "NNP"))
                    for child in sentence.children[token.index]:
                        if sentence.tokens[child].label in ("appos", "nmod:desc", "compound"):
                            found.add(sentence.tokens[child].lemma.lower())
        return frozenset(found)

    def _is_topic_noun(self, token: Token) -> bool:
        return (
            self._topic is not None
            and token.lemma.lower() in self._topic_nouns
            and type_noun_fits(token, self._topic)
        )

    def _namesake(self, place: Place, token: Token) -> NameEntity | None:
        """Return the one name that ends in a bare definite noun: "the Study" for "the study"."""
        if token.tag != "NN" or not self._is_bare_definite(place):
            return None
        if token.lemma.lower() in ("year", "day", "week", "month", "night", "time"):
            return None  # "this year" is no Chinese New Year
        if self._is_topic_noun(token):
            return self._topic
        found = [
            name
            for name in self.names.entities
            if " " in name.full
            and name.full.split()[-1].lower() == token.lemma.lower()
            and name.first_sentence < place[0]
        ]
        return found[0] if len(found) == 1 else None

    def _pair(self, place: Place, token: Token) -> tuple[NameEntity, ...]:
        """Return the two names that "both leaders" or "the two countries" stands for.

        They are the only two names of the right type in the nearest sentences,
        this one up to the phrase and the two before.
        """
        sentence = self.document.sentences[place[0]]
        if token.tag != "NNS" or not any(
            sentence.tokens[c].text.lower() in ("both", "two")
            for c in sentence.children[token.index]
        ):
            return ()
        if len(sentence.children[token.index]) > 2:
            return ()
        found: list[NameEntity] = []
        for number in range(place[0], max(-1, place[0] - 3), -1):
            for other in self.document.sentences[number].tokens:
                if number == place[0] and other.index >= token.index:
                    break
                name = self.names.entity_at(number, other.index)
                written = self.names.name_at(number, other.index)
                start = written.start if written is not None else 0
                if start and self.document.sentences[number].tokens[start - 1].text == "(":
                    continue  # another name of what stands before
                if name is not None and name not in found and type_noun_fits(token, name):
                    found.append(name)
            if len(found) >= 2:
                break
        return tuple(found) if len(found) == 2 else ()
