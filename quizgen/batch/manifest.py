"""What was done already: one line of JSON for each document, beside the banks."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from quizgen.bank.write import replace_file
from quizgen.errors import UserError


@dataclass(frozen=True, slots=True)
class Record:
    """A document that was done: its name from the manifest's folder, fingerprint and bank."""

    article: str
    fingerprint: str
    bank: str


class Manifest:
    """The records of a folder of banks, the last one of each document.

    Records are appended and flushed one by one: whatever ends the process, at most the last
    line is torn, and its document is done again.
    """

    def __init__(self, path: Path) -> None:
        """Read the file, if there is one; raises UserError when it cannot be read."""
        self.path = path
        self.records: dict[str, Record] = {}
        self._is_changed = False
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            data = b""
        except OSError as error:
            raise UserError(f"cannot be read: {error.strerror}", str(path)) from None
        for line in data.splitlines():
            record = _record(line)
            if record is not None:
                self.records[record.article] = record
        self._torn = bool(data) and not data.endswith(b"\n")

    def add(self, *records: Record) -> None:
        """Append records, at once; raises UserError when that cannot be."""
        self.records.update((record.article, record) for record in records)
        start = "\n" if self._torn else ""
        try:
            with self.path.open("ab") as file:
                file.write((start + "".join(map(_line, records))).encode("utf-8"))
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise UserError(f"cannot be written: {error.strerror}", str(self.path)) from None
        self._torn = False
        self._is_changed = True

    def tidy(self) -> None:
        """Put the records in order, without those that later ones replaced."""
        if self._is_changed:
            lines = (_line(self.records[article]) for article in sorted(self.records))
            replace_file(self.path, "".join(lines).encode("utf-8"))
            self._is_changed = False


def _line(record: Record) -> str:
    return json.dumps(asdict(record), sort_keys=True) + "\n"


def _record(line: bytes) -> Record | None:
    """Return a line's record, or None for a torn one."""
    try:
        values = json.loads(line)
        record = Record(**values)
    except (ValueError, TypeError):
        return None
    return record if all(isinstance(value, str) for value in values.values()) else None
