"""Headings by their shape and wording, and what a document calls its sections."""

from __future__ import annotations

import re

_NUMBERED_HEADING = re.compile(
    r"(?:Chapter|Part|Section|Unit|Lesson|Book|Act|Module|Appendix) [\dIVXLCA-Z]+\b", re.IGNORECASE
)
# Sections whose paragraphs are not the article's own prose.
_SIDE_SECTION = re.compile(
    r"^(?:\d+(?:\.\d+)* )?(?:references|notes(?: and references)?|citations|bibliography|"
    r"works cited|footnotes|endnotes|sources|further reading|external links|see also|"
    r"(?:table of )?contents|key (?:terms|words|concepts)|keywords|glossary|"
    r"(?:review|study|discussion|practice|chapter|critical thinking|self-check|comprehension|"
    r"check your) (?:questions|exercises|problems|understanding|review)|questions|exercises|"
    r"questions (?:to consider|for (?:discussion|review|thought))|"
    r"problems|homework|acknowledge?ments?|about the authors?|"
    r"author information|competing interests|funding|conflicts? of interest|"
    r"related (?:articles|stories|news)|sister links|have your say|gallery|credits|"
    r"(?:image|photo) credits|index|disclaimer|copyright)[:.]?$",
    re.IGNORECASE,
)
# Boxes that hold a list or one paragraph; the article goes on after them without a heading.
_BOX = re.compile(
    r"^(?:\d+(?:\.\d+)* )?(?:links? to learning|(?:learning )?(?:objectives|outcomes|goals)|"
    r"get involved|visual connection|art connection|interactive(?: link)?|watch (?:it|this)|"
    r"try it|think about it|what do you think\??|concepts? in action|everyday connection)[:.]?$",
    re.IGNORECASE,
)
_SECTION_NUMBER = re.compile(r"\d+\.\d+(?:\.\d+)*\.? +[A-Z]")
_NOTE_MARKS = re.compile(r"(?:\s?\[\d+\])+$")
_NUMBERING = re.compile(
    r"^(?:\d+(?:\.\d+)*[.)]?|(?:Chapter|Section|Part|Unit|Lesson|Module) \d+(?:\.\d+)*[.:–—-]?)\s+"
    r"(?=\S)",
    re.IGNORECASE,
)


def is_heading(text: str, longest: int = 14) -> bool:
    """Say whether a line standing alone reads as a heading, by its shape only.

    ``longest`` is the number of words that it may have.
    """
    text = _NOTE_MARKS.sub("", text.strip())
    words = text.split()
    if not words or len(words) > longest or len(text) > 8 * longest:
        return False
    if _NUMBERED_HEADING.match(text) and len(words) < 10:
        return True
    if _SECTION_NUMBER.match(text) and len(words) < 10:
        return True
    if re.search(r"[.!,;:…][\"'”’)\]]*$|\b(?:and|or|of|the|a)$", text):
        return False
    first = re.search(r"\w", text)
    return first is not None and not first.group().islower() and any(map(str.isalpha, text))


def is_side_section(text: str) -> bool:
    """Say whether a heading stands over references, exercises or the like, not over prose."""
    return bool(_SIDE_SECTION.match(text.strip()))


def is_box(text: str) -> bool:
    """Say whether a heading stands over a short box beside the text."""
    return bool(_BOX.match(text.strip()))


def readable_heading(text: str) -> str:
    """Return a heading without its number, and not shouted."""
    bare = _NUMBERING.sub("", text)
    bare = bare.rstrip(" :#") or text
    if bare == bare.upper() and len(bare) > 5 and " " in bare:
        return bare.capitalize()
    return bare
