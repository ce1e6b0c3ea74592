from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from study_samples import ITEMS, Ticking, catalogue_of

from quizgen.study.catalogue import Catalogue
from quizgen.study.identity import ItemKey
from quizgen.study.journal import Journal
from quizgen.study.session import Entry, Plan
from quizgen.study.sitting import Sitting


@pytest.fixture
def clock() -> Ticking:
    return Ticking()


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    opened = Journal(tmp_path / "data" / "history.db")
    opened.connection.execute("PRAGMA synchronous = OFF")
    yield opened
    opened.close()


@pytest.fixture
def catalogue(journal: Journal, tmp_path: Path) -> Catalogue:
    return catalogue_of(journal, tmp_path / "lighthouse.yaml", ITEMS)


@pytest.fixture
def begin(
    journal: Journal, catalogue: Catalogue, clock: Ticking
) -> Iterator[Callable[..., Sitting]]:
    begun: list[Sitting] = []

    def _begin(mode: str = "practice", again: bool = False, near_counts: bool = True) -> Sitting:
        entries = tuple(Entry(ItemKey(catalogue.numbers[0], item.id)) for item in ITEMS)
        plan = Plan(mode, 7, entries, again, near_counts)  # type: ignore[arg-type]
        begun.append(Sitting.begin(journal, plan, catalogue, clock))
        return begun[-1]

    yield _begin
    for sitting in begun:
        sitting.close()
