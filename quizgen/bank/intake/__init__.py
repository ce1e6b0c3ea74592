"""Taking in what instructors already have: a table of formats, one file for each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from quizgen.bank.intake.anki_text import read_anki_text
from quizgen.bank.intake.gift import read_gift
from quizgen.bank.intake.report import Intake, Lost
from quizgen.bank.intake.table import read_table
from quizgen.errors import UserError

__all__ = ["FORMATS", "Intake", "Lost", "format_of", "take_in"]

FORMATS: dict[str, tuple[str, Callable[[str, Intake], None]]] = {
    "gift": ("Moodle's GIFT", read_gift),
    "csv": ("a table with commas or semicolons", read_table),
    "tsv": ("a table with tabs", lambda text, intake: read_table(text, intake, "\t")),
    "anki": ("Anki's text export", read_anki_text),
}
_SUFFIXES = {".gift": "gift", ".csv": "csv", ".tsv": "tsv", ".tab": "tsv"}


def format_of(name: str, text: str) -> str:
    """Return the format that a file's name or first lines tell of.

    Raises UserError when neither does.
    """
    start = text.lstrip()[:2000]
    if start.startswith(("#separator:", "#html:", "#notetype", "#deck", "#columns:", "#guid")):
        return "anki"
    suffix = Path(name).suffix.lower()
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    if start.startswith(("//", "::", "$CATEGORY")) or (
        "{" in start and "}" in start and "=" in start
    ):
        return "gift"
    if "\t" in start.split("\n", 1)[0]:
        return "tsv"
    raise UserError(f"the format is not clear: say --format, one of {', '.join(FORMATS)}", name)


def take_in(text: str, name: str, kind: str) -> Intake:
    """Return the items in a text of one of the formats; ``name`` is the file's."""
    intake = Intake(origin=Path(name).name)
    try:
        FORMATS[kind][1](text, intake)
    except UserError as error:
        raise UserError(error.message, f"{name}:{error.place}" if error.place else name) from None
    return intake
