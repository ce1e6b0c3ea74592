"""The review without its screen: each decision is in the file at once, and can be taken back."""

from pathlib import Path

import pytest

from quizgen.bank import BankChanged, load_bank
from quizgen.errors import UserError
from quizgen.review.desk import ReviewDesk
from quizgen.review.fields import FIELDS, changed_values, read, written

TEXT = """\
title: "Owls"   # mine
items:
  - id: a
    type: multiple_choice
    stem: What turns?
    answer: The head
    distractors:
      -   The tail
      - text: The feet
        feedback: No.
  # about b
  - id: b
    type: cloze
    status: accepted
    stem: "Owls see {{well}}."
  - {id: c, type: numeric, stem: n?, answer: 5}
  - {id: d, type: short_answer, stem: Who?, answer: Owls, status: rejected}
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "owls.yaml"
    file.write_text(TEXT)
    return file


@pytest.fixture
def desk(path: Path) -> ReviewDesk:
    return ReviewDesk(path)


def test_drafts_are_gone_through_and_stay_at_hand(desk: ReviewDesk, path: Path) -> None:
    assert [item.id for item in desk.shown] == ["a", "c"]
    desk.change(desk.item, {"status": "accepted"})
    assert path.read_text() == TEXT.replace(
        "type: multiple_choice\n", "type: multiple_choice\n    status: accepted\n"
    )
    assert desk.next_draft()
    assert desk.at == "c"
    desk.move(-1)
    assert desk.at == "a"
    desk.move(-1)
    assert desk.at == "a"
    desk.move(1)
    desk.change(desk.item, {"status": "rejected"})
    assert not desk.next_draft()
    assert desk.counts == {"accepted": 2, "rejected": 2}


def test_all_items_can_be_shown(desk: ReviewDesk) -> None:
    desk.show_all(True)
    assert [item.id for item in desk.shown] == ["a", "b", "c", "d"]
    desk.move(1)
    desk.show_all(False)
    assert desk.at == "a"


def test_undo_is_byte_for_byte(desk: ReviewDesk, path: Path) -> None:
    desk.change(desk.item, {"stem": "Which part turns?", "tags": ("x",)})
    desk.next_draft()
    desk.change(desk.item, {"difficulty": "hard"})
    assert path.read_text() != TEXT
    assert desk.undo()
    assert desk.at == "c"
    assert desk.undo()
    assert (desk.at, path.read_text()) == ("a", TEXT)
    assert not desk.undo()


def test_what_is_not_sound_is_refused(desk: ReviewDesk, path: Path) -> None:
    with pytest.raises(UserError, match="'stem' is empty"):
        desk.change(desk.item, {"stem": " "})
    with pytest.raises(UserError, match="the same as the answer"):
        desk.change(desk.item, {"answer": "The tail"})
    with pytest.raises(UserError, match="'stem' has no gap"):
        desk.add("cloze", {"stem": "No gap"})
    assert path.read_text() == TEXT


def test_an_added_item_comes_last_and_can_be_taken_back(desk: ReviewDesk, path: Path) -> None:
    desk.add("short_answer", {"stem": "Where?", "answer": "In trees"})
    assert desk.item.status == "accepted"
    assert desk.at is not None
    assert desk.at.startswith("in-trees-")
    assert load_bank(path).items[-1] == desk.item
    desk.undo()
    assert path.read_text() == TEXT
    assert desk.item is not None


def test_changes_of_others_are_taken_in(desk: ReviewDesk, path: Path) -> None:
    seen = desk.item
    path.write_text(TEXT.replace("What turns?", "What moves?"))
    assert desk.refresh()
    assert desk.item.stem == "What moves?"
    assert not desk.refresh()
    with pytest.raises(UserError, match="look at it again"):
        desk.change(seen, {"status": "accepted"})
    desk.change(desk.item, {"status": "accepted"})
    assert "What moves?" in path.read_text()


def test_another_item_may_change_meanwhile(desk: ReviewDesk, path: Path) -> None:
    path.write_text(TEXT.replace("answer: 5", "answer: 6"))
    desk.change(desk.item, {"status": "accepted"})
    assert "answer: 6" in path.read_text()
    assert "status: accepted" in path.read_text()


def test_a_file_with_mistakes_keeps_the_desk_as_it_was(desk: ReviewDesk, path: Path) -> None:
    broken = TEXT.replace("What turns?", "What: turns?")
    path.write_text(broken)
    assert not desk.refresh()
    assert f"{path}:5:" in desk.trouble
    assert desk.item.stem == "What turns?"
    with pytest.raises(UserError, match="mend the file first"):
        desk.change(desk.item, {"status": "accepted"})
    assert path.read_text() == broken
    path.write_text(TEXT)
    desk.refresh()
    assert desk.trouble == ""


def test_undo_does_not_undo_others(desk: ReviewDesk, path: Path) -> None:
    desk.change(desk.item, {"status": "accepted"})
    path.write_text(TEXT)
    with pytest.raises(BankChanged):
        desk.undo()
    assert path.read_text() == TEXT


def test_an_item_deleted_meanwhile_leaves_the_desk(desk: ReviewDesk, path: Path) -> None:
    path.write_text(TEXT.replace(TEXT[TEXT.index("  - id: a") : TEXT.index("  # about b")], ""))
    desk.refresh()
    assert desk.at == "c"


def test_fields_come_back_as_they_were(path: Path) -> None:
    for item in load_bank(path).items:
        for field in FIELDS[item.type]:
            value = getattr(item, field.key)
            text = written(field.key, value)
            merged = item.model_validate({**item.model_dump(), field.key: read(field.key, text)})
            assert merged == item
    assert changed_values({"stem": "a", "tags": "x"}, {"stem": "a", "tags": "x, y"}) == {
        "tags": ("x", "y")
    }
