from __future__ import annotations

import datetime

import pytest

from quizgen.article.datelines import find_dateline
from quizgen.article.dates import find_date


@pytest.mark.parametrize(
    ("opening", "place", "date"),
    [
        ("PYONGYANG, NORTH KOREA - On June 19 they met.", "Pyongyang, North Korea", None),
        ("LONDON (Reuters) — The bank raised rates.", "London", None),
        ("LONDON, May 5, 2020 (Reuters) - The bank fell.", "London", datetime.date(2020, 5, 5)),
        ("PARIS, 3 May 2021 – The museum opened.", "Paris", datetime.date(2021, 5, 3)),
        ("ROME — Italy voted.", "Rome", None),
        ("ST. LOUIS, Mo. (AP) — A river rose.", "St. Louis, Mo.", None),
        ("Kabul, Afghanistan – Talks began.", "Kabul, Afghanistan", None),
        ("Geneva (AFP) - Talks began.", "Geneva", None),
        ("NEW YORK, April 9 -- Shares fell.", "New York", None),
    ],
)
def test_datelines(opening: str, place: str, date: datetime.date | None) -> None:
    dateline = find_dateline(opening)
    assert dateline
    assert (dateline.place, dateline.date) == (place, date)
    assert opening[dateline.length :].startswith(
        ("On June", "The ", "Italy", "A river", "Talks", "Shares")
    )


@pytest.mark.parametrize(
    "opening",
    [
        "NASA — The agency was founded in 1958.",
        "DNA - The molecule holds genes.",
        "Athens is old - Rome is older.",
        "Photosynthesis: Plants make sugar.",
        "The Olympics — The Games of 2004 — were in Athens.",
        "Well-known Names fill the list.",
        "Jan Smit (21 May 1799 – 9 March 1847) was a mason.",
        "Jan Smit (21 May 1799 - 1847) was a mason.",
        "In 1990, Nelson Mandela – The leader – walked free.",
    ],
)
def test_no_datelines(opening: str) -> None:
    assert find_dateline(opening) is None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Friday, May 8, 2009", (2009, 5, 8)),
        ("Published 3rd of Sept. 2020 at noon", (2020, 9, 3)),
        ("Updated: 2021-12-31", (2021, 12, 31)),
        ("May 3", None),
        ("31 February 2020", None),
        ("05/08/2009", None),
        ("12 May 1999, changed 2 June 2001", (1999, 5, 12)),
    ],
)
def test_dates(text: str, date: tuple[int, int, int] | None) -> None:
    assert find_date(text) == (datetime.date(*date) if date else None)
