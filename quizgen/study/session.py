"""A session as a pure state machine: a plan and the events since give its state.

Nothing here is ever changed in place and nothing is forgotten: undoing is an event
too, and the state after it is what the surviving events give. So a session resumes
exactly where its journal ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from quizgen.study.events import (
    Answer,
    Event,
    Finish,
    Grade,
    Move,
    Override,
    Skip,
    Undo,
)
from quizgen.study.identity import ItemKey
from quizgen.study.marking import Verdict
from quizgen.study.schedule import Rating

Mode = Literal["practice", "review", "missed", "exam"]
Phase = Literal["asking", "revealed", "finished"]


class IllegalEvent(ValueError):
    """An event that does not fit the session's state."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One place in a session's queue: an item, and the how manieth time it is asked."""

    key: ItemKey
    attempt: int = 1


@dataclass(frozen=True, slots=True)
class Plan:
    """What a session sets out to do; fixed once it has begun.

    ``seed`` decides the order of options. ``again`` asks a missed item once more at
    the end of the queue, until it is known. ``near_counts`` is whether a near miss
    counts as right unless the learner says otherwise.
    """

    mode: Mode
    seed: int
    entries: tuple[Entry, ...]
    again: bool = False
    near_counts: bool = True

    @property
    def is_exam(self) -> bool:
        """Whether answers stay unmarked until all are handed in."""
        return self.mode == "exam"


@dataclass(frozen=True, slots=True)
class State:
    """Where a session stands.

    ``place`` is the index in ``queue`` of the item on the table. ``answers`` holds
    the standing answer at each answered place, ``grades`` the ratings, ``skipped``
    the places passed over and why, ``counted`` the learner's own verdicts.
    """

    plan: Plan
    queue: tuple[Entry, ...]
    place: int = 0
    phase: Phase = "asking"
    answers: Mapping[int, Answer] = field(default_factory=dict)
    grades: Mapping[int, Rating] = field(default_factory=dict)
    skipped: Mapping[int, str] = field(default_factory=dict)
    counted: Mapping[int, bool] = field(default_factory=dict)

    @property
    def entry(self) -> Entry | None:
        """The entry on the table, None when the session is over."""
        return self.queue[self.place] if self.place < len(self.queue) else None

    @property
    def answer(self) -> Answer | None:
        """The answer given at this place, if there is one."""
        return self.answers.get(self.place)

    @property
    def is_finished(self) -> bool:
        """Whether the session is over."""
        return self.phase == "finished"

    def counts_as_right(self, place: int) -> bool | None:
        """Tell whether the answer at a place counts as right; None where there is none."""
        answer = self.answers.get(place)
        if answer is None:
            return None
        if place in self.counted:
            return self.counted[place]
        if answer.mark.verdict is Verdict.NEAR:
            return self.plan.near_counts and answer.mark.share == 1
        return answer.mark.verdict is Verdict.RIGHT

    def share(self, place: int) -> float:
        """Return the part of the points earned at a place, 0 to 1."""
        counts = self.counts_as_right(place)
        if counts is None:
            return 0.0
        if counts:
            return 1.0
        answer = self.answers[place]
        partial = answer.mark.verdict is Verdict.PARTIAL and place not in self.counted
        return answer.mark.share if partial else 0.0

    def suggested(self, place: int) -> Rating:
        """Return the rating that an answer suggests: hints and near misses make it hard."""
        answer = self.answers[place]
        if not self.counts_as_right(place):
            return Rating.HARD if self.share(place) >= 0.5 else Rating.AGAIN
        if answer.hinted or answer.mark.verdict is not Verdict.RIGHT:
            return Rating.HARD
        return Rating.GOOD


def start(plan: Plan) -> State:
    """Return the state at the beginning of a session."""
    return State(plan, plan.entries, phase="asking" if plan.entries else "finished")


def surviving(events: Iterable[Event]) -> list[Event]:
    """Return the events that no later undo takes back."""
    standing: list[Event] = []
    for event in events:
        if not isinstance(event, Undo):
            standing.append(event)
        elif standing:
            standing.pop()
        else:
            raise IllegalEvent("nothing to undo")
    return standing


def replay(plan: Plan, events: Iterable[Event]) -> State:
    """Return the state that a plan and its journal give."""
    state = start(plan)
    for event in surviving(events):
        state = apply(state, event)
    return state


def apply(state: State, event: Event) -> State:
    """Return the state after an event; raises IllegalEvent where it does not fit."""
    if isinstance(event, Answer):
        return _answer(state, event)
    if isinstance(event, Grade):
        return _grade(state, event)
    if isinstance(event, Override):
        _require(event.place in state.answers, "no answer to count")
        return replace(state, counted={**state.counted, event.place: event.counts})
    if isinstance(event, Skip):
        _require(event.place == state.place and not state.is_finished, "skip elsewhere")
        return _next(replace(state, skipped={**state.skipped, event.place: event.why}))
    if isinstance(event, Move):
        _require(state.plan.is_exam and not state.is_finished, "move in a practice")
        _require(0 <= event.place < len(state.queue), "move outside")
        return replace(state, place=event.place)
    if isinstance(event, Finish):
        _require(not state.is_finished, "finished twice")
        return replace(state, phase="finished", place=len(state.queue))
    raise IllegalEvent(f"cannot apply {type(event).__name__}")


def _answer(state: State, event: Answer) -> State:
    _require(event.place == state.place and state.phase == "asking", "answer elsewhere")
    answers = {**state.answers, event.place: event}
    if not state.plan.is_exam:
        return replace(state, answers=answers, phase="revealed")
    place = min(event.place + 1, len(state.queue) - 1)
    return replace(state, answers=answers, place=place)


def _grade(state: State, event: Grade) -> State:
    _require(event.place in state.answers, "grade without an answer")
    graded = replace(state, grades={**state.grades, event.place: event.rating})
    if state.plan.is_exam:
        return graded
    _require(event.place == state.place and state.phase == "revealed", "grade elsewhere")
    if state.plan.again and event.rating is Rating.AGAIN:
        entry = state.queue[event.place]
        later = replace(entry, attempt=entry.attempt + 1)
        graded = replace(graded, queue=(*graded.queue, later))
    return _next(graded)


def _next(state: State) -> State:
    place = state.place + 1
    if place < len(state.queue):
        return replace(state, place=place, phase="asking")
    if state.plan.is_exam:
        return replace(state, place=len(state.queue) - 1)
    return replace(state, place=place, phase="finished")


def _require(condition: bool, what: str) -> None:
    if not condition:
        raise IllegalEvent(what)
