"""Which of the reviews done in Anki belong to which items of a bank, and when they count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quizgen.export.anki.collection import AnkiReview
from quizgen.export.anki.notes import note_guid
from quizgen.export.request import Chosen
from quizgen.study.catalogue import LoadedBank
from quizgen.study.clock import learner_day
from quizgen.study.identity import ItemKey, fingerprint
from quizgen.study.journal.reviews import Review


def reviews_for(
    bank: LoadedBank, reviews: Iterable[AnkiReview], day_starts: int
) -> Iterator[tuple[Review, str]]:
    """Go through the reviews of a bank's items, each with its item's fingerprint.

    The cards of a cloze are one item here: what was answered on one day counts as one
    review, at the first answer's time and with the worst rating.
    """
    namespace = Chosen(bank.bank).namespace
    items = {note_guid(namespace, item): item for item in bank.bank.items}
    found: dict[str, list[AnkiReview]] = {}
    for review in reviews:
        if review.guid in items:
            found.setdefault(review.guid, []).append(review)
    for guid, entries in found.items():
        item = items[guid]
        key = ItemKey(bank.number, item.id)
        print_ = fingerprint(item)
        if item.type == "cloze":
            entries = _one_a_day(entries, day_starts)
        for entry in entries:
            yield Review(key, entry.at, entry.rating, entry.milliseconds), print_


def _one_a_day(reviews: list[AnkiReview], day_starts: int) -> list[AnkiReview]:
    if len({review.card for review in reviews}) == 1:
        return reviews
    days: dict[object, list[AnkiReview]] = {}
    for review in sorted(reviews, key=lambda review: review.at):
        days.setdefault(learner_day(review.at.astimezone(), day_starts), []).append(review)
    return [_worst(entries) for entries in days.values()]


def _worst(reviews: list[AnkiReview]) -> AnkiReview:
    first = reviews[0]
    return AnkiReview(
        first.guid,
        first.card,
        first.at,
        min(review.rating for review in reviews),
        sum(review.milliseconds for review in reviews),
    )
