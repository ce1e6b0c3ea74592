"""Splitting of a sentence into words with offsets, as Universal Dependencies English does.

NLTK's tokenizer does the bulk (clitics, punctuation, brackets). The rules here
bring it to the treebanks' habit: hyphenated words and slashes fall apart
unless a prefix or a number holds them together, addresses stay whole, units
and signs part from their numbers.
"""

from __future__ import annotations

import re
from itertools import pairwise

from nltk.tokenize import NLTKWordTokenizer

from quizgen.language.abbreviations import ABBREVIATIONS

Span = tuple[int, int]

# One letter for one letter, so that offsets hold; NLTK knows only the plain apostrophe.
_PLAIN = str.maketrans({"’": "'", "‘": "`", "ʼ": "'", "\u00a0": " ", "\u202f": " "})
_TOKENIZER = NLTKWordTokenizer()

_WHOLE = re.compile(
    r"(?:https?://|www\.)[^\s<>\"“”]*[\w/#]"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|edu|gov|co\.uk)\b(?:/[^\s<>\"“”]*[\w/#])?"
    r"|\b(?:US|AU|NZ|HK|CA|[AC])\$(?=\d)|°(?=[CF]\b)"
    r"|(?<![\w&])[A-Z]{1,3}&[A-Z]{1,3}(?![\w&])"
    r"|\[\.\.\.\]|\[…\]"
    r"|(?<![\w.])(?:[A-Za-z]\.){2,}(?![\w.])"
    r"|[!?]{2,}|(?<=[\s(])[:;]-?[)(D](?=\s|$)|\*{2,}|-{3,}|_{2,}|={2,}"
)
_PREFIXES = frozenset(
    "anti arch bi co counter cross de e ex extra hyper infra inter intra macro mega meta micro "
    "mid mini multi neo non out over para poly post pre pro proto pseudo psycho quasi re semi "
    "socio sub super supra trans tri ultra un under uni vice".split()
)
_DASH = re.compile(r"[-‐‑–—―]+|\.{2,}|…|/")
_SIGN_BEFORE = re.compile(r"[$€£¥~±<>=]|[−-](?=\d)")
_SIGN_AFTER = re.compile(r"(?<=\d)(?:%|€|£|\$|°)$")
_UNIT = re.compile(
    r"(?<=\d)(?:km²|km2|km|m²|m2|m³|cm|mm|nm|µm|kg|mg|µg|g|kB|MB|GB|TB|kHz|MHz|GHz|Hz|kW|MW|GW|kWh|"
    r"mph|ft|lbs?|ml|mL|am|pm|AM|PM|a\.m\.|p\.m\.|bn|m)$"
)
_CLOSING = re.compile(r"\s?[\"'”’\])\[]")
_NUMERIC = re.compile(r"[\d.,:/-]*\d[\d.,:/-]*$")
_PHONE = re.compile(r"\+?\d+(?:[-‐‑]\d{2,}){2,}$|\d{3}[-‐‑]\d{4}$|\d{3,4}[-‐‑]\d{1,2}[-‐‑]\d{1,2}$")
_NAME_TAIL = re.compile(r"[A-Z][a-z]{1,5}[-‐‑][a-z]{1,6}$")
_NOT_NAME_TAIL = frozenset(
    "based born like style led made wide era bound type run backed owned funded held only first "
    "level sized day time mail area age shaped free new old".split()
)


def split_words(sentence: str) -> list[Span]:
    """Return the (start, end) offsets of the words of one sentence, in order."""
    spans: list[Span] = []
    position = 0
    for match in _WHOLE.finditer(sentence):
        spans.extend(_plain_words(sentence, position, match.start()))
        spans.append(match.span())
        position = match.end()
    spans.extend(_plain_words(sentence, position, len(sentence)))
    return spans


def _plain_words(sentence: str, start: int, end: int) -> list[Span]:
    text = sentence[start:end].translate(_PLAIN)
    if not text.strip():
        return []
    try:
        rough = list(_TOKENIZER.span_tokenize(text))
    except ValueError:  # NLTK loses its place where straight and doubled quotes mix
        rough = [match.span() for match in re.finditer(r"\w+(?:[.,]\w+)*|[^\w\s]", text)]
    spans: list[Span] = []
    for first, last in rough:
        before = text[spans[-1][0] : first] if spans else ""
        spans.extend(_refine(text, first, last, before))
    return [(start + first, start + last) for first, last in spans]


def _refine(text: str, start: int, end: int, before: str) -> list[Span]:
    """Split one of NLTK's words further where the treebanks do."""
    word = text[start:end]
    if len(word) < 2 or not any(letter.isalnum() for letter in word):
        return [(start, end)]
    cuts: set[int] = set()
    if _hides_stop(word, text[end : end + 2]):
        word = word[:-1]
        cuts.add(len(word))
    sign = _SIGN_BEFORE.match(word)
    if sign and sign.end() < len(word) and word[sign.end()].isalnum():
        cuts.add(sign.end())
    for tail in (_SIGN_AFTER.search(word), _UNIT.search(word)):
        if tail:
            cuts.add(tail.start())
    for dash in _DASH.finditer(word):
        if not _held_together(word, dash, before):
            cuts.update((dash.start(), dash.end()))
    places = sorted({0, end - start} | cuts)
    return [(start + a, start + b) for a, b in pairwise(places) if a < b]


def _hides_stop(word: str, after: str) -> bool:
    """Tell whether a word keeps a full stop of its own right ("funds. [21]", 'now."', "2. Go")."""
    bare = word[:-1]
    if not word.endswith(".") or "." in bare or bare.lower() in ABBREVIATIONS:
        return False
    return bare.isdigit() or bool(_CLOSING.match(after))


def _held_together(word: str, dash: re.Match[str], before: str) -> bool:
    """Tell whether a hyphen, slash or dots inside a word leave it whole."""
    mark = dash.group()
    if dash.start() == 0 or dash.end() == len(word):
        return False
    if mark == "/":
        return bool(_NUMERIC.match(word)) and word.count("/") <= 2
    if mark not in ("-", "‐", "‑"):
        return False
    if _PHONE.match(word):
        return True
    prefix = re.split(r"[-‐‑/]", word[: dash.start()])[-1]
    if prefix.lower() in _PREFIXES:
        return True
    named = _NAME_TAIL.match(word) and re.match(r"[A-Z][a-z]+ $", before)
    return bool(named) and word[dash.end() :] not in _NOT_NAME_TAIL
