"""The script of multiple choice cards, run in Chromium on the pages that Anki's engine renders."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from anki.collection import Collection
from anki_engine import import_deck, rendered
from pages import NO_SCRIPTS, open_page, options_shown, page, start_browser, swap
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver

from quizgen.bank.items import Bank, Distractor, MultipleChoice
from quizgen.export import Request
from quizgen.export.anki.note_types import note_type

pytestmark = pytest.mark.browser
CSS = note_type("multiple_choice").css


def clock_at(time: str) -> str:
    """A script that stops the page's clock at a local time."""
    return f"""<script>
    const real = Date;
    window.time = "{time}";
    Date = class extends real {{
        constructor(...given) {{ super(...(given.length ? given : [window.time])); }}
    }};
    </script>"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebDriver]:
    driver = start_browser(tmp_path_factory.mktemp("chromium"))
    yield driver
    driver.quit()


@pytest.fixture
def sides(
    bank: Bank, request_for: Callable[..., Request], collection: Collection, tmp_path: Path
) -> Callable[[str], tuple[str, str]]:
    """Front and back of an item's card, as rendered by Anki's engine."""
    import_deck(collection, request_for(bank), tmp_path)

    def find(identity: str) -> tuple[str, str]:
        return rendered(collection.get_card(collection.find_cards(f"QID:{identity}")[0]))

    return find


Sides = Callable[[str], tuple[str, str]]


def texts(browser: WebDriver) -> list[str]:
    return [option["text"] for option in options_shown(browser)]


def test_both_sides_agree_on_separate_pages(
    browser: WebDriver, sides: Sides, tmp_path: Path
) -> None:
    front, back = sides("lamp-01aa")
    open_page(browser, tmp_path, "front.html", page(CSS, front))
    asked = options_shown(browser)
    assert {option["text"] for option in asked} == {
        "Ada Thorn",
        "Piet Maas",
        "Owen Reed",
        "the harbour guild",
    }
    assert all(option["classes"] == "tappable" and not option["mark"] for option in asked)
    open_page(browser, tmp_path, "back.html", page(CSS, back))
    shown = options_shown(browser)
    assert [option["text"] for option in shown] == [option["text"] for option in asked]
    marks = {option["text"]: option["mark"] for option in shown}
    assert marks == {"Ada Thorn": "✓", "Piet Maas": "", "Owen Reed": "", "the harbour guild": ""}


@pytest.mark.parametrize("picked", ["Ada Thorn", "Owen Reed"])
def test_a_pick_is_remembered_and_marked(
    browser: WebDriver, sides: Sides, tmp_path: Path, picked: str
) -> None:
    front, back = sides("lamp-01aa")
    open_page(browser, tmp_path, "card.html", page(CSS, front))
    for option in browser.find_elements(By.CSS_SELECTOR, ".options li"):
        if option.text == picked:
            option.click()
    checked = [option["text"] for option in options_shown(browser) if option["checked"] == "true"]
    assert checked == [picked]
    swap(browser, back)
    shown = {option["text"]: option for option in options_shown(browser)}
    assert shown["Ada Thorn"]["mark"] == "✓"
    assert "right" in shown["Ada Thorn"]["classes"].split()
    if picked == "Ada Thorn":
        assert shown["Ada Thorn"]["label"] == "right, your answer"
        assert [option["mark"] for option in shown.values()].count("✗") == 0
    else:
        assert shown[picked]["mark"] == "✗"
        assert shown[picked]["label"] == "wrong, your answer"
        assert "wrong" in shown[picked]["classes"].split()


def test_the_next_card_starts_without_a_pick(
    browser: WebDriver, sides: Sides, tmp_path: Path
) -> None:
    front, back = sides("lamp-01aa")
    open_page(browser, tmp_path, "card.html", page(CSS, front))
    browser.find_elements(By.CSS_SELECTOR, ".options li")[0].click()
    swap(browser, sides("fog-1c2d")[0])
    swap(browser, front)  # the card comes up again later
    assert [option["checked"] for option in options_shown(browser)] == ["false"] * 4
    swap(browser, back)
    assert [option["mark"] for option in options_shown(browser)].count("✗") == 0


def test_running_twice_does_no_harm(browser: WebDriver, sides: Sides, tmp_path: Path) -> None:
    front, back = sides("lamp-01aa")
    script = back[back.index("<script>") :]
    open_page(browser, tmp_path, "card.html", page(CSS, front))
    order = texts(browser)
    swap(browser, back + script)
    assert texts(browser) == order
    assert [option["mark"] for option in options_shown(browser)].count("✓") == 1


def test_the_keyboard_picks(browser: WebDriver, sides: Sides, tmp_path: Path) -> None:
    front, _ = sides("lamp-01aa")
    open_page(browser, tmp_path, "card.html", page(CSS, front))
    browser.switch_to.active_element.send_keys(Keys.TAB)

    def press(key: str) -> list[int]:
        browser.switch_to.active_element.send_keys(key)
        shown = options_shown(browser)
        return [place for place, option in enumerate(shown) if option["checked"] == "true"]

    assert press(" ") == [0]
    assert press(Keys.ARROW_DOWN) == [1]
    assert press(Keys.END) == [3]
    assert press(Keys.ARROW_DOWN) == [0]
    assert press(Keys.ARROW_UP) == [3]
    assert press(Keys.HOME) == [0]
    group = browser.find_element(By.CSS_SELECTOR, ".options")
    assert group.get_attribute("role") == "radiogroup"
    tab_stops = browser.find_elements(By.CSS_SELECTOR, ".options li[tabindex='0']")
    assert len(tab_stops) == 1


def test_the_order_changes_from_day_to_day(
    browser: WebDriver, sides: Sides, tmp_path: Path
) -> None:
    front, back = sides("lamp-01aa")
    orders = set()
    for day in range(1, 15):
        head = clock_at(f"2026-03-{day:02}T12:00:00")
        open_page(browser, tmp_path, "front.html", page(CSS, front, head=head))
        order = texts(browser)
        open_page(browser, tmp_path, "front.html", page(CSS, front, head=head))
        assert texts(browser) == order
        orders.add(tuple(order))
        open_page(browser, tmp_path, "back.html", page(CSS, back, head=head))
        assert texts(browser) == order
    assert len(orders) >= 6


def test_a_card_open_at_midnight_keeps_its_order(
    browser: WebDriver, sides: Sides, tmp_path: Path
) -> None:
    front, back = sides("lamp-01aa")
    for day in range(1, 8):
        head = clock_at(f"2026-03-{day:02}T23:59:59")
        open_page(browser, tmp_path, "card.html", page(CSS, front, head=head))
        order = texts(browser)
        browser.execute_script(f"window.time = '2026-03-{day + 1:02}T00:00:01'")
        swap(browser, back)
        assert texts(browser) == order


def test_without_storage_the_right_option_is_still_marked(
    browser: WebDriver, sides: Sides, tmp_path: Path
) -> None:
    front, back = sides("lamp-01aa")
    head = """<script>Object.defineProperty(window, "sessionStorage",
        { get() { throw new DOMException("denied"); } });</script>"""
    open_page(browser, tmp_path, "card.html", page(CSS, front, head=head))
    order = texts(browser)
    browser.find_elements(By.CSS_SELECTOR, ".options li")[1].click()
    assert [option["checked"] for option in options_shown(browser)].count("true") == 1
    swap(browser, back)
    assert texts(browser) == order
    marks = [option["mark"] for option in options_shown(browser)]
    assert sorted(marks) == ["", "", "", "✓"]


def test_without_scripts_the_card_is_readable(
    browser: WebDriver, sides: Sides, tmp_path: Path
) -> None:
    front, back = sides("lamp-01aa")
    open_page(browser, tmp_path, "front.html", page(CSS, front, head=NO_SCRIPTS))
    asked = options_shown(browser)
    assert len(asked) == 4
    assert {option["classes"] for option in asked} == {""}
    visible = browser.find_element(By.ID, "qa").text
    assert "Who built the first lamp on Gull Rock?" in visible
    open_page(browser, tmp_path, "back.html", page(CSS, back, head=NO_SCRIPTS))
    assert texts(browser) == [option["text"] for option in asked]
    lines = browser.find_element(By.ID, "qa").text.splitlines()
    assert lines[5] == "Ada Thorn"
    assert "Owen Reed: He only painted the tower." in lines


def test_true_and_false_keep_their_places(browser: WebDriver, sides: Sides, tmp_path: Path) -> None:
    front, back = sides("fog-1c2d")
    open_page(browser, tmp_path, "card.html", page(CSS, front))
    assert texts(browser) == ["True", "False"]
    browser.find_elements(By.CSS_SELECTOR, ".options li")[0].click()
    swap(browser, back)
    assert [option["mark"] for option in options_shown(browser)] == ["✗", "✓"]


def test_options_full_of_markup_survive_the_script(
    browser: WebDriver,
    request_for: Callable[..., Request],
    collection: Collection,
    tmp_path: Path,
) -> None:
    wanted = [
        '<b>x</b> & "y" \'',
        "</script><script>document.title='hit'</script>",
        "{{a}}",
        "日本",
    ]
    item = MultipleChoice(
        id="q",
        stem="</div><script>document.title='hit'</script>",
        answer=wanted[0],
        distractors=tuple(Distractor(text=text) for text in wanted[1:]),
    )
    import_deck(collection, request_for(Bank(title="t", items=(item,))), tmp_path)
    front, back = rendered(collection.get_card(collection.find_cards("")[0]))
    open_page(browser, tmp_path, "card.html", page(CSS, front))
    assert sorted(texts(browser)) == sorted(wanted)
    swap(browser, back)
    marks = {option["text"]: option["mark"] for option in options_shown(browser)}
    assert marks[wanted[0]] == "✓"
    assert browser.title != "hit"
