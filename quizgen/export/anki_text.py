"""Anki's text import: a table with headers, for the built-in note types Basic and Cloze."""

from __future__ import annotations

import csv
import io

from quizgen.bank import Cloze, Item, MultipleChoice, Numeric, ShortAnswer, TrueFalse
from quizgen.bank.numbers import write_number
from quizgen.export.anki import deck_name
from quizgen.export.anki.notes import cloze_field, field, note_guid
from quizgen.export.feedback import feedback_html
from quizgen.export.options import feedback_of, shuffled_options
from quizgen.export.request import Chosen, Output, Request
from quizgen.export.tags import tags_of

HEADERS = (
    "#separator:Tab",
    "#html:true",
    "#guid column:1",
    "#notetype column:2",
    "#deck column:3",
    "#tags column:4",
)


def render(request: Request) -> Output:
    """Make the table; every cell is quoted, since a line that starts with # would vanish."""
    stream = io.StringIO()
    stream.write("".join(f"{line}\n" for line in HEADERS))
    table = csv.writer(stream, dialect="excel-tab", quoting=csv.QUOTE_ALL, lineterminator="\n")
    count = 0
    for chosen, item in request.items():
        table.writerow(
            (
                f"{note_guid(chosen.namespace, item)}-text",
                "Cloze" if isinstance(item, Cloze) else "Basic",
                deck_name(request, chosen),
                " ".join(tags_of(chosen, item)),
                *_sides(chosen, item),
            )
        )
        count += 1
    return Output(stream.getvalue().encode(), count)


def _sides(chosen: Chosen, item: Item) -> tuple[str, str]:
    """Return front and back as HTML."""
    front = cloze_field(chosen, item)[0] if isinstance(item, Cloze) else field(item.stem)
    back = ""
    match item:
        case MultipleChoice():
            options = shuffled_options(chosen, item, "anki")
            front += _list("ol", [field(option) for option in options])
            back = f"<b>{field(item.answer)}</b>"
            back += _list(
                "ul",
                [
                    f"{field(option)}: {field(feedback)}"
                    for option in options
                    if (feedback := feedback_of(item, option))
                ],
            )
        case ShortAnswer():
            back = f"<b>{field(item.answer)}</b>"
            if item.also_accept:
                back += f"<br>Also right: {', '.join(map(field, item.also_accept))}"
        case TrueFalse():
            front += "<br>True or false?"
            back = f"<b>{item.answer}</b>"
        case Numeric():
            back = f"<b>{write_number(item.answer)} {field(item.unit)}".rstrip() + "</b>"
            if item.margin:
                back += f"<br>Also right: within {field(item.tolerance)}"
    if item.hint:
        front += f"<br><small>Hint: {field(item.hint)}</small>"
    back += feedback_html(chosen.bank, item).replace("{{", "&#123;&#123;")
    return front, back


def _list(kind: str, entries: list[str]) -> str:
    """Return entries as an HTML list, lettered if it is an ordered one."""
    if not entries:
        return ""
    letters = ' type="A"' if kind == "ol" else ""
    return f"<{kind}{letters}>" + "".join(f"<li>{entry}</li>" for entry in entries) + f"</{kind}>"
