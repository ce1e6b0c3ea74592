"""The player as a Textual app: which screen follows which."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.screen import Screen

from quizgen.errors import UserError
from quizgen.play.keys import EVERYWHERE, bindings
from quizgen.play.play_screen import PlayScreen
from quizgen.study.catalogue import Catalogue
from quizgen.study.desk import Desk
from quizgen.study.select import Choice
from quizgen.study.sitting import Sitting


class QuizApp(App[None]):
    """Plays banks; every screen is a thin view of the study engine."""

    TITLE = "quizgen"
    BINDINGS = bindings(EVERYWHERE)

    def __init__(self, desk: Desk, catalogue: Catalogue, choice: Choice) -> None:
        super().__init__()
        self.desk = desk
        self.catalogue = catalogue
        self.choice = choice

    def get_default_screen(self) -> Screen[Any]:
        """Begin with the first item, so that nothing is painted before it."""
        row = self.desk.open_session(self.catalogue)
        if row is not None:
            sitting = self.desk.resume(row, self.catalogue)
        else:
            sitting = self.desk.begin(self.catalogue, self.choice)
        return self._play_screen(sitting)

    def play(self, sitting: Sitting) -> None:
        """Play a sitting from where it stands."""
        self.push_screen(self._play_screen(sitting))

    def _play_screen(self, sitting: Sitting) -> PlayScreen:
        return PlayScreen(sitting, self.desk.load, self._when_over)

    def _when_over(self, screen: PlayScreen) -> None:
        from quizgen.play.summary_screen import SummaryScreen

        sitting = screen.sitting
        last = self.desk.last_session(sitting.catalogue.numbers, but=sitting.number)

        def follow(wish: str | None) -> None:
            if wish == "undo":
                screen.action_undo()
                return
            sitting.close()
            try:
                if wish == "retry":
                    self.switch_screen(self._play_screen(self.desk.retry(sitting)))
                    return
                if wish == "again":
                    self.switch_screen(
                        self._play_screen(self.desk.begin(self.catalogue, self.choice))
                    )
                    return
            except UserError as error:
                self.notify(str(error), severity="error", markup=False)
            self.exit()

        self.push_screen(SummaryScreen(sitting, last), follow)
