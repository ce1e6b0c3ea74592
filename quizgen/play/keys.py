"""Every key of the player, in one table: the bindings, the help and the docs are made from it."""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding, BindingType


@dataclass(frozen=True, slots=True)
class Key:
    """One key binding.

    ``id`` is what the config file calls it; ``label`` stands in the key line at the
    bottom, ``help`` in the help, the tooltip and the docs. ``shown`` keeps it in the
    key line.
    """

    id: str
    keys: str
    action: str
    label: str
    help: str
    shown: bool = True


EVERYWHERE = (
    Key("app.help", "question_mark,f1", "help", "Help", "Show the keys of this screen."),
    Key("app.palette", "ctrl+p", "command_palette", "Palette", "Find any command by name.", False),
    Key("app.quit", "ctrl+q", "quit", "Quit", "Leave at once; everything is saved.", False),
)
PLAY = (
    Key("play.submit", "enter", "submit", "Answer", "Submit; empty means “don't know”."),
    *(
        Key(f"play.pick{n}", str(n), f"pick({n})", "",
            f"Choose option {n}" + (f", then rate it {n}." if n <= 4 else "."), False)
        for n in range(1, 10)
    ),
    Key("play.true", "t", "judge(True)", "True", "Judge the statement true."),
    Key("play.false", "f", "judge(False)", "False", "Judge the statement false."),
    Key("play.accept", "enter,space", "accept", "Next", "Take the suggested rating and go on."),
    Key("play.reveal", "space", "reveal", "Show answer", "Give up and show the answer."),
    Key("play.right", "y", "count(True)", "I was right", "Count the answer as right."),
    Key("play.wrong", "y", "count(False)", "Count as wrong", "Count the answer as wrong."),
    Key("play.undo", "u", "undo", "Undo", "Take the last step back, as far as you like."),
    Key("play.hint", "h", "hint", "Hint", "Show the hint; the item then counts as hard."),
    Key("play.source", "s", "source", "Source", "Show the source in its paragraph."),
    Key("play.flag", "asterisk", "flag", "Flag", "Flag the item for its author, with a note."),
    Key("play.skip", "n", "skip", "Later", "Pass the item over for now.", False),
    Key("play.bury", "minus", "bury", "Bury", "Pass the item over until tomorrow.", False),
    Key("play.suspend", "exclamation_mark", "suspend", "Suspend",
        "Pass the item over until you call it back.", False),
    Key("play.edit", "e", "edit", "Edit", "Edit the item in your editor.", False),
    Key("play.previous", "left", "move(-1)", "Previous", "In an exam, go one item back."),
    Key("play.next", "right", "move(1)", "Next", "In an exam, go one item on."),
    Key("play.hand_in", "f2", "hand_in", "Hand in", "Hand the exam in."),
    Key("play.down", "j,down", "scroll(1)", "", "Move or scroll down.", False),
    Key("play.up", "k,up", "scroll(-1)", "", "Move or scroll up.", False),
    Key("play.page_down", "pagedown", "page(1)", "", "Scroll a page down.", False),
    Key("play.page_up", "pageup", "page(-1)", "", "Scroll a page up.", False),
    Key("play.leave_field", "escape", "leave_field", "Keys", "Leave the text field."),
    Key("play.back", "escape", "save", "", "Save and leave.", False),
    Key("play.save", "q", "save", "Save and leave", "Save and leave; you can continue later."),
)  # fmt: skip
FIELD = (
    Key("field.submit", "enter", "submit", "Answer", "Go to the next line; on the last, answer."),
)
SUMMARY = (
    Key("summary.retry", "r", "retry", "Retry missed", "Practise what was missed."),
    Key("summary.again", "a", "again", "Again", "Choose another session of these banks."),
    Key("summary.undo", "u", "undo", "Undo", "Take the last step back."),
    Key("summary.done", "escape,q", "done", "Done", "Leave the summary."),
)


def bindings(keys: tuple[Key, ...]) -> list[BindingType]:
    """Return a table's keys as Textual's bindings."""
    return [
        Binding(
            key.keys,
            key.action,
            key.label or key.help,
            show=key.shown,
            tooltip=key.help,
            id=key.id,
        )
        for key in keys
    ]


SECTIONS: tuple[tuple[str, str, tuple[Key, ...]], ...] = (
    ("everywhere", "Everywhere", EVERYWHERE),
    ("play", "Playing", PLAY),
    ("field", "In a text field (letters are text)", FIELD),
    ("summary", "Summary", SUMMARY),
)
