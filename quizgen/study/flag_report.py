"""Flags as an author reads them: where in the file, which item, what the learner says."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizgen.study.catalogue import LoadedBank
from quizgen.study.clean import clean_line
from quizgen.study.flags import Flag, flags_of
from quizgen.study.identity import fingerprint
from quizgen.study.journal import Journal

_MOST_STEM = 70  # letters


@dataclass(frozen=True, slots=True)
class FlagReport:
    """A flag with its place. ``line`` counts from 1 and is 0 for an item that is gone."""

    flag: Flag
    path: str
    line: int
    stem: str
    was_edited: bool

    def as_line(self) -> str:
        """Return the flag as ``file:line: id: note (stem)``."""
        where = f"{self.path}:{self.line}" if self.line else self.path
        note = clean_line(self.flag.note) or "flagged"
        state = ""
        if not self.line:
            state = " [no longer in the bank]"
        elif self.was_edited:
            state = " [edited since]"
        stem = self.stem if len(self.stem) <= _MOST_STEM else self.stem[: _MOST_STEM - 1] + "…"
        about = f" ({stem})" if stem else ""
        day = f"{self.flag.at.astimezone():%Y-%m-%d}"
        return f"{where}: {self.flag.key.item}: {day}: {note}{state}{about}"

    def as_json(self) -> dict[str, object]:
        """Return the flag as plain JSON data."""
        return {
            "file": self.path,
            "line": self.line or None,
            "id": self.flag.key.item,
            "at": self.flag.at.isoformat(),
            "note": self.flag.note,
            "stem": self.stem or None,
            "edited_since": self.was_edited,
        }


def reported(journal: Journal, bank: LoadedBank) -> list[FlagReport]:
    """Return a bank's open flags with their places."""
    found = flags_of(journal, bank.number)
    if not found:
        return []
    text = bank.path.read_text(encoding="utf-8-sig", errors="replace")
    reports = []
    for flag in found:
        item = bank.items.get(flag.key)
        reports.append(
            FlagReport(
                flag,
                str(bank.shown_path),
                item_line_number(text, flag.key.item) if item else 0,
                clean_line(item.stem) if item else "",
                item is not None and fingerprint(item) != flag.fingerprint,
            )
        )
    return reports


def item_line_number(text: str, item_id: str) -> int:
    """Return the line, from 1, on which an item's id stands in a bank's text; 1 if none does."""
    wanted = re.compile(rf"^[\s-]*[\"']?id[\"']?\s*:\s*[\"']?{re.escape(item_id)}[\"']?\s*(#.*)?$")
    for number, row in enumerate(text.splitlines(), 1):
        if wanted.match(row):
            return number
    return 1
