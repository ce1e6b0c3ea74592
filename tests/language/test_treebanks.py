"""The shipped model holds its figures; needs the treebanks, which are not part of the project."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from quizgen.language.analyser import Analyser
from quizgen.language.conllu import read_documents
from quizgen.language.evaluate import gold_sentences
from quizgen.language.link_measures import count_links
from quizgen.language.measures import Tally, count_splitting, count_tokens

ROOT = Path(__file__).resolve().parents[2]
TREEBANKS = Path(os.environ.get("QUIZGEN_TREEBANKS", ROOT.parent / "shared" / "treebanks"))

needs_treebanks = pytest.mark.skipif(
    not TREEBANKS.is_dir(), reason="no treebanks here; set QUIZGEN_TREEBANKS to their folder"
)


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return Analyser()


@needs_treebanks
def test_gum_dev_figures(analyser: Analyser) -> None:
    tally = Tally()
    for document in read_documents(TREEBANKS / "en_gum-ud-dev.conllu.gz"):
        sentences, vectors = analyser.parse(gold_sentences(document))
        for sentence in sentences:
            count_tokens(tally, document.sentences[sentence.block], sentence.tokens, typed=True)
        count_splitting(tally, document)
        count_links(tally, document.sentences, sentences, vectors, analyser.scorers)
    assert tally.recall("las") >= 89.6
    assert tally.recall("tag") >= 97.4
    assert tally.recall("lemma") >= 98.2
    assert tally.f1("entity") >= 81
    assert tally.f1("boundary") >= 97.5
    assert tally.f1("word") >= 99.8
    assert tally.precision("pronoun") >= 84
    assert tally.recall("pronoun") >= 82


@needs_treebanks
def test_ewt_test_figures(analyser: Analyser) -> None:
    tally = Tally()
    for document in read_documents(TREEBANKS / "en_ewt-ud-test.conllu.gz"):
        sentences, _ = analyser.parse(gold_sentences(document))
        found = {sentence.block: sentence.tokens for sentence in sentences}
        for number, gold in enumerate(document.sentences):
            count_tokens(tally, gold, found.get(number, ()), typed=False)
    assert tally.recall("las") >= 89.9
    assert tally.recall("uas") >= 92.0
    assert tally.recall("tag") >= 96.4
