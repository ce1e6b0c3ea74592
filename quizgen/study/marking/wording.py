"""Foldings of words: each takes away one difference that does not matter, and says which.

The foldings are applied one after the other to both texts; the first after which
the two agree names the reason.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from quizgen.study.clean import clean_line
from quizgen.study.marking.numerals import CARDINALS, MAGNITUDES, ORDINALS, read_number, roman
from quizgen.study.marking.verdict import Reason

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_QUOTES = str.maketrans({"‘": "'", "’": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"',
                         "„": '"', "«": '"', "»": '"', "‐": "-", "‑": "-", "‒": "-", "–": "-",
                         "—": "-", "−": "-", "…": "...", "×": "x"})  # fmt: skip
# Letters that begin names we all shorten, and what they stand for; kept to capitals.
_SHORT_FORMS = [
    (re.compile(pattern), full)
    for pattern, full in (
        (r"\bU\.?\s?S\.?\s?A\b\.?", "United States"),
        (r"\b(?:the )?United States of America\b", "United States"),
        (r"\bU\.\s?S\.(?=\W|$)|\bUS\b", "United States"),
        (r"\bU\.?K\b\.?", "United Kingdom"),
        (r"\bU\.?N\b\.?", "United Nations"),
        (r"\bE\.?U\b\.?", "European Union"),
        (r"\bU\.?A\.?E\b\.?", "United Arab Emirates"),
        (r"\bU\.?S\.?S\.?R\b\.?", "Soviet Union"),
        (r"\bWW\s?(?:2|II)\b|\b[Ss]econd [Ww]orld [Ww]ar\b", "World War 2"),
        (r"\bWW\s?(?:1|I)\b|\b[Ff]irst [Ww]orld [Ww]ar\b", "World War 1"),
        (r"\bSt\b\.?(?= [A-Z])", "Saint"),
        (r"\bSte\b\.?(?= [A-Z])", "Sainte"),
        (r"\bMt\b\.?(?= [A-Z])", "Mount"),
        (r"\bFt\b\.?(?= [A-Z])", "Fort"),
        (r"(?<=\w )Ave\b\.?", "Avenue"),
        (r"(?<=\w )Rd\b\.?", "Road"),
        (r"(?<=\w )St\b\.?$", "Street"),
        (r"\b[Uu]niv\b\.?", "University"),
        (r"\b[Dd]ept\b\.?", "Department"),
        (r"\b[Gg]ovt\b\.?", "government"),
        (r"\b[Ii]ntl\b\.?", "International"),
        (r"\bvs?\b\.?(?= )", "versus"),
        (r"\b[Nn]o\. ?(?=\d)", "number "),
        (r"\b[Cc]o\b\.", "Company"),
        (r"\b[Cc]orp\b\.?", "Corporation"),
        (r"\b[Ii]nc\b\.?", "Incorporated"),
        (r"\b[Ll]td\b\.?", "Limited"),
    )
]
# British to American, on folded words; both sides pass through it, so a false hit does no harm.
_SPELLINGS = [
    (re.compile(pattern), american)
    for pattern, american in (
        (r"(?<=[a-z]{2})our(?=(s|ed|ing|ite|ites|able|ful|al|er|ers|hood|ly)?$)", "or"),
        (r"(?<=[a-z]{2})is(?=(e|es|ed|ing|er|ers|ation|ations)$)", "iz"),
        (r"(?<=[a-z])ys(?=(e|es|ed|ing|er|ers)$)", "yz"),
        (r"(?<=(?:..[tbc]|uch|.gr))re(?=s?$)", "er"),
        (r"(?<=[a-z]{2}o)gue(?=s?$)", "g"),
        (r"(?<=[a-z]{2})ence(?=s?$)", "ense"),
        (r"ll(?=(ed|ing|er|ers|ery)$)", "l"),
        (r"(?:(?<=^)|(?<=[^aeiou]))(ae|oe)(?=[a-z]{3})", "e"),
        (r"^grey", "gray"), (r"plough", "plow"), (r"aluminium", "aluminum"),
        (r"sulph", "sulf"), (r"^tyre", "tire"), (r"^programme", "program"),
        (r"^cheque", "check"), (r"^kerb", "curb"), (r"mould", "mold"), (r"^sceptic", "skeptic"),
        (r"^jewellery$", "jewelry"), (r"^storey", "story"), (r"^pyjama", "pajama"),
        (r"(?<=[a-z])wards$", "ward"), (r"^whilst$", "while"), (r"^fulfil(?=s|$)", "fulfill"),
        (r"(?<=kilo)gramme|(?<=^)gramme", "gram"), (r"^judgement", "judgment"),
        (r"^artefact", "artifact"), (r"^manoeuv", "maneuv"), (r"^cosy$", "cozy"),
    )
]  # fmt: skip
_LEAD_INS = re.compile(
    r"^(?:(?:it|he|she|they|this|that|there)(?: is| was| are| were|s|re)? |"
    r"(?:is|was|are|were|because|because of|due to|by means of|called|named|known as|"
    r"in|on|at|by|to|from|for|of|with|as|into|during|since|through|near|around|under|over|after|"
    r"before|until|per) )+"
)


def exact(text: str) -> str:
    """Fold white space and invisible letters alone."""
    return clean_line(text).translate(_QUOTES)


def case(text: str) -> str:
    """Fold capital letters."""
    return text.casefold()


def accents(text: str) -> str:
    """Fold accents and letters of other alphabets: Ł -> l, é -> e."""
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def umlauts(text: str) -> str:
    """Fold umlauts the German way, for who types Goering for Göring."""
    return accents(text.translate(_UMLAUTS))


def punctuation(text: str) -> str:
    """Fold punctuation to spaces, except what gives numbers and names their sense (3.5, C#, -4)."""
    text = re.sub(r"(?<=\d),(?=\d{3}\b)", "", text)
    text = re.sub(r"(?<=[a-z])['.](?=[a-z]\b|s\b|\s|$)", "", text, flags=re.I)
    text = text.replace("'", "").replace("&", " and ")
    text = re.sub(r"(?<!\d)\.|\.(?!\d)", " ", text)
    text = re.sub(r"(?<=[\w%])-|-(?!\d)", " ", text)
    text = re.sub(r"(?<!\d)[:/]|[:/](?!\d)", " ", text)
    return " ".join(re.sub(r"[\"!?,;(){}\[\]_*~|<>\\]", " ", text).split())


def spacing(text: str) -> str:
    """Fold spaces between words that may be written as one; numbers stay apart."""
    return re.sub(r"(?<=[^\W\d]) (?=[^\W\d])", "", text)


def articles(text: str) -> str:
    """Drop the articles: "the" anywhere, "a" and "an" where the text begins."""
    words = re.sub(r"^(?:an?|the) (?=.)", "", text)
    return re.sub(r"\bthe (?=.)", "", words)


def short_forms(text: str) -> str:
    """Write well-known abbreviations out; needs the capital letters of the typed text."""
    for pattern, full in _SHORT_FORMS:
        text = pattern.sub(full, text)
    return text


def spelling(text: str) -> str:
    """Fold British spelling to American."""
    words = text.split()
    for pattern, american in _SPELLINGS:
        words = [pattern.sub(american, word) for word in words]
    return " ".join(words)


def roman_numerals(text: str) -> str:
    """Write Roman numerals as digits where they follow a name or stand alone: Charles II."""
    words = text.split()
    for index, word in enumerate(words):
        value = roman(word.strip(".,;()"))
        follows_name = index > 0 and words[index - 1][:1].isupper()
        if value is not None and (follows_name or (len(words) == 1 and len(word) > 1)):
            words[index] = str(value)
    return " ".join(words)


def numbers(text: str) -> str:
    """Write number words and ordinals as digits: "the thirty-fifth" -> "35"."""
    words = text.split()
    folded: list[str] = []
    index = 0
    while index < len(words):
        taken, value = _number_at(words, index)
        folded.append(value)
        index += taken
    return " ".join(folded)


def lead_ins(text: str) -> str:
    """Drop the little words before an answer: "it was in Paris" -> "paris"."""
    return articles(_LEAD_INS.sub("", text)) or text


def _number_at(words: list[str], index: int) -> tuple[int, str]:
    """Return how many words make a number at ``index`` (at least 1), and the text for them."""
    word = words[index]
    if ordinal := re.fullmatch(r"(\d+)(?:st|nd|rd|th)", word):
        return 1, ordinal[1]
    if word in CARDINALS or (word in ("a", "an") and words[index + 1 : index + 2] != []
                             and words[index + 1] in MAGNITUDES):  # fmt: skip
        run = words[index : index + 12]
        found = read_number(" ".join(run))
        if found is not None:
            rest = found[1].split()
            taken = len(run) - len(rest)
            value = found[0]
            if rest and rest[0] in ORDINALS and value % 10 == 0 and ORDINALS[rest[0]] < 10:
                value, taken = value + ORDINALS[rest[0]], taken + 1
            return max(taken, 1), str(value)
    if word in ORDINALS:
        return 1, str(ORDINALS[word])
    if word[0].isdigit() and (found := read_number(" ".join(words[index : index + 3]))):
        taken = min(3, len(words) - index) - len(found[1].split())
        if taken >= 1 and not found[1][:1].strip():
            return taken, str(found[0])
    return 1, word


# Small foldings, mildest first; each is applied on top of those before it.
FOLDINGS: tuple[tuple[Reason, Callable[[str], str]], ...] = (
    (Reason.EXACT, exact),
    (Reason.CASE, case),
    (Reason.ACCENTS, accents),
    (Reason.PUNCTUATION, punctuation),
    (Reason.ARTICLE, articles),
    (Reason.SPELLING, spelling),
    (Reason.NUMBER, numbers),
    (Reason.LEAD_IN, lead_ins),
)


def plain(text: str) -> str:
    """Apply case, accents, punctuation and articles: the form that later comparisons start from."""
    return articles(punctuation(accents(case(exact(text)))))


def folded(text: str) -> str:
    """Apply every folding of FOLDINGS, with short forms and Roman numerals written out."""
    text = roman_numerals(short_forms(exact(text)))
    for _, fold in FOLDINGS[1:]:
        text = fold(text)
    return text
