"""Kahoot: the spreadsheet that its import takes, with multiple choice and true/false."""

from __future__ import annotations

import datetime
import io

import xlsxwriter

from quizgen.bank import Item, MultipleChoice, TrueFalse
from quizgen.export.markup import one_line
from quizgen.export.options import shuffled_options
from quizgen.export.request import Chosen, Output, Request

LONGEST_QUESTION = 120
LONGEST_ANSWER = 75
MOST_ANSWERS = 4
SECONDS = 30
FIRST_ROW = 8  # counted from 0: the import wants seven lines of text above the headings
HEADINGS = (
    "Question - max 120 characters",
    "Answer 1 - max 75 characters",
    "Answer 2 - max 75 characters",
    "Answer 3 - max 75 characters",
    "Answer 4 - max 75 characters",
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
)


def render(request: Request) -> Output:
    """Make the spreadsheet from the items that Kahoot can ask."""
    rows: list[tuple[str, list[str], int]] = []
    left_out = {
        "of a kind that Kahoot's spreadsheet does not take": 0,
        f"question over {LONGEST_QUESTION} characters": 0,
        f"an answer over {LONGEST_ANSWER} characters": 0,
    }
    kind, long_question, long_answer = left_out
    shortened = 0
    for chosen, item in request.items():
        if not isinstance(item, MultipleChoice | TrueFalse):
            left_out[kind] += 1
            continue
        question = one_line(item.stem)
        answers, right = _answers(chosen, item)
        if len(question) > LONGEST_QUESTION:
            left_out[long_question] += 1
        elif any(len(answer) > LONGEST_ANSWER for answer in answers):
            left_out[long_answer] += 1
        else:
            rows.append((question, answers, right))
            shortened += isinstance(item, MultipleChoice) and len(item.distractors) >= MOST_ANSWERS
    notes = (f"{shortened} items keep only three wrong options",) if shortened else ()
    found = tuple((reason, count) for reason, count in left_out.items() if count)
    return Output(_sheet(request.title, rows), len(rows), found, notes)


def _answers(chosen: Chosen, item: Item) -> tuple[list[str], int]:
    """Return up to four answers, and the place of the right one, from 1."""
    if isinstance(item, MultipleChoice):
        kept = item.model_copy(update={"distractors": item.distractors[: MOST_ANSWERS - 1]})
        options = shuffled_options(chosen, kept, "kahoot")
        return list(map(one_line, options)), options.index(item.answer) + 1
    return ["True", "False"], 1 if isinstance(item, TrueFalse) and item.answer else 2


def _sheet(title: str, rows: list[tuple[str, list[str], int]]) -> bytes:
    """Write the spreadsheet; every text is a text, never a formula or a link."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(
        stream,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False},
    )
    book.set_properties({"title": title[:200], "created": datetime.datetime(1980, 1, 1)})
    sheet = book.add_worksheet("Quiz")
    bold = book.add_format({"bold": True, "text_wrap": True, "bottom": 1})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 5)
    sheet.set_column(1, 1, 60)
    sheet.set_column(2, 5, 28)
    sheet.set_column(6, 7, 18)
    sheet.write_string(1, 1, "Quiz template", bold)
    sheet.write_string(2, 1, title[:200])
    for column, heading in enumerate(HEADINGS, 1):
        sheet.write_string(FIRST_ROW - 1, column, heading, bold)
    for place, (question, answers, right) in enumerate(rows):
        row = FIRST_ROW + place
        sheet.write_number(row, 0, place + 1)
        sheet.write_string(row, 1, question, wrap)
        for column, answer in enumerate(answers, 2):
            sheet.write_string(row, column, answer, wrap)
        sheet.write_number(row, 6, SECONDS)
        sheet.write_number(row, 7, right)
    book.close()
    return stream.getvalue()
