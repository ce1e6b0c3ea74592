"""A right and a wrong response to any item: for demonstrations and trials of a bank."""

from __future__ import annotations

from quizgen.bank import Item, MultipleChoice, Numeric, ShortAnswer, TrueFalse, cloze_gaps
from quizgen.study.responses import Choice, Gaps, Judgement, Response, Typed, Unknown


def right_response(item: Item) -> Response:
    """Return a response that is marked right."""
    if isinstance(item, MultipleChoice):
        return Choice(item.answer)
    if isinstance(item, TrueFalse):
        return Judgement(item.answer)
    if isinstance(item, ShortAnswer | Numeric):
        return Typed(str(item.answer))
    return Gaps(tuple(gap.text for gap in cloze_gaps(item.stem)))


def wrong_response(item: Item) -> Response:
    """Return a response that is marked wrong."""
    if isinstance(item, MultipleChoice):
        return Choice(item.distractors[0].text)
    if isinstance(item, TrueFalse):
        return Judgement(not item.answer)
    return Unknown()
