"""Makes the pictures of these pages anew: python docs/export/make_pictures.py.

Anki's engine renders the cards of lighthouse.yaml, headless Chromium photographs them
and the printed worksheet. Needs the test dependencies and Chromium.
"""

from __future__ import annotations

import base64
import html
import sys
import tempfile
import time
from pathlib import Path

import pypdfium2
from anki.collection import Collection
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent.parent / "tests" / "export"))

from anki_engine import import_deck, rendered  # noqa: E402
from pages import open_page, page, start_browser  # noqa: E402

from quizgen.bank import load_bank  # noqa: E402
from quizgen.export import Chosen, Request  # noqa: E402
from quizgen.export.anki.note_types import note_type  # noqa: E402
from quizgen.export.worksheet.page import render as render_worksheet  # noqa: E402

WIDTH = 420


def frames(sides: list[str], height: int) -> str:
    """Put pages beside each other."""
    boxes = "".join(
        f'<iframe srcdoc="{html.escape(side)}" width="{WIDTH}" height="{height}"></iframe>'
        for side in sides
    )
    style = "body{margin:0;display:flex;gap:8px;background:#bbb;overflow:hidden} iframe{border:0}"
    return f"<!doctype html><meta charset=utf-8><style>{style}</style>{boxes}"


def photograph(
    browser: WebDriver, folder: Path, sides: list[str], height: int, name: str, pick: int
) -> None:
    """Show pages beside each other, pick an option on each front, and keep the picture."""
    browser.set_window_size((WIDTH + 8) * len(sides) - 8, height + 143)
    open_page(browser, folder, "frames.html", frames(sides, height))
    for frame in browser.find_elements(By.TAG_NAME, "iframe"):
        browser.switch_to.frame(frame)
        options = browser.find_elements(By.CSS_SELECTOR, "li[role=radio]")
        if options:
            options[pick].click()
        browser.switch_to.default_content()
    # Reload the backs, which read what was picked on the fronts.
    browser.execute_script(
        "for (const f of document.querySelectorAll('iframe')) if (f.srcdoc.includes('\"correct\"'))"
        " f.srcdoc = f.srcdoc;"
    )
    time.sleep(0.5)
    (HERE / name).write_bytes(browser.get_screenshot_as_png())


def cards(browser: WebDriver, folder: Path) -> None:
    """Photograph a card of each note type."""
    collection = Collection(str(folder / "collection.anki2"))
    import_deck(collection, Request((Chosen(load_bank(HERE / "lighthouse.yaml")),)), folder)
    css = note_type("cloze").css + "::-webkit-scrollbar{display:none}"

    def sides(item: str, typed: str = "") -> tuple[str, str]:
        card = collection.get_card(collection.find_cards(f"QID:{item}")[0])
        front, back = rendered(card)
        front = front.replace("[[type:nc:Answer]]", '<input type="text">')
        compared = collection.compare_answer(card.note()["Answer"], typed) if typed else ""
        return front, back.replace("[[type:nc:Answer]]", f"<div id=typeans>{compared}</div>")

    front, back = sides("lamp-01aa")
    day = [page(css, front), page(css, back)]
    night = [page(css, side, classes="card nightMode night_mode") for side in (front, back)]
    photograph(browser, folder, day, 660, "anki-choice.png", 0)
    photograph(browser, folder, night, 660, "anki-choice-night.png", 0)
    others = [*sides("oil-77b0", "rapseed oil"), *sides("gap-55d0")]
    photograph(browser, folder, [page(css, side) for side in others], 380, "anki-others.png", 0)
    collection.close()


def worksheet(browser: WebDriver, folder: Path) -> None:
    """Photograph the printed pages of a worksheet in two versions."""
    request = Request((Chosen(load_bank(HERE / "lighthouse.yaml")),), versions=2)
    open_page(browser, folder, "worksheet.html", render_worksheet(request).data.decode())
    printed = browser.execute_cdp_cmd(
        "Page.printToPDF", {"paperWidth": 6.2, "paperHeight": 7.6, "preferCSSPageSize": False}
    )
    document = pypdfium2.PdfDocument(base64.b64decode(printed["data"]))
    pages = []
    for place in (0, 1, 2):
        path = folder / f"page{place}.png"
        document[place].render(scale=1.0).to_pil().save(path)
        pages.append(f'<img src="{path.as_uri()}">')
    style = "body{margin:0;display:flex;gap:8px;background:#bbb;overflow:hidden}"
    text = f"<!doctype html><meta charset=utf-8><style>{style}</style>{''.join(pages)}"
    size = document[0].get_size()
    browser.set_window_size(int(size[0] * 3 + 16), int(size[1]) + 143)
    open_page(browser, folder, "pages.html", text)
    (HERE / "worksheet.png").write_bytes(browser.get_screenshot_as_png())


def main() -> None:
    """Make all pictures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        browser = start_browser(folder / "chromium")
        try:
            cards(browser, folder)
            worksheet(browser, folder)
        finally:
            browser.quit()


if __name__ == "__main__":
    main()
