"""Anki's text import, taken in by Anki's own engine."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from anki.collection import Collection, ImportCsvRequest
from anki_engine import no_empty_cards, rendered, text
from compare import request_of

from quizgen.bank import Bank, Cloze, MultipleChoice, ShortAnswer, TrueFalse
from quizgen.export.anki_text import render
from quizgen.export.markup import without_controls


def import_text(collection: Collection, bank: Bank, folder: Path) -> tuple[int, int]:
    """Import a bank's text; return how many notes were new, and how many updated."""
    path = folder / "notes.txt"
    path.write_bytes(render(request_of(bank)).data)
    metadata = collection.get_csv_metadata(str(path), None)
    log = collection.import_csv(ImportCsvRequest(path=str(path), metadata=metadata)).log
    collection.models._clear_cache()
    assert log.found_notes == len(bank.items)
    return len(log.new), len(log.updated)


def test_every_kind_becomes_a_note_of_a_built_in_type(
    bank: Bank, collection: Collection, tmp_path: Path
) -> None:
    assert import_text(collection, bank, tmp_path) == (6, 0)
    notes = [collection.get_note(number) for number in collection.find_notes("")]
    kinds = [(note.note_type() or {})["name"] for note in notes]
    assert sorted(kinds) == ["Basic"] * 5 + ["Cloze"]
    assert no_empty_cards(collection)
    for number in collection.find_cards(""):
        card = collection.get_card(number)
        rendered(card)
        assert collection.decks.name(card.did) == "Quiz::Gull Rock Light"
    (choice,) = collection.find_notes("tag:history")
    note = collection.get_note(choice)
    assert "two-words" in note.tags
    assert text(note["Front"]).startswith("Who built the first lamp on Gull Rock?")
    assert note["Back"].startswith("<b>Ada Thorn</b>")


def test_a_second_import_updates_by_identity(
    bank: Bank, collection: Collection, tmp_path: Path
) -> None:
    import_text(collection, bank, tmp_path)
    changed = bank.items[1].model_copy(update={"stem": "What did it burn?"})
    newer = bank.model_copy(update={"items": (bank.items[0], changed, *bank.items[2:])})
    new, _ = import_text(collection, newer, tmp_path)
    assert new == 0
    assert collection.note_count() == 6
    assert len(collection.find_notes('"Front:What did it burn?"')) == 1


def test_random_banks_come_through(
    many_banks: list[Bank], collection: Collection, tmp_path: Path
) -> None:
    for place, bank in enumerate(many_banks[:60]):
        own = bank.article.model_copy(update={"file": f"{place}.txt"})
        bank = bank.model_copy(update={"article": own})
        assert import_text(collection, bank, tmp_path) == (len(bank.items), 0)
        notes = collection.find_notes(f"tag:quiz::{place}", order="nid")
        for item, number in zip(bank.items, notes, strict=True):
            note = collection.get_note(number)
            assert note.cards()
            if isinstance(item, Cloze):
                continue
            front, back = text(note["Front"]), text(note["Back"])
            assert front.startswith(carried(item.stem))
            if isinstance(item, MultipleChoice | ShortAnswer):
                assert back.startswith(carried(item.answer))
            if isinstance(item, TrueFalse):
                assert back.startswith(str(item.answer))
    assert no_empty_cards(collection)


def carried(value: str) -> str:
    return unicodedata.normalize("NFC", without_controls(value)).rstrip()
