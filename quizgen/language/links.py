"""What the mention linker knows of a pair besides the two words' vectors."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LINK_SIZE = 96
CANDIDATES = 60

_PRONOUNS = {
    "he": 0, "him": 0, "his": 0, "himself": 0,
    "she": 1, "her": 1, "hers": 1, "herself": 1,
    "it": 2, "its": 2, "itself": 2,
    "they": 3, "them": 3, "their": 3, "theirs": 3, "themselves": 3,
    "i": 4, "me": 4, "my": 4, "mine": 4, "myself": 4,
    "we": 5, "us": 5, "our": 5, "ours": 5, "ourselves": 5,
    "you": 6, "your": 6, "yours": 6, "yourself": 6,
    "this": 7, "that": 7, "these": 7, "those": 7,
    "who": 8, "which": 8, "whose": 8, "whom": 8,
}  # fmt: skip
FORMS = 15
_ROLES = ("nsubj", "obj", "obl", "nmod", "nmod:poss", "appos", "conj", "root")
DISTANCES = 8
FEATURES = 2 * FORMS + 2 * (len(_ROLES) + 1) + 2 * DISTANCES + 2


@dataclass(frozen=True)
class LinkMention:
    """A mention as the linker sees it; ``sentence`` and ``word`` place its head."""

    sentence: int
    word: int
    form: int
    role: int
    text: str


def mention_form(word: str, tag: str, determiner: str) -> int:
    """Return the class of a mention's head: pronoun group, name, or noun by its determiner."""
    lowered = word.lower()
    if tag.startswith(("PRP", "WP", "DT", "WDT")) and lowered in _PRONOUNS:
        return _PRONOUNS[lowered]
    if tag.startswith("NNP"):
        return 9
    if determiner == "the":
        return 10
    if determiner in ("this", "that", "these", "those", "such", "both"):
        return 11
    if determiner in ("a", "an", "some", "any", "another"):
        return 12
    if tag == "CD":
        return 13
    return 14


def mention_role(label: str) -> int:
    """Return the class of a mention's grammatical role from its dependency label."""
    for number, role in enumerate(_ROLES):
        if label == role or (role != "nmod" and label.startswith(role + ":")):
            return number
    return len(_ROLES)


def _bucket(distance: int) -> int:
    return distance if distance < 5 else 5 if distance < 8 else 6 if distance < 16 else 7


def pair_features(
    mentions: list[LinkMention], later: NDArray[np.int64], earlier: NDArray[np.int64]
) -> NDArray[np.float32]:
    """Return one-hot features [pairs, FEATURES] of the pairs given by mention numbers."""
    form = np.array([mention.form for mention in mentions])
    role = np.array([mention.role for mention in mentions])
    place = np.array([mention.sentence for mention in mentions])
    codes: dict[str, int] = {}
    text = np.array([codes.setdefault(mention.text.lower(), len(codes)) for mention in mentions])
    buckets = np.array([_bucket(distance) for distance in range(CANDIDATES + 200)])
    features = np.zeros((len(later), FEATURES), dtype=np.float32)
    rows = np.arange(len(later))
    roles = len(_ROLES) + 1
    columns = (
        form[later],
        FORMS + form[earlier],
        2 * FORMS + role[later],
        2 * FORMS + roles + role[earlier],
        2 * FORMS + 2 * roles + buckets[np.minimum(place[later] - place[earlier], 200)],
        2 * FORMS + 2 * roles + DISTANCES + buckets[np.minimum(later - earlier, 200)],
    )
    for column in columns:
        features[rows, column] = 1.0
    features[:, -2] = text[later] == text[earlier]
    features[:, -1] = (text[later] == text[earlier]) & (form[later] >= 9)
    return features
