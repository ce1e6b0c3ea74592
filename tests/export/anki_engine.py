"""Shorthands for Anki's engine, as the tests of decks use it."""

from __future__ import annotations

import html
import re
from pathlib import Path
from types import SimpleNamespace

from anki.cards import Card
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

from quizgen.export import Request
from quizgen.export.anki import render


def import_deck(
    collection: Collection, request: Request, folder: Path, *, scheduling: bool = False
) -> SimpleNamespace:
    """Export and import; return how many notes were new, updated and so on."""
    path = folder / "deck.apkg"
    path.write_bytes(render(request).data)
    return import_file(collection, path, scheduling=scheduling)


def import_file(collection: Collection, path: Path, *, scheduling: bool = False) -> SimpleNamespace:
    """Import a package; return how many notes were new, updated and so on."""
    options = ImportAnkiPackageOptions(with_scheduling=scheduling)
    log = collection.import_anki_package(
        ImportAnkiPackageRequest(package_path=str(path), options=options)
    ).log
    collection.models._clear_cache()
    return SimpleNamespace(
        found=log.found_notes,
        new=len(log.new),
        updated=len(log.updated),
        duplicate=len(log.duplicate),
        conflicting=len(log.conflicting),
        broken=len(log.missing_notetype) + len(log.missing_deck) + len(log.empty_first_field),
    )


def cards(collection: Collection) -> list[Card]:
    """All cards, by note and number."""
    return [collection.get_card(number) for number in collection.find_cards("")]


def rendered(card: Card) -> tuple[str, str]:
    """A card's front and back, which must come without a template error."""
    output = card.render_output(reload=True)
    for side in (output.question_text, output.answer_text):
        assert "templates/errors" not in side
        assert "{{" not in side
    return output.question_text, output.answer_text


def no_empty_cards(collection: Collection) -> bool:
    """Tell whether Anki finds no card without a front."""
    return not collection.get_empty_cards().notes


def text(field: str) -> str:
    """A field's HTML as plain text."""
    return html.unescape(re.sub(r"<[^>]*>", "", field.replace("<br>", "\n")))
