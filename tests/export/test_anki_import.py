"""Decks as Anki's own engine takes them in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from anki.collection import Collection
from anki_engine import cards, import_deck, no_empty_cards, rendered, text

from quizgen.bank.items import Bank, Cloze, Distractor, Item, MultipleChoice, ShortAnswer
from quizgen.errors import UserError
from quizgen.export import Chosen, Request
from quizgen.export.anki import render

RequestFor = Callable[..., Request]


def test_every_item_becomes_a_new_note_and_every_card_renders(
    bank: Bank, request_for: RequestFor, collection: Collection, tmp_path: Path
) -> None:
    log = import_deck(collection, request_for(bank), tmp_path)
    assert (log.new, log.found, log.broken) == (6, 6, 0)
    assert len(cards(collection)) == 8  # the cloze has three gaps
    for card in cards(collection):
        rendered(card)
    assert no_empty_cards(collection)


def test_cards_lie_in_the_deck_in_the_banks_order(
    bank: Bank, request_for: RequestFor, collection: Collection, tmp_path: Path
) -> None:
    import_deck(collection, request_for(bank), tmp_path)
    found = sorted(cards(collection), key=lambda card: (card.due, card.ord))
    assert {collection.decks.name(card.did) for card in found} == {"Quiz::Gull Rock Light"}
    ids = list(dict.fromkeys(card.note()["QID"] for card in found))
    assert ids == [item.id for item in bank.items]


def test_fields_and_tags_hold_what_the_item_holds(
    bank: Bank, request_for: RequestFor, collection: Collection, tmp_path: Path
) -> None:
    import_deck(collection, request_for(bank), tmp_path)
    note = collection.get_note(collection.find_notes("QID:lamp-01aa")[0])
    assert text(note["Question"]) == "Who built the first lamp on Gull Rock?"
    assert text(note["Explanation"]) == "Ada Thorn paid for it, too.\nIt cost 40 crowns."
    assert note["Evidence"] == "Ada Thorn built the first lamp in 1851."
    assert note["Source"] == "The light on Gull Rock · Beginnings"
    assert note["Hint"] == "She was a glassblower."
    options = note["Options"].removeprefix("<li>").removesuffix("</li>").split("</li><li>")
    assert options[int(note["Correct"])] == note["Answer"] == "Ada Thorn"
    assert set(options) == {"Ada Thorn", "Piet Maas", "Owen Reed", "the harbour guild"}
    assert set(note.tags) == {
        "history",
        "two-words",
        "quiz::difficulty::easy",
        "quiz::gull-rock",
        "quiz::kind::multiple-choice",
        "quiz::level::remember",
    }


def test_the_front_of_a_choice_does_not_tell_the_answer(
    bank: Bank, request_for: RequestFor, collection: Collection, tmp_path: Path
) -> None:
    import_deck(collection, request_for(bank), tmp_path)
    for query in ("QID:lamp-01aa", "QID:fog-1c2d"):
        card = collection.get_card(collection.find_cards(query)[0])
        front, back = rendered(card)
        assert 'class="correct"' in back
        assert 'class="correct"' not in front
        assert "only painted" not in front
        note = card.note()
        note["Correct"] = "MARK"
        note["Answer"] = "MARK"
        collection.update_note(note)
        assert "MARK" not in rendered(collection.get_card(card.id))[0]


def test_typed_answers_are_compared_by_anki(
    bank: Bank, request_for: RequestFor, collection: Collection, tmp_path: Path
) -> None:
    import_deck(collection, request_for(bank), tmp_path)
    card = collection.get_card(collection.find_cards("QID:height-19ab")[0])
    front, back = rendered(card)
    assert "[[type:nc:Answer]]" in front
    assert "within 2%" in back
    assert "good" not in collection.compare_answer("31.5", "32")[:20]
    assert card.note()["Answer"] == "31.5"


def test_cloze_numbers_and_hints_match(
    bank: Bank, request_for: RequestFor, collection: Collection, tmp_path: Path
) -> None:
    import_deck(collection, request_for(bank), tmp_path)
    found = [collection.get_card(number) for number in collection.find_cards("QID:gap-55d0")]
    assert [card.ord for card in found] == [0, 1, 2]
    fronts = [text(rendered(card)[0]) for card in found]
    assert "from [...] to Saltby every Sunday" in fronts[0]
    assert "to [a village] every" in fronts[1]
    assert "every [...]." in fronts[2]


def test_colons_and_braces_do_not_cut_a_gap(
    request_for: RequestFor, collection: Collection, tmp_path: Path
) -> None:
    stems = ("a {{b: ::c::d}} e", "{{c2::x}} and {{c2::{y}::{h}}} and {{z}}", "{{\\frac{a}{b} }}!")
    items = [Cloze(id=f"q{place}", stem=stem) for place, stem in enumerate(stems)]
    import_deck(collection, request_for(Bank(title="t", items=tuple(items))), tmp_path)
    sides = {}
    for card in cards(collection):
        front, back = rendered(card)
        sides[card.note()["QID"], card.ord] = text(front).strip(), text(back).split("\n")[1]
    assert sides == {
        ("q0", 0): ("a [c::d] e", "a b: e"),
        ("q1", 0): ("x and {y}} and [...]", "x and {y}} and z"),
        ("q1", 1): ("[...] and [{h]} and z", "x and {y}} and z"),
        ("q2", 0): ("[...]!", "\\frac{a}{b}!"),
    }


def test_text_that_means_something_to_anki_is_shown_as_it_stands(
    request_for: RequestFor, collection: Collection, tmp_path: Path
) -> None:
    hostile = (
        "<b>&amp;</b> {{c1::x}} }} {{#Hint}} [sound:a.mp3] [latex]x[/latex] [$]y[/$] \\(x\\) $z$"
    )
    items: tuple[Item, ...] = (
        ShortAnswer(id="a", stem=hostile, answer=hostile, explanation=hostile, tags=("a b\tc",)),
        MultipleChoice(id="b", stem=hostile, answer=hostile, distractors=(Distractor(text="no"),)),
        Cloze(id="c", stem="[sound:b.mp3] <i> {{\\frac{a}{b}: [latex] :x::{h} }} end"),
    )
    bank = Bank(title='Odd "title"::here', items=items)
    log = import_deck(collection, request_for(bank), tmp_path)
    assert (log.new, log.found) == (3, 3)
    note = collection.get_note(collection.find_notes("QID:a")[0])
    assert text(note["Question"]) == hostile
    card = collection.get_card(collection.find_cards("QID:a")[0])
    assert hostile in text(rendered(card)[0])
    assert not card.question_av_tags()
    cloze = collection.get_card(collection.find_cards("QID:c")[0])
    front, back = rendered(cloze)
    assert "[sound:b.mp3] <i> [{h}] end" in text(front)
    assert "\\frac{a}{b}: [latex] :x" in text(back)
    assert no_empty_cards(collection)


def test_several_banks_become_sub_decks(bank: Bank, collection: Collection, tmp_path: Path) -> None:
    other = bank.model_copy(update={"title": "Second", "items": (bank.items[0],)})
    other = other.model_copy(update={"article": other.article.model_copy(update={"file": "b.txt"})})
    request = Request((Chosen(bank), Chosen(other)), deck="Course: Sea::Week 1")
    log = import_deck(collection, request, tmp_path)
    assert log.new == 7
    names = {collection.decks.name(card.did) for card in cards(collection)}
    assert names == {"Course: Sea::Week 1::Gull Rock Light", "Course: Sea::Week 1::Second"}


def test_one_id_for_two_items_is_refused_and_a_repeated_item_left_out(bank: Bank) -> None:
    output = render(Request((Chosen(bank), Chosen(bank))))
    assert output.items == 6
    assert output.left_out == (("the same item again", 6),)
    changed = bank.model_copy(
        update={"items": (bank.items[0].model_copy(update={"stem": "Who?"}), *bank.items[1:])}
    )
    with pytest.raises(UserError, match=r"b\.yaml: item lamp-01aa: another item"):
        render(Request((Chosen(bank), Chosen(changed, "b.yaml"))))


@pytest.mark.parametrize(
    ("item", "message"),
    [
        (ShortAnswer(id="q", stem=" \x01", answer="a"), "its stem is empty"),
        (ShortAnswer(id="q", stem="a", answer="\x02\n"), "its answer is empty"),
    ],
)
def test_an_item_that_would_give_no_card_is_refused(item: Item, message: str) -> None:
    with pytest.raises(UserError, match=message):
        render(Request((Chosen(Bank(title="t", items=(item,))),)))
