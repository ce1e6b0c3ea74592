"""Items and a clock for tests of the study engine."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from quizgen.bank import (
    Bank,
    Cloze,
    Distractor,
    Item,
    MultipleChoice,
    Numeric,
    ShortAnswer,
    Source,
    TrueFalse,
)
from quizgen.study.catalogue import Catalogue, LoadedBank
from quizgen.study.journal import Journal

ITEMS: tuple[Item, ...] = (
    MultipleChoice(
        id="founder",
        stem="Who paid for the first lighthouse?",
        answer="The harbour guild",
        distractors=(
            Distractor(text="The town council", feedback="The council refused twice."),
            Distractor(text="A whaling company"),
            Distractor(text="The bishop"),
        ),
        source=Source(section="History", quote="The harbour guild paid for the first lighthouse."),
        tags=("history",),
    ),
    TrueFalse(id="storm", stem="The first tower survived the storm.", answer=False),
    ShortAnswer(id="keeper", stem="Who kept the light?", answer="Ada Brandt", hint="A carpenter."),
    Numeric(id="height", stem="How high is the tower?", answer=Decimal(42), unit="m"),
    Cloze(id="stone", stem="It is built of {{granite}} from {{the Lofoten islands::where}}."),
)


class Ticking:
    """A clock that moves on by a second at each look, and by as much as a test wants."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    def pass_time(self, **amount: float) -> None:
        self.now += timedelta(**amount)


def catalogue_of(journal: Journal, path: Path, items: tuple[Item, ...]) -> Catalogue:
    bank = Bank(title="The lighthouse", items=items)
    number = journal.bank_number(path, bank.title, {item.id for item in items})
    return Catalogue((LoadedBank(number, path, bank, (0, 0)),))
