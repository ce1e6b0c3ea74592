"""Asides of a phrase: what can be left out of it, and the marks that go with it."""

from __future__ import annotations

from quizgen.language import Sentence

OPENERS, CLOSERS = frozenset("([{"), frozenset(")]}")


def is_aside(sentence: Sentence, head: int, child: int) -> bool:
    """Tell whether a dependent is an aside of its head that can be left out."""
    tokens = sentence.tokens
    token = tokens[child]
    first = min(sentence.subtree(child))
    before = tokens[first - 1].text if first > 0 else ""
    opener = tokens[first].text
    if token.label in ("discourse", "vocative", "dislocated", "reparandum"):
        return True
    if token.label == "punct":
        return False
    if before in OPENERS or opener in OPENERS:
        return True
    set_off = before in (",", "—", "–", "--") or opener in (",", "—", "–", "--")
    if token.label == "parataxis":
        return True
    if token.label in ("acl:relcl", "acl", "advcl", "advcl:relcl"):
        marks = {tokens[c].text.lower() for c in sentence.children[child]}
        return set_off and child > head and not marks & {"if", "unless", "provided"}
    if (
        token.label == "nmod:unmarked"
        and token.tag == "CD"
        and (tokens[head].entity == "time" or tokens[head].tag == "CD")
    ):
        return False  # the year of "January 8, 1880"
    if token.label in ("appos", "nmod:unmarked", "nmod:desc", "nummod"):
        places = token.entity == "place" and tokens[head].entity == "place"
        return set_off and child > head and not (places and token.tag.startswith("NNP"))
    if token.label == "nmod" and set_off and child > head:
        case = next(
            (tokens[c].text.lower() for c in sentence.children[child] if tokens[c].label == "case"),
            "",
        )
        return case in ("including", "like", "such", "especially", "particularly", "notably")
    return False


def without_empty_brackets(sentence: Sentence, kept: list[int]) -> list[int]:
    """Drop brackets and dashes whose content was dropped."""
    inside = set(kept)
    result = []
    for place, index in enumerate(kept):
        token = sentence.tokens[index]
        if token.text in OPENERS and index + 1 not in inside:
            continue
        if token.text in CLOSERS and index - 1 not in inside:
            continue
        if token.text in (",", "—", "–") and index + 1 not in inside:
            # The comma before something dropped goes with it.
            following = kept[place + 1] if place + 1 < len(kept) else None
            if following is None or sentence.tokens[following].text in (",", "—", "–"):
                continue
            if index - 1 in inside and not _comma_still_needed(sentence, index, following):
                continue
        if token.text == "," and index - 1 not in inside and place + 1 < len(kept):
            following = kept[place + 1]
            joined = sentence.tokens[following].label == "cc"
            if joined and not _comma_still_needed(sentence, index, following):
                continue  # "Hobhouse, who ..., and Hodgson"
        result.append(index)
    while result and sentence.tokens[result[-1]].text in (",", "—", "–", ";", ":"):
        result.pop()
    return result


def _comma_still_needed(sentence: Sentence, comma: int, following: int) -> bool:
    """Tell whether a comma whose aside is gone still parts the members of a list."""
    tokens = sentence.tokens
    if tokens[following].label == "cc":
        conjunct = tokens[following].head
        first = tokens[conjunct].head
        members = sum(tokens[c].label == "conj" for c in sentence.children[max(first, 0)])
        return members > 1
    return tokens[following].label == "conj"
