"""What the screens look like, as text; QUIZGEN_UPDATE_SNAPSHOTS=1 writes the pictures anew."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from hostile_samples import HOSTILE, bank_of
from player_samples import LIGHTHOUSE, make_app, make_desk, screen_text, write_bank
from textual.pilot import Pilot

from quizgen.play.app import QuizApp
from quizgen.play.play_screen import PlayScreen
from quizgen.play.settings import Settings
from quizgen.study.select import Choice

MOST_LOOKS = 40
PICTURES = Path(__file__).parent / "snapshots"
PLACES = {"choice": 0, "truth": 1, "word": 2, "number": 3, "gaps": 4}
PLAYED: list[tuple[str, str, tuple[int, int], Sequence[str]]] = [
    ("choice-asked", "choice", (80, 24), []),
    ("choice-right", "choice", (80, 24), ["3"]),
    ("choice-wrong", "choice", (80, 24), ["1"]),
    ("choice-narrow", "choice", (60, 18), ["1"]),
    ("choice-wide", "choice", (120, 40), ["1"]),
    ("choice-hint", "choice", (80, 24), ["h", "j"]),
    ("truth-told", "truth", (80, 24), ["t"]),
    ("word-asked", "word", (80, 24), []),
    ("word-near", "word", (80, 24), [*"Ada", "space", *"Brant", "enter"]),
    ("number-told", "number", (80, 24), [*"50", "enter"]),
    ("gaps-asked", "gaps", (80, 24), [*"granite", "enter"]),
    ("gaps-told", "gaps", (80, 24), [*"granit", "enter", "enter"]),
    ("gaps-narrow", "gaps", (60, 18), [*"granit", "enter", "enter"]),
    ("hostile-markup", "markup", (80, 24), ["1"]),
    ("hostile-direction", "direction", (60, 18), ["1"]),
    ("hostile-wide", "wide", (60, 18), ["1"]),
    ("help", "choice", (80, 24), ["question_mark"]),
    ("flag", "choice", (80, 24), ["asterisk"]),
]


async def settled(pilot: Pilot[None]) -> str:
    """Return the screen's text once it no longer changes: scroll bars come a moment later."""
    shown = ""
    for _ in range(MOST_LOOKS):
        before, shown = shown, screen_text(pilot.app)
        if shown == before:
            break
        await pilot.pause(0.05)
    return shown


async def check(pilot: Pilot[None], name: str) -> None:
    path = PICTURES / f"{name}.txt"
    shown = await settled(pilot)
    if os.environ.get("QUIZGEN_UPDATE_SNAPSHOTS"):
        path.write_text(shown, encoding="utf-8")
    assert shown == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "kind", "size", "keys"), PLAYED, ids=[row[0] for row in PLAYED])
async def test_playing_looks_like(
    tmp_path: Path, name: str, kind: str, size: tuple[int, int], keys: Sequence[str]
) -> None:
    app = make_app(tmp_path, bank_of(HOSTILE[kind]) if kind in HOSTILE else LIGHTHOUSE)
    async with app.run_test(size=size) as pilot:
        screen = app.screen
        assert isinstance(screen, PlayScreen)
        for _ in range(PLACES.get(kind, 0)):
            screen.sitting.skip()
        screen.show()
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        await check(pilot, f"play-{name}")


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (200, 60)], ids=str)
async def test_setup_looks_like(tmp_path: Path, size: tuple[int, int]) -> None:
    desk = make_desk(tmp_path)
    app = QuizApp(desk, Settings(), desk.open([write_bank(tmp_path)]))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await check(pilot, f"setup-{size[0]}")


async def test_the_summary_looks_like(tmp_path: Path) -> None:
    app = make_app(tmp_path, choice=Choice(kinds=frozenset({"true_false", "multiple_choice"})))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "space", "1", "space")
        await pilot.pause()
        await check(pilot, "summary")


async def test_home_looks_like(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "decks").mkdir()
    write_bank(tmp_path / "decks")
    write_bank(tmp_path / "decks", LIGHTHOUSE.replace("Skerry", "Gull"), "gull.yaml")
    desk = make_desk(tmp_path)
    catalogue = desk.open([tmp_path / "decks" / "light.yaml"])
    sitting = desk.begin(catalogue, Choice(shuffle=False), 3)
    sitting.skip()
    sitting.close()
    app = QuizApp(desk, Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        await check(pilot, "home")


@pytest.mark.parametrize("size", [(80, 24), (120, 30)], ids=str)
async def test_browse_looks_like(tmp_path: Path, size: tuple[int, int]) -> None:
    desk = make_desk(tmp_path)
    app = QuizApp(desk, Settings(), desk.open([write_bank(tmp_path)]))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press("b")
        await pilot.pause()
        await check(pilot, f"browse-{size[0]}")


async def test_stats_look_like(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press("1", "space", "f", "space")
        await app.run_action("stats")
        await pilot.pause()
        await check(pilot, "stats")
