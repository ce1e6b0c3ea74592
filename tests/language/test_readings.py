from __future__ import annotations

import numpy as np
import pytest

from quizgen.language.encoder import WindowScores
from quizgen.language.pieces import PieceSentence, windows
from quizgen.language.readings import SURE, log_probabilities, split_window


def sentence(words: int) -> PieceSentence:
    places = tuple(range(words))
    return PieceSentence(places, (1,) * words, places, places)


def scores(words: int) -> WindowScores:
    numbers = np.arange(words)
    source = np.random.default_rng(0)
    return WindowScores(
        numbers,
        numbers,
        numbers,
        source.normal(size=(words, words + 1)).astype(np.float32),
        source.normal(size=(words, 2)).astype(np.float32),
        source.normal(size=(words + 1, 2)).astype(np.float32),
        source.normal(size=(words, 2)).astype(np.float32),
    )


def test_windows_hold_whole_sentences_up_to_their_limit() -> None:
    packed = windows([sentence(5), sentence(4), sentence(9), sentence(30)], 20)
    assert [list(span) for span, _ in packed] == [[0, 1], [2], [3]]
    assert packed[0][1].sentence == (0, 0, 0, 0, 0, 1, 1, 1, 1)
    assert packed[0][1].ids[0] == 101
    assert packed[0][1].first == (1, 2, 3, 4, 5, 7, 8, 9, 10)


def test_a_window_falls_apart_into_its_sentences() -> None:
    window = windows([sentence(3), sentence(2)], 50)[0][1]
    whole = scores(5)
    first, second = split_window(window, whole)
    assert list(second.tags) == [3, 4]
    assert second.arcs.shape == (2, 3)
    assert np.array_equal(second.heads, whole.heads[[0, 4, 5]])
    assert np.array_equal(first.links, whole.links[:3])
    assert not first.alone


def test_arcs_are_log_probabilities_and_no_word_heads_itself() -> None:
    table = log_probabilities(np.zeros((2, 3), dtype=np.float32))
    assert np.exp(table) == pytest.approx(np.array([[0.5, 0, 0.5], [0.5, 0.5, 0]]))


def test_a_sentence_is_unsure_where_one_word_has_no_likely_head() -> None:
    window = windows([sentence(2), sentence(2)], 50)[0][1]
    whole = scores(4)
    whole.arcs[:] = 0
    whole.arcs[:, 0] = [9, 9, 9, np.log(SURE / (1 - SURE)) - 0.01]
    first, second = split_window(window, whole)
    assert first.is_sure()
    assert not second.is_sure()
