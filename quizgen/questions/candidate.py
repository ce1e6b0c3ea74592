"""A candidate item: a stem and an answer made from a fact, before checks and selection."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from quizgen.facts import Fact, Phrase

AnswerType = Literal[
    "person", "place", "organization", "date", "year", "time", "number", "term", "name", "thing",
    "reason", "statement",
]  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """What a question asks for: its wording, type, phrase in the fact, and other right wordings.

    ``slot`` names the part of the fact that is asked for ("subject", "time", ...);
    together with the fact it tells which knowledge the item tests.
    """

    text: str
    type: AnswerType
    slot: str
    phrase: Phrase | None = None
    accept: tuple[str, ...] = ()
    unit: str = ""


@dataclass(frozen=True)
class Candidate:
    """An item in the making; ``kind`` is one of the bank's item types.

    ``frame`` names the article's topic where the stem alone does not tell it.
    ``usable`` is the share of items of its form that readers found usable.
    """

    kind: str
    stem: str
    answer: Answer
    fact: Fact
    distractors: tuple[str, ...] = ()
    true: bool = True
    explanation: str = ""
    quality: float = 0.0
    usable: float = 1.0
    frame: str = ""

    @property
    def framed_stem(self) -> str:
        """The stem as it is shown, behind its frame."""
        return f"{self.frame}: {self.stem}" if self.frame else self.stem
