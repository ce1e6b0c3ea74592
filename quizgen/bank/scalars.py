"""Texts as YAML: plain where that is safe for every reader, quoted or as a block where not."""

from __future__ import annotations

import json
import re

# Starts with a letter or digit, ends without a blank, and has no sign inside that could
# mean something to YAML; a comma means something between brackets only.
_SIGNS = r":#\[\]{}\"\\`\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff"
_PLAIN = re.compile(rf"[^\W_](?:[^{_SIGNS}]*[^\s{_SIGNS}])?")
_OTHER_TYPE = re.compile(
    r"null|true|false|yes|no|on|off|y|n|[\d.,:_+\-/ ]+|0x[0-9a-f]+|0o[0-7]+|\d[\d.]*e[+-]?\d+",
    re.IGNORECASE,
)
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_BLOCKABLE = re.compile(r"\S(?:.*\S)?(?:\n+\S(?:.*\S)?|\n+ +\S(?:.*\S)?)*")


def plain(text: str, flow: bool = False) -> bool:
    """Return whether a text can stand without quotes and be a text to every YAML reader.

    ``flow`` says that it stands between brackets or braces.
    """
    if flow and "," in text:
        return False
    return bool(_PLAIN.fullmatch(text)) and not _OTHER_TYPE.fullmatch(text)


def quoted(text: str) -> str:
    """Return a text in double quotes; odd characters as codes."""
    escaped = json.dumps(text, ensure_ascii=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", escaped)


def inline(text: str, flow: bool = False) -> str:
    """Return a text on one line: plain if that is safe, else in double quotes."""
    return text if plain(text, flow) else quoted(text)


def blockable(text: str) -> bool:
    """Return whether a text can be a ``|-`` block that no editor changes by trimming lines."""
    return not _UNSAFE.search(text) and bool(_BLOCKABLE.fullmatch(text))


def block(text: str, indent: int) -> str:
    """Return a text as a ``|-`` block whose lines are indented by so many blanks."""
    margin = " " * indent
    return "|-" + "".join(f"\n{margin}{line}" if line else "\n" for line in text.split("\n"))


def prose(text: str, indent: int) -> str:
    """Return a text as a block; in double quotes where a block would not bring it back."""
    return block(text, indent) if blockable(text) else quoted(text)
