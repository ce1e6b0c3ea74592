"""Other right wordings of a short answer."""

from __future__ import annotations

import re

from quizgen.facts.name_words import TITLES
from quizgen.facts.numbers import group_digits, number_words, parse_number

_MONTHS = (
    "January February March April May June July August September October November December".split()
)


def variants(answer: str, answer_type: str) -> tuple[str, ...]:
    """Return further wordings to accept, without the answer itself, in a fixed order."""
    found: list[str] = []
    if answer_type == "person":
        found += _person(answer)
    elif answer_type == "date":
        found += _date(answer)
    elif answer_type == "number":
        found += _number(answer)
    bare = re.sub(r"^(?:the|an?)\s+", "", answer, flags=re.I)
    if bare != answer:
        found.append(bare)
    return tuple(dict.fromkeys(text for text in found if text and text != answer))


def _person(answer: str) -> list[str]:
    words = answer.split()
    if "of" in words:
        return []
    bare = [word for word in words if word.lower().strip(".,") not in TITLES]
    found = []
    if len(bare) < len(words) and bare:
        found.append(" ".join(bare))
    if len(bare) > 1 and not re.fullmatch(r"[IVX]+|Jr\.?|Sr\.?", bare[-1]):
        surname = _surname(bare)
        found.append(surname)
        if len(bare) - len(surname.split()) > 1:
            found.append(f"{bare[0]} {surname}")
    return found


_PARTICLES = frozenset(
    "de da del della di du la le van von der den ter bin ibn al el san santa st".split()
)


def _surname(words: list[str]) -> str:
    """Return a name's last word with the particles before it: "van Gogh", "Santa Anna"."""
    start = len(words) - 1
    while start > 1 and words[start - 1].lower().strip(".") in _PARTICLES:
        start -= 1
    return " ".join(words[start:])


def _date(answer: str) -> list[str]:
    match = re.fullmatch(r"([A-Z][a-z]+) (\d{1,2}),? (\d{3,4})", answer)
    if match and match.group(1) in _MONTHS:
        month, day, year = match.groups()
    else:
        match = re.fullmatch(r"(\d{1,2}) ([A-Z][a-z]+) (\d{3,4})", answer)
        if not match or match.group(2) not in _MONTHS:
            return []
        day, month, year = match.groups()
    number = _MONTHS.index(month) + 1
    return [
        f"{day} {month} {year}",
        f"{month} {day}, {year}",
        f"{int(year):04d}-{number:02d}-{int(day):02d}",
    ]


def _number(answer: str) -> list[str]:
    found = []
    tail = ""
    match = re.match(
        r"(.+?)\s*(%|per ?cent|percent|years|months|weeks|days|hours|minutes)$", answer
    )
    core = answer
    if match:
        core, tail = match.groups()
    number = parse_number(core)
    if number is None:
        return []
    tails = (
        ["%", " percent"] if tail in ("%", "per cent", "percent") else [f" {tail}" if tail else ""]
    )
    texts = [group_digits(number.value), number_words(number.value), number.text]
    for text in texts:
        if text:
            found += [text + end for end in tails]
            if tail in ("%", "per cent", "percent"):
                found.append(text)
    return found
