"""Every key of the player, in one table: the bindings, the help and the docs are made from it."""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding, BindingType


@dataclass(frozen=True, slots=True)
class Key:
    """One key binding.

    ``id`` is what the config file calls it; ``label`` stands in the key line at the
    bottom, ``help`` in the help, the tooltip and the docs. Keys without ``shown`` are
    left out of the key line. A ``first`` key acts before what is typed ahead of it is
    worked through.
    """

    id: str
    keys: str
    action: str
    label: str
    help: str
    shown: bool = True
    first: bool = False


EVERYWHERE = (
    Key("app.help", "question_mark,f1", "help", "Help", "Show the keys of this screen."),
    Key("app.palette", "ctrl+p", "command_palette", "Palette", "Find any command by name.", False),
    Key("app.quit", "ctrl+q", "quit", "Quit", "Leave at once; everything is saved.", False),
)
HOME = (
    Key("home.browse", "b", "browse", "Browse", "Browse and search the bank's items."),
    Key("home.due", "d", "review_all", "All due", "Review what is due in all banks."),
    Key("home.stats", "s", "stats", "Stats", "Show the statistics."),
    Key("home.quit", "q,escape", "leave", "Quit", "Leave the player."),
)
SETUP = (
    Key("setup.start", "enter", "start", "Start", "Start with what is chosen.", False),
    *(
        Key(f"setup.mode{n}", str(n), f"mode({n - 1})", "",
            "Start the way to study with this number.", False)
        for n in range(1, 6)
    ),
    Key("setup.options", "tab", "app.focus_next", "Options",
        "Go to count, seed, kinds and tags."),
    Key("setup.browse", "b", "app.browse", "Browse", "Browse and search the bank's items."),
    Key("setup.stats", "s", "app.stats", "Stats", "Show the statistics of the bank."),
    Key("setup.back", "escape,q", "leave", "Back", "Go back."),
)  # fmt: skip
PLAY = (
    Key("play.submit", "enter", "submit", "Answer", "Submit; empty means “don't know”."),
    Key("play.accept", "enter,space", "accept", "Next", "Take the suggested rating and go on."),
    *(
        Key(f"play.pick{n}", str(n), f"pick({n})", "",
            "Choose an option; after the verdict, 1 to 4 rate it.", False)
        for n in range(1, 10)
    ),
    Key("play.true", "t", "judge(True)", "True", "Judge the statement true."),
    Key("play.false", "f", "judge(False)", "False", "Judge the statement false."),
    Key("play.right", "y", "count(True)", "I was right", "Count the answer as right."),
    Key("play.wrong", "y", "count(False)", "Count as wrong", "Count the answer as wrong."),
    Key("play.undo", "u", "undo", "Undo", "Take the last step back, as far as you like."),
    Key("play.hint", "h", "hint", "Hint", "Show the hint; the item then counts as hard."),
    Key("play.source", "s", "source", "Source", "Show the source in its paragraph."),
    Key("play.reveal", "space", "reveal", "Show", "Give up and show the answer."),
    Key("play.previous", "left", "move(-1)", "Previous", "In an exam, go one item back."),
    Key("play.next", "right", "move(1)", "Next", "In an exam, go one item on."),
    Key("play.hand_in", "f2", "hand_in", "Hand in", "Hand the exam in."),
    Key("play.flag", "asterisk", "flag", "Flag", "Flag the item for its author, with a note."),
    Key("play.skip", "n", "skip", "Later", "Pass the item over for now.", False),
    Key("play.bury", "minus", "bury", "Bury", "Pass the item over until tomorrow.", False),
    Key("play.suspend", "exclamation_mark", "suspend", "Suspend",
        "Pass the item over until you call it back.", False),
    Key("play.edit", "e", "edit", "Edit", "Edit the item in your editor.", False),
    Key("play.down", "j,down", "scroll(1)", "", "Move or scroll down.", False),
    Key("play.up", "k,up", "scroll(-1)", "", "Move or scroll up.", False),
    Key("play.page_down", "pagedown", "page(1)", "", "Scroll a page down.", False),
    Key("play.page_up", "pageup", "page(-1)", "", "Scroll a page up.", False),
    Key("play.search", "slash", "browse", "Browse", "Browse and search the bank.", False),
    Key("play.leave_field", "escape", "leave_field", "Keys", "Leave the text field."),
    Key("play.back", "escape", "save", "", "Save and leave.", False),
    Key("play.save", "q", "save", "Save, leave", "Save and leave; you can continue later."),
)  # fmt: skip
FIELD = (
    Key("field.next", "tab", "app.focus_next", "", "Go to the next line.", False, True),
    Key("field.last", "shift+tab", "app.focus_previous", "", "Go to the line before.", False, True),
    Key("field.submit", "enter", "submit", "Answer", "Go to the next line; on the last, answer."),
)
SUMMARY = (
    Key("summary.done", "enter,escape,q", "done", "Done", "Leave the summary."),
    Key("summary.retry", "r", "retry", "Retry missed", "Practise what was missed."),
    Key("summary.again", "a", "again", "Again", "Choose another session of these banks."),
    Key("summary.undo", "u", "undo", "Undo", "Take the last step back."),
    Key("summary.down", "j", "scroll(1)", "", "Scroll down; arrows do too.", False),
    Key("summary.up", "k", "scroll(-1)", "", "Scroll up.", False),
)
BROWSE = (
    Key("browse.search", "slash", "search", "Search", "Search stems, answers, tags and ids."),
    Key("browse.accept", "a", "status('accepted')", "Accept", "Mark the item accepted."),
    Key("browse.reject", "x", "status('rejected')", "Reject", "Mark the item rejected."),
    Key("browse.draft", "z", "status('draft')", "Draft", "Mark the item a draft again.", False),
    Key("browse.edit", "e", "edit", "Edit", "Edit the item in your editor."),
    Key("browse.flag", "asterisk", "flag", "Flag", "Flag the item for its author, with a note."),
    Key("browse.rest", "exclamation_mark", "rest", "Suspend",
        "Suspend the item, or call it back."),
    Key("browse.only", "o", "only", "Only…",
        "Show only some: drafts, accepted, flagged, missed and so on."),
    Key("browse.page_down", "space", "page(1)", "", "Scroll the preview down.", False),
    Key("browse.page_up", "b", "page(-1)", "", "Scroll the preview up.", False),
    Key("browse.back", "escape,q", "leave", "Back", "Leave the search; then go back."),
)  # fmt: skip
STATS = (
    Key("stats.down", "j", "scroll(1)", "", "Scroll down; arrows do too.", False),
    Key("stats.up", "k", "scroll(-1)", "", "Scroll up.", False),
    Key("stats.back", "escape,q,s", "leave", "Back", "Go back."),
)
MENU = (
    Key("menu.choose", "enter", "select", "Choose", "Choose what is lit."),
    Key("menu.down", "j,down", "cursor_down", "", "Move down.", False),
    Key("menu.up", "k,up", "cursor_up", "", "Move up.", False),
)
TICKS = (
    Key("ticks.left", "left", "move(-1)", "", "Go to the word before.", False),
    Key("ticks.right", "right", "move(1)", "", "Go to the next word.", False),
    Key("ticks.tick", "space", "tick_here", "Tick", "Tick the word, or take the tick away."),
)
WINDOW = (
    Key("window.close", "escape,q,enter,space,question_mark,f1", "close", "Close",
        "Close the window."),
    Key("window.down", "j", "scroll(1)", "", "Scroll down; arrows do too.", False),
    Key("window.up", "k", "scroll(-1)", "", "Scroll up.", False),
)  # fmt: skip
NOTE = (Key("note.cancel", "escape", "close", "Cancel", "Give the note up."),)
CONFIRM = (
    Key("confirm.yes", "y,enter", "answer(True)", "Yes", "Do it."),
    Key("confirm.no", "n,escape,q", "answer(False)", "No", "Leave it."),
)
SECTIONS: tuple[tuple[str, tuple[Key, ...]], ...] = (
    ("Everywhere", EVERYWHERE),
    ("Home", HOME),
    ("Setup", SETUP),
    ("Playing", PLAY),
    ("In a text field (letters are text there)", FIELD),
    ("Summary", SUMMARY),
    ("Browse", BROWSE),
    ("Stats", STATS),
    ("In a list", MENU),
    ("On a line of ticks", TICKS),
    ("In a window", WINDOW),
    ("Writing a note", NOTE),
    ("Asked to confirm", CONFIRM),
)


def bindings(keys: tuple[Key, ...]) -> list[BindingType]:
    """Return a table's keys as Textual's bindings."""
    return [
        Binding(
            key.keys,
            key.action,
            key.label or key.help,
            show=key.shown,
            priority=key.first,
            tooltip=key.help,
            id=key.id,
        )
        for key in keys
    ]


def all_ids() -> list[str]:
    """Return the id of every binding, in the table's order."""
    return [key.id for _, keys in SECTIONS for key in keys]
