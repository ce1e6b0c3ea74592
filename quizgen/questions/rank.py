"""The quality of a candidate: how often readers can use its form, and how much its fact matters.

The shares are those of some twelve hundred items of seventy articles, each judged
blind by the six tests of a rubric (fluent, self-contained, correct, one
answer, worth asking, good form), drawn towards the mean of all by three
made-up items (add-three smoothing).
"""

from __future__ import annotations

import re

from quizgen.facts.places import find_place
from quizgen.questions.candidate import Candidate

# By kind and answer type, and by the part of the fact that is asked for where that matters.
_USABLE = {
    "multiple_choice year": 0.86, "multiple_choice date": 0.75, "multiple_choice place": 0.75,
    "multiple_choice number": 0.64, "multiple_choice term": 0.64, "multiple_choice time": 0.64,
    "multiple_choice person": 0.6, "multiple_choice person object": 0.45,
    "multiple_choice reason": 0.6, "multiple_choice organization": 0.5,
    "multiple_choice name": 0.5, "multiple_choice thing": 0.5,
    "blank number": 0.55, "blank year": 0.5, "blank place": 0.4, "blank person": 0.2,
    "blank organization": 0.4, "blank date": 0.5,
    "short_answer date": 0.86, "short_answer year": 0.8, "short_answer place": 0.73,
    "short_answer person": 0.71, "short_answer term": 0.67, "short_answer number": 0.65,
    "short_answer reason": 0.65, "short_answer time": 0.6, "short_answer person object": 0.4,
    "short_answer thing": 0.5, "short_answer thing object": 0.5,
    "short_answer organization": 0.3, "short_answer name": 0.4, "short_answer place object": 0.4,
    "short_answer place subject": 0.4,
    "numeric year": 0.81, "numeric number": 0.67,
    "cloze year": 0.9, "cloze date": 0.85, "cloze time": 0.8,
    "cloze organization": 0.68, "cloze name": 0.66, "cloze country": 0.5,
    "cloze place rich": 0.73, "cloze place": 0.56, "cloze term rich": 0.71, "cloze term": 0.48,
    "cloze person rich": 0.66, "cloze person": 0.48, "cloze number": 0.56,
    "cloze thing": 0.5, "cloze reason": 0.5,
    "true_false rich": 0.84, "true_false long": 0.82, "true_false plain": 0.68,
    "true_false plain portrait": 0.45,
}  # fmt: skip
# Below this share a form is left out of decks: a short deck is better than a poor one.
FLOOR = 0.6
_LONG = 18
_NAME_OR_NUMBER = re.compile(r"\b[A-Z][a-z]+|\d[\d,.]*")
_UNKNOWN = 0.5


def quality(candidate: Candidate, *, portrait: bool) -> float:
    """Return a score from 0 to 1; ``portrait`` tells that the article is on one person or place."""
    words = len(candidate.stem.split())
    length = 1.0 if words <= 22 else max(0.7, 1.0 - (words - 22) * 0.03)
    return (
        usable_share(candidate, portrait=portrait) * length * (0.6 + 0.4 * candidate.fact.salience)
    )


def usable_share(candidate: Candidate, *, portrait: bool) -> float:
    """Return the share of items of a candidate's form that readers found usable."""
    return _USABLE.get(_form(candidate, portrait), _UNKNOWN)


def _form(candidate: Candidate, portrait: bool) -> str:
    answer = candidate.answer
    if candidate.kind == "true_false":
        return f"true_false {_content(candidate.stem, portrait)}"
    if candidate.kind == "cloze":
        return _cloze_form(candidate)
    if "_____" in candidate.stem:
        return f"blank {answer.type}"
    part = "subject" if answer.slot == "subject" else ""
    if answer.slot == "object" or answer.slot.endswith("phrase"):
        part = "object"
    form = f"{candidate.kind} {answer.type}"
    return f"{form} {part}" if f"{form} {part}" in _USABLE else form


def _cloze_form(candidate: Candidate) -> str:
    """Return the form of a gap: one that many other names and numbers lead to is "rich"."""
    kind = candidate.answer.type
    place = find_place(candidate.answer.text) if kind in ("place", "name") else None
    if place is not None and place.kind in ("country", "continent"):
        return "cloze country"
    shown = re.sub(r"\{\{.*?\}\}", " ", candidate.stem)
    others = len(_NAME_OR_NUMBER.findall(shown[1:]))
    rich = others >= {"place": 3, "term": 2, "person": 4}.get(kind, 99)
    return f"cloze {kind} rich" if rich else f"cloze {kind}"


def _content(stem: str, portrait: bool) -> str:
    """Return how much a statement says: "rich" in names and numbers, "long", or "plain"."""
    if len(_NAME_OR_NUMBER.findall(stem[1:])) >= 2:
        return "rich"
    if len(stem.split()) >= _LONG:
        return "long"
    return "plain portrait" if portrait else "plain"
