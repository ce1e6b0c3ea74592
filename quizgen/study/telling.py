"""What is told to the learner after an answer, as lines that any kind of screen can show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from quizgen.bank import Cloze, Item, MultipleChoice, ShortAnswer
from quizgen.study.marking import Mark, Piece, Reason, Verdict
from quizgen.study.marking.item import answer_text
from quizgen.study.responses import Choice, Response, Typed

LineKind = Literal[
    "verdict", "answer", "written", "others", "gap", "option", "explanation", "evidence"
]
VERDICT_NAMES = {
    Verdict.RIGHT: "Right",
    Verdict.NEAR: "Almost",
    Verdict.PARTIAL: "Partly right",
    Verdict.WRONG: "Not right",
    Verdict.UNKNOWN: "Not known",
}
# Reasons that say no more than the verdict does.
_SILENT = {
    Reason.EXACT,
    Reason.CHOSEN,
    Reason.JUDGED,
    Reason.DIFFERENT,
    Reason.OTHER_OPTION,
    Reason.MISJUDGED,
    Reason.NOTHING,
    Reason.NO_GAPS,
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of feedback.

    ``label`` says what it is ("Answer", a gap's number, a section), ``text`` is the
    matter, ``note`` a remark of the program's own. ``pieces`` is what the learner wrote
    and how it differs, where it is close. ``counts`` says whether it counts, where that
    is not plain from the verdict.
    """

    kind: LineKind
    text: str
    label: str = ""
    note: str = ""
    counts: str = ""
    verdict: Verdict | None = None
    pieces: tuple[Piece, ...] = ()
    highlight: str = ""


def tell(
    item: Item, response: Response, mark: Mark, counts: bool, was_overridden: bool
) -> list[Line]:
    """Return the feedback on an answer: verdict, answer, difference, explanation, evidence."""
    lines = [_verdict(mark, counts, was_overridden), *_answer(item, response, mark)]
    if isinstance(item, MultipleChoice) and isinstance(response, Choice):
        told = [wrong.feedback for wrong in item.distractors if wrong.text == response.text]
        lines += [Line("option", text) for text in told if text.strip()]
    if item.explanation.strip():
        lines.append(Line("explanation", item.explanation.strip()))
    if item.source.quote.strip():
        highlight = "" if isinstance(item, Cloze) else answer_text(item)
        lines.append(
            Line("evidence", item.source.quote, label=item.source.section, highlight=highlight)
        )
    return lines


def _verdict(mark: Mark, counts: bool, was_overridden: bool) -> Line:
    told = ""
    if was_overridden:
        told = "You count it as right." if counts else "You count it as wrong."
    elif mark.verdict is Verdict.NEAR:
        told = "It counts as right." if counts else "It counts as wrong."
    note = "" if mark.reason in _SILENT else mark.sentence
    return Line(
        "verdict", VERDICT_NAMES[mark.verdict], note=note, counts=told, verdict=mark.verdict
    )


def _answer(item: Item, response: Response, mark: Mark) -> list[Line]:
    """The accepted answer and what differed from it; nothing where just that was given."""
    if isinstance(item, Cloze):
        return _gaps(mark)
    if mark.reason in (Reason.EXACT, Reason.CHOSEN, Reason.JUDGED):
        return []
    lines = [Line("answer", mark.expected or answer_text(item), label="Answer")]
    if isinstance(response, Typed) and mark.difference:
        lines.append(Line("written", response.text, label="You wrote", pieces=mark.difference))
    if isinstance(item, ShortAnswer) and item.also_accept and mark.verdict is not Verdict.RIGHT:
        others = [text for text in (item.answer, *item.also_accept) if text != mark.expected]
        lines.append(Line("others", ", ".join(others), label="Also right"))
    return lines


def _gaps(mark: Mark) -> list[Line]:
    lines = []
    for index, gap in enumerate(mark.gaps):
        if gap.reason is Reason.EXACT:
            continue
        silent = len(mark.gaps) == 1 or gap.reason in _SILENT
        lines.append(
            Line(
                "gap",
                gap.expected,
                label=str(index + 1),
                note="" if silent else gap.sentence,
                verdict=gap.verdict,
                pieces=gap.difference,
            )
        )
    return lines
