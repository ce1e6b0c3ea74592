"""The bank's vocabulary: items of five kinds, and the bank that holds them.

All values are frozen. Right by construction: an item has one ``answer``, so
"no right option" cannot be written down. Validators raise ValueError with words
that continue the field's name: "stem" + "is empty: ...".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from quizgen.bank.cloze import Gap, cloze_gaps
from quizgen.bank.numbers import read_number, read_tolerance

Status = Literal["draft", "accepted", "rejected"]
Level = Literal["remember", "understand", "apply", "analyse", "evaluate", "create"]
Difficulty = Literal["easy", "medium", "hard"]

_TRUTHS = {"true": True, "yes": True, "false": False, "no": False}


def _writable(text: str) -> str:
    if not text.isascii() and re.search("[\ud800-\udfff]", text):
        raise ValueError("holds half of a character (a lone surrogate): retype the text")
    return text


def _not_empty(text: str) -> str:
    if not text or text.isspace():
        raise ValueError("is empty: write a text")
    return _writable(text)


def _identifier(text: str) -> str:
    if len(text.split()) != 1 or text != text.strip():
        raise ValueError(f"is {text!r}: write one word without spaces, like founder-7c1e")
    return _writable(text)


def _truth(value: object) -> object:
    if isinstance(value, str):
        truth = _TRUTHS.get(value.strip().lower())
        if truth is None:
            raise ValueError(f"is {value!r}: write true or false")
        return truth
    return value


def _number(value: object) -> object:
    if isinstance(value, str | Decimal | float | int) and not isinstance(value, bool):
        return read_number(str(value))
    return value


def _tolerance(value: object) -> object:
    if isinstance(value, str | Decimal | float | int) and not isinstance(value, bool):
        read_tolerance(str(value))
        return str(value).strip()
    return value


def _whole_cloze(stem: str) -> str:
    cloze_gaps(stem)
    return stem


def same_text(text: str) -> str:
    """Return a text with its white space folded: what makes two options the same."""
    return " ".join(text.split())


FreeText = Annotated[str, AfterValidator(_writable)]
Text = Annotated[str, AfterValidator(_not_empty)]
Identifier = Annotated[str, AfterValidator(_identifier)]
Truth = Annotated[bool, BeforeValidator(_truth)]
Number = Annotated[Decimal, BeforeValidator(_number)]
Tolerance = Annotated[str, BeforeValidator(_tolerance)]


class Frozen(BaseModel):
    """Base of all bank values: immutable, and unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(Frozen):
    """Where in the article an item comes from: the evidence.

    ``quote`` is ``article_text[start:end]``, letter for letter, when the
    offsets are given.
    """

    section: FreeText = ""
    quote: FreeText = ""
    start: Annotated[int, Field(ge=0)] | None = None
    end: Annotated[int, Field(ge=0)] | None = None


class Distractor(Frozen):
    """A wrong option, with feedback for the learner who picks it."""

    text: Text
    feedback: FreeText = ""


class ItemBase(Frozen):
    """What every kind of item has."""

    id: Identifier
    status: Status = "draft"
    stem: Text
    explanation: FreeText = ""
    hint: FreeText = ""
    level: Level | None = None
    difficulty: Difficulty | None = None
    tags: tuple[Text, ...] = ()
    points: Annotated[Number, Field(ge=0)] = Decimal(1)
    note: FreeText = ""
    source: Source = Source()


class MultipleChoice(ItemBase):
    """One right option among wrong ones; the order shown is the player's affair."""

    type: Literal["multiple_choice"] = "multiple_choice"
    answer: Text
    distractors: Annotated[tuple[Distractor, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _answer_is_no_distractor(self) -> MultipleChoice:
        right = same_text(self.answer)
        for place, distractor in enumerate(self.distractors):
            if same_text(distractor.text) == right:
                raise PydanticCustomError(
                    "answer_is_distractor",
                    "is the same as the answer: write a wrong option, or take it out",
                    {"loc": ("distractors", place)},
                )
        return self


class ShortAnswer(ItemBase):
    """A typed answer; ``also_accept`` lists its other right wordings."""

    type: Literal["short_answer"] = "short_answer"
    answer: Text
    also_accept: tuple[Text, ...] = ()


class Cloze(ItemBase):
    """A sentence whose gaps are written ``{{text}}`` or ``{{text::hint}}`` in the stem."""

    type: Literal["cloze"] = "cloze"
    stem: Annotated[Text, AfterValidator(_whole_cloze)]

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """The stem's gaps, in order."""
        return cloze_gaps(self.stem)


class TrueFalse(ItemBase):
    """A statement to judge; ``stem`` is the statement."""

    type: Literal["true_false"] = "true_false"
    answer: Truth


class Numeric(ItemBase):
    """A number; ``tolerance`` is absolute ("5") or relative ("2%")."""

    type: Literal["numeric"] = "numeric"
    answer: Number
    tolerance: Tolerance = "0"
    unit: FreeText = ""

    @property
    def margin(self) -> Decimal:
        """How far from ``answer`` a number may be and still be right, in the answer's unit."""
        size, percent = read_tolerance(self.tolerance)
        return abs(self.answer) * size / 100 if percent else size


Item = Annotated[
    MultipleChoice | ShortAnswer | Cloze | TrueFalse | Numeric, Field(discriminator="type")
]
KIND_CLASSES: dict[str, type[ItemBase]] = {
    "multiple_choice": MultipleChoice,
    "short_answer": ShortAnswer,
    "cloze": Cloze,
    "true_false": TrueFalse,
    "numeric": Numeric,
}
KINDS = ("multiple_choice", "short_answer", "cloze", "true_false", "numeric")


class ArticleReference(Frozen):
    """The article that a bank was made from; ``file`` is relative to the bank's folder."""

    file: FreeText = ""
    title: FreeText = ""


def repeated_ids(items: Iterable[Any]) -> list[str]:
    """Return the ids that more than one item has, in order of their second appearance."""
    seen: set[str] = set()
    repeated: dict[str, None] = {}
    for item in items:
        if item.id in seen:
            repeated[item.id] = None
        seen.add(item.id)
    return list(repeated)


class Bank(Frozen):
    """A question bank: what the YAML file holds. No two items have the same id."""

    bank: Literal[1] = 1
    title: Text
    article: ArticleReference = ArticleReference()
    items: tuple[Item, ...] = ()

    @model_validator(mode="after")
    def _ids_are_distinct(self) -> Bank:
        repeated = repeated_ids(self.items)
        if repeated:
            raise ValueError(f"two items have the id {repeated[0]!r}: give each its own")
        return self

    @classmethod
    def load(cls, path: str | Path) -> Bank:
        """Return the bank in a file; raises BankError with everything that is wrong with it."""
        from quizgen.bank.load import load_bank

        return load_bank(path)

    def save(self, path: str | Path, *, overwrite: bool = False) -> None:
        """Write the bank to a file, whole or not at all.

        Raises UserError when the file exists and ``overwrite`` is False. Overwriting loses
        the comments in the file; ``quizgen.bank.change_bank`` keeps them.
        """
        from quizgen.bank.write import write_bank

        write_bank(self, path, overwrite=overwrite)
