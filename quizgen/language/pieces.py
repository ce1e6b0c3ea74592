"""Windows of sentences as word-piece ids: what the encoder reads.

A window is ``[CLS] s1 [SEP] s2 [SEP] ...``. Sentences of one window see one
another through attention, which gives the parser and the mention linker their
context; arcs never leave a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.language.case_shape import case_shape

if TYPE_CHECKING:
    from tokenizers import Tokenizer

MAX_PIECES = 510
CLS, SEP = 101, 102


@dataclass(frozen=True)
class PieceSentence:
    """Word pieces of one sentence: ids and, per word, its first and last piece."""

    ids: tuple[int, ...]
    shapes: tuple[int, ...]
    first: tuple[int, ...]
    last: tuple[int, ...]


@dataclass(frozen=True)
class Window:
    """One encoder input: flat pieces, and per word its pieces and its sentence in the window."""

    ids: tuple[int, ...]
    shapes: tuple[int, ...]
    first: tuple[int, ...]
    last: tuple[int, ...]
    sentence: tuple[int, ...]


def piece_sentences(
    tokenizer: Tokenizer, sentences: Sequence[Sequence[str]]
) -> list[PieceSentence]:
    """Cut the words of each sentence into pieces, each distinct word only once."""
    distinct = sorted({word for words in sentences for word in words})
    encodings = tokenizer.encode_batch(
        [[word] for word in distinct], is_pretokenized=True, add_special_tokens=False
    )
    unknown = tokenizer.token_to_id("[UNK]") or 0
    pieces: dict[str, tuple[int, ...]] = {
        word: tuple(encoding.ids[:16]) or (unknown,)
        for word, encoding in zip(distinct, encodings, strict=True)
    }
    result = []
    for words in sentences:
        ids: list[int] = []
        shapes: list[int] = []
        first: list[int] = []
        last: list[int] = []
        for word in words:
            own = pieces[word]
            first.append(len(ids))
            ids.extend(own)
            shapes.extend([case_shape(word)] * len(own))
            last.append(len(ids) - 1)
        result.append(PieceSentence(tuple(ids), tuple(shapes), tuple(first), tuple(last)))
    return result


def windows(sentences: Sequence[PieceSentence], limit: int) -> list[tuple[range, Window]]:
    """Pack consecutive sentences into windows of at most ``limit`` pieces (at least one each).

    A sentence of more than ``MAX_PIECES`` pieces is the caller's to split.
    """
    packed = []
    start = 0
    while start < len(sentences):
        end = start + 1
        size = 2 + len(sentences[start].ids)
        while end < len(sentences) and size + len(sentences[end].ids) + 1 <= limit:
            size += len(sentences[end].ids) + 1
            end += 1
        packed.append((range(start, end), _join(sentences[start:end])))
        start = end
    return packed


def _join(sentences: Sequence[PieceSentence]) -> Window:
    ids: list[int] = [CLS]
    shapes: list[int] = [0]
    first: list[int] = []
    last: list[int] = []
    number: list[int] = []
    for index, sentence in enumerate(sentences):
        offset = len(ids)
        ids.extend(sentence.ids)
        shapes.extend(sentence.shapes)
        first.extend(offset + place for place in sentence.first)
        last.extend(offset + place for place in sentence.last)
        number.extend([index] * len(sentence.first))
        ids.append(SEP)
        shapes.append(0)
    return Window(tuple(ids), tuple(shapes), tuple(first), tuple(last), tuple(number))
