"""The options of multiple choice in an order that a seed decides."""

from __future__ import annotations

import hashlib
from zlib import crc32

from quizgen.bank import MultipleChoice
from quizgen.export.request import Chosen


def shuffled_options(chosen: Chosen, item: MultipleChoice, seed: str) -> list[str]:
    """Return answer and distractors, so that the answer may stand anywhere.

    The same seed always gives the same order, and an option keeps its place among the
    others when one is added or removed: each has a checksum, which the seed scatters.
    """
    name = f"{chosen.namespace}\x1f{item.id}\x1f{seed}"
    number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big")
    mask, factor = number >> 32, number & 0xFFFFFFFF | 1

    def place(text: str) -> int:
        return (crc32(text.encode()) ^ mask) * factor & 0xFFFFFFFF

    return sorted([item.answer, *[wrong.text for wrong in item.distractors]], key=place)


def feedback_of(item: MultipleChoice, option: str) -> str:
    """Return the feedback for the learner who picks an option."""
    return next((wrong.feedback for wrong in item.distractors if wrong.text == option), "")
