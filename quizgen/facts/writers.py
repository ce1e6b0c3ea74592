"""Whether the "we" of a text are its authors, as in a paper, and not people at large."""

from __future__ import annotations

import re

from quizgen.language import Document

_PAPER = re.compile(
    r"\b(?:this|our) (?:paper|poster|study|article|abstract|project|research|work|survey|plan|"
    r"experiments?|results?|data|approach|analysis|corpus)\b|"
    r"\bthe (?:poster|paper) (?:at|will|is)\b",
    re.I,
)
_RESEARCH = re.compile(
    r"\bwe (?:\w+ly )?(?:present|propose|analy[sz]ed?|f[io]u?nd|conduct(?:ed)?|investigated?|"
    r"show(?:ed)?|report(?:ed)?|describe|aim(?:ed)?|hope|plan|design(?:ed)?|develop(?:ed)?|used?|"
    r"appl(?:y|ied)|"
    r"examined?|measured?|collected|compared?|will design|want to|asked|tested|built|followe?d?)\b",
    re.I,
)
_ADDRESS = re.compile(r"\byou(?:r|rs)?\b", re.I)
_ANYBODY_CAN = frozenset("can may must need could might should know see".split())
_FORMS = {"we": "the authors", "us": "the authors", "our": "the authors'"}


def authors_say_we(document: Document) -> bool:
    """Tell whether a text is its authors' account of their own work."""
    text = " ".join(sentence.text for sentence in document.sentences)
    told = re.findall(r"\b(?:we|our)\b", text, re.I)
    return (
        len(told) >= 3
        and _PAPER.search(text) is not None
        and _RESEARCH.search(text) is not None
        and len(_ADDRESS.findall(text)) <= 1
    )


def third_person(word: str, following: str) -> str:
    """Return what "we", "us" or "our" is in somebody else's words, or an empty text.

    "We can find" or "we must" speak of anybody, whoever writes.
    """
    return "" if following.lower() in _ANYBODY_CAN else _FORMS.get(word.lower(), "")
