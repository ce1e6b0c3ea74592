"""The options of multiple choice in an order that a seed decides."""

from __future__ import annotations

import hashlib

from quizgen.bank import MultipleChoice
from quizgen.export.request import Chosen


def shuffled_options(chosen: Chosen, item: MultipleChoice, seed: str) -> list[str]:
    """Return answer and distractors, so that the answer may stand anywhere.

    The same seed always gives the same order, and an option keeps its place among the
    others when one is added or removed.
    """

    def place(text: str) -> bytes:
        return hashlib.sha256(
            f"{chosen.namespace}\x1f{item.id}\x1f{seed}\x1f{text}".encode()
        ).digest()

    return sorted((item.answer, *(wrong.text for wrong in item.distractors)), key=place)


def feedback_of(item: MultipleChoice, option: str) -> str:
    """Return the feedback for the learner who picks an option."""
    return next((wrong.feedback for wrong in item.distractors if wrong.text == option), "")
