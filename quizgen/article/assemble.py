"""From a document's pieces to an article: kinds judged, paragraphs cleaned, sections named."""

from __future__ import annotations

import re
from collections.abc import Set

from quizgen.article.clean import clean
from quizgen.article.english import foreign_language
from quizgen.article.headings import readable_heading
from quizgen.article.long_blocks import in_reach
from quizgen.article.noise import judge
from quizgen.article.pieces import Document
from quizgen.article.text import Article, Block
from quizgen.errors import UserError

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?][\"')\]]*(?:\s+(?=[\"'(]?[A-Z0-9])|$)")
MIN_SENTENCES = 2
MIN_WORDS = 8


def assemble(document: Document, name: str, place: str) -> Article:
    """Return the article in a document.

    ``name`` becomes its name, and its title where nothing better is found.
    Raises UserError, naming ``place``, when the prose is not English or too
    little to ask about.
    """
    judged = judge(document.pieces)
    words = _hyphen_words(document.text)
    blocks: list[Block] = []
    title = ""
    section = ""
    for piece in judged.pieces:
        letters, asides = clean(piece.letters, words)
        if not letters.text:
            continue
        if piece.kind == "heading":
            heading = readable_heading(letters.text)
            if not title and not any(
                block.kind in ("prose", "quote", "list_item") for block in blocks
            ):
                title = heading
            else:
                section = heading
            blocks.append(Block("heading", letters.text, letters.runs, "", asides))
        else:
            whole = Block(piece.kind, letters.text, letters.runs, section, asides)
            blocks.extend(in_reach(whole))
    _check(blocks, place)
    return Article(
        text=document.text,
        title=document.title or title or readable_name(name),
        blocks=tuple(blocks),
        date=judged.date or document.date,
        name=name,
        place=judged.place,
    )


def readable_name(name: str) -> str:
    """Return a file's name as a title: "royal-observatory" -> "Royal observatory"."""
    words = re.sub(r"[\s_-]+", " ", name).strip()
    return words[:1].upper() + words[1:] or "Untitled article"


def _hyphen_words(text: str) -> Set[str]:
    """Return a text's words, if any of its lines ends in a hyphen; empty otherwise."""
    if not re.search(r"\w[-‐][^\S\n]*\r?\n", text):
        return frozenset()
    return {word.lower() for word in _WORD.findall(text.replace("‐", "-"))}


def _check(blocks: list[Block], place: str) -> None:
    """Raise UserError unless there is enough English prose."""
    prose = [block.text for block in blocks if block.kind in ("prose", "list_item", "quote")]
    everything = " ".join(block.text for block in blocks)
    language = foreign_language(" ".join(prose) or everything)
    if not language and len(prose) < len(blocks):
        language = foreign_language(everything) if not any(prose) else ""
    if language:
        raise UserError(
            f"is not English (it reads as {language}): quizgen asks about English articles", place
        )
    text = " ".join(prose)
    sentences = sum(len(_SENTENCE_END.findall(part)) for part in prose)
    words = len(_WORD.findall(text))
    if not prose:
        raise UserError("has no prose to ask about: give an article of whole sentences", place)
    if sentences < MIN_SENTENCES or words < MIN_WORDS:
        count = f"{words} word{'s' if words != 1 else ''}"
        raise UserError(
            f"is too short to ask about ({count} of prose): give an article of some sentences",
            place,
        )
