"""Mentions of names in a sentence: which spans of words are names, and of what type.

A name is a proper noun with the flat, compound and capitalised parts around
it, as far as they stand side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from quizgen.facts.name_words import NAMED_KINDS, TITLES, TYPE_WORDS
from quizgen.facts.places import find_land
from quizgen.language import Sentence

_NOT_NAMES = frozenset(
    "january february march april may june july august september october november december monday "
    "tuesday wednesday thursday friday saturday sunday bc ad bce ce spring summer autumn winter am "
    "pm jr sr phd md figure table chapter section".split()
)
_JOINERS = frozenset(
    "of the de van von der den la le du da di al el bin ibn and for - 's ’s & .".split()
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a sentence: tokens ``start`` to ``end`` (exclusive), headed by ``head``."""

    sentence: int
    start: int
    end: int
    head: int
    text: str
    entity: str
    plural: bool = False
    has_article: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """The name's words without titles."""
        return _words_of(self.text)


@lru_cache(maxsize=8192)
def _words_of(text: str) -> tuple[str, ...]:
    words = [word for word in text.replace("-", " - ").split() if word.strip(".,")]
    kept = [word for word in words if word.lower().strip(".") not in TITLES]
    return tuple(kept or words)


def names_in(sentence: Sentence) -> Iterator[Name]:
    """Yield the maximal names of a sentence: a proper noun with its flat and compound parts."""
    covered: set[int] = set()
    for token in sentence.tokens:
        if token.index in covered or not token.tag.startswith("NNP"):
            continue
        if token.label == "amod" and not _in_name(sentence, token.index):
            continue
        head = _name_head(sentence, token.index)
        members = _name_members(sentence, head)
        if token.index not in members:
            members = {token.index}
            head = token.index
        start, end = min(members), max(members) + 1
        covered.update(range(start, end))
        tokens = sentence.tokens
        if tokens[end - 1].text.lower() in TYPE_WORDS:
            start = _over_dash(sentence, start)
            covered.update(range(start, end))
        while start < end - 1 and tokens[start].text in _JOINERS:
            start += 1
        while end - 1 > start and tokens[end - 1].tag in (".", ",", ":"):
            end -= 1
        text = sentence.text[
            tokens[start].start - sentence.start : tokens[end - 1].end - sentence.start
        ]
        words = text.lower().replace(".", "").split()
        if set(words) <= TITLES | _NOT_NAMES or (words[0] in _NOT_NAMES and words[-1].isdigit()):
            continue
        if not any(character.isupper() for character in text):
            continue
        entity = _entity_of_name(text, tokens[head].entity or token.entity)
        if entity != "place" and _has_title(sentence, head, text):
            entity = "person"
        has_article = any(
            tokens[c].text.lower() == "the" and tokens[c].label == "det"
            for c in sentence.children[head]
        )
        plural = tokens[head].tag == "NNPS"
        folded = " ".join(text.split())
        yield Name(sentence.index, start, end, head, folded, entity, plural, has_article)


def _name_head(sentence: Sentence, index: int) -> int:
    """Return the head word of the name that a proper noun is in."""
    while _in_name(sentence, index):
        index = sentence.tokens[index].head
    return index


def _in_name(sentence: Sentence, index: int) -> bool:
    """Tell whether a proper noun is an inner part of a longer name."""
    token = sentence.tokens[index]
    if token.head < 0 or not sentence.tokens[token.head].tag.startswith("NNP"):
        return False
    return token.label in ("flat", "compound", "nmod:desc") or _is_named_modifier(
        sentence, token.head, index
    )


def _name_members(sentence: Sentence, head: int) -> set[int]:
    """Return the contiguous words of a name around its head word."""
    tokens = sentence.tokens
    members = {head}
    stack = [head]
    while stack:
        place = stack.pop()
        for child in sentence.children[place]:
            label = tokens[child].label
            named = tokens[child].tag.startswith(("NNP", "CD", "HYPH", "POS", "FW"))
            if _is_named_modifier(sentence, place, child):
                members.add(child)
                stack.append(child)
                members.update(
                    c for c in sentence.children[child] if tokens[c].label in ("case", "det")
                )
                continue
            if label in ("flat", "compound", "nummod", "punct", "nmod:desc") and named:
                if label == "nmod:desc" and not tokens[child].tag.startswith("NNP"):
                    continue
                if label == "nummod" and child < place:
                    continue
                members.add(child)
                stack.append(child)
    run = {head}
    for step in (1, -1):
        place = head + step
        while place in members:
            run.add(place)
            place += step
    while tokens[max(run)].tag in ("HYPH", "POS") and len(run) > 1:
        run.discard(max(run))
    return run


def _is_named_modifier(sentence: Sentence, head: int, child: int) -> bool:
    """Tell whether a modifier is part of a name: "Ottoman Empire", "Bank of England"."""
    tokens = sentence.tokens
    token = tokens[child]
    if not token.text[:1].isupper():
        return False
    if token.label == "amod":
        person = tokens[head].entity == "person"
        capital = all(tokens[i].text[:1].isupper() for i in range(child, head))
        return child < head and capital and (token.tag.startswith("NNP") or not person)
    if token.label == "nmod:poss" and token.tag.startswith("NNP"):
        # "St Paul's Cathedral"
        return tokens[head].text.lower() in TYPE_WORDS and tokens[head - 1].tag == "POS"
    if token.label == "nmod" and token.tag.startswith("NNP") and child > head:
        cases = [
            tokens[c].text.lower() for c in sentence.children[child] if tokens[c].label == "case"
        ]
        title = tokens[head].text.lower() in TITLES
        return cases == ["of"] and min(sentence.subtree(child)) == head + 1 and not title
    return False


def _over_dash(sentence: Sentence, start: int) -> int:
    """Return where a name starts that goes on before a dash: "San Francisco – Oakland Bridge"."""
    tokens = sentence.tokens
    if start < 2 or tokens[start - 1].text not in ("-", "–", "—"):
        return start
    place = start - 2
    if not tokens[place].tag.startswith("NNP"):
        return start
    while place > 0 and tokens[place - 1].tag.startswith("NNP"):
        place -= 1
    return place


def _has_title(sentence: Sentence, head: int, text: str) -> bool:
    """Tell whether a title stands in a name or a person noun before it: "leader Kim Jong-un"."""
    words = re.split(r"[\s-]+", text.lower().replace(".", ""))
    if any(word in TITLES for word in words[:-1]):
        return True
    return any(
        sentence.tokens[c].entity == "person" or sentence.tokens[c].lemma.lower() in TITLES
        for c in sentence.children[head]
        if c < head
        and sentence.tokens[c].label in ("nmod:desc", "compound")
        and sentence.tokens[c].tag == "NN"
    )


def _entity_of_name(text: str, guessed: str) -> str:
    """Return a name's type: by its last word where that says it, else as the model guessed."""
    if find_land(text) is not None:
        return "place"
    last = text.lower().split()[-1]
    for kind, nouns in NAMED_KINDS.items():
        if last in nouns and (guessed != "person" or kind != "person"):
            return guessed if (guessed, kind) == ("place", "organization") else kind
    return guessed
