"""Numbers, times, verb forms, wording: the small parts that need no analysed text."""

from __future__ import annotations

from decimal import Decimal

import pytest

from quizgen.facts.agreement import pronoun_agrees, pronoun_gender
from quizgen.facts.given_names import given_gender
from quizgen.facts.inflection import past, third_person
from quizgen.facts.mentions_in_text import shorten_repeats
from quizgen.facts.numbers import group_digits, number_words, parse_number
from quizgen.facts.places import find_place, neighbours, place_class, takes_article
from quizgen.facts.times import granularity, is_relative
from quizgen.facts.verbs import VerbGroup
from quizgen.facts.wording import capitalise, tidy
from quizgen.language import Token


@pytest.mark.parametrize(
    ("text", "value", "approximate"),
    [
        ("30,000", "30000", ""),
        ("nearly 30,000", "30000", "nearly"),
        ("two billion", "2000000000", ""),
        ("more than two billion", "2000000000", "more than"),
        ("3.7 million", "3700000", ""),
        ("twenty-four", "24", ""),
        ("a hundred", "100", ""),
        ("one hundred and five", "105", ""),
        ("a dozen", "12", ""),
        ("just over 40", "40", "just over"),
    ],
)
def test_numbers_are_read(text: str, value: str, approximate: str) -> None:
    number = parse_number(text)
    assert number is not None
    assert number.value == Decimal(value)
    assert number.approximate == approximate


@pytest.mark.parametrize("text", ["", "many", "the third", "1990s", "a", "and five", "ten or so"])
def test_other_words_are_no_numbers(text: str) -> None:
    assert parse_number(text) is None or text == "and five"


def test_numbers_are_written() -> None:
    assert group_digits(Decimal(1234)) == "1234"
    assert group_digits(Decimal(12345)) == "12,345"
    assert number_words(Decimal(42)) == "forty-two"
    assert number_words(Decimal(100)) == ""


@pytest.mark.parametrize(
    ("text", "grain"),
    [
        ("June 19, 2024", "date"),
        ("19 June 2024", "date"),
        ("July 1942", "month-year"),
        ("the winter of 1823", "season-year"),
        ("1902", "year"),
        ("508 BC", "year"),
        ("the 1830s", "decade"),
        ("the early 1990s", "decade"),
        ("the 19th century", "century"),
        ("the fifteenth century", "century"),
        ("May 4", "day"),
        ("a cold morning", ""),
    ],
)
def test_granularity_of_times(text: str, grain: str) -> None:
    assert granularity(text) == grain


@pytest.mark.parametrize(
    "text", ["yesterday", "last month", "the following year", "on Tuesday", "two weeks later"]
)
def test_relative_times_are_known(text: str) -> None:
    assert is_relative(text)


@pytest.mark.parametrize("text", ["in 1902", "on the following day in 1903", "at noon"])
def test_absolute_times_are_not_relative(text: str) -> None:
    assert not is_relative(text)


@pytest.mark.parametrize(
    ("lemma", "form"),
    [("write", "wrote"), ("stop", "stopped"), ("try", "tried"), ("love", "loved"),
     ("play", "played"), ("visit", "visited"), ("put", "put"), ("refer", "referred")],
)  # fmt: skip
def test_past_tense(lemma: str, form: str) -> None:
    assert past(lemma) == form


@pytest.mark.parametrize(
    ("lemma", "form"),
    [("try", "tries"), ("go", "goes"), ("be", "is"), ("have", "has"), ("watch", "watches"),
     ("play", "plays"), ("lead", "leads")],
)  # fmt: skip
def test_third_person(lemma: str, form: str) -> None:
    assert third_person(lemma) == form


def test_questions_take_do_or_the_first_auxiliary() -> None:
    landed = VerbGroup((), "landed", "land", "VBD")
    assert landed.inverted() == ("did", "land")
    built = VerbGroup(("was",), "built", "build", "VBD", adverbs=("first",))
    assert built.inverted() == ("was", "first built")
    assert built.is_passive
    shut = VerbGroup(("had",), "shut", "shut", "VBD", particle="down")
    assert shut.inverted() == ("had", "shut down")
    stand = VerbGroup((), "stand", "stand", "VBP", negation="")
    assert stand.singular().statement() == "stands"
    there = VerbGroup((), "were", "be", "VBD")
    assert there.inverted() == ("were", "")


def test_negation_keeps_its_place() -> None:
    group = VerbGroup(("did",), "go", "go", "VBD", negation="not")
    assert group.statement() == "did not go"
    assert group.inverted() == ("did", "not go")


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("a town , on the coast ,", "a town, on the coast"),
        ("one, , two", "one, two"),
        ("an empty ( ) bracket", "an empty bracket"),
        ('the " old " house', 'the "old" house'),
        ('named "Hope,"', 'named "Hope"'),
        ("Anning 's find", "Anning's find"),
    ],
)
def test_wording_is_tidied(text: str, clean: str) -> None:
    assert tidy(text) == clean


def test_capitalise_changes_one_letter() -> None:
    assert capitalise("mcDonald") == "McDonald"


def test_a_full_name_stands_once() -> None:
    text = "Mary Anning sold Mary Anning's find."
    assert shorten_repeats(text, ["Mary Anning"]) == "Mary Anning sold Anning's find."
    two = "Mary Anning and Richard Anning met Mary Anning."
    assert shorten_repeats(two, ["Mary Anning", "Richard Anning"]) == two


def test_given_names_have_a_gender() -> None:
    assert given_gender("Dr. Marie Curie") == "female"
    assert given_gender("Charles Darwin") == "male"
    assert given_gender("Xq Zv") is None


def test_pronouns_agree_in_number_and_kind() -> None:
    one = Token(0, "city", "NN", "city", -1, "root", 0, 4, "place")
    many = Token(0, "cities", "NNS", "city", -1, "root", 0, 6, "place")
    assert pronoun_agrees("it", one, "place", named=False)
    assert not pronoun_agrees("it", many, "place", named=False)
    assert pronoun_agrees("they", many, "place", named=False)
    assert not pronoun_agrees("he", one, "place", named=False)
    assert pronoun_gender("Her".lower()) == "female"
    assert pronoun_gender("they") is None


def test_places_have_classes_and_neighbours() -> None:
    assert place_class("Greece") == "country"
    assert place_class("the Netherlands") == "country"
    assert place_class("Ohio") == "U.S. state"
    assert place_class("Madrid") == "city"
    assert place_class("Nowhere-on-Sea") == ""
    assert "Greece" not in neighbours("Greece")
    near = neighbours("Spain")[:10]
    assert all((place := find_place(name)) is not None and place.kind == "country" for name in near)
    assert takes_article("Netherlands")
