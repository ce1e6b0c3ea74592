from __future__ import annotations

import subprocess
import sys

import pytest

from quizgen.article.text import Article, Block, BlockKind
from quizgen.language import Analyser, Document, Sentence

TEXT = (
    "Mara Lindqvist founded the Harbour Museum in Oslo in 1962. She ran it for thirty years "
    "with her brother. The museum was sold by the city’s council, and Lindqvist didn't forgive it."
)


def article(*texts: str, kind: BlockKind = "prose") -> Article:
    blocks = tuple(Block(kind, text, ((0, 0),)) for text in texts)
    return Article("\n".join(texts), "", blocks)


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return Analyser()


@pytest.fixture(scope="module")
def document(analyser: Analyser) -> Document:
    return analyser.analyse(article("A first paragraph stands here.", TEXT))


def word(sentence: Sentence, text: str) -> int:
    return next(token.index for token in sentence.tokens if token.text == text)


def test_every_token_is_found_at_its_offsets(document: Document) -> None:
    texts = ["A first paragraph stands here.", TEXT]
    assert [sentence.block for sentence in document.sentences] == [0, 1, 1, 1]
    assert [sentence.index for sentence in document.sentences] == [0, 1, 2, 3]
    for sentence in document.sentences:
        block = texts[sentence.block]
        assert block[sentence.start : sentence.end] == sentence.text
        for token in sentence.tokens:
            assert block[token.start : token.end] == token.text


def test_trees_have_one_root_and_no_circles(document: Document) -> None:
    for sentence in document.sentences:
        assert [token.label for token in sentence.tokens if token.head < 0] == ["root"]
        assert len(sentence.subtree(sentence.root)) == len(sentence.tokens)


def test_a_plain_sentence_is_understood(document: Document) -> None:
    sentence = document.sentences[1]
    founded = sentence.tokens[sentence.root]
    assert (founded.text, founded.lemma, founded.tag) == ("founded", "found", "VBD")
    labels = {
        sentence.tokens[child].text: sentence.tokens[child].label
        for child in sentence.children[founded.index]
    }
    assert labels["Mara"] == "nsubj"
    assert labels["Museum"] == "obj"
    entities = {token.text: token.entity for token in sentence.tokens if token.entity}
    assert entities["Mara"] == "person"
    assert entities["Oslo"] == "place"
    assert entities["1962"] == "time"
    assert founded.certainty > 0.9


def test_passives_and_clitics(document: Document) -> None:
    sentence = document.sentences[3]
    sold = sentence.tokens[sentence.root]
    assert (sold.lemma, sentence.tokens[word(sentence, "council")].label) == ("sell", "obl:agent")
    assert sentence.tokens[word(sentence, "museum")].label == "nsubj:pass"
    assert sentence.tokens[word(sentence, "n't")].lemma == "not"
    assert sentence.tokens[word(sentence, "’s")].tag == "POS"


def test_pronouns_are_linked_to_the_person(document: Document) -> None:
    first, second = document.sentences[1:3]
    links = {link.mention: link for link in document.links}
    she = links[(2, word(second, "She"))]
    assert she.antecedent == (1, word(first, "Mara"))
    assert she.probability > 0.8
    assert links[(2, word(second, "her"))].antecedent[0] in (1, 2)
    for link in document.links:
        assert link.antecedent < link.mention
        assert 0 < link.probability <= 1


def test_the_same_text_gives_the_same_document(document: Document) -> None:
    again = Analyser(threads=1).analyse(article("A first paragraph stands here.", TEXT))
    assert again == document


def test_only_prose_is_analysed(analyser: Analyser) -> None:
    assert analyser.analyse(article(TEXT, kind="heading")) == Document(())
    assert analyser.analyse(article("", "  ")) == Document(())


def test_a_sentence_too_long_to_encode_is_left_out(analyser: Analyser) -> None:
    endless = "the red fox and " * 200 + "the hare ran."
    document = analyser.analyse(article(endless, "The hare slept."))
    assert [sentence.text for sentence in document.sentences] == ["The hare slept."]


def test_strange_letters_do_no_harm(analyser: Analyser) -> None:
    text = "\u200b\ufeff The 東京 tower 🗼 is old\u0301… \x07 ok.\ud7ff ''``\"”“"
    document = analyser.analyse(article(text, "x" * 5000, "?!", "\u200b", "- - -"))
    for sentence in document.sentences:
        assert len(sentence.subtree(sentence.root)) == len(sentence.tokens)


def test_importing_the_room_loads_no_heavy_library() -> None:
    code = (
        "import sys, quizgen.language\n"
        "heavy = {'onnxruntime', 'nltk', 'numpy', 'tokenizers', 'torch'} & set(sys.modules)\n"
        "print(' '.join(sorted(heavy)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert (run.stdout.strip(), run.stderr, run.returncode) == ("", "", 0)


def test_analysing_needs_no_training_library() -> None:
    code = (
        "import sys; from quizgen.language import Analyser; Analyser()\n"
        "heavy = {'torch', 'onnx', 'transformers', 'safetensors'} & set(sys.modules)\n"
        "print(' '.join(sorted(heavy)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert (run.stdout.strip(), run.stderr, run.returncode) == ("", "", 0)
