from __future__ import annotations

from pathlib import Path

from player_samples import keys_for, make_desk, typed, write_bank

from quizgen.bank import Cloze, MultipleChoice
from quizgen.play.app import QuizApp
from quizgen.play.play_screen import PlayScreen
from quizgen.play.settings import Settings
from quizgen.play.summary_screen import SummaryScreen
from quizgen.study.select import Choice


def app_in(folder: Path) -> QuizApp:
    desk = make_desk(folder)
    catalogue = desk.open([write_bank(folder)])
    sitting = desk.begin(catalogue, Choice(), 3)
    return QuizApp(desk, Settings(guard_ms=0), catalogue, sitting)


async def test_all_five_kinds_are_played_to_a_full_score(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, PlayScreen)
        kinds = set()
        for _ in range(5):
            item = screen.sitting.item
            assert item is not None
            kinds.add(item.type)
            await pilot.press(*keys_for(item, screen.sitting.options))
            assert screen.sitting.state.phase == "revealed", (
                item,
                screen.focused,
                screen.query_one("#fields").texts,
            )
            shown = str(screen.query_one("#verdict").render())
            assert "Right" in shown
            if not isinstance(item, Cloze):
                assert item.source.quote in shown.replace("\n", " ")
            await pilot.press("space")
        assert len(kinds) == 5
        await pilot.pause()
        assert isinstance(app.screen, SummaryScreen)
        assert "100 %" in str(app.screen.query_one("#score").render())


async def test_wrong_answers_are_told_with_the_evidence(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, PlayScreen)
        for _ in range(5):
            item = screen.sitting.item
            assert item is not None
            if isinstance(item, MultipleChoice):
                keys = [str(screen.sitting.options.index("The town council") + 1)]
            elif item.type == "true_false":
                keys = ["t"]
            else:
                keys = [*typed("77"), *["enter"] * (2 if isinstance(item, Cloze) else 1)]
            await pilot.press(*keys)
            shown = str(screen.query_one("#verdict").render())
            assert "Not right" in shown
            assert item.source.quote in shown.replace("\n", " ")
            if isinstance(item, MultipleChoice):
                assert "The council refused twice." in shown
                assert "The harbour guild" in shown
            await pilot.press("enter")
        await pilot.pause()
        assert "0 %" in str(app.screen.query_one("#score").render())
