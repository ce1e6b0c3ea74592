"""Sentences and the questions that should and should not come of them, in cases/*.txt.

A case is a block of lines between blank lines:

    < sentences that stand before, in the same paragraph
    > the sentence
    ? question = answer      among the questions that pass the checks
    ~ statement              among the true statements and filled gaps that pass
    = statement              the sentence told whole, with its references resolved
    ! text                   in no stem that passes, but for the sentence told whole
    - nothing                nothing passes
    # fails: cause           the engine does not do this yet
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from quizgen.article import article_from_text
from quizgen.facts.numbers import parse_number
from quizgen.language import analyse
from quizgen.questions import Candidate, consider

CASES = Path(__file__).parent / "cases"
# What stands after each case, to make an article of it; these sentences give no item.
REST = (
    "Much more could be said.\n\nReaders who want to know more will have to look. Much is left out."
)
# In no stem, whatever the case.
FLAWS = (
    re.compile(r"^[a-z]|\b(\w+) \1\b|\s[,.?;]|,[.?]|\s\s"),
    re.compile(r"\b(?:do|does|did) there\b|\b(?:Who|What|Where|When|Which) (?:In|On|At|With)\b"),
    re.compile(r"\b(?:3[2-9]|[4-9]\d) (?:January|March|May|July|August|October|December)\b"),
    re.compile(r"\ban? (?:two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|fifty)\b"),
    re.compile(r"\bthe (?:Britain|China|Cuba|France|Germany|Haiti|Italy|Russia|Spain)\b"),
    re.compile(r"(?<!\b[Tt]he )\b(?:United Kingdom|Philippines|Bahamas|Solomon Islands)\b"),
)
_AT_LEAST = r"\b(?:more than|over|at least) ([\w.,-]+(?: (?:hundred|million|billion))?)"
_BY_YEAR = r"\b[Bb]y (\d{4})\b"


@dataclass(frozen=True)
class Case:
    name: str
    before: str = ""
    sentence: str = ""
    questions: tuple[tuple[str, str], ...] = ()
    statements: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    banned: tuple[str, ...] = ()
    nothing: bool = False
    fails: str = ""


@dataclass(frozen=True)
class Made:
    """What passed the checks: questions with answers, statements, and all stems.

    A false statement comes with the true one that it was made from.
    """

    questions: tuple[tuple[str, str], ...]
    statements: tuple[str, ...]
    stems: tuple[str, ...]
    whole: tuple[str, ...] = ()
    false: tuple[tuple[str, str], ...] = ()


def read_cases(path: Path) -> Iterator[Case]:
    for number, block in enumerate(path.read_text(encoding="utf-8").strip().split("\n\n"), 1):
        yield read_case(f"{path.stem}-{number:02}", block)


def read_case(name: str, block: str) -> Case:
    found: dict[str, list[str]] = {mark: [] for mark in "<>?~=!-#"}
    for line in block.splitlines():
        mark, _, text = line.partition(" ")
        assert mark in found, f"{name}: cannot read the line {line!r}"
        found[mark].append(text)
    assert len(found[">"]) == 1, f"{name}: one sentence a case"
    assert found["-"] in ([], ["nothing"])
    assert all(text.startswith("fails: ") for text in found["#"])
    expected = found["?"] or found["~"] or found["="] or found["!"]
    assert bool(expected) != bool(found["-"]), f"{name}: something or nothing"
    pairs = [text.rpartition(" = ") for text in found["?"]]
    assert all(question.endswith("?") and answer for question, _, answer in pairs), name
    return Case(
        name=name,
        before=" ".join(found["<"]),
        sentence=found[">"][0],
        questions=tuple((question, answer) for question, _, answer in pairs),
        statements=tuple(found["~"]),
        whole=tuple(found["="]),
        banned=tuple(found["!"]),
        nothing=bool(found["-"]),
        fails=" ".join(text.removeprefix("fails: ") for text in found["#"]),
    )


def make(case: Case) -> Made:
    """Return what the engine makes of a case's sentence, without what comes of the one before."""
    start = len(case.before) + 1 if case.before else 0
    text = f"{case.before} {case.sentence}".strip()
    article = article_from_text(f"{text} {REST}")
    good: list[Candidate] = []
    for considered in consider(analyse(article), article, 1):
        sentence = considered.fact.sentence
        place = article.blocks[sentence.block].source_offset(sentence.start)
        if start <= place < len(text):
            good += considered.good
    return sort_out(good)


def sort_out(candidates: Iterable[Candidate]) -> Made:
    questions, statements, stems, whole, false = [], [], [], [], []
    for candidate in candidates:
        stem = re.sub(r"\{\{(.*?)(?:::.*?)?\}\}", r"\1", candidate.stem)
        if candidate.fact.told:
            whole.append(candidate.fact.told)
            continue
        stems.append(stem)
        if candidate.kind not in ("cloze", "true_false"):
            questions.append((stem, candidate.answer.text))
        elif candidate.true:
            statements.append(stem)
        else:
            false.append((stem, candidate.explanation))
    return Made(tuple(questions), tuple(statements), tuple(stems), tuple(whole), tuple(false))


def unmet(case: Case, made: Made) -> list[str]:
    """Return in words which of a case's expectations do not hold."""
    missing = [f"not asked: {q} = {a}" for q, a in case.questions if (q, a) not in made.questions]
    missing += [f"not said: {text}" for text in case.statements if text not in made.statements]
    missing += [f"not told whole: {text}" for text in case.whole if text not in made.whole]
    wrong = [
        stem
        for stem in (*made.stems, *made.whole)
        if case.nothing
        or (stem in made.stems and any(text in stem for text in case.banned))
        or any(flaw.search(stem) for flaw in FLAWS)
    ]
    wrong += [stem for stem, true in made.false if still_true(stem, true)]
    return missing + [f"should not come: {stem}" for stem in dict.fromkeys(wrong)]


def still_true(false: str, true: str) -> bool:
    """Say whether a "false" statement follows from the true: more than less, by a later year."""
    low, least = (find_number(_AT_LEAST, text) for text in (false, true))
    late, year = (find_number(_BY_YEAR, text) for text in (false, true))
    return (low is not None and least is not None and low < least) or (
        late is not None and year is not None and late > year
    )


def find_number(pattern: str, text: str) -> Decimal | None:
    match = re.search(pattern, text)
    number = parse_number(match.group(1)) if match else None
    return number.value if number else None


@cache
def all_cases() -> tuple[Case, ...]:
    return tuple(case for path in sorted(CASES.glob("*.txt")) for case in read_cases(path))


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case,
            id=case.name,
            marks=[pytest.mark.xfail(reason=case.fails, strict=True)] if case.fails else [],
        )
        for case in all_cases()
    ],
)
def test_sentence_gives_the_right_questions(case: Case) -> None:
    made = make(case)
    problems = unmet(case, made)
    shown = [f"{question} = {answer}" for question, answer in made.questions]
    shown += list(made.statements)
    assert not problems, "\n".join([case.sentence, *problems, "what came:", *dict.fromkeys(shown)])


def test_there_are_cases_for_everything_and_for_nothing() -> None:
    assert len(all_cases()) >= 180
    assert sum(case.nothing for case in all_cases()) >= 40
    assert sum(bool(case.fails) for case in all_cases()) <= len(all_cases()) // 3
    sentences = [(case.before, case.sentence) for case in all_cases()]
    assert len(set(sentences)) == len(sentences)


def test_a_case_tells_what_is_wrong() -> None:
    case = read_case(
        "sample",
        "> Ice floats.\n? What floats? = ice\n~ Ice floats.\n! sinks",
    )
    right = Made((("What floats?", "ice"),), ("Ice floats.",), ("What floats?", "Ice floats."))
    assert unmet(case, right) == []
    wrong = Made((("What floats?", "wood"),), (), ("What floats?", "Ice sinks."))
    assert unmet(case, wrong) == [
        "not asked: What floats? = ice",
        "not said: Ice floats.",
        "should not come: Ice sinks.",
    ]
    silent = read_case("sample", "> Ice floats.\n- nothing")
    assert unmet(silent, Made((), (), ())) == []
    assert unmet(silent, wrong) != []


@pytest.mark.parametrize(
    ("false", "true", "follows"),
    [
        ("Rome has more than two hills.", "Rome has more than six hills.", True),
        ("Rome has more than 1,200 shops.", "Rome has more than 600 shops.", False),
        ("By 1950, radios were common.", "By 1940, radios were common.", True),
        ("Radios were common by 1930.", "Radios were common by 1940.", False),
        ("Rome has two hills.", "Rome has six hills.", False),
    ],
)
def test_a_weaker_statement_is_still_true(false: str, true: str, follows: bool) -> None:
    assert still_true(false, true) == follows


def test_flaws_are_seen_in_any_stem() -> None:
    case = read_case("sample", "> Ice floats.\n! sinks")
    for stem in ("How many hills do there be?", "He was born on 40 May 1900.", "Ice , it floats."):
        assert unmet(case, Made((), (), (stem,))) == [f"should not come: {stem}"]
    assert unmet(case, Made((), (), ("Ice floats in the United Kingdom.",))) == []
