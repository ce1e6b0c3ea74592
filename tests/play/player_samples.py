"""Banks, clocks and apps for tests of the player."""

from __future__ import annotations

import io
import itertools
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rich.console import Console
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input, Static

from quizgen.bank import (
    Item,
    MultipleChoice,
    Numeric,
    ShortAnswer,
    TrueFalse,
    cloze_gaps,
    load_bank,
)
from quizgen.play.app import QuizApp
from quizgen.play.play_screen import PlayScreen
from quizgen.play.settings import Settings
from quizgen.study.desk import Desk, Rules
from quizgen.study.journal import Journal
from quizgen.study.select import Choice

LIGHTHOUSE = """\
bank: 1
title: The lighthouse at Skerry Point
items:
  - id: founder
    type: multiple_choice
    stem: Who paid for the first lighthouse on the point?
    answer: The harbour guild
    distractors:
      - text: The town council
        feedback: The council refused twice.
      - A whaling company
      - The bishop
    explanation: The guild kept the receipts.
    hint: Not the church.
    tags: [money]
    source:
      section: History
      quote: In 1811 the harbour guild paid for the first lighthouse, a wooden tower.
  - id: storm
    type: true_false
    stem: The first tower survived the storm of 1839.
    answer: false
    source:
      quote: The storm of 1839 took the wooden tower away in a night.
  - id: keeper
    type: short_answer
    stem: Who kept the light after the war?
    answer: Ada Brandt
    also_accept: [Adelheid Brandt]
    source:
      quote: After the war Ada Brandt, a carpenter, kept the light.
  - id: height
    type: numeric
    stem: How high is the new tower?
    answer: 42
    unit: m
    tolerance: 1
    source:
      quote: The new tower rises 42 metres above the rock.
  - id: stone
    type: cloze
    stem: The new tower is built of {{granite}} from {{the Lofoten islands::where}}.
    source:
      quote: The new tower is built of granite from the Lofoten islands.
"""


class Ticking:
    """A clock that moves on by a second at each look."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def make_desk(
    folder: Path, rules: Rules | None = None, clock: Callable[[], datetime] | None = None
) -> Desk:
    journal = Journal(folder / "data" / "history.db")
    journal.connection.execute("PRAGMA synchronous = OFF")
    return Desk(journal, load_bank, clock or Ticking(), rules or Rules())


def write_bank(folder: Path, text: str = LIGHTHOUSE, name: str = "light.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def keys_for(item: Item, options: tuple[str, ...]) -> list[str]:
    """Return the keys that answer an item rightly."""
    if isinstance(item, MultipleChoice):
        return [str(options.index(item.answer) + 1)]
    if isinstance(item, TrueFalse):
        return ["t" if item.answer else "f"]
    if isinstance(item, ShortAnswer | Numeric):
        return [*typed(str(item.answer)), "enter"]
    texts = [typed(gap.text) for gap in cloze_gaps(item.stem)]
    return list(itertools.chain.from_iterable([*text, "enter"] for text in texts))


def typed(text: str) -> list[str]:
    return ["space" if letter == " " else letter for letter in text]


def make_app(
    folder: Path,
    text: str = LIGHTHOUSE,
    choice: Choice | None = None,
    settings: Settings | None = None,
    seed: int = 3,
) -> QuizApp:
    """Return the player at the first item of a bank, with no waiting after verdicts."""
    desk = make_desk(folder)
    catalogue = desk.open([write_bank(folder, text)])
    sitting = desk.begin(catalogue, choice or Choice(shuffle=False), seed)
    return QuizApp(desk, settings or Settings(guard_ms=0), catalogue, sitting)


def screen_text(app: App[None]) -> str:
    """Return what stands on the screen, as plain lines without spaces at their ends."""
    console = Console(
        width=app.size.width, height=app.size.height, record=True, file=io.StringIO(),
        legacy_windows=False, force_terminal=True, color_system="truecolor",
    )  # fmt: skip
    console.print(app.screen._compositor.render_update(full=True))
    rows = console.export_text(styles=False).splitlines()
    return "\n".join(row.rstrip() for row in rows).rstrip("\n") + "\n"


def widget_text(app: App[None], selector: str) -> str:
    """Return a widget's content as plain text."""
    return str(app.screen.query_one(selector, Static).render())


async def pass_over(pilot: Pilot[None], count: int) -> PlayScreen:
    """Skip the first ``count`` items, and return the screen that asks the next."""
    screen = pilot.app.screen
    assert isinstance(screen, PlayScreen)
    for _ in range(count):
        screen.sitting.skip()
    screen.show()
    await pilot.pause()
    return screen


async def write(pilot: Pilot[None], text: str) -> None:
    """Put text into the focused field at once, as a paste does."""
    field = pilot.app.focused
    assert isinstance(field, Input), field
    field.insert_text_at_cursor(text)
    await pilot.pause()
