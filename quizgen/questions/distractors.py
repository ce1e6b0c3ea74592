"""Wrong options: of the answer's own type and form, plausible, and never right."""

from __future__ import annotations

import random
import re
from decimal import Decimal

from rapidfuzz import fuzz

from quizgen.facts import Extractor, Fact
from quizgen.facts.agreement import PERSON_NOUNS
from quizgen.facts.given_names import given_gender
from quizgen.facts.names import NameEntity, person_name
from quizgen.facts.numbers import number_words, parse_number
from quizgen.facts.places import find_place, neighbours, takes_article
from quizgen.questions.aliases import Aliases
from quizgen.questions.candidate import Answer

WANTED = 3
_YEARS_NEAR = 8
_NOW = 2026
_RECENT = 2000
_MONTHS = (
    "January February March April May June July August September October November December".split()
)


class DistractorMaker:
    """Makes distractors from an article's own names, numbers and terms, then from the world's."""

    def __init__(self, extractor: Extractor, terms: list[str]) -> None:
        self._references = extractor.references
        self._names = extractor.references.names
        self._aliases = Aliases(extractor)
        self._terms = terms
        self._text = " ".join(s.text for s in extractor.document.sentences)

    def make(self, fact: Fact, answer: Answer, source: random.Random) -> tuple[str, ...]:
        """Return up to three distractors; none where fewer than two good ones can be found."""
        maker = {
            "person": self._persons,
            "place": self._places,
            "organization": self._organizations,
            "name": self._same_kind_names,
            "year": self._years,
            "time": self._years,
            "date": self._dates,
            "number": self._numbers,
            "term": self._other_terms,
        }.get(answer.type)
        if maker is None:
            return ()
        found: list[str] = []
        told = set(re.findall(r"\w{3,}", fact.statement().lower()))
        for text in maker(fact, answer, source):
            names = set(re.findall(r"\w{3,}", text.lower())) if not text[:1].isdigit() else set()
            if names and names <= told:
                continue  # it stands in the stem already
            if _is_distinct(text, [answer.text, *answer.accept, *found]):
                found.append(text)
            if len(found) == WANTED:
                break
        return tuple(found) if len(found) >= 2 else ()

    def _others(self, fact: Fact, kinds: tuple[str, ...]) -> list[NameEntity]:
        """Return other named things that the fact's sentence does not mention."""
        sentence = fact.sentence
        present = {
            id(self._names.entity_at(sentence.index, token.index)) for token in sentence.tokens
        }
        words = set(re.findall(r"\w+", sentence.text.lower()))
        others = [
            entity
            for entity in self._names.entities
            if entity.entity in kinds
            and id(entity) not in present
            and not any(self._aliases.same(entity, id_) for id_ in present)
            and not set(re.findall(r"\w+", entity.full.lower())) & words - {"the", "of", "and"}
        ]
        return sorted(others, key=lambda e: (abs(e.first_sentence - sentence.index), e.full))

    def _persons(self, fact: Fact, answer: Answer, source: random.Random) -> list[str]:
        names = [
            person_name(entity)
            for entity in self._others(fact, ("person",))
            if self._references.is_person(entity)
            and (" " in entity.full or entity.mentions > 1)
            and not entity.full.endswith(".")
            and all(word[:1].isupper() for word in re.split(r"[\s-]", person_name(entity)))
        ]
        gender = given_gender(answer.text)
        names = [
            name
            for name in names
            if name.split()[0].lower() not in PERSON_NOUNS
            and (gender is None or given_gender(name) in (None, gender))
        ]
        size = len(answer.text.split())
        return sorted(
            (n for n in names if len(n.split()) >= min(2, size)),
            key=lambda name: abs(len(name.split()) - size),
        )

    def _places(self, fact: Fact, answer: Answer, source: random.Random) -> list[str]:
        known = find_place(answer.text)
        own = [entity.full for entity in self._others(fact, ("place",))]
        if known is None:
            return []
        same = [
            name
            for name in own
            if (p := find_place(name))
            and (p.kind, p.within) == (known.kind, known.within)
            and p.name != known.name
        ]
        wide = [name for name in neighbours(answer.text)[:8] if name not in self._text]
        source.shuffle(wide)
        articled = takes_article(answer.text)
        return [name for name in (*same[:2], *wide) if takes_article(name) == articled]

    def _organizations(self, fact: Fact, answer: Answer, source: random.Random) -> list[str]:
        return self._same_kind_names(fact, answer, source)

    def _same_kind_names(self, fact: Fact, answer: Answer, source: random.Random) -> list[str]:
        """Return names that end in the same word: other rivers for a river."""
        last = answer.text.split()[-1].lower()
        kinds = tuple({e.entity for e in self._names.entities})
        return [
            entity.full
            for entity in self._others(fact, kinds)
            if entity.full.split()[-1].lower() == last
        ]

    def _years(self, fact: Fact, answer: Answer, source: random.Random) -> list[str]:
        match = re.search(r"\d{3,4}", answer.text)
        if match is None or re.search(r"\bB\.?C", answer.text):
            return []
        if re.search(r"\d{3}0s\b", answer.text):
            return self._decades(answer.text, int(match.group()), source)
        year = int(match.group())
        told = sorted({int(y) for y in re.findall(r"\b(1\d{3}|20\d{2})\b", self._text)})
        in_sentence = {int(y) for y in re.findall(r"\b\d{4}\b", fact.sentence.text)}
        reach = _YEARS_NEAR if year >= 1900 else 2 * _YEARS_NEAR
        # What lies outside of the story that the article tells is no choice at all.
        first, last = (told[0], told[-1]) if len(told) > 2 else (year - reach, year + reach)
        # What came after a report of the year, the report cannot deny.
        is_news = year == last and year >= _RECENT
        near = [
            other
            for other in range(year - reach, year + reach + 1)
            if abs(other - year) >= 2
            and other not in in_sentence
            and min(first, year - 4) <= other <= (year if is_news else max(last, year + 4))
            and other <= _NOW
        ]
        source.shuffle(near)
        own = [other for other in near if other in told][:1]
        apart: list[int] = []
        for other in (*own, *near):
            if all(abs(other - one) >= 2 for one in apart):
                apart.append(other)
        return [answer.text.replace(match.group(), str(other)) for other in apart]

    def _decades(self, text: str, decade: int, source: random.Random) -> list[str]:
        others = [decade + step for step in (-30, -20, -10, 10, 20) if decade + step < _NOW]
        source.shuffle(others)
        return [
            text.replace(str(decade), str(other))
            for other in others
            if f"{other}s" not in self._text
        ]

    def _dates(self, fact: Fact, answer: Answer, source: random.Random) -> list[str]:
        month = next((m for m in _MONTHS if m in answer.text), "")
        day = re.search(r"\b\d{1,2}\b", answer.text)
        if not month or day is None:
            return []
        others = [m for m in _MONTHS if m != month]
        source.shuffle(others)
        days = [d for d in range(2, 29) if abs(d - int(day.group())) > 2]
        source.shuffle(days)
        made = []
        for other, number in zip(others, days, strict=False):
            text = answer.text.replace(month, other)
            made.append(re.sub(r"\b\d{1,2}\b", str(number), text, count=1))
        return [text for text in made if text not in self._text]

    def _numbers(self, fact: Fact, answer: Answer, source: random.Random) -> list[str]:
        core = answer.text
        match = re.match(
            r"(.+?)(\s*(?:%|per ?cent|percent|years|months|weeks|days|hours|minutes))?$", core
        )
        assert match is not None
        number = parse_number(match.group(1))
        if number is None or number.value == 0:
            return []
        percent = bool(match.group(2)) and not match.group(2).strip().endswith("s")
        percent = percent or bool(
            re.search(rf"{re.escape(core)}\s*(?:%|per ?cent)", fact.statement())
        )
        if number.value <= 12 and number.value == number.value.to_integral_value():
            values = [number.value + step for step in (-2, -1, 1, 2, 3)]
        else:
            factors = ("0.25", "0.5", "0.75", "1.5", "2", "3")
            values = [_rounded(number.value * Decimal(f), number.value) for f in factors]
        if re.match(r"(?:more than|over|at least|no fewer than|well over)", number.approximate):
            values = [v for v in values if v > number.value]  # a smaller one would be true too
            values += [number.value * 4, number.value * 5]
        elif re.match(
            r"(?:less than|fewer than|under|at most|up to|no more than)", number.approximate
        ):
            values = [v for v in values if v < number.value]
        source.shuffle(values)
        made = []
        for value in values:
            if value == number.value or value <= 1 or (percent and value >= 100):
                continue
            if value >= _MANKIND > number.value:
                continue  # nobody would choose more people than there ever were at a time
            made.append(_written_like(match.group(1), number.text, value, number.scale))
        tail = match.group(2) or ""
        present = set(re.findall(r"[\w,.]+", fact.sentence.text))
        return [text + tail for text in made if text and text not in present]

    def _other_terms(self, fact: Fact, answer: Answer, source: random.Random) -> list[str]:
        lowered = fact.sentence.text.lower()
        return [term for term in self._terms if term.lower() not in lowered]


def _rounded(value: Decimal, like: Decimal) -> Decimal:
    """Round to as many significant digits as the true value shows, two at least."""
    if like == like.to_integral_value():
        digits = max(len(str(int(like)).rstrip("0")), 1)
        whole = int(value)
        if like < 100 and like % 5 == 0 and whole >= 5:
            return Decimal(5 * round(whole / 5))
        zeros = max(len(str(whole)) - max(digits, 2), 0)
        return Decimal(round(whole, -zeros)) if whole else Decimal(1)
    exponent = like.as_tuple().exponent
    assert isinstance(exponent, int)
    return value.quantize(Decimal(1).scaleb(exponent))


def _written_like(text: str, figure: str, value: Decimal, scale: str) -> str:
    """Write a value as the text writes its own number: words, commas, "million"."""
    scales = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9,
              "trillion": 10**12}  # fmt: skip
    prefix = text[: len(text) - len(figure)]
    if scale:
        unit = scales[scale]
        amount = value / unit
        if amount != amount.quantize(Decimal("0.1")):
            return ""
        first = figure.split()[0]
        written = number_words(amount) if first.isalpha() else format(amount.normalize(), "f")
        return f"{prefix}{written} {scale}" if written else ""
    if figure[0].isalpha():
        words = number_words(value)
        return prefix + words if words else ""
    if "," in figure or value < 10000:
        return prefix + (f"{value:,f}" if "," in figure else format(value.normalize(), "f"))
    return prefix + (f"{int(value)}" if value == value.to_integral_value() else str(value))


_MANKIND = 8 * 10**9


def _alike(name: str, other: str) -> bool:
    """Tell whether two names have a like shape: length, and "the"."""
    return abs(len(name.split()) - len(other.split())) <= 2 and abs(len(name) - len(other)) <= 18


def _is_distinct(text: str, others: list[str]) -> bool:
    """Tell whether a text shares no name with others: no alias, part or whole of one of them."""
    words = set(re.findall(r"\w+", text.lower())) - {"the", "of", "a", "an", "and"}
    for other in others:
        theirs = set(re.findall(r"\w+", other.lower())) - {"the", "of", "a", "an", "and"}
        if words == theirs or text.lower() == other.lower():
            return False
        if not any(ch.isdigit() for ch in text):
            if words <= theirs or theirs <= words:
                return False
            if text[:1].isupper() and " " in text and fuzz.ratio(text.lower(), other.lower()) > 85:
                return False  # one name in two spellings
    return bool(words)
