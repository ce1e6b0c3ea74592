"""The review screen, driven by keys."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from textual.pilot import Pilot
from textual.widgets import Input, Static, TextArea

from quizgen.bank import Cloze, MultipleChoice, load_bank
from quizgen.cli import quizgen
from quizgen.errors import UserError
from quizgen.review.app import ReviewApp, ReviewScreen
from quizgen.review.desk import ReviewDesk
from quizgen.review.form import FormScreen, KindScreen

TEXT = """\
title: Owls [b]and[/b] more
article: {file: owls.txt}
items:
  - id: a
    type: multiple_choice
    stem: What can [red]owls[/red] turn?
    answer: The head
    distractors: [The tail, The feet]
    source: {section: Neck, quote: Owls turn the head far.}
  - {id: b, type: cloze, stem: "Owls see {{well}}."}
  - {id: c, type: true_false, stem: Owls fly., answer: yes, status: accepted}
"""
ARTICLE = "Owls hunt.\n\nThey are birds. Owls turn\nthe head far. They see.\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "owls.yaml"
    file.write_text(TEXT)
    (tmp_path / "owls.txt").write_text(ARTICLE)
    return file


@pytest.fixture
def app(path: Path) -> ReviewApp:
    return ReviewApp(ReviewDesk(path))


def shown(pilot: Pilot[None], name: str) -> str:
    screen = next(screen for screen in pilot.app.screen_stack if isinstance(screen, ReviewScreen))
    return str(screen.query_one(f"#{name}", Static).content)


async def test_the_item_stands_beside_its_evidence(app: ReviewApp) -> None:
    async with app.run_test(size=(110, 30)) as pilot:
        await pilot.pause()
        assert "1 of 2 drafts" in shown(pilot, "head")
        assert "Owls [b]and[/b] more" in shown(pilot, "head")
        assert "What can [red]owls[/red] turn?" in shown(pilot, "item-text")
        assert "✓ The head" in shown(pilot, "item-text")
        evidence = shown(pilot, "evidence-text")
        assert "They are birds. Owls turn the head far. They see." in evidence
        assert app.screen.has_class("-wide")
        item, quote = app.screen.query_one("#item"), app.screen.query_one("#evidence")
        assert item.region.right <= quote.region.x


async def test_a_narrow_screen_puts_the_evidence_below(app: ReviewApp) -> None:
    async with app.run_test(size=(60, 24)) as pilot:
        await pilot.pause()
        item, quote = app.screen.query_one("#item"), app.screen.query_one("#evidence")
        assert item.region.bottom <= quote.region.y


async def test_decisions_are_written_at_once_and_taken_back(app: ReviewApp, path: Path) -> None:
    async with app.run_test() as pilot:
        await pilot.press("a")
        assert [item.status for item in load_bank(path).items] == ["accepted", "draft", "accepted"]
        assert "Owls see" in shown(pilot, "item-text")
        await pilot.press("x")
        assert load_bank(path).items[1].status == "rejected"
        await pilot.press("u", "u")
        assert path.read_text() == TEXT
        await pilot.press("f", "f", "l")
        item = load_bank(path).items[0]
        assert (item.difficulty, item.level) == ("medium", "remember")


async def test_the_form_edits_stem_answer_and_distractors(app: ReviewApp, path: Path) -> None:
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("enter")
        assert isinstance(app.screen, FormScreen)
        app.screen.query_one("#stem", TextArea).text = "What: do owls turn?"
        app.screen.query_one("#answer", TextArea).text = "The neck"
        app.screen.query_one(
            "#distractors", TextArea
        ).text = "The tail\nWheels :: Those are cars.\n"
        app.screen.query_one("#tags", Input).value = "x, y z"
        await pilot.press("f2")
        assert isinstance(app.screen, ReviewScreen)
        item = load_bank(path).items[0]
        assert isinstance(item, MultipleChoice)
        assert (item.stem, item.answer, item.tags) == (
            "What: do owls turn?",
            "The neck",
            ("x", "y z"),
        )
        assert [(d.text, d.feedback) for d in item.distractors] == [
            ("The tail", ""),
            ("Wheels", "Those are cars."),
        ]
        assert "The neck" in shown(pilot, "item-text")


async def test_a_form_that_is_not_sound_stays_open(app: ReviewApp, path: Path) -> None:
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("enter")
        app.screen.query_one("#answer", TextArea).text = "The tail"
        await pilot.press("f2")
        assert isinstance(app.screen, FormScreen)
        assert "same as the answer" in str(app.screen.query_one("#wrong", Static).content)
        assert app.screen.query_one("#answer", TextArea).text == "The tail"
        await pilot.press("escape")
        assert not isinstance(app.screen, FormScreen)
        await pilot.press("n")
        assert isinstance(app.screen, FormScreen)
        await pilot.press("escape", "y")
        assert isinstance(app.screen, ReviewScreen)
        assert path.read_text() == TEXT


async def test_an_item_is_added(app: ReviewApp, path: Path) -> None:
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("plus")
        assert isinstance(app.screen, KindScreen)
        await pilot.press("3")
        assert isinstance(app.screen, FormScreen)
        app.screen.query_one("#stem", TextArea).text = "Owls eat {{mice}}."
        await pilot.press("f2")
        item = load_bank(path).items[-1]
        assert isinstance(item, Cloze)
        assert (item.stem, item.status) == ("Owls eat {{mice}}.", "accepted")
        assert "mice" in shown(pilot, "item-text")


async def test_an_editor_writes_meanwhile(app: ReviewApp, path: Path) -> None:
    async with app.run_test() as pilot:
        screen = app.screen
        assert isinstance(screen, ReviewScreen)
        path.write_text(TEXT.replace("What can", "What may"))
        screen.look()
        await pilot.pause()
        assert "What may" in shown(pilot, "item-text")
        path.write_text(TEXT.replace("type: cloze", "type: gaps"))
        screen.look()
        await pilot.press("a")
        assert "did you mean 'cloze'" in shown(pilot, "trouble")
        assert "status: accepted" not in path.read_text().split("id: c")[0]
        path.write_text(TEXT)
        screen.look()
        await pilot.pause()
        assert not screen.query_one("#trouble").has_class("-shown")


async def test_the_end_of_the_drafts(app: ReviewApp, path: Path) -> None:
    async with app.run_test() as pilot:
        await pilot.press("a", "a")
        assert {item.status for item in load_bank(path).items} == {"accepted"}
        await pilot.press("o")
        assert "3 items" in shown(pilot, "head")
        await pilot.press("question_mark")
        await pilot.press("escape")
        assert isinstance(app.screen, ReviewScreen)
        await pilot.press("q")
    assert app.return_code == 0


async def test_a_bank_without_drafts(path: Path) -> None:
    path.write_text("title: x\nitems: []\n")
    app = ReviewApp(ReviewDesk(path))
    async with app.run_test() as pilot:
        await pilot.press("a", "x", "enter", "f", "u", "j", "o")
        assert "No drafts are left" in shown(pilot, "item-text")
    assert path.read_text() == "title: x\nitems: []\n"


def test_the_command_wants_a_terminal(path: Path) -> None:
    result = CliRunner().invoke(quizgen, ["review", str(path)], standalone_mode=False)
    assert isinstance(result.exception, UserError)
    assert "quizgen review" in CliRunner().invoke(quizgen, ["review", "--help"]).output


def test_the_bank_starts_without_screens() -> None:
    heavy = ("textual", "nltk", "numpy", "genanki", "onnxruntime")
    code = f"import sys, quizgen.bank; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
