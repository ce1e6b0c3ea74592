"""Every key of the playing screen, and what it must not do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from player_samples import LIGHTHOUSE, make_app, screen_text, widget_text, write
from textual.widgets import Input

from quizgen.play.app import QuizApp
from quizgen.play.dialogs import ConfirmScreen, NoteScreen, TextScreen
from quizgen.play.keys import SECTIONS, all_ids
from quizgen.play.play_screen import PlayScreen
from quizgen.play.settings import Settings
from quizgen.play.summary_screen import SummaryScreen
from quizgen.study.flags import flags_of
from quizgen.study.schedule import Rating
from quizgen.study.select import Choice
from quizgen.study.sitting import Sitting

ARTICLE = "article:\n  file: point.txt\n  title: Skerry Point\nitems:"


def sitting_of(app: QuizApp) -> Sitting:
    screen = app.screen
    assert isinstance(screen, PlayScreen)
    return screen.sitting


async def test_numbers_choose_then_rate(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        sitting = sitting_of(app)
        await pilot.press("9")
        assert sitting.state.phase == "asking"
        await pilot.press("2")
        assert sitting.state.phase == "revealed"
        await pilot.press("7")
        assert sitting.state.place == 0
        await pilot.press("4")
        assert sitting.state.grades[0] is Rating.EASY
        assert sitting.state.place == 1


async def test_a_rating_in_haste_is_not_taken(tmp_path: Path) -> None:
    app = make_app(tmp_path, settings=Settings(guard_ms=2000))
    async with app.run_test(size=(80, 24)) as pilot:
        sitting = sitting_of(app)
        await pilot.press("2", "2", "space", "enter")
        assert sitting.state.phase == "revealed"
        assert sitting.state.place == 0


async def test_arrows_and_letters_move_and_enter_answers(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        sitting = sitting_of(app)
        third = sitting.options[2]
        await pilot.press("j", "down", "down", "down", "k", "enter")
        assert sitting.state.answers[0].response.text == third  # type: ignore[union-attr]


async def test_true_and_false_have_their_letters(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        sitting = sitting_of(app)
        await pilot.press("t", "f")
        assert sitting.state.phase == "asking", "letters of true and false choose no option"
        await pilot.press("2", "space", "f")
        assert sitting.score.right == 1 + (sitting.score.asked == 2 and not sitting.score.missed)
        await pilot.press("u", "t")
        assert 1 in sitting.score.missed


async def test_undo_walks_back_over_ratings_and_answers(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        sitting = sitting_of(app)
        await pilot.press("1", "space", "t")
        assert sitting.state.place == 1
        await pilot.press("u")
        assert (sitting.state.place, sitting.state.phase) == (1, "asking")
        await pilot.press("u")
        assert (sitting.state.place, sitting.state.phase) == (0, "revealed")
        await pilot.press("u", "u", "u")
        assert (sitting.state.place, sitting.state.phase) == (0, "asking")


async def test_undo_works_after_the_end(tmp_path: Path) -> None:
    app = make_app(tmp_path, choice=Choice(kinds=frozenset({"multiple_choice"})))
    async with app.run_test(size=(80, 24)) as pilot:
        sitting = sitting_of(app)
        await pilot.press("1", "2")
        await pilot.pause()
        assert isinstance(app.screen, SummaryScreen)
        await pilot.press("u")
        await pilot.pause()
        assert isinstance(app.screen, PlayScreen)
        assert sitting.state.phase == "revealed"
        await pilot.press("u")
        assert sitting.state.phase == "asking"
        assert not sitting.state.is_finished


async def test_the_hint_is_shown_and_makes_it_hard(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        sitting = sitting_of(app)
        assert "Not the church" not in screen_text(app)
        await pilot.press("h")
        assert "Hint: Not the church." in screen_text(app)
        await pilot.press(str(sitting.options.index("The harbour guild") + 1), "space")
        assert sitting.state.grades[0] is Rating.HARD


async def test_the_source_stands_in_its_paragraph(tmp_path: Path) -> None:
    (tmp_path / "point.txt").write_text(
        "Far away.\n\nA feared rock. In 1811 the harbour guild paid for the first lighthouse,\n"
        "a wooden tower. It was red.\n\nLater.\n"
    )
    app = make_app(tmp_path, LIGHTHOUSE.replace("items:", ARTICLE, 1))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s")
        assert isinstance(app.screen, PlayScreen), "no source before the answer"
        await pilot.press("1", "s")
        assert isinstance(app.screen, TextScreen)
        text = " ".join(screen_text(app).replace("│", " ").split())
        assert "A feared rock." in text
        assert "It was red." in text
        assert "Later" not in text
        await pilot.press("escape")
        assert isinstance(app.screen, PlayScreen)


async def test_without_the_article_the_quotation_is_shown(tmp_path: Path) -> None:
    app = make_app(tmp_path, LIGHTHOUSE.replace("items:", ARTICLE, 1))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "s")
        assert "is not at hand" in screen_text(app)


async def test_i_was_right_is_only_offered_when_it_can_be(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        sitting = sitting_of(app)
        right = sitting.options.index("The harbour guild") + 1
        await pilot.press(str(right), "y")
        assert sitting.score.right == 1
        assert 0 not in sitting.state.counted
        await pilot.press("u", str(right % 4 + 1), "y")
        assert sitting.state.counted == {0: True}
        assert "You count it as right" in widget_text(app, "#verdict")


async def test_a_flag_with_a_note_reaches_the_author_and_not_the_bank(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    before = (tmp_path / "light.yaml").read_bytes()
    async with app.run_test(size=(80, 24)) as pilot:
        sitting = sitting_of(app)
        await pilot.press("asterisk")
        assert isinstance(app.screen, NoteScreen)
        await write(pilot, "two options fit")
        await pilot.press("enter")
        flags = flags_of(sitting.journal, sitting.catalogue.numbers[0])
        assert [(flag.key.item, flag.note) for flag in flags] == [("founder", "two options fit")]
        await pilot.press("asterisk", "escape")
        assert len(flags_of(sitting.journal, sitting.catalogue.numbers[0])) == 1
        assert isinstance(app.screen, PlayScreen)
    assert (tmp_path / "light.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("key", "why"), [("n", "later"), ("minus", "buried"), ("exclamation_mark", "suspended")]
)
async def test_an_item_is_passed_over(tmp_path: Path, key: str, why: str) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        sitting = sitting_of(app)
        await pilot.press(key)
        assert dict(sitting.state.skipped) == {0: why}
        assert sitting.state.place == 1
        await pilot.press("u")
        assert dict(sitting.state.skipped) == {}


async def test_in_a_field_letters_are_text_and_escape_leaves_it(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        sitting = sitting_of(app)
        await pilot.press("n", "n")
        await pilot.press("u", "n", "q", "1", "question_mark", "slash", "minus")
        assert isinstance(app.focused, Input)
        assert app.focused.value == "unq1?/-"
        assert sitting.state.place == 2
        await pilot.press("escape")
        assert app.focused is None
        await pilot.press("u")
        assert sitting.state.place == 1


async def test_leaving_saves_and_frees_the_session(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        sitting = sitting_of(app)
        await pilot.press("1", "q")
        await pilot.pause()
    again = Sitting(sitting.journal, sitting.number, sitting.catalogue, sitting.clock)
    assert again.state.phase == "revealed"
    again.close()


async def test_in_an_exam_nothing_is_told_before_it_is_handed_in(tmp_path: Path) -> None:
    app = make_app(tmp_path, choice=Choice("exam", shuffle=False))
    async with app.run_test(size=(80, 24)) as pilot:
        sitting = sitting_of(app)
        wrong = sitting.options.index("The bishop") + 1
        await pilot.press(str(wrong))
        assert sitting.state.place == 1
        assert widget_text(app, "#verdict") == ""
        for key in ("u", "h", "s", "y", "n", "minus", "e", "space"):
            await pilot.press(key)
            assert isinstance(app.screen, PlayScreen), key
            assert sitting.state.place == 1, key
        await pilot.press("left")
        assert sitting.state.place == 0
        assert "› " in screen_text(app), "the answer given is lit"
        await pilot.press(str(sitting.options.index("The harbour guild") + 1), "f")
        await write(pilot, "Ada Brandt")
        await pilot.press("f2")
        assert isinstance(app.screen, ConfirmScreen)
        assert "2 not answered" in screen_text(app)
        await pilot.press("n")
        assert not sitting.state.is_finished
        await pilot.press("f2", "y")
        await pilot.pause()
        assert isinstance(app.screen, SummaryScreen)
        assert (sitting.score.right, sitting.score.asked) == (3, 5)


async def test_in_an_exam_an_item_taken_out_of_the_bank_is_passed(tmp_path: Path) -> None:
    app = make_app(tmp_path, choice=Choice("exam", shuffle=False))
    path = tmp_path / "light.yaml"
    async with app.run_test(size=(80, 24)) as pilot:
        sitting = sitting_of(app)
        text = path.read_text()
        start, end = text.index("  - id: storm"), text.index("  - id: keeper")
        path.write_text(text[:start] + text[end:])
        sitting.reload(app.desk.load)
        await pilot.press("1")
        await pilot.pause()
        assert "no longer in the bank" in screen_text(app)
        await pilot.press("right")
        assert "Who kept the light" in screen_text(app)


async def test_without_ratings_the_suggested_one_is_taken(tmp_path: Path) -> None:
    app = make_app(tmp_path, settings=Settings(guard_ms=0, rate=False))
    async with app.run_test(size=(80, 24)) as pilot:
        sitting = sitting_of(app)
        await pilot.press("1")
        assert "Again" not in screen_text(app)
        await pilot.press("enter")
        assert sitting.state.place == 1


async def test_the_help_tells_the_keys_that_work_now(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press("question_mark")
        asking = screen_text(app)
        assert "Show the hint" in asking
        assert "I was right" not in asking
        await pilot.press("escape", "1", "f1")
        told = screen_text(app)
        assert "Take the suggested rating" in told
        assert "Show the hint" not in told


async def test_keys_are_changed_by_the_settings(tmp_path: Path) -> None:
    settings = Settings(guard_ms=0, keys={"play.undo": "z,backspace"})
    app = make_app(tmp_path, settings=settings)
    async with app.run_test(size=(80, 24)) as pilot:
        sitting = sitting_of(app)
        await pilot.press("1", "u")
        assert sitting.state.phase == "revealed"
        assert "z Undo" in screen_text(app)
        await pilot.press("z")
        assert sitting.state.phase == "asking"


async def test_every_action_is_in_the_palette(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1")
        names = {command.title for command in app.get_system_commands(app.screen)}
        assert {"Next", "Undo", "Flag", "Bury", "Suspend", "Theme", "Statistics"} <= names
        await pilot.press("ctrl+p")
        await pilot.pause()
        await pilot.press(*"undo")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert sitting_of(app).state.phase == "asking"


def test_every_binding_has_its_own_id_and_a_help() -> None:
    assert len(set(all_ids())) == len(all_ids())
    for _, keys in SECTIONS:
        for key in keys:
            assert key.help.endswith(".")
            assert not set(key.keys.split(",")) & RESERVED, key.id


RESERVED = {f"ctrl+{letter}" for letter in "ukwaedxcvjihmszb"}  # the terminal's or Textual's own


@contextmanager
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> Iterator[Path]:
    program = tmp_path / "editor.sh"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(program))
    yield program


async def test_an_item_edited_in_the_middle_keeps_the_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(tmp_path)
    monkeypatch.setattr(type(app), "suspend", lambda self: _nothing())
    with editor(tmp_path, monkeypatch, 'sed -i "s/Who paid/Who ever paid/" "$1"'):
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("e")
            await pilot.pause()
            assert "Who ever paid" in widget_text(app, "#stem")
            assert sitting_of(app).state.place == 0


async def test_a_bank_broken_while_playing_leaves_the_last_good_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(tmp_path)
    monkeypatch.setattr(type(app), "suspend", lambda self: _nothing())
    with editor(tmp_path, monkeypatch, 'echo "oops: [" >> "$1"'):
        async with app.run_test(size=(100, 30), notifications=True) as pilot:
            await pilot.press("e")
            await pilot.pause(0.1)
            assert "last version that was good" in screen_text(app)
            assert "Who paid" in widget_text(app, "#stem")
            await pilot.press("1", "space")
            assert sitting_of(app).state.place == 1


async def test_without_an_editor_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(tmp_path)
    monkeypatch.setattr(type(app), "suspend", lambda self: _nothing())
    monkeypatch.setenv("EDITOR", "no-such-editor-anywhere")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("e")
        await pilot.pause(0.1)
        assert "no editor was found" in screen_text(app)


@contextmanager
def _nothing() -> Iterator[None]:
    yield
