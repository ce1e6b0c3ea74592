from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.language.words import split_words


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in split_words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They don't know.", "They do n't know ."),
        ("He can’t see Ann’s dog.", "He ca n’t see Ann ’s dog ."),
        ("We cannot gather.", "We can not gather ."),
        ("A well-known London-based firm.", "A well - known London - based firm ."),
        ("The non-profit co-founded it.", "The non-profit co-founded it ."),
        ("Call 555-0199 or 800-555-0199.", "Call 555-0199 or 800-555-0199 ."),
        ("Pages 10-15 and 1990–1995.", "Pages 10 - 15 and 1990 – 1995 ."),
        ("Tea and/or milk on 3/4/2019.", "Tea and / or milk on 3/4/2019 ."),
        ("It rose 20% to $5.50 a kg.", "It rose 20 % to $ 5.50 a kg ."),
        ("It cost US$1,200 at 15km.", "It cost US$ 1,200 at 15 km ."),
        ("It was 30°C there.", "It was 30 ° C there ."),
        ("He said “go” and (slowly) left.", "He said “ go ” and ( slowly ) left ."),
        ("Wait… no -- stop!", "Wait … no -- stop !"),
        ("He lives in the U.S.", "He lives in the U.S."),
        ("At 5 p.m. the U.S. team met Dr. Hall.", "At 5 p.m. the U.S. team met Dr. Hall ."),
        ("See www.example.org/a-b, ann@b.org!", "See www.example.org/a-b , ann@b.org !"),
        ("President Park Jong-min spoke.", "President Park Jong-min spoke ."),
        ("It spent the funds. [21]", "It spent the funds . [ 21 ]"),
        ('He said "stop."', 'He said " stop . "'),
        ("AT&T and R&D grew.", "AT&T and R&D grew ."),
        ("Really?! Yes.", "Really ?! Yes ."),
        ("The dogs' home.", "The dogs ' home ."),
    ],
)
def test_words_are_split_as_the_treebanks_do(text: str, expected: str) -> None:
    assert " ".join(words(text)) == expected


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_words_cover_all_letters_in_order(text: str) -> None:
    spans = split_words(text)
    assert all(start < end for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    covered = {place for start, end in spans for place in range(start, end)}
    assert not [c for place, c in enumerate(text) if c.isalnum() and place not in covered]
