"""From arc scores to a dependency tree with one root.

Where every word's best head already gives a tree, that is the maximum; only
else is the maximum spanning tree searched (Chu & Liu, 1965; Edmonds, 1967).
The single root is had by lowering all root arcs by more than any tree could
win back (Stanojevic & Cohen, 2021, "A Root of a Problem").
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

FORBIDDEN = -1e9


def best_heads(scores: NDArray[np.floating]) -> list[int]:
    """Return each word's head from scores [n, 1 + n], column 0 the root; the root word has -1."""
    table = scores.astype(np.float64)
    count = len(table)
    table[np.arange(count), np.arange(count) + 1] = FORBIDDEN
    greedy = [int(head) for head in table.argmax(1)]
    if _is_tree(greedy):
        return [head - 1 for head in greedy]
    table = np.maximum(table, FORBIDDEN)
    usable = table[table > FORBIDDEN]
    table[:, 0] -= (count + 1) * (1.0 + usable.max() - usable.min())
    square = np.full((count + 1, count + 1), -np.inf)
    square[1:] = np.where(table > FORBIDDEN, table, -np.inf)
    return [head - 1 for head in _spanning_tree(square)[1:]]


def _is_tree(heads: list[int]) -> bool:
    """Tell whether heads (0 the root, words from 1) form a tree with one root word."""
    if heads.count(0) != 1:
        return False
    state = [0] * (len(heads) + 1)
    state[0] = 2
    for word in range(1, len(heads) + 1):
        path = []
        while state[word] == 0:
            state[word] = 1
            path.append(word)
            word = heads[word - 1]
        if state[word] == 1:
            return False
        for passed in path:
            state[passed] = 2
    return True


def _spanning_tree(scores: NDArray[np.float64]) -> list[int]:
    """Return the heads of the best tree over scores [node, head] with node 0 as its root."""
    count = len(scores)
    scores = scores.copy()
    np.fill_diagonal(scores, -np.inf)
    heads = scores.argmax(1)
    heads[0] = 0
    cycle = np.array(_cycle(heads), dtype=np.int64)
    if not len(cycle):
        return [int(head) for head in heads]
    inside = np.zeros(count, dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    merged = len(outside)
    own = scores[cycle, heads[cycle]]
    into = scores[np.ix_(cycle, outside)] - own[:, None]
    entry = into.argmax(0)
    out_of = scores[np.ix_(outside, cycle)]
    leave = out_of.argmax(1)
    smaller = np.full((merged + 1, merged + 1), -np.inf)
    smaller[:merged, :merged] = scores[np.ix_(outside, outside)]
    smaller[merged, :merged] = into.max(0)
    smaller[:merged, merged] = out_of.max(1)
    solved = _spanning_tree(smaller)
    result = [int(head) for head in heads]
    for place, node in enumerate(outside[1:], 1):
        head = solved[place]
        result[node] = int(cycle[leave[place]] if head == merged else outside[head])
    above = solved[merged]
    result[cycle[entry[above]]] = int(outside[above])
    return result


def _cycle(heads: NDArray[np.int64]) -> list[int]:
    """Return the nodes of one cycle among the heads, in order of number, or nothing."""
    done = {0}
    for start in range(1, len(heads)):
        path: list[int] = []
        node = start
        while node not in done and node not in path:
            path.append(node)
            node = int(heads[node])
        if node in path:
            return sorted(path[path.index(node) :])
        done.update(path)
    return []
