"""text2qti: the plain text from which the program of that name makes quizzes for Canvas."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from quizgen.bank import Cloze, Item, MultipleChoice, Numeric, ShortAnswer, TrueFalse
from quizgen.bank.numbers import write_number
from quizgen.export.feedback import feedback_text
from quizgen.export.gaps import gap_questions
from quizgen.export.markup import without_controls
from quizgen.export.options import feedback_of, shuffled_options
from quizgen.export.request import Chosen, Output, Request

_MARKDOWN = re.compile(r"[\\`*_{}\[\]]")
_EXTENDED = re.compile(r"[&<>$^~|]")
_AT_START = re.compile(r"^(\d*)([#+\-=:.)!])")
SMALLEST = Decimal("0.0001")
TOO_SMALL = "numbers next to zero, which text2qti refuses"


def render(request: Request) -> Output:
    """Make the file; a cloze becomes one question for each gap."""
    lines = [f"Quiz title: {markdown(request.title)}", ""]
    number = count = small = 0
    for chosen, item in request.items():
        if isinstance(item, Numeric) and _next_to_zero(item):
            small += 1
            continue
        count += 1
        for question in _questions(chosen, item):
            number += 1
            lines += [line.replace("N.", f"{number}.", 1) for line in question] + [""]
    left_out = ((TOO_SMALL, small),) if small else ()
    return Output("\n".join(lines).encode(), count, left_out=left_out)


def markdown(text: str) -> str:
    """Return text on one line with nothing in it that Markdown or the format reads."""
    line = " ".join(without_controls(text).split())
    line = _EXTENDED.sub(lambda found: f"&#{ord(found[0])};", line)
    line = _MARKDOWN.sub(r"\\\g<0>", line)
    return _AT_START.sub(lambda found: f"{found[1]}&#{ord(found[2])};", line)


def _next_to_zero(item: Numeric) -> bool:
    ends = (item.answer - item.margin, item.answer + item.margin)
    return any(abs(end) < SMALLEST for end in ends)


def _questions(chosen: Chosen, item: Item) -> Iterator[list[str]]:
    """Go through an item's questions as lines, the question's number written as N."""
    head = [f"Title: {markdown(item.id)}"]
    if item.points > 0:
        head.append(f"Points: {write_number(item.points)}")
    general = feedback_text(chosen.bank, item)
    after = [f"... {markdown(general)}"] if general else []
    match item:
        case MultipleChoice():
            lines = []
            for place, option in enumerate(shuffled_options(chosen, item, "text2qti")):
                star = "*" if option == item.answer else ""
                lines.append(f"{star}{chr(97 + place % 26)}) {markdown(option)}")
                if feedback := feedback_of(item, option):
                    lines.append(f"... {markdown(feedback)}")
            yield [*head, f"N. {markdown(item.stem)}", *after, *lines]
        case ShortAnswer():
            typed = [
                f"* {_typed(text)}" for text in dict.fromkeys((item.answer, *item.also_accept))
            ]
            yield [*head, f"N. {markdown(item.stem)}", *after, *typed]
        case Cloze():
            for asked in gap_questions(item):
                hint = f" ({markdown(asked.hint)})" if asked.hint else ""
                stem = f"N. {markdown(asked.with_blank('_____'))}{hint}"
                title = f"Title: {markdown(asked.identity)}"
                yield [title, *head[1:], stem, *after, f"* {_typed(asked.answer)}"]
        case TrueFalse():
            right, wrong = ("*a) True", "b) False") if item.answer else ("a) True", "*b) False")
            yield [*head, f"N. {markdown(item.stem)}", *after, right, wrong]
        case Numeric():
            unit = f" ({markdown(item.unit)})" if item.unit else ""
            number = f"{write_number(item.answer)} +- {write_number(item.margin)}"
            yield [*head, f"N. {markdown(item.stem)}{unit}", *after, f"= {number}"]


def _typed(text: str) -> str:
    """Return an answer to type in: plain text on one line."""
    return " ".join(without_controls(text).split())
