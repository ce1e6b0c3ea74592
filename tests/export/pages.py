"""Cards on pages as Anki's apps show them, in a headless Chromium."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.remote.webdriver import WebDriver

NO_SCRIPTS = '<meta http-equiv="Content-Security-Policy" content="script-src \'none\'">'


def start_browser(profile: Path) -> WebDriver:
    """Start Chromium, or skip the test where it is not installed."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    driver = shutil.which("chromedriver")
    if not chromium or not driver:
        pytest.skip("no Chromium with chromedriver here")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for flag in (
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--force-device-scale-factor=1",
        f"--user-data-dir={profile}",
    ):
        options.add_argument(flag)
    browser = webdriver.Chrome(options=options, service=Service(driver))
    browser.set_page_load_timeout(30)
    browser.set_script_timeout(10)
    browser.set_window_size(620, 720)
    return browser


def page(css: str, body: str, *, classes: str = "card", head: str = "") -> str:
    """One side of a card as a whole page, as phones show it."""
    return (
        f"<!doctype html><html><head><meta charset=utf-8>{head}<style>{css}</style></head>"
        f'<body class="{classes}"><div id="qa">{body}</div></body></html>'
    )


def open_page(browser: WebDriver, folder: Path, name: str, content: str) -> None:
    """Show a page from a file, so that it has a place of its own for storage."""
    path = folder / name
    path.write_text(content, "utf-8")
    browser.get(path.as_uri())


def swap(browser: WebDriver, body: str) -> None:
    """Put the next side into the open page and run its scripts, as desktop Anki does."""
    browser.execute_script(
        """
        const qa = document.getElementById("qa");
        qa.innerHTML = arguments[0];
        for (const old of qa.querySelectorAll("script")) {
            const fresh = document.createElement("script");
            fresh.appendChild(document.createTextNode(old.innerHTML));
            old.replaceWith(fresh);
        }
        """,
        body,
    )


def options_shown(browser: WebDriver) -> list[dict[str, str]]:
    """The options in the order on the screen: text, class and state of each."""
    found = browser.execute_script(
        """
        return JSON.stringify([...document.querySelectorAll(".options li")].map(li => {
            const mark = li.querySelector(".mark");
            return {
                text: li.firstChild.textContent,
                classes: li.className,
                checked: li.getAttribute("aria-checked") || "",
                mark: mark ? mark.textContent : "",
                label: mark ? mark.getAttribute("aria-label") : "",
            };
        }));
        """
    )
    result: list[dict[str, str]] = json.loads(found)
    return result
