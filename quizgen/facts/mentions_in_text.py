"""Names within one wording: full at the first place, short after it."""

from __future__ import annotations

import re
from collections.abc import Iterable


def shorten_repeats(text: str, full_names: Iterable[str]) -> str:
    """Write a person's last name where the full name has already stood in the text."""
    for full in full_names:
        words = full.split()
        if len(words) < 2 or text.count(full) < 2 or re.fullmatch(r"[IVX]+|Jr\.?|Sr\.?", words[-1]):
            continue
        first = text.index(full) + len(full)
        text = text[:first] + text[first:].replace(full, words[-1])
    return text
