"""Dates and times of day in the forms that people write them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizgen.study.marking.numerals import CARDINALS, ORDINALS, number

_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_MONTH_NAMES = {name: index for index, name in enumerate(_MONTHS, 1)}
_MONTH_NAMES |= {name[:3]: index for index, name in enumerate(_MONTHS, 1)} | {"sept": 9}
_MONTH = "|".join(sorted(_MONTH_NAMES, key=len, reverse=True))
_WEEKDAY = re.compile(r"\b(mon|tues?|wed(nes)?|thurs?|fri|sat(ur)?|sun)(day)?\b\.?,?\s*", re.I)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{1,4})(?:\s*(?P<era>bce?|b\.c\.(?:e\.)?|ad|a\.d\.|ce|c\.e\.))?"
_FORMS = [
    re.compile(form, re.I)
    for form in (
        rf"{_DAY}(?:\s+of)?\s+(?P<month>{_MONTH})\.?(?:,?\s+{_YEAR})?",
        rf"(?P<month>{_MONTH})\.?\s+{_DAY}(?:,?\s+{_YEAR})?",
        rf"(?P<month>{_MONTH})\.?(?:\s+of)?,?\s+{_YEAR}",
        rf"(?P<month>{_MONTH})\.?",
        r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
        r"(?P<year>\d{4})[./](?P<month>\d{1,2})[./](?P<day>\d{1,2})",
        r"(?P<year>\d{4})-(?P<month>\d{2})",
    )
]
_DAY_FIRST = re.compile(r"(?P<first>\d{1,2})[./-](?P<second>\d{1,2})[./-](?P<year>\d{4}|\d{2})")
_BARE_YEAR = re.compile(
    r"(?:(?:the\s+)?year\s+)?(?:(?P<before>ad|a\.d\.)\s*)?" + _YEAR.replace(r"\d{1,4}", r"\d{3,4}"),
    re.I,
)
_ERA_YEAR = re.compile(
    r"(?:a\.?d\.?\s+(?=\d+$))?(?P<year>\d{1,4})\s*(?P<era>bce?|b\.c\.(?:e\.)?|ad|a\.d\.|ce|c\.e\.|$)",
    re.I,
)
_TIME = re.compile(
    r"(?:at\s+)?(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))?\s*(?P<half>a\.?m\.?|p\.?m\.?)?"
    r"(?:\s*(?:o'?clock|hours|hrs))?(?:\s+(?:in\s+the\s+)?"
    r"(?P<part>morning|afternoon|evening|at night|night))?",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Date:
    """A date, as precise as it was written: 0 is what was not said; BC years are negative."""

    year: int = 0
    month: int = 0
    day: int = 0

    def agrees(self, other: Date) -> bool:
        """Tell whether nothing that both say differs."""
        pairs = zip(self._fields(), other._fields(), strict=True)
        return all(one == two or not (one and two) for one, two in pairs)

    def says_less(self, other: Date) -> bool:
        """Tell whether this date says a part of what ``other`` says, and nothing else."""
        pairs = zip(self._fields(), other._fields(), strict=True)
        return self != other and all(one in (0, two) for one, two in pairs)

    def _fields(self) -> tuple[int, int, int]:
        return self.year, self.month, self.day


def dates(text: str) -> tuple[Date, ...]:
    """Return the date that ``text`` is; two readings for 6/5/1856, none if it is no date.

    A bare number of up to four digits is a date only with an era or a month beside it,
    so that amounts stay amounts.
    """
    text = _WEEKDAY.sub("", _ordinal_words(text)).strip().rstrip(".,;!?")
    text = re.sub(r"^(on|in|by|the|since)\s+(the\s+)?", "", text, flags=re.I)
    for form in _FORMS:
        if found := form.fullmatch(text):
            return _checked(_from_match(found))
    if found := _DAY_FIRST.fullmatch(text):
        first, second, year = int(found["first"]), int(found["second"]), int(found["year"])
        if len(found["year"]) == 2:
            year += 2000 if year < 50 else 1900
        both = (Date(year, second, first), Date(year, first, second))
        return tuple(dict.fromkeys(date for one in both for date in _checked(one)))
    has_era = re.search("[a-z]", text, re.I)
    if found := (has_era and _ERA_YEAR.fullmatch(text)) or _BARE_YEAR.fullmatch(text):
        return (_from_match(found),)
    said = number(text) if re.fullmatch(r"[a-zA-Z\s-]+", text) else None
    if said is not None and said.denominator == 1 and 1000 <= said <= 2100:
        return (Date(int(said)),)
    return ()


def time_of_day(text: str) -> int | None:
    """Return the minutes since midnight that ``text`` says, or None if it is no time of day."""
    text = " ".join(text.lower().split())
    first, _, rest = text.removeprefix("at ").partition(" ")
    if first in CARDINALS:
        text = f"{CARDINALS[first]} {rest}"
    if text in ("noon", "midday", "at noon", "at midday"):
        return 720
    if text in ("midnight", "at midnight"):
        return 0
    found = _TIME.fullmatch(text)
    if not found or not (found["minute"] or found["half"] or found["part"] or "clock" in text):
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    half = (found["half"] or "").replace(".", "")
    if not half and found["part"]:
        half = "am" if found["part"] == "morning" else "pm"
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    return hour * 60 + minute if hour < 24 and minute < 60 else None


def _ordinal_words(text: str) -> str:
    def digits(found: re.Match[str]) -> str:
        tens, unit = (found[1] or "").lower(), found[2].lower()
        value = {"twenty": 20, "thirty": 30}.get(tens, 0) + ORDINALS[unit]
        return f"{value}th"

    names = "|".join(name for name, value in ORDINALS.items() if value <= 31)
    return re.sub(rf"\b(?:(twenty|thirty)[ -])?({names})\b", digits, text, flags=re.I)


def _from_match(found: re.Match[str]) -> Date:
    parts = found.groupdict()
    month = parts.get("month") or "0"
    year = int(parts.get("year") or 0)
    if (parts.get("era") or "").lower().startswith("b"):
        year = -year
    number_of_month = int(month) if month.isdecimal() else _MONTH_NAMES[month.lower()]
    return Date(year, number_of_month, int(parts.get("day") or 0))


def _checked(date: Date) -> tuple[Date, ...]:
    return (date,) if date.month <= 12 and date.day <= 31 else ()
