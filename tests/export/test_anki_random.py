"""500 random banks, each exported and imported by Anki's engine."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from anki.collection import Collection
from anki.notes import Note
from anki_engine import import_deck, no_empty_cards, rendered, text
from hypothesis import HealthCheck, Phase, given, settings
from random_banks import banks

from quizgen.bank.cloze import cloze_gaps
from quizgen.bank.items import Bank, Cloze, Item, MultipleChoice, Numeric, ShortAnswer
from quizgen.export import Chosen, Request
from quizgen.export.markup import without_controls

numbers = count()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    """One collection that takes in all the random banks."""
    collection = Collection(str(tmp_path_factory.mktemp("anki") / "collection.anki2"))
    collection.db.execute("pragma synchronous = off")
    yield collection
    collection.close()


@settings(
    max_examples=500,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
    suppress_health_check=list(HealthCheck),
)
@given(bank=banks())
def check_random_bank(collection: Collection, folder: Path, bank: Bank) -> None:
    own = bank.article.model_copy(update={"file": f"{next(numbers)}.txt"})
    bank = bank.model_copy(update={"article": own})
    last = collection.db.scalar("select coalesce(max(rowid), 0) from notes")
    log = import_deck(collection, Request((Chosen(bank, "random.yaml"),)), folder)
    assert (log.new, log.found, log.broken) == (len(bank.items), len(bank.items), 0)
    notes = {
        note["QID"]: note
        for note in map(
            collection.get_note,
            collection.find_notes(f"tag:quiz::{own.file.removesuffix('.txt')}"),
        )
    }
    assert last is not None
    for item in bank.items:
        note = notes[item.id]
        assert_equal(item, note)
        found = note.cards()
        numbers_of_gaps = (
            {gap.number for gap in cloze_gaps(item.stem)} if isinstance(item, Cloze) else {1}
        )
        assert {card.ord + 1 for card in found} == numbers_of_gaps
        for card in found:
            _, back = rendered(card)
            if isinstance(item, Cloze):
                assert_gaps_shown(item, card.ord + 1, back)


def assert_gaps_shown(item: Cloze, number: int, back: str) -> None:
    """Compare the text that a card's back shows in its gaps with the item."""
    shown = re.findall(r'<span class="cloze" data-ordinal="\d+">(.*?)</span>', back, re.DOTALL)
    wanted = [gap.text for gap in cloze_gaps(item.stem) if gap.number == number]
    assert list(map(text, shown)) == list(map(carried, wanted))


def assert_equal(item: Item, note: Note) -> None:
    """Compare a note's fields, as plain text, with the item."""
    expected = {"Explanation": item.explanation, "Hint": item.hint, "Evidence": item.source.quote}
    if not isinstance(item, Cloze):
        expected["Question"] = item.stem
    match item:
        case MultipleChoice():
            expected["Answer"] = item.answer
            options = note["Options"].removeprefix("<li>").removesuffix("</li>").split("</li><li>")
            wanted = [item.answer, *(wrong.text for wrong in item.distractors)]
            assert sorted(map(text, options)) == sorted(map(carried, wanted))
            assert text(options[int(note["Correct"])]) == carried(item.answer)
        case ShortAnswer():
            expected["Answer"] = item.answer
        case Numeric():
            expected["Answer"] = f"{item.answer:f}"
            expected["Unit"] = item.unit
    for name, value in expected.items():
        assert text(note[name]) == carried(value)


def carried(value: str) -> str:
    """A text as Anki keeps it: composed characters, no control characters."""
    return unicodedata.normalize("NFC", without_controls(value))


def test_random_banks_come_through_whole(shared: Collection, tmp_path: Path) -> None:
    check_random_bank(shared, tmp_path)
    assert no_empty_cards(shared)
