"""Opening of the history's database: its tables, and settings that make it crash-proof."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from quizgen.errors import UserError

VERSION = 1
_PATIENCE = 20.0  # seconds to wait while another process writes

_TABLES = """
CREATE TABLE bank (
    number INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    played REAL NOT NULL
) STRICT;
CREATE TABLE session (
    number INTEGER PRIMARY KEY,
    began REAL NOT NULL,
    mode TEXT NOT NULL,
    plan TEXT NOT NULL,
    place INTEGER NOT NULL DEFAULT 0,
    length INTEGER NOT NULL,
    ended REAL,
    earned REAL NOT NULL DEFAULT 0,
    possible REAL NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE session_bank (
    session INTEGER NOT NULL REFERENCES session,
    bank INTEGER NOT NULL REFERENCES bank,
    PRIMARY KEY (bank, session)
) STRICT, WITHOUT ROWID;
CREATE TABLE event (
    session INTEGER NOT NULL REFERENCES session,
    sequence INTEGER NOT NULL,
    at REAL NOT NULL,
    kind TEXT NOT NULL,
    bank INTEGER,
    item TEXT,
    data TEXT NOT NULL,
    cancels INTEGER,
    PRIMARY KEY (session, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_of_item ON event (bank, item) WHERE item IS NOT NULL;
CREATE INDEX event_cancelled ON event (session, cancels) WHERE cancels IS NOT NULL;
CREATE INDEX event_time ON event (at) WHERE kind = 'grade';
CREATE TABLE card (
    bank INTEGER NOT NULL,
    item TEXT NOT NULL,
    stability REAL,
    difficulty REAL,
    due REAL,
    reviewed REAL,
    asked INTEGER NOT NULL,
    missed INTEGER NOT NULL,
    lapses INTEGER NOT NULL,
    last_share REAL NOT NULL,
    fingerprint TEXT NOT NULL,
    buried_until REAL NOT NULL,
    suspended INTEGER NOT NULL,
    PRIMARY KEY (bank, item)
) STRICT, WITHOUT ROWID;
CREATE TABLE flag (
    number INTEGER PRIMARY KEY,
    bank INTEGER NOT NULL REFERENCES bank,
    item TEXT NOT NULL,
    at REAL NOT NULL,
    note TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    closed REAL
) STRICT;
CREATE INDEX flag_of_bank ON flag (bank);
CREATE TABLE remembered (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""


def connect(path: Path) -> sqlite3.Connection:
    """Open the history, making it where there is none.

    Raises UserError where the file is no history, was written by a newer version, or
    its folder cannot be written to.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(
            path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
        )
    except (OSError, sqlite3.Error) as error:
        raise UserError(f"cannot open the history ({error}); check the folder", str(path)) from None
    try:
        _prepare(connection)
    except sqlite3.DatabaseError as error:
        connection.close()
        raise UserError(
            f"the history cannot be read ({error}); move the file away to start a new one",
            str(path),
        ) from None
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version != VERSION:
        connection.close()
        raise UserError("the history was written by a newer quizgen; update quizgen", str(path))
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")  # an answer shown as saved survives a power cut
    connection.execute("PRAGMA foreign_keys = ON")
    if connection.execute("PRAGMA user_version").fetchone()[0]:
        return
    connection.execute("BEGIN IMMEDIATE")
    # Asked again inside the transaction: another process may have made the tables meanwhile.
    if not connection.execute("PRAGMA user_version").fetchone()[0]:
        for statement in filter(str.strip, _TABLES.split(";")):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")
