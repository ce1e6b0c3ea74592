from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.bank import Cloze, Numeric
from quizgen.study.clean import clean, clean_line
from quizgen.study.marking import Verdict
from quizgen.study.marking.difference import difference
from quizgen.study.marking.item import mark_item
from quizgen.study.marking.numeric import mark_numeric
from quizgen.study.marking.short import mark_text
from quizgen.study.marking.verdict import dump_mark, load_mark
from quizgen.study.responses import Gaps

TEXTS = st.text(max_size=60) | st.from_regex(
    r"(the |a )?[A-Za-z0-9éß.,'()%$€ -]{1,30}( km| BC| May 1856| million)?", fullmatch=True
)
UNITS = ["", "km", "%", "°C", "moons"]
PAIRS = st.tuples(st.sampled_from(["granite", "Oslo", "7"]), TEXTS)
quick = settings(max_examples=60, deadline=None)


@quick
@given(TEXTS, TEXTS)
def test_any_text_is_marked_and_the_mark_survives_the_journal(answer: str, typed: str) -> None:
    mark = mark_text(typed, (answer or "x",))
    assert 0 <= mark.share <= 1
    assert load_mark(dump_mark(mark)) == mark


@quick
@given(TEXTS)
def test_the_answer_itself_is_always_right(answer: str) -> None:
    if clean_line(answer):
        assert mark_text(answer, (answer,)).verdict is Verdict.RIGHT
        assert mark_text(f"  {answer} ", ("something else", answer)).verdict is Verdict.RIGHT


@quick
@given(TEXTS, TEXTS)
def test_a_difference_gives_both_texts_back(typed: str, answer: str) -> None:
    pieces = difference(typed, answer)
    if pieces:
        assert "".join(p.text for p in pieces if p.kind != "missing") == typed.strip()
        assert small("".join(p.text for p in pieces if p.kind != "extra")) == small(answer)
    else:
        assert small(typed.strip()) == small(answer)


def small(text: str) -> str:
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


@quick
@given(st.decimals(-(10**9), 10**9, places=3), st.sampled_from(UNITS), TEXTS)
def test_numbers_are_right_as_they_stand_and_nothing_raises(
    value: Decimal, unit: str, typed: str
) -> None:
    item = Numeric(id="n", stem="?", answer=value, unit=unit)
    assert mark_numeric(f"{value:f} {unit}", item).verdict is Verdict.RIGHT
    assert mark_numeric(f"{value:,f}", item).verdict is Verdict.RIGHT
    assert mark_numeric(typed, item).verdict in Verdict


@quick
@given(
    st.lists(st.tuples(st.sampled_from(["granite", "Oslo", "7"]), TEXTS), min_size=1, max_size=5)
)
def test_the_share_of_a_cloze_is_the_share_of_its_gaps(pairs: list[tuple[str, str]]) -> None:
    item = Cloze(id="c", stem=" and ".join(f"{{{{{answer}}}}}" for answer, _ in pairs))
    mark = mark_item(item, Gaps(tuple(typed for _, typed in pairs)))
    assert len(mark.gaps) == len(pairs)
    assert abs(mark.share - sum(gap.share for gap in mark.gaps) / len(pairs)) < 1e-9
    assert (mark.verdict is Verdict.RIGHT) == all(gap.verdict is Verdict.RIGHT for gap in mark.gaps)


def test_long_and_hostile_texts_are_marked_at_once() -> None:
    for text in ("9" * 5000, "1e999999999", "a" * 5000, "((((" * 1000, "1/0", "0/0", "½" * 300):
        assert mark_text(text, ("granite",)).verdict is Verdict.WRONG
        assert mark_text("granite", (text,)).verdict is Verdict.WRONG
        numeric = Numeric(id="n", stem="?", answer=Decimal(7), unit="km")
        assert mark_numeric(text, numeric).verdict is Verdict.WRONG


@quick
@given(st.text(max_size=80))
def test_clean_text_is_printable_and_stays_clean(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert "\x1b" not in cleaned
    assert all(letter == "\n" or letter.isprintable() or letter == "\u00a0" or letter.isspace()
               for letter in cleaned)  # fmt: skip
