"""Is a text English? A statistic over function words, careful with short texts."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

# Frequent words that other languages in Latin script do not share.
_ENGLISH = frozenset(
    "the of and to that was with for by from which were their his it as are this have been but "
    "they at or had its he she who has not when after into than other these be can more most "
    "between through during about some there also only her where while each both "
    "would could in an on".split()
)
_OTHERS = {
    "German": "der die und den das von zu mit sich des auf ist dem nicht ein eine als auch nach",
    "French": "le la les des du une est dans qui que sur pour par au aux avec cette sont il ont",
    "Spanish": "el los las del una que por con para como más fue se su sus es en y al lo",
    "Italian": "il gli della di che è con nel una per sono dal alla del si fu un anche dei le",
    "Portuguese": "os uma do da dos das em que não com para foi ao na no por mais é como seu",
    "Dutch": "het een van de en dat op te zijn voor met niet aan werd ook door bij naar uit om",
    "Swedish": "och att det som en på är av för med den till ett har inte de om var från",
    "Danish or Norwegian": "og det som på er av for med til en et har ikke de om var fra ble",
    "Polish": "w i na z do się nie że jest jako od przez oraz był po to dla o ze roku",
    "Turkish": "ve bir bu için ile olarak olan daha çok da de sonra kadar gibi en ya ancak",
    "Indonesian": "yang dan di dengan dari untuk pada ini itu adalah dalam tidak oleh sebagai",
    "Latin": "et est ad non cum qui quod sed ut ex per ab sunt esse atque enim autem",
}
_FOREIGN = {language: frozenset(words.split()) for language, words in _OTHERS.items()}
_WORD = re.compile(r"[^\W\d_]+")
_SURE = 40  # words from which the share of function words can be trusted


def foreign_language(text: str, limit: int = 20_000) -> str:
    """Name the language or script of a text that is not English; empty when it may be English.

    Short texts pass unless they are clearly something else.
    """
    words = [word.lower() for word in _WORD.findall(text[:limit])]
    if not words:
        return ""
    script = _script(text[:limit])
    if script:
        return script
    counts = Counter(words)
    english = sum(counts[word] for word in _ENGLISH) / len(words)
    name, share = max(
        (
            (name, sum(counts[word] for word in known) / len(words))
            for name, known in _FOREIGN.items()
        ),
        key=lambda pair: pair[1],
    )
    if share > 0.12 and share > 2 * english:
        return name
    if len(words) >= _SURE and english < 0.08:
        return "another language"
    return ""


def _script(text: str) -> str:
    """Name the script of a text most of whose letters are not Latin."""
    letters = [letter for letter in text[:4000] if letter.isalpha()]
    strange = [letter for letter in letters if ord(letter) > 0x24F]
    if 2 * len(strange) <= len(letters):
        return ""
    names = Counter(unicodedata.name(letter, "an unknown").split()[0] for letter in strange)
    return f"{names.most_common(1)[0][0].title()} script"
