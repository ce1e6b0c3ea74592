"""Importing a newer version of a deck: what changed arrives, the student's own work stays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from anki.collection import Collection
from anki_engine import cards, import_deck, rendered

from quizgen.bank.items import Bank, Item
from quizgen.export import Chosen, Request, retire

RequestFor = Callable[..., Request]
LATER = 1_800_000_000


def replaced(bank: Bank, identity: str, **changes: object) -> Bank:
    """The bank with one item changed."""
    items = tuple(
        item.model_copy(update=changes) if item.id == identity else item for item in bank.items
    )
    return bank.model_copy(update={"items": items})


def answer_some(collection: Collection) -> None:
    """Answer cards as a student would."""
    collection.decks.select(collection.decks.id("Quiz::Gull Rock Light"))
    for ease in (3, 4, 1):
        card = collection.sched.getCard()
        assert card is not None
        card.start_timer()
        collection.sched.answerCard(card, ease)


def scheduling(collection: Collection) -> dict[int, tuple[Any, ...]]:
    """Every card's place in the schedule."""
    return {
        card.id: (card.due, card.ivl, card.reps, card.lapses, card.queue, card.type, card.factor)
        for card in cards(collection)
    }


def test_a_changed_stem_arrives_and_nothing_else_moves(
    bank: Bank, request_for: RequestFor, collection: Collection, tmp_path: Path
) -> None:
    import_deck(collection, request_for(bank), tmp_path)
    answer_some(collection)
    own = collection.get_note(collection.find_notes("QID:oil-77b0")[0])
    own["Explanation"] = "my own words"
    collection.update_note(own)
    before = scheduling(collection)
    schema = collection.db.scalar("select scm from col")

    newer = replaced(bank, "lamp-01aa", stem="Who made the first lamp?")
    log = import_deck(collection, request_for(newer, **{"lamp-01aa": LATER}), tmp_path)
    assert (log.new, log.updated, log.conflicting) == (0, 1, 0)
    assert scheduling(collection) == before
    assert collection.db.scalar("select scm from col") == schema
    note = collection.get_note(collection.find_notes("QID:lamp-01aa")[0])
    assert note["Question"] == "Who made the first lamp?"
    assert collection.get_note(own.id)["Explanation"] == "my own words"

    log = import_deck(collection, request_for(newer, **{"lamp-01aa": LATER}), tmp_path)
    assert (log.new, log.updated, log.duplicate) == (0, 0, 6)
    assert scheduling(collection) == before


def test_a_new_title_or_a_moved_item_makes_no_second_note(
    bank: Bank, request_for: RequestFor, collection: Collection, tmp_path: Path
) -> None:
    import_deck(collection, request_for(bank), tmp_path)
    changed = bank.model_copy(update={"title": "New title", "items": bank.items[::-1]})
    log = import_deck(collection, request_for(changed), tmp_path)
    assert (log.new, log.duplicate) == (0, 6)


def test_an_item_added_comes_as_new_and_one_removed_stays(
    bank: Bank, request_for: RequestFor, collection: Collection, tmp_path: Path
) -> None:
    import_deck(collection, request_for(bank), tmp_path)
    added = bank.items[1].model_copy(update={"id": "wick-0001", "stem": "What drew the oil up?"})
    newer = bank.model_copy(update={"items": (*bank.items[2:], added)})
    log = import_deck(collection, request_for(newer), tmp_path)
    assert (log.new, log.duplicate, log.conflicting) == (1, 4, 0)
    assert collection.note_count() == 7


def test_an_item_of_another_kind_is_another_note(
    bank: Bank,
    request_for: RequestFor,
    collection: Collection,
    tmp_path: Path,
    items: tuple[Item, ...],
) -> None:
    import_deck(collection, request_for(bank), tmp_path)
    asked = items[4].model_copy(update={"id": "oil-77b0"})  # a cloze in place of a short answer
    newer = bank.model_copy(update={"items": (items[0], asked)})
    log = import_deck(collection, request_for(newer, **{"oil-77b0": LATER}), tmp_path)
    assert (log.new, log.conflicting, log.duplicate) == (1, 0, 1)


def test_retired_items_are_tagged_in_the_students_collection(
    bank: Bank, request_for: RequestFor, collection: Collection, tmp_path: Path
) -> None:
    import_deck(collection, request_for(bank), tmp_path)
    rest = bank.model_copy(update={"items": bank.items[1:]})
    request = Request(
        (Chosen(rest, modified={"lamp-01aa": LATER}, retired=(retire(bank.items[0]),)),)
    )
    log = import_deck(collection, request, tmp_path)
    assert (log.new, log.updated) == (0, 1)
    assert collection.find_notes("tag:quiz::retired") == collection.find_notes("QID:lamp-01aa")


def test_a_gap_added_to_a_cloze_gets_its_own_card(
    bank: Bank, request_for: RequestFor, collection: Collection, tmp_path: Path
) -> None:
    import_deck(collection, request_for(bank), tmp_path)
    stem = "The {{keeper}} rowed from {{Gull Rock}} to {{Saltby}} every {{Sunday}}."
    newer = replaced(bank, "gap-55d0", stem=stem)
    log = import_deck(collection, request_for(newer, **{"gap-55d0": LATER}), tmp_path)
    assert log.updated == 1
    found = [collection.get_card(number) for number in collection.find_cards("QID:gap-55d0")]
    assert [card.ord for card in found] == [0, 1, 2, 3]
    for card in found:
        rendered(card)


def test_decks_of_different_articles_do_not_mix_items_of_one_id(
    bank: Bank, request_for: RequestFor, collection: Collection, tmp_path: Path
) -> None:
    import_deck(collection, request_for(bank), tmp_path)
    article = bank.article.model_copy(update={"file": "elsewhere.md"})
    log = import_deck(
        collection, request_for(bank.model_copy(update={"article": article})), tmp_path
    )
    assert (log.new, log.updated) == (6, 0)
