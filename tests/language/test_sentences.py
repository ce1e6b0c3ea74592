from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.language.sentences import split_sentences


@pytest.mark.parametrize(
    "text",
    [
        "The lake froze. | Children skated on it.",
        "Dr. Hall met Mrs. Lund in St. Ives. | They talked.",
        "It opened on Jan. 5 at No. 12. | Nobody came.",
        "The poet (b. March 1901) wrote little. | She taught.",
        "J. R. Marlow wrote it. | It sold well.",
        "The U.S. army left. | The town rejoiced.",
        "She moved to the U.S. | She never came back.",
        "“Why?” he asked. | “Because,” she said.",
        "He called it “a disaster.” | The mayor disagreed.",
        "It burned down in 1902. [3] [4] | Nothing is left.",
        "The mill closed.[12] | Its owner left.",
        "2. Wash the rice. | 3. Boil it.",
        "He waited... and waited. | Then it came.",
        "It rose by 3.5 percent. | Prices fell.",
        "Is it true? | Yes! | It is.",
        "The firm, Lund & Co., failed. | Its debts remain.",
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str) -> None:
    expected = text.split(" | ")
    joined = " ".join(expected)
    assert [joined[start:end] for start, end in split_sentences(joined)] == expected


@given(st.text(alphabet="abcAB .!?\"'()[]1234\n“”’…", max_size=60))
def test_sentences_are_stripped_in_order_and_lose_nothing(text: str) -> None:
    spans = split_sentences(text)
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    covered = {place for start, end in spans for place in range(start, end)}
    assert not [place for place, c in enumerate(text) if not c.isspace() and place not in covered]
