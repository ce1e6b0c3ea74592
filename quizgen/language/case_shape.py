"""The letter case of a word as a small class, for an encoder whose vocabulary is lower-case."""

from __future__ import annotations

SHAPES = 7


def case_shape(word: str) -> int:
    """Return the class: 0 other, 1 lower, 2 Title, 3 UPPER, 4 single capital, 5 miXed, 6 digits."""
    if any(character.isdigit() for character in word):
        return 6
    if not any(character.isalpha() for character in word):
        return 0
    if word == word.lower():
        return 1
    if word == word.upper():
        return 4 if len(word) == 1 else 3
    if word[:1].isupper() and word[1:] == word[1:].lower():
        return 2
    return 5
