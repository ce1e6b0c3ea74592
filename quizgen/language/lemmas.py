"""Lemmas as edit scripts: how many letters to cut off a word's end, and what to add.

A script is written ``case/cut/suffix``: ``l/3/y`` turns "studies" into "study".
Predicting a script is classification, so one linear layer gives lemmas for
unseen words too (Chrupala, 2006, "Simple data-driven context-sensitive
lemmatization").
"""

from __future__ import annotations


def edit_script(word: str, lemma: str) -> str:
    """Return the script that turns ``word`` into ``lemma``."""
    lowered = word.lower()
    case = "k" if lemma[:1] == word[:1] and lemma != lemma.lower() else "l"
    base = word if case == "k" else lowered
    common = 0
    while common < min(len(base), len(lemma)) and base[common] == lemma[common]:
        common += 1
    return f"{case}/{len(base) - common}/{lemma[common:]}"


def apply_script(word: str, script: str) -> str:
    """Return the lemma that ``script`` makes of ``word``; the word itself if it is too short."""
    case, cut, suffix = script.split("/", 2)
    base = word if case == "k" else word.lower()
    length = int(cut)
    if length > len(base):
        return base
    return (base[: len(base) - length] if length else base) + suffix or base
