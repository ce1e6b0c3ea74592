"""The place or organization that an article is about, and the nouns that it is called by."""

from __future__ import annotations

from dataclasses import dataclass

from quizgen.facts.agreement import type_noun_fits
from quizgen.facts.names import NameEntity, NameTable
from quizgen.language import Document, Token

_NAMING_LABELS = ("nsubj", "nsubj:pass", "nmod", "nmod:desc", "appos", "compound")


@dataclass(frozen=True, slots=True)
class NamedTopic:
    """What an article is about, None where no one place or organization is.

    ``nouns`` are those that the article calls it by, in lower case.
    """

    name: NameEntity | None
    nouns: frozenset[str]

    def is_called(self, noun: Token) -> bool:
        """Tell whether a noun is one that the article calls its topic by."""
        return (
            self.name is not None
            and noun.lemma.lower() in self.nouns
            and type_noun_fits(noun, self.name)
        )


def named_topic(document: Document, names: NameTable, title: str) -> NamedTopic:
    """Return the place or organization that an article is about, with its nouns."""
    name = _topic_of(names, title)
    return NamedTopic(name, _nouns_of(document, names, name) if name else frozenset())


def _topic_of(names: NameTable, title: str) -> NameEntity | None:
    """Return the place or organization that the article is about.

    It is in the title, or it is mentioned five times and twice as often
    as any other of its type.
    """
    named = [n for n in names.entities if n.entity in ("place", "organization")]
    named.sort(key=lambda name: (-name.mentions, name.first_sentence))
    if not named:
        return None
    first = named[0]
    rivals = [n.mentions for n in named[1:] if n.entity == first.entity]
    titled = first.full.lower() in title.lower() and first.mentions >= 3
    dominant = first.mentions >= 5 and first.mentions >= 2 * max(rivals, default=0)
    return first if titled or dominant else None


def _nouns_of(document: Document, names: NameTable, topic: NameEntity) -> frozenset[str]:
    """Return the nouns that the article calls its topic by: "X is a town", "the city of X"."""
    found: set[str] = set()
    for sentence in document.sentences:
        tokens = sentence.tokens
        for token in tokens:
            if token.head < 0 or names.entity_at(sentence.index, token.index) is not topic:
                continue
            if token.label not in _NAMING_LABELS:
                continue
            near = [tokens[token.head], *(tokens[c] for c in sentence.children[token.head])]
            found.update(t.lemma.lower() for t in near if t.tag in ("NN", "NNP"))
            for child in sentence.children[token.index]:
                if tokens[child].label in ("appos", "nmod:desc", "compound"):
                    found.add(tokens[child].lemma.lower())
    return frozenset(found)
