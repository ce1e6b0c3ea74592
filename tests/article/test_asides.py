from __future__ import annotations

import pytest

from quizgen.article.asides import is_aside
from quizgen.article.clean import clean
from quizgen.article.traced import Traced


@pytest.mark.parametrize(
    "held",
    [
        "c. 1818 – January 8, 1880",
        "1879–1955",
        "22 January 1788 – 19 April 1824",
        "born 5 May 1950 in Paris",
        "born October 7, 1952",
        "died 1603",
        "b. 1950",
        "r. 1558–1603",
        "c. 470 – 399 BC",
        "63 BC – AD 14",
        "Paris, 3 May 1820 – Rome, 4 June 1890",
        "née Sklodowska; 1867–1934",
        "pronounced KEE-eev",
        "/ˈbaɪrən/ BY-rən; 22 January 1788 – 19 April 1824",
        "Greek: Αθήνα, Athína",
        "from Old Norse: vík",
        "Latin for 'star'",
        "北京",
        "Владимир",
        "listen",
    ],
)
def test_asides(held: str) -> None:
    assert is_aside(held)


@pytest.mark.parametrize(
    "held",
    [
        "1821",
        "508 BC",
        "c. 1230 BC",
        "WHO",
        "α",
        "μm",
        "now Grant",
        'hence "draconian"',
        "some of whom would need to complete two or three of the 18 tasks",
        "from new freeways to light rail systems",
        "Koninklijke Bibliotheek",
        "about 20-30 litres a day",
        "German troops",
        "English settlers and their children",
        "with a range of 1990-2000 metres",
        "aged 42",
        "including public hanging",
    ],
)
def test_no_asides(held: str) -> None:
    assert not is_aside(held)


def test_an_aside_knows_where_it_stood() -> None:
    source = (
        "Lady  Grey (born 1537 – 1554), called “Jane” (Greek: Ιωάννα), was\n"
        "queen [ˈdʒeɪn] of England."
    )
    letters, asides = clean(Traced.of(source, 0, len(source)))
    assert letters.text == 'Lady Grey, called "Jane", was queen of England.'
    dates, name = asides
    assert (dates.start_in_clean, dates.text) == (9, "born 1537 – 1554")
    assert letters.text[: name.start_in_clean] == 'Lady Grey, called "Jane"'
    assert source[dates.source_start : dates.source_end] == dates.text
    assert source[name.source_start : name.source_end] == "Greek: Ιωάννα"


def test_the_comma_that_followed_an_aside_goes_too() -> None:
    source = "Athens (Greek: Αθήνα), is old. Rome (Latin: Roma), a city, is older."
    letters, _ = clean(Traced.of(source, 0, len(source)))
    assert letters.text == "Athens is old. Rome, a city, is older."
