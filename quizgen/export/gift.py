"""GIFT: Moodle's plain text format, which many other programs read as well."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.bank import Cloze, Item, MultipleChoice, Numeric, ShortAnswer, TrueFalse
from quizgen.bank.numbers import write_number
from quizgen.export.feedback import feedback_html
from quizgen.export.gaps import gap_questions
from quizgen.export.markup import one_line, to_html, without_controls
from quizgen.export.moodle import category_path, question_name
from quizgen.export.options import feedback_of, shuffled_options
from quizgen.export.request import Chosen, Output, Request
from quizgen.export.tags import tags_of

_SIGNS = re.compile(r"[\\~=#{}:]")
ARROW = "an answer with '->', which means matching in GIFT"


def render(request: Request) -> Output:
    """Make the file; a cloze becomes one question for each gap."""
    blocks = []
    count = arrows = 0
    for chosen in request.banks:
        blocks.append(f"$CATEGORY: {category_path(request, chosen)}\n")
        for item in chosen.bank.items:
            questions = list(_questions(chosen, item))
            if any("->" in answers for _, answers in questions):
                arrows += 1
                continue
            count += 1
            blocks += [question for question, _ in questions]
    left_out = ((ARROW, arrows),) if arrows else ()
    return Output("\n".join(blocks).encode(), count, left_out=left_out)


def escaped(text: str) -> str:
    """Return text on one line whose signs GIFT does not read."""
    return _SIGNS.sub(r"\\\g<0>", one_line(text))


def _markup(text: str) -> str:
    """Return text as HTML whose signs GIFT does not read.

    At the start, % would give a weight and [ a format.
    """
    plain = escaped(to_html(text))
    if plain.startswith(("%", "[")):
        return f"&\\#{ord(plain[0])};{plain[1:]}"
    return plain


def _questions(chosen: Chosen, item: Item) -> Iterator[tuple[str, str]]:
    """Go through an item's questions, each with the part that holds typed answers."""
    general = feedback_html(chosen.bank, item)
    general = f"####{escaped(general)}" if general else ""
    head = f"::{escaped(question_name(item))}::[html]"
    if isinstance(item, Cloze):
        for asked in gap_questions(item):
            answers = f"={_typed(asked.answer)}"
            blank = f"_____ ({asked.hint})" if asked.hint else "_____"
            stem = _markup(asked.with_blank(blank))
            block = f"{head}{stem} {{{answers} {general}}}\n"
            yield _comment(chosen, item, asked.identity) + block, answers
        return
    answers = ""
    match item:
        case MultipleChoice():
            lines = []
            for option in shuffled_options(chosen, item, "gift"):
                sign = "=" if option == item.answer else "~"
                feedback = feedback_of(item, option)
                lines.append(
                    f"  {sign}{_markup(option)}" + (f"#{_markup(feedback)}" if feedback else "")
                )
            body = "\n".join(("", *lines, f"  {general}" if general else "")).rstrip() + "\n"
        case ShortAnswer():
            answers = " ".join(f"={_typed(text)}" for text in (item.answer, *item.also_accept))
            body = f"{answers} {general}".rstrip()
        case TrueFalse():
            body = ("TRUE" if item.answer else "FALSE") + general
        case Numeric():
            margin = f":{write_number(item.margin)}" if item.margin else ""
            body = f"#{write_number(item.answer)}{margin}{general}"
    unit = f" ({_markup(item.unit)})" if isinstance(item, Numeric) and item.unit else ""
    yield f"{_comment(chosen, item, item.id)}{head}{_markup(item.stem)}{unit} {{{body}}}\n", answers


def _comment(chosen: Chosen, item: Item, identity: str) -> str:
    """Return the line before a question in which Moodle finds its id and tags."""
    tags = "".join(f" [tag:{_bracketed(tag)}]" for tag in tags_of(chosen, item))
    return f"// [id:{_bracketed(identity)}]{tags}\n"


def _bracketed(text: str) -> str:
    return without_controls(text).replace("]", "\\]")


def _typed(text: str) -> str:
    """Return an answer to type in: plain text, with Moodle's wildcard taken as a star."""
    plain = escaped(text.replace("*", "\\*"))
    if plain.startswith("["):
        return f"[plain]{plain}"
    return f"%100%{plain}" if plain.startswith("%") else plain
