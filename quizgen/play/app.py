"""The player as a Textual app: which screen follows which, themes, keys, help."""

from __future__ import annotations

import difflib
import gc
import os
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen

from quizgen.errors import UserError
from quizgen.play.keys import EVERYWHERE, SECTIONS, all_ids, bindings
from quizgen.play.settings import FILE_NAME, Settings, commented_file
from quizgen.play.text import joined, plain
from quizgen.play.themes import DARK, LIGHT, own_themes
from quizgen.study.catalogue import Catalogue
from quizgen.study.desk import Desk
from quizgen.study.places import config_folder
from quizgen.study.select import Choice
from quizgen.study.sitting import Sitting

if TYPE_CHECKING:
    from quizgen.play.play_screen import PlayScreen


def _collect_garbage() -> None:
    """Collect what becomes garbage from now on; what is here now, a large bank, stays."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


class QuizApp(App[None]):
    """Plays banks; every screen is a thin view of the study engine."""

    TITLE = "quizgen"
    BINDINGS = bindings(EVERYWHERE)
    CSS = """
    Static {
        link-style: none; link-background: $background 0%; link-color: auto;
        link-style-hover: underline; link-background-hover: $boost; link-color-hover: auto;
    }
    ToastRack { align: right top; }
    Toast { max-width: 70; }
    """

    def __init__(
        self,
        desk: Desk,
        settings: Settings,
        catalogue: Catalogue | None = None,
        sitting: Sitting | None = None,
        fresh: bool = False,
    ) -> None:
        super().__init__()
        self.desk = desk
        self.settings = settings
        self._catalogue = catalogue
        self._sitting = sitting
        self._fresh = fresh
        self._set_up_themes()
        self._set_up_keys()

    # -- what it begins with

    def get_default_screen(self) -> Screen[Any]:
        """Begin with the first screen itself, so that nothing is painted before it."""
        if self._sitting is not None:
            return self._play_screen(self._sitting)
        if self._catalogue is not None:
            return self._setup_screen(self._catalogue, self._fresh)
        from quizgen.play.home_screen import HomeScreen

        return HomeScreen(self.desk, [Path(folder) for folder in self.settings.banks])

    def _set_up_themes(self) -> None:
        for theme in (DARK, LIGHT, *own_themes(self.settings.themes)):
            self.register_theme(theme)
        chosen = self.settings.theme or self.desk.journal.remembered("theme")
        if self.settings.theme and chosen not in self.available_themes:
            raise UserError(f"there is no theme '{chosen}'", str(config_folder() / FILE_NAME))
        if chosen in self.available_themes:
            self.theme = str(chosen)
        elif "TEXTUAL_THEME" not in os.environ:
            self.theme = DARK.name

    def _set_up_keys(self) -> None:
        for name in self.settings.keys:
            if name not in all_ids():
                near = difflib.get_close_matches(name, all_ids(), 1)
                hint = f"; did you mean '{near[0]}'?" if near else ""
                place = str(config_folder() / FILE_NAME)
                raise UserError(f"there is no key '{name}' to change{hint}", place)
        self.set_keymap(self.settings.keys)

    def on_mount(self) -> None:
        """Once the first screen stands, look for garbage again; remember themes that are chosen."""
        self.call_after_refresh(_collect_garbage)
        self.theme_changed_signal.subscribe(
            self, lambda theme: self.desk.journal.remember("theme", theme.name)
        )

    # -- which screen follows which

    def on_start(self, message: Any) -> None:
        """Begin or continue the session that was chosen in the setup."""
        try:
            if message.row is not None:
                sitting = self.desk.resume(message.row, message.catalogue)
            else:
                sitting = self.desk.begin(message.catalogue, message.choice, message.seed)
        except UserError as error:
            self._tell(error)
            return
        self.push_screen(self._play_screen(sitting))

    def on_chosen(self, message: Any) -> None:
        """Open what was chosen on the first screen."""
        try:
            if message.what == "continue":
                sitting = self.desk.resume(message.row, message.catalogue)
                self.push_screen(self._play_screen(sitting))
            elif message.what == "review":
                choice = Choice("review", count=0, new=0)
                sitting = self.desk.begin(message.catalogue, choice)
                self.push_screen(self._play_screen(sitting))
            elif message.what == "browse":
                self._browse(message.catalogue)
            else:
                self.push_screen(self._setup_screen(message.catalogue))
        except UserError as error:
            self._tell(error)

    def action_leave(self) -> None:
        """Leave a screen; leaving the first one, or going back to an ended session, ends it all."""
        below = self.screen_stack[-2] if len(self.screen_stack) > 1 else None
        sitting = getattr(below, "sitting", None)
        if below is None or (sitting is not None and sitting.state.is_finished):
            self.exit()
        else:
            self.pop_screen()

    def action_stats(self) -> None:
        """Show the statistics of the banks at hand."""
        from quizgen.play.stats_screen import StatsScreen

        self.push_screen(StatsScreen(self.desk, getattr(self.screen, "catalogue", None)))

    def action_browse(self) -> None:
        """Look the banks at hand through."""
        catalogue = getattr(self.screen, "catalogue", None)
        if catalogue is not None:
            self._browse(catalogue)

    def _browse(self, catalogue: Catalogue) -> None:
        from quizgen.play.browse_screen import BrowseScreen

        self.push_screen(BrowseScreen(self.desk, catalogue))

    def _setup_screen(self, catalogue: Catalogue, fresh: bool = False) -> Screen[Any]:
        from quizgen.play.setup_screen import SetupScreen

        usual = Choice(count=self.settings.count, new=self.settings.new_per_review)
        return SetupScreen(self.desk, catalogue, usual, fresh)

    def _play_screen(self, sitting: Sitting) -> PlayScreen:
        from quizgen.play.play_screen import PlayScreen

        guard = self.settings.guard_ms / 1000
        return PlayScreen(sitting, self.desk, self._when_over, guard, self.settings.rate)

    def _when_over(self, screen: PlayScreen) -> None:
        from quizgen.play.summary_screen import SummaryScreen

        sitting = screen.sitting
        last = self.desk.last_session(sitting.catalogue.numbers, but=sitting.number)
        self.push_screen(SummaryScreen(sitting, last), partial(self._after_summary, screen))

    def _after_summary(self, screen: PlayScreen, wish: str | None) -> None:
        if wish == "undo":
            screen.action_undo()
            return
        sitting = screen.sitting
        sitting.close()
        try:
            if wish == "retry":
                screen.play(self.desk.retry(sitting))
            elif wish == "again" and not self._came_from_setup():
                self.push_screen(self._setup_screen(sitting.catalogue))
            else:
                self.action_leave()
        except UserError as error:
            self._tell(error)
            self.action_leave()

    def _came_from_setup(self) -> bool:
        below = self.screen_stack[-2] if len(self.screen_stack) > 1 else None
        return type(below).__name__ == "SetupScreen"

    # -- help and commands

    def action_help(self) -> None:
        """Show the keys that work on this screen."""
        from quizgen.play.dialogs import TextScreen

        self.push_screen(TextScreen("Keys", self._help_content()))

    def _help_content(self) -> Content:
        active = [active.binding for active in self.screen.active_bindings.values()]
        helps = {key.id: key.help for _, keys in SECTIONS for key in keys}
        rows: dict[str, list[Binding]] = {}
        for binding in active:
            if binding.id in helps:
                rows.setdefault(helps[binding.id], []).append(binding)
        lines = []
        for text, same in rows.items():
            names = list(dict.fromkeys(self.get_key_display(binding) for binding in same))
            shown = f"{names[0]} … {names[-1]}" if len(names) > 3 else " ".join(names)
            lines.append(joined(plain(f"{shown:<14} ", "bold"), plain(text)))
        return Content("\n").join(lines)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Offer every action of the screen in the command palette, and a few of the player's."""
        helps = {key.id: key for _, keys in SECTIONS for key in keys}
        seen = set()
        for active in screen.active_bindings.values():
            key = helps.get(active.binding.id or "")
            if key is None or not active.enabled or key.action in seen or not key.label:
                continue
            seen.add(key.action)
            run = partial(self._run_on, active.node, key.action)
            yield SystemCommand(key.label, key.help, run)
        yield SystemCommand("Theme", "Choose the colours.", self.action_change_theme)
        yield SystemCommand("Statistics", "Show the statistics.", self.action_stats)
        if not self.is_web:
            yield SystemCommand("Settings", "Edit the settings file.", self.action_settings)

    async def _run_on(self, node: Any, action: str) -> None:
        await self.run_action(action, node)

    def action_settings(self) -> None:
        """Edit the settings file, made with comments if there is none."""
        import subprocess

        from quizgen.play.editor import editor_command, outside

        path = config_folder() / FILE_NAME
        try:
            if not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(commented_file(), encoding="utf-8")
            command = editor_command(path, 1)
            outside(self, lambda: subprocess.run(command, check=False))
        except UserError as error:
            self._tell(error)
            return
        self.notify("Settings are read when the player starts.", timeout=4)

    def _tell(self, error: UserError) -> None:
        self.notify(str(error), severity="error", timeout=8, markup=False)
