"""The study desk: from banks and a choice to a sitting; all a player needs, and no screens."""

from __future__ import annotations

import json
import random
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from quizgen.bank import Item
from quizgen.errors import UserError
from quizgen.study.catalogue import Catalogue, Load
from quizgen.study.clock import Clock, day_end
from quizgen.study.identity import ItemKey
from quizgen.study.journal import Journal, SessionRow
from quizgen.study.library import Standing, cards_of, open_banks, standing
from quizgen.study.schedule import RETENTION
from quizgen.study.score import missed_keys
from quizgen.study.select import Choice, make_plan, pick
from quizgen.study.sitting import Sitting, is_held

_SEEDS = 1_000_000


@dataclass(frozen=True, slots=True)
class Rules:
    """The learner's rules of study.

    ``retention`` is the share of items to be remembered when they fall due;
    ``day_starts`` the hour at which a new day begins; ``ask_again`` whether missed
    items come back in the same session; ``near_counts`` whether near misses count.
    """

    retention: float = RETENTION
    day_starts: int = 4
    ask_again: bool = True
    near_counts: bool = True


class Desk:
    """Opens banks and sessions over one journal."""

    def __init__(self, journal: Journal, load: Load, clock: Clock, rules: Rules) -> None:
        self.journal = journal
        self.load = load
        self.clock = clock
        self.rules = rules

    def open(self, paths: Sequence[Path]) -> Catalogue:
        """Load banks; raises UserError for a broken file."""
        return open_banks(paths, self.journal, self.load)

    def items_of(self, keys: Iterable[ItemKey]) -> dict[ItemKey, Item]:
        """Return the items behind keys, as far as their banks can still be read."""
        paths = {number: path for number, path, _ in self.journal.played_banks()}
        wanted = set(keys)
        found: dict[ItemKey, Item] = {}
        for number in {key.bank for key in wanted} & set(paths):
            try:
                bank = self.load(paths[number])
            except UserError:
                continue
            items = {ItemKey(number, item.id): item for item in bank.items}
            found |= {key: item for key, item in items.items() if key in wanted}
        return found

    def standing(self, catalogue: Catalogue) -> Standing:
        """Return where the learner stands with the banks on the table."""
        cards = cards_of(catalogue, self.journal)
        now = self.clock()
        return standing(catalogue.items, cards, now, day_end(now, self.rules.day_starts))

    def pick(self, catalogue: Catalogue, choice: Choice, seed: int) -> list[ItemKey]:
        """Return the items that a choice would ask, in order."""
        cards = cards_of(catalogue, self.journal)
        now = self.clock()
        end = day_end(now, self.rules.day_starts)
        return pick(catalogue.items, cards, choice, seed, now, end)

    def begin(self, catalogue: Catalogue, choice: Choice, seed: int | None = None) -> Sitting:
        """Begin a session; raises UserError where there is nothing to ask."""
        seed = new_seed() if seed is None else seed
        keys = self.pick(catalogue, choice, seed)
        if not keys:
            raise UserError(self.why_nothing(catalogue, choice))
        return self._begin(catalogue, keys, choice, seed)

    def retry(self, sitting: Sitting) -> Sitting:
        """Begin a practice of what an ended session missed."""
        keys = missed_keys(sitting.state, sitting.score.missed)
        keys = [key for key in keys if key in sitting.catalogue.items]
        if not keys:
            raise UserError("nothing was missed")
        choice = Choice("practice", count=0)
        return self._begin(sitting.catalogue, keys, choice, new_seed())

    def resume(self, row: SessionRow, catalogue: Catalogue) -> Sitting:
        """Go on with an open session; raises SessionTaken if another window has it."""
        return Sitting(
            self.journal, row.number, catalogue, self.clock, day_starts=self.rules.day_starts
        )

    def open_session(self, catalogue: Catalogue) -> SessionRow | None:
        """Return the last session over these banks that is open and not in another window."""
        rows = self.journal.sessions(catalogue.numbers, is_open=True)
        return next((row for row in rows if not is_held(self.journal, row.number)), None)

    def last_session(self, numbers: Collection[int], but: int | None = None) -> SessionRow | None:
        """Return the last ended session over these banks, leaving out session ``but``."""
        rows = self.journal.sessions(numbers, is_open=False)
        return next((row for row in rows if row.possible and row.number != but), None)

    def remembered_choice(self, catalogue: Catalogue, otherwise: Choice) -> Choice:
        """Return the choice made last for these banks."""
        saved = self.journal.remembered(_choice_name(catalogue))
        if saved is None:
            return otherwise
        data = json.loads(saved)
        sets = {name: frozenset(data[name]) for name in ("tags", "kinds")}
        return replace(otherwise, **{**data, **sets})

    def remember_choice(self, catalogue: Catalogue, choice: Choice) -> None:
        """Remember a choice for these banks."""
        data = {
            "mode": choice.mode,
            "count": choice.count,
            "tags": sorted(choice.tags),
            "kinds": sorted(choice.kinds),
            "shuffle": choice.shuffle,
            "accepted_only": choice.accepted_only,
        }
        self.journal.remember(_choice_name(catalogue), json.dumps(data))

    def why_nothing(self, catalogue: Catalogue, choice: Choice) -> str:
        """Say why a choice asks nothing, and what to do."""
        now = self.standing(catalogue)
        if not now.total:
            return f"{catalogue.title}: the bank has no items to play"
        if choice.tags or choice.kinds or choice.accepted_only:
            return "no item fits these filters; take some of them away"
        if choice.mode == "missed":
            return "nothing was missed the last time; well done"
        if choice.mode == "review":
            later = f" until {now.next_due.astimezone():%-d %B}" if now.next_due else ""
            return f"nothing is due{later}; practise instead"
        return "every item is buried or suspended; call some back in Browse"

    def _begin(
        self, catalogue: Catalogue, keys: list[ItemKey], choice: Choice, seed: int
    ) -> Sitting:
        again = self.rules.ask_again and choice.mode in ("review", "missed")
        plan = make_plan(keys, choice, seed, again, self.rules.near_counts)
        return Sitting.begin(
            self.journal, plan, catalogue, self.clock, day_starts=self.rules.day_starts
        )


def new_seed() -> int:
    """Return a seed that nobody can foresee."""
    return random.SystemRandom().randrange(_SEEDS)


def _choice_name(catalogue: Catalogue) -> str:
    return "choice " + " ".join(map(str, sorted(catalogue.numbers)))
