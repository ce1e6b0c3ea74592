"""Checks on the text of a stem: marks, pairs, torn words, traces of what was left out."""

from __future__ import annotations

import re

from quizgen.questions.candidate import Candidate

# What shows that words were lost, or that a text came through with its marks.
_FLAWS = (
    (
        r"\s[|]\s|\.\.\.|…|\[\d+\]|\bet al\b|https?:|@|\s,|,\s*[,.?]|:(?!\d)|;|\s[–—-]\s|"
        r"[a-z][\"”][a-z]|\s/\s|\b(?:including|such as|like|of|the),|\b(\w{4,})'s \1\b",
        "stray marks",
    ),
    (
        r"[a-z] (?:In|On|At|By|For|With|He|She|It|They|We|But|And|Is|Are|Was|Were)\b",
        "two sentences run together",
    ),
    (r"(?i:with according|according to [^,]*according)", "attributed twice"),
    (r"\b(?:is|are|was|were) (?:of|who|which|that)\b", "a broken attribute"),
    (r"(?:^|[a-z,] )(?:And|Or|But) [a-z]", "a fragment"),
    (r"\betc\b|\.\.", "a list that trails off"),
    (r"\b(?:different|various|several|many) (?:type|kind|form|way|part)\b", "a plural is missing"),
    (r"[a-z]\.\d", "a note's number stands in the text"),
    (r"\b(?:[Aa]side|[Aa]part) from\b", "it sets something aside that it does not build on"),
    (
        r"\b(?:such as|including|like) [^,]*, and [^,]*$",
        "a list of two with a comma: something between was left out",
    ),
    (
        r"[A-Z]\w+, and (?:his|her|their) \w+ [A-Z]",
        "a pair with a comma: something between was left out",
    ),
    (r"\d{7,}|\+\d{3,}", "a telephone number"),
)


def broken_text(candidate: Candidate) -> str:
    """No stray marks of extraction, and no traces of words that were left out."""
    text = re.sub(r"::\w+\}\}", "}}", candidate.stem)
    text = re.sub(r"\b([A-Z]\w+) [–—-] (?=[A-Z])", r"\1 ", text)  # "San Francisco – Oakland"
    return next((reason for pattern, reason in _FLAWS if re.search(pattern, text)), "")


def broken_answer(candidate: Candidate) -> str:
    """The answer has no stray marks, and is no "himself"."""
    answer = candidate.answer.text
    if re.search(r"\s[|]\s|\.\.|…|\[\d+\]|https?:|@|;", answer):
        return "stray marks in the answer"
    points = re.search(r"\b(?:him|her|it|them)sel(?:f|ves)$", answer)
    return "the answer points back" if points else ""


def own_name(candidate: Candidate) -> str:
    """Nothing is known as what it is called already."""
    words = re.findall(r"\b[A-Z]\w{3,}", candidate.stem)
    naming = re.search(r"\b(?:known|called|named) as\b", candidate.stem)
    return "a name is told by itself" if naming and len(words) > len(set(words)) else ""


def doubled_words(candidate: Candidate) -> str:
    """No function word stands twice in a row."""
    match = re.search(r"\b(\w+) \1\b", candidate.stem, re.I)
    return f"'{match.group(1)}' is doubled" if match else ""


def balanced(candidate: Candidate) -> str:
    """Quotation marks and brackets come in pairs."""
    stem = candidate.stem
    if (
        stem.count('"') % 2
        or stem.count("(") != stem.count(")")
        or (stem.count("“") != stem.count("”"))
    ):
        return "a quotation mark or bracket stands alone"
    return ""


def quotation(candidate: Candidate) -> str:
    """A quotation of more than a few words is somebody's voice, not a fact."""
    match = re.search(r'["“]([^"”]+)["”]', candidate.stem)
    return "a quotation" if match and len(match.group(1).split()) > 6 else ""


def torn_compound(candidate: Candidate) -> str:
    """No hyphened word is torn apart: "was lived short" for "was short-lived"."""
    stem = candidate.stem.lower()
    words = set(re.findall(r"\w+", stem))
    for one, other in re.findall(r"\b(\w+)-(\w+)", candidate.fact.sentence.text.lower()):
        if one in words and other in words and f"{one}-{other}" not in stem:
            return f"'{one}-{other}' is torn apart"
    return ""


def half_a_pair(candidate: Candidate) -> str:
    """No "either" stands without its "or", no "neither" without "nor"."""
    stem = candidate.stem.lower()
    for first, second in (("either", "or"), ("neither", "nor"), ("not only", "but")):
        if re.search(rf"\b{first}\b", stem) and not re.search(rf"\b{second}\b", stem):
            return f"'{first}' without '{second}'"
    return ""
