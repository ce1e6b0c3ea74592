"""A session being played: the pure state, the journal that keeps it, the clock, the banks."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path

from quizgen.bank import Item, MultipleChoice
from quizgen.study import session
from quizgen.study.catalogue import Catalogue, Load
from quizgen.study.clock import Clock, day_end
from quizgen.study.events import Answer, Event, Finish, Grade, Move, Override, Skip, Undo
from quizgen.study.identity import ItemKey, fingerprint
from quizgen.study.journal import Journal, SessionTaken
from quizgen.study.marking import Mark
from quizgen.study.order import options
from quizgen.study.responses import Response
from quizgen.study.schedule import Rating, intervals
from quizgen.study.score import Score, score
from quizgen.study.session import Entry, Plan, State


class Sitting:
    """A live session. Each method that changes it writes the journal first, then the state.

    What ``state`` shows is therefore always on disk. Only one process can hold a
    session at a time; the hold ends with the process, however that ends.
    """

    def __init__(
        self,
        journal: Journal,
        number: int,
        catalogue: Catalogue,
        clock: Clock,
        day_starts: int = 4,
    ) -> None:
        self.journal = journal
        self.number = number
        self.catalogue = catalogue
        self.clock = clock
        self.day_starts = day_starts
        self._hold = _hold(_lock_file(journal, number))
        self.plan = journal.plan(number)
        self._events = journal.events(number)
        self.state = session.replay(self.plan, self._events)
        self.shown_at = clock()
        self._scored: tuple[State, Catalogue, Score] | None = None
        self._pass_over_gone()

    @classmethod
    def begin(
        cls, journal: Journal, plan: Plan, catalogue: Catalogue, clock: Clock, day_starts: int = 4
    ) -> Sitting:
        """Begin a new session."""
        return cls(journal, journal.begin(plan, clock()), catalogue, clock, day_starts)

    def close(self) -> None:
        """Let go of the session, so that another process can go on with it."""
        self._hold.close()
        if self.state.is_finished:
            _lock_file(self.journal, self.number).unlink(missing_ok=True)

    # -- what is on the table

    @property
    def entry(self) -> Entry | None:
        """The entry on the table, None when the session is over."""
        return self.state.entry

    @property
    def item(self) -> Item | None:
        """The item on the table, None when the session is over."""
        entry = self.state.entry
        return self.catalogue.items.get(entry.key) if entry else None

    @property
    def options(self) -> tuple[str, ...]:
        """The options on the table in the order shown, none for other kinds."""
        entry, item = self.state.entry, self.item
        if entry is None or not isinstance(item, MultipleChoice):
            return ()
        return options(item, self.plan.seed, entry.attempt)

    @property
    def mark(self) -> Mark | None:
        """The mark that may be shown now: that of a revealed answer."""
        answer = self.state.answer
        return answer.mark if answer and self.state.phase == "revealed" else None

    @property
    def score(self) -> Score:
        """The score so far, counted once for each state."""
        return self._score_of(self.state)

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back; never in an exam."""
        return not self.plan.is_exam and bool(session.surviving(self._events))

    @property
    def was_edited(self) -> bool:
        """Whether the item on the table was edited since it was last graded."""
        entry, item = self.state.entry, self.item
        card = self.journal.card(entry.key) if entry else None
        if card is None or item is None or not card.fingerprint:
            return False
        return card.fingerprint != fingerprint(item)

    def intervals(self) -> dict[Rating, timedelta]:
        """Return how long each rating would put the item on the table off."""
        entry = self.state.entry
        card = self.journal.card(entry.key) if entry else None
        return intervals(card.memory if card else None, self.clock(), self.journal.retention)

    # -- what the learner does

    def answer(self, response: Response, *, hinted: bool = False) -> Mark:
        """Answer the item on the table; the mark is saved when this returns."""
        from quizgen.study.marking.item import mark_item

        item = self.item
        if item is None:
            raise session.IllegalEvent("nothing to answer")
        took = int((self.clock() - self.shown_at).total_seconds() * 1000)
        made = mark_item(item, response)
        self._write(
            Answer(self.state.place, response, made, fingerprint(item), hinted, max(took, 0))
        )
        return made

    def grade(self, rating: Rating | None = None) -> None:
        """Rate the answered item, as suggested if no rating is given, and go on to the next."""
        place = self.state.place
        given = rating or self.state.suggested(place)
        self._write(self._grade(place, given))

    def override(self, counts: bool) -> None:
        """Let the answer on the table count as right, or not."""
        self._write(Override(self.state.place, counts))

    def skip(self) -> None:
        """Pass the item over for now."""
        self._write(Skip(self.state.place, "later"))

    def bury(self) -> None:
        """Pass the item over until the learner's next day."""
        until = day_end(self.clock(), self.day_starts).timestamp()
        self._write(Skip(self.state.place, "buried", until))

    def suspend(self) -> None:
        """Pass the item over until it is called back."""
        self._write(Skip(self.state.place, "suspended"))

    def move(self, place: int) -> None:
        """In an exam, go to another place."""
        if 0 <= place < len(self.state.queue) and place != self.state.place:
            self._write(Move(place))

    def finish(self) -> None:
        """End the session; an exam is handed in and its answers are graded."""
        grades: list[Event] = []
        if self.plan.is_exam:
            grades = [
                self._grade(place, self.state.suggested(place)) for place in self.state.answers
            ]
        self._write(*grades, Finish())

    def undo(self) -> bool:
        """Take the last step back; return whether there was one."""
        if not self.can_undo:
            return False
        standing = session.surviving(self._events)
        steps: list[Event] = []
        while standing:
            last = standing.pop()
            steps.append(Undo())
            passed_by_program = isinstance(last, Skip) and last.why == "gone"
            entry = session.replay(self.plan, standing).entry
            if not passed_by_program and (entry is None or entry.key in self.catalogue.items):
                break
        self._write(*steps)
        return True

    def reload(self, load: Load) -> bool:
        """Load banks that changed on disk anew; return whether any did."""
        fresh = self.catalogue.refreshed(load)
        if fresh is self.catalogue:
            return False
        self.catalogue = fresh
        self._pass_over_gone()
        return True

    # -- the journal first, then the state

    def _grade(self, place: int, rating: Rating) -> Grade:
        answer = self.state.answers[place]
        return Grade(place, rating, self.state.share(place), answer.fingerprint)

    def _write(self, *events: Event) -> None:
        now = self.clock()
        state = self.state
        if any(isinstance(event, Undo) for event in events):
            state = session.replay(self.plan, [*self._events, *events])
        else:
            for event in events:
                state = session.apply(state, event)
        before = self.state
        keyed = [(event, self._key(before, event)) for event in events]
        result = self._score_of(state)
        self.journal.append(
            self.number,
            len(self._events),
            keyed,
            now,
            place=state.place,
            length=len(state.queue),
            ended=state.is_finished,
            score=(result.earned, result.possible),
        )
        self._events += events
        self.state = state
        self.shown_at = now
        self._pass_over_gone()

    def _score_of(self, state: State) -> Score:
        known = self._scored
        if known is not None and known[0] is state and known[1] is self.catalogue:
            return known[2]
        result = score(state, self.catalogue.items)
        self._scored = (state, self.catalogue, result)
        return result

    def _key(self, state: State, event: Event) -> ItemKey | None:
        place = getattr(event, "place", None)
        return state.queue[place].key if place is not None else None

    def _on_gone_item(self) -> bool:
        return self.state.entry is not None and self.item is None

    def _pass_over_gone(self) -> None:
        """Pass over items that are no longer in the bank; in an exam their places stay empty."""
        if self.plan.is_exam or not self._on_gone_item():
            return
        place = self.state.place
        if self.state.phase == "revealed":
            self._write(self._grade(place, self.state.suggested(place)))
        else:
            self._write(Skip(place, "gone"))


def is_held(journal: Journal, number: int) -> bool:
    """Tell whether a window, this process's or another's, holds a session."""
    try:
        _hold(_lock_file(journal, number)).close()
    except SessionTaken:
        return True
    return False


def _lock_file(journal: Journal, number: int) -> Path:
    return journal.path.parent / "held" / f"{number}.lock"


def _hold(path: Path) -> sqlite3.Connection:
    """Lock a session for this process, by a lock that the system frees when the process ends."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError:
        lock.close()
        raise SessionTaken("this session is open in another window") from None
    return lock
