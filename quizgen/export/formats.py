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
CLASSIFICATION = frozenset({"tags", "levels", "difficulties"})
PRIVATE = frozenset({"notes of the instructor"})


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
            ALL - PRIVATE - {"points"},
            (".apkg",),
            remembers=True,
        ),
        Format(
            "anki-text",
            "anki_text",
            ".txt",
            "text for Anki's built-in Basic and Cloze",
            "in Anki, choose File > Import",
            ALL - PRIVATE - {"points", "ids"},
        ),
        Format(
            "moodle",
            "moodle",
            ".xml",
            "Moodle XML",
            "in Moodle, import it into the question bank as Moodle XML",
            ALL - PRIVATE,
            (".xml",),
        ),
        Format(
            "gift",
            "gift",
            ".gift",
            "GIFT, for Moodle and others",
            "in Moodle, import it into the question bank as GIFT",
            ALL - PRIVATE - {"points", "hints"},
            (".gift",),
        ),
        Format(
            "qti",
            "qti.canvas",
            ".zip",
            "QTI 1.2 package, for Canvas",
            "in Canvas, choose Settings > Import Course Content > QTI .zip file",
            ALL - PRIVATE - CLASSIFICATION - {"hints"},
            (".zip",),
        ),
        Format(
            "qti21",
            "qti.version21",
            ".zip",
            "QTI 2.1 package",
            "import the package into a system that reads QTI 2.1",
            ALL - PRIVATE,
        ),
        Format(
            "text2qti",
            "text2qti",
            ".txt",
            "text for the program text2qti",
            "run text2qti on the file",
            ALL - PRIVATE - CLASSIFICATION - {"hints"},
        ),
        Format(
            "csv",
            "full_table",
            ".csv",
            "table of everything (.csv or .tsv)",
            "open it in a spreadsheet",
            ALL,
            (".csv", ".tsv"),
        ),
        Format(
            "quizlet",
            "quizlet",
            ".txt",
            "terms and definitions",
            "in Quizlet, create a set, choose Import and paste the file's text",
            frozenset({"other right answers", "units"}),
        ),
        Format(
            "kahoot",
            "kahoot",
            ".xlsx",
            "spreadsheet for Kahoot",
            "in Kahoot, create a kahoot and choose Add question > Import spreadsheet",
            frozenset(),
            (".xlsx",),
        ),
        Format(
            "html",
            "worksheet.page",
            ".html",
            "printable worksheet with answer key",
            "open it in a browser and print it",
            ALL - PRIVATE - CLASSIFICATION - {"feedback on options", "sections", "ids"},
            (".html", ".htm"),
        ),
        Format(
            "md",
            "worksheet.markdown",
            ".md",
            "worksheet with answer key, as Markdown",
            "open it in an editor, or make a document of it",
            ALL - PRIVATE - CLASSIFICATION - {"feedback on options", "sections", "ids"},
            (".md", ".markdown"),
        ),
        Format(
            "json",
            "plain_json",
            ".json",
            "the banks as JSON, for programs",
            "read it with a program; each bank in it is a bank of quizgen",
            ALL,
            (".json",),
        ),
    )
}


def format_of_file(path: Path) -> Format | None:
    """Return the format that a file's suffix stands for, where it is clear."""
    suffix = path.suffix.lower()
    return next((entry for entry in FORMATS.values() if suffix in entry.suffixes), None)
