"""Notes as an .apkg: a compressed archive around Anki's database, the same bytes each time."""

from __future__ import annotations

import hashlib
import io
import sqlite3
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import genanki

from quizgen.export.anki.note_types import note_type
from quizgen.export.anki.notes import Note

_DAY = 86_400_000
_ARCHIVE_DATE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class DeckContent:
    """A deck's full name (``::`` between its levels), and its notes in study order."""

    name: str
    notes: Sequence[Note]
    description: str = ""


class _Row(genanki.Note):  # type: ignore[misc]
    """A genanki note that knows when it was changed, and whose text is known to be sound HTML."""

    modified = 0

    def _check_invalid_html_tags_in_fields(self) -> None:
        """Do nothing: every field is escaped, and the check takes quadratic time."""

    def write_to_db(
        self, cursor: sqlite3.Cursor, timestamp: float, deck_id: int, id_gen: Iterator[int]
    ) -> None:
        """Write note and cards, changed when the item last changed."""
        super().write_to_db(cursor, self.modified, deck_id, id_gen)


def package_bytes(decks: Sequence[DeckContent]) -> bytes:
    """Return the .apkg with these decks; the same decks give the same bytes."""
    database = sqlite3.connect(":memory:")
    try:
        latest = max((note.modified for deck in decks for note in deck.notes), default=0)
        rows = [_deck(deck) for deck in decks]
        package = genanki.Package(rows)
        package.write_to_db(database.cursor(), latest, _ids(decks, latest))
        database.commit()
        content = database.serialize()
    finally:
        database.close()
    return _archive(content)


def _deck(deck: DeckContent) -> genanki.Deck:
    """Build genanki's deck; its number follows from its name."""
    result = genanki.Deck(_number(deck.name, 1 << 41), deck.name, deck.description)
    for place, note in enumerate(deck.notes, 1):
        row = _Row(
            note_type(note.kind),
            list(note.fields),
            guid=note.guid,
            tags=list(note.tags),
            due=place,
        )
        row.modified = note.modified
        result.add_note(row)
    return result


def _ids(decks: Sequence[DeckContent], latest: int) -> Iterator[int]:
    """Count up ids of notes and cards, which are times in ms, from a start of the decks' own.

    Different decks start at different milliseconds of the day before the latest change,
    so that Anki rarely has to renumber a note of another deck.
    """
    names = "\x1f".join(deck.name for deck in decks)
    number = latest * 1000 - _DAY + _number(names, _DAY)
    while True:
        yield number
        number += 1


def _number(name: str, limit: int) -> int:
    """Return a number from 1 to ``limit`` that always stands for the same name."""
    digest = hashlib.sha256(name.encode()).digest()
    return int.from_bytes(digest[:8], "big") % (limit - 1) + 1


def _archive(database: bytes) -> bytes:
    """Pack Anki's database and an empty list of media files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in (("collection.anki2", database), ("media", b"{}")):
            entry: Any = zipfile.ZipInfo(name, _ARCHIVE_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            archive.writestr(entry, content)
    return stream.getvalue()
