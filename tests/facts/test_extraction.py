"""Facts of short texts: what is taken out of a sentence, and what a reference becomes."""

from __future__ import annotations

from functools import cache

import pytest

from quizgen.article import article_from_text
from quizgen.facts import Extractor, Fact
from quizgen.facts.names import NameTable
from quizgen.facts.quotations import quoted_sentences
from quizgen.language import Document, analyse


@cache
def document(text: str) -> Document:
    return analyse(article_from_text(text + " It was so in those days, and nobody minded it."))


def facts(text: str) -> list[Fact]:
    return Extractor(document(text)).facts()


def statements(text: str) -> list[str]:
    return [fact.statement() for fact in facts(text) if not fact.problems()]


def test_clauses_come_apart() -> None:
    said = statements("Ada Miller founded the school in 1901 and led it until 1920.")
    assert "Ada Miller founded the school in 1901." in said or said == []
    said = statements("Nora Field opened a bakery in Leeds in 1901, and Tom Field ran a mill.")
    assert "Nora Field opened a bakery in Leeds in 1901." in said
    assert "Tom Field ran a mill." in said


def test_a_circumstance_holds_for_both_joined_clauses() -> None:
    said = statements(
        "Under feudalism, nobles owned the land of Europe, and peasants ploughed the fields."
    )
    assert said
    assert all(text.startswith("Under feudalism") for text in said)


def test_apposition_and_relative_clause_are_facts() -> None:
    said = statements("Otto Brandt, a German engineer, built the Falken Bridge in 1912.")
    assert "Otto Brandt built the Falken Bridge in 1912." in said
    assert "Otto Brandt was a German engineer." in said


def test_pronouns_become_names() -> None:
    said = statements("Clara Weber was born in Vienna in 1850. She moved to Paris in 1875.")
    assert "Clara Weber moved to Paris in 1875." in said


def test_a_pronoun_of_the_other_gender_is_not_taken() -> None:
    said = statements("Clara Weber was born in Vienna in 1850. He moved to Paris in 1875.")
    assert not any("moved to Paris" in text for text in said)


def test_the_writer_and_the_reader_are_nobody() -> None:
    assert statements("We visited Vienna in 1875. You should see the Prater.") == []


def test_reported_speech_keeps_its_source() -> None:
    made = facts("Clara Weber said that the bridge in Linz needs 400 new bolts.")
    reported = [fact for fact in made if fact.origin == "reported"]
    assert reported
    assert all(fact.attribution is not None for fact in reported)
    assert reported[0].statement().startswith("According to Clara Weber")


def test_hedged_sentences_give_no_fact() -> None:
    assert statements("Perhaps Clara Weber moved to Paris in 1875.") == []


def test_quotations_are_somebody_s_voice() -> None:
    text = (
        '"The bridge will stand for a hundred years and more," she said. The bridge fell in 1920.'
    )
    assert 0 in quoted_sentences(document(text))
    assert 1 not in quoted_sentences(document(text))


def test_a_setting_that_cannot_stand_alone_goes() -> None:
    fact = next(
        f
        for f in facts("During this period, Clara Weber painted the Linz Altar in Salzburg.")
        if f.problems()
    )
    assert fact.trimmed().statement() == "Clara Weber painted the Linz Altar in Salzburg."
    assert fact.trimmed().is_trimmed


@pytest.mark.parametrize(
    ("text", "full", "short"),
    [
        ("Clara Weber lived in Vienna. Weber died in 1900.", "Clara Weber", "Weber"),
        (
            "The World Health Organization was founded in 1948. The WHO has its seat in Geneva.",
            "World Health Organization",
            "WHO",
        ),
    ],
)
def test_names_of_one_thing_are_grouped(text: str, full: str, short: str) -> None:
    table = NameTable(document(text))
    entity = next(name for name in table.entities if name.full == full)
    assert short in entity.forms


def test_a_surname_that_two_people_share_is_doubtful() -> None:
    text = "Clara Weber met Otto Weber in Vienna. Weber became a painter in 1880."
    assert not any("painter" in said for said in statements(text))


def test_certainty_is_a_probability() -> None:
    assert all(
        0 <= fact.certainty <= 1 for fact in facts("Clara Weber was born in Vienna in 1850.")
    )
