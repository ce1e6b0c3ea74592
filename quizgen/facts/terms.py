"""Key terms of an article: the noun phrases it keeps coming back to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from quizgen.language import Document, Sentence

# Nouns too general to be what a lesson is about.
_GENERAL = frozenset(
    "thing way kind type form part number example case time year day people person man woman "
    "place area world country fact reason result use amount group set level point end problem "
    "issue work change effect process system lot life member name home family term example idea "
    "report author study visit meeting event leader article story expert official statement "
    "building city town village organization community company committee department university "
    "teacher student mother father brother sister daughter husband children building services "
    "cent % decision skill task advantage opportunity importance "
    "information concept civilization government language culture society citizen mathematician "
    "participant constituency difference expertise migrant categories "
    "majority others something anything someone everything nothing".split()
)
# Modifiers that make no term with what follows.
_PLAIN = frozenset(
    "many most some several few other different various certain same such new old first last next "
    "own good great large small big little long short high low young early late recent main major "
    "important similar whole entire full only best better numerous more less much common special "
    "single final additional particular possible available official".split()
)


def noun_terms(sentence: Sentence) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield each common noun with its adjacent compound and adjective words, as token indices."""
    tokens = sentence.tokens
    for token in tokens:
        if token.tag not in ("NN", "NNS") or token.label in ("compound", "flat", "fixed"):
            continue
        following = tokens[token.index + 1] if token.index + 1 < len(tokens) else None
        if following is not None and following.tag.startswith(("NN", "HYPH", "POS")):
            continue
        start = token.index
        while (
            start > 0
            and start - 1 in sentence.children[token.index]
            and (
                tokens[start - 1].label in ("compound", "amod")
                and tokens[start - 1].tag in ("NN", "NNS", "JJ", "VBN", "VBG", "NNP")
            )
        ):
            start -= 1
        yield token.index, tuple(range(start, token.index + 1))


def key_terms(document: Document, headings: str) -> dict[str, int]:
    """Return lower-case terms with how often they occur: three times, or once in a heading.

    A term is a noun with the words before it; a bare noun has too many synonyms.
    """
    counts: Counter[str] = Counter()
    titled = " ".join(re.findall(r"\w+", headings.lower()))
    for sentence in document.sentences:
        for head, span in noun_terms(sentence):
            lemma = sentence.tokens[head].lemma.lower()
            for start in range(span[0], head + 1):
                if sentence.tokens[start].tag in ("JJ", "VBN", "VBG") and start == head:
                    continue
                words = [t.text.lower() for t in sentence.tokens[start:head]]
                if (lemma in _GENERAL and not words) or _PLAIN & set(words[:1]):
                    continue
                counts[" ".join([*words, lemma])] += 1
    return {
        term: count
        for term, count in counts.items()
        if " " in term and (count >= 3 or term in titled)
    }
