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
from quizgen.language.encoder import MODEL_FOLDER, Classes, Encoder, Scorers
from quizgen.language.pieces import piece_sentences
from quizgen.language.readings import Reading, Tree, decide_trees, read_alone, read_sentences
from quizgen.language.sentences import split_sentences
from quizgen.language.words import Span, split_words

LONGEST_SENTENCE = 300
# Names that look like function words to a lower-case vocabulary.
_ACRONYMS = frozenset(("WHO", "US", "IT", "OR"))


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
        if not usable:
            return [], []
        first = read_sentences(self.encoder, [pieces[number] for number in usable])
        readings = [[reading] for reading in first]
        unsure = [place for place, reading in enumerate(first) if not reading.is_sure()]
        again = read_alone(self.encoder, [pieces[usable[place]] for place in unsure])
        for place, reading in zip(unsure, again, strict=True):
            readings[place].append(reading)
        trees = decide_trees(readings, self.scorers, self.classes)
        sentences = [
            self._sentence(index, raw[number], reading, tree)
            for index, (number, reading, tree) in enumerate(zip(usable, first, trees, strict=True))
        ]
        return sentences, [reading.links for reading in first]

    def _sentence(self, index: int, raw: RawSentence, reading: Reading, tree: Tree) -> Sentence:
        names = self.classes
        tags = [
            "NNP" if text in _ACRONYMS else names.tags[number]
            for text, number in zip(raw.texts, reading.tags, strict=True)
        ]
        tokens = tuple(
            Token(
                index=place,
                text=text,
                tag=tags[place],
                lemma=base_form(
                    text,
                    tags[place],
                    tree.labels[place],
                    tags[tree.heads[place]] if tree.heads[place] >= 0 else "",
                    names.scripts[reading.scripts[place]],
                    self.vocabulary,
                ),
                head=tree.heads[place],
                label=tree.labels[place],
                start=raw.words[place][0],
                end=raw.words[place][1],
                entity=names.entities[reading.entities[place]] if reading.entities[place] else "",
                certainty=tree.certainties[place],
            )
            for place, text in enumerate(raw.texts)
        )
        return Sentence(index, raw.block, raw.text, raw.start, raw.end, tokens)


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
