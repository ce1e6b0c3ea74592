"""The deck: good candidates that cover the article, mix kinds, and do not help one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from quizgen.questions.candidate import Candidate
from quizgen.questions.checks.words import stems
from quizgen.questions.rank import FLOOR

# Shares of the kinds in a deck, where the article offers them.
SHARES = {
    "multiple_choice": 0.3, "short_answer": 0.25, "cloze": 0.2, "true_false": 0.3, "numeric": 0.1,
}  # fmt: skip


_MOST_ALIKE = 2


def select(candidates: Sequence[Candidate], count: int) -> tuple[list[Candidate], dict[int, str]]:
    """Choose up to ``count`` candidates; return them in article order, and why others fell.

    The second value gives a reason by candidate number, for those not chosen.
    """
    chosen: list[int] = []
    dropped: dict[int, str] = {}
    kinds: Counter[str] = Counter()
    blocks: Counter[int] = Counter()
    answers: Counter[str] = Counter()
    truths = 0
    poor = {number for number, c in enumerate(candidates) if c.usable < FLOOR}
    dropped.update(dict.fromkeys(poor, "readers refuse most items of this form"))
    waiting = set(range(len(candidates))) - poor

    def worth(number: int) -> tuple[float, int]:
        candidate = candidates[number]
        share = kinds[candidate.kind] / max(len(chosen), 1)
        crowding = max(0.0, share - SHARES[candidate.kind])
        score = candidate.quality / (1.0 + 0.3 * blocks[candidate.fact.sentence.block])
        if candidate.kind != "true_false":
            score /= 1.0 + 2.0 * answers[candidate.answer.text.lower()]
        score /= 1.0 + 3.0 * crowding
        if candidate.kind == "true_false" and truths > 0:
            # Half of the statements should be false, or "true" is a good guess.
            return (score / (1.0 + truths) if candidate.true else 2.0 * score, -number)
        return (score, -number)

    while waiting and len(chosen) < count:
        best = max(waiting, key=worth)
        waiting.discard(best)
        clash = next(
            (reason for other in chosen if (reason := _clash(candidates[best], candidates[other]))),
            "",
        )
        answer = candidates[best].answer.text.lower()
        if candidates[best].kind != "true_false" and answers[answer] >= _MOST_ALIKE:
            clash = clash or "asks for what other items ask for"
        if clash:
            dropped[best] = clash
            continue
        chosen.append(best)
        kinds[candidates[best].kind] += 1
        if candidates[best].kind == "true_false":
            truths += 1 if candidates[best].true else -1
        blocks[candidates[best].fact.sentence.block] += 1
        answers[candidates[best].answer.text.lower()] += 1
    chosen = _with_false_statements(candidates, chosen, dropped)
    for number in waiting:
        dropped[number] = "the deck is full"
    order = sorted(chosen, key=lambda n: (candidates[n].fact.sentence.index, n))
    return [candidates[n] for n in order], dropped


def _with_false_statements(
    candidates: Sequence[Candidate], chosen: list[int], dropped: dict[int, str]
) -> list[int]:
    """Turn clozes into false statements until there is one for two true ones, where it can be."""
    false = {
        (c.fact.sentence.index, c.fact.predicate): number
        for number, c in reversed(list(enumerate(candidates)))
        if c.kind == "true_false" and not c.true
    }
    chosen = list(chosen)
    truths = sum(candidates[n].kind == "true_false" and candidates[n].true for n in chosen)
    lies = sum(candidates[n].kind == "true_false" and not candidates[n].true for n in chosen)
    for place, number in sorted(enumerate(chosen), key=lambda pair: candidates[pair[1]].quality):
        fact = candidates[number].fact
        other = false.get((fact.sentence.index, fact.predicate))
        if 2 * lies >= truths or candidates[number].kind != "cloze" or other is None:
            continue
        dropped[number] = "gave way to a false statement"
        dropped.pop(other, None)
        chosen[place] = other
        lies += 1
    return chosen


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
    # Two long names alone make sentences look alike that say different things.
    alike = len(mine & theirs) > 0.6 * len(mine | theirs)
    if overlap > (0.75 if alike or same_sentence else 0.9):
        return "repeats a better item"
    near = same_sentence or overlap > 0.5
    if near and (_gives_away(candidate, other) or _gives_away(other, candidate)):
        return "one gives the other's answer away"
    return ""


def _gives_away(teller: Candidate, told: Candidate) -> bool:
    if told.kind == "true_false":
        return False
    wanted = set(stems(told.answer.text))
    return bool(wanted) and wanted <= set(stems(f"{teller.stem} {teller.explanation}"))
