"""Banks of every kind, and Anki's own engine to import them into."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from anki.collection import Collection
from random_banks import some_banks

from quizgen.bank.items import (
    ArticleReference,
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
from quizgen.export import Chosen, Request


@pytest.fixture(scope="session")
def items() -> tuple[Item, ...]:
    """One or two items of every kind, with everything an item can carry."""
    return (
        MultipleChoice(
            id="lamp-01aa",
            stem="Who built the first lamp on Gull Rock?",
            answer="Ada Thorn",
            distractors=(
                Distractor(text="Piet Maas"),
                Distractor(text="Owen Reed", feedback="He only painted the tower."),
                Distractor(text="the harbour guild"),
            ),
            explanation="Ada Thorn paid for it, too.\nIt cost 40 crowns.",
            hint="She was a glassblower.",
            level="remember",
            difficulty="easy",
            tags=("history", "two words"),
            points=Decimal(2),
            note="Ask early.",
            source=Source(section="Beginnings", quote="Ada Thorn built the first lamp in 1851."),
        ),
        ShortAnswer(
            id="oil-77b0",
            stem="What did the lamp burn?",
            answer="rapeseed oil",
            also_accept=("colza oil", "oil & wick"),
            source=Source(section="Beginnings", quote="It burned rapeseed oil."),
        ),
        TrueFalse(
            id="fog-1c2d",
            stem="The rock has a fog bell.",
            answer=False,
            explanation="It has a horn.",
            source=Source(quote="A horn warns ships in fog."),
        ),
        TrueFalse(id="sea-9a9a", stem="The rock stands in the sea.", answer=True),
        Cloze(
            id="gap-55d0",
            stem="The keeper rowed from {{Gull Rock}} to {{Saltby::a village}} every {{Sunday}}.",
            tags=("places",),
        ),
        Numeric(
            id="height-19ab",
            stem="How high is the tower?",
            answer=Decimal("31.5"),
            tolerance="2%",
            unit="m",
            points=Decimal("0.5"),
        ),
    )


@pytest.fixture(scope="session")
def bank(items: tuple[Item, ...]) -> Bank:
    return Bank(
        title="Gull Rock Light",
        article=ArticleReference(file="gull-rock.txt", title="The light on Gull Rock"),
        items=items,
    )


@pytest.fixture(scope="session")
def request_for() -> Callable[..., Request]:
    """Make the request that exports banks."""

    def make(*banks: Bank, **modified: int) -> Request:
        return Request(tuple(Chosen(bank, "test.yaml", modified) for bank in banks))

    return make


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    """An empty Anki collection."""
    result = Collection(str(tmp_path / "collection.anki2"))
    yield result
    result.close()


@pytest.fixture(scope="session")
def many_banks() -> list[Bank]:
    """Random banks, full of what breaks formats."""
    return some_banks(150)
