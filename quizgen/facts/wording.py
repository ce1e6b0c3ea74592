"""Turning chosen tokens of a sentence back into text that reads as if written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from quizgen.language import Sentence

_NO_SPACE_BEFORE = re.compile(r"\s+([,.;:!?%)\]}’”])")
# What any of the steps of ``tidy`` would change.
_UNTIDY = re.compile(
    r"\s[\s,.;:!?%)\]}’”'–—-]|[(\[{“]\s|[,;:]\s*[,;:]|[\"\t\n]|\(\)|[,.;]”$|^[\s,;:–—-]|[\s,;:–—-]$"
)
_NO_SPACE_AFTER = re.compile(r"([(\[{“])\s+")


def words_to_text(
    sentence: Sentence, indices: Iterable[int], replaced: Mapping[int, str] | None = None
) -> str:
    """Join tokens with the blanks they had; ``replaced`` gives other words for some of them.

    An empty replacement drops the token. Commas left dangling by dropped
    words are removed.
    """
    replaced = replaced or {}
    tokens = sentence.tokens
    parts: list[str] = []
    previous = -2
    for index in indices:
        word = replaced.get(index, tokens[index].text)
        if not word:
            continue
        glued = previous == index - 1 and tokens[previous].end == tokens[index].start
        if parts and not glued:
            parts.append(" ")
        parts.append(word)
        previous = index
    return tidy("".join(parts))


def tidy(text: str) -> str:
    """Fold blanks, mend the blanks around punctuation, drop commas at either end or doubled."""
    if _UNTIDY.search(text) is None:
        return text
    text = " ".join(text.split())
    text = _NO_SPACE_BEFORE.sub(r"\1", text)
    text = _NO_SPACE_AFTER.sub(r"\1", text)
    text = re.sub(r"\s+(['’]s)\b", r"\1", text)
    text = re.sub(r"([,;:])(?:\s*[,;:])+", r"\1", text)
    text = re.sub(r'"\s*([^"]*?)\s*"', r'"\1"', text)
    text = re.sub(r"\(\s*\)", "", text)
    text = re.sub(r"[,.;]([\"”’])$", r"\1", text)
    text = re.sub(r"\s*[–—-]\s*$|^\s*[–—-]\s+", "", text)
    return " ".join(text.split()).strip(" ,;:")


def capitalise(text: str) -> str:
    """Return the text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def lower_first(sentence: Sentence, index: int) -> str:
    """Return a token's word as it stands inside a sentence: only names keep a first capital."""
    token = sentence.tokens[index]
    word = token.text
    if index > 0 and sentence.tokens[index - 1].tag not in ("``", "''", "-LRB-", ":", "HYPH"):
        return word  # a capital inside a sentence is meant
    if word == "I" or token.tag.startswith("NNP") or not word[:1].isupper():
        return word
    if len(word) > 1 and (word[1:] != word[1:].lower() or word.isupper()):
        return word
    following = sentence.tokens[index + 1 : index + 3]
    demonym = re.search(r"(?:an|ese|ish|ch|ic|i|iac|man|k)$", word)
    if (token.lemma[:1].isupper() and token.tag == "JJ" and demonym) or (
        len(following) == 2 and following[0].text == "-" and following[1].text[:1].isupper()
    ):
        return word
    return word[0].lower() + word[1:]
