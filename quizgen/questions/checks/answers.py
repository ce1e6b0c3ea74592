"""Checks on the answer: not told by the stem, not told apart by its options."""

from __future__ import annotations

import re

from quizgen.questions.candidate import Candidate
from quizgen.questions.checks.words import stems


def answer_in_stem(candidate: Candidate) -> str:
    """The stem must not hold the answer, nor most of its words."""
    if candidate.kind == "true_false":
        return ""
    shown = re.sub(r"\{\{.*?\}\}", " ", candidate.framed_stem)
    there = set(stems(shown))
    wanted = stems(candidate.answer.text)
    if not wanted:
        return "the answer has no content"
    if candidate.answer.type == "reason":
        return "" if not there.issuperset(wanted) else "the stem gives the answer"
    shared = [word for word in wanted if word in there]
    if candidate.answer.type in ("person", "place", "organization", "name", "term") and shared:
        return f"the stem holds '{shared[0]}' of the answer"
    return "the stem gives most of the answer" if 2 * len(shared) > len(wanted) else ""


def options_alike(candidate: Candidate) -> str:
    """Options do not differ in case or wildly in length."""
    if candidate.kind != "multiple_choice":
        return ""
    lengths = [len(text) for text in (candidate.answer.text, *candidate.distractors)]
    if len(candidate.answer.text) > 2.2 * sorted(lengths)[len(lengths) // 2] + 6:
        return "the right option is the longest by far"
    capitals = {text[:1].isupper() for text in (candidate.answer.text, *candidate.distractors)}
    return "options differ in capitals" if len(capitals) > 1 else ""
