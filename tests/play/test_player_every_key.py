"""The keys that no other test presses, the mouse on the key line, and that none leads nowhere."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from player_samples import LIGHTHOUSE, make_app, make_desk, screen_text, write_bank
from textual.app import App
from textual.containers import VerticalScroll
from textual.widgets import OptionList

from quizgen.play import keys
from quizgen.play.app import QuizApp
from quizgen.play.browse_screen import BrowseScreen
from quizgen.play.dialogs import ConfirmScreen, NoteScreen, TextScreen
from quizgen.play.fields import AnswerInput
from quizgen.play.home_screen import HomeScreen
from quizgen.play.menu import Menu
from quizgen.play.play_screen import PlayScreen
from quizgen.play.settings import Settings
from quizgen.play.setup_screen import SetupScreen
from quizgen.play.stats_screen import StatsScreen
from quizgen.play.summary_screen import SummaryScreen
from quizgen.play.ticks import Ticks
from quizgen.study.select import Choice

OWNERS: dict[tuple[keys.Key, ...], type] = {
    keys.EVERYWHERE: QuizApp,
    keys.HOME: HomeScreen,
    keys.SETUP: SetupScreen,
    keys.PLAY: PlayScreen,
    keys.FIELD: AnswerInput,
    keys.SUMMARY: SummaryScreen,
    keys.BROWSE: BrowseScreen,
    keys.STATS: StatsScreen,
    keys.MENU: Menu,
    keys.TICKS: Ticks,
    keys.WINDOW: TextScreen,
    keys.NOTE: NoteScreen,
    keys.CONFIRM: ConfirmScreen,
}


def test_every_key_leads_to_an_action_of_its_screen() -> None:
    assert set(OWNERS) == {table for _, table in keys.SECTIONS}
    for table, owner in OWNERS.items():
        for key in table:
            name = re.match(r"(app\.)?(\w+)", key.action)
            assert name is not None
            place = QuizApp if name[1] else owner
            assert hasattr(place, f"action_{name[2]}"), key.id


def setup(folder: Path) -> QuizApp:
    desk = make_desk(folder)
    return QuizApp(desk, Settings(guard_ms=0), desk.open([write_bank(folder)]))


async def click_word(app: App[None], pilot: object, word: str) -> None:
    """Click a word of the last line."""
    row = screen_text(app).splitlines()[-1]
    await pilot.click(offset=(row.index(word) + 1, app.size.height - 1))  # type: ignore[attr-defined]
    await pilot.pause()  # type: ignore[attr-defined]


async def test_the_key_line_is_clicked(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(100, 24)) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, PlayScreen)
        await click_word(app, pilot, "Hint")
        assert "Hint: Not the church." in screen_text(app)
        await click_word(app, pilot, "Show")
        assert screen.sitting.state.phase == "revealed"
        await click_word(app, pilot, "Undo")
        assert screen.sitting.state.phase == "asking"
        await click_word(app, pilot, "Help")
        assert isinstance(app.screen, TextScreen)


async def test_ticks_by_keys_and_mouse(tmp_path: Path) -> None:
    app = setup(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        ticks = app.screen.query_one("#kinds", Ticks)
        ticks.focus()
        await pilot.press("right", "right", "space", "left", "space")
        assert ticks.on == {"short_answer", "cloze"}
        shown = screen_text(app).splitlines()
        row = next(number for number, text in enumerate(shown) if "true/false" in text)
        await pilot.click(offset=(shown[row].index("true/false"), row))
        await pilot.pause()
        assert ticks.on == {"short_answer", "cloze", "true_false"}


async def test_scrolling_keys_of_summary_and_stats(tmp_path: Path) -> None:
    app = make_app(tmp_path, choice=Choice(count=0, shuffle=False))
    async with app.run_test(size=(60, 18)) as pilot:
        screen = app.screen
        assert isinstance(screen, PlayScreen)
        while screen.sitting.entry is not None:
            await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, SummaryScreen)
        pane = app.screen.query_one("#missed")
        await pilot.press("j", "j", "k")
        assert pane.scroll_y == 1
        await app.run_action("stats")
        await pilot.pause()
        pane = app.screen.query_one("#pane")
        await pilot.press("j", "j", "k")
        assert pane.scroll_y == 1
        await pilot.press("q", "enter")
        await pilot.pause()
        assert not app.is_running


async def test_paging_the_feedback(tmp_path: Path) -> None:
    long = "explanation: " + "The guild kept every receipt. " * 40
    text = LIGHTHOUSE.replace("explanation: The guild kept the receipts.", long)
    app = make_app(tmp_path, text)
    async with app.run_test(size=(60, 18)) as pilot:
        await pilot.press("1")
        await pilot.pause()
        await pilot.press("pagedown")
        pane = app.screen.query_one("#feedback", VerticalScroll)
        assert pane.scroll_y > 3
        down = pane.scroll_y
        await pilot.press("k")
        assert pane.scroll_y == down - 1
        await pilot.press("pageup", "pageup", "pageup", "j")
        assert pane.scroll_y == 1


async def test_browsing_from_the_middle_and_back(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n", "slash")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, BrowseScreen)
        assert screen.query_one("#items", OptionList).highlighted == 1, "at the item on the table"
        await pilot.press("j", "k", "k")
        await pilot.pause()
        await pilot.press("space")
        assert screen.query_one("#preview", VerticalScroll).scroll_y > 0
        await pilot.press("b")
        assert screen.query_one("#preview", VerticalScroll).scroll_y == 0
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, PlayScreen)
        assert app.screen.sitting.state.place == 1


async def test_windows_scroll_and_close(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(60, 14)) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        pane = app.screen.query_one(VerticalScroll)
        await pilot.press("j", "j", "k")
        assert pane.scroll_y == 1
        for close in ("escape", "q", "enter", "space", "f1"):
            await pilot.press(close)
            assert isinstance(app.screen, PlayScreen), close
            await pilot.press("f1")


async def test_home_leads_to_stats_and_ends(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    app = QuizApp(desk, Settings(banks=(str(tmp_path),)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("s")
        await pilot.pause()
        assert isinstance(app.screen, StatsScreen)
        await pilot.press("s")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        await pilot.press("q")
        await pilot.pause()
        assert not app.is_running


async def test_leaving_at_once_keeps_everything(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = app.screen
        assert isinstance(screen, PlayScreen)
        await pilot.press("1", "ctrl+q")
        await pilot.pause()
        assert not app.is_running
    row = app.desk.open_session(screen.sitting.catalogue)
    assert row is not None
    assert app.desk.resume(row, screen.sitting.catalogue).state.phase == "revealed"


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40), (200, 60)], ids=str)
async def test_nothing_moves_when_the_verdict_comes(tmp_path: Path, size: tuple[int, int]) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        names = ("#stem", "#choices", "#feedback", "GradeBar", "KeyLine", "#progress")
        before = [app.screen.query_one(name).region for name in names]
        await pilot.press("1")
        await pilot.pause()
        assert [app.screen.query_one(name).region for name in names] == before


def test_the_study_engine_knows_no_screens() -> None:
    program = (
        "import importlib, pkgutil, sys, quizgen.study\n"
        "for found in pkgutil.walk_packages(quizgen.study.__path__, 'quizgen.study.'):\n"
        "    importlib.import_module(found.name)\n"
        "print(sorted({'textual', 'rich', 'quizgen.play', 'yaml.dumper'} & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True
    )
    assert "textual" not in done.stdout
    assert "quizgen.play" not in done.stdout
