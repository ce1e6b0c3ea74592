"""Names of people: titles that may be left out, initials that stand for names."""

from __future__ import annotations

import re

_TITLES = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame lord lady king queen prince princess emperor "
    "empress tsar tsarina czar duke duchess count countess baron baroness earl president "
    "chancellor premier senator sen representative rep congressman congresswoman governor gov "
    "mayor minister secretary ambassador judge justice general gen colonel col major maj captain "
    "capt lieutenant lt sergeant sgt admiral adm commander cmdr marshal pope cardinal archbishop "
    "bishop father fr sister brother reverend rev rabbi imam sheikh sultan shah saint st san "
    "santa chairman chairwoman chief ceo doctor herr frau monsieur madame mme maestro".split()
)
_COMPOUND = re.compile(
    r"^(?:prime minister|vice president|foreign minister|secretary of state|"
    r"(?:us|united states) (?:president|senator|secretary of state)|head coach|first lady) "
)
_SUFFIXES = frozenset("jr sr junior senior esq phd md mp qc kc obe mbe cbe".split())
_PARTICLES = frozenset("de da di du del della van von der den la le bin ibn al el y e".split())


def without_titles(plain: str) -> str:
    """Drop titles before a name and honours after it; ``plain`` is in the plain form."""
    words = _COMPOUND.sub("", plain).split()
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words = words[:-1]
    return " ".join(words)


def same_by_initials(typed: str, expected: str) -> bool:
    """Tell whether two names are one when initials stand for names: j f kennedy, john kennedy.

    The surname must be whole in both, and the first names must not contradict each
    other. Middle names may be missing on one side.
    """
    one, two = _split_initials(typed), _split_initials(expected)
    if len(one) < 2 or len(two) < 2 or one[-1] != two[-1] or len(one[-1]) < 2:
        return False
    if any(word[0].isdigit() for word in one + two):
        return False
    first, second = one[:-1], two[:-1]
    if not _agree(first[0], second[0]):
        return False
    shorter, longer = sorted((first[1:], second[1:]), key=len)
    position = 0
    for name in shorter:
        while position < len(longer) and not _agree(name, longer[position]):
            position += 1
        if position == len(longer):
            return False
        position += 1
    # Something must have been shortened or left out, and nothing but middle names left out.
    return first != second


def is_surname_of(typed: str, expected: str) -> bool:
    """Tell whether ``typed`` is one whole name out of a name of several words."""
    words = expected.split()
    return len(words) >= 2 and len(typed) >= 3 and typed in (words[-1], _long_surname(words))


def _long_surname(words: list[str]) -> str:
    start = len(words) - 1
    while start > 1 and words[start - 1] in _PARTICLES:
        start -= 1
    return " ".join(words[start:])


def _split_initials(name: str) -> list[str]:
    """Split a name into words, and run-together initials apart: jf kennedy -> j f kennedy."""
    words = name.split()
    if len(words) > 1 and 2 <= len(words[0]) <= 3 and not re.search("[aeiouy]", words[0]):
        return [*words[0], *words[1:]]
    return words


def _agree(one: str, two: str) -> bool:
    return one == two or (min(len(one), len(two)) == 1 and one[0] == two[0])


def looks_like_name(text: str) -> bool:
    """Tell whether an answer, as written, may be a person's name: two or more capital words."""
    words = [word for word in re.split(r"[\s.]+", text) if word]
    capitals = [word for word in words if word[:1].isupper()]
    small = [word for word in words if not word[:1].isupper() and word.lower() not in _PARTICLES]
    return 2 <= len(capitals) <= 6 and not small and not any(word[0].isdigit() for word in words)
