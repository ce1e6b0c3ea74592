from __future__ import annotations

from collections.abc import Callable

import pytest

from quizgen.bank import MultipleChoice, Numeric, ShortAnswer, TrueFalse
from quizgen.errors import UserError
from quizgen.study.catalogue import Catalogue, LoadedBank
from quizgen.study.journal import Journal, SessionTaken
from quizgen.study.marking import Verdict
from quizgen.study.responses import Choice, Gaps, Judgement, Response, Typed, Unknown
from quizgen.study.schedule import Rating
from quizgen.study.session import IllegalEvent
from quizgen.study.sitting import Sitting, is_held

Begin = Callable[..., Sitting]


def right_answer(sitting: Sitting) -> Response:
    item = sitting.item
    if isinstance(item, MultipleChoice):
        return Choice(item.answer)
    if isinstance(item, TrueFalse):
        return Judgement(item.answer)
    if isinstance(item, ShortAnswer | Numeric):
        return Typed(str(item.answer))
    return Gaps(("granite", "Lofoten Islands"))


def resumed(sitting: Sitting) -> Sitting:
    sitting.close()
    return Sitting(sitting.journal, sitting.number, sitting.catalogue, sitting.clock)


def play_through(sitting: Sitting) -> None:
    while sitting.entry is not None:
        sitting.answer(right_answer(sitting))
        sitting.grade()


def test_five_kinds_are_played_from_start_to_score(begin: Begin) -> None:
    sitting = begin()
    play_through(sitting)
    assert sitting.state.is_finished
    assert (sitting.score.right, sitting.score.asked, sitting.score.percent) == (5, 5, 100)


def test_wrong_and_unknown_answers_are_missed(begin: Begin) -> None:
    sitting = begin()
    sitting.answer(Choice("The bishop"))
    sitting.grade()
    sitting.answer(Unknown())
    sitting.grade()
    assert sitting.score.missed == (0, 1)
    assert sitting.score.percent == 0


def test_a_resumed_session_stands_where_it_stood(begin: Begin) -> None:
    sitting = begin()
    order = sitting.options
    sitting.answer(Choice("The bishop"))
    shown = sitting.mark
    again = resumed(sitting)
    assert again.state == sitting.state
    assert again.options == order
    assert again.mark == shown
    again.close()


def test_undo_goes_back_one_step_at_a_time_to_the_beginning(begin: Begin) -> None:
    sitting = begin()
    states = [sitting.state]
    for _ in range(5):
        sitting.answer(right_answer(sitting))
        states.append(sitting.state)
        sitting.grade()
        states.append(sitting.state)
    assert sitting.state.is_finished
    for state in reversed(states[:-1]):
        assert sitting.undo()
        assert sitting.state == state
    assert not sitting.undo()


def test_undo_takes_the_schedule_back(begin: Begin, journal: Journal) -> None:
    sitting = begin()
    key = sitting.entry.key  # type: ignore[union-attr]
    sitting.answer(Choice("The harbour guild"))
    sitting.grade(Rating.EASY)
    easy = journal.card(key)
    sitting.undo()
    assert journal.card(key) is None
    sitting.grade(Rating.AGAIN)
    harder = journal.card(key)
    assert easy
    assert easy.memory
    assert harder
    assert harder.memory
    assert harder.memory.due < easy.memory.due


def test_cards_are_what_replaying_the_journal_gives(begin: Begin, journal: Journal) -> None:
    sitting = begin()
    for rating in (Rating.AGAIN, Rating.EASY, None):
        sitting.answer(right_answer(sitting))
        sitting.grade(rating)
    sitting.bury()
    sitting.suspend()
    sitting.undo()
    cached = journal.cards(sitting.catalogue.numbers[0])
    assert len(cached) == 4
    journal.rebuild_cards()
    assert journal.cards(sitting.catalogue.numbers[0]) == cached


def test_i_was_right_counts_and_is_kept(begin: Begin) -> None:
    sitting = begin()
    sitting.answer(Choice("The bishop"))
    assert sitting.state.suggested(0) is Rating.AGAIN
    sitting.override(counts=True)
    assert sitting.score.right == 1
    assert sitting.state.suggested(0) is Rating.HARD
    sitting = resumed(sitting)
    assert sitting.score.right == 1
    sitting.close()


@pytest.mark.parametrize("counts", [True, False])
def test_a_near_miss_counts_as_the_learner_chose(begin: Begin, counts: bool) -> None:
    sitting = begin(near_counts=counts)
    for _ in range(2):
        sitting.answer(right_answer(sitting))
        sitting.grade()
    assert sitting.answer(Typed("Ada Brant")).verdict is Verdict.NEAR
    assert sitting.score.right == 2 + counts
    sitting.override(counts=not counts)
    assert sitting.score.right == 2 + (not counts)


def test_missed_items_come_again_until_known(begin: Begin) -> None:
    sitting = begin(again=True)
    first = sitting.options
    sitting.answer(Unknown())
    sitting.grade()
    assert len(sitting.state.queue) == 6
    while sitting.entry and sitting.entry.attempt == 1:
        sitting.answer(right_answer(sitting))
        sitting.grade()
    assert sitting.item
    assert sitting.item.id == "founder"
    assert sorted(sitting.options) == sorted(first)
    sitting.answer(right_answer(sitting))
    sitting.grade()
    assert sitting.state.is_finished
    assert (sitting.score.right, sitting.score.asked) == (4, 5)


def test_an_exam_marks_nothing_before_it_is_handed_in(begin: Begin, journal: Journal) -> None:
    sitting = begin("exam")
    sitting.answer(Choice("The bishop"))
    assert sitting.mark is None
    assert not sitting.can_undo
    sitting.move(0)
    sitting.answer(Choice("The harbour guild"))
    sitting.answer(Judgement(False))
    assert journal.cards(sitting.catalogue.numbers[0]) == {}
    sitting.finish()
    assert (sitting.score.right, sitting.score.asked) == (2, 5)
    assert len(journal.cards(sitting.catalogue.numbers[0])) == 2
    assert not sitting.undo()


def test_hints_make_the_suggested_rating_hard(begin: Begin) -> None:
    sitting = begin()
    sitting.answer(right_answer(sitting), hinted=True)
    assert sitting.state.suggested(0) is Rating.HARD


def test_a_session_is_held_by_one_window(begin: Begin, journal: Journal) -> None:
    sitting = begin()
    assert is_held(journal, sitting.number)
    with pytest.raises(SessionTaken):
        Sitting(journal, sitting.number, sitting.catalogue, sitting.clock)
    sitting.close()
    assert not is_held(journal, sitting.number)


def test_a_session_continued_elsewhere_is_not_written_over(begin: Begin) -> None:
    sitting = begin()
    sitting.close()
    other = Sitting(sitting.journal, sitting.number, sitting.catalogue, sitting.clock)
    other.answer(right_answer(other))
    with pytest.raises(SessionTaken):
        sitting.answer(Unknown())
    assert sitting.state.phase == "asking"
    assert resumed(other).state == other.state


def test_items_gone_from_the_bank_are_passed_over(begin: Begin) -> None:
    sitting = begin()
    sitting.answer(right_answer(sitting))
    sitting.grade()
    _edit(sitting, lambda item: None if item.id == "storm" else item)
    sitting = resumed(sitting)
    assert sitting.item
    assert sitting.item.id == "keeper"
    sitting.undo()
    assert sitting.item
    assert sitting.item.id == "founder"
    assert sitting.state.phase == "revealed"
    sitting.grade()
    assert sitting.item
    assert sitting.item.id == "keeper"
    sitting.close()


def test_an_answered_item_gone_before_its_rating_is_rated_and_left(
    begin: Begin, journal: Journal
) -> None:
    sitting = begin()
    sitting.answer(Unknown())
    key = sitting.entry.key  # type: ignore[union-attr]
    _edit(sitting, lambda item: None if item.id == "founder" else item)
    sitting = resumed(sitting)
    assert sitting.item
    assert sitting.item.id == "storm"
    assert journal.card(key) is not None
    sitting.close()


def test_in_an_exam_a_gone_item_leaves_its_place_empty(begin: Begin) -> None:
    sitting = begin("exam")
    sitting.answer(right_answer(sitting))
    _edit(sitting, lambda item: None if item.id == "storm" else item)
    sitting = resumed(sitting)
    assert sitting.item is None
    assert not sitting.state.is_finished
    sitting.move(2)
    assert sitting.item
    sitting.finish()
    assert (sitting.score.right, sitting.score.asked) == (1, 4)
    sitting.close()


def test_an_edited_item_keeps_its_history_and_says_so(begin: Begin, journal: Journal) -> None:
    first = begin()
    first.answer(right_answer(first))
    first.grade()
    assert not begin().was_edited
    edited = begin()
    _edit(edited, lambda item: item.model_copy(update={"stem": "Who bore the cost?"}))
    assert edited.was_edited
    card = journal.card(edited.entry.key)  # type: ignore[union-attr]
    assert card
    assert card.asked == 1


def test_steps_that_do_not_fit_are_refused(begin: Begin) -> None:
    sitting = begin()
    for step in (sitting.grade, lambda: sitting.override(True), lambda: sitting.move(2)):
        with pytest.raises((IllegalEvent, KeyError)):
            step()
    sitting.answer(right_answer(sitting))
    with pytest.raises(IllegalEvent):
        sitting.answer(Unknown())
    assert resumed(sitting).state == sitting.state


def _edit(sitting: Sitting, change: Callable[..., object]) -> None:
    old = sitting.catalogue.banks[0]
    items = tuple(new for item in old.bank.items if (new := change(item)) is not None)
    bank = old.bank.model_copy(update={"items": items})
    sitting.catalogue = Catalogue((LoadedBank(old.number, old.path, bank, (0, 0)),))


def test_an_answer_that_cannot_be_saved_is_not_shown_as_given(
    begin: Begin, journal: Journal
) -> None:
    sitting = begin()
    before = sitting.state
    journal.connection.execute("PRAGMA query_only = ON")
    with pytest.raises(UserError, match="cannot be written"):
        sitting.answer(right_answer(sitting))
    assert sitting.state is before
    journal.connection.execute("PRAGMA query_only = OFF")
    sitting.answer(right_answer(sitting))
    assert resumed(sitting).state.phase == "revealed"
