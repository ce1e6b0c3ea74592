"""Reviews on their way to and from other programs: graded answers with their times."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from quizgen.study.events import Grade
from quizgen.study.identity import ItemKey
from quizgen.study.journal.store import _STANDING, Journal
from quizgen.study.schedule import Rating


@dataclass(frozen=True, slots=True)
class Review:
    """One graded answer. ``milliseconds`` is the time it took, 0 where nobody knows."""

    key: ItemKey
    at: datetime
    rating: Rating
    milliseconds: int = 0


def reviews_of(journal: Journal, bank: int) -> list[Review]:
    """Return all standing graded answers of a bank's items, in the order of time."""
    rows = journal.connection.execute(
        "SELECT item, at, json_extract(data, '$.rating'), coalesce((SELECT "
        "json_extract(answer.data, '$.milliseconds') FROM event AS answer "
        "WHERE answer.session = event.session AND answer.kind = 'answer' "
        "AND answer.item = event.item AND answer.sequence < event.sequence "
        "ORDER BY answer.sequence DESC LIMIT 1), 0) "
        f"FROM event WHERE bank = ? AND kind = 'grade' AND {_STANDING} "
        "ORDER BY at, session, sequence",
        (bank,),
    )
    return [
        Review(ItemKey(bank, item), datetime.fromtimestamp(at, UTC), Rating(rating), milliseconds)
        for item, at, rating, milliseconds in rows
    ]


def add_reviews(journal: Journal, reviews: Iterable[tuple[Review, str]], now: datetime) -> int:
    """Write down reviews made elsewhere, each with its item's fingerprint; return how many.

    One that the journal has already, of the same item at the same millisecond, is
    left out, so that nothing counts twice. All are written, or none.
    """
    added = 0
    touched = set()
    with journal.writing() as connection:
        row = connection.execute("SELECT number FROM session WHERE mode = 'browse'").fetchone()
        number = row[0] if row else journal._browsing(now)
        known = connection.execute(
            "SELECT count(*) FROM event WHERE session = ?", (number,)
        ).fetchone()[0]
        for review, fingerprint in reviews:
            if _is_known(journal, review):
                continue
            share = 0.0 if review.rating is Rating.AGAIN else 1.0
            event = Grade(0, review.rating, share, fingerprint)
            journal._insert(number, known + added, review.at, event, review.key, None)
            touched.add(review.key)
            added += 1
        for key in touched:
            journal._refresh(key)
    return added


def _is_known(journal: Journal, review: Review) -> bool:
    at = review.at.timestamp()
    found = journal.connection.execute(
        "SELECT 1 FROM event WHERE bank = ? AND item = ? AND kind = 'grade' "
        "AND abs(at - ?) < 0.0006 LIMIT 1",
        (review.key.bank, review.key.item, at),
    ).fetchone()
    return found is not None
