"""The generated parts of the player's documentation: tables of keys and settings, screenshots.

Run ``python -m quizgen.play.handbook docs`` to write them anew.
"""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from quizgen.bank import load_bank
from quizgen.play.app import QuizApp
from quizgen.play.keys import SECTIONS, Key
from quizgen.play.settings import Settings, default_text
from quizgen.study.desk import Desk
from quizgen.study.journal import Journal
from quizgen.study.schedule import Rating
from quizgen.study.select import Choice
from quizgen.study.sitting import Sitting
from quizgen.study.solving import right_response, wrong_response

PAGE = "playing.md"
PICTURES = "player"
BANK = "lighthouse.yaml"
_KEY_NAMES = {
    "question_mark": "?", "asterisk": "*", "minus": "-", "exclamation_mark": "!", "slash": "/",
    "escape": "esc", "left": "←", "right": "→", "up": "↑", "down": "↓", "pagedown": "page down",
    "pageup": "page up",
}  # fmt: skip
_SEED = 4
# name: (width, height, theme, what is on the table, keys pressed)
_SHOTS: dict[str, tuple[int, int, str, str, Sequence[str]]] = {
    "question": (80, 22, "quizgen-dark", "founder-1a2b", ["j", "j"]),
    "verdict": (80, 22, "quizgen-dark", "founder-1a2b", ["2"]),
    "near-miss": (80, 22, "quizgen-light", "keeper-5e6f",
                  [*"Ada", "space", *"Brant", "enter"]),
    "gaps": (80, 22, "quizgen-dark", "stone-9c0d", [*"granite", "enter", *"Norway", "enter"]),
    "source": (80, 22, "quizgen-dark", "founder-1a2b", ["3", "s"]),
    "setup": (80, 22, "quizgen-dark", "setup", []),
    "summary": (80, 22, "quizgen-light", "summary", []),
    "browse": (110, 26, "quizgen-dark", "browse", ["down"]),
    "stats": (80, 36, "quizgen-dark", "stats", []),
}  # fmt: skip


def keys_table() -> str:
    """Return the table of keys in Markdown, made from the bindings."""
    lines: list[str] = []
    for name, keys in SECTIONS:
        lines += [f"### {name}", "", "| Keys | What it does | Name |", "|---|---|---|"]
        rows: dict[tuple[str, str], list[Key]] = {}
        for key in keys:
            rows.setdefault((key.help, re.sub(r"\d+$", "", key.id)), []).append(key)
        for (text, name_), same in rows.items():
            names = _key_names(same)
            ids = f"`{same[0].id}`" if len(same) == 1 else f"`{name_}1` … `{name_}{len(same)}`"
            lines.append(f"| {names} | {text} | {ids} |")
        lines.append("")
    return "\n".join(lines).rstrip("\n")


def _key_names(same: Sequence[Key]) -> str:
    if len(same) > 1:
        return f"`{same[0].keys}` … `{same[-1].keys}`"
    names = [_KEY_NAMES.get(key, key) for key in same[0].keys.split(",")]
    return " ".join(f"`{name}`" for name in names)


def settings_table() -> str:
    """Return the table of settings in Markdown."""
    lines = ["| Setting | Default | What it does |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        lines.append(f"| `{name}` | `{default_text(field)}` | {field.description} |")
    return "\n".join(lines)


def page_with_tables(page: str) -> str:
    """Return a page with its generated parts written anew."""
    for name, text in (("keys", keys_table()), ("settings", settings_table())):
        begin, end = f"<!-- {name}: generated -->\n", f"\n<!-- {name}: end -->"
        start = page.index(begin) + len(begin)
        page = page[:start] + text + page[page.index(end, start) :]
    return page


def write_handbook(folder: Path) -> list[Path]:
    """Write the page's tables and the screenshots; return the files written."""
    page = folder / PAGE
    page.write_text(page_with_tables(page.read_text(encoding="utf-8")), encoding="utf-8")
    written = [page]
    for name in _SHOTS:
        path = folder / PICTURES / f"{name}.svg"
        path.write_text(asyncio.run(_shot(folder / PICTURES / BANK, name)), encoding="utf-8")
        written.append(path)
    return written


class _Clock:
    """A clock that stands, so that pictures stay the same."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


async def _shot(bank: Path, name: str) -> str:
    width, height, theme, what, keys = _SHOTS[name]
    with tempfile.TemporaryDirectory() as scratch:
        clock = _Clock()
        journal = Journal(Path(scratch) / "history.db")
        desk = Desk(journal, load_bank, clock, Settings().rules)
        catalogue = desk.open([bank])
        settings = Settings(theme=theme, guard_ms=0)
        if what in ("setup", "stats", "browse"):
            _study_for_weeks(desk, catalogue.numbers[0], bank, clock)
            app = QuizApp(desk, settings, catalogue)
        else:
            app = QuizApp(desk, settings, catalogue, _sitting_at(desk, bank, what))
        async with app.run_test(size=(width, height)) as pilot:
            await pilot.pause()
            if what in ("stats", "browse"):
                await pilot.press(what[0])
                await pilot.pause()
            await pilot.press(*keys)
            await pilot.pause()
            picture = app.export_screenshot(title="quizgen")
        journal.close()
    return without_addresses(picture)


def without_addresses(picture: str) -> str:
    """Return an SVG picture that loads no fonts from elsewhere."""
    return re.sub(r"\s*@font-face \{.*?\}|<!--.*?-->\s*", "", picture, flags=re.DOTALL)


def _sitting_at(desk: Desk, bank: Path, what: str) -> Sitting:
    sitting = desk.begin(desk.open([bank]), Choice(shuffle=False), _SEED)
    while sitting.item is not None and sitting.item.id != what:
        if what == "summary" and sitting.state.place in (1, 4):
            sitting.answer(wrong_response(sitting.item))
        else:
            sitting.answer(right_response(sitting.item))
        sitting.grade()
    return sitting


def _study_for_weeks(desk: Desk, number: int, bank: Path, clock: _Clock) -> None:
    """Fill the history of a diligent learner who forgets one item now and then."""
    today = clock.now
    for day in range(120, -1, -1):
        if day % 7 in (2, 5) or 60 < day < 75:
            continue
        clock.now = today - timedelta(days=day)
        sitting = desk.begin(desk.open([bank]), Choice(count=1 + day * 7 % 5), day)
        while sitting.item is not None:
            knows = (day + sitting.state.place + 1) % 6 or sitting.item.type == "true_false"
            answer = right_response if knows else wrong_response
            sitting.answer(answer(sitting.item))
            sitting.grade(Rating.GOOD if knows else None)
        sitting.close()
    clock.now = today


if __name__ == "__main__":
    for path in write_handbook(Path(sys.argv[1] if len(sys.argv) > 1 else "docs")):
        print(path)
