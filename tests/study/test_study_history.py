from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from study_samples import ITEMS, Ticking, catalogue_of

from quizgen.bank import load_bank, write_bank
from quizgen.bank.items import ArticleReference, Bank, Source
from quizgen.errors import UserError
from quizgen.study.calendar import calendar
from quizgen.study.catalogue import Catalogue, LoadedBank, stamp
from quizgen.study.clock import day_end, learner_day
from quizgen.study.desk import Desk, Rules
from quizgen.study.events import Skip, Wake
from quizgen.study.evidence import passage, passage_of
from quizgen.study.flag_report import reported
from quizgen.study.flags import add_flag, close_flags, flags_of
from quizgen.study.identity import ItemKey
from quizgen.study.journal import Journal
from quizgen.study.responses import Choice as Option
from quizgen.study.responses import Unknown
from quizgen.study.schedule import Rating
from quizgen.study.select import Choice
from quizgen.study.sitting import Sitting
from quizgen.study.statistics import as_json, figures, streak_days

Begin = Callable[..., Sitting]


@pytest.fixture
def bank_file(tmp_path: Path) -> Path:
    path = tmp_path / "light.yaml"
    write_bank(Bank(title="The lighthouse", items=ITEMS), path)
    return path


@pytest.fixture
def desk(journal: Journal, clock: Ticking) -> Desk:
    return Desk(journal, load_bank, clock, Rules())


def answer_all(sitting: Sitting, rating: Rating | None = None) -> None:
    while sitting.entry is not None:
        sitting.answer(Unknown())
        sitting.grade(rating)


def test_a_moved_bank_keeps_its_history(desk: Desk, bank_file: Path) -> None:
    catalogue = desk.open([bank_file])
    sitting = desk.begin(catalogue, Choice())
    sitting.answer(Unknown())
    sitting.close()
    moved = bank_file.rename(bank_file.with_name("elsewhere.yaml"))
    again = desk.open([moved])
    assert again.numbers == catalogue.numbers
    row = desk.open_session(again)
    assert row is not None
    assert row.number == sitting.number


def test_a_copied_bank_has_a_history_of_its_own(desk: Desk, bank_file: Path) -> None:
    catalogue = desk.open([bank_file])
    answer_all(desk.begin(catalogue, Choice()))
    copy = bank_file.with_name("copy.yaml")
    copy.write_bytes(bank_file.read_bytes())
    assert desk.open([copy]).numbers != catalogue.numbers
    assert desk.standing(desk.open([copy])).new == len(ITEMS)


def test_standing_counts_new_due_missed_and_resting(
    desk: Desk, bank_file: Path, clock: Ticking
) -> None:
    catalogue = desk.open([bank_file])
    assert desk.standing(catalogue).new == len(ITEMS)
    sitting = desk.begin(catalogue, Choice(shuffle=False))
    sitting.answer(Option("The harbour guild"))
    sitting.grade(Rating.GOOD)
    sitting.answer(Unknown())
    sitting.grade()
    sitting.bury()
    sitting.suspend()
    now = desk.standing(catalogue)
    assert (now.new, now.due, now.missed, now.resting) == (1, 0, 1, 2)
    clock.pass_time(days=1)
    then = desk.standing(catalogue)
    assert (then.due, then.missed, then.resting) == (1, 1, 1)
    assert then.next_due is not None


def test_nothing_to_ask_is_said_with_what_to_do(desk: Desk, bank_file: Path) -> None:
    catalogue = desk.open([bank_file])
    for choice, words in (
        (Choice("missed"), "nothing was missed"),
        (Choice("review", new=0), "nothing is due; practise"),
        (Choice(tags=frozenset({"no such"})), "filters"),
    ):
        with pytest.raises(UserError, match=words):
            desk.begin(catalogue, choice)


def test_the_choice_is_remembered_for_each_bank(desk: Desk, bank_file: Path) -> None:
    catalogue = desk.open([bank_file])
    usual = Choice(count=9)
    assert desk.remembered_choice(catalogue, usual) == usual
    chosen = Choice("exam", count=3, kinds=frozenset({"cloze"}), shuffle=False)
    desk.remember_choice(catalogue, chosen)
    assert desk.remembered_choice(catalogue, usual) == chosen


def test_retry_asks_what_was_missed_and_nothing_else(desk: Desk, bank_file: Path) -> None:
    sitting = desk.begin(desk.open([bank_file]), Choice(shuffle=False))
    sitting.answer(Option("The harbour guild"))
    sitting.grade()
    answer_all(sitting)
    retry = desk.retry(sitting)
    assert {entry.key.item for entry in retry.state.queue} == {i.id for i in ITEMS} - {"founder"}


def test_an_edited_file_is_taken_up_and_a_broken_one_is_not(desk: Desk, bank_file: Path) -> None:
    catalogue = desk.open([bank_file])
    sitting = desk.begin(catalogue, Choice(shuffle=False))
    text = bank_file.read_text()
    bank_file.write_text(text.replace("Who paid for", "Who financed"))
    assert sitting.reload(load_bank)
    assert sitting.item is not None
    assert "financed" in sitting.item.stem
    bank_file.write_text("bank: [")
    assert sitting.reload(load_bank)
    assert "light.yaml" in sitting.catalogue.error
    assert "financed" in sitting.item.stem
    assert not sitting.reload(load_bank)
    bank_file.write_text(text + "\n")
    assert sitting.reload(load_bank)
    assert sitting.catalogue.error == ""


def test_suspended_items_are_called_back(
    journal: Journal, catalogue: Catalogue, clock: Ticking
) -> None:
    key = ItemKey(catalogue.numbers[0], "storm")
    journal.note(Skip(0, "suspended"), key, clock())
    card = journal.card(key)
    assert card is not None
    assert card.suspended
    journal.note(Wake(), key, clock())
    card = journal.card(key)
    assert card is not None
    assert not card.suspended
    assert journal.open_sessions() == []


def test_flags_reach_the_author_with_their_place(
    desk: Desk, journal: Journal, bank_file: Path, clock: Ticking
) -> None:
    bank = desk.open([bank_file]).banks[0]
    before = bank_file.read_bytes()
    add_flag(journal, ItemKey(bank.number, "storm"), " a\x1b[31m note ", "x", clock())
    add_flag(journal, ItemKey(bank.number, "gone"), "", "x", clock())
    first, second = reported(journal, bank)
    lines = bank_file.read_text().splitlines()
    assert lines[first.line - 1].strip() == "- id: storm"
    assert first.was_edited
    assert first.as_line().startswith(f"{bank_file}:{first.line}: storm: ")
    assert "\x1b" not in first.as_line()
    assert "no longer in the bank" in second.as_line()
    assert bank_file.read_bytes() == before
    close_flags(journal, [first.flag.number], clock())
    assert [flag.key.item for flag in flags_of(journal, bank.number)] == ["gone"]


def test_figures_count_days_streak_retention_and_forecast(
    journal: Journal, begin: Begin, clock: Ticking
) -> None:
    number = 1
    for day in range(4):
        sitting = begin()
        sitting.answer(Option("The harbour guild" if day != 2 else "The bishop"))
        sitting.grade(Rating.GOOD if day != 2 else None)
        sitting.close()
        clock.pass_time(days=1)
    found = figures(journal, [number], clock())
    assert (found.answers, found.answers_today, found.streak, found.longest_streak) == (4, 0, 4, 4)
    assert found.retention == pytest.approx(2 / 3)
    assert found.seen == 1
    assert sum(found.forecast) == 1
    assert [hard.key.item for hard in found.hardest] == ["founder"]
    assert found.per_day == {date(2026, 3, 2) + timedelta(days=day): 1 for day in range(4)}
    assert streak_days(journal, clock()) == 4
    clock.pass_time(days=1)
    assert streak_days(journal, clock()) == 0
    data = as_json(found, {})
    assert data["streak_days"] == 4
    assert data["due_today"] == found.forecast[0]
    assert figures(journal, [number + 1], clock()).answers == 0


def test_undone_answers_count_nowhere(journal: Journal, begin: Begin, clock: Ticking) -> None:
    sitting = begin()
    sitting.answer(Unknown())
    sitting.grade()
    sitting.undo()
    sitting.undo()
    found = figures(journal, None, clock())
    assert (found.answers, found.seen, found.streak) == (0, 0, 0)
    assert found.retention is None


def test_the_day_begins_at_four(clock: Ticking) -> None:
    midnight = clock.now.replace(hour=1)
    assert learner_day(midnight) == date(2026, 3, 1)
    assert day_end(midnight).isoformat() == "2026-03-02T04:00:00+00:00"
    assert learner_day(midnight, 0) == date(2026, 3, 2)


def test_the_calendar_ends_today_and_levels_by_the_busiest_day() -> None:
    today = date(2026, 3, 4)  # a Wednesday
    shown = calendar({today: 40, date(2026, 3, 2): 1, date(2026, 2, 25): 21}, today, 3)
    assert [row[-1] for row in shown.rows] == [1, 0, 4, None, None, None, None]
    assert shown.rows[2][-2] == 3
    assert shown.months[-1] == (1, "Mar")


def test_the_paragraph_around_the_evidence(tmp_path: Path) -> None:
    text = "One.\n\nBefore it.\nThe guild\npaid for it. After.\n\nLast."
    found = passage(text, Source(quote="The guild paid for it."))
    assert found is not None
    assert (found.before, found.quote, found.after) == (
        "Before it. ",
        "The guild paid for it.",
        " After.",
    )
    start = text.index("After")
    assert passage(text, Source(quote="After.", start=start, end=start + 6)) is not None
    assert passage(text, Source(quote="Not there.")) is None
    (tmp_path / "a.txt").write_text(text)
    article = ArticleReference(file="a.txt")
    item = ITEMS[1].model_copy(update={"source": Source(quote="Last.")})
    bank = Bank(title="t", article=article, items=(item,))
    loaded = LoadedBank(1, tmp_path / "b.yaml", bank, (0, 0))
    assert passage_of(item, loaded) is not None
    (tmp_path / "a.txt").unlink()
    assert passage_of(item, loaded) is None


@pytest.mark.parametrize("content", [b"not a database, but long enough to be one" * 9, b""])
def test_a_file_that_is_no_history_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "history.db"
    path.write_bytes(content)
    if content:
        with pytest.raises(UserError, match="move the file away"):
            Journal(path)
        assert path.read_bytes() == content
    else:
        Journal(path).close()


def test_a_history_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(UserError, match="newer"):
        Journal(path)


def test_the_stamp_of_a_missing_file_is_zero(tmp_path: Path) -> None:
    assert stamp(tmp_path / "nothing") == (0, 0)


def test_banks_given_twice_are_opened_once(desk: Desk, bank_file: Path) -> None:
    assert len(desk.open([bank_file, bank_file]).banks) == 1
    other = catalogue_of(desk.journal, bank_file.with_name("b.yaml"), ITEMS)
    both = Catalogue((*desk.open([bank_file]).banks, *other.banks))
    assert len(both.items) == 2 * len(ITEMS)
    assert both.bank_of(next(iter(other.items))) is other.banks[0]
