"""Every line of the two tables is a case: what was typed, and what a fair marker says."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from quizgen.bank import Numeric
from quizgen.study.marking.numeric import mark_numeric
from quizgen.study.marking.short import mark_text

HERE = Path(__file__).parent


def cases(name: str) -> list[list[str]]:
    rows = []
    for row in (HERE / name).read_text(encoding="utf-8").splitlines():
        if row.strip() and not row.startswith("# "):
            rows.append([cell[1:] if cell[:1] == " " else cell for cell in row.split(" |")])
    return rows


SHORT = cases("marking_cases.txt")
NUMBERS = cases("numeric_cases.txt")


@pytest.mark.parametrize("case", SHORT, ids=" | ".join)
def test_typed_answers_are_marked_fairly(case: list[str]) -> None:
    answer, typed, verdict, reason = case
    mark = mark_text(typed, answer.split(" / "))
    assert (mark.verdict.value, mark.reason.name) == (verdict, reason)


@pytest.mark.parametrize("case", NUMBERS, ids=" | ".join)
def test_numbers_are_marked_fairly(case: list[str]) -> None:
    answer, unit, tolerance, typed, verdict, reason = (cell.strip() for cell in case)
    item = Numeric(id="n", stem="How many?", answer=Decimal(answer), unit=unit, tolerance=tolerance)
    mark = mark_numeric(typed, item)
    assert (mark.verdict.value, mark.reason.name) == (verdict, reason)


def test_the_table_is_long_and_holds_each_case_once() -> None:
    assert len(SHORT) + len(NUMBERS) >= 200
    assert len({tuple(case) for case in SHORT + NUMBERS}) == len(SHORT) + len(NUMBERS)


def test_every_near_miss_shows_a_difference_or_says_what_lacks() -> None:
    for answer, typed, verdict, reason in SHORT:
        mark = mark_text(typed, answer.split(" / "))
        if verdict == "near" and reason not in ("LESS_PRECISE", "MORE"):
            assert mark.difference, (answer, typed)
            rebuilt = "".join(piece.text for piece in mark.difference if piece.kind != "missing")
            assert rebuilt == " ".join(typed.split())
