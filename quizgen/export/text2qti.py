"""text2qti: the plain text from which the program of that name makes quizzes for Canvas."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from quizgen.bank import Cloze, Item, MultipleChoice, Numeric, ShortAnswer, TrueFalse
from quizgen.bank.numbers import write_number
from quizgen.export.feedback import feedback_text
from quizgen.export.gaps import gap_questions
from quizgen.export.markup import one_line
from quizgen.export.options import feedback_of, shuffled_options
from quizgen.export.request import Chosen, Output, Request

_MARKDOWN = re.compile(r"[\\`*_{}\[\]]")
_EXTENDED = re.compile(r"[&<>$^~|]")
_AT_START = re.compile(r"^(\d*)([#+\-=:.)!])")
SMALLEST = Decimal("0.0001")
TOO_SMALL = "a number next to zero, which text2qti refuses"
REPEATED = "worded like an earlier question, which text2qti refuses"


def render(request: Request) -> Output:
    """Make the file; a cloze becomes one question for each gap."""
    lines = [f"Quiz title: {one_line(request.title)}", ""]
    asked: set[str] = set()
    left_out = {TOO_SMALL: 0, REPEATED: 0}
    number = count = 0
    for chosen, item in request.items():
        questions = list(_questions(chosen, item))
        stems = {line for question in questions for line in question if line.startswith("N. ")}
        if isinstance(item, Numeric) and _next_to_zero(item):
            left_out[TOO_SMALL] += 1
        elif stems & asked:
            left_out[REPEATED] += 1
        else:
            asked |= stems
            count += 1
            for question in questions:
                number += 1
                lines += [_numbered(line, number) for line in question] + [""]
    found = tuple((reason, items) for reason, items in left_out.items() if items)
    return Output("\n".join(lines).encode(), count, left_out=found)


def _numbered(line: str, number: int) -> str:
    return f"{number}{line[1:]}" if line.startswith("N. ") else line


def markdown(text: str) -> str:
    """Return text on one line with nothing in it that Markdown or the format reads."""
    line = _EXTENDED.sub(lambda found: f"&#{ord(found[0])};", one_line(text))
    line = _MARKDOWN.sub(r"\\\g<0>", line)
    return _AT_START.sub(lambda found: f"{found[1]}&#{ord(found[2])};", line)


def _next_to_zero(item: Numeric) -> bool:
    ends = (item.answer - item.margin, item.answer + item.margin)
    return any(abs(end) < SMALLEST for end in ends)


def _questions(chosen: Chosen, item: Item) -> Iterator[list[str]]:
    """Go through an item's questions as lines, the question's number written as N."""
    head = [f"Title: {one_line(item.id)}"]
    if item.points > 0:
        head.append(f"Points: {write_number(item.points)}")
    general = markdown(feedback_text(chosen.bank, item))
    after = [f"... {general}"] if general else []
    match item:
        case MultipleChoice():
            lines = []
            for place, option in enumerate(shuffled_options(chosen, item, "text2qti")):
                star = "*" if option == item.answer else ""
                lines.append(f"{star}{chr(97 + place % 26)}) {markdown(option)}")
                if feedback := markdown(feedback_of(item, option)):
                    lines.append(f"... {feedback}")
            yield [*head, f"N. {markdown(item.stem)}", *after, *lines]
        case ShortAnswer():
            typed = [
                f"* {one_line(text)}" for text in dict.fromkeys((item.answer, *item.also_accept))
            ]
            yield [*head, f"N. {markdown(item.stem)}", *after, *typed]
        case Cloze():
            for asked in gap_questions(item):
                hint = f" ({markdown(asked.hint)})" if asked.hint else ""
                stem = f"N. {markdown(asked.with_blank('_____'))}{hint}"
                title = f"Title: {one_line(asked.identity)}"
                yield [title, *head[1:], stem, *after, f"* {one_line(asked.answer)}"]
        case TrueFalse():
            right, wrong = ("*a) True", "b) False") if item.answer else ("a) True", "*b) False")
            yield [*head, f"N. {markdown(item.stem)}", *after, right, wrong]
        case Numeric():
            unit = f" ({markdown(item.unit)})" if item.unit else ""
            number = f"{write_number(item.answer)} +- {write_number(item.margin)}"
            yield [*head, f"N. {markdown(item.stem)}{unit}", *after, f"= {number}"]
