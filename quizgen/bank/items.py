"""The bank's vocabulary: items of five kinds, and the bank that holds them.

All values are frozen. Right by construction: an item has one ``answer``, so
"no right option" cannot be written down.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Status = Literal["draft", "accepted", "rejected"]
Level = Literal["remember", "understand", "apply", "analyse", "evaluate", "create"]
Difficulty = Literal["easy", "medium", "hard"]


class Frozen(BaseModel):
    """Base of all bank values: immutable, and unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(Frozen):
    """Where in the article an item comes from: the evidence.

    ``quote`` is ``article_text[start:end]``, letter for letter, when the
    offsets are given.
    """

    section: str = ""
    quote: str = ""
    start: int | None = None
    end: int | None = None


class Distractor(Frozen):
    """A wrong option, with feedback for the learner who picks it."""

    text: str
    feedback: str = ""


class ItemBase(Frozen):
    """What every kind of item has."""

    id: str
    status: Status = "draft"
    stem: str
    explanation: str = ""
    hint: str = ""
    level: Level | None = None
    difficulty: Difficulty | None = None
    tags: tuple[str, ...] = ()
    points: Decimal = Decimal(1)
    note: str = ""
    source: Source = Source()


class MultipleChoice(ItemBase):
    """One right option among wrong ones; the order shown is the player's affair."""

    type: Literal["multiple_choice"] = "multiple_choice"
    answer: str
    distractors: tuple[Distractor, ...]


class ShortAnswer(ItemBase):
    """A typed answer; ``also_accept`` lists its other right wordings."""

    type: Literal["short_answer"] = "short_answer"
    answer: str
    also_accept: tuple[str, ...] = ()


class Cloze(ItemBase):
    """A sentence whose gaps are written ``{{text}}`` or ``{{text::hint}}`` in the stem."""

    type: Literal["cloze"] = "cloze"


class TrueFalse(ItemBase):
    """A statement to judge; ``stem`` is the statement."""

    type: Literal["true_false"] = "true_false"
    answer: bool


class Numeric(ItemBase):
    """A number; ``tolerance`` is absolute ("5") or relative ("2%")."""

    type: Literal["numeric"] = "numeric"
    answer: Decimal
    tolerance: str = "0"
    unit: str = ""


Item = Annotated[
    MultipleChoice | ShortAnswer | Cloze | TrueFalse | Numeric, Field(discriminator="type")
]
KINDS = ("multiple_choice", "short_answer", "cloze", "true_false", "numeric")


class ArticleReference(Frozen):
    """The article that a bank was made from; ``file`` is relative to the bank's folder."""

    file: str = ""
    title: str = ""


class Bank(Frozen):
    """A question bank: what the YAML file holds."""

    bank: Literal[1] = 1
    title: str
    article: ArticleReference = ArticleReference()
    items: tuple[Item, ...] = ()
