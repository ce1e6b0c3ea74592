"""Splitting of a paragraph into sentences with offsets.

Punkt (Kiss & Strunk, 2006), its parameters trained on the treebanks' raw text,
proposes the ends. Small named rules then mend what it cannot know: titles,
numbered abbreviations, initials, quotations, footnote marks, enumerations.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

from quizgen.language.abbreviations import ABBREVIATIONS, BEFORE_NAME, BEFORE_NUMBER

PARAMETERS = Path(__file__).parent / "model" / "punkt.json"

# One letter for one letter, so that offsets hold; Punkt knows only straight quotes.
_PLAIN = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'"})
_LAST_WORD = re.compile(r"[^\W\d_][\w.'-]*\.$")
_INITIAL = re.compile(r"(?:^|[\s(\"'.-])[A-Z]\.$")
_ENUMERATOR = re.compile(r"[(\[]?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxIVX]{1,5})[.)\]]{1,2}$")
_MARKS_AFTER_STOP = re.compile(
    r"(?:\s*\[(?:\d{1,3}|[a-z]|note \d+|citation needed|[a-z ]{3,20} needed|\?)\])+(?=\s|$)"
)
_MISSED_STOP = re.compile(
    r"(?<=[a-z\d)\"'][.?!])(?:[\"')\]]*(?:\[\d{1,3}\])+|(?<=[a-z]\.)\d{1,3}(?:,\d{1,3})*)\s+(?=[A-Z\"])"
    r"|(?<=[a-z]{2}[.?!])[\"')\]]+\s+(?=[A-Z])"
)
_MONTHS = frozenset(
    "January February March April May June July August September October November December".split()
)
_CONTINUES = re.compile(r"[\"'(\[]*[a-z](?!\w*[A-Z])|[,;:)\]%&/]|[-–—]+\s*[a-z]")


def split_sentences(paragraph: str) -> list[tuple[int, int]]:
    """Return the (start, end) offsets of the sentences of a paragraph, without outer blanks."""
    text = paragraph.translate(_PLAIN)
    spans: list[tuple[int, int]] = []
    for start, end in _cut_missed(text, _move_marks(text, _rough_spans(text))):
        if spans and _belongs_together(text, spans[-1], (start, end)):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


@cache
def _splitter() -> tuple[PunktSentenceTokenizer, PunktParameters]:
    """The trained splitter and its parameters, read once a process."""
    parameters = PunktParameters()
    stored = json.loads(PARAMETERS.read_text(encoding="utf-8"))
    parameters.abbrev_types = set(stored["abbreviations"]) | ABBREVIATIONS
    parameters.collocations = {tuple(pair) for pair in stored["collocations"]}
    parameters.sent_starters = set(stored["starters"])
    parameters.ortho_context.update(stored["contexts"])
    return PunktSentenceTokenizer(parameters), parameters


def _rough_spans(text: str) -> list[tuple[int, int]]:
    found = _splitter()[0].span_tokenize(text)
    return [_stripped(text, start, end) for start, end in found if text[start:end].strip()]


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    own = text[start:end]
    return start + len(own) - len(own.lstrip()), start + len(own.rstrip())


def _move_marks(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give footnote marks after a stop to the sentence before them."""
    moved: list[tuple[int, int]] = []
    for start, end in spans:
        if moved:
            marks = _MARKS_AFTER_STOP.match(text, moved[-1][1], end)
            if marks:
                moved[-1] = (moved[-1][0], marks.end())
                start, end = _stripped(text, marks.end(), end)
                if start >= end:
                    continue
        moved.append((start, end))
    return moved


def _cut_missed(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Cut where a stop is hidden by a footnote number or a closing quote."""
    cut = []
    for start, end in spans:
        for gap in _MISSED_STOP.finditer(text, start, end):
            if _LAST_WORD.search(text, start, gap.start()) and _is_abbreviation(
                text[start : gap.start()]
            ):
                continue
            cut.append(_stripped(text, start, gap.end()))
            start = gap.end()
        cut.append((start, end))
    return cut


def _is_abbreviation(before: str) -> bool:
    return _last_word(before) in _splitter()[1].abbrev_types


def _last_word(text: str) -> str:
    """Return the word before a text's final full stop, in lower case, or an empty text."""
    word = _LAST_WORD.search(text)
    return word.group()[:-1].lower() if word else ""


def _belongs_together(text: str, before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Tell whether two proposed sentences are one."""
    left, right = text[before[0] : before[1]], text[after[0] : after[1]]
    return any(rule(left, right) for rule in _JOINING)


def _goes_on_in_lower_case(left: str, right: str) -> bool:
    """A stop before a small letter or a comma was no end ("'Why?' he asked", "Yahoo! is")."""
    return bool(_CONTINUES.match(right))


def _ends_in_title(left: str, right: str) -> bool:
    """A title needs its name ("Dr. Smith", "Clyst St. Mary")."""
    return _last_word(left) in BEFORE_NAME and right[:1].isalpha()


def _counts_on(left: str, right: str) -> bool:
    """Some abbreviations need their number or month ("No. 12", "c. 1580", "b. March 2009")."""
    if _last_word(left) not in BEFORE_NUMBER:
        return False
    return right[:1].isdigit() or right.split(maxsplit=1)[0] in _MONTHS


def _ends_in_initial(left: str, right: str) -> bool:
    """An initial is followed by its name ("J. Smith") unless a common word follows."""
    if not _INITIAL.search(left):
        return False
    follower = re.match(r"[A-Z][\w'-]*", right)
    if not follower:
        return False
    if re.match(r"[A-Z]\.", right):
        return True
    return not _is_common_word(follower.group())


def _is_common_word(word: str) -> bool:
    """Tell whether training saw the word in lower case, or at the start of many sentences."""
    parameters = _splitter()[1]
    lowered = word.lower()
    small_letter_seen = parameters.ortho_context.get(lowered, 0) & 0b1110000
    return lowered in parameters.sent_starters or bool(small_letter_seen)


def _only_enumerates(left: str, right: str) -> bool:
    """A bare number or letter opens the sentence that follows ("2. Wash your hands.")."""
    return bool(_ENUMERATOR.fullmatch(left))


def _stands_in_brackets(left: str, right: str) -> bool:
    """A bracket opened a few letters before a stop is still open ("(m. 1949; div. 1964)")."""
    tail = left[-12:]
    return tail.rfind("(") > tail.rfind(")") and ")" in right[:60]


_JOINING = (
    _goes_on_in_lower_case,
    _ends_in_title,
    _counts_on,
    _ends_in_initial,
    _only_enumerates,
    _stands_in_brackets,
)
