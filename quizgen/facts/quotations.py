"""Sentences that are somebody's voice: inside quotation marks, or opening with one."""

from __future__ import annotations

import re

from quizgen.language import Document

_OPENING, _CLOSING = "\u201c", "\u201d"


def quoted_sentences(document: Document) -> frozenset[int]:
    """Return the numbers of the sentences that start inside a quotation."""
    found = set()
    block, straight, curly = -1, False, False
    for sentence in document.sentences:
        if sentence.block != block:
            block, straight, curly = sentence.block, False, False
        text = sentence.text
        opens = re.match(r'["\u201c]', text)
        if straight or curly or (opens and _is_long_quotation(text)):
            found.add(sentence.index)
        if text.count('"') % 2:
            straight = not straight
        curly = ((curly or _OPENING in text) and text.rfind(_OPENING) > text.rfind(_CLOSING)) or (
            curly and _CLOSING not in text
        )
    return frozenset(found)


def _is_long_quotation(text: str) -> bool:
    """Tell whether an opening quotation is more than a name or a term."""
    match = re.match(r'["\u201c]([^"\u201d]*)["\u201d]?', text)
    return match is not None and len(match.group(1).split()) > 5
