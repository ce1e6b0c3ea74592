"""Text from a bank is text: whatever is in it, it breaks no screen and runs nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from player_samples import make_app, make_desk, screen_text, write_bank
from rich.cells import cell_len
from textual.app import App

from quizgen.play.app import QuizApp
from quizgen.play.home_screen import HomeScreen
from quizgen.play.play_screen import PlayScreen
from quizgen.play.settings import Settings
from quizgen.study.select import Choice

HOSTILE = {
    "markup": "[bold]loud[/bold] [red]x [@click=app.quit]here[/] [1] [/nothing] $primary \\[b]",
    "links": "[link=https://example.org]click[/link] [@click=screen.save]me[/]",
    "escapes": "\x1b[31mred\x1b[0m \x1b]0;title\x07 \x1b[2J\x1b[H\x9b31m bell\x07 back\x08space",
    "direction": "שלום עולם \u202eevil\u202c مرحبا بالعالم \u2066isolate\u2069",
    "invisible": "zero\u200bwidth\u200d joined\ufeff\u2060 soft\u00adhyphen",
    "emoji": "👩‍👩‍👧‍👦 family 🏴‍☠️ flag 🇳🇴 ☺️ 👍🏽 ✈️",
    "wide": "日本語の長い文章がここにあります。改行されるべきです。" * 3,
    "tower": "Z" + "\u0301\u0302\u0303" * 40 + "algo",
    "long": "word " * 400,
    "unbroken": "x" * 2000,
    "lines": "first\nsecond\n\n\nthird\ttabbed",
    "braces": "100% {curly} {{ }} %s %(x)s ${HOME} `rm -rf` <b>html</b> &amp;",
}
KINDS = ("multiple_choice", "short_answer", "true_false", "cloze", "numeric")


def yaml_text(text: str) -> str:
    """Write a text between double quotes, with escapes for what YAML does not take as it is."""
    written = json.dumps(text, ensure_ascii=False)
    return "".join(
        letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in written
    )


def bank_of(text: str) -> str:
    """Return a bank in which every text of every kind is this one."""
    quoted = yaml_text(text)
    words = text.replace("{{", "( ").replace("}}", " )")
    gap = yaml_text(f"{words} {{{{{words[:200]}::{words[:100]}}}}} and {{{{two}}}}")
    source = f"source: {{quote: {quoted}, section: {quoted}}}"
    common = f"explanation: {quoted}\n    hint: {quoted}\n    {source}"
    return f"""\
bank: 1
title: {quoted}
items:
  - id: multiple_choice
    type: multiple_choice
    stem: {quoted}
    answer: {quoted}
    distractors:
      - {{text: {yaml_text(text + " b")}, feedback: {quoted}}}
      - {yaml_text(text + " c")}
    {common}
  - id: short_answer
    type: short_answer
    stem: {quoted}
    answer: {quoted}
    also_accept: [{yaml_text(text + " d")}]
    {common}
  - id: true_false
    type: true_false
    stem: {quoted}
    answer: true
    {common}
  - id: cloze
    type: cloze
    stem: {gap}
    {common}
  - id: numeric
    type: numeric
    stem: {quoted}
    answer: 42
    unit: {yaml_text(text[:40])}
    {common}
"""


def check_layout(app: App[None]) -> str:
    """Check that every line has the screen's width and no control letter; return the text."""
    shown = screen_text(app)
    rows = shown.rstrip("\n").split("\n")
    assert len(rows) <= app.size.height
    for row in rows:
        assert cell_len(row) <= app.size.width, row
    assert not {letter for letter in shown if not letter.isprintable() and letter not in "\n\u00a0"}
    assert "?" in rows[-1], "the key line stands at the bottom"
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
            await pilot.press("escape") if app.focused else None
            check_layout(app)
            await pilot.press("enter") if kind == "true_false" else await pilot.press("space")
            await pilot.pause()
            assert screen.sitting.state.phase == "revealed"
            check_layout(app)
            if kind == "multiple_choice":
                await pilot.press("question_mark", "escape", "s")
                await pilot.pause()
                await pilot.press("escape", "asterisk", "escape")
            await pilot.press("1")
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
        await pilot.pause()
        row = app.screen.query_one("#choices").children[2]
        assert row.region.overlaps(pane.region)
