"""What can happen in a session, as values, and their form in the journal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

from quizgen.study.marking.verdict import Mark, dump_mark, load_mark
from quizgen.study.responses import Response, dump_response, load_response
from quizgen.study.schedule import Rating


@dataclass(frozen=True, slots=True)
class Answer:
    """The item at ``place`` was answered and marked; ``milliseconds`` is the time it took.

    ``fingerprint`` tells the item's content as it was asked.
    """

    place: int
    response: Response
    mark: Mark
    fingerprint: str = ""
    hinted: bool = False
    milliseconds: int = 0


@dataclass(frozen=True, slots=True)
class Grade:
    """The learner rated how well the item at ``place`` was known; ``share`` is what it earned."""

    place: int
    rating: Rating
    share: float = 0.0
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Override:
    """The learner decided whether the answer at ``place`` counts as right ("I was right")."""

    place: int
    counts: bool


@dataclass(frozen=True, slots=True)
class Skip:
    """The item at ``place`` was passed over.

    ``why`` is "later", "buried" (until ``until``), "suspended" or "gone" (from the
    bank); ``until`` is in seconds since 1970.
    """

    place: int
    why: str
    until: float = 0.0


@dataclass(frozen=True, slots=True)
class Wake:
    """Outside of any session, a buried or suspended item was called back."""


@dataclass(frozen=True, slots=True)
class Move:
    """In an exam, the learner went to another place."""

    place: int


@dataclass(frozen=True, slots=True)
class Finish:
    """The learner ended the session or handed the exam in."""


@dataclass(frozen=True, slots=True)
class Undo:
    """The last standing event was taken back."""


Event: TypeAlias = Answer | Grade | Override | Skip | Wake | Move | Finish | Undo


def dump_event(event: Event) -> tuple[str, dict[str, Any]]:
    """Return an event as its kind and plain JSON data."""
    if isinstance(event, Answer):
        data: dict[str, Any] = {
            "place": event.place,
            "response": dump_response(event.response),
            "mark": dump_mark(event.mark),
            "fingerprint": event.fingerprint,
            "milliseconds": event.milliseconds,
        }
        return "answer", data | ({"hinted": True} if event.hinted else {})
    if isinstance(event, Grade):
        return "grade", {
            "place": event.place,
            "rating": int(event.rating),
            "share": event.share,
            "fingerprint": event.fingerprint,
        }
    if isinstance(event, Override):
        return "override", {"place": event.place, "counts": event.counts}
    if isinstance(event, Skip):
        return "skip", {"place": event.place, "why": event.why, "until": event.until}
    if isinstance(event, Move):
        return "move", {"place": event.place}
    return type(event).__name__.lower(), {}


def load_event(kind: str, data: dict[str, Any]) -> Event:
    """Return the event that ``dump_event`` wrote."""
    if kind == "answer":
        return Answer(
            data["place"],
            load_response(data["response"]),
            load_mark(data["mark"]),
            data["fingerprint"],
            data.get("hinted", False),
            data["milliseconds"],
        )
    if kind == "grade":
        return Grade(data["place"], Rating(data["rating"]), data["share"], data["fingerprint"])
    if kind == "override":
        return Override(data["place"], data["counts"])
    if kind == "skip":
        return Skip(data["place"], data["why"], data["until"])
    if kind == "move":
        return Move(data["place"])
    if kind == "wake":
        return Wake()
    return Finish() if kind == "finish" else Undo()
