"""Whatever a bank holds comes back from its YAML, letter for letter."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizgen.bank import (
    ArticleReference,
    Bank,
    Cloze,
    Distractor,
    MultipleChoice,
    Numeric,
    ShortAnswer,
    Source,
    TrueFalse,
    dump_bank,
)
from quizgen.bank.load import read_bank

CHARACTERS = st.characters(codec="utf-8")
AWKWARD = st.sampled_from(list(" \t\n\r#:-?!&*'\"%@`|>{}[],\\~=\x07\x85\xa0\u2028\ufeff.0e🦉"))
TEXT = st.text(st.one_of(CHARACTERS, AWKWARD), max_size=30)
WRITTEN = TEXT.filter(lambda text: text.strip() != "" and not text.isspace())
WORD = st.from_regex(r"[\w.#:'-]{1,12}", fullmatch=True).filter(lambda word: word == word.strip())
NUMBER = st.decimals(
    allow_nan=False, allow_infinity=False, places=4, min_value=-(9**9), max_value=9**9
)
SOURCE = st.builds(
    Source,
    section=TEXT,
    quote=TEXT,
    start=st.none() | st.integers(0, 10**6),
    end=st.none() | st.integers(0, 10**6),
)
COMMON = {
    "status": st.sampled_from(["draft", "accepted", "rejected"]),
    "stem": WRITTEN,
    "explanation": TEXT,
    "hint": TEXT,
    "level": st.sampled_from([None, "remember", "apply"]),
    "difficulty": st.sampled_from([None, "easy", "hard"]),
    "tags": st.lists(WRITTEN, max_size=3).map(tuple),
    "points": st.sampled_from([Decimal(1), Decimal("0.5"), Decimal(3)]),
    "note": TEXT,
    "source": SOURCE,
}
DISTRACTORS = st.lists(st.builds(Distractor, text=WRITTEN, feedback=TEXT), min_size=1, max_size=3)


@st.composite
def items(draw: st.DrawFn, name: str):  # type: ignore[no-untyped-def]
    common = {key: draw(strategy) for key, strategy in COMMON.items()}
    kind = draw(st.integers(0, 4))
    if kind == 0:
        distractors = draw(DISTRACTORS)
        answer = "x" + "".join(entry.text for entry in distractors)
        return MultipleChoice(id=name, answer=answer, distractors=tuple(distractors), **common)
    if kind == 1:
        also = tuple(draw(st.lists(WRITTEN, max_size=3)))
        return ShortAnswer(id=name, answer=draw(WRITTEN), also_accept=also, **common)
    if kind == 2:
        stem = draw(TEXT).replace("{", "").replace("}", "") + "{{gap}} and {{c9::more::hint}}"
        return Cloze(id=name, **{**common, "stem": stem})
    if kind == 3:
        return TrueFalse(id=name, answer=draw(st.booleans()), **common)
    tolerance = draw(st.sampled_from(["0", "2%", "0.5"]))
    return Numeric(id=name, answer=draw(NUMBER), tolerance=tolerance, unit=draw(TEXT), **common)


@st.composite
def banks(draw: st.DrawFn) -> Bank:
    names = draw(st.lists(WORD, max_size=4, unique=True))
    return Bank(
        title=draw(WRITTEN),
        article=ArticleReference(file=draw(TEXT), title=draw(TEXT)),
        items=tuple(draw(items(name)) for name in names),
    )


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(banks())
def test_a_bank_comes_back_from_its_yaml(bank: Bank) -> None:
    reading = read_bank(dump_bank(bank))
    assert reading.findings == ()
    assert reading.bank == bank


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "1.10",
        "12:30",
        "007",
        "2024-05-01",
        "a #b",
        "no one: it was private",
        "null",
        "~",
        "- dash",
        "[bracket] first",
        "{{gap}}",
        "“smart” ‘quotes’",
        'He said "hi"',
        "it's",
        "C:\\new\\table",
        "tab\there",
        "🦉 owl",
        "  blanks around  ",
        "two\n\nparagraphs",
        "ends with a break\n",
        "trailing blank \nin a line",
        "\n leading",
        "a:",
        "#hash",
        "*star* &and !bang %per @at `tick`",
        "next\x85line\u2028and\u2029paragraph",
        "bell\x07",
        "\ufeffmark",
        "0x1F",
        "1e3",
        "= eq",
        "> more",
        "| pipe",
        "? why",
    ],
)
def test_a_hostile_text_comes_back(text: str) -> None:
    item = ShortAnswer(
        id="a", stem=text, answer=text, also_accept=(text, "x"), tags=(text,), note=text, hint=text
    )
    bank = Bank(title=text, items=(item,))
    assert read_bank(dump_bank(bank)).bank == bank
