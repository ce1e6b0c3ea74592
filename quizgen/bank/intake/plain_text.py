"""HTML fields as plain text: line breaks kept, markup dropped, media reported."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_BREAKS = frozenset({"br", "div", "p", "li", "tr", "ul", "ol", "h1", "h2", "h3", "table"})
_MEDIA = frozenset({"img", "audio", "video", "object", "embed", "svg"})
_SOUND = re.compile(r"\[sound:[^\]]*\]")


class _Stripper(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.media = 0
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BREAKS:
            self.parts.append("\n")
        self.media += tag in _MEDIA
        self.hidden += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style") and self.hidden:
            self.hidden -= 1

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data)


def plain_text(html: str) -> tuple[str, bool]:
    """Return HTML as text, and whether it held pictures or sound, which are gone."""
    stripper = _Stripper()
    stripper.feed(html)
    stripper.close()
    text, sounds = _SOUND.subn("", "".join(stripper.parts).replace("\xa0", " "))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip(), bool(stripper.media or sounds)
