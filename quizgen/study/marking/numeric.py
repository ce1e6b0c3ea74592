"""Marking of numeric items: any way to write the number, the unit, the tolerance."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from quizgen.bank import Numeric
from quizgen.study.marking.amounts import Amount, amount, has_known_unit, measure, plain_number
from quizgen.study.marking.dates import dates
from quizgen.study.marking.verdict import Mark, Reason, Verdict


def mark_numeric(typed: str, item: Numeric) -> Mark:
    """Mark a typed number against the item's answer, tolerance and unit."""
    expected = numeric_text(item)
    if not typed.strip():
        return Mark(Verdict.UNKNOWN, Reason.NOTHING, expected)
    given = read_answer(typed, item)
    if given is None:
        return Mark(Verdict.WRONG, Reason.NOT_A_NUMBER, expected)
    wanted = measure(Fraction(item.answer), item.unit)
    margin = tolerance(item)
    if given.dimension == wanted.dimension:
        value, converted = _in_unit(given, wanted)
        allowed = margin + (abs(wanted.value) / 100 if converted else 0)
        off = value - wanted.value
        if off == 0:
            exactly = plain_number(typed) is not None and typed.strip() == _plain(item.answer)
            reason = Reason.EXACT if exactly else Reason.AMOUNT if item.unit else Reason.NUMBER
            return Mark(Verdict.RIGHT, reason, expected, 1.0)
        if abs(off) <= allowed:
            reason = Reason.TOLERANCE if abs(off) <= margin else Reason.AMOUNT
            return Mark(Verdict.RIGHT, reason, expected, 1.0)
        return Mark(
            Verdict.WRONG,
            Reason.TOO_HIGH if off > 0 else Reason.TOO_LOW,
            expected,
            detail=_how_far(off, wanted.value),
        )
    if abs(given.value - wanted.value) <= margin:
        if not wanted.dimension:
            return Mark(Verdict.RIGHT, Reason.LEAD_IN, expected, 1.0)
        return Mark(Verdict.NEAR, Reason.OTHER_UNIT, expected)
    return Mark(Verdict.WRONG, Reason.OTHER_NUMBER, expected)


def read_answer(typed: str, item: Numeric) -> Amount | None:
    """Read what was typed as an amount in the item's unit, unless it names its own; or None."""
    found = amount(typed, item.unit)
    if found is not None and (found.unit == item.unit or has_known_unit(found)):
        return found
    years = dates(typed)
    if years and years[0].year and not years[0].month and not item.unit:
        return measure(Fraction(years[0].year), "")
    return found


def tolerance(item: Numeric) -> Fraction:
    """Return how far off an answer may be, in the item's unit; a percentage is of the answer."""
    text = item.tolerance.strip() or "0"
    if text.endswith("%"):
        return abs(Fraction(text[:-1].strip()) / 100 * Fraction(item.answer))
    return abs(Fraction(text))


def numeric_text(item: Numeric) -> str:
    """Return the answer with its unit and tolerance, as it is shown to the learner."""
    unit = item.unit if item.unit in ("%", "°", "°C", "°F") else f" {item.unit}"
    text = f"{_plain(item.answer)}{unit if item.unit else ''}"
    return f"{text} (± {item.tolerance})" if tolerance(item) else text


def _plain(value: Decimal) -> str:
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _in_unit(given: Amount, wanted: Amount) -> tuple[Fraction, bool]:
    """Return the given value in the wanted unit, and whether it had to be converted."""
    if given.dimension == "temperature":
        zero = measure(Fraction(0), wanted.unit).size
        step = measure(Fraction(1), wanted.unit).size - zero
        return (given.size - zero) / step, measure(given.value, wanted.unit).size != given.size
    if given.dimension == "" or wanted.value == 0:
        return given.value, False
    step = wanted.size / wanted.value
    return given.size / step, given.value * step != given.size


def _how_far(off: Fraction, wanted: Fraction) -> str:
    """Say by how much an answer is off, where that tells something."""
    ratio = abs(off / wanted) if wanted else None
    if ratio is not None and abs(wanted + off) == 10 * abs(wanted):
        return "A factor of ten too much?"
    if ratio is not None and abs(wanted + off) * 10 == abs(wanted):
        return "A factor of ten too little?"
    size = float(abs(off))
    return f"Off by {size:,.10g}."
