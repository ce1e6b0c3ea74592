"""The outcome of marking: a verdict, the reason for it in words, and what differed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal


class Verdict(StrEnum):
    """How an answer was judged."""

    RIGHT = "right"
    NEAR = "near"  # almost right: the learner decides whether it counts
    PARTIAL = "partial"  # some gaps right
    WRONG = "wrong"
    UNKNOWN = "unknown"  # "don't know"


class Reason(StrEnum):
    """Why an answer got its verdict; the value is the sentence that the learner reads."""

    EXACT = "Exactly the answer."
    CHOSEN = "That is the right option."
    JUDGED = "You judged the statement rightly."
    CASE = "Capital letters don't matter."
    ACCENTS = "Accents don't matter."
    PUNCTUATION = "Punctuation doesn't matter."
    SPACING = "Spaces and hyphens don't matter."
    ARTICLE = "Articles (a, an, the) don't matter."
    ABBREVIATION = "An abbreviation of the same words."
    SPELLING = "British and American spelling are both right."
    NUMBER = "The same number, written another way."
    DATE = "The same date, written another way."
    TIME = "The same time of day, written another way."
    AMOUNT = "The same amount, written another way."
    TOLERANCE = "Within the tolerance."
    TITLE = "Titles don't matter."
    INITIALS = "The same name, with initials."
    LIST_ORDER = "The order of a list doesn't matter."
    LEAD_IN = "The little words around the answer don't matter."
    SIDE = "What stands in brackets may be left out."
    ALL_GAPS = "Every gap is right."
    PLURAL = "Singular and plural differ."
    TYPO = "A slip of the keys?"
    PART = "A part of the answer; some of it is missing."
    MORE = "The answer is in there, with other words beside it."
    ACRONYM = "The first letters of the answer."
    SURNAME = "Only a part of the name."
    WORD_ORDER = "The right words in another order."
    LESS_PRECISE = "Right as far as it goes; the answer is more precise."
    NO_UNIT = "The right number; the unit is missing."
    OTHER_UNIT = "The right number, but another unit."
    SOME_GAPS = "Some gaps are right."
    NO_GAPS = "No gap is right."
    TOO_HIGH = "Too high."
    TOO_LOW = "Too low."
    OTHER_NUMBER = "A number differs."
    OTHER_DATE = "Another date."
    NEGATED = "One of the two says not."
    NOT_A_NUMBER = "That is not a number."
    DIFFERENT = "Not the answer."
    OTHER_OPTION = "Another option is right."
    MISJUDGED = "It is the other way round."
    NOTHING = "No answer given."


PieceKind = Literal["same", "extra", "missing"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of letters in a comparison: in both texts, only typed, or only in the answer."""

    kind: PieceKind
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """The marking of one answer (or of one gap).

    ``share`` is the part of the points earned, 0 to 1, unless the learner decides
    otherwise; a near miss earns all or nothing by how much is missing. ``difference``
    turns what was typed into ``expected``; it is empty where the two are the same or
    have little in common.
    """

    verdict: Verdict
    reason: Reason
    expected: str = ""
    share: float = 0.0
    difference: tuple[Piece, ...] = ()
    gaps: tuple[Mark, ...] = ()
    detail: str = ""

    @property
    def sentence(self) -> str:
        """The reason, with its detail, as the learner reads it."""
        return f"{self.reason.value} {self.detail}".rstrip()


def dump_mark(mark: Mark) -> dict[str, Any]:
    """Return a mark as plain JSON data; defaults are left out."""
    data: dict[str, Any] = {"verdict": mark.verdict.value, "reason": mark.reason.name}
    if mark.expected:
        data["expected"] = mark.expected
    if mark.share:
        data["share"] = mark.share
    if mark.difference:
        data["difference"] = [[piece.kind, piece.text] for piece in mark.difference]
    if mark.gaps:
        data["gaps"] = [dump_mark(gap) for gap in mark.gaps]
    if mark.detail:
        data["detail"] = mark.detail
    return data


def load_mark(data: dict[str, Any]) -> Mark:
    """Return the mark that ``dump_mark`` wrote."""
    pieces: Sequence[tuple[PieceKind, str]] = data.get("difference", ())
    return Mark(
        Verdict(data["verdict"]),
        Reason[data["reason"]],
        data.get("expected", ""),
        data.get("share", 0.0),
        tuple(Piece(kind, text) for kind, text in pieces),
        tuple(load_mark(gap) for gap in data.get("gaps", ())),
        data.get("detail", ""),
    )
