"""Numbers as people write them: digits with separators, words, fractions, Roman, ordinals."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
CARDINALS: dict[str, int] = {word: value for value, word in enumerate(_SMALL)}
CARDINALS |= {word: value for value, word in zip(range(20, 100, 10), _TENS, strict=True)}
CARDINALS |= {"fourty": 40, "nought": 0, "nil": 0}
MAGNITUDES: dict[str, int] = {
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "quadrillion": 10**15,
    "dozen": 12,
}
SHORT_MAGNITUDES = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}
_IRREGULAR = {
    "first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12,
}  # fmt: skip
ORDINALS: dict[str, int] = dict(_IRREGULAR)
for _word, _value in CARDINALS.items():
    if _value not in _IRREGULAR.values() and _word not in ("nought", "nil", "fourty"):
        ORDINALS[(_word[:-1] + "ie" if _word.endswith("y") else _word) + "th"] = _value
ORDINALS |= {"hundredth": 100, "thousandth": 1000, "millionth": 10**6}
_PARTS = {"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4,
          "fifth": 5, "fifths": 5, "eighth": 8, "eighths": 8,
          "tenth": 10, "tenths": 10}  # fmt: skip
_MOST_DIGITS = 60  # longer numerals are text, not amounts

_GROUPED = r"\d{1,3}(?:[,\u00a0\u202f\u2009' _]\d{3})+(?:\.\d+)?"
_CONTINENTAL = r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?"
_PLAIN = r"\d+(?:[.,]\d+)?|\.\d+"
_SCALE = r"(?:\s*(?:[eE]|[x×*·]\s*10\s*\^?\s*)\s*([+\-−]?\s*\d{1,3}|[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))?"
_NUMERAL = re.compile(
    rf"\s*([+\-−–]?)\s*({_GROUPED}|{_CONTINENTAL}|{_PLAIN})(?!\d){_SCALE}", re.UNICODE
)
_FRACTION = re.compile(r"\s*([+\-−–]?)\s*(?:(\d+)\s+)?(\d+)\s*[/⁄]\s*(\d+)(?!\d)")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻−", "0123456789+--")
_WORD = re.compile(r"[\s-]*([a-zA-Z]+)")
ROMAN = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")


def roman(text: str) -> int | None:
    """Return the value of a capital Roman numeral, or None."""
    if not text or not ROMAN.fullmatch(text):
        return None
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}[c] for c in text]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


def read_number(text: str) -> tuple[Fraction, str] | None:
    """Return the number at the start of ``text`` and the text after it, or None.

    A comma is a thousands separator where three digits follow, else a decimal comma.
    """
    text = _open_fractions(text)
    found = _read_fraction(text) or _read_digits(text) or _read_words(text)
    if found is None:
        return None
    value, end = _with_magnitude(*found, text)
    return value, text[end:]


def number(text: str) -> Fraction | None:
    """Return the number that ``text`` is, nothing beside it, or None."""
    found = read_number(text)
    if found is None or found[1].strip(" .,!?"):
        return None
    return found[0]


def _open_fractions(text: str) -> str:
    """Write one-letter fractions as digits: ½ -> 1/2."""
    if text.isascii():
        return text
    opened = []
    for letter in text:
        is_fraction = "FRACTION" in unicodedata.name(letter, "") and letter != "⁄"
        if is_fraction:
            opened.append(" " + unicodedata.normalize("NFKC", letter))
        elif letter.isdecimal():
            opened.append(str(unicodedata.decimal(letter)))
        else:
            opened.append(letter)
    return "".join(opened)


def _read_fraction(text: str) -> tuple[Fraction, int] | None:
    found = _FRACTION.match(text)
    if found is None or len(found[0]) > _MOST_DIGITS or int(found[4]) == 0:
        return None
    value = int(found[2] or 0) + Fraction(int(found[3]), int(found[4]))
    return (value if found[1] in ("", "+") else -value), found.end()


def _read_digits(text: str) -> tuple[Fraction, int] | None:
    found = _NUMERAL.match(text)
    if found is None or len(found[2]) > _MOST_DIGITS:
        return None
    digits = re.sub(r"[\u00a0\u202f\u2009' _]", "", found[2])
    if re.fullmatch(_CONTINENTAL, digits):
        digits = digits.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", digits):
        digits = digits.replace(",", "")
    value = Fraction(digits.replace(",", "."))
    if found[3]:
        value *= Fraction(10) ** int(found[3].translate(_SUPERSCRIPTS).replace(" ", ""))
    return (value if found[1] in ("", "+") else -value), found.end()


def _with_magnitude(value: Fraction, end: int, text: str) -> tuple[Fraction, int]:
    """Multiply by the magnitudes that follow: 1.5 | million."""
    while word := _WORD.match(text, end):
        name = word[1].lower().removesuffix("s") if len(word[1]) > 4 else word[1].lower()
        if name not in MAGNITUDES:
            break
        value, end = value * MAGNITUDES[name], word.end()
    return value, end


def _read_words(text: str) -> tuple[Fraction, int] | None:
    words: list[tuple[str, int]] = []
    position = 0
    while word := _WORD.match(text, position):
        words.append((word[1].lower(), word.end()))
        position = word.end()
    negative = bool(words) and words[0][0] in ("minus", "negative")
    found = _sum_words(words[1:] if negative else words)
    if found is None:
        return None
    value, count = found
    return (-value if negative else value), words[count - 1 + negative][1]


def _sum_words(words: list[tuple[str, int]]) -> tuple[Fraction, int] | None:
    """Add up number words; return the value and how many words it took."""
    total, group, used = Fraction(0), Fraction(0), 0
    last = "nothing"
    for index, (word, _) in enumerate(words):
        following = words[index + 1][0] if index + 1 < len(words) else ""
        if (
            word in ("a", "an")
            and last == "nothing"
            and following in (*MAGNITUDES, "half", "quarter")
        ):
            group, last = Fraction(1), "article"
            continue
        if word == "and" and last != "nothing":
            if following in ("a", "half", *CARDINALS):
                continue
            break
        if word == "a" and following in _PARTS:
            continue
        if word in _PARTS and (last in ("article", "nothing") and word in ("half", "quarter")):
            return Fraction(1, _PARTS[word]), index + 1
        if word in ("half", "quarter") and words[index - 1][0] in ("a", "and"):
            return total + group + Fraction(1, _PARTS[word]), index + 1
        if word in _PARTS and last == "unit" and group < 20 and total == 0:
            return group / _PARTS[word], index + 1
        if word in CARDINALS:
            value = CARDINALS[word]
            kind = "tens" if value >= 20 else "unit"
            if last == "unit" or (last == "tens" and (value >= 10 or value == 0)):
                year = _year(group, value, words, index) if total == 0 else None
                return year if year else (total + group, used)
            group, last = group + value, kind
        elif word in MAGNITUDES and last != "nothing":
            size = MAGNITUDES[word]
            if size <= 100:
                group *= size
            else:
                total, group = total + group * size, Fraction(0)
            last = "magnitude"
        elif word in ("oh", "o") and last in ("unit", "tens") and following in CARDINALS:
            return group * 100 + CARDINALS[following], index + 2
        else:
            break
        used = index + 1
    return (total + group, used) if used else None


def _year(
    group: Fraction, value: int, words: list[tuple[str, int]], index: int
) -> tuple[Fraction, int] | None:
    """Read a year said in two halves: nineteen | fifty-six."""
    if not 10 <= group <= 99 or value < 10:
        return None
    following = words[index + 1][0] if index + 1 < len(words) else ""
    unit = CARDINALS.get(following, 0) if value >= 20 else 0
    if 0 < unit < 10:
        return group * 100 + value + unit, index + 2
    return group * 100 + value, index + 1
