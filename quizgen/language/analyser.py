"""An article in, a document of analysed sentences out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from quizgen.article.text import Article
from quizgen.language.base_forms import base_form
from quizgen.language.coreference import find_links
from quizgen.language.document import Document, Sentence, Token
from quizgen.language.encoder import MODEL_FOLDER, Classes, Encoder, Scorers, WindowScores
from quizgen.language.pieces import piece_sentences, windows
from quizgen.language.sentences import split_sentences
from quizgen.language.tree import arc_certainties, best_heads
from quizgen.language.words import Span, split_words

WINDOW_PIECES = 128
LONGEST_SENTENCE = 300


@dataclass(frozen=True)
class RawSentence:
    """A sentence before analysis: its place, and the offsets of its words in its block."""

    block: int
    text: str
    start: int
    end: int
    words: tuple[Span, ...]
    texts: tuple[str, ...]


class Analyser:
    """The loaded language model; one can serve many articles, and gives each the same analysis."""

    def __init__(self, folder: Path = MODEL_FOLDER, threads: int = 0) -> None:
        """Load the model's files; ``threads`` 0 lets the runtime choose."""
        self.classes = Classes.load(folder)
        self.scorers = Scorers(folder)
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.vocabulary = frozenset(self.tokenizer.get_vocab())
        self.encoder = Encoder(folder, threads)

    def analyse(self, article: Article) -> Document:
        """Analyse the prose blocks of an article: sentences, words, trees, mentions, links."""
        blocks = (
            (number, block.text)
            for number, block in enumerate(article.blocks)
            if block.kind in ("prose", "quote")
        )
        return self.document(raw_sentences(blocks))

    def document(self, raw: Sequence[RawSentence]) -> Document:
        """Analyse sentences whose words are known; those too long to encode are left out."""
        sentences, vectors = self.parse(raw)
        return Document(tuple(sentences), find_links(sentences, vectors, self.scorers))

    def parse(self, raw: Sequence[RawSentence]) -> tuple[list[Sentence], list[NDArray[np.float32]]]:
        """Return the analysed sentences and, for each, the linker's vectors [words, k]."""
        pieces = piece_sentences(self.tokenizer, [sentence.texts for sentence in raw])
        usable = [
            number
            for number, own in enumerate(pieces)
            if own.first and len(own.ids) <= LONGEST_SENTENCE
        ]
        packed = windows([pieces[number] for number in usable], WINDOW_PIECES)
        scores = self.encoder.run([window for _, window in packed])
        sentences: list[Sentence] = []
        vectors: list[NDArray[np.float32]] = []
        for (span, _), own in zip(packed, scores, strict=True):
            members = [raw[usable[place]] for place in span]
            sentences.extend(self._sentences(members, own, len(sentences), vectors))
        return sentences, vectors

    def _sentences(
        self,
        members: list[RawSentence],
        scores: WindowScores,
        first_index: int,
        vectors: list[NDArray[np.float32]],
    ) -> list[Sentence]:
        """Decode one window: trees sentence by sentence, then all labels at once."""
        heads: list[int] = []
        certainties: list[float] = []
        above: list[int] = []
        start = 0
        for member in members:
            end = start + len(member.words)
            columns = [0, *range(start + 1, end + 1)]
            own = scores.arcs[start:end, columns]
            tree = best_heads(own)
            heads.extend(tree)
            certainties.extend(arc_certainties(own, tree))
            above.extend(start + head + 1 if head >= 0 else 0 for head in tree)
            vectors.append(scores.links[start:end])
            start = end
        labels = decide_labels(self.scorers, self.classes, scores, np.array(above), heads)
        result = []
        start = 0
        for number, member in enumerate(members):
            tokens = tuple(
                self._token(member, index, start + index, scores, heads, labels, certainties)
                for index in range(len(member.words))
            )
            result.append(
                Sentence(
                    first_index + number,
                    member.block,
                    member.text,
                    member.start,
                    member.end,
                    tokens,
                )
            )
            start += len(tokens)
        return result

    def _token(
        self,
        member: RawSentence,
        index: int,
        place: int,
        scores: WindowScores,
        heads: list[int],
        labels: list[str],
        certainties: list[float],
    ) -> Token:
        entity = int(scores.entities[place])
        text = member.texts[index]
        tag = self.classes.tags[scores.tags[place]]
        start, end = member.words[index]
        return Token(
            index=index,
            text=text,
            tag=tag,
            lemma=base_form(
                text,
                tag,
                labels[place],
                self.classes.tags[scores.tags[place + heads[place] - index]]
                if heads[place] >= 0
                else "",
                self.classes.scripts[scores.scripts[place]],
                self.vocabulary,
            ),
            head=heads[place],
            label=labels[place],
            start=start,
            end=end,
            entity=self.classes.entities[entity] if entity else "",
            certainty=certainties[place],
        )


def decide_labels(
    scorers: Scorers,
    classes: Classes,
    scores: WindowScores,
    above: NDArray[np.int64],
    heads: list[int],
) -> list[str]:
    """Return the best label of each word's arc; only the root word is labelled ``root``."""
    table = scorers.labels(scores.dependents, scores.heads[above])
    root = classes.labels.index("root")
    is_root = np.array(heads) < 0
    table[~is_root, root] = -np.inf
    return [
        "root" if own else classes.labels[number]
        for own, number in zip(is_root, table.argmax(1), strict=True)
    ]


def raw_sentences(blocks: Iterable[tuple[int, str]]) -> list[RawSentence]:
    """Split numbered blocks of text into sentences and words."""
    result = []
    for number, text in blocks:
        for start, end in split_sentences(text):
            words = tuple((start + a, start + b) for a, b in split_words(text[start:end]))
            texts = tuple(text[a:b] for a, b in words)
            result.append(RawSentence(number, text[start:end], start, end, words, texts))
    return result


@cache
def default_analyser() -> Analyser:
    """The packaged model, loaded once a process."""
    return Analyser()


def analyse(article: Article) -> Document:
    """Analyse the prose of an article with the packaged model."""
    return default_analyser().analyse(article)
