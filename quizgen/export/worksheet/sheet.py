"""A worksheet before it has a form: numbered questions, and the key to them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from decimal import Decimal

from quizgen.bank import (
    Cloze,
    Item,
    MultipleChoice,
    Numeric,
    ShortAnswer,
    TrueFalse,
    cloze_gaps,
)
from quizgen.bank.numbers import write_number
from quizgen.export.gaps import with_blanks
from quizgen.export.options import shuffled_options
from quizgen.export.provenance import source_line
from quizgen.export.request import Chosen, Request

BLANK = "________"


@dataclass(frozen=True, slots=True)
class Question:
    """One question on paper.

    ``options`` are lettered in their order; ``lines`` says whether there is room to
    write; ``unit`` stands behind that room. ``key`` is the answer as the key gives it.
    """

    number: int
    identity: str
    prompt: str
    points: Decimal
    key: str
    options: tuple[str, ...] = ()
    lines: bool = False
    unit: str = ""
    hint: str = ""
    explanation: str = ""
    quote: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One version of a worksheet; ``version`` is a letter, or empty when there is only one."""

    title: str
    version: str
    questions: tuple[Question, ...]

    @property
    def points(self) -> Decimal:
        """The points of all questions."""
        return sum((question.points for question in self.questions), Decimal(0))


def letter(place: int) -> str:
    """Return the letter of an option: A, B, ... Z, AA, AB, ..."""
    return chr(65 + place) if place < 26 else letter(place // 26 - 1) + letter(place % 26)


def sheets(request: Request) -> list[Sheet]:
    """Make the versions. The first has the bank's order, the others one of their own."""
    made = []
    for number in range(request.versions):
        version = letter(number) if request.versions > 1 else ""
        seed = f"paper {request.seed} {number}"
        entries = list(request.items())
        if number:
            entries.sort(key=lambda entry: _place(seed, *entry))
        questions = (
            _question(place, chosen, item, seed) for place, (chosen, item) in enumerate(entries, 1)
        )
        made.append(Sheet(request.title, version, tuple(questions)))
    return made


def points_text(points: Decimal) -> str:
    """Return "1 point" or "2.5 points"."""
    return f"{write_number(points)} point{'' if points == 1 else 's'}"


def _place(seed: str, chosen: Chosen, item: Item) -> bytes:
    return hashlib.sha256(f"{seed}\x1f{chosen.namespace}\x1f{item.id}".encode()).digest()


def _question(number: int, chosen: Chosen, item: Item, seed: str) -> Question:
    prompt = item.stem
    options: tuple[str, ...] = ()
    lines = False
    unit = ""
    match item:
        case MultipleChoice():
            options = tuple(shuffled_options(chosen, item, seed))
            key = f"{letter(options.index(item.answer))}. {item.answer}"
        case TrueFalse():
            options = ("True", "False")
            key = "A. True" if item.answer else "B. False"
        case ShortAnswer():
            lines = True
            key = " / ".join((item.answer, *item.also_accept))
        case Numeric():
            lines = True
            unit = item.unit
            key = f"{write_number(item.answer)} {item.unit}".rstrip()
            if item.margin:
                key += f" (within {item.tolerance})"
        case Cloze():
            prompt = with_blanks(item, BLANK)
            key = "; ".join(gap.text for gap in cloze_gaps(item.stem))
    return Question(
        number,
        item.id,
        prompt,
        item.points,
        key,
        options,
        lines,
        unit,
        item.hint,
        item.explanation,
        item.source.quote,
        source_line(chosen.bank, item),
    )
