"""Brackets that hold only life dates, pronunciation or an original name: taken out, and kept."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from quizgen.article.text import Aside
from quizgen.article.traced import Traced

_BRACKETS = r"\s?\((?P<held>(?:[^()]|\([^()]*\)){1,300})\)"
_IPA = "ɐɑɒɓʙɔɕɖɗəɚɛɜɝɞɟɠɢʛɣɤɦɧɥɨɪɫɬɭɮɯɰɱɲɳɴɵɸɹɺɻɽɾʀʁʂʃʈʉʊʋʌʍʎʏʐʑʒʔʕʡʢʘǀǁǂǃˈˌːˑ"
_SLASHED = rf"\s?/(?=[^/\n]{{0,60}}[{_IPA}])[^/\n]{{1,60}}/"
_SQUARED = rf"\s?\[(?=[^\]\n]{{0,60}}[{_IPA}])[^\]\n]{{1,60}}\]"
_ANY = re.compile(f"{_BRACKETS}|{_SLASHED}|{_SQUARED}")
_PRONOUNCED = re.compile(r"\b(?:pronounced|pronunciation|IPA|listen|help·info)\b|ⓘ", re.IGNORECASE)
_LANGUAGES = (
    "Afrikaans Albanian Amharic Arabic Aramaic Armenian Azerbaijani Basque Belarusian Bengali "
    "Bosnian Breton Bulgarian Burmese Cantonese Catalan Cherokee Chinese Cornish Croatian Czech "
    "Danish Dutch English Estonian Filipino Finnish French Galician Georgian German Greek Guarani "
    "Gujarati Hausa Hawaiian Hebrew Hindi Hungarian Icelandic Igbo Indonesian Inuktitut Irish "
    "Italian Japanese Javanese Kannada Kazakh Khmer Korean Kurdish Kyrgyz Lao Latin Latvian "
    "Lithuanian Luxembourgish Macedonian Malay Malayalam Maltese Mandarin Manx Marathi Mongolian "
    "Māori Maori Nahuatl Navajo Nepali Norse Norwegian Occitan Odia Pali Pashto Persian Polish "
    "Portuguese Punjabi Quechua Romanian Romansh Russian Samoan Sanskrit Scots Serbian Sinhala "
    "Slovak Slovene Slovenian Somali Spanish Swahili Swedish Tagalog Tajik Tamil Tatar Telugu Thai "
    "Tibetan Tongan Turkish Turkmen Ukrainian Urdu Uyghur Uzbek Vietnamese Welsh Xhosa Yiddish "
    "Yoruba Zulu pinyin romanised romanized"
).split()
# "Greek: ...", "from Old Norse ...", "German for ...": the name in another language.
_ORIGINAL = re.compile(
    r"^(?:in |from |the |also )*(?:(?:Old|Ancient|Middle|Classical|Modern|Medieval|Late|Brazilian|"
    r"Simplified|Traditional|Standard|Scottish|Swiss|High|Low|Koine|Biblical|Ottoman) )*"
    rf"(?:{'|'.join(_LANGUAGES)})\b(?: (?:and|or) \w+)?"
    r"(?:: | for [\"'“‘]| [\"'“‘]| pronunciation| name\b| language\b| romani[sz]ed)",
    re.IGNORECASE,
)
_MONTHS = (
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sept sep oct nov dec"
).split()
_DATE_WORDS = frozenset(
    "c ca circa born died b d r reigned ruled fl flourished active ad bc bce ce ah in on at aged "
    "before after about around or and to until from present".split()
    + list(_MONTHS)
)
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_YEARS = re.compile(
    r"(?:\b\d{1,4}s?\??|\?)\s?(?:AD |BCE? |CE )?\s?(?:[–—‒-]|\bto\b|\buntil\b)\s?.{0,60}?"
    r"(?:\d{2,4}\b|\?|present\b)",
    re.IGNORECASE,
)
_BORN = re.compile(
    r"^(?:né\w*\b.{0,40}?)?\b(?:born|died|b\.|d\.|r\.|reigned|fl\.|flourished)\s?.{0,60}?\d{3,4}",
    re.IGNORECASE,
)
_LEFT_COMMA = re.compile(r"^, (?=(?:is|are|was|were)\b)")


def take_asides(letters: Traced) -> tuple[Traced, tuple[Aside, ...]]:
    """Take life dates, pronunciation and original names out of a cleaned paragraph.

    Only round brackets are kept as asides; IPA between slashes or in square
    brackets goes without a trace.
    """
    edits: list[tuple[int, int, str]] = []
    asides: list[Aside] = []
    removed = 0
    for match in _ANY.finditer(letters.text):
        held = match["held"]
        start, end = match.span()
        if held is not None and held.strip():
            if not is_aside(held):
                continue
            first = match.start("held") + len(held) - len(held.lstrip())
            last = match.end("held") - len(held) + len(held.rstrip())
            asides.append(
                Aside(
                    start - removed,
                    held.strip(),
                    letters.offset(first),
                    letters.offset(last - 1) + 1,
                )
            )
        comma = _LEFT_COMMA.match(letters.text[end:])
        # "Athens (...), is the capital": the comma went with the brackets.
        if comma and not re.search(r"[,.;:]", letters.text[:start]):
            end += 1
        edits.append((start, end, ""))
        removed += end - start
    return letters.edited(edits), tuple(asides)


def is_aside(held: str) -> bool:
    """Say whether the words in brackets are life dates, pronunciation or an original name."""
    return bool(
        _life_dates(held)
        or _PRONOUNCED.search(held)
        or _ORIGINAL.match(held.strip())
        or any(letter in _IPA for letter in held)
        or _foreign_script(held)
    )


def _life_dates(held: str) -> bool:
    """Say whether brackets hold a range of dates, or a birth or death, with places at most."""
    held = held.strip()
    ranged = _YEARS.search(held)
    if not (ranged or _BORN.match(held)) or not re.search(r"\d", held):
        return False
    words = _TOKEN.findall(held)
    other = [word for word in words if not word.isdigit() and word.lower() not in _DATE_WORDS]
    if not other:
        return True
    # Places are capitalised: "(Paris, 3 May 1820 – Rome, 4 June 1890)".
    return len(other) <= 6 and all(
        word[0].isupper() or word in ("né", "née", "of", "the", "de") for word in other
    )


def _foreign_script(held: str) -> bool:
    """Say whether some word is in another script than Latin; one Greek letter is science."""
    for word in re.findall(r"[^\W\d_]+", held):
        strange = sum(not _latin(letter) for letter in word)
        if strange == len(word) and (strange > 1 or ord(word) > 0x2E80):
            return True
    return False


@lru_cache(maxsize=4096)
def _latin(letter: str) -> bool:
    """Say whether a letter is Latin, or marks one."""
    return ord(letter) < 0x250 or unicodedata.name(letter, "").startswith(("LATIN", "MODIFIER"))
