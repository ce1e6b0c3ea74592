"""The lemma of a word: irregular forms by table, the rest as the network says, held to spelling.

The network's edit scripts are right for nearly every word; where one cuts a
regular ending so that no English word is left ("librarie", "occurr"), the
rules of spelling put it right, with a vocabulary as the judge.
"""

from __future__ import annotations

import re
from collections.abc import Container

from quizgen.language.irregular import CLITICS, irregular_base
from quizgen.language.lemmas import apply_script

_INFLECTED = frozenset(["NNS", "NNPS", "VBZ", "VBD", "VBN", "VBG", "JJR", "JJS", "RBR", "RBS"])
_ENDINGS = {
    "NNS": ("s",), "NNPS": ("s",), "VBZ": ("s",), "VBD": ("ed",), "VBN": ("ed",),
    "VBG": ("ing",), "JJR": ("er",), "JJS": ("est",), "RBR": ("er",), "RBS": ("est",),
}  # fmt: skip


def base_form(
    word: str, tag: str, label: str, head_tag: str, script: str, vocabulary: Container[str]
) -> str:
    """Return a word's lemma from its Penn tag, its arc and the network's edit script."""
    lowered = word.lower().replace("’", "'")
    if lowered == "'s":
        return _of_apostrophe_s(tag, label, head_tag)
    if lowered == "'d":
        return "have" if tag == "VBD" else "would"
    if lowered in CLITICS and tag in ("RB", "MD", "VBP", "VBZ", "VB", "PRP"):
        return CLITICS[lowered]
    if tag == "NNP":
        return word
    if tag == "VB":
        return lowered
    if tag != "NNPS":
        known = irregular_base(lowered, tag)
        if known:
            return known
    predicted = apply_script(word, script)
    if tag == "NNPS" and word[:1].isupper() and predicted[:1].islower():
        predicted = word[: len(predicted)] if lowered.startswith(predicted) else word
    if tag not in _INFLECTED or not _is_doubtful(predicted.lower(), lowered, tag, vocabulary):
        return predicted
    candidates = regular_bases(lowered, tag)
    if not candidates:
        return predicted
    best = next((base for base in candidates if base in vocabulary), candidates[0])
    return best.capitalize() if predicted[:1].isupper() else best


def regular_bases(word: str, tag: str) -> list[str]:
    """Return the base forms that a regular inflection in lower case may have, likeliest first."""
    ending = next((end for end in _ENDINGS.get(tag, ()) if word.endswith(end)), "")
    stem = word[: len(word) - len(ending)]
    if not ending or len(stem) < 2:
        return []
    if ending == "s":
        return _without_s(stem)
    if stem.endswith("i") and ending != "ing":
        return [stem[:-1] + "y", stem + "e"]
    if re.search(r"([bdgmnprt])\1$", stem):
        return [stem[:-1], stem]
    if _wants_e(stem):
        return [stem + "e", stem]
    return [stem, stem + "e"]


def _without_s(stem: str) -> list[str]:
    if stem.endswith("ie") and len(stem) > 3:
        return [stem[:-2] + "y", stem]
    if re.search(r"(?:ss|sh|ch|x|zz)e$", stem):
        return [stem[:-1], stem]
    if stem.endswith("oe"):
        return [stem[:-1], stem]
    if stem.endswith("s"):
        return []
    return [stem]


def _wants_e(stem: str) -> bool:
    """Tell whether a stem left by -ed, -ing, -er or -est has lost an e ("stag", "iodis")."""
    if re.search(
        r"(?:at|iz|is|yz|ys|[^aeious]s|[cvu]|dg|[^aeiou]g|[aeiou].*[ae]g|[bcdfgkpstz]l)$", stem
    ):
        return not stem.endswith(("ing", "ong", "ang", "eat", "oat"))
    return bool(re.fullmatch(r"[^aeiou]*[aeiouy][^aeiouwxy]", stem))


def _is_doubtful(lemma: str, word: str, tag: str, vocabulary: Container[str]) -> bool:
    """Tell whether a predicted lemma is no known word, or cannot have made its form ("stag")."""
    if lemma not in vocabulary:
        return True
    if tag in ("VBD", "VBN", "VBG"):
        short = re.fullmatch(r"[^aeiou]+[aeiou][^aeiouwxy]", lemma)
        return lemma == word or bool(short)
    return lemma == word and bool(re.search(r"(?:ss|sh|ch|x)es$", word))


def _of_apostrophe_s(tag: str, label: str, head_tag: str) -> str:
    if tag == "POS":
        return "'s"
    if tag == "PRP":
        return "we"
    return "have" if label == "aux" and head_tag == "VBN" else "be"
