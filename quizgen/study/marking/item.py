"""Marking: one function from an item and a response to a mark."""

from __future__ import annotations

from quizgen.bank import Cloze, Item, MultipleChoice, Numeric, ShortAnswer, TrueFalse, cloze_gaps
from quizgen.study.marking.numeric import mark_numeric, numeric_text
from quizgen.study.marking.short import mark_text
from quizgen.study.marking.verdict import Mark, Reason, Verdict
from quizgen.study.responses import Choice, Gaps, Judgement, Response, Typed, Unknown


def mark_item(item: Item, response: Response) -> Mark:
    """Return the marking of a response; raises ValueError for a response of another kind."""
    if isinstance(response, Unknown):
        return Mark(Verdict.UNKNOWN, Reason.NOTHING, answer_text(item))
    if isinstance(item, MultipleChoice) and isinstance(response, Choice):
        if response.text == item.answer:
            return Mark(Verdict.RIGHT, Reason.CHOSEN, item.answer, 1.0)
        return Mark(Verdict.WRONG, Reason.OTHER_OPTION, item.answer)
    if isinstance(item, TrueFalse) and isinstance(response, Judgement):
        if response.value == item.answer:
            return Mark(Verdict.RIGHT, Reason.JUDGED, answer_text(item), 1.0)
        return Mark(Verdict.WRONG, Reason.MISJUDGED, answer_text(item))
    if isinstance(item, ShortAnswer) and isinstance(response, Typed):
        return mark_text(response.text, (item.answer, *item.also_accept))
    if isinstance(item, Numeric) and isinstance(response, Typed):
        return mark_numeric(response.text, item)
    if isinstance(item, Cloze) and isinstance(response, Gaps):
        return _mark_gaps(item, response)
    raise ValueError(f"a {type(response).__name__} does not answer a {item.type} item")


def answer_text(item: Item) -> str:
    """Return an item's right answer as text."""
    if isinstance(item, Cloze):
        return " · ".join(gap.text for gap in cloze_gaps(item.stem))
    if isinstance(item, Numeric):
        return numeric_text(item)
    if isinstance(item, TrueFalse):
        return "True" if item.answer else "False"
    return item.answer


def _mark_gaps(item: Cloze, response: Gaps) -> Mark:
    answers = [gap.text for gap in cloze_gaps(item.stem)]
    texts = (*response.texts, *[""] * len(answers))[: len(answers)]
    gaps = tuple(mark_text(text, (answer,)) for text, answer in zip(texts, answers, strict=True))
    expected = answer_text(item)
    if len(gaps) == 1:
        only = gaps[0]
        return Mark(
            only.verdict, only.reason, expected, only.share, only.difference, gaps, only.detail
        )
    if all(gap.verdict is Verdict.UNKNOWN for gap in gaps):
        return Mark(Verdict.UNKNOWN, Reason.NOTHING, expected, gaps=gaps)
    share = sum(gap.share for gap in gaps) / len(gaps)
    verdicts = {gap.verdict for gap in gaps}
    if verdicts == {Verdict.RIGHT}:
        return Mark(Verdict.RIGHT, Reason.ALL_GAPS, expected, 1.0, gaps=gaps)
    if share == 1:
        reason = next(gap.reason for gap in gaps if gap.verdict is Verdict.NEAR)
        return Mark(Verdict.NEAR, reason, expected, 1.0, gaps=gaps)
    if share:
        return Mark(Verdict.PARTIAL, Reason.SOME_GAPS, expected, share, gaps=gaps)
    return Mark(Verdict.WRONG, Reason.NO_GAPS, expected, gaps=gaps)
