"""Distractors, variants, and what holds in every deck."""

from __future__ import annotations

import random
import re
from functools import cache
from pathlib import Path

import pytest

from quizgen.article import article_from_text, read_article
from quizgen.facts import Extractor
from quizgen.language import analyse
from quizgen.questions import Answer, Candidate, consider, select
from quizgen.questions.checks import first_problem
from quizgen.questions.checks.words import stems
from quizgen.questions.distractors import DistractorMaker
from quizgen.questions.variants import variants

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.*"))


@cache
def considered(seed: Path) -> tuple[tuple[Candidate, ...], tuple[Candidate, ...]]:
    article = read_article(str(seed))
    found = consider(analyse(article), article, 1)
    offered = tuple(candidate for one in found for candidate in one.good)
    return offered, tuple(select(offered, 20)[0])


@pytest.mark.parametrize(
    ("answer", "kind", "wanted"),
    [
        ("Woodrow Wilson", "person", "Wilson"),
        ("Dr. Marie Curie", "person", "Marie Curie"),
        ("Vincent van Gogh", "person", "van Gogh"),
        ("June 19, 2024", "date", "19 June 2024"),
        ("June 19, 2024", "date", "2024-06-19"),
        ("nearly 30,000", "number", "30,000"),
        ("two billion", "number", "2,000,000,000"),
        ("10 per cent", "number", "10%"),
        ("four days", "number", "4 days"),
        ("the Royal Exchange", "organization", "Royal Exchange"),
    ],
)
def test_variants_are_accepted(answer: str, kind: str, wanted: str) -> None:
    found = variants(answer, kind)
    assert wanted in found
    assert answer not in found


def test_a_king_has_no_surname() -> None:
    assert "II" not in variants("Charles II", "person")


@cache
def maker() -> tuple[DistractorMaker, Extractor]:
    text = "More than two million people live in Madrid. Ann Lee met Tom Ray and Sue Poe in 1950."
    extractor = Extractor(analyse(article_from_text(text + " It was so, and nobody minded it.")))
    return DistractorMaker(extractor, []), extractor


@pytest.mark.parametrize(
    ("answer", "kind", "fits"),
    [
        ("more than two million", "number", r"more than \w+ million"),
        ("1950", "year", r"\d{4}"),
        ("three", "number", r"[a-z]+"),
        ("48,000", "number", r"\d+,000"),
        ("Madrid", "place", r"[A-Z].+"),
        ("June 19, 2024", "date", r"[A-Z][a-z]+ \d+, 2024"),
    ],
)
def test_distractors_have_the_answer_s_form(answer: str, kind: str, fits: str) -> None:
    distractors, extractor = maker()
    fact = extractor.facts()[0]
    found = distractors.make(fact, Answer(answer, kind, "x"), random.Random(1))  # type: ignore[arg-type]
    assert len(found) >= 2
    assert answer not in found
    assert len(set(found)) == len(found)
    assert all(re.fullmatch(fits, text) for text in found), found


def test_nothing_below_a_lower_bound_is_a_distractor() -> None:
    distractors, extractor = maker()
    answer = Answer("more than two million", "number", "x")
    found = distractors.make(extractor.facts()[0], answer, random.Random(1))
    assert not any("one million" in text for text in found)


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_no_item_holds_its_answer(seed: Path) -> None:
    for candidate in considered(seed)[1]:
        if candidate.kind == "true_false" or candidate.answer.type == "reason":
            continue
        shown = set(stems(re.sub(r"\{\{.*?\}\}", " ", candidate.stem)))
        assert not set(stems(candidate.answer.text)) <= shown


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_every_offered_candidate_passes_the_checks(seed: Path) -> None:
    assert all(not first_problem(candidate) for candidate in considered(seed)[0])


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_no_fact_is_asked_twice(seed: Path) -> None:
    deck = considered(seed)[1]
    asked = [(c.fact.sentence.index, c.fact.predicate) for c in deck]
    assert len(set(asked)) == len(asked)


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_options_are_distinct_and_wrong(seed: Path) -> None:
    for candidate in considered(seed)[1]:
        options = [candidate.answer.text, *candidate.distractors]
        assert len({option.lower() for option in options}) == len(options)


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_false_statements_show_the_true_one(seed: Path) -> None:
    for candidate in considered(seed)[1]:
        if not candidate.true:
            assert candidate.explanation
            assert candidate.explanation != candidate.stem


def test_a_small_deck_takes_the_best() -> None:
    offered, _ = considered(SEEDS[0])
    small, dropped = select(offered, 3)
    assert len(small) == 3
    assert len(dropped) == len(offered) - 3
