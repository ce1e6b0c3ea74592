"""A sentence told whole: its own words, with only its references resolved and its links cut.

What is simplified reads shorter, what is whole keeps its setting: a gap in it
has all of the sentence to lead to it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from quizgen.facts.clauses import find_expletive, find_subject, verb_group
from quizgen.facts.complements import is_connective, is_linking_adverb
from quizgen.facts.concord import agrees
from quizgen.facts.fact import Complement, Fact
from quizgen.facts.phrases import Phrase, Phrases
from quizgen.facts.replacements import WRITER_OR_READER
from quizgen.facts.times import is_deictic
from quizgen.facts.wording import capitalise, words_to_text
from quizgen.language import Sentence, Token

_OPENERS = {"(": ")", "[": "]"}
_ANYBODY = frozenset("we us our".split())
_LONGEST = 42
_SURE = 0.95
_LINK_LABELS = frozenset(("cc", "discourse", "advmod", "obl", "advcl", "parataxis"))
_ASIDES = frozenset(("it turns out", "it seems", "it is true", "to be sure", "that is to say"))


def whole_sentence(phrases: Phrases, sentence: Sentence) -> Fact | None:
    """Return a sentence as one fact, or None where it is too long, broken or has no clause.

    It is as sure as its text: the tree decides only which links are cut.
    """
    root = sentence.root
    subject_index, verb = find_subject(sentence, root), verb_group(sentence, root)
    if subject_index < 0:
        subject_index = find_expletive(sentence, root)  # "it is easier to ..."
    if subject_index < 0 or verb is None or ":" in sentence.text or ";" in sentence.text:
        return None
    kept = _without_brackets(sentence, _without_links(sentence))
    if not 6 <= len(kept) <= _LONGEST:
        return None
    subject = phrases.make(sentence, subject_index)
    joined = any(sentence.tokens[c].label == "conj" for c in sentence.children[subject_index])
    if not joined and not agrees(subject, verb):
        return None
    phrase = _with_commas_for_dashes(phrases.reworded(sentence, kept, root))
    problems = [p for p in phrase.problems if not _is_anybody(sentence, p)]
    if is_deictic(phrase.text):
        problems.append("its time is relative")
    inside = set(subject.tokens)
    said = replace(
        phrase,
        tokens=tuple(i for i in phrase.tokens if i not in inside),
        problems=tuple(problems),
    )
    return Fact(
        sentence,
        root,
        replace(subject, problems=()),
        verb,
        (Complement("clause", "", said, phrase.text),),
        origin="sentence",
        certainty=_SURE,
        told=capitalise(phrase.text) + ".",
    )


def _with_commas_for_dashes(phrase: Phrase) -> Phrase:
    """Return a phrase with commas for the two dashes around an aside."""
    parts = re.split(r"\s+[–—-]\s+", phrase.text)
    if len(parts) != 3 or "," in parts[1]:
        return phrase
    return replace(phrase, text=", ".join(parts))


def _is_anybody(sentence: Sentence, problem: str) -> bool:
    """Tell whether a problem is only that a side clause says "we" for anybody."""
    match = re.fullmatch(rf"'(\w+)' {WRITER_OR_READER}", problem)
    if match is None or match.group(1).lower() not in _ANYBODY:
        return False
    own = [t for t in sentence.tokens if t.text == match.group(1)]
    inside = set(sentence.subtree(sentence.root)) - {
        i
        for c in sentence.children[sentence.root]
        if sentence.tokens[c].label in ("advcl", "acl:relcl")
        for i in sentence.subtree(c)
    }
    return not any(token.index in inside for token in own)


def _without_links(sentence: Sentence) -> list[int]:
    """Return the words without those that tie the sentence to the one before."""
    tokens = sentence.tokens
    dropped: set[int] = set()
    for token in tokens:
        if token.label.split(":")[0] not in _LINK_LABELS:
            continue
        span = sentence.subtree(token.index)
        words = [i for i in span if tokens[i].label != "punct"]
        if token.head >= 0 and words and _is_link(sentence, token, words):
            dropped.update(words)
            if _is_set_off(sentence, words):
                dropped.update((max(words[0] - 1, 0), min(words[-1] + 1, len(tokens) - 1)))
            elif token.label == "advmod" and tokens[words[-1] + 1].text == ",":
                dropped.add(words[-1] + 1)  # "The century however, marked ..."
    kept = [token.index for token in tokens if token.index not in dropped]
    while kept and tokens[kept[-1]].text in (".", "!", ",", ":"):
        kept.pop()
    while kept and tokens[kept[0]].text in (",", ".", "-", "–", "—"):
        kept.pop(0)
    return kept


def _is_link(sentence: Sentence, token: Token, words: list[int]) -> bool:
    """Tell whether a dependent only ties its sentence to the text, as "however" does."""
    text = words_to_text(sentence, words)
    if token.label in ("cc", "discourse"):
        return words[0] == 0 and not text.lower().startswith("as well")
    if token.label.split(":")[0] in ("advmod", "obl", "advcl"):
        return (is_connective(text) and _is_set_off(sentence, words)) or (
            token.head == sentence.root and is_linking_adverb(text)
        )
    return token.label == "parataxis" and text.lower() in _ASIDES


def _is_set_off(sentence: Sentence, span: list[int]) -> bool:
    """Tell whether words open the sentence or stand between commas."""
    tokens = sentence.tokens
    after = span[-1] + 1
    if after >= len(tokens) or tokens[after].text != ",":
        return False
    return span[0] == 0 or tokens[span[0] - 1].text == ","


def _without_brackets(sentence: Sentence, kept: list[int]) -> list[int]:
    result = []
    closing = ""
    for index in kept:
        text = sentence.tokens[index].text
        if closing:
            closing = "" if text == closing else closing
        elif text in _OPENERS:
            closing = _OPENERS[text]
        else:
            result.append(index)
    return result if not closing and not re.search(r"[)\]]", _joined(sentence, result)) else []


def _joined(sentence: Sentence, kept: list[int]) -> str:
    return "".join(sentence.tokens[i].text for i in kept)
