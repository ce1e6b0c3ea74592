"""Checks on a candidate: each returns why it must not be shown, or an empty text."""

from __future__ import annotations

from collections.abc import Callable

from quizgen.questions.candidate import Candidate
from quizgen.questions.checks.answers import answer_in_stem, options_alike
from quizgen.questions.checks.grammar import (
    certain_parse,
    length,
    number_agrees,
    said_twice,
    tense_of_time,
)
from quizgen.questions.checks.marks import (
    balanced,
    broken_answer,
    broken_text,
    doubled_words,
    half_a_pair,
    own_name,
    quotation,
    torn_compound,
)
from quizgen.questions.checks.standing_alone import (
    comparison,
    day_without_year,
    deictic,
    hypothetical,
    opening,
    passing_state,
    tied,
    unplaced,
    unplaced_pluperfect,
)
from quizgen.questions.checks.worth import (
    about_the_paper,
    bare_existence,
    bare_symbol,
    conditional,
    enough_content,
    opinion,
    repeated_name,
    safe_bet,
    says_enough,
    somebody,
    tautology,
    told_by_the_frame,
    undated_headcount,
    vague,
    wide_open,
)

CHECKS: tuple[Callable[[Candidate], str], ...] = (
    certain_parse,
    answer_in_stem,
    deictic,
    number_agrees,
    length,
    doubled_words,
    balanced,
    quotation,
    enough_content,
    wide_open,
    says_enough,
    repeated_name,
    said_twice,
    half_a_pair,
    comparison,
    day_without_year,
    torn_compound,
    opinion,
    conditional,
    unplaced_pluperfect,
    unplaced,
    tautology,
    about_the_paper,
    undated_headcount,
    told_by_the_frame,
    bare_symbol,
    bare_existence,
    safe_bet,
    tense_of_time,
    passing_state,
    somebody,
    vague,
    hypothetical,
    opening,
    tied,
    broken_text,
    broken_answer,
    own_name,
    options_alike,
)


def first_problem(candidate: Candidate) -> str:
    """Return the first check that a candidate fails, as "check: reason", or an empty text."""
    for check in CHECKS:
        reason = check(candidate)
        if reason:
            return f"{check.__name__}: {reason}"
    return ""
