"""The deck: good candidates that cover the article, mix kinds, and do not help one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from quizgen.questions.candidate import Candidate
from quizgen.questions.checks import stems

# Shares of the kinds in a deck, where the article offers them.
SHARES = {
    "multiple_choice": 0.35, "short_answer": 0.25, "cloze": 0.2, "true_false": 0.15, "numeric": 0.1,
}  # fmt: skip


def select(candidates: Sequence[Candidate], count: int) -> tuple[list[Candidate], dict[int, str]]:
    """Choose up to ``count`` candidates; return them in article order, and why others fell.

    The second value gives a reason by candidate number, for those not chosen.
    """
    chosen: list[int] = []
    dropped: dict[int, str] = {}
    kinds: Counter[str] = Counter()
    blocks: Counter[int] = Counter()
    answers: Counter[str] = Counter()
    waiting = set(range(len(candidates)))

    def worth(number: int) -> tuple[float, int]:
        candidate = candidates[number]
        share = kinds[candidate.kind] / max(len(chosen), 1)
        crowding = max(0.0, share - SHARES[candidate.kind])
        score = candidate.quality / (1.0 + 0.3 * blocks[candidate.fact.sentence.block])
        score /= 1.0 + 1.0 * answers[candidate.answer.text.lower()]
        return (score / (1.0 + 2.0 * crowding), -number)

    while waiting and len(chosen) < count:
        best = max(waiting, key=worth)
        waiting.discard(best)
        clash = next(
            (reason for other in chosen if (reason := _clash(candidates[best], candidates[other]))),
            "",
        )
        if clash:
            dropped[best] = clash
            continue
        chosen.append(best)
        kinds[candidates[best].kind] += 1
        blocks[candidates[best].fact.sentence.block] += 1
        answers[candidates[best].answer.text.lower()] += 1
    for number in waiting:
        dropped[number] = "the deck is full"
    order = sorted(chosen, key=lambda n: (candidates[n].fact.sentence.index, n))
    return [candidates[n] for n in order], dropped


def _clash(candidate: Candidate, other: Candidate) -> str:
    """Return why two items cannot stand in one deck, or an empty text."""
    same_sentence = candidate.fact.sentence.index == other.fact.sentence.index
    if same_sentence and candidate.fact.predicate == other.fact.predicate:
        return "asks the same fact as a better item"
    if same_sentence and candidate.answer.text == other.answer.text != "true":
        return "has the answer of a better item on the same sentence"
    asked, known = candidate.answer.phrase, other.answer.phrase
    if same_sentence and asked is not None and known is not None and asked.tokens == known.tokens:
        return "asks what a better item asks"
    mine, theirs = set(stems(candidate.stem)), set(stems(other.stem))
    overlap = len(mine & theirs) / max(min(len(mine), len(theirs)), 1)
    if overlap > 0.75:
        return "repeats a better item"
    near = same_sentence or overlap > 0.5
    if near and (_gives_away(candidate, other) or _gives_away(other, candidate)):
        return "one gives the other's answer away"
    return ""


def _gives_away(teller: Candidate, told: Candidate) -> bool:
    if told.kind == "true_false":
        return False
    wanted = set(stems(told.answer.text))
    return bool(wanted) and wanted <= set(stems(teller.stem))
