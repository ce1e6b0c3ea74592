"""What instructors have already comes in, and what does not is told."""

import contextlib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.bank import Cloze, MultipleChoice, Numeric, ShortAnswer, TrueFalse, load_bank
from quizgen.bank.intake import FORMATS, Intake, format_of, take_in
from quizgen.cli import quizgen
from quizgen.errors import UserError

GIFT = r"""// Owls
$CATEGORY: $course$/Birds/Night birds

::Head:: What can an owl turn far? {
  =The head#It can. ~The tail#No tail turns.

  ~%50%The feet
}

[html]Is <b>3 \= 3</b>&nbsp;so\: yes? {TRUE#Think.####Maths.}

When? {#1675:2}

How many? {#1..5#about three}

Two plus two {=four =4 =%50%five}

The {=Thames} flows through London.

The {~Seine =Thames ~Rhine} flows through London.

Match. {=a -> b =c -> d}

Write. {}

Just a text.

Several? {~%50%a ~%50%b ~c}
"""


def lost(intake: Intake) -> list[tuple[int, str]]:
    return [(entry.line, entry.what) for entry in intake.lost]


def test_gift() -> None:
    intake = take_in(GIFT, "owls.gift", "gift")
    head, so, when, many, two, cloze, gap = intake.items
    assert isinstance(head, MultipleChoice)
    assert (head.id, head.answer, head.explanation) == ("head", "The head", "It can.")
    assert [(d.text, d.feedback) for d in head.distractors] == [
        ("The tail", "No tail turns."),
        ("The feet", ""),
    ]
    assert head.tags == ("Birds", "Night birds")
    assert isinstance(so, TrueFalse)
    assert (so.stem, so.answer, so.explanation) == ("Is 3 = 3 so: yes?", True, "Maths.\nThink.")
    assert isinstance(when, Numeric)
    assert (when.answer, when.tolerance) == (1675, "2")
    assert isinstance(many, Numeric)
    assert (many.answer, many.tolerance, many.explanation) == (3, "2", "about three")
    assert isinstance(two, ShortAnswer)
    assert (two.answer, two.also_accept) == ("four", ("4",))
    assert isinstance(cloze, Cloze)
    assert cloze.stem == "The {{Thames}} flows through London."
    assert isinstance(gap, MultipleChoice)
    assert gap.stem == "The _____ flows through London."
    assert lost(intake) == [
        (4, "weights of partly right answers"),
        (16, "weights of partly right answers"),
        (22, "a matching question left out"),
        (24, "an essay question left out"),
        (26, "a description without answers left out"),
        (28, "a question with several partly right options left out"),
    ]


@pytest.mark.parametrize(
    ("table", "kinds"),
    [
        ("question,answer\nWho?,Anna\nTrue?,true\nWhen?,1675\nCode?,007\n", "STNS"),
        ("Who?,Anna,Ben,Carl\nWhere?,Here,There\n", "MM"),
        ("Question;Correct;Wrong1;Wrong2\nWho?;Anna;Ben;\n", "M"),
        ("Question\tA\tB\tC\tCorrect\nWho?\tBen\tAnna\tCarl\tB\n", "M"),
        ("question,options,answer\nWho?,Ben|Anna|Carl,Anna\n", "M"),
        ('stem,answer\n"The __ is, long",Thames\n"A {{gap}}",\n', "CC"),
        ("stem,type,answer,also_accept\nWho?,Short answer,Anna,Ann;Annie\n", "S"),
    ],
)
def test_tables(table: str, kinds: str) -> None:
    intake = take_in(table, "t.csv", "csv")
    letters = {"M": MultipleChoice, "S": ShortAnswer, "T": TrueFalse, "N": Numeric, "C": Cloze}
    assert [type(item) for item in intake.items] == [letters[kind] for kind in kinds]
    assert intake.lost == []
    first = intake.items[0]
    assert getattr(first, "answer", "Anna") in ("Anna", "Here")


def test_a_table_tells_what_it_loses() -> None:
    table = (
        "question,answer,colour,type,tolerance,difficulty\n"
        "Who?,,red,,,\nWho?,Anna,,essay,,\nWhere?,Here,,,5,Easy\nHow?,So,,,,awful\n"
    )
    intake = take_in(table, "t.csv", "csv")
    assert lost(intake) == [
        (1, "the column 'colour'"),
        (2, "short answer left out: 'answer' is missing"),
        (3, "a question of the type 'essay' left out"),
        (4, "'tolerance' of a short answer item"),
        (
            5,
            "short answer left out: 'difficulty' is wrong: "
            "Input should be 'easy', 'medium' or 'hard'",
        ),
    ]
    assert [item.difficulty for item in intake.items] == ["easy"]


ANKI = '''\
#separator:tab
#html:true
#notetype column:1
#deck column:2
#tags column:6
Basic\tD\tWho <b>was</b>&nbsp;it?\tAnna<br>Smith\t\ta::b c
Cloze\tD\tThe {{c1::Thames}} and {{c2::Seine::river}}.\tMore\tField\t
Basic\tD\t<img src="x.jpg">\ty\t\t
"Basic"\tD\t"two
lines ""q"""\tz [sound:a.mp3]\t\t
'''


def test_anki_text() -> None:
    intake = take_in(ANKI, "notes.txt", format_of("notes.txt", ANKI))
    who, cloze, two = intake.items
    assert (who.stem, who.answer, who.tags) == ("Who was it?", "Anna\nSmith", ("a/b", "c"))
    assert cloze.stem == "The {{c1::Thames}} and {{c2::Seine::river}}."
    assert [(gap.number, gap.text, gap.hint) for gap in cloze.gaps] == [
        (1, "Thames", ""),
        (2, "Seine", "river"),
    ]
    assert (two.stem, two.answer) == ('two\nlines "q"', "z")
    assert [line for line, _ in lost(intake)] == [7, 8, 8, 10]


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(quizgen, ["import", *arguments], standalone_mode=False)
    if result.exception is not None:
        raise result.exception
    return result


def test_the_command_writes_a_bank_and_reports(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("owls.gift").write_text(GIFT)
    output = run("owls.gift").output
    assert "owls.gift:22: not carried over: a matching question left out" in output
    assert "owls.yaml: 7 items taken in, 4 left out" in output
    assert len(load_bank("owls.yaml").items) == 7
    with pytest.raises(UserError, match="exists already"):
        run("owls.gift")
    Path("old.csv").write_bytes("question,answer\nWo?,Köln\n".encode("cp1252"))
    assert "read as Windows-1252" in run("old.csv").output
    assert load_bank("old.yaml").items[0].answer == "Köln"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("none.csv", None, "no such file"),
        ("x.bin", b"\0\1\2", "no text file"),
        ("x.txt", b"just a text", "--format"),
        ("x.csv", b"question,answer\n", "no question"),
    ],
)
def test_what_cannot_come_in_is_one_line(
    tmp_path: Path, name: str, data: bytes | None, says: str
) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(UserError, match=says):
        run(str(path))
    assert not path.with_suffix(".yaml").exists()


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(FORMATS)), st.text("ab{}=~#%:->\\\n\t,;|\"'<&1T_ ", max_size=60))
def test_no_input_breaks_an_import(kind: str, text: str) -> None:
    with contextlib.suppress(UserError):
        for item in take_in(text, "x", kind).items:
            assert item.stem.strip()
