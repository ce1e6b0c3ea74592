"""Home, Setup, Summary, Browse, Stats: what they show, and where their keys lead."""

from __future__ import annotations

from pathlib import Path

import pytest
from player_samples import (
    LIGHTHOUSE,
    Ticking,
    make_app,
    make_desk,
    screen_text,
    widget_text,
    write_bank,
)
from textual.widgets import Input, OptionList

from quizgen.bank import load_bank
from quizgen.errors import UserError
from quizgen.play.app import QuizApp
from quizgen.play.browse_screen import MOST_LISTED, BrowseScreen
from quizgen.play.dialogs import TextScreen
from quizgen.play.home_screen import HomeScreen
from quizgen.play.play_screen import PlayScreen
from quizgen.play.settings import Settings
from quizgen.play.setup_screen import SetupScreen
from quizgen.play.stats_screen import StatsScreen
from quizgen.play.summary_screen import SummaryScreen
from quizgen.study.desk import Desk
from quizgen.study.identity import ItemKey
from quizgen.study.select import Choice


def home(folder: Path, **banks: str) -> QuizApp:
    decks = folder / "decks"
    decks.mkdir(exist_ok=True)
    for name, text in banks.items():
        write_bank(decks, text, f"{name}.yaml")
    return QuizApp(make_desk(folder), Settings(banks=(str(decks),), guard_ms=0))


def setup(folder: Path, text: str = LIGHTHOUSE, desk: Desk | None = None) -> QuizApp:
    desk = desk or make_desk(folder)
    return QuizApp(desk, Settings(guard_ms=0), desk.open([write_bank(folder, text)]))


# -- Home


async def test_home_lists_banks_with_what_is_new_and_errors_in_their_place(tmp_path: Path) -> None:
    app = home(tmp_path, light=LIGHTHOUSE, broken="bank: 1\ntitle: [\n")
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        shown = screen_text(app)
        assert isinstance(app.screen, HomeScreen)
        assert "The lighthouse at Skerry Point" in shown
        assert "5 items · 5 new" in shown
        assert "✗" in shown
        assert "broken.yaml:" in shown


async def test_an_empty_home_says_how_to_make_a_bank(tmp_path: Path) -> None:
    app = home(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "quizgen generate article.txt" in screen_text(app)
        await pilot.press("d", "b", "enter", "pageup", "pagedown", "j", "k", "end")
        assert isinstance(app.screen, HomeScreen)


async def test_home_leads_to_a_session_and_offers_to_continue_it(tmp_path: Path) -> None:
    app = home(tmp_path, light=LIGHTHOUSE)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, SetupScreen)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, PlayScreen)
        app.screen.action_skip()
        await app.screen.action_save()
        await pilot.pause()
        assert isinstance(app.screen, SetupScreen)
        assert "Continue     practice, 2 of 5, begun today" in screen_text(app)
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        shown = screen_text(app)
        assert shown.index("Continue") < shown.index("5 items")
        await pilot.press("k", "k", "enter")
        await pilot.pause()
        assert isinstance(app.screen, PlayScreen)
        assert app.screen.sitting.state.place == 1


async def test_home_reviews_what_is_due_in_all_banks(tmp_path: Path) -> None:
    clock = Ticking()
    desk = make_desk(tmp_path, clock=clock)
    decks = tmp_path / "decks"
    decks.mkdir()
    for name in ("one", "two"):
        path = write_bank(decks, LIGHTHOUSE.replace("Skerry", name), f"{name}.yaml")
        sitting = desk.begin(desk.open([path]), Choice(count=1, shuffle=False))
        sitting.answer(sitting_response())
        sitting.grade()
        sitting.close()
    clock.now = clock.now.replace(day=5)
    app = QuizApp(desk, Settings(banks=(str(decks),), guard_ms=0))
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "2 due today" in screen_text(app)
        await pilot.press("d")
        await pilot.pause()
        assert isinstance(app.screen, PlayScreen)
        assert len(app.screen.sitting.state.queue) == 2
        assert len({entry.key.bank for entry in app.screen.sitting.state.queue}) == 2


def sitting_response() -> object:
    from quizgen.study.responses import Unknown

    return Unknown()


# -- Setup


async def test_setup_starts_with_what_is_chosen_and_remembers_it(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    app = setup(tmp_path, desk=desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("tab")
        count = app.focused
        assert isinstance(count, Input)
        count.value = "2"
        await pilot.press("tab")
        seed = app.focused
        assert isinstance(seed, Input)
        seed.value = "41"
        await pilot.press("tab", "space", "tab", "space", "tab", "space", "shift+tab", "space")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, PlayScreen)
        catalogue, plan = app.screen.sitting.catalogue, app.screen.sitting.plan
        assert plan.seed == 41
        assert [entry.key.item for entry in plan.entries] == ["founder"]
    saved = desk.remembered_choice(catalogue, Choice())
    assert (saved.count, saved.shuffle, saved.tags) == (2, False, {"money"})


async def test_setup_says_why_nothing_can_be_asked(tmp_path: Path) -> None:
    app = setup(tmp_path)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("3")
        await pilot.pause(0.1)
        assert isinstance(app.screen, SetupScreen)
        assert "Nothing was missed" in screen_text(app)


async def test_setup_is_clicked(tmp_path: Path) -> None:
    app = setup(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.click("#modes", offset=(3, 3))
        await pilot.pause()
        assert isinstance(app.screen, PlayScreen)
        assert app.screen.sitting.plan.is_exam


async def test_setup_leads_to_browse_and_stats_and_back(tmp_path: Path) -> None:
    app = setup(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for key, screen in (("b", BrowseScreen), ("s", StatsScreen)):
            await pilot.press(key)
            await pilot.pause()
            assert isinstance(app.screen, screen)
            await pilot.press("escape")
            await pilot.pause()
            assert isinstance(app.screen, SetupScreen)
        await pilot.press("question_mark")
        assert isinstance(app.screen, TextScreen)


# -- Summary


async def test_the_summary_compares_and_retries_what_was_missed(tmp_path: Path) -> None:
    app = make_app(tmp_path, choice=Choice(kinds=frozenset({"true_false", "multiple_choice"})))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = app.screen
        assert isinstance(screen, PlayScreen)
        first = screen.sitting.number
        while screen.sitting.entry is not None:
            await pilot.press("enter", "space")
        await pilot.pause()
        assert isinstance(app.screen, SummaryScreen)
        shown = screen_text(app)
        assert "0 of 2 right" in shown
        assert "Missed (2)" in shown
        assert "✓ False" in shown
        await pilot.press("r")
        await pilot.pause()
        retry = app.screen
        assert isinstance(retry, PlayScreen)
        assert retry.sitting.number != first
        for _ in range(2):
            item = retry.sitting.item
            assert item is not None
            options = retry.sitting.options
            key = "f" if item.id == "storm" else str(options.index("The harbour guild") + 1)
            await pilot.press(key, "space")
        await pilot.pause()
        shown = screen_text(app)
        assert "100 %" in shown
        assert "Last time 0 %: 100 points better" in shown
        assert "Nothing missed." in shown
        await pilot.press("a")
        await pilot.pause()
        assert isinstance(app.screen, SetupScreen)


# -- Browse


async def test_browse_searches_and_previews(tmp_path: Path) -> None:
    app = setup(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("b")
        await pilot.pause()
        assert "5 of 5 items" in screen_text(app)
        await pilot.press("slash", *"lofoten")
        await pilot.pause()
        assert "1 of 5 items" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "never asked" in widget_text(app, "#text")
        assert "granite · the Lofoten islands" in widget_text(app, "#text")
        await pilot.press("escape")
        await pilot.pause()
        assert "5 of 5 items" in screen_text(app)


async def test_browse_writes_the_status_into_the_bank_and_nothing_else(tmp_path: Path) -> None:
    text = LIGHTHOUSE.replace("  - id: storm", "  # keep this comment\n  - id: storm")
    app = setup(tmp_path, text)
    path = tmp_path / "light.yaml"
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await pilot.press("b")
        await pilot.pause()
        await pilot.press("j", "a")
        await pilot.pause()
        assert load_bank(path).items[1].status == "accepted"
        await pilot.press("x")
        await pilot.pause()
        assert load_bank(path).items[2].status == "rejected"
        assert "# keep this comment" in path.read_text()
        assert path.read_text().replace("    status: accepted\n", "").replace(
            "    status: rejected\n", ""
        ) == text  # fmt: skip
        await pilot.press("o", "o")
        await pilot.pause()
        assert "1 of 5 items · only accepted" in screen_text(app)
        await pilot.press("z")
        await pilot.pause()
        assert load_bank(path).items[1].status == "draft"


async def test_browse_suspends_flags_and_filters(tmp_path: Path) -> None:
    app = setup(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await pilot.press("b")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, BrowseScreen)
        key = ItemKey(screen.catalogue.numbers[0], "founder")
        await pilot.press("exclamation_mark")
        card = screen.desk.journal.card(key)
        assert card is not None
        assert card.suspended
        await pilot.press("exclamation_mark")
        card = screen.desk.journal.card(key)
        assert card is not None
        assert not card.suspended
        await pilot.press("asterisk", "o", "k", "enter")
        await pilot.pause()
        assert "⚑ ok" in widget_text(app, "#text")
        await pilot.press(*"oooo")
        await pilot.pause()
        assert "1 of 5 items · only flagged" in screen_text(app)


async def test_browse_lists_the_first_of_very_many(tmp_path: Path) -> None:
    rows = "".join(
        f"  - id: n{n}\n    type: short_answer\n    stem: Stem {n}?\n    answer: a{n}\n"
        for n in range(MOST_LISTED + 50)
    )
    app = setup(tmp_path, f"bank: 1\ntitle: Many\nitems:\n{rows}")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await pilot.press("b")
        await pilot.pause()
        assert app.screen.query_one("#items", OptionList).option_count == MOST_LISTED
        assert f"the first {MOST_LISTED}; search to narrow" in screen_text(app)


# -- Stats


async def test_stats_show_what_was_done(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press("enter", "1")
        await app.run_action("stats")
        await pilot.pause()
        shown = screen_text(app)
        assert "1 answer, 0 right" in shown
        assert "█" in shown
        assert "1 of 1 missed" in shown


# -- the app


def test_settings_name_a_theme_that_exists(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no theme 'pink'"):
        QuizApp(make_desk(tmp_path), Settings(theme="pink"))


def test_settings_name_keys_that_exist(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"did you mean 'play\.undo'"):
        QuizApp(make_desk(tmp_path), Settings(keys={"play.und": "z"}))


async def test_a_theme_of_ones_own_and_the_chosen_one_is_remembered(tmp_path: Path) -> None:
    settings = Settings(themes={"mine": {"primary": "#ff8800", "dark": True}})
    desk = make_desk(tmp_path)
    app = QuizApp(desk, settings, desk.open([write_bank(tmp_path)]))
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.theme == "quizgen-dark"
        app.theme = "mine"
        await pilot.pause()
    assert desk.journal.remembered("theme") == "mine"
    assert QuizApp(desk, settings).theme == "mine"
    assert QuizApp(desk, Settings()).theme == "quizgen-dark", "a theme that is gone is no error"
