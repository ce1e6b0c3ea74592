"""Measure the language model on a treebank: ``python -m quizgen.language.evaluate FILE``.

Prints one ``name: value`` a line. Tags, lemmas, heads and labels are counted
over all gold words, punctuation included; a label counts with its subtype.
Sentence ends and words are counted from the raw text of each paragraph. Where
mentions are annotated, so are entity types (at the head words of mentions) and
links. Speed counts everything from gold words to linked mentions.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from pathlib import Path

from quizgen.language.analyser import Analyser, RawSentence
from quizgen.language.conllu import GoldDocument, read_documents
from quizgen.language.link_measures import CLASSES, count_links
from quizgen.language.measures import Tally, count_splitting, count_tokens


def figures(path: Path, analyser: Analyser) -> Iterator[tuple[str, float]]:
    """Yield the figures of a treebank file by name, in percent unless the name says otherwise."""
    tally = Tally()
    seconds, words, has_entities = 0.0, 0, False
    for document in read_documents(path):
        raw = gold_sentences(document)
        began = time.perf_counter()
        analysed = analyser.document(raw)
        seconds += time.perf_counter() - began
        analysis = {sentence.block: sentence.tokens for sentence in analysed.sentences}
        for number, gold in enumerate(document.sentences):
            words += len(gold.words)
            count_tokens(tally, gold, analysis.get(number, ()), document.has_entities)
        count_splitting(tally, document)
        if document.has_entities:
            has_entities = True
            sentences, vectors = analyser.parse(raw)
            count_links(tally, document.sentences, sentences, vectors, analyser.scorers)
    yield from _tree_figures(tally, has_entities)
    yield "sentence_boundary_f1", tally.f1("boundary")
    yield "sentence_span_f1", tally.f1("sentence")
    yield "word_f1", tally.f1("word")
    if has_entities:
        yield from _link_figures(tally)
    yield "words", words
    yield "words_per_second", words / max(seconds, 1e-9)


def gold_sentences(document: GoldDocument) -> list[RawSentence]:
    """Return a document's gold words as sentences to analyse; ``block`` is the sentence number."""
    return [
        RawSentence(number, gold.text, 0, len(gold.text), ((0, 0),) * len(gold.words), gold.words)
        for number, gold in enumerate(document.sentences)
    ]


def _tree_figures(tally: Tally, has_entities: bool) -> Iterator[tuple[str, float]]:
    yield "tag_accuracy", tally.recall("tag")
    yield "uas", tally.recall("uas")
    yield "las", tally.recall("las")
    yield "lemma_accuracy", tally.recall("lemma")
    if has_entities:
        yield "entity_type_f1", tally.f1("entity")
        yield "mention_head_f1", tally.f1("mention")


def _link_figures(tally: Tally) -> Iterator[tuple[str, float]]:
    for name in CLASSES:
        yield f"{name}_decisions_right", tally.recall(name + "_decision")
        yield f"{name}_link_precision", tally.precision(name)
        yield f"{name}_link_recall", tally.recall(name)
        yield f"{name}_link_precision_found_mentions", tally.precision(name + "_found")
        yield f"{name}_link_recall_found_mentions", tally.recall(name + "_found")


def main() -> None:
    """Print the figures of one treebank file."""
    parser = argparse.ArgumentParser(
        prog="python -m quizgen.language.evaluate",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", type=Path, help="a .conllu or .conllu.gz file")
    parser.add_argument("--model", type=Path, help="folder of the model (default: the packaged)")
    options = parser.parse_args()
    if not options.file.is_file():
        parser.error(f"no such file: {options.file}")
    analyser = Analyser(options.model) if options.model else Analyser()
    for name, value in figures(options.file, analyser):
        print(f"{name}: {value:.2f}" if value < 1000 else f"{name}: {value:.0f}")


if __name__ == "__main__":
    main()
