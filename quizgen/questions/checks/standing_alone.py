"""Checks that a stem stands alone: no open pronoun, time, place or comparison."""

from __future__ import annotations

import re

from quizgen.facts.names import NameTable
from quizgen.facts.times import DEICTIC, MONTHS
from quizgen.questions.candidate import Candidate
from quizgen.questions.checks.words import has_name

# What ties a sentence to the text before it.
_TIES = re.compile(
    r"\b(?:subsequently|re-?emerged|regained|resumed|the latter|in question|a further|"
    r"instead(?! of)|as well(?! as)|in turn|in return|likewise|another|"
    r"one day|the former|then|again)\b"
)
_OPENING_TIES = ("next", "then", "here", "there", "also", "similar", "such", "even")
_OPEN = frozenset("he she it they this these those that we you i".split())


def tied(candidate: Candidate) -> str:
    """No "then", "again" or "more" speaks of what stood before."""
    stem = candidate.stem
    found = _TIES.search(stem)
    if found:
        return f"'{found.group()}' ties it to the text before"
    if re.search(
        r"(?:\d|\}\}|_____|hundred|thousand|two|three|four|five|several|many) more\b(?! than)", stem
    ):
        return "'more' than what"
    if re.search(
        r"(?:\}\}|_____|\b(?:two|three|four|five|six|several|many)) (?:main |major )?"
        r"(?:reasons|ways|things|types|kinds|points|examples|steps)\W*$",
        stem,
    ):
        return "it does not tell of what"
    statement = candidate.kind in ("true_false", "cloze")
    if statement and re.search(r"\bcontinued to\b[^\d]*$", stem):
        return "'continued' ties it to the text before"
    if re.search(
        r"(?<!^)(?<!\bare )(?<!\bwere )\b(?:[Hh]ere|there)\b"
        r"(?! (?:is|are|was|were|be|has|have|had)\b|\?)",
        stem,
    ):
        return "'there' points back"
    return ""


def opening(candidate: Candidate) -> str:
    """No pronoun and no "next" opens a statement."""
    if candidate.kind not in ("true_false", "cloze"):
        return ""
    first = candidate.stem.split()[0].lower()
    existential = re.match(
        r"There (?:is|are|was|were|have|has|had)\b(?! the\b| no [A-Z{]| \{)", candidate.stem
    )
    if first in _OPENING_TIES and not existential:
        return f"'{first}' ties it to the text before"
    expletive = candidate.fact.subject.head.label == "expl"
    return f"'{first}' is open" if first in _OPEN and not expletive else ""


# What the month of a dated frame makes plain.
_OF_THE_MONTH = r"(?:recent|recently|lately|currently|(?:this|last|next) (?:week|month|year))$"


_LONG_AGO = re.compile(r"(?:\d{3,}|,000|\b(?:hundred|thousand|million)s?(?: of)?) years ago\b")


def deictic(candidate: Candidate) -> str:
    """No time depends on the day of writing or on the text before; a dated frame tells the day."""
    shown = re.sub(r"\{\{.*?\}\}", " ", candidate.stem)
    match = DEICTIC.search(shown)
    dated = match is not None and re.match(_OF_THE_MONTH, match.group(), re.I) is not None
    if _LONG_AGO.search(shown):
        return ""
    if match is None or (dated and re.search(r"\(\w+ \d{4}\)$", candidate.frame)):
        return ""
    return f"'{match.group()}' depends on when it was written"


def day_without_year(candidate: Candidate) -> str:
    """A day of a month needs its year, in the stem or in a dated frame."""
    day = re.search(
        rf"\b(?:{MONTHS}) \d{{1,2}}\b|\b\d{{1,2}} (?:{MONTHS})\b", candidate.framed_stem
    )
    year = re.search(r"\b\d{4}\b|::year", candidate.framed_stem)
    asked = candidate.answer.type in ("year", "date")
    return "a day without its year" if day and not year and not asked else ""


def comparison(candidate: Candidate) -> str:
    """What is "more" or "better" is so than something that the stem names."""
    match = re.search(
        r"\b(?:much|far|even|far more) (?:\w+er|more|less)\b(?!.*\bthan\b)|"
        r"\b(?:more|less|fewer) [a-z]+\b(?!.*\bthan\b)(?!.*\band\b)",
        re.sub(r"\b(?:more|less) (?:than|or|and)\b|\bonce more\b", " ", candidate.stem),
    )
    return f"'{match.group()}' than what" if match else ""


def unplaced(candidate: Candidate) -> str:
    """What somebody unnamed once did needs a time or place: "a city rose", "builders worked"."""
    fact = candidate.fact
    subject = fact.subject
    if not fact.verb.is_past or subject.is_name or candidate.frame:
        return ""
    bare = subject.head.tag == "NNS" and len(subject.tokens) == 1
    article = subject.text.startswith(("a ", "an ")) and not fact.verb.is_copular
    shown = re.sub(r"\{\{.*?\}\}", " ", candidate.stem)
    placed = re.search(r"\d{3,4}|(?<!^)\b[A-Z][a-z]+", shown)
    return "somebody unnamed, nowhere" if (bare or article) and not placed else ""


def unplaced_pluperfect(candidate: Candidate) -> str:
    """What "had happened" before something else needs its time."""
    fact = candidate.fact
    first = fact.verb.auxiliaries[:1]
    timed = any(c.role == "time" for c in fact.all_complements()) or bool(
        re.search(r"\d{3,4}|century", candidate.stem)
    )
    return "'had' looks back at something" if first == ("had",) and not timed else ""


def passing_state(candidate: Candidate) -> str:
    """What "is being done" holds on the day of writing only; a dated frame tells the day."""
    fact = candidate.fact
    progressive = fact.verb.main.endswith("ing") and fact.verb.auxiliaries[-1:] in (
        ("is",),
        ("are",),
    )
    dated = re.search(r"\(\w+ \d{4}\)$", candidate.frame)
    return "goes on while it is written" if progressive and not dated else ""


def hypothetical(candidate: Candidate) -> str:
    """What "would be" depends on something that the stem does not tell."""
    words = {word.lower() for word in candidate.fact.verb.auxiliaries}
    return "'would' without its condition" if words & {"would"} and not _is_later(candidate) else ""


def _is_later(candidate: Candidate) -> bool:
    """Tell whether "would" is the future seen from the past: "he would later become"."""
    return bool({word.lower() for word in candidate.fact.verb.adverbs} & {"later", "eventually"})


_KNOWN_ACRONYMS = frozenset(
    "US USA UK UN EU WHO NASA NATO UNESCO FBI CIA BBC CNN DNA RNA GPS TV AIDS HIV AD BC BCE CE "
    "WWI WWII II III IV VI VII VIII IX NASDAQ NBA FIFA IBM ABC CBS NBC HBO MTV ESPN ITV NPR "
    "UCLA MIT SAT CEO MLB NFL NHL UAE USSR GDP "
    "YMCA NGO PDF".split()
)
_OFTEN = 3


def bare_acronym(candidate: Candidate, names: NameTable) -> str:
    """Letters that the article hardly uses and never spells out tell a learner nothing."""
    for word in re.findall(r"\b[A-Z]{3,6}\b", candidate.stem):
        if word in _KNOWN_ACRONYMS or word in candidate.frame:
            continue
        known = any(
            word in name.forms and (name.mentions >= _OFTEN or " " in name.full)
            for name in names.entities
        )
        if not known:
            return f"'{word}' is not spelt out"
    return ""


def off_topic(candidate: Candidate, is_portrait: bool) -> str:
    """In an article on a person or place, a stem without any name has lost its setting."""
    if not is_portrait or candidate.answer.type == "term" or candidate.frame:
        return ""
    return "" if has_name(candidate) else "names nothing"
