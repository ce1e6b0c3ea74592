from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from quizgen.bank import Distractor, Item, MultipleChoice, Numeric, ShortAnswer
from quizgen.study.card import NEW, Card
from quizgen.study.identity import ItemKey, fingerprint
from quizgen.study.order import options
from quizgen.study.schedule import Memory, Rating, intervals, recall, review
from quizgen.study.select import Choice, eligible, pick

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
END = datetime(2026, 3, 3, 4, tzinfo=UTC)
ITEMS: dict[ItemKey, Item] = {
    ItemKey(1, f"i{n:02}"): ShortAnswer(
        id=f"i{n:02}", stem=f"Stem {n}?", answer=f"answer {n}", tags=("odd",) if n % 2 else ()
    )
    for n in range(20)
}
KEYS = list(ITEMS)


def seen(days_ago: float, share: float = 1.0, due_in: float = 5.0, stability: float = 10.0) -> Card:
    reviewed = NOW - timedelta(days=days_ago)
    memory = Memory(stability, 5.0, NOW + timedelta(days=due_in), reviewed)
    return Card(memory, asked=1, missed=int(share < 1), last_share=share)


def picked(choice: Choice, cards: dict[ItemKey, Card], seed: int = 1) -> list[ItemKey]:
    return pick(ITEMS, cards, choice, seed, NOW, END)


def test_practice_takes_what_was_never_seen_first() -> None:
    cards = {key: seen(days_ago=index) for index, key in enumerate(KEYS[:15])}
    chosen = picked(Choice(count=8), cards)
    assert set(KEYS[15:]) <= set(chosen)
    assert set(chosen) - set(KEYS[15:]) == set(KEYS[12:15])


def test_the_seed_decides_the_order() -> None:
    assert picked(Choice(count=0), {}, 1) == picked(Choice(count=0), {}, 1)
    assert picked(Choice(count=0), {}, 1) != picked(Choice(count=0), {}, 2)
    assert picked(Choice(count=0, shuffle=False), {}) == KEYS


def test_review_asks_what_is_due_the_most_forgotten_first_then_some_new() -> None:
    cards = {key: seen(3) for key in KEYS[:15]}
    cards[KEYS[4]] = seen(10, due_in=-1, stability=20)
    cards[KEYS[7]] = seen(10, due_in=-5, stability=5)
    cards[KEYS[9]] = seen(3, due_in=0.5)
    chosen = picked(Choice("review", count=0, new=2), cards)
    assert chosen[:3] == [KEYS[7], KEYS[4], KEYS[9]]
    assert len(chosen) == 5
    assert set(chosen[3:]) < set(KEYS[15:])


def test_what_falls_due_later_today_is_due_and_tomorrow_is_not() -> None:
    cards = {key: seen(1) for key in KEYS}
    cards[KEYS[0]] = seen(1, due_in=0.6)
    cards[KEYS[1]] = seen(1, due_in=0.7)
    assert picked(Choice("review", count=0), cards) == [KEYS[0]]


def test_missed_only_takes_what_was_not_right_the_last_time() -> None:
    cards = {KEYS[3]: seen(1, share=0), KEYS[4]: seen(1, share=0.5), KEYS[5]: seen(1)}
    assert set(picked(Choice("missed"), cards)) == {KEYS[3], KEYS[4]}


def test_buried_and_suspended_items_rest_except_in_exams() -> None:
    cards = {
        KEYS[0]: replace(seen(1), suspended=True),
        KEYS[1]: replace(seen(1), buried_until=(NOW + timedelta(hours=1)).timestamp()),
        KEYS[2]: replace(seen(1), buried_until=(NOW - timedelta(hours=1)).timestamp()),
    }
    assert set(picked(Choice(count=0), cards)) == set(KEYS) - {KEYS[0], KEYS[1]}
    assert set(picked(Choice("exam", count=0), cards)) == set(KEYS)


def test_tags_kinds_and_status_restrict() -> None:
    assert len(eligible(ITEMS, Choice(tags=frozenset({"odd"})))) == 10
    assert eligible(ITEMS, Choice(kinds=frozenset({"cloze"}))) == []
    items = dict(ITEMS)
    items[KEYS[0]] = items[KEYS[0]].model_copy(update={"status": "rejected"})
    items[KEYS[1]] = items[KEYS[1]].model_copy(update={"status": "accepted"})
    assert KEYS[0] not in eligible(items, Choice())
    assert eligible(items, Choice(accepted_only=True)) == [KEYS[1]]


CHOICE = MultipleChoice(
    id="m",
    stem="Which?",
    answer="granite",
    distractors=tuple(Distractor(text=text) for text in ("slate", "marble", "All of the above")),
)


def test_options_are_shuffled_by_the_seed_and_each_keeps_its_text() -> None:
    orders = {options(CHOICE, seed) for seed in range(60)}
    assert len(orders) == 6
    assert all(sorted(order) == sorted(options(CHOICE, 0)) for order in orders)
    assert {order[-1] for order in orders} == {"All of the above"}
    places = [options(CHOICE, seed).index("granite") for seed in range(300)]
    assert all(70 <= places.count(place) <= 130 for place in range(3))


def test_an_edited_option_leaves_the_others_in_their_order() -> None:
    edited = CHOICE.model_copy(
        update={"distractors": (Distractor(text="clay"), *CHOICE.distractors[1:])}
    )
    for seed in range(20):
        before = [text for text in options(CHOICE, seed) if text != "slate"]
        after = [text for text in options(edited, seed) if text != "clay"]
        assert before == after


@pytest.mark.parametrize(
    ("change", "differs"),
    [
        ({"stem": "What stone?"}, True),
        ({"answer": "basalt"}, True),
        ({"stem": "  Which? "}, False),
        ({"status": "accepted", "tags": ("t",), "note": "n", "points": Decimal(3)}, False),
        ({"explanation": "Because."}, False),
    ],
)
def test_the_fingerprint_tells_edits_that_matter(change: dict[str, object], differs: bool) -> None:
    edited = CHOICE.model_copy(update=change)
    assert (fingerprint(edited) != fingerprint(CHOICE)) == differs


def test_numbers_written_alike_have_one_fingerprint() -> None:
    one = Numeric(id="n", stem="?", answer=Decimal("1.50"))
    assert fingerprint(one) == fingerprint(one.model_copy(update={"answer": Decimal("1.5")}))


def test_a_better_rating_waits_longer_and_time_never_runs_backwards() -> None:
    memory = review(None, Rating.GOOD, NOW)
    waits = list(intervals(memory, memory.due).values())
    assert waits == sorted(waits)
    assert waits[0] >= timedelta(days=1)
    assert review(memory, Rating.GOOD, NOW - timedelta(days=9)).reviewed == NOW
    assert recall(memory, NOW) == 1
    assert recall(memory, NOW + timedelta(days=30)) < recall(memory, NOW + timedelta(days=3)) < 1


def test_a_new_item_is_neither_due_nor_resting() -> None:
    assert NEW.is_new
    assert not NEW.is_due(END)
    assert not NEW.rests(NOW)
