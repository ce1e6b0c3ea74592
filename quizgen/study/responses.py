"""What a learner can answer: a chosen option, typed text, filled gaps, a judgement, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias


@dataclass(frozen=True, slots=True)
class Choice:
    """An option of a multiple choice item, known by its text."""

    text: str


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed for a short or numeric answer."""

    text: str


@dataclass(frozen=True, slots=True)
class Gaps:
    """What was typed into a cloze item's gaps, in their order; empty where nothing was."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """True or false, as the learner judged a statement."""

    value: bool


@dataclass(frozen=True, slots=True)
class Unknown:
    """The learner said "I don't know"."""


Response: TypeAlias = Choice | Typed | Gaps | Judgement | Unknown


def dump_response(response: Response) -> dict[str, Any]:
    """Return a response as plain JSON data."""
    if isinstance(response, Choice):
        return {"choice": response.text}
    if isinstance(response, Typed):
        return {"typed": response.text}
    if isinstance(response, Gaps):
        return {"gaps": list(response.texts)}
    if isinstance(response, Judgement):
        return {"judged": response.value}
    return {}


def load_response(data: dict[str, Any]) -> Response:
    """Return the response that ``dump_response`` wrote."""
    if "choice" in data:
        return Choice(data["choice"])
    if "typed" in data:
        return Typed(data["typed"])
    if "gaps" in data:
        return Gaps(tuple(data["gaps"]))
    if "judged" in data:
        return Judgement(data["judged"])
    return Unknown()


def response_text(response: Response) -> str:
    """Return a response in words, empty for "don't know"."""
    if isinstance(response, Choice | Typed):
        return response.text
    if isinstance(response, Gaps):
        return " · ".join(text or "—" for text in response.texts)
    if isinstance(response, Judgement):
        return "True" if response.value else "False"
    return ""
