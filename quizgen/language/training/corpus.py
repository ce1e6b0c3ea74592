"""Treebank sentences as training batches: padded windows with gold classes and mention chains."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch

from quizgen.language.conllu import GoldDocument, mention_heads
from quizgen.language.lemmas import edit_script
from quizgen.language.links import (
    CANDIDATES,
    LinkMention,
    mention_form,
    mention_role,
    pair_features,
)
from quizgen.language.pieces import PieceSentence, Window, piece_sentences, windows

if TYPE_CHECKING:
    from tokenizers import Tokenizer

IGNORED = -100
NO_ENTITY = "none"
MAX_WORDS = 220


@dataclass(frozen=True)
class Inventory:
    """The classes that the heads predict, in the order of their numbers."""

    tags: tuple[str, ...]
    labels: tuple[str, ...]
    entities: tuple[str, ...]
    scripts: tuple[str, ...]

    @classmethod
    def of(cls, documents: Iterable[GoldDocument]) -> Inventory:
        """Collect the classes; lemma scripts seen fewer than three times are left out."""
        tags: set[str] = set()
        labels: set[str] = set()
        entities: set[str] = set()
        scripts: Counter[str] = Counter()
        for document in documents:
            for sentence in document.sentences:
                tags.update(sentence.tags)
                labels.update(sentence.labels)
                entities.update(mention.entity_type for mention in sentence.mentions)
                scripts.update(map(edit_script, sentence.words, sentence.lemmas))
        kept = sorted(script for script, count in scripts.items() if count >= 3)
        return cls(
            tuple(sorted(tags)),
            tuple(sorted(labels)),
            (NO_ENTITY, *sorted(entities)),
            tuple(kept),
        )


@dataclass(frozen=True)
class Example:
    """One sentence, ready: pieces, gold class numbers, and mentions (word, chain, form, role)."""

    pieces: PieceSentence
    tags: list[int]
    entities: list[int]
    scripts: list[int]
    heads: list[int]
    labels: list[int]
    mentions: list[tuple[int, str, int, int, str]]


def determiner_of(
    sentence_words: Sequence[str], heads: Sequence[int], labels: Sequence[str], index: int
) -> str:
    """Return the determiner of a noun in lower case, or an empty text."""
    for other, head in enumerate(heads):
        if head == index and labels[other].startswith("det"):
            return sentence_words[other].lower()
    return ""


def examples(document: GoldDocument, inventory: Inventory, tokenizer: Tokenizer) -> list[Example]:
    """Turn a document's sentences into examples; sentences too long to encode are left out."""
    tags = {name: number for number, name in enumerate(inventory.tags)}
    labels = {name: number for number, name in enumerate(inventory.labels)}
    entities = {name: number for number, name in enumerate(inventory.entities)}
    scripts = {name: number for number, name in enumerate(inventory.scripts)}
    pieces = piece_sentences(tokenizer, [sentence.words for sentence in document.sentences])
    result = []
    for sentence, own in zip(document.sentences, pieces, strict=True):
        if len(own.ids) > 300 or len(sentence.words) > MAX_WORDS:
            continue
        heads_of_mentions = mention_heads(sentence) if document.has_entities else {}
        kinds = [0 if document.has_entities else IGNORED] * len(sentence.words)
        mentions = []
        for word, (kind, chain) in sorted(heads_of_mentions.items()):
            if sentence.labels[word] != "cc":
                kinds[word] = entities[kind]
            determiner = determiner_of(sentence.words, sentence.heads, sentence.labels, word)
            form = mention_form(sentence.words[word], sentence.tags[word], determiner)
            role = mention_role(sentence.labels[word])
            mentions.append((word, chain, form, role, sentence.words[word]))
        result.append(
            Example(
                pieces=own,
                tags=[tags.get(tag, IGNORED) for tag in sentence.tags],
                entities=kinds,
                scripts=[
                    scripts.get(edit_script(word, lemma), IGNORED)
                    for word, lemma in zip(sentence.words, sentence.lemmas, strict=True)
                ],
                heads=[head + 1 for head in sentence.heads],
                labels=[labels.get(label, IGNORED) for label in sentence.labels],
                mentions=mentions,
            )
        )
    return result


@dataclass(frozen=True)
class Segment:
    """Consecutive windows of one document."""

    windows: list[tuple[list[Example], Window]]
    seen: frozenset[str]


def segments(documents: Sequence[list[Example]], size: int, source: random.Random) -> list[Segment]:
    """Cut every document into segments of about ``size`` pieces, in windows of a random width."""
    result = []
    for document in documents:
        limit = source.choice((40, 100, 128, 128, 160))
        packed = [
            (document[span.start : span.stop], window)
            for span, window in windows([example.pieces for example in document], limit)
        ]
        seen: set[str] = set()
        start = 0
        while start < len(packed):
            end, pieces = start, 0
            while end < len(packed) and (end == start or pieces < size):
                pieces += len(packed[end][1].ids)
                end += 1
            result.append(Segment(packed[start:end], frozenset(seen)))
            seen.update(
                mention[1]
                for group, _ in packed[start:end]
                for e in group
                for mention in e.mentions
            )
            start = end
    return result


@dataclass(frozen=True)
class Links:
    """Antecedent training data of one segment.

    ``places`` [mentions, 2] are (window, word) of each head; ``pairs`` [n, 2] are
    (later, earlier) mention numbers; ``gold`` tells which pairs share a chain.
    """

    places: torch.Tensor
    pairs: torch.Tensor
    features: torch.Tensor
    gold: torch.Tensor
    anaphors: list[int]


@dataclass(frozen=True)
class Batch:
    """Padded tensors of some windows, and the mention links of each segment in them."""

    inputs: tuple[torch.Tensor, ...]
    tags: torch.Tensor
    entities: torch.Tensor
    scripts: torch.Tensor
    heads: torch.Tensor
    labels: torch.Tensor
    same_sentence: torch.Tensor
    links: list[Links]


def batches(parts: list[Segment], size: int, source: random.Random) -> Iterable[Batch]:
    """Group segments of like window length into batches of about ``size`` pieces, shuffled."""
    ordered = sorted(
        parts,
        key=lambda part: max(len(window.ids) for _, window in part.windows) + source.random(),
    )
    groups: list[list[Segment]] = [[]]
    pieces = 0
    for part in ordered:
        own = sum(len(window.ids) for _, window in part.windows)
        if groups[-1] and pieces + own > size:
            groups.append([])
            pieces = 0
        groups[-1].append(part)
        pieces += own
    source.shuffle(groups)
    for group in groups:
        yield collate(group)


def collate(group: list[Segment]) -> Batch:
    """Pad the windows of the segments into one batch."""
    packed = [item for segment in group for item in segment.windows]
    rows = len(packed)
    pieces = max(len(window.ids) for _, window in packed)
    words = max(len(window.first) for _, window in packed)
    ids, shapes, mask = (np.zeros((rows, pieces), dtype=np.int64) for _ in range(3))
    first, last = (np.zeros((rows, words), dtype=np.int64) for _ in range(2))
    sentence = np.full((rows, words), -1, dtype=np.int64)
    gold = {
        name: np.full((rows, words), IGNORED, dtype=np.int64)
        for name in ("tags", "entities", "scripts", "heads", "labels")
    }
    for row, (members, window) in enumerate(packed):
        ids[row, : len(window.ids)] = window.ids
        shapes[row, : len(window.ids)] = window.shapes
        mask[row, : len(window.ids)] = 1
        first[row, : len(window.first)] = window.first
        last[row, : len(window.last)] = window.last
        sentence[row, : len(window.sentence)] = window.sentence
        offset = 0
        for member in members:
            span = slice(offset, offset + len(member.tags))
            for name in ("tags", "entities", "scripts", "labels"):
                gold[name][row, span] = getattr(member, name)
            gold["heads"][row, span] = [h + offset if h else 0 for h in member.heads]
            offset = span.stop
    same = sentence[:, :, None] == sentence[:, None, :]
    same_or_root = np.concatenate([np.ones((rows, words, 1), dtype=bool), same], 2)
    links = []
    row = 0
    for segment in group:
        found = _links(segment, row)
        if found is not None:
            links.append(found)
        row += len(segment.windows)
    inputs = tuple(torch.from_numpy(array) for array in (ids, shapes, mask, first, last))
    return Batch(
        inputs=inputs,
        same_sentence=torch.from_numpy(same_or_root),
        links=links,
        **{name: torch.from_numpy(array) for name, array in gold.items()},
    )


def _links(segment: Segment, row: int) -> Links | None:
    mentions: list[LinkMention] = []
    chains: list[str] = []
    places: list[tuple[int, int]] = []
    number = 0
    for offset, (members, _) in enumerate(segment.windows):
        start = 0
        for member in members:
            for word, chain, form, role, text in member.mentions:
                mentions.append(LinkMention(number, word, form, role, text))
                chains.append(chain)
                places.append((row + offset, start + word))
            start += len(member.tags)
            number += 1
    pairs: list[tuple[int, int]] = []
    gold: list[bool] = []
    anaphors: list[int] = []
    for later, chain in enumerate(chains):
        earlier = range(max(0, later - CANDIDATES), later)
        same = [chains[other] == chain for other in earlier]
        if not any(same) and chain in segment.seen:
            continue
        anaphors.append(later)
        pairs.extend((later, other) for other in earlier)
        gold.extend(same)
    if len(mentions) < 2:
        return None
    table = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return Links(
        places=torch.tensor(places),
        pairs=torch.from_numpy(table),
        features=torch.from_numpy(pair_features(mentions, table[:, 0], table[:, 1])),
        gold=torch.tensor(gold, dtype=torch.bool),
        anaphors=anaphors,
    )
