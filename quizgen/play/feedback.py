"""What the learner reads after an answer: verdict, reason, difference, explanation, evidence."""

from __future__ import annotations

from textual.content import Content

from quizgen.bank import Cloze, Item, MultipleChoice, Numeric, ShortAnswer
from quizgen.play.text import COLOURS, MARKS, compared, joined, line, plain, quoted
from quizgen.study.marking import Mark, Reason, Verdict, answer_text
from quizgen.study.responses import Choice, Gaps, Response, Typed

_NAMES = {
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


def feedback(
    item: Item, response: Response, mark: Mark, counts: bool, was_overridden: bool
) -> Content:
    """Return the feedback on an answer, a paragraph a thought."""
    thoughts = [
        _verdict(mark, counts, was_overridden),
        *_answer(item, response, mark),
        *_option_feedback(item, response),
    ]
    if item.explanation.strip():
        thoughts.append(plain(item.explanation.strip()))
    if item.source.quote.strip():
        answer = "" if isinstance(item, Cloze) else answer_text(item)
        evidence = quoted(item.source.quote, answer)
        if item.source.section.strip():
            evidence = joined(evidence, " ", line(f"— {item.source.section}", "$text-muted"))
        thoughts.append(evidence)
    return Content("\n").join(thoughts)


def _verdict(mark: Mark, counts: bool, was_overridden: bool) -> Content:
    colour = COLOURS[mark.verdict]
    name = _NAMES[mark.verdict]
    head = plain(f"{MARKS[mark.verdict]} {name}", f"bold {colour}")
    reason = "" if mark.reason in _SILENT else f"  {mark.sentence}"
    told = ""
    if was_overridden:
        told = "  You count it as right." if counts else "  You count it as wrong."
    elif mark.verdict is Verdict.NEAR:
        told = "  It counts as right." if counts else "  It counts as wrong."
    return joined(head, plain(reason), plain(told, "bold" if told else ""))


def _answer(item: Item, response: Response, mark: Mark) -> list[Content]:
    """The accepted answer, and what differed from it; nothing where the learner wrote just that."""
    if isinstance(item, Cloze):
        return _gap_answers(item, response, mark)
    lines: list[Content] = []
    if mark.reason not in (Reason.EXACT, Reason.CHOSEN, Reason.JUDGED):
        lines.append(_labelled("Answer", plain(mark.expected or answer_text(item), "bold")))
    if isinstance(response, Typed) and response.text.strip() and lines:
        written = compared(mark.difference) if mark.difference else plain(response.text)
        lines.append(_labelled("You wrote", written))
    if isinstance(item, ShortAnswer) and item.also_accept and mark.verdict is not Verdict.RIGHT:
        others = [text for text in (item.answer, *item.also_accept) if text != mark.expected]
        lines.append(_labelled("Also right", line(", ".join(others))))
    if isinstance(item, Numeric) and not lines:
        return []
    return lines


def _gap_answers(item: Cloze, response: Response, mark: Mark) -> list[Content]:
    typed = response.texts if isinstance(response, Gaps) else ()
    lines = []
    for number, gap in enumerate(mark.gaps):
        if gap.reason is Reason.EXACT:
            continue
        parts: list[Content | str] = [
            plain(f"{MARKS[gap.verdict]} {number + 1}  ", COLOURS[gap.verdict]),
            line(gap.expected, "bold"),
        ]
        written = typed[number] if number < len(typed) else ""
        if written.strip():
            shown = compared(gap.difference) if gap.difference else line(written)
            parts += [plain("  you wrote ", "$text-muted"), shown]
        if len(mark.gaps) > 1 and gap.reason not in _SILENT:
            parts.append(plain(f"  {gap.sentence}"))
        lines.append(joined(*parts))
    return lines


def _option_feedback(item: Item, response: Response) -> list[Content]:
    if not isinstance(item, MultipleChoice) or not isinstance(response, Choice):
        return []
    told = [wrong.feedback for wrong in item.distractors if wrong.text == response.text]
    return [plain(text) for text in told if text.strip()]


def _labelled(label: str, content: Content) -> Content:
    return joined(plain(f"{label}  ", "$text-muted"), content)
