"""Text from banks and keyboards, made safe to show: no control codes, no invisible letters."""

from __future__ import annotations

import re
import unicodedata

# Terminal control: CSI and OSC sequences, then any other escape with its letter.
_ESCAPES = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?|\x1b.?", re.DOTALL
)
# Letters without width, and marks that reorder a line: they break columns and can lie.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_MARKS_KEPT = 3  # combining marks kept on one letter: enough for any script, too few for towers


def clean(text: str) -> str:
    """Return ``text`` in NFC without escapes, control and invisible letters; line breaks stay."""
    if text.isascii() and text.isprintable():
        return text
    text = _ESCAPES.sub("", text)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return "".join(_lower_towers(text))


def clean_line(text: str) -> str:
    """Return ``text`` cleaned and folded to one line."""
    return " ".join(clean(text).split())


def _lower_towers(text: str) -> list[str]:
    kept: list[str] = []
    marks = 0
    for letter in text:
        category = unicodedata.category(letter)
        marks = marks + 1 if category[0] == "M" else 0
        is_control = category in ("Cc", "Cs", "Co", "Cn") and letter != "\n"
        if letter in "\u2028\u2029\x85":
            kept.append("\n")
        elif not is_control and marks <= _MARKS_KEPT:
            kept.append(letter)
    return kept
