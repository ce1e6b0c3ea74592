from __future__ import annotations

import numpy as np

from quizgen.language.agreement import Profile
from quizgen.language.coreference import choose_antecedents, link_mention, mention_words
from quizgen.language.document import Token
from quizgen.language.links import CANDIDATES, LinkMention, mention_form, pair_features

UNKNOWN = Profile("", "", frozenset(), False)


def token(index: int, text: str, head: int, label: str, entity: str = "", tag: str = "NN") -> Token:
    return Token(index, text, tag, text, head, label, 0, 0, entity)


# "Ann and the mayor met"
TOKENS = (
    token(0, "Ann", 4, "nsubj", "person", "NNP"),
    token(1, "and", 3, "cc", tag="CC"),
    token(2, "the", 3, "det", tag="DT"),
    token(3, "mayor", 0, "conj", "person"),
    token(4, "met", -1, "root", tag="VBD"),
)


def table(rows: list[list[float]]) -> np.ndarray:
    filled = np.zeros((len(rows), CANDIDATES + 1))
    for number, row in enumerate(rows):
        filled[number, : len(row)] = row
    return filled


def test_a_coordination_is_a_mention_headed_by_its_conjunction() -> None:
    assert mention_words(TOKENS) == [0, 1, 3]


def test_a_mention_knows_its_determiner_and_role() -> None:
    mention = link_mention(5, TOKENS, 3)
    assert mention == LinkMention(5, 3, mention_form("mayor", "NN", "the"), mention.role, "mayor")
    assert mention.form != mention_form("mayor", "NN", "a")
    assert mention.role != link_mention(5, TOKENS, 0).role


def test_the_members_of_a_chain_count_together() -> None:
    # The third mention's best single candidate is "none"; its two links share a chain.
    links = choose_antecedents(table([[1.0], [0.1, 0.9], [0.4, 0.32, 0.28]]), [UNKNOWN] * 3)
    assert [(later, earlier) for later, earlier, _ in links] == [(1, 0), (2, 1)]
    assert [round(probability, 4) for _, _, probability in links] == [0.9, 0.6]


def test_no_link_where_none_is_likelier() -> None:
    assert choose_antecedents(table([[1.0], [0.6, 0.4]]), [UNKNOWN] * 2) == []


def test_a_candidate_that_disagrees_leaves_its_share_to_the_rest() -> None:
    he, she = Profile("he", "one", frozenset(), True), Profile("she", "one", frozenset(), True)
    scores = table([[1.0], [0.9, 0.1], [0.1, 0.2, 0.7]])
    ((later, earlier, probability),) = choose_antecedents(scores, [she, he, he])
    assert (later, earlier) == (2, 1)
    assert round(probability, 4) == round(0.2 / 0.3, 4)


def test_a_chain_keeps_its_gender() -> None:
    he, she = Profile("he", "one", frozenset(), True), Profile("she", "one", frozenset(), True)
    scores = table([[1.0], [0.1, 0.9], [0.1, 0.05, 0.85]])
    assert [link[:2] for link in choose_antecedents(scores, [UNKNOWN, he, she])] == [(1, 0)]


def test_features_mark_equal_words_and_distances() -> None:
    mentions = [LinkMention(0, 1, 9, 0, "Lund"), LinkMention(2, 0, 9, 1, "lund")]
    one = pair_features(mentions, np.array([1]), np.array([0]))
    other = pair_features(
        [mentions[0], LinkMention(2, 0, 9, 1, "Hall")], np.array([1]), np.array([0])
    )
    assert one.sum() == 8
    assert other.sum() == 6
