"""False statements: one word turned into its opposite, and only where that makes them false."""

from __future__ import annotations

import pytest

from quizgen.article import article_from_text
from quizgen.language import analyse
from quizgen.questions import consider
from quizgen.questions.opposites import OPPOSITES, opposite_of

REST = "\n\nMuch more could be said. Readers who want to know more will have to look."


def false_statements(text: str) -> list[str]:
    article = article_from_text(text + REST)
    return [
        candidate.stem
        for considered in consider(analyse(article), article, 1)
        for candidate in considered.good
        if candidate.kind == "true_false"
        and not candidate.true
        and candidate.answer.slot == "statement"
    ]


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ("in the northern half of Kenya", "in the southern half of Kenya"),
        ("is larger than Lake Victoria", "is smaller than Lake Victoria"),
        ("is the longest river of Asia", "is the shortest river of Asia"),
        ("an older building", "a younger building"),
        ("is more common than gold", "is less common than gold"),
        ("has more than two billion users", ""),
        ("from north to south", ""),
        ("the third largest city", ""),
        ("a larger share", ""),
        ("a north-facing wall", ""),
        ("nothing of the kind", ""),
    ],
)
def test_one_word_is_turned(true: str, false: str) -> None:
    assert opposite_of(true) == false


def test_opposites_are_other_words() -> None:
    assert all(one != other for one, other in OPPOSITES.items())
    assert len(OPPOSITES) >= 30


def test_a_plain_claim_has_a_false_twin() -> None:
    assert "Lake Turkana lies in the southern half of Kenya." in false_statements(
        "Lake Turkana lies in the northern half of Kenya."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Some lakes of Kenya lie in the northern half of the country.",
        "Lake Turkana may lie in the northern half of Kenya.",
        "According to Ada Miller, Lake Turkana lies in the northern half of Kenya.",
        "Lake Turkana does not lie in the northern half of Kenya.",
    ],
)
def test_a_hedged_claim_has_none(text: str) -> None:
    assert false_statements(text) == []
