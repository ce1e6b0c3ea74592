"""Reading and writing the journal: banks, sessions, events, and the cards cached from them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from quizgen.errors import UserError
from quizgen.study.card import Card, rebuild
from quizgen.study.events import Event, Undo, dump_event, load_event
from quizgen.study.identity import ItemKey
from quizgen.study.journal.database import connect
from quizgen.study.plans import dump_plan, load_plan
from quizgen.study.schedule import RETENTION, Memory
from quizgen.study.session import Plan

# An event stands unless an undo of the same session takes it back.
_STANDING = (
    "NOT EXISTS (SELECT 1 FROM event AS undo WHERE undo.session = event.session "
    "AND undo.cancels = event.sequence)"
)


class SessionTaken(UserError):
    """The session was continued by another process since it was read."""


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session as the journal lists it; ``ended`` is None while it is open."""

    number: int
    began: datetime
    mode: str
    place: int
    length: int
    ended: datetime | None
    earned: float
    possible: float


class Journal:
    """The learner's history in one SQLite file; safe for several processes at once.

    Every method that writes is one transaction: it happened wholly or not at all.
    """

    def __init__(self, path: Path, retention: float = RETENTION) -> None:
        self.path = path
        self.retention = retention
        self.connection = connect(path)

    def close(self) -> None:
        """Close the file; nothing is waiting to be written."""
        self.connection.close()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Open one transaction; it is kept if the block ends well, and undone otherwise."""
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            yield self.connection
            self.connection.execute("COMMIT")
        except sqlite3.OperationalError as error:
            self._roll_back()
            raise UserError(f"the history cannot be written ({error})", str(self.path)) from None
        except BaseException:
            self._roll_back()
            raise

    def _roll_back(self) -> None:
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")

    # -- banks

    def bank_number(self, path: Path, title: str, ids: Collection[str]) -> int:
        """Return a bank's number in the history; its path is what it is known by.

        A bank that was moved keeps its history: at an unknown path it takes over that
        of a bank whose file is gone, if half of the items with a history are its own.
        """
        row = self.connection.execute(
            "SELECT number, title FROM bank WHERE path = ?", (str(path),)
        ).fetchone()
        if row and row[1] == title:
            return int(row[0])  # nothing to write, and so no waiting for the disk
        with self.writing() as connection:
            number = row[0] if row else self._moved_from(ids)
            if number is not None:
                connection.execute(
                    "UPDATE bank SET path = ?, title = ? WHERE number = ?",
                    (str(path), title, number),
                )
                return int(number)
            connection.execute(
                "INSERT INTO bank (path, title, played) VALUES (?, ?, 0) ON CONFLICT DO NOTHING",
                (str(path), title),
            )
            found = connection.execute("SELECT number FROM bank WHERE path = ?", (str(path),))
            return int(found.fetchone()[0])

    def _moved_from(self, ids: Collection[str]) -> int | None:
        for number, path in self.connection.execute("SELECT number, path FROM bank"):
            if Path(path).exists():
                continue
            rows = self.connection.execute(
                "SELECT DISTINCT item FROM event WHERE bank = ? AND item IS NOT NULL", (number,)
            )
            known = {item for (item,) in rows}
            if known and 2 * len(known.intersection(ids)) >= len(known):
                return int(number)
        return None

    def played_banks(self) -> list[tuple[int, Path, str]]:
        """Return every bank ever played, the last one first: number, path, title."""
        rows = self.connection.execute(
            "SELECT number, path, title FROM bank WHERE played > 0 ORDER BY played DESC, number"
        )
        return [(number, Path(path), title) for number, path, title in rows]

    # -- sessions

    def begin(self, plan: Plan, at: datetime) -> int:
        """Write a new session down and return its number."""
        banks = sorted({entry.key.bank for entry in plan.entries})
        with self.writing() as connection:
            cursor = connection.execute(
                "INSERT INTO session (began, mode, plan, length) VALUES (?, ?, ?, ?)",
                (at.timestamp(), plan.mode, json.dumps(dump_plan(plan)), len(plan.entries)),
            )
            assert cursor.lastrowid is not None
            connection.executemany(
                "INSERT INTO session_bank (session, bank) VALUES (?, ?)",
                [(cursor.lastrowid, bank) for bank in banks],
            )
            connection.executemany(
                "UPDATE bank SET played = ? WHERE number = ?",
                [(at.timestamp(), bank) for bank in banks],
            )
            return cursor.lastrowid

    def plan(self, session: int) -> Plan:
        """Return a session's plan."""
        row = self.connection.execute("SELECT plan FROM session WHERE number = ?", (session,))
        return load_plan(json.loads(row.fetchone()[0]))

    def events(self, session: int) -> list[Event]:
        """Return all that happened in a session, in order."""
        rows = self.connection.execute(
            "SELECT kind, data FROM event WHERE session = ? ORDER BY sequence", (session,)
        )
        return [load_event(kind, json.loads(data)) for kind, data in rows]

    def sessions(self, banks: Collection[int], *, is_open: bool) -> list[SessionRow]:
        """Return the sessions over exactly these banks, open or ended, the last one first."""
        wanted = json.dumps(sorted(banks))
        rows = self.connection.execute(
            "SELECT number, began, mode, place, length, ended, earned, possible FROM session "
            f"WHERE ended IS {'NULL' if is_open else 'NOT NULL'} AND "
            "(SELECT json_group_array(bank) FROM (SELECT bank FROM session_bank "
            "WHERE session = session.number ORDER BY bank)) = ? "
            "ORDER BY coalesce(ended, began) DESC, number DESC",
            (wanted,),
        )
        return [_session_row(row) for row in rows]

    def banks_of(self, session: int) -> list[int]:
        """Return the numbers of the banks that a session asks."""
        rows = self.connection.execute(
            "SELECT bank FROM session_bank WHERE session = ? ORDER BY bank", (session,)
        )
        return [bank for (bank,) in rows]

    def open_sessions(self) -> list[SessionRow]:
        """Return every session that has not ended, the last one first."""
        rows = self.connection.execute(
            "SELECT number, began, mode, place, length, ended, earned, possible FROM session "
            "WHERE ended IS NULL ORDER BY began DESC, number DESC"
        )
        return [_session_row(row) for row in rows]

    # -- events

    def append(
        self,
        session: int,
        sequence: int,
        events: Sequence[tuple[Event, ItemKey | None]],
        at: datetime,
        *,
        place: int,
        length: int,
        ended: bool,
        score: tuple[float, float],
    ) -> None:
        """Write events down, each with the item it is about, and refresh those items' cards.

        ``sequence`` is how many events the session has already. Raises SessionTaken,
        and writes nothing, if it has more than that.
        """
        with self.writing() as connection:
            known = connection.execute(
                "SELECT count(*) FROM event WHERE session = ?", (session,)
            ).fetchone()[0]
            if known != sequence:
                raise SessionTaken("this session was continued in another window")
            touched = set()
            for offset, (event, key) in enumerate(events):
                cancels = None
                if isinstance(event, Undo):
                    cancels, key = self._last_standing(session)
                self._insert(session, sequence + offset, at, event, key, cancels)
                if key is not None:
                    touched.add(key)
            for key in touched:
                self._refresh(key)
            connection.execute(
                "UPDATE session SET place = ?, length = ?, ended = ?, earned = ?, possible = ? "
                "WHERE number = ?",
                (place, length, at.timestamp() if ended else None, *score, session),
            )

    def note(self, event: Event, key: ItemKey, at: datetime) -> None:
        """Write down what happened to an item outside of any session."""
        with self.writing() as connection:
            row = connection.execute("SELECT number FROM session WHERE mode = 'browse'").fetchone()
            number = row[0] if row else self._browsing(at)
            known = connection.execute(
                "SELECT count(*) FROM event WHERE session = ?", (number,)
            ).fetchone()[0]
            self._insert(number, known, at, event, key, None)
            self._refresh(key)

    def _browsing(self, at: datetime) -> int:
        """Make the one session, ended from the start, that holds what happens outside sessions."""
        cursor = self.connection.execute(
            "INSERT INTO session (began, mode, plan, length, ended) VALUES (?, 'browse', '', 0, ?)",
            (at.timestamp(), at.timestamp()),
        )
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def _insert(
        self,
        session: int,
        sequence: int,
        at: datetime,
        event: Event,
        key: ItemKey | None,
        cancels: int | None,
    ) -> None:
        kind, data = dump_event(event)
        bank, item = (key.bank, key.item) if key else (None, None)
        self.connection.execute(
            "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (session, sequence, at.timestamp(), kind, bank, item, json.dumps(data), cancels),
        )

    def _last_standing(self, session: int) -> tuple[int, ItemKey | None]:
        row = self.connection.execute(
            f"SELECT sequence, bank, item FROM event WHERE session = ? AND kind != 'undo' "
            f"AND {_STANDING} ORDER BY sequence DESC LIMIT 1",
            (session,),
        ).fetchone()
        return row[0], ItemKey(row[1], row[2]) if row[2] is not None else None

    # -- cards

    def cards(self, bank: int) -> dict[ItemKey, Card]:
        """Return the card of every item of a bank that has a history."""
        rows = self.connection.execute("SELECT * FROM card WHERE bank = ?", (bank,))
        return {ItemKey(row[0], row[1]): _card(row[2:]) for row in rows}

    def card(self, key: ItemKey) -> Card | None:
        """Return one item's card, None if it has no history."""
        row = self.connection.execute(
            "SELECT * FROM card WHERE bank = ? AND item = ?", (key.bank, key.item)
        ).fetchone()
        return _card(row[2:]) if row else None

    def rebuild_cards(self) -> None:
        """Replay the whole journal into the cards."""
        with self.writing() as connection:
            connection.execute("DELETE FROM card")
            rows = connection.execute(
                "SELECT DISTINCT bank, item FROM event WHERE item IS NOT NULL"
            ).fetchall()
            for bank, item in rows:
                self._refresh(ItemKey(bank, item))

    def _refresh(self, key: ItemKey) -> None:
        rows = self.connection.execute(
            "SELECT at, kind, data FROM event WHERE bank = ? AND item = ? "
            f"AND kind IN ('grade', 'skip', 'wake') AND {_STANDING} ORDER BY at, session, sequence",
            (key.bank, key.item),
        )
        history = [(at, load_event(kind, json.loads(data))) for at, kind, data in rows]
        if not history:
            self.connection.execute(
                "DELETE FROM card WHERE bank = ? AND item = ?", (key.bank, key.item)
            )
            return
        card = rebuild(history, self.retention)
        memory = card.memory
        remembered = (
            (
                memory.stability,
                memory.difficulty,
                memory.due.timestamp(),
                memory.reviewed.timestamp(),
            )
            if memory
            else (None, None, None, None)
        )
        self.connection.execute(
            "INSERT OR REPLACE INTO card VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                key.bank,
                key.item,
                *remembered,
                card.asked,
                card.missed,
                card.lapses,
                card.last_share,
                card.fingerprint,
                card.buried_until,
                card.suspended,
            ),
        )

    def grades(self) -> Iterator[tuple[ItemKey, float, float]]:
        """Yield every standing grade in time: item, seconds since 1970, share earned."""
        rows = self.connection.execute(
            "SELECT bank, item, at, json_extract(data, '$.share') FROM event "
            f"WHERE kind = 'grade' AND {_STANDING} ORDER BY at, session, sequence"
        )
        for bank, item, at, share in rows:
            yield ItemKey(bank, item), at, share

    def grade_times(self) -> Iterator[float]:
        """Yield when standing grades were given, the last one first, in seconds since 1970."""
        for (at,) in self.connection.execute(
            f"SELECT at FROM event WHERE kind = 'grade' AND {_STANDING} ORDER BY at DESC"
        ):
            yield at

    # -- what the player remembers of choices

    def remembered(self, name: str) -> str | None:
        """Return what was remembered under a name."""
        row = self.connection.execute(
            "SELECT value FROM remembered WHERE name = ?", (name,)
        ).fetchone()
        return row[0] if row else None

    def remember(self, name: str, value: str) -> None:
        """Remember a value under a name."""
        with self.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO remembered VALUES (?, ?)", (name, value))


def _session_row(row: tuple[int, float, str, int, int, float | None, float, float]) -> SessionRow:
    number, began, mode, place, length, ended, earned, possible = row
    return SessionRow(
        number,
        datetime.fromtimestamp(began, UTC),
        mode,
        place,
        length,
        datetime.fromtimestamp(ended, UTC) if ended is not None else None,
        earned,
        possible,
    )


def _card(row: Sequence[float]) -> Card:
    stability, difficulty, due, reviewed, asked, missed, lapses, share, print_, buried, rests = row
    memory = None
    if stability is not None:
        memory = Memory(
            stability,
            difficulty,
            datetime.fromtimestamp(due, UTC),
            datetime.fromtimestamp(reviewed, UTC),
        )
    return Card(
        memory, int(asked), int(missed), int(lapses), share, str(print_), buried, bool(rests)
    )
