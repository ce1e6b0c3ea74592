from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.language.base_forms import base_form, regular_bases
from quizgen.language.lemmas import apply_script, edit_script

VOCABULARY = frozenset(
    "library occur stage fine plan witness close visit stag fin clos visited hope hop argue".split()
)


@pytest.mark.parametrize(
    ("word", "tag", "script", "expected"),
    [
        ("libraries", "NNS", "l/1/", "library"),
        ("witnesses", "NNS", "l/1/", "witness"),
        ("occurring", "VBG", "l/3/", "occur"),
        ("staged", "VBD", "l/2/", "stage"),
        ("fined", "VBN", "l/2/", "fine"),
        ("planned", "VBD", "l/3/", "plan"),
        ("visited", "VBD", "l/2/", "visit"),
        ("went", "VBD", "l/0/", "go"),
        ("Underwent", "VBD", "l/1/", "undergo"),
        ("women", "NNS", "l/0/", "woman"),
        ("firemen", "NNS", "l/0/", "fireman"),
        ("worse", "JJR", "l/0/", "bad"),
        ("Athens", "NNP", "l/1/", "Athens"),
        ("be", "VB", "l/1/", "be"),
        ("n’t", "RB", "l/0/", "not"),
        ("'ll", "MD", "l/0/", "will"),
    ],
)
def test_lemmas(word: str, tag: str, script: str, expected: str) -> None:
    assert base_form(word, tag, "", "", script, VOCABULARY) == expected


def test_apostrophe_s_is_read_by_its_arc() -> None:
    assert base_form("'s", "POS", "case", "NN", "l/0/", VOCABULARY) == "'s"
    assert base_form("'s", "VBZ", "cop", "NN", "l/0/", VOCABULARY) == "be"
    assert base_form("’s", "VBZ", "aux", "VBN", "l/0/", VOCABULARY) == "have"
    assert base_form("'s", "VBZ", "aux:pass", "VBN", "l/0/", VOCABULARY) == "be"


def test_regular_bases_are_likeliest_first() -> None:
    assert regular_bases("hoping", "VBG")[0] == "hope"
    assert regular_bases("hopping", "VBG")[0] == "hop"
    assert regular_bases("argued", "VBD")[0] == "argue"
    assert regular_bases("tallest", "JJS")[0] == "tall"
    assert regular_bases("bus", "NN") == []


@given(
    st.text(alphabet="abcdeABC'-", min_size=1, max_size=9),
    st.text(alphabet="abcde'-", min_size=1, max_size=9),
)
def test_a_script_gives_the_lemma_back(word: str, lemma: str) -> None:
    assert apply_script(word, edit_script(word, lemma)) == lemma
