"""A list to choose from, by arrows, j and k, or mouse."""

from __future__ import annotations

from textual.widgets import OptionList

from quizgen.play.keys import MENU, bindings


class Menu(OptionList):
    """An option list whose texts are plain text and whose keys stand in the key line."""

    BINDINGS = bindings(MENU)
    DEFAULT_CSS = """
    Menu { border: none; background: $background; padding: 0; }
    Menu:focus > .option-list--option-highlighted { text-style: bold; }
    """

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id, compact=True, markup=False)
