from __future__ import annotations

import contextlib
import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import document_makers as make
import pytest

from quizgen.article import read_article
from quizgen.article.web import fetch
from quizgen.errors import UserError

TEXT = "They were dug by hand. A chain closed them at night, and the town kept the key."
PAGE = make.as_html([("title", "Harbours"), ("p", TEXT), ("p", TEXT.replace("They", "Walls"))])


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path == "/wiki/Old_harbours.html":
            self.give(PAGE.encode(), "text/html; charset=utf-8")
        elif path == "/latin":
            self.give(
                "It was a small café. The café closed in 1990.".encode("latin-1"),
                "text/plain; charset=latin-1",
            )
        elif path == "/plain.txt":
            self.give(TEXT.encode(), "text/plain")
        elif path == "/packed":
            self.give(gzip.compress(TEXT.encode()), "text/plain", "gzip")
        elif path == "/bomb":
            self.give(gzip.compress(b" " * 30_000_000), "text/plain", "gzip")
        elif path == "/large":
            self.give(b"x" * 300_000, "text/plain")
        elif path == "/moved":
            self.redirect("/plain.txt")
        elif path == "/loop":
            self.redirect("/loop")
        elif path == "/file":
            self.redirect("file:///etc/hostname")
        elif path == "/slow":
            time.sleep(2)
        elif path == "/trickle":
            self.send_response(200)
            self.end_headers()
            for _ in range(20):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.1)
        else:
            self.send_error(404)

    def give(self, data: bytes, kind: str, encoding: str = "") -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        if encoding:
            self.send_header("Content-Encoding", encoding)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def redirect(self, target: str) -> None:
        self.send_response(302)
        self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass

    def handle(self) -> None:
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            super().handle()


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        server.daemon_threads = True
        server.block_on_close = False
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


def refusal(address: str, timeout: float = 5, limit: int = 100_000) -> str:
    started = time.monotonic()
    with pytest.raises(UserError) as caught:
        fetch(address, timeout, limit)
    assert time.monotonic() - started < 30
    assert caught.value.place == address
    return caught.value.message


def test_a_page_is_fetched_and_read(site: str) -> None:
    article = read_article(f"{site}/wiki/Old_harbours.html?action=view#top")
    assert (article.name, article.title) == ("Old_harbours", "Harbours")
    assert next(block.text for block in article.blocks if block.kind == "prose") == TEXT


def test_texts_are_fetched(site: str) -> None:
    assert read_article(f"{site}/latin").text == "It was a small café. The café closed in 1990."
    assert read_article(f"{site}/moved").name == "plain"
    assert read_article(f"{site}/packed").text == TEXT


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/none", "the server answers 404"),
        ("/large", "larger than 0.1 MB"),
        ("/bomb", "larger than 0.1 MB"),
        ("/loop", "the server answers 302"),
        ("/file", "is not allowed"),
    ],
)
def test_what_cannot_be_fetched(site: str, path: str, words: str) -> None:
    assert words in refusal(f"{site}{path}")


@pytest.mark.parametrize("path", ["/slow", "/trickle"])
def test_slow_servers(site: str, path: str) -> None:
    assert "does not answer within 0.5 seconds" in refusal(f"{site}{path}", timeout=0.5)


def test_no_server() -> None:
    assert "cannot be reached" in refusal("http://127.0.0.1:9/")
    assert "cannot be" in refusal("http://[broken/")
