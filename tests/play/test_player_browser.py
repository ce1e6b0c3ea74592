"""The player in a browser: the server's manners, and headless Chromium driving it for real."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from player_samples import write_bank

from quizgen.study.journal import Journal, SessionRow

aiohttp = pytest.importorskip("aiohttp", reason="the web player is not installed")

PATIENCE = 30.0  # seconds


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until(is_so: Callable[[], object], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end, what
        time.sleep(0.05)


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    bank = write_bank(tmp_path)
    port = free_port()
    words = ["serve", str(bank), "--host", "127.0.0.1", "--port", str(port)]
    with subprocess.Popen(
        [sys.executable, "-m", "quizgen", *words],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    ) as server:  # fmt: skip

        def answers() -> bool:
            assert server.poll() is None, server.stderr and server.stderr.read()
            with socket.socket() as probe:
                return probe.connect_ex(("127.0.0.1", port)) == 0

        try:
            wait_until(answers, "the server did not start")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(PATIENCE)


async def test_the_page_loads_nothing_from_elsewhere_and_lets_no_other_page_in(
    address: str,
) -> None:
    async with aiohttp.ClientSession() as visitor:
        async with visitor.get(address) as page:
            text = await page.text()
        assert "The lighthouse at Skerry Point" in text
        links = [word for word in text.replace('"', " ").split() if "://" in word]
        assert links
        assert all(link.split("://", 1)[1].startswith(address[7:]) for link in links)
        socket_address = address.replace("http", "ws") + "/ws"
        for origin in ("https://evil.example", "http://localhost:1", ""):
            with pytest.raises(aiohttp.WSServerHandshakeError):
                await visitor.ws_connect(socket_address, headers={"Origin": origin})


@pytest.mark.browser
@pytest.mark.skipif(
    not (shutil.which("chromium") and shutil.which("chromedriver")),
    reason="Chromium and its driver are not installed (Debian: chromium, chromium-driver)",
)
def test_a_quiz_is_played_in_chromium(address: str, tmp_path: Path) -> None:
    from selenium import webdriver
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for word in (
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--window-size=1000,700", f"--user-data-dir={tmp_path / 'profile'}",
    ):  # fmt: skip
        options.add_argument(word)
    service = webdriver.ChromeService(shutil.which("chromedriver"))
    with webdriver.Chrome(options=options, service=service) as browser:
        browser.set_page_load_timeout(PATIENCE)
        browser.get(address)
        body = browser.find_element(By.TAG_NAME, "body")
        wait_until(lambda: "-first-byte" in str(body.get_attribute("class")), "it did not open")
        browser.execute_script("document.querySelector('#terminal textarea').focus()")
        press = ActionChains(browser)
        journal = Journal(tmp_path / "data" / "history.db")
        wait_until(lambda: _ended(journal) or _press(press, Keys.ENTER), "no score was reached")
        assert _ended(journal)[0].possible == 5
        assert len(journal.cards(1)) == 5
        loaded = browser.execute_script(
            "return performance.getEntriesByType('resource').map(entry => entry.name)"
        )
        assert loaded
        assert all(name.startswith(address) for name in loaded)
        journal.close()


def _press(chain: object, key: str) -> None:
    chain.send_keys(key).perform()  # type: ignore[attr-defined]
    time.sleep(0.3)  # a rating in haste is not taken


def _ended(journal: Journal) -> list[SessionRow]:
    return journal.sessions([1], is_open=False)
