"""The quality of a candidate: how often readers can use its form, and how much its fact matters.

The shares are those of some twelve hundred items of seventy articles, each
judged blind by the six tests of a rubric (fluent, self-contained, correct, one
answer, worth asking, good form). What stands beside the form (a bare subject,
a setting that was left out) moves a share by what it moved there.
"""

from __future__ import annotations

import re

from quizgen.facts.places import find_place
from quizgen.questions.candidate import Candidate
from quizgen.questions.cloze import BLANK

# By kind and answer type; "rich" where several names and numbers lead to the answer.
_USABLE = {
    "multiple_choice year": 0.87, "multiple_choice date": 0.75, "multiple_choice place": 0.66,
    "multiple_choice place rich": 0.75, "multiple_choice number": 0.45,
    "multiple_choice number rich": 0.68, "multiple_choice person rich": 0.6,
    "multiple_choice term": 0.64, "multiple_choice time": 0.72, "multiple_choice reason": 0.6,
    "multiple_choice office": 0.7, "short_answer office": 0.68, "blank number": 0.61,
    "short_answer date": 0.86, "short_answer year": 0.8, "short_answer place rich": 0.72,
    "short_answer place": 0.4, "short_answer person": 0.5, "short_answer term": 0.67,
    "short_answer number": 0.55, "short_answer number rich": 0.67, "short_answer reason": 0.65,
    "short_answer time rich": 0.68, "short_answer time": 0.5,
    "numeric year": 0.81, "numeric number": 0.64,
    "cloze year": 0.9, "cloze date": 0.85, "cloze time": 0.8,
    "cloze organization rich": 0.75, "cloze organization": 0.56, "cloze name": 0.63,
    "cloze place rich": 0.73, "cloze place": 0.54, "cloze term rich": 0.71, "cloze term": 0.48,
    "cloze person rich": 0.64,
    "true_false exchanged": 0.84, "true_false turned": 0.68, "true_false rich": 0.74,
    "true_false long": 0.74, "true_false plain": 0.72, "true_false plain portrait": 0.45,
}  # fmt: skip
_OTHER = 0.48
# Below this share a form is left out of decks: a short deck is better than a poor one.
FLOOR = 0.6
_RICH = {"place": 3, "term": 2, "person": 4, "organization": 3, "number": 1, "time": 2}
_LONG = 18
_SHORT = 8
_NAME_OR_NUMBER = re.compile(r"\b[A-Z][a-z]+|\d[\d,.]*")


def quality(candidate: Candidate, *, portrait: bool) -> float:
    """Return a score from 0 to 1; ``portrait`` tells that the article is on one person or place."""
    words = len(candidate.stem.split())
    length = 1.0 if words <= 24 else max(0.7, 1.0 - (words - 24) * 0.03)
    return (
        usable_share(candidate, portrait=portrait) * length * (0.5 + 0.5 * candidate.fact.salience)
    )


def usable_share(candidate: Candidate, *, portrait: bool) -> float:
    """Return the share of items like a candidate that readers found usable."""
    share = _USABLE.get(_form(candidate, portrait), _OTHER)
    return min(share + _beside_the_form(candidate), 1.0)


def _form(candidate: Candidate, portrait: bool) -> str:
    answer, kind = candidate.answer, candidate.kind
    if kind == "true_false":
        return f"true_false {_statement(candidate, portrait)}"
    if BLANK in candidate.stem:
        return f"blank {answer.type}"
    if _is_land(candidate):
        return f"{kind} land" if kind == "cloze" else f"{kind} {answer.type}"
    if answer.type == "place" and answer.slot == "object":
        return f"{kind} place object"
    if answer.type == "person" and candidate.fact.verb.is_copular and "the " in candidate.stem:
        return f"{kind} office"  # "Who was the first Astronomer Royal?" has one answer
    shown = re.sub(r"\{\{.*?\}\}", " ", candidate.stem)
    others = len(_NAME_OR_NUMBER.findall(shown[1:]))
    rich = f"{kind} {answer.type} rich"
    return rich if rich in _USABLE and others >= _RICH[answer.type] else f"{kind} {answer.type}"


def _is_land(candidate: Candidate) -> bool:
    """Tell whether the answer is a country or continent, which the rest often gives away."""
    place = (
        find_place(candidate.answer.text) if candidate.answer.type in ("place", "name") else None
    )
    return place is not None and place.kind in ("country", "continent")


def _statement(candidate: Candidate, portrait: bool) -> str:
    """Return how a statement was made false, or how much a true one says."""
    if not candidate.true:
        return "turned" if candidate.answer.slot == "statement" else "exchanged"
    if len(_NAME_OR_NUMBER.findall(candidate.stem[1:])) >= 2:
        return "rich"
    if len(candidate.stem.split()) >= _LONG and not portrait:
        return "long"
    return "plain portrait" if portrait else "plain"


def _beside_the_form(candidate: Candidate) -> float:
    """Return by how much a candidate's share is above or below that of its form."""
    fact = candidate.fact
    change = 0.25 * (fact.salience - 0.4)
    if fact.is_trimmed:
        change -= 0.12
    if fact.problems():  # "the town", which only the frame tells
        change -= 0.08
    if candidate.kind == "true_false":
        change += 0.06 if fact.subject.head.tag.startswith("NNP") else -0.02
        if len(candidate.stem.split()) < _SHORT and not _NAME_OR_NUMBER.search(candidate.stem[1:]):
            change -= 0.1
    return change
