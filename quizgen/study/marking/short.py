"""Marking of a typed answer against the right wordings: right, near or wrong, and why."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from quizgen.study.marking import names, wording
from quizgen.study.marking.amounts import amount, has_known_unit, plain_number, same_amount
from quizgen.study.marking.dates import dates, time_of_day
from quizgen.study.marking.difference import difference, slips
from quizgen.study.marking.verdict import Mark, Reason, Verdict

_NEGATIONS = frozenset(
    "not no never none without cannot cant dont doesnt isnt wasnt nobody".split()
)
_LITTLE = frozenset("of in on at to and or by for with from as is was its their his her".split())
_BRACKETS = re.compile(r"\s*\([^)]*\)\s*")
_INCOMPLETE = {Reason.PART, Reason.LESS_PRECISE, Reason.OTHER_UNIT}
_LONGEST = 500  # letters that are compared; nobody types more into an answer line


def mark_text(typed: str, accepted: Sequence[str]) -> Mark:
    """Mark what was typed against every accepted wording, and return the kindest mark.

    The first wording is the answer proper: a wrong answer is compared with it.
    """
    typed = wording.exact(typed[:_LONGEST])
    if not typed:
        return Mark(Verdict.UNKNOWN, Reason.NOTHING, accepted[0])
    marks = [_mark_pair(typed, wording.exact(answer[:_LONGEST])) for answer in accepted]
    order = {Verdict.RIGHT: 0, Verdict.NEAR: 1, Verdict.WRONG: 2}
    best = min(range(len(marks)), key=lambda index: (order[marks[index].verdict], index))
    return replace(marks[best], expected=accepted[best])


def _mark_pair(typed: str, answer: str) -> Mark:
    for rule in _RULES:
        mark = rule(typed, answer)
        if mark is not None:
            return mark
    return _wrong(Reason.DIFFERENT, typed, answer)


def _right(reason: Reason) -> Mark:
    return Mark(Verdict.RIGHT, reason, share=1.0)


def _near(reason: Reason, typed: str, answer: str, detail: str = "") -> Mark:
    """A near miss; it earns nothing by itself where something of the answer is missing."""
    share = 0.0 if reason in _INCOMPLETE else 1.0
    pieces = difference(typed, answer)
    return Mark(Verdict.NEAR, reason, share=share, difference=pieces, detail=detail)


def _wrong(reason: Reason, typed: str, answer: str, detail: str = "") -> Mark:
    """A wrong mark; the difference is shown only where the two have much in common."""
    close = slips(typed.casefold(), answer.casefold()) * 2 <= len(answer)
    pieces = difference(typed, answer) if close else ()
    return Mark(Verdict.WRONG, reason, difference=pieces, detail=detail)


def _by_folding(typed: str, answer: str) -> Mark | None:
    """Right, if the two agree after taking away what does not matter, mildest first."""
    one, two = typed, answer
    for reason, fold in wording.FOLDINGS[:5]:
        one, two = fold(one), fold(two)
        if one == two and one:
            return _right(reason)
        if reason is Reason.ACCENTS and _umlauts_agree(typed, answer):
            return _right(Reason.ACCENTS)
        if reason is Reason.PUNCTUATION and wording.spacing(one) == wording.spacing(two) and one:
            return _right(Reason.SPACING)
    if not wording.plain(answer) or not wording.plain(typed):
        # Nothing but signs: "+" or "->" are compared as they stand.
        return None if wording.plain(answer) else _wrong(Reason.DIFFERENT, typed, answer)
    return None


def _umlauts_agree(typed: str, answer: str) -> bool:
    one, two = typed.casefold(), answer.casefold()
    return bool({wording.umlauts(two)} & {one, wording.accents(one)}) or (
        wording.umlauts(one) == wording.accents(two)
    )


def _by_number(typed: str, answer: str) -> Mark | None:
    """Right or wrong, if both are bare numbers."""
    one, two = plain_number(typed), plain_number(answer)
    if one is None or two is None:
        return None
    if one == two:
        return _right(Reason.NUMBER)
    reason = Reason.TOO_HIGH if one > two else Reason.TOO_LOW
    return Mark(Verdict.WRONG, reason)


def _by_date(typed: str, answer: str) -> Mark | None:
    """Right, near or wrong, if both are dates."""
    given, wanted = dates(typed), dates(answer)
    if not given or not wanted:
        return None
    if set(given) & set(wanted):
        return _right(Reason.DATE)
    if any(one.says_less(two) for one in given for two in wanted):
        return _near(Reason.LESS_PRECISE, typed, answer)
    if any(two.says_less(one) for one in given for two in wanted):
        return _near(Reason.MORE, typed, answer)
    return Mark(Verdict.WRONG, Reason.OTHER_DATE)


def _by_time(typed: str, answer: str) -> Mark | None:
    """Right or wrong, if both are times of day."""
    one, two = time_of_day(typed), time_of_day(answer)
    if one is None or two is None:
        return None
    if one == two:
        return _right(Reason.TIME)
    return _wrong(Reason.DIFFERENT, typed, answer)


def _by_amount(typed: str, answer: str) -> Mark | None:
    """Right, near or wrong, if both are amounts, at least one in a unit that we know."""
    one, two = amount(typed), amount(answer)
    if one is None or two is None or not (has_known_unit(one) or has_known_unit(two)):
        return None
    if same_amount(one, two):
        return _right(Reason.AMOUNT)
    if one.dimension == two.dimension:
        return Mark(Verdict.WRONG, Reason.TOO_HIGH if one.size > two.size else Reason.TOO_LOW)
    if one.value != two.value:
        return Mark(Verdict.WRONG, Reason.OTHER_NUMBER)
    if not one.dimension:
        return _near(Reason.NO_UNIT, typed, answer)
    if not two.dimension:
        return _right(Reason.LEAD_IN)
    return _near(Reason.OTHER_UNIT, typed, answer)


def _by_wording(typed: str, answer: str) -> Mark | None:
    """Right, if the two agree with abbreviations written out, spellings, numbers and lead-ins."""
    one, two = wording.short_forms(typed), wording.short_forms(answer)
    if wording.plain(one) == wording.plain(two):
        return _right(Reason.ABBREVIATION)
    one, two = wording.roman_numerals(one), wording.roman_numerals(two)
    one, two = wording.plain(one), wording.plain(two)
    if one == two:
        return _right(Reason.NUMBER)
    for reason, fold in wording.FOLDINGS[5:]:
        one, two = fold(one), fold(two)
        if one == two:
            return _right(reason)
    return None


def _by_brackets(typed: str, answer: str) -> Mark | None:
    """Right, if the answer agrees without what it has in brackets: "oxygen (O2)"."""
    bare = _BRACKETS.sub(" ", answer).strip()
    if bare and bare != answer and wording.folded(typed) == wording.folded(bare):
        return _right(Reason.SIDE)
    return None


def _by_name(typed: str, answer: str) -> Mark | None:
    """Right, if the two are one person's name but for titles, initials, inverted order."""
    one, two = wording.folded(typed), wording.folded(answer)
    surname, comma, first = typed.partition(",")
    if comma and first.strip() and wording.folded(f"{first} {surname}") == two:
        return _right(Reason.WORD_ORDER)
    one, two = names.without_titles(one), names.without_titles(two)
    if one == two:
        return _right(Reason.TITLE)
    if names.looks_like_name(answer) and names.same_by_initials(one, two):
        return _right(Reason.INITIALS)
    return None


def _by_list(typed: str, answer: str) -> Mark | None:
    """Right, if both list the same things in another order."""
    one, two = _listed(typed), _listed(answer)
    return _right(Reason.LIST_ORDER) if len(two) > 1 and one == two else None


def _listed(text: str) -> list[str]:
    parts = re.split(r"\s*[,;/]\s*(?:and\s+|or\s+)?|\s+(?:and|or|&)\s+", text.casefold())
    return sorted(wording.folded(part) for part in parts if part.strip())


def _by_negation(typed: str, answer: str) -> Mark | None:
    """Wrong, if one of the two is negated: nothing near about the opposite."""
    one, two = set(wording.plain(typed).split()), set(wording.plain(answer).split())
    if bool(one & _NEGATIONS) != bool(two & _NEGATIONS):
        return _wrong(Reason.NEGATED, typed, answer)
    return None


def _by_digits(typed: str, answer: str) -> Mark | None:
    """Wrong, if both have numbers and those differ: a number is not a slip of the keys."""
    one, two = _digits(typed), _digits(answer)
    if one and two and not (one <= two or two <= one):
        return _wrong(Reason.OTHER_NUMBER, typed, answer)
    return None


def _digits(text: str) -> set[str]:
    return {word for word in wording.folded(text).split() if any(map(str.isdigit, word))}


def _nearly(typed: str, answer: str) -> Mark | None:
    """Near, for the differences that a learner may want to count."""
    one, two = wording.folded(typed), wording.folded(answer)
    if _singular(one) == _singular(two):
        return _near(Reason.PLURAL, typed, answer)
    if _digits(typed) == _digits(answer) and 0 < (count := slips(one, two)) <= _allowed(one, two):
        letters = "1 letter differs." if count == 1 else f"{count} letters differ."
        return _near(Reason.TYPO, typed, answer, letters)
    mine, theirs = one.split(), two.split()
    if _main_words(mine) == _main_words(theirs):
        return _near(Reason.WORD_ORDER, typed, answer)
    if names.looks_like_name(answer) and names.is_surname_of(one, two):
        return _near(Reason.SURNAME, typed, answer)
    if _is_acronym(one, typed, theirs) or _is_acronym(two, answer, mine):
        return _near(Reason.ACRONYM, typed, answer)
    return _part_or_more(typed, answer, set(mine) - _LITTLE, set(theirs) - _LITTLE)


def _main_words(words: list[str]) -> list[str]:
    return sorted(word for word in words if word not in _LITTLE)


def _part_or_more(typed: str, answer: str, mine: set[str], theirs: set[str]) -> Mark | None:
    if mine and mine < theirs and 2 * len(mine) >= len(theirs):
        return _near(Reason.PART, typed, answer)
    if theirs and theirs < mine and len(mine) <= 3 * len(theirs) + 2:
        return _near(Reason.MORE, typed, answer)
    return None


def _singular(text: str) -> str:
    words = text.split()
    return " ".join([*words[:-1], _singular_word(words[-1])]) if words else ""


def _singular_word(word: str) -> str:
    irregular = {"men": "man", "women": "woman", "children": "child", "people": "person",
                 "mice": "mouse", "feet": "foot", "teeth": "tooth", "geese": "goose",
                 "leaves": "leaf", "wolves": "wolf", "lives": "life"}  # fmt: skip
    if word in irregular:
        return irregular[word]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ches", "shes", "sses", "xes", "zes", "oes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _allowed(one: str, two: str) -> int:
    """How many slips pass as typing errors: none up to 4 letters, then 1, 2 from 10 letters."""
    allowed = 0 if len(two) <= 4 else 1 if len(two) <= 9 else 2
    # A slip must not turn one short word of a phrase into another: "North" is not "South".
    if len(one.split()) == len(two.split()) > 1:
        words = zip(one.split(), two.split(), strict=True)
        if any(slips(mine, theirs) > max(0, (len(theirs) - 1) // 3) for mine, theirs in words):
            return 0
    return allowed


def _is_acronym(short: str, written: str, words: list[str]) -> bool:
    letters = short.replace(" ", "")
    if not 2 <= len(letters) <= 6 or len(words) < 2 or not letters.isalpha():
        return False
    every = "".join(word[0] for word in words)
    main = "".join(word[0] for word in words if word not in _LITTLE)
    return letters in (every, main)


_RULES: tuple[Callable[[str, str], Mark | None], ...] = (
    _by_folding,
    _by_number,
    _by_time,
    _by_date,
    _by_amount,
    _by_wording,
    _by_brackets,
    _by_name,
    _by_list,
    _by_negation,
    _by_digits,
    _nearly,
)
