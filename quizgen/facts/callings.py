"""What a sentence calls a thing: "smallpox is a disease", "the painter Monet"."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.language import Sentence


def callings(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield (thing, noun) pairs of token indices: the thing is said to be such a noun."""
    tokens = sentence.tokens
    for token in tokens:
        children = sentence.children[token.index]
        labels = {tokens[c].label: c for c in children}
        if token.tag == "NN" and "cop" in labels and "nsubj" in labels:
            negated = any(tokens[c].text.lower() in ("not", "n't", "no") for c in children)
            placed = any(tokens[c].label == "case" for c in children)
            if not negated and not placed and tokens[labels["nsubj"]].tag in ("NN", "NNP", "PRP"):
                yield labels["nsubj"], token.index
        if token.head < 0:
            continue
        head = tokens[token.head]
        if token.label == "appos" and {token.tag, head.tag} <= {"NN", "NNP"}:
            if token.tag == "NN":
                yield token.head, token.index
            elif head.tag == "NN":
                yield token.index, token.head
        if token.label == "nmod:desc" and token.tag == "NN" and head.tag == "NNP":
            yield token.head, token.index
