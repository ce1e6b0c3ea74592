"""Complements of a clause: which role each dependent of the predicate plays, and its wording."""

from __future__ import annotations

import re
from dataclasses import replace

from quizgen.facts.fact import Complement, Role
from quizgen.facts.phrases import Phrase, Phrases
from quizgen.facts.reference import Key
from quizgen.facts.times import granularity, is_relative
from quizgen.facts.wording import lower_first, words_to_text
from quizgen.language import Sentence

# Words that tie a sentence to the one before; they go when the sentence stands alone.
CONNECTIVES = frozenset(
    "however therefore thus hence moreover furthermore nevertheless nonetheless consequently "
    "accordingly besides even meanwhile instead indeed also too then likewise similarly conversely "
    "otherwise additionally first firstly second secondly third thirdly finally lastly next "
    "so now today currently recently nowadays fortunately unfortunately "
    "interestingly importantly notably clearly obviously surprisingly overall rather "
    "shortly afterwards afterward "
    "eventually though anyway formerly presently basically essentially actually generally "
    "ultimately naturally traditionally typically significantly relatedly incidentally".split()
)
CONNECTIVE_PHRASES = frozenset((
    "for example", "for instance", "in fact", "in addition", "as a result", "in contrast",
    "by contrast", "on the other hand", "on the one hand", "in other words", "of course",
    "in turn", "in particular", "as well", "at first", "after all",
    "in this way", "in the end", "at the same time", "in short", "in conclusion", "as such",
    "in this case", "to this day", "that is",
    "at last", "in the past", "for this reason", "as discussed earlier", "on the contrary",
    "over time", "at the time", "at that time", "by then", "since then", "until then",
    "in the meantime", "in part",
    "upon arrival", "on arrival", "in reality", "sure enough", "in essence", "in effect",
    "to be sure", "without a doubt",
    "in large part", "for the most part", "at least", "in this respect", "above all", "in total",
))  # fmt: skip
_CONDITIONS = frozenset(("if", "unless", "provided", "whether", "lest", "once"))
_CONCESSIONS = frozenset(("although", "though", "while", "whereas", "even", "despite"))
_REASONS = frozenset(("because", "since", "as"))
_TIME_MARKS = frozenset(
    ("when", "after", "before", "until", "till", "while", "as", "since", "once")
)
_PLACE_CASES = frozenset(
    "in at on near inside outside within beside between under over above below across along "
    "around behind beyond through throughout off opposite".split()
)


# Those that can go even from the middle of a verb group, where "first" and "later" tell something.
_LINKING_ADVERBS = frozenset(
    "also however therefore thus hence moreover furthermore nevertheless nonetheless consequently "
    "accordingly meanwhile instead indeed then too likewise similarly conversely otherwise".split()
)


def is_linking_adverb(word: str) -> bool:
    """Tell whether an adverb beside a verb only ties its sentence to the text before."""
    return word.lower() in _LINKING_ADVERBS


def is_connective(text: str) -> bool:
    """Tell whether a phrase only ties its sentence to the text before."""
    lowered = text.lower().strip(" ,")
    return lowered in CONNECTIVES or lowered in CONNECTIVE_PHRASES


def make_complement(
    phrases: Phrases,
    sentence: Sentence,
    child: int,
    subject: Key | None,
    told: frozenset[Key] = frozenset(),
) -> Complement | None:
    """Word one dependent of a predicate; None where it only ties sentences together.

    ``told`` are the named things that the clause has named before.
    """
    tokens = sentence.tokens
    token = tokens[child]
    label = token.label
    if label in ("advcl", "ccomp", "xcomp", "advcl:relcl"):
        return _clause_complement(phrases, sentence, child, subject, told)
    cases = [c for c in sentence.children[child] if tokens[c].label == "case"]
    marks = [c for c in sentence.children[child] if tokens[c].label in ("mark", "cc")]
    span = sentence.subtree(child)
    late = [c for c in cases if c > child]
    lead: list[int] = []
    if cases and not late:
        # "shortly before": what stands in front of the case belongs to it.
        end = max(max(sentence.subtree(c)) for c in cases)
        lead = [i for i in span if i <= end and i not in marks]
    modifiers = [c for c in sentence.children[child] if c in lead]
    dropped = [*cases, *marks, *modifiers]
    phrase = phrases.make(sentence, child, without=dropped, subject=subject, told=told)
    if late:  # "years ago", "later"
        text = f"{phrase.text} {words_to_text(sentence, late)}"
        phrase = replace(phrase, text=text, problems=(*phrase.problems, f"'{text}' is relative"))
        return Complement("time", "", phrase, text)
    preposition = words_to_text(sentence, lead, {p: tokens[p].text.lower() for p in lead})
    text = f"{preposition} {phrase.text}".strip()
    if is_connective(text):
        return None
    role = _role(sentence, child, preposition, phrase)
    bare_year = (
        label == "obl:unmarked" and child < token.head and granularity(phrase.text) == "year"
    )
    if bare_year:
        phrase = replace(phrase, problems=(*phrase.problems, f"'{text}' stands loose"))
    bare_duration = label == "obl:unmarked" and not granularity(phrase.text)
    if role in ("time", "adverb") and (is_relative(text) or (bare_duration and child < token.head)):
        phrase = replace(phrase, problems=(*phrase.problems, f"'{text}' is relative"))
    return Complement(role, preposition, phrase, text)


def _role(sentence: Sentence, child: int, preposition: str, phrase: Phrase) -> Role:
    token = sentence.tokens[child]
    label = token.label
    if label == "obj":
        return "object"
    if label == "iobj":
        return "indirect object"
    if label == "obl:agent":
        return "agent"
    if label == "advmod":
        return "adverb"
    bare = phrase.text
    if granularity(bare) or token.entity == "time" or phrase.entity == "time":
        return "time"
    if label in ("obl:unmarked", "obl:tmod", "obl:npmod"):
        return (
            "time"
            if re.search(r"\b(?:day|week|month|year|time|hour|minute)s?\b", bare)
            else "adverb"
        )
    placed = phrase.entity == "place" or (
        phrase.entity == "organization" and phrase.is_name and preposition in ("at", "in")
    )
    if label.startswith("obl") and preposition in _PLACE_CASES and placed:
        return "place"
    if preposition.startswith(("because of", "due to", "thanks to", "owing to", "as a result of")):
        return "reason"
    return "oblique"


def _clause_complement(
    phrases: Phrases, sentence: Sentence, child: int, subject: Key | None, told: frozenset[Key]
) -> Complement | None:
    tokens = sentence.tokens
    marks = [c for c in sentence.children[child] if tokens[c].label == "mark"]
    advmarks = [
        c
        for c in sentence.children[child]
        if tokens[c].label == "advmod" and tokens[c].text.lower() in ("when", "where", "how", "why")
    ]
    label = tokens[child].label
    first = min(sentence.subtree(child))
    mark = tokens[marks[0]].text.lower() if marks else ""
    if not mark and advmarks and advmarks[0] == first:
        mark = tokens[advmarks[0]].text.lower()
    phrase = phrases.make(sentence, child, subject=subject, told=told)
    text = phrase.text
    if is_connective(text) or (mark in _CONCESSIONS and label == "advcl"):
        return None
    role: Role = "clause"
    if label == "advcl":
        if mark in _CONDITIONS:
            role = "condition"
        elif mark == "because" or text.startswith(("because ", "in order to ")):
            role = "reason"
        elif mark in _TIME_MARKS:
            role = "time"
        elif tokens[child].tag == "VBG" and not mark:
            role = "adverb"
    return Complement(role, mark, phrase, text)


def fronted_text(sentence: Sentence, text: str, first: int) -> str:
    """Return a fronted phrase's text with its first word as inside a sentence."""
    word = sentence.tokens[first].text
    if text.startswith(word):
        return lower_first(sentence, first) + text[len(word) :]
    return text
