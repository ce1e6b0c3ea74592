from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from quizgen.language.conllu import mention_heads, read_documents, word_spans

ROWS = """\
# newdoc id = one
# global.Entity = GRP-etype-infstat
# newpar
# sent_id = 1
# text = Ann didn't meet the mayor and his son.
1	Ann	Ann	PROPN	NNP	_	4	nsubj	_	Entity=(1-person-new)
2-3	didn't	_	_	_	_	_	_	_	_
2	did	do	AUX	VBD	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	meet	meet	VERB	VB	_	0	root	_	_
4.1	left	leave	VERB	VBD	_	_	_	_	_
5	the	the	DET	DT	_	6	det	_	Entity=(2-person-new(3-person-new
6	mayor	mayor	NOUN	NN	_	4	obj	_	Entity=3)
7	and	and	CCONJ	CC	_	9	cc	_	_
8	his	his	PRON	PRP$	_	9	nmod:poss	_	Entity=(4-person-new(3-person-giv)
9	son	son	NOUN	NN	_	6	conj	_	Entity=4)2)|SpaceAfter=No
10	.	.	PUNCT	.	_	4	punct	_	_

# newpar
# text = It rained.
1	It	it	PRON	PRP	_	2	expl	_	_
2	rained	rain	VERB	VBD	_	0	root	_	SpaceAfter=No
3	.	.	PUNCT	.	_	2	punct	_	_

"""


@pytest.fixture(params=["plain", "gzip"])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    if request.param == "gzip":
        file = tmp_path / "a.conllu.gz"
        file.write_bytes(gzip.compress(ROWS.encode()))
    else:
        file = tmp_path / "a.conllu"
        file.write_text(ROWS, encoding="utf-8")
    return file


def test_words_ranges_and_paragraphs(path: Path) -> None:
    (document,) = read_documents(path)
    first, second = document.sentences
    assert first.words[:4] == ("Ann", "did", "n't", "meet")
    assert first.heads[:4] == (3, 3, 3, -1)
    assert len(first.words) == 10
    assert [len(group) for group in document.paragraphs()] == [1, 1]
    assert second.text == "It rained."
    assert document.has_entities


def test_words_are_found_in_the_text(path: Path) -> None:
    (document,) = read_documents(path)
    first = document.sentences[0]
    spans = word_spans(first)
    assert spans is not None
    assert tuple(first.text[start:end] for start, end in spans) == first.words


def test_mentions_by_head_word(path: Path) -> None:
    (document,) = read_documents(path)
    heads = mention_heads(document.sentences[0])
    assert heads == {
        0: ("person", "1"),
        5: ("person", "3"),
        6: ("person", "2"),
        7: ("person", "3"),
        8: ("person", "4"),
    }
