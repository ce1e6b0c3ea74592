"""Numbers as instructors write them, read exactly: "1,000", "1 000", "−4", "2.50"."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

_SPACES = "\u00a0\u2009\u202f"  # no-break, thin, narrow no-break
_GROUPED = re.compile(rf"[+-]?\d{{1,3}}(?:([,_ {_SPACES}])\d{{3}})(?:\1\d{{3}})*(?:\.\d+)?")
_COMMA = re.compile(r"[+-]?\d+,\d+")
LARGEST_EXPONENT = 60


def read_number(text: str) -> Decimal:
    """Return the number that a text writes.

    Thousands may be grouped by commas, underscores or spaces. Raises ValueError,
    worded for the instructor, for anything else that is not a finite number.
    """
    cleaned = text.strip().replace("−", "-")
    if _GROUPED.fullmatch(cleaned):
        cleaned = re.sub(rf"[,_ {_SPACES}]", "", cleaned)
    elif _COMMA.fullmatch(cleaned):
        raise ValueError(f"is {text!r}: write decimals with a point, like 3.14")
    try:
        number = Decimal(cleaned)
    except InvalidOperation:
        raise ValueError(
            f"is {text!r}, not a number: write digits, like 1675 or 0.5; a unit goes in 'unit'"
        ) from None
    if not number.is_finite():
        raise ValueError(f"is {text!r}: write a finite number, like 1675 or 0.5")
    if number and abs(number.adjusted()) > LARGEST_EXPONENT:
        raise ValueError(f"is {text!r}: write a number with at most {LARGEST_EXPONENT} digits")
    return number


def read_tolerance(text: str) -> tuple[Decimal, bool]:
    """Return a tolerance's size, and whether it is in per cent of the answer."""
    size = text.strip()
    percent = size.endswith("%")
    number = read_number(size.removesuffix("%"))
    if number < 0:
        raise ValueError(f"is {text!r}: write a number of 0 or more, like 5, or a share like 2%")
    return number, percent


def write_number(number: Decimal) -> str:
    """Return a number as plain digits, without an exponent."""
    return format(number, "f")
