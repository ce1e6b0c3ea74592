"""Regeneration keeps what a person wrote, and merges the rest by the table."""

import json
from pathlib import Path

import pytest

from quizgen.bank import (
    Bank,
    Distractor,
    MultipleChoice,
    ShortAnswer,
    Source,
    TrueFalse,
    change_bank,
    item_times,
    load_bank,
    mint_id,
    regenerate,
)
from quizgen.bank.lock import lock_path, read_lock
from quizgen.errors import UserError


def source(sentence: str, start: int = 0) -> Source:
    return Source(section="Owls", quote=sentence, start=start, end=start + len(sentence))


NIGHT = ShortAnswer(
    id="night-0001",
    stem="When do owls hunt?",
    answer="at night",
    tags=("owls",),
    source=source("Owls hunt at night."),
)
NECK = MultipleChoice(
    id="neck-0002",
    stem="What can owls turn far?",
    answer="The head",
    distractors=(Distractor(text="The tail"), Distractor(text="The feet")),
    source=source("Owls can turn the head far.", 20),
)
BIRD = TrueFalse(id="bird-0003", stem="Owls are birds.", answer=True, source=source("Birds.", 50))
ITEMS = (NIGHT, NECK, BIRD)


def bank_of(*items: object) -> Bank:
    return Bank(title="Owls", items=items)  # type: ignore[arg-type]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "owls.yaml"
    regenerate(file, bank_of(*ITEMS), version="1", article_key="owls")
    return file


def again(path: Path, *items: object, **options: bool) -> dict[str, tuple[str, str]]:
    done = regenerate(path, bank_of(*items), version="2", article_key="owls", **options)
    return {step.id: (step.action, step.why) for step in done.steps}


def update(path: Path, name: str, **values: object) -> None:
    change_bank(
        path,
        lambda bank: [
            item.model_copy(update=values) if item.id == name else item for item in bank.items
        ],
    )


def by_id(path: Path) -> dict[str, object]:
    return {item.id: item for item in load_bank(path).items}


CHANGED = NIGHT.model_copy(update={"stem": "At what time do owls hunt?"})


def test_a_first_run_writes_bank_lock_and_schema(path: Path) -> None:
    assert load_bank(path) == bank_of(*ITEMS)
    lock, _ = read_lock(lock_path(path))
    assert set(lock.items) == {"night-0001", "neck-0002", "bird-0003"}
    assert lock.pending == {}
    assert sorted(entry.name for entry in path.parent.iterdir()) == [
        "bank.schema.json",
        "owls.lock.json",
        "owls.yaml",
    ]


def test_the_same_items_change_no_byte(path: Path) -> None:
    before = path.read_bytes(), lock_path(path).read_bytes()
    assert {action for action, _ in again(path, *ITEMS).values()} == {"keep"}
    assert (path.read_bytes(), lock_path(path).read_bytes()) == before


def test_an_untouched_draft_is_replaced_and_tags_and_note_stay(path: Path) -> None:
    update(path, "night-0001", tags=("mine",), note="ask Anna")
    assert again(path, CHANGED, NECK, BIRD)["night-0001"][0] == "replace"
    item = by_id(path)["night-0001"]
    assert item == CHANGED.model_copy(update={"tags": ("mine",), "note": "ask Anna"})


def test_an_untouched_draft_that_is_gone_is_removed_and_comes_back(path: Path) -> None:
    assert again(path, NECK, BIRD)["night-0001"][0] == "remove"
    assert "night-0001" not in by_id(path)
    assert again(path, *ITEMS)["night-0001"] == ("add", "new in the article")
    assert by_id(path)["night-0001"] == NIGHT


@pytest.mark.parametrize(
    "values", [{"status": "accepted"}, {"answer": "in the dark"}, {"explanation": "They see well."}]
)
def test_accepted_or_edited_items_stay_and_the_new_form_is_proposed(
    path: Path, values: dict[str, object]
) -> None:
    update(path, "night-0001", **values)
    before = path.read_bytes()
    assert again(path, CHANGED, NECK, BIRD)["night-0001"][0] == "propose"
    assert path.read_bytes() == before
    proposed = path.with_name("owls.proposed.yaml")
    assert load_bank(proposed).items == (CHANGED,)
    again(path, CHANGED, NECK, BIRD)
    assert load_bank(proposed).items == (CHANGED,)
    again(path, *ITEMS)
    assert not proposed.exists()
    assert path.read_bytes() == before


def test_proposals_edited_by_hand_stay(path: Path) -> None:
    update(path, "night-0001", status="accepted")
    again(path, CHANGED, NECK, BIRD)
    proposed = path.with_name("owls.proposed.yaml")
    proposed.write_text(proposed.read_text() + "# later\n")
    again(path, CHANGED, NECK, BIRD)
    assert proposed.read_text().endswith("# later\n")
    assert path.with_name("owls.proposed-2.yaml").exists()


@pytest.mark.parametrize("values", [{"status": "accepted"}, {"answer": "x"}, {"note": "keep"}])
def test_accepted_or_edited_items_that_are_gone_stay_and_are_reported(
    path: Path, values: dict[str, object]
) -> None:
    update(path, "night-0001", **values)
    before = path.read_bytes()
    done = regenerate(path, bank_of(NECK, BIRD), article_key="owls")
    assert done.no_longer_in_article == ("night-0001",)
    assert path.read_bytes() == before


def test_a_comment_in_an_item_makes_it_the_instructors(path: Path) -> None:
    text = path.read_text().replace("answer: at night", "# really?\n    answer: at night")
    path.write_text(text)
    assert again(path, CHANGED, NECK, BIRD)["night-0001"][0] == "propose"
    assert again(path, NECK, BIRD)["night-0001"][0] == "keep"
    assert path.read_text() == text


def test_a_rejected_item_is_a_tombstone(path: Path) -> None:
    update(path, "night-0001", status="rejected")
    before = path.read_bytes()
    assert again(path, CHANGED, NECK, BIRD)["night-0001"] == ("keep", "rejected: stays so")
    assert again(path, NECK, BIRD)["night-0001"] == ("keep", "rejected: stays so")
    assert path.read_bytes() == before


def test_what_was_deleted_by_hand_stays_deleted_until_asked_for(path: Path) -> None:
    change_bank(path, lambda bank: bank.items[1:])
    assert again(path, *ITEMS)["night-0001"] == ("keep", "deleted by hand: stays deleted")
    assert "night-0001" not in by_id(path)
    assert again(path, *ITEMS, offer_deleted=True)["night-0001"][0] == "add"
    assert by_id(path)["night-0001"] == NIGHT


def test_without_a_lock_all_is_the_instructors(path: Path) -> None:
    lock_path(path).unlink()
    before = path.read_text()
    steps = again(path, CHANGED, BIRD.model_copy(update={"id": "new-0009"}))
    assert steps["night-0001"] == ("keep", "written by hand")
    assert steps["new-0009"][0] == "add"
    assert path.read_text().startswith(before)


def test_a_dry_run_writes_nothing_and_shows_the_table(path: Path) -> None:
    before = {entry.name: entry.read_bytes() for entry in path.parent.iterdir()}
    done = regenerate(path, bank_of(CHANGED), article_key="owls", dry_run=True)
    assert done.table().split("\n")[0].split() == [
        "replace", "night-0001", "untouched", "draft,", "generated", "otherwise", "now",
    ]  # fmt: skip
    assert done.counts["removed"] == 2
    assert {entry.name: entry.read_bytes() for entry in path.parent.iterdir()} == before
    fresh = regenerate(path.with_name("none.yaml"), bank_of(NIGHT), dry_run=True)
    assert fresh.created
    assert not path.with_name("none.yaml").exists()


def test_evidence_that_moved_gets_its_new_offsets(path: Path) -> None:
    update(path, "neck-0002", status="accepted")
    before = path.read_text()
    moved = NECK.model_copy(update={"source": source("Owls can turn the head far.", 90)})
    assert again(path, NIGHT, moved, BIRD)["neck-0002"][1] == "the evidence moved: new offsets only"
    assert path.read_text() == before.replace("start: 20", "start: 90").replace(
        "end: 47", "end: 117"
    )


def test_items_of_another_article_are_left_alone(path: Path) -> None:
    other = TrueFalse(id="fish-0009", stem="Fish swim.", answer=True)
    regenerate(path, bank_of(other), article_key="fish")
    assert set(by_id(path)) == {"night-0001", "neck-0002", "bird-0003", "fish-0009"}


def test_a_new_slug_does_not_make_a_new_item(path: Path) -> None:
    renamed = NIGHT.model_copy(update={"id": "dark-0001"})
    assert again(path, renamed, NECK, BIRD)["night-0001"] == ("keep", "unchanged")


def test_an_adopted_proposal_is_no_edit(path: Path) -> None:
    update(path, "night-0001", stem=CHANGED.stem)
    again(path, CHANGED, NECK, BIRD)
    assert again(path, NECK, BIRD)["night-0001"][0] == "remove"


def test_a_lock_of_an_interrupted_run_is_settled(path: Path) -> None:
    """Ended after the lock was written, before the bank was: the new item is offered again."""
    lock = json.loads(lock_path(path).read_text())
    lock["pending"] = {"new-0009": lock["items"]["bird-0003"]}
    lock_path(path).write_text(json.dumps(lock))
    new = BIRD.model_copy(update={"id": "new-0009", "stem": "Owls have beaks."})
    assert again(path, *ITEMS, new)["new-0009"][0] == "add"


def test_a_damaged_lock_is_one_clear_error(path: Path) -> None:
    lock_path(path).write_text("{")
    before = path.read_bytes()
    with pytest.raises(UserError, match="is damaged"):
        again(path, CHANGED)
    assert path.read_bytes() == before


def test_times_of_change_are_kept_in_the_lock(path: Path) -> None:
    bank = load_bank(path)
    assert set(item_times(path, bank, 100).values()) == {100}
    update(path, "night-0001", answer="in the dark")
    times = item_times(path, load_bank(path), 200)
    assert (times["night-0001"], times["neck-0002"]) == (200, 100)
    assert {action for action, _ in again(path, *ITEMS).values()} == {"keep"}
    assert item_times(path, load_bank(path), 300) == times


def test_ids_are_readable_and_depend_on_what_is_asked() -> None:
    minted = mint_id("Charles II of England", "observatory", "He  signed.", "short_answer", "who")
    assert minted.startswith("charles-ii-of-england-")
    assert minted == mint_id(
        "Charles II of England", "observatory", "He signed.", "short_answer", "who"
    )
    others = {
        mint_id("Charles II", "observatory", "He signed.", "short_answer", "when"),
        mint_id("Charles II", "observatory", "He signed.", "numeric", "who"),
        mint_id("Charles II", "palace", "He signed.", "short_answer", "who"),
        mint_id("Charles II", "observatory", "He signed.", "short_answer", "who"),
    }
    assert len(others) == 4
    longer = mint_id(
        "Charles II of England", "observatory", "He signed.", "short_answer", "who", [minted]
    )
    assert longer.startswith(minted)
    assert mint_id("東京", "a", "b", "cloze", "").startswith("item-")
