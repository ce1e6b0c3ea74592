"""quizgen check: each rule finds its flaw at its place, and leaves sound items alone."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from quizgen.bank import Bank, TrueFalse, dump_bank
from quizgen.bank.checking import check_bank
from quizgen.bank.flaws import folded
from quizgen.cli import quizgen

SOUND = """\
bank: 1
title: Owls
article: {file: owls.txt}
items:
  - id: head
    type: multiple_choice
    stem: What can an owl turn furthest?
    answer: The head
    distractors: [The tail, The left foot, The beak]
    source: {quote: An owl turns its head far.}
  - id: un
    type: short_answer
    stem: Who protects owls?
    answer: United Nations
    also_accept: [UN]
  - id: gap
    type: cloze
    stem: "An owl hunts at {{night}}."
"""


def put(folder: Path, text: str) -> Path:
    path = folder / "owls.yaml"
    path.write_text(text)
    return path


def codes(folder: Path, text: str) -> list[tuple[str, int]]:
    return [(finding.code, finding.line + 1) for finding in check_bank(put(folder, text))[1]]


def test_sound_items_have_no_warnings(tmp_path: Path) -> None:
    (tmp_path / "owls.txt").write_text("All about owls.\nAn owl turns\nits head far. End.")
    assert codes(tmp_path, SOUND) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("What can an owl turn furthest?", "How far does the head turn?", "answer_in_stem", 7),
        ('at {{night}}."', 'at {{night}}, by night."', "answer_in_stem", 18),
        ("The tail, The left", "The tail, the Tail., The left", "repeated_distractor", 9),
        ("The tail,", "the HEAD,", "distractor_like_answer", 9),
        ("The tail,", "The head and neck,", "distractor_like_answer", 9),
        ("[UN]", "[UN, united nations]", "repeated_variant", 15),
        ("The tail,", "None of the above,", "above", 9),
        ("What can an owl turn", "What can an owl not turn", "negative_stem", 7),
        ("The tail,", "It always turns back,", "absolute_word", 9),
        ("What can an owl turn furthest?\n    answer: T", "Is a\n    answer: I", "article_cue", 7),
        ("answer: The head", "answer: The furthest one", "word_cue", 8),
        ("answer: The head", f"answer: The head {'and so on ' * 5}", "longest_option", 8),
        ("[The tail, The left foot, The beak]", "[The tail]", "two_options", 9),
        ("Who protects", f"Who {'really ' * 80} protects", "long_stem", 13),
        ("furthest?", "furthest", "no_question_mark", 7),
        ("Who protects owls?", "TODO who?", "unfinished", 13),
        ("An owl turns its head far.}", "An owl flies.}", "quote_not_found", 10),
        ("head far.}", "head far., start: 3, end: 5}", "offsets", 10),
        ("head far.}", "head far., start: 3}", "offsets", 10),
        ("head far.}", "head far., start: 3, end: 29}", "offsets", 10),
        ("id: gap", "id: un2\n    type: short_answer\n    stem: Who protects OWLS\n"
         "    answer: x\n  - id: gap", "repeated_item", 18),
    ],
)  # fmt: skip
def test_a_flaw_is_found_at_its_place(
    tmp_path: Path, old: str, new: str, code: str, line: int
) -> None:
    (tmp_path / "owls.txt").write_text("All about owls. An owl turns its head far. End.")
    assert SOUND.count(old) == 1
    assert (code, line) in codes(tmp_path, SOUND.replace(old, new))


def test_a_distractor_that_another_item_accepts(tmp_path: Path) -> None:
    text = SOUND.replace("answer: The head", "answer: United Nations").replace("The tail", "UN")
    assert ("distractor_is_variant", 9) in codes(tmp_path, text)


def test_rejected_items_are_left_in_peace(tmp_path: Path) -> None:
    text = SOUND.replace("    stem: What can", "    status: rejected\n    stem: What head can")
    assert codes(tmp_path, text) == []


def test_patterns_across_a_bank(tmp_path: Path) -> None:
    head = "title: x\nitems:\n"
    choice = (
        "  - {{id: c{n}, type: multiple_choice, stem: 'q{n}?', "
        "answer: longest {n}, distractors: [a, b]}}\n"
    )
    truth = "  - {{id: t{n}, type: true_false, stem: s{n}, answer: true}}\n"
    many = "".join(choice.format(n=n) + truth.format(n=n) for n in range(8))
    assert codes(tmp_path, head + many) == [("mostly_longest", 3), ("truths_unbalanced", 3)]


def test_texts_are_compared_without_case_accents_and_signs() -> None:
    assert folded("The Café!") == folded("cafe") == "cafe"
    assert folded("...") == "..."


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(quizgen, ["check", *arguments], standalone_mode=False)
    assert result.exception is None, result.exception
    return int(result.return_value or 0), result.output


def test_exit_codes_and_lines(tmp_path: Path) -> None:
    sound = put(tmp_path, SOUND)
    assert run(str(sound)) == (0, f"{sound}: 3 items, fine\n")
    odd = tmp_path / "odd.yaml"
    odd.write_text(SOUND.replace("furthest?", "furthest"))
    code, output = run(str(odd))
    assert code == 0
    assert output.startswith(f"{odd}:7:11: warning: item head: the stem starts as a question")
    assert output.endswith(f"{odd}: 3 items, 1 warning\n")
    assert run("--strict", str(odd))[0] == 1
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(SOUND.replace("type: cloze", "type: gaps"))
    code, output = run(str(wrong), str(sound))
    assert code == 1
    assert output.startswith(f"{wrong}:17:11: item gap: 'type' is 'gaps'; did you mean 'cloze'?")
    assert f"{sound}: 3 items, fine" in output


def test_json_for_tools(tmp_path: Path) -> None:
    path = put(tmp_path, SOUND.replace("furthest?", "furthest").replace("type: cloze", "type: x"))
    code, output = run("--json", str(path), str(tmp_path / "none.yaml"))
    assert code == 1
    records = json.loads(output)
    assert [record["code"] for record in records] == ["no_question_mark", "choice", "unreadable"]
    assert records[1] | {"what": "", "fix": ""} == {
        "file": str(path),
        "line": 17,
        "column": 11,
        "level": "error",
        "code": "choice",
        "item": "gap",
        "what": "",
        "fix": "",
    }


def test_ten_thousand_items_are_read_in_bearable_time(tmp_path: Path) -> None:
    """The bar is 3 seconds of processor time for loading and checking."""
    import time

    items = tuple(
        TrueFalse(id=f"i{n}", stem=f"Statement number {n} is so.", answer=True, tags=("a", "b"))
        for n in range(10_000)
    )
    path = put(tmp_path, dump_bank(Bank(title="x", items=items)))
    start = time.process_time()
    reading, _ = check_bank(path)
    assert time.process_time() - start < 3
    assert reading.bank is not None
