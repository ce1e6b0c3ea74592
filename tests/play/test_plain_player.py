"""The player line by line, through the same engine, and the commands around it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from player_samples import LIGHTHOUSE, make_desk, write_bank

from quizgen.cli import quizgen
from quizgen.errors import UserError
from quizgen.play.plain import Lines, play_plain
from quizgen.study.flags import flags_of
from quizgen.study.select import Choice
from quizgen.study.sitting import Sitting


def sitting_in(folder: Path, choice: Choice | None = None, text: str = LIGHTHOUSE) -> Sitting:
    desk = make_desk(folder)
    catalogue = desk.open([write_bank(folder, text)])
    return desk.begin(catalogue, choice or Choice(shuffle=False), 3)


def play(sitting: Sitting, *answers: str) -> str:
    """Play with these lines typed, then the end of the input; return all that was shown."""
    shown: list[str] = []
    waiting = iter(answers)

    def read(prompt: str) -> str:
        shown.append(prompt)
        try:
            return next(waiting)
        except StopIteration:
            raise EOFError from None

    play_plain(sitting, make_desk(sitting.journal.path.parent).load, Lines(read, shown.append))
    return "\n".join(shown)


def number_of(sitting: Sitting, text: str) -> str:
    return str(sitting.options.index(text) + 1)


def test_all_kinds_line_by_line(tmp_path: Path) -> None:
    sitting = sitting_in(tmp_path)
    right = number_of(sitting, "The harbour guild")
    shown = play(
        sitting,
        right,
        "",
        "f",
        "3",
        "ada brandt",
        "",
        "42 m",
        "4",
        "granite",
        "Lofoten islands",
        "",
    )
    assert shown.count("Right.") == 5
    assert "Right. Capital letters don't matter." in shown
    assert "Score: 5 of 5 right, 100 percent." in shown
    assert "Source (History): In 1811 the harbour guild paid" in shown
    assert "Saved. Continue" not in shown


def test_leaving_says_that_all_is_saved_and_goes_on_later(tmp_path: Path) -> None:
    sitting = sitting_in(tmp_path)
    assert "Saved. Continue any time." in play(sitting, "1", ":q")
    assert sitting.state.phase == "revealed"
    shown = play(sitting, "", "t")
    assert "2 of 5. True or false." in shown
    assert sitting.state.place == 1


def test_commands(tmp_path: Path) -> None:
    sitting = sitting_in(tmp_path)
    wrong = number_of(sitting, "The bishop")
    asked = ":?", ":h", ":y", ":f a note", "9"
    told = wrong, ":y", ":s", "7", ""
    again = ":u", ":u", ":u", ":n", ":b", ":x", ":z", "not a number", "43"
    shown = play(sitting, *asked, *told, *again)
    assert "Hint: Not the church." in shown
    assert "That cannot be done here" in shown
    assert "Flagged for the author." in shown
    assert "Type a number from 1 to 4." in shown
    assert "You count it as right." in shown
    assert "The article is not at hand." in shown
    assert "Taken back." in shown
    assert "That is not a number yet" in shown
    assert "Right. Within the tolerance." in shown
    assert dict(sitting.state.skipped) == {0: "later", 1: "buried", 2: "suspended"}
    assert [flag.note for flag in flags_of(sitting.journal, 1)] == ["a note"]


def test_near_misses_show_the_difference_in_brackets(tmp_path: Path) -> None:
    sitting = sitting_in(tmp_path, Choice(kinds=frozenset({"short_answer"})))
    shown = play(sitting, "Ada Brannt", "")
    assert "Almost. A slip of the keys? 1 letter differs. It counts as right." in shown
    assert "You wrote: Ada Bran[-n][+d]t" in shown


def test_an_exam_goes_back_and_forth_and_is_handed_in(tmp_path: Path) -> None:
    sitting = sitting_in(tmp_path, Choice("exam", shuffle=False))
    right = number_of(sitting, "The harbour guild")
    shown = play(
        sitting, "1", ":p", right, "t", ":u", "", "", "x", "y", "n", ":p", ":e", "y", "r"
    )  # fmt: skip
    assert "In an exam there are only" in shown
    assert "Your answer so far: " in shown
    assert "Hand in? (y/n)" in shown
    before = shown.split("Score:")[0]
    assert "Right." not in before
    assert "Source" not in before
    assert sitting.state.is_finished
    assert sitting.score.right == 1


def test_undo_after_the_end_and_retry(tmp_path: Path) -> None:
    sitting = sitting_in(tmp_path, Choice(kinds=frozenset({"true_false"})))
    shown = play(sitting, "t", "", ":u", ":u", "f", "", "")
    assert "Score: 0 of 1" in shown
    assert "Missed: The first tower survived the storm of 1839. Answer: False" in shown
    assert "Score: 1 of 1" in shown


def test_nothing_hostile_reaches_the_terminal(tmp_path: Path) -> None:
    stem = '"\\x1b]0;title\\x07\\x1b[31mred\\x1b[0m \\u202Eback [bold]b[/bold]\\u200b?"'
    item = f"  - id: a\n    type: true_false\n    stem: {stem}\n    answer: true\n"
    text = f"bank: 1\ntitle: t\nitems:\n{item}"
    shown = play(sitting_in(tmp_path, text=text), "t", "")
    assert "red back [bold]b[/bold]?" in shown
    assert not set(shown) & set("\x1b\x07\u202e\u200b")


# -- commands


def run(folder: Path, *words: str, typed: str = "") -> Result:
    return CliRunner().invoke(quizgen, [*words], input=typed, catch_exceptions=True)


def test_play_plain_from_the_command_line(tmp_path: Path) -> None:
    bank = str(write_bank(tmp_path))
    options = ("--plain", "--in-order", "--kind", "true_false")
    result = run(tmp_path, "play", bank, *options, typed="f\n\n\n")
    assert result.exit_code == 0, result.output
    assert "Score: 1 of 1 right, 100 percent." in result.output
    stats = run(tmp_path, "stats", bank, "--json")
    data = json.loads(stats.output)
    assert (data["answers"], data["right_today"], data["streak_days"]) == (1, 1, 1)
    assert "Today       1 answer, 1 right" in run(tmp_path, "stats").output


def test_play_goes_on_with_an_open_session_unless_told_otherwise(tmp_path: Path) -> None:
    bank = str(write_bank(tmp_path))
    run(tmp_path, "play", bank, "--plain", typed=":n\n")
    assert "2 of 5." in run(tmp_path, "play", bank, "--plain").output
    assert "1 of 5." in run(tmp_path, "play", bank, "--plain", "--new").output


def test_flags_are_shown_and_closed(tmp_path: Path) -> None:
    bank = str(write_bank(tmp_path))
    run(tmp_path, "play", bank, "--plain", "--in-order", typed=":f odd\n")
    shown = run(tmp_path, "flags", bank).output
    assert f"{bank}:4: founder: " in shown
    assert ": odd (Who paid for" in shown
    assert json.loads(run(tmp_path, "flags", bank, "--json").output)[0]["note"] == "odd"
    assert run(tmp_path, "flags", bank, "--close", "storm").exit_code == 2
    assert "1 flag closed." in run(tmp_path, "flags", bank, "--close", "founder").output
    assert run(tmp_path, "flags", bank).output == "No flags.\n"


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["play", "nothing.yaml"], 1, "no such file"),
        (["play", "light.yaml"], 2, "no terminal; add --plain"),
        (["play", "--plain"], 2, "--plain needs a bank"),
        (["play", "light.yaml", "--plain", "--mode", "missed"], 1, "nothing was missed"),
        (["play", "light.yaml", "--plain", "--tag", "none"], 1, "no item fits"),
        (["play", "light.yaml", "--mode", "dream"], 2, "Invalid value for '--mode'"),
        (["serve", "light.yaml", "--host", "0.0.0.0"], 2, "--let-others-in"),
        (["serve", "nothing.yaml"], 1, "no such file"),
        (["flags", "nothing.yaml"], 1, "no such file"),
        (["flags"], 2, "Missing argument"),
        (["stats", "nothing.yaml"], 1, "no such file"),
    ],
)
def test_wrong_calls_are_told_in_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], code: int, told: str
) -> None:
    write_bank(tmp_path)
    monkeypatch.chdir(tmp_path)
    result = run(tmp_path, *words)
    if code == 1:
        assert isinstance(result.exception, UserError)
        assert told in str(result.exception)
        assert "\n" not in str(result.exception)
    else:
        assert result.exit_code == code
        assert told in result.output


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("count = 'many'", "setting 'count'"),
        ("cout = 3", "there is no setting 'cout'; did you mean 'count'?"),
        ("count = ", "is not TOML"),
        ("retention = 0.2", "setting 'retention'"),
    ],
)
def test_a_wrong_settings_file_is_told_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    bank = str(write_bank(tmp_path))
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "config.toml").write_text(text)
    result = run(tmp_path, "play", bank, "--plain")
    assert isinstance(result.exception, UserError)
    assert told in str(result.exception)
    assert "config.toml" in str(result.exception)


def test_settings_are_obeyed(tmp_path: Path) -> None:
    bank = str(write_bank(tmp_path))
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "config.toml").write_text('count = 2\nnear_misses = "wrong"\n')
    assert "practice, 2 items." in run(tmp_path, "play", bank, "--plain").output
    options = ("--plain", "--new", "--kind", "short_answer")
    shown = run(tmp_path, "play", bank, *options, typed="Ada Brant\n\n\n").output
    assert "It counts as wrong." in shown
    assert "Score: 0 of 1" in shown


def test_playing_loads_nothing_that_it_does_not_need(tmp_path: Path) -> None:
    """In a process of its own: neither the language model nor what makes decks is imported."""
    bank = write_bank(tmp_path)
    program = (
        "import sys\n"
        "from quizgen.cli import quizgen as command\n"
        "import quizgen.play.play_screen, quizgen.play.setup_screen, quizgen.play.summary_screen\n"
        "import quizgen.play.home_screen, quizgen.play.browse_screen, quizgen.play.stats_screen\n"
        f"command(['play', {str(bank)!r}, '--plain', '--in-order'], standalone_mode=False)\n"
        "names = {name.partition('.')[0] for name in sys.modules}\n"
        "print('LOADED', *sorted(names & set(sys.argv[1:])))\n"
    )
    heavy = "onnxruntime nltk tokenizers genanki numpy torch transformers aiohttp anki".split()
    done = subprocess.run(
        [sys.executable, "-c", program, *heavy],
        input="1\n", text=True, capture_output=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "ight" in done.stdout
    assert done.stdout.splitlines()[-1] == "LOADED"
    opening = (
        "import sys, quizgen.play.app, quizgen.play.setup_screen, quizgen.commands.play\n"
        "print(sorted({'fsrs', 'rapidfuzz', 'quizgen.study.marking.short'} & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", opening], text=True, capture_output=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "[]"
