"""Moodle XML: choices and clozes read back by moodle-xml-parser, the rest from the XML itself."""

from __future__ import annotations

import html
import re
from xml.etree import ElementTree

from compare import from_html, request_of, squeezed
from moodle_xml_parser.parser import parse_string

from quizgen.bank import Bank, Cloze, Item, MultipleChoice, Numeric, ShortAnswer, TrueFalse
from quizgen.bank.cloze import cloze_filled, cloze_gaps
from quizgen.export.moodle import render
from quizgen.export.tags import tags_of

# How Moodle itself finds the gaps of a cloze and their answers, as it documents them.
GAP = re.compile(r"\{\d+:SHORTANSWER:=(.+?)(?<!\\|&)(?=[~#}])\}", re.DOTALL)


def questions_of(bank: Bank) -> list[ElementTree.Element]:
    root = ElementTree.fromstring(render(request_of(bank)).data)
    category, *questions = root.findall("question")
    assert category.get("type") == "category"
    return questions


def content(element: ElementTree.Element, path: str) -> str:
    return element.findtext(path) or ""


def check(bank: Bank, item: Item, question: ElementTree.Element) -> None:
    """Compare an item with its question."""
    assert content(question, "idnumber") == item.id
    feedback = from_html(content(question, "generalfeedback/text"))
    assert squeezed(item.explanation) in feedback
    assert squeezed(item.source.quote) in feedback
    (chosen,) = request_of(bank).banks
    assert tuple(tag.text for tag in question.iterfind("tags/tag/text")) == tags_of(chosen, item)
    hints = [from_html(hint.text or "") for hint in question.iterfind("hint/text")]
    shown = [squeezed(item.hint)] if item.hint and not isinstance(item, TrueFalse) else []
    assert hints == shown
    asked = content(question, "questiontext/text")
    answers = question.findall("answer")
    fractions = [answer.get("fraction") for answer in answers]
    if isinstance(item, Cloze):
        found = [html.unescape(answer) for answer in GAP.findall(asked)]
        assert found == [squeezed(gap.text).replace("*", "\\*") for gap in cloze_gaps(item.stem)]
        return
    assert float(content(question, "defaultgrade")) == float(item.points)
    unit = f" ({item.unit})" if isinstance(item, Numeric) and item.unit else ""
    assert from_html(asked) == squeezed(item.stem + unit)
    match item:
        case MultipleChoice():
            texts = [from_html(content(answer, "text")) for answer in answers]
            assert texts[fractions.index("100")] == squeezed(item.answer)
            assert fractions.count("100") == 1
            said = {
                from_html(content(answer, "text")): from_html(content(answer, "feedback/text"))
                for answer in answers
                if answer.get("fraction") == "0"
            }
            assert said == {squeezed(w.text): squeezed(w.feedback) for w in item.distractors}
        case ShortAnswer():
            assert set(fractions) == {"100"}
            assert [squeezed(content(answer, "text")) for answer in answers] == [
                squeezed(text).replace("*", "\\*") for text in (item.answer, *item.also_accept)
            ]
        case TrueFalse():
            right = content(answers[fractions.index("100")], "text")
            assert right == str(item.answer).lower()
        case Numeric():
            (answer,) = answers
            assert float(content(answer, "text")) == float(item.answer)
            assert float(content(answer, "tolerance")) == float(item.margin)


def test_every_kind_comes_back(bank: Bank) -> None:
    for item, question in zip(bank.items, questions_of(bank), strict=True):
        check(bank, item, question)


def test_random_banks_come_back(many_banks: list[Bank]) -> None:
    for bank in many_banks:
        for item, question in zip(bank.items, questions_of(bank), strict=True):
            check(bank, item, question)


def test_another_projects_reader_finds_choices_and_gaps(bank: Bank) -> None:
    found = parse_string(render(request_of(bank)).data.decode())
    (choice,) = found["multichoice"]
    item = bank.items[0]
    assert isinstance(item, MultipleChoice)
    assert from_html(choice.text_pre_parse) == item.stem
    assert (choice.default_grade, choice.single, choice.shuffle_answers) == (2.0, True, True)
    assert {option.answer: option.score_fraction for option in choice.options} == {
        "Ada Thorn": 100,
        "Piet Maas": 0,
        "Owen Reed": 0,
        "the harbour guild": 0,
    }
    assert [o.feedback for o in choice.options if o.answer == "Owen Reed"] == [
        "He only painted the tower."
    ]
    (cloze,) = found["cloze"]
    assert [gap.sub_type for gap in cloze.gaps] == ["SHORTANSWER"] * 3
    assert [gap.options[0].answer for gap in cloze.gaps] == ["Gull Rock", "Saltby", "Sunday"]
    assert [gap.options[0].score for gap in cloze.gaps] == [100] * 3
    text = re.sub(r"\{1:SHORTANSWER:=(.*?)\}", r"\1", from_html(cloze.text_pre_parse))
    assert text.replace(" (a village)", "") == cloze_filled(bank.items[4].stem)


def test_a_hint_that_moodle_has_no_place_for_is_reported(bank: Bank) -> None:
    hinted = bank.items[2].model_copy(update={"hint": "Listen."})
    output = render(request_of(bank.model_copy(update={"items": (hinted,)})))
    assert output.notes == ("Moodle shows no hints in true/false questions (1 dropped)",)
