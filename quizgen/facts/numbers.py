"""Numbers as texts write them: figures, words, millions, "nearly", "more than"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_APPROXIMATE = re.compile(
    r"^(?:(?:just|well|an estimated|estimated|as many as|as much as|no more than|no fewer than|"
    r"about|around|approximately|roughly|nearly|almost|over|more than|less than|fewer than|"
    r"at least|at most|up to|some|under|close to|only)\s+)+",
    re.I,
)
_FIGURE = re.compile(r"^\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^\d+(?:\.\d+)?$")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: its value, the words that make it vague, and how it is written."""

    value: Decimal
    approximate: str
    text: str
    scale: str = ""


def parse_number(text: str) -> Number | None:
    """Read "nearly 30,000", "two billion", "3.7 million", "twenty-four"; None for other text."""
    stripped = text.strip()
    match = _APPROXIMATE.match(stripped)
    approximate = match.group(0).strip() if match else ""
    rest = stripped[match.end() :] if match else stripped
    words = rest.lower().replace("-", " ").split()
    if not words:
        return None
    total, current, seen, scale = Decimal(0), Decimal(0), False, ""
    for word in words:
        if _FIGURE.match(word):
            current += Decimal(word.replace(",", ""))
        elif word in _UNITS:
            current += _UNITS[word]
        elif word in _TENS:
            current += _TENS[word]
        elif word == "hundred":
            current = (current or Decimal(1)) * 100
        elif word in _SCALES:
            total += (current or Decimal(1)) * _SCALES[word]
            current, scale = Decimal(0), word
        elif (word in ("a", "an") and not seen) or (word == "and" and seen):
            continue
        elif word == "dozen":
            current = (current or Decimal(1)) * 12
        else:
            return None
        seen = True
    return Number(total + current, approximate, rest, scale) if seen else None


def group_digits(value: Decimal) -> str:
    """Return a whole number with commas from 10,000 on, a fraction as it is."""
    if value == value.to_integral_value():
        whole = int(value)
        return f"{whole:,}" if abs(whole) >= 10000 else str(whole)
    return format(value.normalize(), "f")


def number_words(value: Decimal) -> str:
    """Return the word for a whole number below 100, else an empty text."""
    if value != value.to_integral_value() or not 0 <= value < 100:
        return ""
    number = int(value)
    for word, known in (*_UNITS.items(), *_TENS.items()):
        if known == number:
            return word
    tens = next(word for word, known in _TENS.items() if known == number // 10 * 10)
    unit = next(word for word, known in _UNITS.items() if known == number % 10)
    return f"{tens}-{unit}"
