"""A list to choose from, by arrows, j and k, or mouse."""

from __future__ import annotations

from textual.widgets import OptionList

from quizgen.play.keys import MENU, bindings


class Menu(OptionList):
    """An option list whose texts are plain text and whose keys stand in the key line."""

    BINDINGS = bindings(MENU)
    DEFAULT_CSS = """
    Menu {
        border: none; padding: 0;
        &, &:focus { background: $background; background-tint: $foreground 0%; }
    }
    Menu > .option-list--option-highlighted { background: $primary 15%; color: $foreground; }
    Menu:focus > .option-list--option-highlighted {
        background: $primary 30%; color: $foreground; text-style: bold;
    }
    """

    def __init__(self, id: str | None = None, chooses: bool = True) -> None:
        super().__init__(id=id, compact=True, markup=False)
        self._chooses = chooses

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell which keys work: a list that is only looked through has nothing to choose."""
        return self._chooses if action == "select" else True

    def action_page_up(self) -> None:
        """Go a page up, if there is anything in the list."""
        if self.option_count:
            super().action_page_up()  # type: ignore[no-untyped-call]

    def action_page_down(self) -> None:
        """Go a page down, if there is anything in the list."""
        if self.option_count:
            super().action_page_down()  # type: ignore[no-untyped-call]
