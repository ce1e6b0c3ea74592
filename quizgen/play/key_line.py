"""The line at the bottom: the keys that work now, in one widget that is quick to redraw."""

from __future__ import annotations

from textual.content import Content
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widgets import Static

from quizgen.play.text import joined, link, plain


class KeyLine(Static):
    """Shows the active bindings that ask to be shown, as many as fit; help stays at the end."""

    DEFAULT_CSS = """
    KeyLine {
        dock: bottom;
        height: 1;
        padding: 0 1;
        background: $footer-background;
        color: $footer-foreground;
        text-wrap: nowrap;
    }
    """

    def __init__(self) -> None:
        super().__init__("")
        self._actions: list[tuple[DOMNode, str]] = []

    def on_mount(self) -> None:
        """Follow the screen's bindings."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)

    def on_resize(self) -> None:
        """Fit the keys into the new width."""
        self._bindings_changed(self.screen)

    async def action_run(self, index: int) -> None:
        """Do what the key does that was clicked."""
        if index < len(self._actions):
            node, action = self._actions[index]
            await self.app.run_action(action, node)

    def _bindings_changed(self, screen: Screen[object]) -> None:
        if self.is_attached and screen is self.screen and self.size.width:
            self.update(self._content(self.size.width))

    def _content(self, width: int) -> Content:
        self._actions = []
        shown: list[Content] = []
        used = 0
        help_key: Content | None = None
        actions: set[str] = set()
        for node, binding, enabled, _ in self.screen.active_bindings.values():
            if not binding.show or not enabled or binding.action in actions:
                continue
            actions.add(binding.action)
            key = self.app.get_key_display(binding)
            run = f"run({len(self._actions)})"
            self._actions.append((node, binding.action))
            part = joined(
                link(key, run, "bold $footer-key-foreground"), link(f" {binding.description}", run)
            )
            if binding.id == "app.help":
                help_key = part
                continue
            shown.append(part)
        end = help_key.cell_length + 2 if help_key else 0
        fitting: list[Content] = []
        for part in shown:
            needed = part.cell_length + (2 if fitting else 0)
            if used + needed + end > width:
                break
            fitting.append(part)
            used += needed
        left = Content("  ").join(fitting)
        if help_key is None:
            return left
        gap = max(width - left.cell_length - help_key.cell_length, 0)
        return joined(left, plain(" " * gap), help_key)
