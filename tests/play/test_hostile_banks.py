"""Text from a bank is text: whatever is in it, it breaks no screen and runs nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hostile_samples import HOSTILE, bank_of
from player_samples import make_app, make_desk, screen_text, write_bank
from rich.cells import cell_len
from textual.app import App

from quizgen.play.app import QuizApp
from quizgen.play.home_screen import HomeScreen
from quizgen.play.play_screen import PlayScreen
from quizgen.play.settings import Settings
from quizgen.study.select import Choice

KINDS = ("multiple_choice", "short_answer", "true_false", "cloze", "numeric")


def check_layout(app: App[None]) -> str:
    """Check that every line has the screen's width and no control letter; return the text."""
    shown = screen_text(app)
    rows = shown.rstrip("\n").split("\n")
    assert len(rows) <= app.size.height
    for row in rows:
        assert cell_len(row) <= app.size.width, row
    assert not {letter for letter in shown if not letter.isprintable() and letter not in "\n\u00a0"}
    assert "Help" in rows[-1] or "Close" in shown or "Cancel" in shown, (
        "the key line stands at the bottom"
    )
    return shown


@pytest.mark.parametrize("name", HOSTILE)
async def test_every_kind_is_asked_and_told_whatever_it_says(tmp_path: Path, name: str) -> None:
    app = make_app(tmp_path, bank_of(HOSTILE[name]))
    async with app.run_test(size=(60, 18)) as pilot:
        screen = app.screen
        assert isinstance(screen, PlayScreen)
        for kind in KINDS:
            assert screen.sitting.item is not None
            assert screen.sitting.item.type == kind
            await pilot.pause()
            check_layout(app)
            screen.action_reveal()
            await pilot.pause()
            assert screen.sitting.state.phase == "revealed"
            check_layout(app)
            screen.action_pick(1)
        await pilot.pause()
        check_layout(app)


@pytest.mark.parametrize("name", ["markup", "escapes", "unbroken"])
async def test_windows_show_it_too(tmp_path: Path, name: str) -> None:
    app = make_app(tmp_path, bank_of(HOSTILE[name]))
    async with app.run_test(size=(60, 18)) as pilot:
        await pilot.press("1", "s")
        await pilot.pause()
        check_layout(app)
        await pilot.press("escape", "asterisk")
        await pilot.pause()
        check_layout(app)
        await pilot.press("escape", "question_mark")
        await pilot.pause()
        check_layout(app)


@pytest.mark.parametrize("name", ["markup", "escapes", "tower", "unbroken", "emoji"])
async def test_home_setup_browse_and_stats_too(tmp_path: Path, name: str) -> None:
    decks = tmp_path / "decks"
    decks.mkdir()
    desk = make_desk(tmp_path)
    catalogue = desk.open([write_bank(decks, bank_of(HOSTILE[name]))])
    sitting = desk.begin(catalogue, Choice(shuffle=False), 3)
    sitting.skip()
    sitting.close()
    app = QuizApp(desk, Settings(banks=(str(decks),)))
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        check_layout(app)
        await pilot.press("b")
        await pilot.pause()
        check_layout(app)
        await pilot.press("escape", "j", "enter")
        await pilot.pause()
        check_layout(app)
        await pilot.press("s")
        await pilot.pause()
        check_layout(app)


async def test_markup_is_shown_letter_for_letter(tmp_path: Path) -> None:
    app = make_app(tmp_path, bank_of(HOSTILE["markup"]))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert HOSTILE["markup"] in check_layout(app)
        await pilot.press("1")
        assert check_layout(app).count("[@click=app.quit]here[/]") >= 4


async def test_a_click_on_text_that_looks_like_a_link_does_nothing(tmp_path: Path) -> None:
    app = make_app(tmp_path, bank_of(HOSTILE["links"]))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        screen = app.screen
        shown = screen_text(app).splitlines()
        row = next(number for number, text in enumerate(shown) if "[@click=" in text)
        column = shown[row].index("me[/]")
        await pilot.click(offset=(column + 1, row))
        await pilot.pause()
        assert app.screen is screen
        assert app.is_running


async def test_a_long_stem_scrolls_and_its_options_are_reached(tmp_path: Path) -> None:
    app = make_app(tmp_path, bank_of(HOSTILE["long"]))
    async with app.run_test(size=(60, 18)) as pilot:
        await pilot.pause()
        pane = app.screen.query_one("#question")
        assert pane.max_scroll_y > 0
        await pilot.press("pagedown")
        assert pane.scroll_y > 0
        await pilot.press("j", "j", "j")
        row = app.screen.query_one("#choices").children[2]
        for _ in range(20):  # the list scrolls once it is laid out
            await pilot.pause()
            if row.region.overlaps(pane.region):
                break
        assert row.region.overlaps(pane.region)
