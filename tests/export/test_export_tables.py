"""CSV, Quizlet, Kahoot's spreadsheet and JSON, read back item by item."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from compare import request_of, squeezed

from quizgen.bank import Bank, Cloze, Distractor, MultipleChoice, Numeric, ShortAnswer, TrueFalse
from quizgen.export import full_table, kahoot, plain_json, quizlet
from quizgen.export.gaps import gap_questions
from quizgen.export.markup import without_controls
from quizgen.export.tables import safe_cell


def rows_of(bank: Bank, *, tabs: bool = False) -> list[dict[str, str]]:
    data = full_table.render(replace(request_of(bank), tabs=tabs)).data
    text = io.StringIO(data.decode("utf-8-sig"), newline="")
    return list(csv.DictReader(text, delimiter="\t" if tabs else ","))


def unguarded(cell: str) -> str:
    """A cell's text without the sign that keeps it from being a formula."""
    return cell[1:] if cell.startswith("'") and cell[1:].lstrip()[:1] in tuple("=+-@") else cell


@pytest.mark.parametrize("tabs", [False, True])
def test_the_table_holds_everything(bank: Bank, many_banks: list[Bank], tabs: bool) -> None:
    for one in (bank, *many_banks):
        for item, row in zip(one.items, rows_of(one, tabs=tabs), strict=True):
            cells = {name: unguarded(cell) for name, cell in row.items()}
            assert cells["id"] == item.id
            assert cells["type"] == item.type
            assert cells["stem"] == without_controls(item.stem)
            assert cells["explanation"] == without_controls(item.explanation)
            assert cells["hint"] == without_controls(item.hint)
            assert cells["quote"] == without_controls(item.source.quote)
            assert cells["section"] == without_controls(item.source.section)
            assert cells["tags"] == without_controls("; ".join(item.tags))
            assert float(cells["points"]) == float(item.points)
            match item:
                case MultipleChoice():
                    assert cells["answer"] == without_controls(item.answer)
                    for number, option in enumerate(item.distractors, 1):
                        assert cells[f"distractor_{number}"] == without_controls(option.text)
                        assert cells[f"feedback_{number}"] == without_controls(option.feedback)
                case ShortAnswer():
                    assert cells["answer"] == without_controls(item.answer)
                    assert cells["also_accept"] == without_controls("; ".join(item.also_accept))
                case TrueFalse():
                    assert cells["answer"] == str(item.answer).lower()
                case Numeric():
                    assert float(cells["answer"]) == float(item.answer)
                    assert cells["tolerance"] == item.tolerance
                    assert cells["unit"] == without_controls(item.unit)
                case Cloze():
                    answers = "; ".join(gap.text for gap in item.gaps)
                    assert cells["answer"] == without_controls(answers)


def test_no_cell_starts_a_formula(many_banks: list[Bank]) -> None:
    for bank in many_banks:
        for row in rows_of(bank):
            for cell in row.values():
                if cell.lstrip().startswith(("=", "+", "-", "@")):
                    float(cell)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+x", "'+x"),
        ("-x", "'-x"),
        ("@x", "'@x"),
        ("\t=x", "'\t=x"),
        (" -2 apples", "' -2 apples"),
        ("-2.5", "-2.5"),
        ("a=b", "a=b"),
        ("", ""),
    ],
)
def test_cells_that_a_spreadsheet_would_run_are_guarded(text: str, cell: str) -> None:
    assert safe_cell(text) == cell


def test_quizlet_has_a_card_a_line(bank: Bank, many_banks: list[Bank]) -> None:
    for one in (bank, *many_banks):
        lines = quizlet.render(request_of(one)).data.decode().removesuffix("\n").split("\n")
        cards = [tuple(map(unguarded, line.split("\t"))) for line in lines]
        assert all(len(card) == 2 for card in cards)
        for item in one.items:
            if isinstance(item, Cloze):
                for asked in gap_questions(item):
                    assert cards.pop(0) == (
                        squeezed(asked.with_blank("_____")),
                        squeezed(asked.answer),
                    )
                continue
            front, back = cards.pop(0)
            assert squeezed(item.stem) in front
            match item:
                case MultipleChoice():
                    assert back == squeezed(item.answer)
                    assert all(squeezed(option.text) in front for option in item.distractors)
                case ShortAnswer():
                    assert back == squeezed(" / ".join((item.answer, *item.also_accept)))
                case TrueFalse():
                    assert back == str(item.answer)
                case Numeric():
                    assert float(back.split()[0]) == float(item.answer)
        assert not cards


def kahoot_rows(bank: Bank) -> list[tuple[object, ...]]:
    book = openpyxl.load_workbook(io.BytesIO(kahoot.render(request_of(bank)).data))
    sheet = book.worksheets[0]
    assert sheet["B8"].value == "Question - max 120 characters"
    assert sheet["H8"].value == "Correct answer(s) - choose at least one"
    return list(sheet.iter_rows(min_row=9, max_col=8, values_only=True))


def test_kahoot_takes_choices_and_true_or_false(bank: Bank) -> None:
    output = kahoot.render(request_of(bank))
    assert output.items == 3
    assert output.left_out == (("of a kind that Kahoot's spreadsheet does not take", 3),)
    choice, false, true = kahoot_rows(bank)
    assert choice[:2] == (1, "Who built the first lamp on Gull Rock?")
    assert set(choice[2:6]) == {"Ada Thorn", "Piet Maas", "Owen Reed", "the harbour guild"}
    assert isinstance(choice[7], int)
    assert choice[1 + choice[7]] == "Ada Thorn"
    assert false == (2, "The rock has a fog bell.", "True", "False", None, None, 30, 2)
    assert true == (3, "The rock stands in the sea.", "True", "False", None, None, 30, 1)


def test_kahoot_leaves_out_what_is_too_long_and_keeps_three_wrong_options() -> None:
    wrong = tuple(Distractor(text=f"option {number}") for number in range(6))
    items = (
        MultipleChoice(id="many", stem="=1+1?", answer="right", distractors=wrong),
        MultipleChoice(id="long", stem="x" * 121, answer="right", distractors=wrong),
        MultipleChoice(id="wide", stem="x", answer="y" * 76, distractors=wrong),
    )
    bank = Bank(title="t", items=items)
    output = kahoot.render(request_of(bank))
    assert output.left_out == (
        ("question over 120 characters", 1),
        ("an answer over 75 characters", 1),
    )
    assert output.notes == ("1 items keep only three wrong options",)
    (row,) = kahoot_rows(bank)
    assert row[1] == "=1+1?"
    assert "right" in row[2:6]
    assert None not in row[2:6]


def test_kahoot_random_banks_come_back(many_banks: list[Bank]) -> None:
    for bank in many_banks[:60]:
        rows = kahoot_rows(bank)
        kept = [
            item
            for item in bank.items
            if isinstance(item, MultipleChoice | TrueFalse) and len(squeezed(item.stem)) <= 120
        ]
        texts = [squeezed(item.stem) for item in kept]
        assert {row[1] for row in rows} <= set(texts)
        for row in rows:
            item = kept[texts.index(str(row[1]))]
            assert isinstance(row[7], int)
            answer = item.answer if isinstance(item, MultipleChoice) else str(item.answer)
            if texts.count(texts[kept.index(item)]) == 1:
                assert row[1 + row[7]] == squeezed(answer)


def test_the_spreadsheet_comes_out_the_same_each_time(bank: Bank) -> None:
    first = kahoot.render(request_of(bank)).data
    assert kahoot.render(request_of(bank)).data == first
    assert zipfile.is_zipfile(io.BytesIO(first))


def test_json_holds_the_banks_as_they_are(bank: Bank, many_banks: list[Bank]) -> None:
    banks = [bank, *many_banks]
    document = json.loads(plain_json.render(request_of(*banks)).data)
    assert (document["format"], document["version"]) == ("quizgen", 1)
    assert [Bank.model_validate(entry) for entry in document["banks"]] == banks
