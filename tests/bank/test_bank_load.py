"""What people type into a bank either loads as typed or is a mistake with its place."""

from pathlib import Path

import pytest
import yaml

import quizgen.bank.nodes
from quizgen.bank import BankError, ShortAnswer, load_bank
from quizgen.bank.load import read_bank


@pytest.fixture(params=["C", "Python"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both of PyYAML's parsers: the C one is not everywhere."""
    loader = yaml.SafeLoader if request.param == "Python" else quizgen.bank.nodes._Loader
    monkeypatch.setattr(quizgen.bank.nodes, "_Loader", loader)


def with_answer(written: str) -> str:
    head = "title: x\nitems:\n  - id: a\n    type: short_answer\n    stem: Who?\n"
    return f"{head}    answer: {written}\n"


def answer_of(text: str) -> str:
    bank = read_bank(text).bank
    assert bank is not None
    item = bank.items[0]
    assert isinstance(item, ShortAnswer)
    return item.answer


@pytest.mark.parametrize(
    "written",
    [
        "no",
        "1.10",
        "12:30",
        "007",
        "2024-05-01",
        "0x1F",
        "1e3",
        "null",
        "~",
        "“smart” ‘quotes’",
        "🦉 owl",
        "C#",
        "a#b",
        "one - two",
        "it's",
        "Who? Me!",
        "50 %",
        "=",
        "1_000",
        "yes, and no",
        "<<",
        "\ufeffx",
    ],
)
def test_a_plain_text_is_what_was_typed(written: str) -> None:
    assert answer_of(with_answer(written)) == written


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ('"a #b: c"', "a #b: c"),
        ("'it''s'", "it's"),
        ('"say \\"hi\\""', 'say "hi"'),
        ("|-\n      a #b: c\n      {{x}}", "a #b: c\n{{x}}"),
        ("|\n      a", "a"),
        (">\n      a\n      b", "a b"),
        ("two\n      lines", "two lines"),
    ],
)
def test_quotes_and_blocks_hold_what_is_in_them(written: str, text: str) -> None:
    assert answer_of(with_answer(written)) == text
    assert answer_of(with_answer(written).replace("\n", "\r\n")) == text


@pytest.mark.parametrize(
    ("written", "place", "says"),
    [
        ("a #b", (6, 13), "comment"),
        ("no one: it was private", (6, 19), "colon"),
        ("- no one: it was private", (6, 13), "starts with a dash"),
        ("#5", (6, 12), "comment"),
        ("x\n    note: #5 is odd", (7, 10), "comment"),
        ("x\n    also_accept:\n      - y #z", (8, 9), "comment"),
        ("{{gap}}", (6, 14), "brace"),
        ("{{gap}} and more", (6, 14), "brace"),
        ("[1] note", (6, 17), "bracket"),
        ("[a, b]", (6, 13), "bracket"),
        ("*star*", (6, 18), "reference"),
        ("*star", (6, 13), "reference"),
        ("&more x", (6, 13), "references"),
        ("!bang x", (6, 13), "type mark"),
        ("@at", (6, 13), "start with this sign"),
        ("`tick`", (6, 13), "start with this sign"),
        ("%per", (6, 13), "start with this sign"),
        ('"open', (6, 13), "not closed"),
        ('"C:\\dir"', (6, 16), "backslash"),
        ('"he said "hi""', (6, 23), "closing quote"),
        ("'it's'", (6, 17), "closing quote"),
        ("| text", (6, 15), "next line"),
        ("list\n      - entry", (6, 13), "list"),
        ("", (6, 12), "empty"),
        ('""', (6, 13), "empty"),
        ("x\n    answer: y", (7, 5), "second time"),
        ("x\n\tnote: y", (7, 1), "tab"),
        ("x\n    anser: y", (7, 5), "unknown"),
        ("x\n    tolerance: 3", (7, 5), "does not go with"),
        ("x\n    status: done", (7, 13), "did you mean 'accepted'"),
        ("x\n    level: Analyze", (7, 12), "did you mean 'analyse'"),
        ("x\n    tags: a, b", (7, 11), "list"),
        ("x\n    tags:\n      - a: b", (8, 9), "colon"),
        ("x\n    points: many", (7, 13), "not a number"),
        ("x\n    points: nan", (7, 13), "finite"),
        ("x\n    points: 1e999999", (7, 13), "digits"),
        ("x\n    source:\n      start: x", (8, 14), "whole number"),
        ("x\n    source: quote", (7, 13), "keys below"),
        ("x\x07", (6, 14), "invisible"),
        ("x\u2028y", (6, 14), "line separator"),
        ("x\x85y", (6, 14), "next-line"),
        ("x\n---\ntitle: y", (7, 1), "second document"),
        ("x\n  - stray", (7, 5), "no item"),
        ('"\\ud800"', (6, None), ""),
    ],
)
def test_an_accident_is_a_mistake_with_its_place(
    written: str, place: tuple[int, int | None], says: str
) -> None:
    text = with_answer(written)
    reading = read_bank(text)
    assert reading.bank is None
    lines = {finding.line + 1 for finding in reading.findings}
    assert place[0] in lines, reading.findings
    finding = next(finding for finding in reading.findings if finding.line + 1 == place[0])
    assert says in f"{finding.what} {finding.fix}"
    if quizgen.bank.nodes._Loader is not yaml.SafeLoader and place[1] is not None:
        assert finding.column + 1 == place[1]


KINDS = """\
title: x
items:
  - id: a
    type: {kind}
    stem: {stem}
{rest}
"""


@pytest.mark.parametrize(
    ("kind", "stem", "rest", "says"),
    [
        ("numeric", "x", "    answer: 1,5", "point"),
        ("numeric", "x", "    answer: inf", "finite"),
        ("numeric", "x", "    answer: about 5", "not a number"),
        ("numeric", "x", "    answer: 5\n    tolerance: -1", "0 or more"),
        ("numeric", "x", "    answer: 5\n    tolerance: two", "not a number"),
        ("true_false", "x", "    answer: maybe", "true or false"),
        ("cloze", "x", "", "no gap"),
        ("cloze", '"{{}}"', "", "empty gap"),
        ("cloze", '"{{a}} and {{b"', "", "pair up"),
        ("cloze", '"{{a}}"', "    answer: b", "does not go with"),
        ("multiple_choice", "x", "    answer: a", "'distractors' is missing"),
        ("multiple_choice", "x", "    answer: a\n    distractors: []", "at least one"),
        (
            "multiple_choice",
            "x",
            "    answer: a b\n    distractors: [c, a  b]",
            "same as the answer",
        ),
        (
            "multiple_choice",
            "x",
            "    answer: a\n    distractors:\n      - no one: it was",
            "colon",
        ),
        (
            "multiple_choice",
            "x",
            "    answer: a\n    distractors: [{feedback: c}]",
            "'text' is missing",
        ),
        ("short_answer", "x", "", "'answer' is missing"),
        ("multi", "x", "", "'type' is 'multi'"),
    ],
)
def test_each_kind_says_what_it_wants(kind: str, stem: str, rest: str, says: str) -> None:
    reading = read_bank(KINDS.format(kind=kind, stem=stem, rest=rest))
    assert len(reading.findings) == 1, reading.findings
    finding = reading.findings[0]
    assert says in f"{finding.what} {finding.fix}"
    assert finding.item == "a"


@pytest.mark.parametrize(
    ("kind", "rest", "answer"),
    [
        ("numeric", "    answer: 1,000", "1000"),
        ("numeric", "    answer: 1,234,567.5", "1234567.5"),
        ("numeric", "    answer: −4", "-4"),
        ("numeric", "    answer: 1 000", "1000"),
        ("numeric", "    answer: 5\n    tolerance: 2 %", "5"),
        ("true_false", "    answer: yes", "True"),
        ("true_false", "    answer: False", "False"),
    ],
)
def test_numbers_and_truths_as_people_write_them(kind: str, rest: str, answer: str) -> None:
    bank = read_bank(KINDS.format(kind=kind, stem="x", rest=rest)).bank
    assert bank is not None
    assert str(bank.items[0].answer) == answer  # type: ignore[union-attr]


def test_all_mistakes_of_all_items_are_found_at_once() -> None:
    text = """\
title: x
items:
  - id: a
    type: short_answer
    stem: one: two: three
    answer: x
  - id: b
    type: numeric
    stem: x
    answer: many
  - id: c
    type: short_answer
    stem: "not closed
    answer: x
  - id: d
    type: cloze
    stem: no gap
    answr: x
  - id: b
    type: true_false
    stem: "So."
    answer: yes
  - id: b
    type: true_false
    stem: "So."
    answer: yes
"""
    found = [(finding.line + 1, finding.item) for finding in read_bank(text).findings]
    assert found == [(5, ""), (10, "b"), (13, ""), (17, "d"), (18, "d"), (23, "b")]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "empty"),
        ("just text", "not a question bank"),
        ("- a\n- b", "not a question bank"),
        ("bank: 2\ntitle: x\nitems:", "newer quizgen"),
        ("bank: 1\nitems:", "'title' is missing"),
        ("title: x", "'items' is missing"),
        ("title: x\nitems:\nautor: y", "unknown"),
        ("title: x\nitems: many", "list"),
        ("title: x\narticle: a.txt\nitems:", "keys below"),
    ],
)
def test_a_head_that_is_wrong(text: str, says: str) -> None:
    findings = read_bank(text).findings
    assert len(findings) == 1, findings
    assert says in f"{findings[0].what} {findings[0].fix}"


def test_comments_that_cut_nothing_are_fine() -> None:
    text = """\
# first
bank: 1   # the version
title: "Owls"   # quoted
article:   # none yet
items:   # all
  - id: a   # the first
    type: short_answer   # typed
    status: draft   # for now
    stem: |-   # a block
      Who?
    level:   # to do
    tags: [x, y]   # two
    points: 2   # many
    # on its own
    answer: 'Anna'   # quoted
"""
    bank = read_bank(text).bank
    assert bank is not None
    assert bank.items[0].stem == "Who?"


def test_marks_and_line_breaks_of_other_systems_load(tmp_path: Path) -> None:
    path = tmp_path / "b.yaml"
    text = with_answer("|-\n      a\n\n      b").replace("\n", "\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    item = load_bank(path).items[0]
    assert isinstance(item, ShortAnswer)
    assert item.answer == "a\n\nb"


def test_the_error_tells_all_with_file_line_and_column(tmp_path: Path) -> None:
    path = tmp_path / "b.yaml"
    path.write_text(with_answer("x\n    status: done\n    level: low"))
    with pytest.raises(BankError) as caught:
        load_bank(path)
    lines = str(caught.value).split("\n")
    assert lines[0].startswith(f"{path}:7:13: item a: 'status' is 'done'; did you mean")
    assert lines[1].startswith(f"{path}:8:12: item a: 'level' is 'low'; write one of: remember")
