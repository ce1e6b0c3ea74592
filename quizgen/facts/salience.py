"""How much a fact matters in its article, from 0 to 1."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import replace

from quizgen.facts.fact import Fact
from quizgen.language import Document


def with_salience(facts: list[Fact], document: Document, title: str) -> list[Fact]:
    """Return the facts with their salience.

    It is made of the article's frequent words (Nenkova & Vanderwende, 2005),
    words of the title, names and numbers, and the place of the sentence in
    its paragraph and the article.
    """
    frequency: Counter[str] = Counter(
        token.lemma.lower()
        for sentence in document.sentences
        for token in sentence.tokens
        if token.tag.startswith(("NN", "VB", "JJ")) and len(token.text) > 2
    )
    top = max(frequency.values(), default=1)
    titled = {word.lower() for word in re.findall(r"\w{3,}", title)}
    first_of_block: dict[int, int] = {}
    for sentence in document.sentences:
        first_of_block.setdefault(sentence.block, sentence.index)
    total = max(len(document.sentences), 1)
    return [
        replace(fact, salience=_salience(fact, frequency, top, titled, first_of_block, total))
        for fact in facts
    ]


def _salience(
    fact: Fact,
    frequency: Counter[str],
    top: int,
    titled: set[str],
    first_of_block: dict[int, int],
    total: int,
) -> float:
    parts = [fact.subject, *(complement.phrase for complement in fact.all_complements())]
    tokens = [fact.sentence.tokens[i] for part in parts for i in part.tokens]
    content = [t for t in tokens if t.tag.startswith(("NN", "JJ"))]
    if not content:
        return 0.0
    weight = sum(math.sqrt(frequency[t.lemma.lower()] / top) for t in content) / len(content)
    in_title = any(t.lemma.lower() in titled or t.text.lower() in titled for t in content)
    specific = sum(t.tag in ("NNP", "NNPS", "CD") for t in tokens)
    lead = first_of_block[fact.sentence.block] == fact.sentence.index
    early = 1.0 - fact.sentence.index / total
    score = (
        0.35 * weight + 0.15 * in_title + 0.2 * min(specific / 3, 1.0) + 0.15 * lead + 0.15 * early
    )
    return min(score, 1.0)
