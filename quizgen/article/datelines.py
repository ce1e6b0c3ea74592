"""The dateline that opens a news report: its place and date, which are no part of the sentence."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from quizgen.article.dates import DATE, find_date

_CAPITALS = r"[A-ZÀ-Ý][A-ZÀ-Ý.'’-]*(?:[ /][A-ZÀ-Ý][A-ZÀ-Ý.'’-]*){0,3}"
_NAME = r"[A-ZÀ-Ý][\w.'’-]*(?:[ /](?:of |the |and |de |la |am )*[A-ZÀ-Ý][\w.'’-]*){0,3}"
_AGENCY = r"\((?P<agency>[A-Z][\w .&/-]{1,30})\)"
_DASH = r"\s*(?:—|–|--|-(?=\s)|:(?=\s))\s*"
_DATELINE = re.compile(
    rf"(?P<place>(?P<city>{_CAPITALS}|{_NAME})(?P<region>(?:, {_NAME}){{0,2}}))"
    rf"(?P<date>,? (?i:{DATE})| \((?i:{DATE})\))?"
    rf"(?:,? {_AGENCY})?(?P<dash>{_DASH})(?=[\"'“‘]?[A-Z0-9])"
)
_INITIALS = re.compile(r"(?:[A-Z]\.)+")
# Cities as short as the acronyms that are explained after a dash ("NASA - The agency ...").
_SHORT = frozenset(
    "ROME OSLO LIMA DOHA BAKU BERN BONN KYIV KIEV RIGA GAZA CORK YORK BATH GRAZ BRNO MALE SUVA "
    "LOME NICE CAEN JUBA LYON METZ WARSAW".split()
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline of ``length`` letters; ``place`` in readable case."""

    length: int
    place: str
    date: datetime.date | None


def find_dateline(text: str) -> Dateline | None:
    """Return the dateline that a paragraph opens with, if it does."""
    match = _DATELINE.match(text)
    if match is None:
        return None
    city = match["city"]
    shouted = city == city.upper() and len(city) > 1
    marked = bool(match["date"] or match["agency"])
    if match["dash"].startswith(":") and not (marked and shouted):
        return None
    acronym = shouted and len(city) <= 4 and city not in _SHORT and not match["region"]
    if not marked and (acronym or not (shouted or match["region"])):
        return None
    return Dateline(match.end(), _readable(match["place"]), find_date(match["date"] or ""))


def _readable(place: str) -> str:
    """Write a place given in capitals with capital initials."""
    return ", ".join(
        part.title().replace("'S", "'s").replace("’S", "’s")
        if len(part) > 3 and part == part.upper() and not _INITIALS.fullmatch(part)
        else part
        for part in place.split(", ")
    )
