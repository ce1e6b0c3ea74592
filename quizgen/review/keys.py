"""Every key of the review, in one table: the bindings and the help are made from it."""

from __future__ import annotations

from quizgen.play.keys import Key

REVIEW = (
    Key("review.accept", "a", "decide('accepted')", "Accept", "Accept the item, go to the next."),
    Key("review.reject", "x", "decide('rejected')", "Reject", "Reject the item, go to the next."),
    Key("review.draft", "z", "decide('draft')", "Draft", "Make the item a draft again.", False),
    Key("review.edit", "enter", "edit", "Edit", "Edit the item here."),
    Key("review.editor", "e", "editor", "Editor", "Edit the file in your editor, at the item."),
    Key(
        "review.difficulty",
        "f",
        "cycle('difficulty')",
        "Difficulty",
        "Go through the difficulties.",
    ),
    Key("review.level", "l", "cycle('level')", "Level", "Go through the levels.", False),
    Key("review.tags", "t", "tags", "Tags", "Change the tags."),
    Key("review.add", "plus,n", "add", "New", "Add an item of your own."),
    Key("review.undo", "u", "undo", "Undo", "Take the last change back, as far as you like."),
    Key("review.next", "j,down,right", "move(1)", "", "Go to the next item.", False),
    Key("review.previous", "k,up,left", "move(-1)", "", "Go to the item before.", False),
    Key("review.page_down", "pagedown,space", "page(1)", "", "Scroll down.", False),
    Key("review.page_up", "pageup", "page(-1)", "", "Scroll up.", False),
    Key("review.all", "o", "everything", "All/drafts", "Show all items, or only the drafts."),
    Key("review.help", "question_mark,f1", "help", "Help", "Show the keys."),
    Key("review.quit", "q,escape", "leave", "Quit", "Leave; everything is saved."),
)
FORM = (
    Key("form.save", "f2", "save", "Save", "Write the item into the bank."),
    Key("form.cancel", "escape", "cancel", "Cancel", "Leave it as it was."),
)
CHOOSE = (
    *(Key(f"choose.{n}", str(n), f"choose({n - 1})", "", "Choose it.", False) for n in range(1, 6)),
    Key("choose.cancel", "escape,q", "cancel", "Cancel", "Go back."),
)
