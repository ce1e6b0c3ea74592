"""text2qti's text, read back by text2qti itself."""

from __future__ import annotations

import html
import re

from compare import from_html, request_of, squeezed
from text2qti.config import Config
from text2qti.quiz import Quiz

from quizgen.bank import Bank, Cloze, Item, MultipleChoice, Numeric, ShortAnswer, TrueFalse
from quizgen.export.gaps import GapQuestion, gap_questions
from quizgen.export.text2qti import REPEATED, TOO_SMALL, render

CURLY = str.maketrans("“”‘’–—", "\"\"''--")


def read(data: bytes) -> Quiz:
    return Quiz(data.decode(), config=Config(), source_name="test")


def plain(twice_escaped: str | None) -> str:
    """HTML within XML as plain text, with the straight quotes and dots it was made from."""
    return simple(from_html(html.unescape(twice_escaped or "")))


def simple(text: str) -> str:
    """A text without what text2qti makes finer: quotes, dashes, dots."""
    text = squeezed(text).replace("…", "...").translate(CURLY).replace("<<", "«").replace(">>", "»")
    return re.sub(r"-+", "-", text)


def asked(bank: Bank) -> list[tuple[Item, GapQuestion | None]]:
    """All questions in order: items, and the gaps of clozes."""
    found: list[tuple[Item, GapQuestion | None]] = []
    for item in bank.items:
        if isinstance(item, Cloze):
            found += [(item, gap) for gap in gap_questions(item)]
        else:
            found.append((item, None))
    return found


def check(bank: Bank) -> None:
    quiz = read(render(request_of(bank)).data)
    assert plain(quiz.title_xml) == simple(bank.title)
    for (item, gap), question in zip(asked(bank), quiz.questions_and_delims, strict=True):
        assert float(question.points_possible) == float(item.points)
        feedback = plain(question.feedback_html_xml) if question.feedback_raw else ""
        assert simple(item.explanation) in feedback
        assert simple(item.source.quote) in feedback
        shown = plain(question.question_html_xml)
        if gap:
            hint = f" ({squeezed(gap.hint)})" if gap.hint else ""
            assert shown == simple(gap.with_blank("_____") + hint)
            assert [html.unescape(choice.choice_xml) for choice in question.choices] == [
                squeezed(gap.answer)
            ]
            continue
        assert plain(question.title_xml) == simple(item.id)
        unit = f" ({squeezed(item.unit)})" if isinstance(item, Numeric) and item.unit else ""
        assert shown == simple(item.stem + unit)
        check_answers(item, question)


def check_answers(item: Item, question: object) -> None:
    choices = question.choices  # type: ignore[attr-defined]
    match item:
        case MultipleChoice():
            assert question.type == "multiple_choice_question"  # type: ignore[attr-defined]
            right = [plain(choice.choice_html_xml) for choice in choices if choice.correct]
            assert right == [simple(item.answer)]
            assert {
                plain(choice.choice_html_xml): plain(choice.feedback_html_xml)
                if choice.feedback_raw
                else ""
                for choice in choices
                if not choice.correct
            } == {simple(option.text): simple(option.feedback) for option in item.distractors}
        case ShortAnswer():
            assert question.type == "short_answer_question"  # type: ignore[attr-defined]
            assert {html.unescape(choice.choice_xml) for choice in choices} == {
                squeezed(text) for text in (item.answer, *item.also_accept)
            }
        case TrueFalse():
            assert question.type == "true_false_question"  # type: ignore[attr-defined]
            right = [choice.choice_raw for choice in choices if choice.correct]
            assert right == [str(item.answer)]
        case Numeric():
            assert question.numerical_exact == float(item.answer)  # type: ignore[attr-defined]
            width = question.numerical_max - question.numerical_exact  # type: ignore[attr-defined]
            assert abs(width - float(item.margin)) < 1e-6 * max(1, abs(float(item.answer)))


def test_every_kind_comes_back(bank: Bank) -> None:
    check(bank)


def test_random_banks_come_back(many_banks: list[Bank]) -> None:
    kept = [bank for bank in many_banks if not render(request_of(bank)).left_out]
    assert len(kept) > 100
    for bank in kept[:80]:
        check(bank)


def test_a_question_worded_like_another_is_left_out(bank: Bank) -> None:
    again = bank.items[0].model_copy(update={"id": "again"})
    output = render(request_of(bank.model_copy(update={"items": (*bank.items, again)})))
    assert (output.items, output.left_out) == (6, ((REPEATED, 1),))


def test_a_number_next_to_zero_is_left_out() -> None:
    item = Numeric(id="a", stem="How many?", answer=0)
    output = render(request_of(Bank(title="t", items=(item,))))
    assert (output.items, output.left_out) == (0, ((TOO_SMALL, 1),))
