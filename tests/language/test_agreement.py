from __future__ import annotations

import pytest

from quizgen.language.agreement import can_be_same, profile
from quizgen.language.document import Token


def tokens(*rows: tuple[str, str, int, str, str]) -> tuple[Token, ...]:
    return tuple(
        Token(index, text, tag, text.lower(), head, label, 0, 0, entity)
        for index, (text, tag, head, label, entity) in enumerate(rows)
    )


def alone(text: str, tag: str, entity: str = "") -> tuple[Token, ...]:
    return tokens((text, tag, -1, "root", entity))


def name(*words: str, entity: str = "person") -> tuple[Token, ...]:
    first = (words[0], "NNP", -1, "root", entity)
    return tokens(first, *((word, "NNP", 0, "flat", "") for word in words[1:]))


HE, SHE, IT, THEY = (alone(word, "PRP") for word in ("he", "her", "its", "they"))
LADY = tokens(("Mrs.", "NNP", 1, "nmod:desc", ""), ("Lund", "NNP", -1, "root", "person"))
SENATOR = tokens(("the", "DT", 1, "det", ""), ("Senator", "NNP", -1, "root", "person"))
TWO = tokens(("Ann", "NNP", -1, "root", "person"), ("and", "CC", 0, "cc", ""))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (HE, SHE, False),
        (HE, alone("brother", "NN", "person"), True),
        (SHE, alone("brother", "NN", "person"), False),
        (HE, alone("museum", "NN", "organization"), False),
        (IT, alone("museum", "NN", "organization"), True),
        (IT, alone("museums", "NNS", "organization"), False),
        (THEY, alone("museums", "NNS", "organization"), True),
        (THEY, alone("team", "NN", "organization"), True),
        (THEY, HE, False),
        (THEY, alone("doctor", "NN", "person"), True),
        (name("Kim", "Lund"), name("Lund"), True),
        (name("Kim", "Lund"), name("Kim", "Hall"), False),
        (name("World", "Health", "Organization"), name("WHO"), True),
        (name("World", "Health", "Organization"), name("FAO"), False),
    ],
)
def test_what_can_be_the_same(
    one: tuple[Token, ...], other: tuple[Token, ...], expected: bool
) -> None:
    left, right = profile(0, one, 0), profile(1, other, 0)
    assert can_be_same(left, right) is expected
    assert can_be_same(right, left) is expected


def test_a_form_of_address_tells_the_gender() -> None:
    lady = profile(0, LADY, 1)
    assert not can_be_same(profile(1, HE, 0), lady)
    assert can_be_same(profile(1, SHE, 0), lady)


def test_a_described_office_is_no_name() -> None:
    assert can_be_same(profile(0, SENATOR, 1), profile(0, name("Kim", "Lund"), 0))


def test_a_coordination_is_many() -> None:
    assert not can_be_same(profile(1, HE, 0), profile(0, TWO, 1))
    assert can_be_same(profile(1, THEY, 0), profile(0, TWO, 1))


def test_an_object_pronoun_is_not_its_own_subject() -> None:
    saw = tokens(
        ("Per", "NNP", 1, "nsubj", "person"),
        ("saw", "VBD", -1, "root", ""),
        ("him", "PRP", 1, "obj", "person"),
        ("himself", "PRP", 1, "obj", "person"),
    )
    assert not can_be_same(profile(0, saw, 2), profile(0, saw, 0))
    assert can_be_same(profile(0, saw, 3), profile(0, saw, 0))
    assert can_be_same(profile(1, saw, 2), profile(0, saw, 0))
