"""How far a clause can be trusted: the parser's certainty, broken trees, hedged claims."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from quizgen.facts.phrases import Phrase
from quizgen.language import Sentence

# Labels of the words whose place in the tree shapes the wording.
_SHAPING = frozenset("nmod obl acl advcl conj appos xcomp".split())
_HEDGES = frozenset(
    "allegedly purportedly reportedly supposedly possibly perhaps probably apparently maybe "
    "presumably".split()
)


# A fact whose least certain arc is below this is no fact.
LEAST_CERTAINTY = 0.5


def certainty(sentence: Sentence, predicate: int, parts: Iterable[Phrase]) -> float:
    """Return how sure the parser is of a clause: its least certain arc that shapes the wording.

    Arcs of punctuation and of words inside short base phrases do not count.
    """
    tokens = sentence.tokens
    least = tokens[predicate].certainty
    for part in parts:
        least = min(least, part.head.certainty)
        for index in part.tokens:
            token = tokens[index]
            if token.label.split(":")[0] in _SHAPING:
                least = min(least, token.certainty)
    return least


def interleaved(parts: Iterable[Phrase]) -> bool:
    """Tell whether the words of one part stand between those of another: a broken tree."""
    spans = sorted((min(part.tokens), max(part.tokens)) for part in parts if part.tokens)
    return any(one[1] >= other[0] for one, other in pairwise(spans))


def is_hedge(text: str) -> bool:
    """Tell whether an adverb takes back some of the claim."""
    return text.lower() in _HEDGES
