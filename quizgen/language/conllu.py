"""Reading of CoNLL-U treebanks (Universal Dependencies, version 2).

Used to train and to measure the language model, never to generate a quiz.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class GoldMention:
    """One annotated mention: words ``start`` to ``end`` (exclusive) of its sentence."""

    start: int
    end: int
    entity_type: str
    chain: str


@dataclass(frozen=True)
class GoldSentence:
    """One sentence with its gold analysis; ``heads`` holds -1 for the root."""

    text: str
    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    tags: tuple[str, ...]
    heads: tuple[int, ...]
    labels: tuple[str, ...]
    space_after: tuple[bool, ...]
    mentions: tuple[GoldMention, ...]
    starts_paragraph: bool


@dataclass
class GoldDocument:
    """One document of a treebank; ``has_entities`` tells whether mentions are annotated."""

    name: str
    sentences: list[GoldSentence] = field(default_factory=list)
    has_entities: bool = False

    def paragraphs(self) -> list[list[GoldSentence]]:
        """Return the sentences grouped by paragraph."""
        groups: list[list[GoldSentence]] = []
        for sentence in self.sentences:
            if sentence.starts_paragraph or not groups:
                groups.append([])
            groups[-1].append(sentence)
        return groups


def read_documents(path: Path) -> Iterator[GoldDocument]:
    """Yield the documents of a ``.conllu`` or ``.conllu.gz`` file.

    Multi-word ranges (``3-4``) and empty nodes (``8.1``) are skipped. A
    sentence-level basic label keeps its subtype (``nsubj:pass``).
    """
    opener = gzip.open if path.suffix == ".gz" else open
    document = GoldDocument(path.name)
    rows: list[list[str]] = []
    no_space_ranges: dict[int, bool] = {}
    text = ""
    paragraph = True
    open_mentions: list[tuple[str, str, int]] = []
    with opener(path, "rt", encoding="utf-8") as handle:
        for line in handle:
            line = line.rstrip("\n")
            if line.startswith("#"):
                if line.startswith("# newdoc"):
                    if document.sentences:
                        yield document
                    document = GoldDocument(line.partition("= ")[2])
                    open_mentions = []
                    paragraph = True
                elif line.startswith("# newpar") and "newpar_block" not in line:
                    paragraph = True
                elif line.startswith("# global.Entity"):
                    document.has_entities = True
                elif line.startswith("# text = "):
                    text = line[len("# text = ") :]
                continue
            if line:
                columns = line.split("\t")
                if "-" in columns[0]:
                    last = int(columns[0].split("-")[1])
                    no_space_ranges[last] = "SpaceAfter=No" in columns[9]
                elif "." not in columns[0]:
                    rows.append(columns)
                continue
            if rows:
                document.sentences.append(
                    _sentence(rows, no_space_ranges, text, paragraph, open_mentions)
                )
                rows, no_space_ranges, paragraph = [], {}, False
    if document.sentences:
        yield document


def _sentence(
    rows: list[list[str]],
    no_space_ranges: dict[int, bool],
    text: str,
    paragraph: bool,
    open_mentions: list[tuple[str, str, int]],
) -> GoldSentence:
    mentions: list[GoldMention] = []
    open_mentions.clear()
    for index, columns in enumerate(rows):
        _read_entities(columns[9], index, open_mentions, mentions)
    spaces = _spaces_after(rows, no_space_ranges, text)
    return GoldSentence(
        text=text,
        words=tuple(row[1] for row in rows),
        lemmas=tuple(row[2] for row in rows),
        tags=tuple(row[4] for row in rows),
        heads=tuple(int(row[6]) - 1 for row in rows),
        labels=tuple(row[7] for row in rows),
        space_after=spaces,
        mentions=tuple(mentions),
        starts_paragraph=paragraph,
    )


def _spaces_after(
    rows: list[list[str]], no_space_ranges: dict[int, bool], text: str
) -> tuple[bool, ...]:
    """Find the blanks by aligning the words with the raw text, which never lies."""
    spaces: list[bool] = []
    position = 0
    for number, row in enumerate(rows, 1):
        found = text.find(row[1], position)
        if found < 0 or text[position:found].strip():
            no_space = "SpaceAfter=No" in row[9] or no_space_ranges.get(number, False)
            spaces.append(not no_space)
            continue
        position = found + len(row[1])
        spaces.append(position >= len(text) or text[position].isspace())
    return tuple(spaces)


_ENTITY_EVENT = re.compile(r"\(([^()]+)\)?|([^()]+)\)")


def _read_entities(
    misc: str,
    index: int,
    open_mentions: list[tuple[str, str, int]],
    mentions: list[GoldMention],
) -> None:
    """Read one word's ``Entity=`` value (CorefUD bracket notation) into ``mentions``."""
    value = next((part[7:] for part in misc.split("|") if part.startswith("Entity=")), "")
    position = 0
    while position < len(value):
        match = _ENTITY_EVENT.match(value, position)
        if match is None:
            return
        position = match.end()
        if match.group(1) is not None:
            chain, _, rest = match.group(1).partition("-")
            entity_type = rest.partition("-")[0]
            if match.group(0).endswith(")"):
                mentions.append(GoldMention(index, index + 1, entity_type, chain))
            else:
                open_mentions.append((chain, entity_type, index))
        else:
            chain = match.group(2)
            for place in range(len(open_mentions) - 1, -1, -1):
                if open_mentions[place][0] == chain:
                    _, entity_type, start = open_mentions.pop(place)
                    mentions.append(GoldMention(start, index + 1, entity_type, chain))
                    break


def head_word(sentence: GoldSentence, start: int, end: int) -> int:
    """Return the word of a span whose head lies outside of it (the first such word)."""
    for index in range(start, end):
        if not start <= sentence.heads[index] < end:
            return index
    return start


def mention_heads(sentence: GoldSentence) -> dict[int, tuple[str, str]]:
    """Return head word -> (entity type, chain); a coordination is headed by its conjunction.

    Where two mentions share a head word, the narrower one keeps it.
    """
    found: dict[int, tuple[int, str, str]] = {}
    for mention in sentence.mentions:
        head = head_word(sentence, mention.start, mention.end)
        conjuncts = [
            index
            for index in range(mention.start, mention.end)
            if sentence.heads[index] == head and sentence.labels[index] == "conj"
        ]
        if conjuncts:
            for index in range(head, mention.end):
                if sentence.labels[index] == "cc" and sentence.heads[index] in conjuncts:
                    head = index
                    break
        width = mention.end - mention.start
        if head not in found or width < found[head][0]:
            found[head] = (width, mention.entity_type, mention.chain)
    return {head: (kind, chain) for head, (_, kind, chain) in found.items()}


def word_spans(sentence: GoldSentence) -> list[tuple[int, int]] | None:
    """Return the words' offsets in the sentence's text, or nothing where the text differs."""
    spans = []
    position = 0
    for word in sentence.words:
        start = sentence.text.find(word, position)
        if start < 0 or sentence.text[position:start].strip():
            return None
        position = start + len(word)
        spans.append((start, position))
    return spans
