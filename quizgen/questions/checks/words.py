"""What checks look at in a candidate: word stems, shown words, the tokens that it says."""

from __future__ import annotations

import re
from functools import lru_cache

from nltk.stem.snowball import SnowballStemmer

from quizgen.language import Token
from quizgen.questions.candidate import Candidate

_STEMMER = SnowballStemmer("english")


_FUNCTION_WORDS = frozenset(
    "a an the of in on at to for from by with and or is was are were be been it its his her their "
    "who what which when where why how that this as did do does has have had not than "
    "many much".split()
)


@lru_cache(maxsize=4096)
def stems(text: str) -> tuple[str, ...]:
    """Return the stems of a text's content words."""
    words = re.findall(r"[\w][\w.'’-]*", text.lower())
    return tuple(_stem(word.strip(".")) for word in words if word not in _FUNCTION_WORDS)


@lru_cache(maxsize=65_536)
def _stem(word: str) -> str:
    return str(_STEMMER.stem(word))


def said_tokens(candidate: Candidate) -> list[Token]:
    """Return the words of the fact that stand in the stem."""
    fact = candidate.fact
    asked = candidate.answer.phrase
    parts = [fact.subject, *(c.phrase for c in fact.all_complements())]
    return [fact.sentence.tokens[i] for p in parts if p is not asked for i in p.tokens]


def has_name(candidate: Candidate) -> bool:
    """Tell whether a stem, without what it asks for, holds a name."""
    shown = re.sub(r"\{\{.*?\}\}", " ", candidate.stem)
    subject = candidate.fact.subject
    if subject.name is not None and set(subject.name.full.split()) & set(shown.split()):
        return True
    if re.match(r"[A-Z]\w+['’]s?\b", shown):
        return True  # "Byron's mother ..."
    return any(
        token.tag in ("NNP", "NNPS") and token.text in shown for token in said_tokens(candidate)
    ) or bool(re.search(r"(?<!^)\b[A-Z]\w+", shown[1:]))
