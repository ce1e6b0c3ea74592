"""CSV or TSV with a column for everything that an item holds."""

from __future__ import annotations

import csv
import io

from quizgen.bank import Item, MultipleChoice, Numeric, ShortAnswer, TrueFalse, cloze_gaps
from quizgen.bank.items import Cloze
from quizgen.bank.numbers import write_number
from quizgen.export.request import Chosen, Output, Request
from quizgen.export.tables import safe_cell

COLUMNS = (
    "bank",
    "id",
    "type",
    "status",
    "stem",
    "answer",
    "also_accept",
    "tolerance",
    "unit",
    "explanation",
    "hint",
    "level",
    "difficulty",
    "tags",
    "points",
    "note",
    "article",
    "section",
    "quote",
)


def render(request: Request) -> Output:
    """Make the table, options last: as many pairs of columns as the longest item needs."""
    rows = [_row(chosen, item) for chosen, item in request.items()]
    most = max((len(options) for _, options in rows), default=0)
    pairs = [
        f"{name}_{number}" for number in range(1, most + 1) for name in ("distractor", "feedback")
    ]
    stream = io.StringIO()
    table = csv.writer(stream, delimiter="\t" if request.tabs else ",", lineterminator="\r\n")
    table.writerow((*COLUMNS, *pairs))
    for cells, options in rows:
        flat = [cell for pair in options for cell in pair]
        flat += [""] * (2 * most - len(flat))
        table.writerow(map(safe_cell, (*cells, *flat)))
    # A spreadsheet takes a file without this mark for one in the system's old encoding.
    return Output(b"\xef\xbb\xbf" + stream.getvalue().encode(), len(rows))


def _row(chosen: Chosen, item: Item) -> tuple[list[str], list[tuple[str, str]]]:
    """Return an item's cells, and its wrong options with their feedback."""
    answer = also = tolerance = unit = ""
    options: list[tuple[str, str]] = []
    match item:
        case MultipleChoice():
            answer = item.answer
            options = [(wrong.text, wrong.feedback) for wrong in item.distractors]
        case ShortAnswer():
            answer, also = item.answer, "; ".join(item.also_accept)
        case Cloze():
            answer = "; ".join(gap.text for gap in cloze_gaps(item.stem))
        case TrueFalse():
            answer = "true" if item.answer else "false"
        case Numeric():
            answer, tolerance, unit = write_number(item.answer), item.tolerance, item.unit
    cells = [
        chosen.bank.title,
        item.id,
        item.type,
        item.status,
        item.stem,
        answer,
        also,
        tolerance,
        unit,
        item.explanation,
        item.hint,
        item.level or "",
        item.difficulty or "",
        "; ".join(item.tags),
        write_number(item.points),
        item.note,
        chosen.bank.article.title or chosen.bank.article.file,
        item.source.section,
        item.source.quote,
    ]
    return cells, options
