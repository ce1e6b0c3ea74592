from __future__ import annotations

from pathlib import Path

import pytest
from player_samples import keys_for, make_app, pass_over, widget_text, write

from quizgen.bank import Cloze, MultipleChoice
from quizgen.play.play_screen import PlayScreen
from quizgen.play.summary_screen import SummaryScreen


async def test_all_five_kinds_are_played_to_a_full_score(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = app.screen
        assert isinstance(screen, PlayScreen)
        kinds = set()
        for _ in range(5):
            item = screen.sitting.item
            assert item is not None
            kinds.add(item.type)
            await pilot.press(*keys_for(item, screen.sitting.options))
            assert screen.sitting.state.phase == "revealed"
            shown = widget_text(app, "#verdict")
            assert "✓ Right" in shown
            assert item.source.quote in shown
            await pilot.press("space")
        assert len(kinds) == 5
        await pilot.pause()
        assert isinstance(app.screen, SummaryScreen)
        assert "100 %" in widget_text(app, "#score")


async def test_wrong_answers_are_told_with_the_evidence(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = app.screen
        assert isinstance(screen, PlayScreen)
        for _ in range(5):
            item = screen.sitting.item
            assert item is not None
            if isinstance(item, MultipleChoice):
                await pilot.press(str(screen.sitting.options.index("The town council") + 1))
            elif item.type == "true_false":
                await pilot.press("t")
            else:
                await write(pilot, "77")
                await pilot.press(*["enter"] * (2 if isinstance(item, Cloze) else 1))
            shown = widget_text(app, "#verdict")
            assert "✗ Not right" in shown
            assert item.source.quote in shown
            if isinstance(item, MultipleChoice):
                assert "The council refused twice." in shown
                assert "The harbour guild" in shown
            await pilot.press("enter")
        await pilot.pause()
        assert "0 %" in widget_text(app, "#score")


@pytest.mark.parametrize("key", ["enter", "space"])
async def test_nothing_chosen_or_typed_is_not_known(tmp_path: Path, key: str) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        for number in range(5):
            if number >= 2 and key == "space":
                await pilot.press("escape")  # out of the field, where space is a letter
            await pilot.press(*[key] * (2 if number == 4 and key == "enter" else 1))
            assert "Not known" in widget_text(app, "#verdict"), number
            await pilot.press("1")


async def test_a_cloze_fills_its_stem_while_typing(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await pass_over(pilot, 4)
        assert "granite" not in widget_text(app, "#stem")
        await write(pilot, "marble")
        assert "of marble from" in widget_text(app, "#stem").replace("\u00a0", " ")
        await pilot.press("enter")
        await write(pilot, "lofoten island")
        await pilot.press("up")
        assert screen.query_one("#fields").active == 0  # type: ignore[attr-defined]
        await pilot.press("down", "enter")
        shown = widget_text(app, "#verdict")
        assert "◐ Partly right" in shown
        assert "✗ 1  granite" in shown
        assert "≈ 2  the Lofoten islands  you wrote [+the ]lofoten island[+s]" in shown
        stem = widget_text(app, "#stem")
        assert "✗ granite" in stem
        assert "≈ the Lofoten islands" in stem


async def test_text_that_is_no_number_is_not_taken(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await pass_over(pilot, 3)
        await write(pilot, "very high")
        await pilot.press("enter")
        assert screen.sitting.state.phase == "asking"
        await pilot.press(*["backspace"] * 9)
        await write(pilot, "forty-two metres")
        await pilot.press("enter")
        assert "✓ Right" in widget_text(app, "#verdict")


async def test_a_near_miss_shows_the_difference_and_the_learner_decides(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await pass_over(pilot, 2)
        await write(pilot, "Ada Brant")
        await pilot.press("enter")
        shown = widget_text(app, "#verdict")
        assert "≈ Almost" in shown
        assert "1 letter differs" in shown
        assert "It counts as right" in shown
        assert "Ada Brandt" in shown
        assert screen.sitting.score.right == 1
        await pilot.press("y")
        assert screen.sitting.score.right == 0
        assert "You count it as wrong" in widget_text(app, "#verdict")
        await pilot.press("y")
        assert screen.sitting.score.right == 1


async def test_options_are_clicked(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = app.screen
        assert isinstance(screen, PlayScreen)
        await pilot.pause()
        right = screen.sitting.options.index("The harbour guild")
        await pilot.click(screen.query_one("#choices").children[right])
        await pilot.pause()
        assert "✓ Right" in widget_text(app, "#verdict")
        bar = screen.query_one("GradeBar")
        await pilot.click(bar, offset=(str(bar.render()).index("Easy") + 1, 0))
        await pilot.pause()
        assert screen.sitting.state.place == 1
        assert screen.sitting.state.grades[0] == 4
