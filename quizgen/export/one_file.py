"""One bank as one file: the export that programs call."""

from __future__ import annotations

from pathlib import Path

from quizgen.bank.items import Bank
from quizgen.errors import UserError
from quizgen.export.files import put_file
from quizgen.export.formats import FORMATS, format_of_file
from quizgen.export.request import Chosen, Output, Request
from quizgen.export.selection import Filter


def export(
    bank: Bank, path: str | Path, *, format: str = "", deck: str = "", seed: int = 0
) -> Output:
    """Write a bank to ``path`` for another program; an earlier file there is replaced.

    ``format`` is one of the names in ``FORMATS``; without it, the suffix of ``path`` decides.
    Rejected items are left out. ``deck`` names the deck where the bank's title should not,
    ``seed`` decides the order of options. Returns how many items the file holds and what did
    not fit in. Raises UserError for an unknown format, for a bank without items, and where
    the file cannot be written.
    """
    file = Path(path)
    chosen = FORMATS.get(format) if format else format_of_file(file)
    if chosen is None:
        wrong = f"no format is called '{format}'" if format else "its suffix tells no format"
        raise UserError(f"{wrong}; name one of: {', '.join(FORMATS)}", str(file))
    wanted = Filter().apply(bank)
    if not wanted.items:
        raise UserError("nothing to export: the bank has no items but rejected ones", str(file))
    tabs = file.suffix.lower() == ".tsv"
    made = chosen.render(Request((Chosen(wanted),), deck=deck, seed=seed, tabs=tabs))
    put_file(file, made.data)
    return made
