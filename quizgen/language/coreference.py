"""Mention linking: which earlier mention each pronoun and noun phrase goes back to."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from quizgen.language.agreement import Profile, can_be_same, profile
from quizgen.language.document import Link, Sentence, Token
from quizgen.language.encoder import Scorers
from quizgen.language.links import (
    CANDIDATES,
    LinkMention,
    mention_form,
    mention_role,
    pair_features,
)

LEAST_PROBABILITY = 0.3
NEGLIGIBLE = 1e-4
CHUNK_PAIRS = 4096


def mention_words(tokens: Sequence[Token]) -> list[int]:
    """Return the head words of a sentence's mentions, in order.

    A mention is a word with an entity type; a coordination of mentions is one
    more mention, headed by its conjunction word.
    """
    found = {token.index for token in tokens if token.entity or token.tag == "PRP$"}
    for token in tokens:
        if token.label == "cc" and token.head >= 0:
            conjunct = tokens[token.head]
            if conjunct.label == "conj" and {conjunct.index, conjunct.head} <= found:
                found.add(token.index)
    return sorted(found)


def link_mention(sentence: int, tokens: Sequence[Token], index: int) -> LinkMention:
    """Return the mention headed by a word as the linker sees it."""
    token = tokens[index]
    determiner = next(
        (
            other.text.lower()
            for other in tokens
            if other.head == index and other.label.startswith("det")
        ),
        "",
    )
    return LinkMention(
        sentence,
        index,
        mention_form(token.text, token.tag, determiner),
        mention_role(token.label),
        token.text,
    )


def antecedent_table(
    mentions: list[LinkMention], vectors: NDArray[np.float32], scorers: Scorers
) -> NDArray[np.float64]:
    """Return probabilities [mentions, 1 + CANDIDATES]: column 0 none, column d the d-th before."""
    count = len(mentions)
    table = np.full((count, CANDIDATES + 1), -np.inf)
    if not count:
        return table
    earliest = np.maximum(np.arange(count) - CANDIDATES, 0)
    later = np.repeat(np.arange(count), np.arange(count) - earliest)
    earlier = np.concatenate([np.arange(first, own) for own, first in enumerate(earliest)])
    for start in range(0, max(1, len(later)), CHUNK_PAIRS):
        part = later[start : start + CHUNK_PAIRS], earlier[start : start + CHUNK_PAIRS]
        features = pair_features(mentions, *part)
        scores, table[:, 0] = scorers.links(vectors, features, *part)
        table[part[0], part[0] - part[1]] = scores
    table = np.exp(table - table.max(1, keepdims=True))
    return np.asarray(table / table.sum(1, keepdims=True))


def find_links(
    sentences: Sequence[Sentence], vectors: Sequence[NDArray[np.float32]], scorers: Scorers
) -> tuple[Link, ...]:
    """Link every mention to its best antecedent, left to right.

    ``vectors`` holds one array [words, k] a sentence. The probability of a
    link is the sum over the earlier mentions of the antecedent's own chain.
    """
    places = [
        (number, word)
        for number, sentence in enumerate(sentences)
        for word in mention_words(sentence.tokens)
    ]
    return tuple(
        Link(places[later], places[earlier], round(probability, 4))
        for later, earlier, probability in link_mentions(sentences, places, vectors, scorers)
    )


def link_mentions(
    sentences: Sequence[Sentence],
    places: Sequence[tuple[int, int]],
    vectors: Sequence[NDArray[np.float32]],
    scorers: Scorers,
) -> list[tuple[int, int, float]]:
    """Return (mention, antecedent, probability) among the mentions at (sentence, head word)."""
    if not places:
        return []
    mentions = [link_mention(number, sentences[number].tokens, word) for number, word in places]
    profiles = [profile(number, sentences[number].tokens, word) for number, word in places]
    own = np.stack([vectors[number][word] for number, word in places])
    return choose_antecedents(antecedent_table(mentions, own, scorers), profiles)


def choose_antecedents(
    table: NDArray[np.float64], profiles: Sequence[Profile]
) -> list[tuple[int, int, float]]:
    """Return (mention, antecedent, probability) of all links that beat having none.

    Candidates that disagree with the mention, or whose chain has the other
    gender, are struck out, and what they held is shared out among the rest.
    """
    chain = list(range(len(table)))
    genders = [{own.gender} - {""} for own in profiles]
    links = []
    for later, own in enumerate(profiles):
        mass: dict[int, float] = {}
        best: dict[int, tuple[float, int]] = {}
        for distance in range(1, min(later, CANDIDATES) + 1):
            earlier = later - distance
            probability = float(table[later, distance])
            key = chain[earlier]
            if probability < NEGLIGIBLE or (own.gender and genders[key] - {own.gender}):
                continue
            if not can_be_same(own, profiles[earlier]):
                continue
            mass[key] = mass.get(key, 0.0) + probability
            if key not in best or probability > best[key][0]:
                best[key] = (probability, earlier)
        if not mass:
            continue
        key = max(mass, key=lambda name: (mass[name], name))
        if mass[key] <= table[later, 0]:
            continue
        probability = mass[key] / (float(table[later, 0]) + sum(mass.values()))
        if probability >= LEAST_PROBABILITY:
            chain[later] = key
            genders[key] |= genders[later]
            links.append((later, best[key][1], probability))
    return links
