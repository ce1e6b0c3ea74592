from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.language.tree import best_heads


def is_single_root_tree(heads: list[int]) -> bool:
    if heads.count(-1) != 1:
        return False
    for start in range(len(heads)):
        place, steps = start, 0
        while heads[place] >= 0:
            place, steps = heads[place], steps + 1
            if steps > len(heads):
                return False
    return True


def best_by_trying_all(scores: np.ndarray) -> list[int]:
    count = len(scores)
    trees = (
        list(heads)
        for heads in itertools.product(range(-1, count), repeat=count)
        if is_single_root_tree(list(heads))
    )
    return max(trees, key=lambda heads: sum(scores[i, head + 1] for i, head in enumerate(heads)))


@pytest.mark.parametrize("seed", range(60))
def test_the_tree_is_the_best_of_all_trees(seed: int) -> None:
    source = np.random.default_rng(seed)
    count = int(source.integers(1, 6))
    scores = source.normal(size=(count, count + 1)).astype(np.float32) * 4
    assert best_heads(scores) == best_by_trying_all(scores)


@given(st.integers(1, 40), st.integers(0, 10_000))
def test_every_score_table_gives_one_tree_with_one_root(count: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(count, count + 1)).astype(np.float32) * 9
    assert is_single_root_tree(best_heads(scores))


def test_two_likely_roots_leave_one() -> None:
    scores = np.array([[9, 0, 1], [9.5, 2, 0]], dtype=np.float32)
    assert best_heads(scores) == [-1, 0]
