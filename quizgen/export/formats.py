"""The table of export formats: adding one is one module and one line here."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from quizgen.export.features import FEATURES
from quizgen.export.request import Output, Request

ALL = frozenset(FEATURES)


@dataclass(frozen=True, slots=True)
class Format:
    """An export format: its name, the module in this room that renders it, its file suffix.

    ``suffixes`` are those by which a file's name alone means this format, ``carries``
    names the features of items that have a place in it. ``remembers`` says that a later
    export must tell what changed since this one.
    """

    name: str
    module: str
    suffix: str
    line: str
    next_step: str
    carries: frozenset[str]
    suffixes: tuple[str, ...] = ()
    remembers: bool = False

    def render(self, request: Request) -> Output:
        """Make the file's content."""
        module = importlib.import_module(f"quizgen.export.{self.module}")
        return cast(Callable[[Request], Output], module.render)(request)


FORMATS = {
    entry.name: entry
    for entry in (
        Format(
            "anki",
            "anki",
            ".apkg",
            "Anki package, for all Anki apps",
            "open the file with Anki (File > Import); importing again keeps all progress",
            ALL - {"points", "notes of the instructor"},
            (".apkg",),
            remembers=True,
        ),
    )
}


def format_of_file(path: Path) -> Format | None:
    """Return the format that a file's suffix stands for, where it is clear."""
    suffix = path.suffix.lower()
    return next((entry for entry in FORMATS.values() if suffix in entry.suffixes), None)
