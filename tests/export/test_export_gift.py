"""GIFT, read back by gift-pegjs."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from compare import from_html, request_of, squeezed

from quizgen.bank import Bank, Cloze, Item, MultipleChoice, Numeric, ShortAnswer, TrueFalse
from quizgen.export.gaps import gap_questions
from quizgen.export.gift import ARROW, render

READERS = Path(__file__).parent / "readers"


def read(data: bytes) -> list[dict[str, Any]]:
    """The questions that gift-pegjs finds; categories left out."""
    if not shutil.which("node") or not (READERS / "node_modules" / "gift-pegjs").exists():
        pytest.skip("no gift-pegjs here: run npm ci in tests/export/readers")
    found = subprocess.run(
        ["node", READERS / "gift.js"], input=data, capture_output=True, timeout=60
    )
    assert found.returncode == 0, found.stderr.decode()[-2000:]
    questions: list[dict[str, Any]] = json.loads(found.stdout)
    return [question for question in questions if question["type"] != "Category"]


def plain(text: dict[str, str] | None) -> str:
    """A piece of GIFT text as plain text."""
    return from_html(text["text"]) if text else ""


def typed(text: str) -> str:
    """A typed answer as GIFT holds it: a star stands for itself."""
    return squeezed(text).replace("*", "\\*")


def check(item: Item, questions: list[dict[str, Any]]) -> None:
    """Compare an item with the questions that were read."""
    if isinstance(item, Cloze):
        for asked, question in zip(gap_questions(item), questions, strict=True):
            assert question["type"] == "Short"
            assert [squeezed(choice["text"]["text"]) for choice in question["choices"]] == [
                typed(asked.answer)
            ]
            blank = f"_____ ({asked.hint})" if asked.hint else "_____"
            assert plain(question["stem"]) == squeezed(asked.with_blank(blank))
        return
    (question,) = questions
    assert question["id"] == item.id
    unit = f" ({squeezed(item.unit)})" if isinstance(item, Numeric) and item.unit else ""
    assert plain(question["stem"]) == squeezed(f"{item.stem}{unit}")
    feedback = plain(question["globalFeedback"])
    assert squeezed(item.explanation) in feedback
    assert squeezed(item.source.quote) in feedback
    match item:
        case MultipleChoice():
            assert question["type"] == "MC"
            shown = {plain(choice["text"]): choice for choice in question["choices"]}
            assert [text for text, choice in shown.items() if choice["isCorrect"]] == [
                squeezed(item.answer)
            ]
            wrong = {
                squeezed(option.text): squeezed(option.feedback) for option in item.distractors
            }
            assert {
                text: plain(choice["feedback"])
                for text, choice in shown.items()
                if not choice["isCorrect"]
            } == wrong
        case ShortAnswer():
            assert question["type"] == "Short"
            assert [choice["text"]["text"] for choice in question["choices"]] == [
                typed(text) for text in (item.answer, *item.also_accept)
            ]
        case TrueFalse():
            assert (question["type"], question["isTrue"]) == ("TF", item.answer)
        case Numeric():
            number = question["choices"]
            assert number["number"] == float(item.answer)
            assert number.get("range", 0) == float(item.margin)


def check_bank(bank: Bank, questions: list[dict[str, Any]]) -> None:
    for item in bank.items:
        count = len(list(gap_questions(item))) if isinstance(item, Cloze) else 1
        check(item, questions[:count])
        del questions[:count]
    assert not questions


def test_every_kind_comes_back(bank: Bank) -> None:
    output = render(request_of(bank))
    assert output.items == 6
    questions = read(output.data)
    assert "history" in questions[0]["tags"]
    assert "two-words" in questions[0]["tags"]
    check_bank(bank, questions)


def test_random_banks_come_back(many_banks: list[Bank]) -> None:
    kept = [bank for bank in many_banks if not render(request_of(bank)).left_out]
    assert len(kept) > 100
    questions = read(render(request_of(*kept)).data)
    for bank in kept:
        count = sum(
            len(list(gap_questions(item))) if isinstance(item, Cloze) else 1 for item in bank.items
        )
        check_bank(bank, questions[:count])
        del questions[:count]
    assert not questions


def test_an_arrow_in_a_typed_answer_is_left_out() -> None:
    item = ShortAnswer(id="a", stem="How?", answer="a -> b")
    output = render(request_of(Bank(title="t", items=(item,))))
    assert (output.items, output.left_out) == (0, ((ARROW, 1),))
