"""Quizlet: a term and its definition, one card a line with a tab between, to paste or import."""

from __future__ import annotations

from quizgen.bank import Cloze, Item, MultipleChoice, Numeric, ShortAnswer, TrueFalse
from quizgen.bank.numbers import write_number
from quizgen.export.gaps import gap_questions
from quizgen.export.markup import one_line
from quizgen.export.options import shuffled_options
from quizgen.export.request import Chosen, Output, Request
from quizgen.export.tables import safe_cell


def render(request: Request) -> Output:
    """Make the list of cards; a cloze becomes one card for each gap."""
    count = 0
    lines = []
    for chosen, item in request.items():
        count += 1
        for front, back in _cards(chosen, item):
            lines.append(f"{safe_cell(one_line(front))}\t{safe_cell(one_line(back))}\n")
    return Output("".join(lines).encode(), count)


def _cards(chosen: Chosen, item: Item) -> list[tuple[str, str]]:
    """Return an item's cards: what is asked, and the answer."""
    match item:
        case MultipleChoice():
            options = shuffled_options(chosen, item, "quizlet")
            lettered = (f"{chr(65 + place)}) {option}" for place, option in enumerate(options))
            return [(f"{item.stem} {' '.join(lettered)}", item.answer)]
        case ShortAnswer():
            return [(item.stem, " / ".join((item.answer, *item.also_accept)))]
        case Cloze():
            return [(asked.with_blank("_____"), asked.answer) for asked in gap_questions(item)]
        case TrueFalse():
            return [(f"True or false: {item.stem}", "True" if item.answer else "False")]
        case Numeric():
            return [(item.stem, f"{write_number(item.answer)} {item.unit}".rstrip())]
