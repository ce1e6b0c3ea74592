"""Words with a plain opposite: what makes a false statement of a true one without any "not"."""

from __future__ import annotations

import re

_PAIRS = """
larger smaller | bigger smaller | greater smaller | longer shorter | higher lower | older younger
faster slower | stronger weaker | warmer colder | hotter colder | heavier lighter
wider narrower | deeper shallower | easier harder | safer riskier | more less
largest smallest | biggest smallest | greatest smallest | longest shortest | highest lowest
oldest youngest | fastest slowest | strongest weakest
northern southern | eastern western | northernmost southernmost | northeast southwest
northwest southeast | north south | east west
"""
# Words whose own opposite another pair gives.
_ONE_WAY = frozenset("bigger greater biggest greatest hotter".split())
# Where the opposite is part of an idiom, or absurd: "the third smallest city".
_FIXED = re.compile(
    r"\b(?:second|third|fourth|fifth|\d+(?:st|nd|rd|th)) \w+est\b|est\b.*\bafter\b|\bmiddle east\b|"
    r"\b(?:great|no|any) \w+er\b(?!.*\bthan\b)|\b(?:longer|shorter|higher|lower|larger|smaller|"
    r"greater|faster|slower|stronger|weaker|warmer|colder|heavier|lighter|wider|narrower)\b(?!.*\bthan\b)"
)


def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    for pair in re.split(r"[|\n]", _PAIRS):
        words = pair.split()
        if len(words) == 2:
            table.setdefault(words[0], words[1])
            if words[0] not in _ONE_WAY:
                table.setdefault(words[1], words[0])
    return table


OPPOSITES = _table()


def _is_amount(text: str, word: re.Match[str]) -> bool:
    """Tell whether "more" or "less" counts, and does not compare: "more than two billion"."""
    compares = re.match(r" [a-z]+(?: [a-z]+)? than\b", text[word.end() :])
    return word.group() in ("more", "less") and (
        compares is None or text[word.end() :].startswith(" than")
    )


def opposite_of(text: str) -> str:
    """Return a text with its one word that has a plain opposite exchanged, or an empty text.

    There must be exactly one such word: where two stand, the text weighs one against the other.
    """
    words = re.finditer(r"(?<![\w-])[a-z]+(?![\w-])", text)
    found = [m for m in words if m.group() in OPPOSITES and not _is_amount(text, m)]
    if len(found) != 1 or _FIXED.search(text.lower()):
        return ""
    match = found[0]
    other = OPPOSITES[match.group()]
    before = text[: match.start()]
    article = re.search(r"\b(an?) $", before)
    if article:
        before = before[: article.start()] + ("an " if other[0] in "aeiou" else "a ")
    return before + other + text[match.end() :]
