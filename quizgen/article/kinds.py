"""What a piece of an article is as far as it tells by itself: caption, by-line, heading, prose."""

from __future__ import annotations

import re

from quizgen.article.dates import DATE
from quizgen.article.english import foreign_language
from quizgen.article.headings import is_box, is_heading, is_side_section
from quizgen.article.pieces import Piece
from quizgen.article.text import BlockKind

_CAPTION = re.compile(
    r"(?i:Figures?|Figs?\.|Tables?|Photos?|Plates?|Maps?|Images?|Box|Exhibit|Chart|Illustration|"
    r"Diagram|Graph|Video|Listing|Extract|Algorithm|Scheme) ?(?:[A-Z]?\d[\d.–-]*[a-z]?|[IVX]+)\b"
    r"(?! (?:shows?|lists?|gives?|presents?|illustrates?|compares?|summari[sz]es?|depicts?|"
    r"displays?|is|are|and)\b)"
)
_CREDIT = re.compile(
    r"\((?:credit|photo|image|source)\b|"
    r"\b(?:Image|Photo(?:graph)?|Picture|Credit|Photo credit|Source|Courtesy|Illustration|Map)s?"
    r"(?: by| of|:) ?[A-Z]|"
    r"©|\b(?:Getty Images|Wikimedia Commons|Shutterstock|Reuters/|AP Photo|EPA/)"
)
_PICTURED = re.compile(
    r"^(?:An? (?:view|example|photo\w*|painting|portrait|map|drawing|sketch|statue|model|diagram|"
    r"page|poster|bust|picture) (?:of|from|by|showing)|One of|Portrait of|Statue of|View of|"
    r"Map of|Photo\w* of|Painting of|Detail of|The author|"
    r"(?:Above|Below|Left|Right|Top|Bottom|Pictured):)"
)
_PICTURE_WORDS = re.compile(
    r", (?:photo\w*|painting|portrait|engraving|drawing|woodcut|lithograph|etching|c\.|ca\.|circa|"
    r"in (?:1\d|20)\d\d|(?:1\d|20)\d\d$|\d+(?:st|nd|rd|th)\b|by [A-Z]|at the|in full|"
    r"from (?:a|the)|(?:seen|shown|pictured|left|right|centre|center)\b)|"
    r"^[^,.:]{3,40} in (?:1[5-9]|20)\d\d$|"
    r"^[A-Z].{2,40} (?:showing|holding|wearing|standing|posing|speaking|sitting|performing)\b|"
    r"\b(?:c\.|circa) ?(?:1\d|20)\d\d|\((?:left|right|centre|center|top|bottom|pictured)\)",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"^(?:(?:Written|Posted|Published|Reported|Story|Words|Text|Edited|Reviewed|Translated) by|"
    r"By(?! (?:the|The|New)\b)) (?:(?:Dr|Prof|Professor|Mr|Mrs|Ms)\.? )?"
    r"[A-Z][\w.'’-]*(?:,? (?:and |& |de |van |von )*[A-Z][\w.'’-]*)+"
    r"(?:\s?[,|•·–—-].{0,80})?(?<![.!?])$"
)
_STAMP = re.compile(
    r"^(?:(?:first |last )?(?:published|posted|updated|modified|date|created|issued|released|"
    r"retrieved)(?: on| at|:)? ?:?\s*)?(?:\d\d?[:.]\d\d ?(?:[ap]\.?m\.?)?(?: [a-z]{2,4})?,? )?"
    rf"(?:{DATE})(?:[,|•·–—-]? .{{0,60}})?$",
    re.IGNORECASE,
)
# Lines of a page that are no part of its article.
_FURNITURE = re.compile(
    r"^(?:advertisement|share(?: this.*)?|print(?: this.*)?|read (?:more|next|also)\b.*|"
    r"related(?::| articles).*|sign up\b.*|subscribe\b.*|click here\b.*|"
    r"(?:about )?\d+ min(?:ute)?s? read.*|all rights reserved.*|copyright\b.*|©.*|"
    r"follow us\b.*|table of contents|contents|continue reading\b.*|skip to\b.*|"
    r"back to top.*|page \d+(?: of \d+)?|\d+|isbn\b.*|doi:.*|keywords?:.*|tags?:.*|"
    r"\[\^[^\]]+\]:.*|https?://\S+|source: https?://\S+|from wikipedia, the free encyclopedia|"
    r"this article (?:is about|needs|may|incorporates).*|for (?:the|other) [^.]*, see .*|"
    r"see also: .*|main articles?: .*|further information: .*|coordinates: .*|"
    r"not to be confused with .*)$",
    re.IGNORECASE,
)
ATTRIBUTION = re.compile(r"^[—–-]{1,2} ?[A-Z\"“]")
_CONTENTS_LINE = re.compile(
    r"(?<![.\s])\s?(?:\.\s?){3,}+\s*(?:\d+|[ivxl]+)\s*$|\S\s{3,50}\d{1,4}\s*$"
)
_ADDRESS = re.compile(r"(?<![^\s@])[^\s@]{1,64}@[^\s@]{1,200}\.\w+")
_TELEPHONE = re.compile(r"\b(?:tel|phone|fax)\b[.:]? ?\+?[\d(]|\+\d{7,}")
_LONGEST = 20  # words in a headline
_TERMINAL = re.compile(r"[.!?…][\"'”’)\]]*(?:\s?\[\d+\])*$")
_WORDS = re.compile(r"[^\W_]+")


def stands_apart(line: str) -> bool:
    """Say whether a line above or below a paragraph is none of it: by-line, date, attribution."""
    line = line.strip()
    return len(line) < 150 and bool(
        _BYLINE.match(line)
        or _STAMP.match(line)
        or _FURNITURE.match(line)
        or ATTRIBUTION.match(line)
    )


def kind_alone(piece: Piece, explicit: bool) -> BlockKind:
    """Say what kind a piece is as far as it tells by itself.

    ``explicit`` says that the format names its headings, so that none need be guessed.
    """
    text = piece.flat
    words = len(_WORDS.findall(text))
    if not words or _FURNITURE.match(text) or (words < 20 and ATTRIBUTION.match(text)):
        return "other"
    if piece.kind == "table" or _CONTENTS_LINE.search(piece.letters.text):
        return "table" if piece.kind == "table" else "other"
    if _CAPTION.match(text) or (words < 40 and _CREDIT.search(text)):
        return "caption"
    if words <= 20 and (_BYLINE.match(text) or _STAMP.match(text)):
        return "other"
    if words < 40 and _ADDRESS.search(text) and not _TERMINAL.search(text):
        return "other"
    if piece.kind in ("heading", "prose") and words <= 30:
        ended = bool(_TERMINAL.search(text))
        if (_PICTURED.match(text) and not (ended and words > 12)) or (
            not ended and _PICTURE_WORDS.search(text)
        ):
            return "caption"
    if (
        piece.kind == "prose"
        and words >= 12
        and foreign_language(text) not in ("", "another language")
    ):
        return "other"
    if words < 40 and _TELEPHONE.search(text):
        return "other"
    if is_side_section(text) or is_box(text):
        return "other" if explicit and piece.kind == "prose" else "heading"
    if piece.kind == "prose" and not _TERMINAL.search(text) and is_heading(text, _LONGEST):
        return "other" if explicit else "heading"
    return piece.kind
