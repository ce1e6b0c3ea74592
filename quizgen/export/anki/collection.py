"""Reviews done in Anki: read from a collection, or from a package that Anki exported."""

from __future__ import annotations

import contextlib
import io
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from quizgen.errors import UserError
from quizgen.study.schedule import Rating

LARGEST = 4 * 1024**3
MEMBERS = ("collection.anki21b", "collection.anki21", "collection.anki2")
"""Where a package holds its database, the best first: beside a newer form, older ones are empty."""

# Kinds of Anki's log that are answers: learning, review, relearning, filtered deck.
_ANSWERS = (0, 1, 2, 3)


@dataclass(frozen=True, slots=True)
class AnkiReview:
    """An answer given in Anki: the note's identity, the card's number, when, how well, how long."""

    guid: str
    card: int
    at: datetime
    rating: Rating
    milliseconds: int


def read_reviews(path: Path) -> list[AnkiReview]:
    """Return the answers in a collection (.anki2) or package (.apkg, .colpkg), in time.

    Nothing is written to the file. Raises UserError where it is neither, or in use.
    """
    try:
        if zipfile.is_zipfile(path):
            with _unpacked(path) as database:
                return _reviews(database, path)
        with open(path, "rb") as stream:
            start = stream.read(16)
    except OSError as error:
        raise UserError(f"cannot be read ({error.strerror}): check the name", str(path)) from None
    if start != b"SQLite format 3\x00":
        raise UserError(
            "is no Anki collection or package: name an .apkg, a .colpkg or collection.anki2",
            str(path),
        )
    return _reviews(path, path)


@contextlib.contextmanager
def _unpacked(path: Path) -> Iterator[Path]:
    """Unpack a package's database to a temporary file."""
    with zipfile.ZipFile(path) as archive, tempfile.TemporaryDirectory() as folder:
        names = set(archive.namelist())
        member = next((name for name in MEMBERS if name in names), None)
        if member is None:
            raise UserError("is no package of Anki: it holds no collection", str(path))
        target = Path(folder) / "collection.anki2"
        try:
            with archive.open(member) as packed, target.open("wb") as plain:
                source: IO[bytes] = packed
                if member.endswith("b"):
                    import zstandard

                    source = io.BufferedReader(zstandard.ZstdDecompressor().stream_reader(packed))
                _copy(source, plain, path)
        except (zipfile.BadZipFile, EOFError, OSError) as error:
            raise UserError(f"cannot be unpacked ({error}): export it again", str(path)) from None
        except Exception as error:
            if type(error).__module__.partition(".")[0] != "zstandard":
                raise
            raise UserError("cannot be unpacked: export it again", str(path)) from None
        yield target


def _copy(source: IO[bytes], target: IO[bytes], path: Path) -> None:
    size = 0
    while block := source.read(1 << 20):
        size += len(block)
        if size > LARGEST:
            raise UserError("is too large to read", str(path))
        target.write(block)


def _reviews(database: Path, shown: Path) -> list[AnkiReview]:
    try:
        connection = sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True, timeout=2)
        try:
            rows = connection.execute(
                "SELECT notes.guid, cards.ord, revlog.id, revlog.ease, revlog.time "
                "FROM revlog JOIN cards ON cards.id = revlog.cid "
                "JOIN notes ON notes.id = cards.nid "
                f"WHERE revlog.ease BETWEEN 1 AND 4 AND revlog.type IN {_ANSWERS} "
                "ORDER BY revlog.id"
            ).fetchall()
        finally:
            connection.close()
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise UserError("is in use: close Anki first", str(shown)) from None
        message = f"cannot be read as a collection of Anki ({error}): is Anki still open?"
        raise UserError(message, str(shown)) from None
    except sqlite3.DatabaseError as error:
        raise UserError(f"is damaged ({error}): export it again", str(shown)) from None
    return [
        AnkiReview(guid, card, datetime.fromtimestamp(at / 1000, UTC), Rating(ease), time)
        for guid, card, at, ease, time in rows
    ]
