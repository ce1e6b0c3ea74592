"""Progress goes to Anki and comes back: schedule, memory, review log."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from anki.cards import Card
from anki.collection import Collection, DeckIdLimit, ExportAnkiPackageOptions
from anki_engine import cards, import_file
from click.testing import CliRunner, Result

from quizgen.bank import Bank, dump_bank
from quizgen.commands.export import export
from quizgen.commands.import_reviews import import_reviews
from quizgen.errors import UserError
from quizgen.export.anki.collection import read_reviews
from quizgen.export.anki.progress import replayed
from quizgen.study.identity import ItemKey
from quizgen.study.journal import Journal
from quizgen.study.journal.reviews import Review, add_reviews, reviews_of
from quizgen.study.places import history_file
from quizgen.study.schedule import Rating

NOW = datetime.now(UTC).replace(microsecond=0)


@pytest.fixture
def file(tmp_path: Path, bank: Bank, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A bank's file, and folders of its own for history and settings."""
    monkeypatch.setenv("QUIZGEN_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("QUIZGEN_CONFIG_DIR", str(tmp_path / "config"))
    path = tmp_path / "rock.yaml"
    path.write_text(dump_bank(bank), "utf-8")
    return path


def run(command: object, *arguments: object) -> Result:
    result = CliRunner().invoke(command, [str(argument) for argument in arguments])  # type: ignore[arg-type]
    assert result.exit_code == 0, (result.output, result.exception)
    return result


def played(file: Path, bank: Bank, answers: list[tuple[str, int, Rating]]) -> list[Review]:
    """Write answers into the history: item, days ago, rating."""
    journal = Journal(history_file())
    number = journal.bank_number(file.absolute(), bank.title, {item.id for item in bank.items})
    reviews = [
        Review(ItemKey(number, item), NOW - timedelta(days=ago), rating)
        for item, ago, rating in answers
    ]
    add_reviews(journal, [(review, "") for review in reviews], NOW)
    journal.close()
    return reviews


def history(file: Path, bank: Bank) -> list[Review]:
    journal = Journal(history_file())
    number = journal.bank_number(file.absolute(), bank.title, {item.id for item in bank.items})
    found = reviews_of(journal, number)
    journal.close()
    return found


def card_of(collection: Collection, item: str) -> Card:
    return collection.get_card(collection.find_cards(f"QID:{item}")[0])


ANSWERS = [
    ("lamp-01aa", 20, Rating.GOOD),
    ("lamp-01aa", 10, Rating.AGAIN),
    ("lamp-01aa", 3, Rating.GOOD),
    ("gap-55d0", 2, Rating.EASY),
]


def test_memory_schedule_and_log_arrive_in_anki(
    file: Path, bank: Bank, collection: Collection
) -> None:
    reviews = played(file, bank, ANSWERS)
    result = run(export, file, "--with-progress")
    assert "progress of 2 items goes along" in result.output
    assert import_file(collection, file.with_suffix(".apkg"), scheduling=True).new == 6

    expected = replayed([review for review in reviews if review.key.item == "lamp-01aa"])
    assert expected is not None
    card = card_of(collection, "lamp-01aa")
    assert (card.type, card.queue, card.reps, card.lapses) == (2, 2, 3, 1)
    assert card.memory_state is not None
    assert card.memory_state.stability == pytest.approx(expected.memory.stability, abs=0.001)
    assert card.memory_state.difficulty == pytest.approx(expected.memory.difficulty, abs=0.01)
    assert card.last_review_time == int((NOW - timedelta(days=3)).timestamp())
    left = (expected.memory.due - NOW).total_seconds() / 86_400
    assert abs((card.due - collection.sched.today) - left) <= 1
    log = collection.db.all(
        "select ease, type, ivl, lastIvl from revlog where cid = ? order by id", card.id
    )
    assert [row[:2] for row in log] == [[3, 0], [1, 1], [3, 1]]
    assert log[2][2] == card.ivl
    assert log[1][3] == log[0][2]

    gaps = [collection.get_card(number) for number in collection.find_cards("QID:gap-55d0")]
    assert [card.reps for card in gaps] == [1, 1, 1]
    assert card_of(collection, "oil-77b0").type == 0
    assert collection.fix_integrity()[1]


def test_without_the_scheduling_everything_is_new(
    file: Path, bank: Bank, collection: Collection
) -> None:
    played(file, bank, ANSWERS)
    run(export, file, "--with-progress")
    import_file(collection, file.with_suffix(".apkg"))
    assert {card.type for card in cards(collection)} == {0}


def test_a_history_that_is_not_there_is_said(file: Path) -> None:
    assert "nothing was played yet" in run(export, file, "--with-progress").output


def export_from(collection: Collection, path: Path, *, legacy: bool) -> None:
    options = ExportAnkiPackageOptions(
        with_scheduling=True, with_deck_configs=False, with_media=False, legacy=legacy
    )
    deck = collection.decks.id("Quiz::Gull Rock Light")
    assert deck is not None
    collection.export_anki_package(out_path=str(path), options=options, limit=DeckIdLimit(deck))


def answer(collection: Collection, ease: int) -> Card:
    """Answer the next card as a student would."""
    collection.decks.select(collection.decks.id("Quiz::Gull Rock Light"))  # type: ignore[arg-type]
    card = collection.sched.getCard()
    assert card is not None
    card.start_timer()
    collection.sched.answerCard(card, ease)  # type: ignore[arg-type]
    return card


@pytest.mark.parametrize("legacy", [True, False])
def test_reviews_come_back_once(
    file: Path, bank: Bank, collection: Collection, tmp_path: Path, legacy: bool
) -> None:
    played(file, bank, ANSWERS)
    run(export, file, "--with-progress")
    import_file(collection, file.with_suffix(".apkg"), scheduling=True)
    first = answer(collection, 3)
    second = answer(collection, 1)
    package = tmp_path / "back.apkg"
    export_from(collection, package, legacy=legacy)

    result = run(import_reviews, package, "--bank", file)
    assert "2 reviews added (4 known already)" in result.output
    found = history(file, bank)
    assert len(found) == 6
    new = sorted((review.key.item, int(review.rating)) for review in found[-2:])
    assert new == sorted([(first.note()["QID"], 3), (second.note()["QID"], 1)])
    assert (
        "0 reviews added (6 known already)" in run(import_reviews, package, "--bank", file).output
    )


def test_the_cards_of_a_cloze_count_once_a_day_with_the_worst_rating(
    file: Path, bank: Bank, collection: Collection, tmp_path: Path
) -> None:
    run(export, file, "--kind", "cloze")
    import_file(collection, file.with_suffix(".apkg"))
    numbers = [card.id for card in cards(collection)]
    day = int(NOW.timestamp() * 1000) - 2 * 86_400_000
    for shift, (card, ease) in enumerate(zip(numbers, (3, 2, 4), strict=True)):
        collection.db.execute(
            "insert into revlog values (?, ?, -1, ?, 1, 0, 0, 4000, 0)", day + shift, card, ease
        )
    collection.db.execute(
        "insert into revlog values (?, ?, -1, 3, 1, 0, 0, 4000, 4)", day + 9, numbers[0]
    )
    package = tmp_path / "back.apkg"
    export_from(collection, package, legacy=True)
    run(import_reviews, package, "--bank", file)
    (review,) = history(file, bank)
    assert (review.key.item, review.rating) == ("gap-55d0", Rating.HARD)
    assert round(review.at.timestamp() * 1000) == day


def test_a_closed_collection_can_be_read_itself(
    file: Path, bank: Bank, collection: Collection, tmp_path: Path
) -> None:
    run(export, file)
    import_file(collection, file.with_suffix(".apkg"))
    answer(collection, 4)
    collection.close()
    before = (tmp_path / "collection.anki2").read_bytes()
    result = run(import_reviews, tmp_path / "collection.anki2", "--bank", file)
    assert "1 reviews added" in result.output
    assert (tmp_path / "collection.anki2").read_bytes() == before
    collection.reopen()


def test_banks_that_were_played_need_not_be_named(
    file: Path, bank: Bank, collection: Collection, tmp_path: Path
) -> None:
    run(export, file)
    import_file(collection, file.with_suffix(".apkg"))
    answer(collection, 3)
    package = tmp_path / "back.apkg"
    export_from(collection, package, legacy=False)
    result = CliRunner().invoke(import_reviews, [str(package)])
    assert "name the banks with --bank" in str(result.exception)


@pytest.mark.parametrize("content", ["text", "zip", "database", "cut"])
def test_other_files_are_refused_in_one_line(tmp_path: Path, content: str) -> None:
    path = tmp_path / "file.apkg"
    if content == "text":
        path.write_text("no package", "utf-8")
    elif content == "database":
        connection = sqlite3.connect(path)
        connection.execute("create table other (x)")
        connection.close()
    else:
        with zipfile.ZipFile(path, "w") as archive:
            name = "readme" if content == "zip" else "collection.anki21b"
            archive.writestr(name, b"\x28\xb5\x2f\xfdbroken")
    with pytest.raises(UserError) as caught:
        read_reviews(path)
    assert "\n" not in str(caught.value)
    assert json.dumps(str(caught.value))
