"""Fetching a page: bounded in time and size, by HTTP only."""

from __future__ import annotations

import re
import time
import urllib.error
import urllib.request
import zlib
from dataclasses import dataclass
from http.client import HTTPException
from typing import Protocol
from urllib.parse import unquote, urlsplit

from quizgen.errors import UserError

TIMEOUT = 20.0  # seconds for the whole of it
MAX_PAGE = 20_000_000
_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/markdown": ".md",
    "text/vtt": ".vtt",
}


@dataclass(frozen=True, slots=True)
class Page:
    """What an address gave: ``name`` is fit for a file, ``suffix`` says the server's type."""

    data: bytes
    name: str
    suffix: str
    charset: str


class _Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


def fetch(address: str, timeout: float = TIMEOUT, limit: int = MAX_PAGE) -> Page:
    """Fetch a page in at most ``timeout`` seconds and ``limit`` bytes; UserError otherwise."""
    deadline = time.monotonic() + timeout
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        _Redirects(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.UnknownHandler(),
    ):
        opener.add_handler(handler)
    try:
        request = urllib.request.Request(
            address,
            headers={
                "User-Agent": "Mozilla/5.0 (compatible; quizgen)",
                "Accept": "text/html,application/xhtml+xml,text/*;q=0.9,*/*;q=0.5",
                "Accept-Encoding": "identity",
            },
        )
        with opener.open(request, timeout=timeout) as answer:
            data = _read(answer, address, deadline, limit)
            if answer.headers.get("Content-Encoding", "").lower() in ("gzip", "deflate"):
                data = _unpacked(data, address, limit)
            kind = answer.headers.get_content_type()
            charset = answer.headers.get_content_charset() or ""
            final = answer.geturl()
    except urllib.error.HTTPError as error:
        error.close()
        raise UserError(f"the server answers {error.code} {error.reason}", address) from None
    except TimeoutError:
        raise UserError(_SLOW.format(timeout), address) from None
    except urllib.error.URLError as error:
        if isinstance(error.reason, TimeoutError):
            raise UserError(_SLOW.format(timeout), address) from None
        reason = getattr(error.reason, "strerror", None) or error.reason
        raise UserError(f"cannot be reached: {reason}", address) from None
    except (HTTPException, OSError, ValueError) as error:
        raise UserError(f"cannot be fetched: {error or type(error).__name__}", address) from None
    return Page(data, _name(final), _SUFFIXES.get(kind, ""), charset)


_SLOW = "does not answer within {:g} seconds: save the page and give the file"


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects, though not for ever."""

    max_redirections = 5


def _read(answer: _Readable, address: str, deadline: float, limit: int) -> bytes:
    """Read an answer piece by piece, so that a server that trickles is caught as well."""
    parts: list[bytes] = []
    size = 0
    read = getattr(answer, "read1", answer.read)
    while part := read(65_536):
        size += len(part)
        if size > limit:
            raise UserError(f"is larger than {limit / 1e6:g} MB: give one article", address)
        if time.monotonic() > deadline:
            raise TimeoutError
        parts.append(part)
    return b"".join(parts)


def _unpacked(data: bytes, address: str, limit: int) -> bytes:
    """Unpack an answer that was compressed without being asked to."""
    packer = zlib.decompressobj(zlib.MAX_WBITS | 32)
    try:
        plain = packer.decompress(data, limit + 1)
    except zlib.error:
        raise UserError("cannot be fetched: its compression is broken", address) from None
    if len(plain) > limit:
        raise UserError(f"is larger than {limit / 1e6:g} MB: give one article", address)
    return plain


def _name(address: str) -> str:
    """Return a name for a page, from the last part of its path or from its host."""
    parts = urlsplit(address)
    last = unquote(parts.path.rstrip("/").rpartition("/")[2])
    stem = re.sub(r"\.(?:html?|xhtml|php|aspx?|pdf|txt|md|docx|epub)$", "", last, flags=re.I)
    name = re.sub(r"[^\w-]+", "-", stem).strip("-_")
    return name[:80] or re.sub(r"[^\w-]+", "-", parts.hostname or "article")
