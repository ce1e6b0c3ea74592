"""Checks that a stem says enough, and something that is worth asking."""

from __future__ import annotations

import re

from quizgen.questions.candidate import Candidate
from quizgen.questions.checks.words import said_tokens, stems

_OPINIONS = re.compile(
    r"\b(?:charm(?:ing)?|quaint|beautiful|stunning|breathtaking|picturesque|pretty|lovely|nice|"
    r"wonderful|amazing|incredible|incredibly|worthwhile|exciting|interesting|fascinating|"
    r"delightful|superb|must-see|unforgettable|fabulous|awesome|magnificent|"
    r"laid[- ]back|ideal|excellent|prominent|a legend|crowded|"
    r"impressive|scenic|spectacular|remarkable|glitz|glamour|vibrant|definitely|perfect|fantastic)\b",
    re.I,
)


_VAGUE_NOUNS = frozenset(
    "example case thing reason pattern result way fact something anything someone problem "
    "situation point idea reality".split()
)


_VAGUE_VERBS = frozenset(
    "follow continue return arrive do change begin start happen occur reemerge re-emerge come go "
    "appear leave remain increase decrease grow collect observe name mention note say wait".split()
)


# Verbs that say enough by themselves.
_COMPLETE_VERBS = frozenset(
    "die exist marry live sleep swim fly erupt melt freeze collapse".split()
)


_FEW_WORDS = 9
_CLEAR_TYPES = frozenset(
    ("person", "place", "organization", "year", "date", "number", "term", "time")
)


def enough_content(candidate: Candidate) -> str:
    """The stem says enough to know what is meant; a name counts as one word."""
    shown = re.sub(r"\{\{.*?\}\}", " ", candidate.stem)
    joined = re.sub(r"\b([A-Z][\w.'’-]*)(?: [A-Z][\w.'’-]*)+", r"\1", shown)
    content = len(set(stems(joined)))
    wanted = 2 if candidate.answer.type in _CLEAR_TYPES else 3
    return "says too little" if content < wanted else ""


def says_enough(candidate: Candidate) -> str:
    """A statement says more than that something happened."""
    if candidate.kind not in ("true_false", "cloze"):
        return ""
    named = candidate.fact.subject.is_name or bool(candidate.fact.fronted)
    wanted = 4 if named or candidate.fact.verb.is_copular else 5
    return "" if len(stems(candidate.stem)) >= wanted else "says too little"


def wide_open(candidate: Candidate) -> str:
    """A "what" question needs an answer that says something, and a stem that leads to it."""
    if candidate.answer.type != "thing":
        return ""
    answer = [word for word in stems(candidate.answer.text) if len(word) > 2]
    if len(answer) < 2:
        return "the answer is one common word"
    said = [token for token in said_tokens(candidate) if token.tag in ("NNP", "NNPS", "CD")]
    if candidate.answer.slot == "subject":
        return "many things could be the answer"
    return "" if len(said) >= 2 else "the question is too open"


def repeated_name(candidate: Candidate) -> str:
    """No name of several letters stands twice: a definite was taken for its own subject."""
    names = re.findall(r"\b[A-Z]\w{3,}(?: [A-Z]\w+)*", candidate.stem)
    text = candidate.fact.sentence.text if candidate.fact.told else ""
    twice = {name for name in names if names.count(name) > max(1, text.count(name))}
    return f"'{sorted(twice)[0]}' stands twice" if twice else ""


_TELLING = frozenset(
    "describe present discuss propose report begin review outline introduce conclude summarize "
    "summarise explore address offer".split()
)


def about_the_paper(candidate: Candidate) -> str:
    """What the authors present is told by the title; what they found is a fact."""
    fact = candidate.fact
    telling = fact.verb.lemma in _TELLING and not fact.verb.is_past
    return (
        "tells only what the paper does" if telling and "the authors" in fact.subject.text else ""
    )


def told_by_the_frame(candidate: Candidate) -> str:
    """A true statement does not say what the headline before it says."""
    if candidate.kind != "true_false" or not candidate.true or not candidate.frame:
        return ""
    said, told = set(stems(candidate.stem)), set(stems(candidate.frame))
    return "the headline says it" if 2 * len(said & told) >= len(said) else ""


_SAFE_BET = re.compile(
    r"\b(?:can|may|might|could)\b.*\b(?:sometimes|often|easily|usually|occasionally)\b|"
    r"\b(?:is|are) (?:believed|expected|thought|said|planned|likely) to\b|"
    r"^(?:Future|Further) [a-z]+"
)


def safe_bet(candidate: Candidate) -> str:
    """What "can sometimes be", or "is expected to be", nobody would call false."""
    if candidate.kind != "true_false":
        return ""
    match = _SAFE_BET.search(candidate.stem)
    return f"'{match.group()}' is always safe to say" if match else ""


def bare_existence(candidate: Candidate) -> str:
    """That "there are twenty columns" says nothing without a place or a name."""
    stem = candidate.stem
    named = re.search(r"(?<!^)\b[A-Z][a-z]+", stem[1:])
    bare = re.match(r"There (?:is|are|was|were)\b", stem) and len(stem.split()) < _FEW_WORDS
    return "somewhere there is something" if bare and not named else ""


def bare_symbol(candidate: Candidate) -> str:
    """A single letter is no name of anything: "M is a number that ..."."""
    return "a bare symbol" if re.match(r"[A-Z] (?:is|are|was|were)\b", candidate.stem) else ""


def undated_headcount(candidate: Candidate) -> str:
    """How many people a place had, it had at some time."""
    stem = candidate.stem
    counted = re.search(r"\b(?:people|inhabitants|residents|population)\b", stem)
    number = re.search(r"\d{2,}|\bmillion\b|\}\}", stem)
    bare = counted and number and candidate.fact.verb.is_past and candidate.fact.subject.is_name
    return "a head count without its year" if bare and not re.search(r"\b\d{4}\b", stem) else ""


def tautology(candidate: Candidate) -> str:
    """What a thing is called is not told of it again: "cognitive games involve games"."""
    fact = candidate.fact
    if candidate.kind != "true_false" or fact.told:
        return ""
    subject = set(stems(fact.subject.text))
    rest = candidate.stem.replace(fact.subject.text, " ", 1).replace(
        fact.subject.text[:1].upper() + fact.subject.text[1:], " ", 1
    )
    said = {c.phrase.head.lemma.lower() for c in fact.complements}
    again = subject & set(stems(rest)) if fact.subject.is_name else set()
    return "says itself" if again or fact.subject.head.lemma.lower() in said else ""


def opinion(candidate: Candidate) -> str:
    """What somebody finds charming is no fact."""
    match = _OPINIONS.search(candidate.stem)
    return f"'{match.group()}' is an opinion" if match else ""


def vague(candidate: Candidate) -> str:
    """The stem is not about "an example", nor about something that just went on."""
    fact = candidate.fact
    if fact.subject.head.lemma.lower() in _VAGUE_NOUNS:
        return f"'{fact.subject.text}' says nothing"
    bare = not any(
        c.role in ("object", "oblique", "place", "clause", "attribute", "agent")
        for c in fact.complements
    )
    if re.search(
        r"\b(?:take|took|taken|takes) (?:matters|steps|action|advantage)\b(?! of)", candidate.stem
    ):
        return "an idiom hides what went on"
    passive = fact.verb.is_passive and bool(fact.fronted)
    empty = not fact.complements and not passive and fact.verb.lemma not in _COMPLETE_VERBS
    if empty and not fact.told and candidate.kind == "true_false":
        return "the verb has lost what it acts on"
    return "nobody knows what went on" if bare and fact.verb.lemma in _VAGUE_VERBS else ""


def somebody(candidate: Candidate) -> str:
    """A story of "a student" is no fact, nor one that fits many a subject."""
    fact = candidate.fact
    subject = fact.subject
    placed = len(re.findall(r"\b[A-Z][a-z]+|\d{2,}", candidate.stem[1:])) >= 2
    if subject.text.startswith(("a ", "an ")) and subject.entity == "person" and not placed:
        return "" if fact.verb.is_copular else f"'{subject.text}' is anybody"
    if candidate.kind == "cloze" and candidate.answer.slot == "subject":
        said = [token for token in said_tokens(candidate) if token.tag in ("NNP", "NNPS", "CD")]
        return "" if len(said) >= 2 or candidate.answer.type == "term" else "fits many"
    return ""


def conditional(candidate: Candidate) -> str:
    """A made-up case is no fact to study: "if a factory makes 100 cars"."""
    return (
        "an example case"
        if any(c.role == "condition" for c in candidate.fact.all_complements())
        else ""
    )
