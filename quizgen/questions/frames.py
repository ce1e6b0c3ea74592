"""The frame of a stem: the article's topic, named first where the stem does not name it.

"Coron: In what year was the town founded?" can be answered a week later and
in a mixed deck, "In what year was the town founded?" cannot.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from dataclasses import dataclass

from quizgen.facts.clauses import find_subject
from quizgen.facts.definites import unidentified_noun
from quizgen.facts.names import NameEntity, person_name
from quizgen.facts.references import References
from quizgen.language import Document

_MOST_WORDS = 14
_MANY = 6
_EARLY = 12  # letters before the date that a report begins with
_CONTENT_WORD = re.compile(r"[^\W\d_]{4,}")
_PLAIN = frozenset(
    "what does when where which with from into that this their about have been".split()
)
_TOPICS = ("person", "place", "organization", "event", "object", "abstract")
# What a place has, so that "the harbour" is its own.
_OF_PLACES = frozenset(
    "area region town city village island islands district municipality province state country "
    "county capital population harbor harbour port economy climate coast coastline airport "
    "station market inhabitants locals residents people community currency language site centre "
    "center government mayor university ruins waterfront suburbs territory settlement name".split()
)
# What a report or a paper is about, and itself.
_OF_REPORTS = frozenset(
    "study paper project researchers scientists authors experiment survey "
    "accident incident attack trial election".split()
)
# What a report of an event comes back to.
_OF_EVENTS = frozenset(
    "visit trip ceremony talks summit fire storm earthquake flood disaster crash explosion".split()
)
_MONTH_DAY_YEAR = re.compile(
    r"(?:\b\d{1,2} )?\b(?P<month>January|February|March|April|May|June|July|August|September|"
    r"October|November|December)(?: \d{1,2})?,? (?P<year>\d{4})"
)


@dataclass(frozen=True, slots=True)
class Topic:
    """What an article is about: the words of the frame, and the nouns that they make definite."""

    frame: str = ""
    things: frozenset[str] = frozenset()
    is_headline: bool = False
    portrayed: NameEntity | None = None

    def tells(self, problem: str) -> bool:
        """Tell whether the frame says which thing an unidentified noun of a fact means."""
        noun = unidentified_noun(problem)
        return bool(self.frame and noun) and bool({noun, noun.removesuffix("s")} & self.things)

    def is_clear_from(self, stem: str, *, is_named: bool, is_open: bool) -> bool:
        """Tell whether a stem needs no frame: it names the topic, or some name where that does.

        Most of a headline's words name it, or a name's last word; an open
        stem with "the town" needs the whole of it.
        """
        if is_named and not is_open and not self.is_headline and self.portrayed is None:
            return True
        words = set(re.findall(r"[^\W_]{3,}", self.frame.partition(" (")[0].lower()))
        words -= {"the", "and", "for", "how", "why", "what"}
        shared = words & set(re.findall(r"[^\W_]{3,}", stem.lower()))
        if self.portrayed is not None and not is_open and not self.is_headline:
            return bool(shared)
        return shared == words if is_open else 2 * len(shared) > len(words)


def find_topic(references: References, title: str, date: datetime.date | None = None) -> Topic:
    """Return an article's topic; its frame is empty where nothing names it.

    A headline of the article's own words is best, with the month of a report
    that has a ``date``; where the title is that of a chapter or a file, the
    names that stand in the text most take its place.
    """
    document, names = references.document, references.names
    counts = references.prominence()
    leading = sorted(names.entities, key=lambda n: (-counts[names.number(n)], n.first_sentence))
    leading = [name for name in leading if name.entity in _TOPICS and not name.plural]
    heading = _clean(title)
    most = [counts[names.number(name)] for name in leading[:2]] or [0]
    portrayed = bool(leading) and portrait(leading[0], most[0], title, len(document.sentences))
    if _is_headline(heading, document, short=not portrayed) or (
        leading and _shares_a_name(heading, leading[0])
    ):
        things = {word.lower() for word in re.findall(r"\w{3,}", heading)}
        if portrayed and leading[0].entity == "place":
            things |= _OF_PLACES
        if date is not None or not portrayed:
            things |= _OF_REPORTS
        headline = len(heading.split()) >= 5 or not portrayed
        dated = f"{heading} ({date:%B %Y})" if date and headline else heading
        return Topic(dated, frozenset(things), headline, leading[0] if portrayed else None)
    lead = _lead(references)
    if lead:
        return Topic(lead, _OF_REPORTS | _OF_EVENTS, is_headline=True)
    if most[0] < 4:
        return Topic()
    if portrayed:
        things = set(_OF_PLACES if leading[0].entity == "place" else ())
        return Topic(_name(leading[0]), frozenset(things), portrayed=leading[0])
    if references.authors_say_we:
        return Topic()  # the names that a paper cites are not its topic
    if leading[0].entity == "place" and most[0] >= _MANY and most[0] > most[-1]:
        return Topic(_name(leading[0]), _OF_PLACES, portrayed=leading[0])
    if len(most) == 2 and 2 * most[1] >= most[0] and most[1] >= 3:
        return Topic(f"{_name(leading[0])} and {_name(leading[1])}")
    return Topic()


def _lead(references: References) -> str:
    """Return who, where and when of a report that begins with a date: it has lost its headline."""
    sentences = references.document.sentences
    if not sentences:
        return ""
    first = sentences[0]
    dated = re.search(_MONTH_DAY_YEAR, first.text)
    subject = find_subject(first, first.root)
    who = references.names.entity_at(0, subject) if subject >= 0 else None
    if dated is None or who is None or dated.start() > _EARLY:
        return ""
    places = [references.names.entity_at(0, token.index) for token in first.tokens]
    where = next((p.full for p in places if p is not None and p.entity == "place"), "")
    when = f"{dated.group('month')} {dated.group('year')}"
    return ", ".join(part for part in (_name(who), where, when) if part)


def portrait(name: NameEntity, mentions: int, title: str, sentences: int) -> bool:
    """Tell whether an article is about one person or place: in its title, or in most of it."""
    if name.entity not in ("person", "place"):
        return False
    titled = bool(set(name.full.lower().split()) & set(re.findall(r"\w+", title.lower())))
    return mentions >= 4 and (titled or mentions >= 0.25 * sentences)


def _name(name: NameEntity) -> str:
    return person_name(name) if name.entity == "person" else name.full


def _clean(title: str) -> str:
    """Return a title without its number and its subtitle."""
    heading = re.sub(r"^[\d.]+\s+", "", " ".join(title.split())).strip()
    return re.split(r"\s+[–—-]\s+|:\s", heading)[0].rstrip(" .:")


def _shares_a_name(heading: str, name: NameEntity) -> bool:
    """Tell whether a short heading holds a word of the name, with its capital."""
    words = {word for word in re.findall(r"\w{3,}", name.full) if word[:1].isupper()}
    return len(heading.split()) <= 8 and bool(words & set(re.findall(r"\w{3,}", heading)))


def _is_headline(heading: str, document: Document, *, short: bool) -> bool:
    """Tell whether a heading tells what the article is about, in words that the article uses.

    In a portrait a ``short`` one is that of a chapter: "Early life".
    """
    capitals = [word for word in _CONTENT_WORD.findall(heading) if word.lower() not in _PLAIN]
    words = [word.lower() for word in capitals]
    if not words or heading.endswith("?") or len(heading.split()) > _MOST_WORDS:
        return False
    used: Counter[str] = Counter()
    for sentence in document.sentences:
        for token in sentence.tokens:
            used.update({token.lemma.lower(), token.text.lower()})
    known = [max(used[word], used[word.rstrip("s")]) for word in words]
    if len(words) >= 2 and min(known) >= 2 and all(word[:1].isupper() for word in capitals):
        return True  # "The Royal Observatory", whoever lived there
    if len(heading.split()) < (3 if short else 5) and len(words) < (2 if short else 4):
        return False
    return sum(map(bool, known)) >= 0.6 * len(words) and max(known) >= 2
