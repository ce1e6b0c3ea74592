"""Figures of merit of an analysis against a treebank: counts first, ratios last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from quizgen.language.conllu import GoldDocument, GoldSentence, mention_heads, word_spans
from quizgen.language.document import Token
from quizgen.language.sentences import split_sentences
from quizgen.language.words import split_words


class Tally:
    """Right, found and expected counts by name, and the ratios made of them."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.expected: Counter[str] = Counter()

    def add(self, name: str, right: int, found: int, expected: int) -> None:
        """Add the counts of one piece of text."""
        self.right[name] += right
        self.found[name] += found
        self.expected[name] += expected

    def precision(self, name: str) -> float:
        """Percentage of what was found that is right."""
        return 100.0 * self.right[name] / max(1, self.found[name])

    def recall(self, name: str) -> float:
        """Percentage of what was expected that was found."""
        return 100.0 * self.right[name] / max(1, self.expected[name])

    def f1(self, name: str) -> float:
        """Harmonic mean of precision and recall, in percent."""
        return 200.0 * self.right[name] / max(1, self.found[name] + self.expected[name])


def count_tokens(tally: Tally, gold: GoldSentence, tokens: Sequence[Token], typed: bool) -> None:
    """Count tags, lemmas, heads and labelled heads of all tokens, punctuation included.

    A labelled head counts as right only with the full label, subtype included.
    ``typed`` tells whether entity types are annotated: they are compared at the
    head words of mentions (coordinations left out).
    """
    count = len(gold.words)
    pairs = list(enumerate(tokens))
    tally.add("tag", sum(gold.tags[i] == t.tag for i, t in pairs), count, count)
    tally.add("lemma", sum(gold.lemmas[i] == t.lemma for i, t in pairs), count, count)
    tally.add("uas", sum(gold.heads[i] == t.head for i, t in pairs), count, count)
    labelled = sum(gold.heads[i] == t.head and gold.labels[i] == t.label for i, t in pairs)
    tally.add("las", labelled, count, count)
    if typed:
        expected = {
            (word, kind)
            for word, (kind, _) in mention_heads(gold).items()
            if gold.labels[word] != "cc"
        }
        found = {(token.index, token.entity) for token in tokens if token.entity}
        tally.add("entity", len(expected & found), len(found), len(expected))
        expected_words, found_words = ({place for place, _ in own} for own in (expected, found))
        tally.add(
            "mention",
            len(expected_words & found_words),
            len(found_words),
            len(expected_words),
        )


def count_splitting(tally: Tally, document: GoldDocument) -> None:
    """Count sentence ends, whole sentences and words found in the raw text of each paragraph."""
    for group in document.paragraphs():
        text = ""
        sentences: set[tuple[int, int]] = set()
        words: set[tuple[int, int]] = set()
        for gold in group:
            start = len(text) + (1 if text else 0)
            text = f"{text} {gold.text}" if text else gold.text
            sentences.add((start, len(text)))
            words.update((start + a, start + b) for a, b in word_spans(gold) or ())
        own = set(split_sentences(text))
        ends, own_ends = ({end for _, end in spans} for spans in (sentences, own))
        tally.add("boundary", len(ends & own_ends), len(own_ends), len(ends))
        tally.add("sentence", len(sentences & own), len(own), len(sentences))
        own_words = {(s + a, s + b) for s, e in own for a, b in split_words(text[s:e])}
        tally.add("word", len(words & own_words), len(own_words), len(words))
