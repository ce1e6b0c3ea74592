"""Calendar dates as articles write them above their text."""

from __future__ import annotations

import datetime
import re

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
MONTH_DAY = rf"(?:{_NAMES})\.? \d{{1,2}}(?:st|nd|rd|th)?"
DAY_MONTH = rf"\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{_NAMES})\.?"
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )"
DATE = rf"{WEEKDAY}?(?:(?:{MONTH_DAY}|{DAY_MONTH})(?:,? \d{{4}})?|\d{{4}}-\d\d-\d\d)"

_FORMS = (
    re.compile(rf"\b(?P<m>{_NAMES})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>\d{{4}})\b", re.I),
    re.compile(
        rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<m>{_NAMES})\.?,? (?P<y>\d{{4}})\b", re.I
    ),
    re.compile(r"\b(?P<y>\d{4})[-/](?P<m>\d{1,2})[-/](?P<d>\d{1,2})(?!\d)"),
)


def find_date(text: str) -> datetime.date | None:
    """Return the first full date in a text; orders of numbers that are ambiguous are not read."""
    found = [match for form in _FORMS if (match := form.search(text))]
    for match in sorted(found, key=lambda match: match.start()):
        month = match["m"].lower()
        number = int(month) if month.isdigit() else _MONTHS[month]
        try:
            return datetime.date(int(match["y"]), number, int(match["d"]))
        except ValueError:
            continue
    return None
