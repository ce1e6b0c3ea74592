from __future__ import annotations

from pathlib import Path

import pytest

from quizgen.language.conllu import GoldDocument, GoldSentence
from quizgen.language.document import Token
from quizgen.language.evaluate import gold_sentences, main
from quizgen.language.measures import Tally, count_splitting, count_tokens

GOLD = GoldSentence(
    text="Dogs bark.",
    words=("Dogs", "bark", "."),
    lemmas=("dog", "bark", "."),
    tags=("NNS", "VBP", "."),
    heads=(1, -1, 1),
    labels=("nsubj", "root", "punct"),
    space_after=(True, False, True),
    mentions=(),
    starts_paragraph=True,
)


def token(index: int, tag: str, head: int, label: str) -> Token:
    return Token(index, GOLD.words[index], tag, GOLD.lemmas[index], head, label, 0, 0)


def test_a_wrong_label_counts_for_uas_alone() -> None:
    tally = Tally()
    found = (
        token(0, "NNS", 1, "nsubj:pass"),
        token(1, "VBP", -1, "root"),
        token(2, ".", 0, "punct"),
    )
    count_tokens(tally, GOLD, found, typed=False)
    assert tally.recall("tag") == 100
    assert tally.recall("uas") == pytest.approx(66.67, abs=0.01)
    assert tally.recall("las") == pytest.approx(33.33, abs=0.01)


def test_a_sentence_left_out_counts_as_wrong() -> None:
    tally = Tally()
    count_tokens(tally, GOLD, (), typed=False)
    assert tally.recall("las") == 0
    assert tally.expected["las"] == 3


def test_splitting_is_measured_on_the_raw_paragraph() -> None:
    tally = Tally()
    count_splitting(tally, GoldDocument("x", [GOLD]))
    assert (tally.f1("boundary"), tally.f1("sentence"), tally.f1("word")) == (100, 100, 100)


def test_a_missing_file_is_a_wrong_call(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr("sys.argv", ["evaluate", str(tmp_path / "none.conllu")])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 2
    assert "no such file" in capsys.readouterr().err


def test_gold_words_are_numbered_by_sentence() -> None:
    raw = gold_sentences(GoldDocument("x", [GOLD, GOLD]))
    assert [sentence.block for sentence in raw] == [0, 1]
    assert raw[1].texts == GOLD.words
