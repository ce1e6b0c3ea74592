"""Names within one wording: full at the first place, short after it."""

from __future__ import annotations

import re
from collections.abc import Sequence


def shorten_repeats(text: str, full_names: Sequence[str]) -> str:
    """Write a person's last name where the full name has already stood in the text."""
    for full in full_names:
        words = full.split()
        if len(words) < 2 or text.count(full) < 2 or re.fullmatch(r"[IVX]+|Jr\.?|Sr\.?", words[-1]):
            continue
        others = [name for name in full_names if name != full and words[-1] in name.split()]
        if any(name in text for name in others):
            continue
        first = text.index(full) + len(full)
        text = text[:first] + text[first:].replace(full, words[-1])
    return text
