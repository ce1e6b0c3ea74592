"""Time expressions: how fine they are, and whether they stand on their own."""

from __future__ import annotations

import re

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_ERA = r"(?:\s?(?:BC|BCE|AD|CE|B\.C\.|A\.D\.))?"
_YEAR = r"(?:AD\s)?\d{3,4}" + _ERA
DATE = re.compile(
    rf"(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+{_YEAR}|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+{_YEAR})$"
)
DAY = re.compile(rf"(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH})$")
MONTH_YEAR = re.compile(rf"{_MONTH},?\s+(?:of\s+)?{_YEAR}$")
SEASON_YEAR = re.compile(rf"(?:the\s+)?(?:spring|summer|autumn|fall|winter)\s+of\s+{_YEAR}$", re.I)
MONTH = re.compile(rf"{_MONTH}$")
YEAR = re.compile(rf"(?:the\s+year\s+)?{_YEAR}$|\d{{1,4}}\s?(?:BC|BCE|AD|CE)$")
DECADE = re.compile(r"the\s+(?:(?:early|mid|late)[\s-]+)?\d{3}0s$", re.I)
CENTURY = re.compile(
    r"the\s+(?:(?:early|mid|late)[\s-]+)?(?:\d{1,2}(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?)\s+century"
    + _ERA
    + "$",
    re.I,
)
RELATIVE = re.compile(
    r"\b(?:yesterday|today|tomorrow|tonight|now|nowadays|currently|recently|lately|soon|ago|"
    r"(?:last|next|this|that|same|following|previous|coming|past|recent|first|few|later|earlier)\s+"
    r"(?:\w+\s+)?(?:days?|weeks?|months?|years?|decades?|century|centuries|spring|summer|autumn|"
    r"fall|winter|night|morning|evening|afternoon|time|period|term|season)|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
    r"|\b(?:later|earlier|then|afterwards?|before|previously|subsequently|meanwhile)\b",
    re.I,
)


DEICTIC = re.compile(
    r"\b(?:yesterday|today|tomorrow|tonight|currently|recent|recently|lately|ago|"
    r"at the time|(?:last|next|this|that|same|following|previous|coming|past|recent)\s+"
    r"(?:\w+\s+)?(?:days?|weeks?|months?|years?|decades?|century|centuries|spring|summer|autumn|"
    r"fall|winter|night|morning|evening|afternoon|time|period|term|season)|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
    r"|^(?:later|earlier|then|afterwards?|before|previously|subsequently|meanwhile)\b"
    r"|^\w+ (?:seconds|minutes|hours|days|weeks|months|years|decades) "
    r"(?:later|earlier|before|after)\b",
    re.I,
)


def is_deictic(text: str) -> bool:
    """Tell whether a whole sentence has a time that depends on when it was written or read."""
    return bool(DEICTIC.search(text))


def granularity(text: str) -> str:
    """Return date, day, month, year, decade or century for a bare time, else an empty text."""
    text = text.strip()
    for name, pattern in (
        ("date", DATE), ("month-year", MONTH_YEAR), ("season-year", SEASON_YEAR), ("year", YEAR),
        ("decade", DECADE), ("century", CENTURY), ("day", DAY), ("month", MONTH),
    ):  # fmt: skip
        if pattern.match(text):
            return name
    return ""


def is_relative(text: str) -> bool:
    """Tell whether a time can only be understood from the moment of writing or the text before."""
    return bool(RELATIVE.search(text)) and not re.search(r"\b\d{3,4}\b", text)
