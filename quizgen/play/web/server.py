"""A server for the player: textual-serve, with a page that loads nothing from elsewhere.

A web page on another site must not be able to open a player here, so a connection is
only taken from the server's own page.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web
from textual_serve.server import Server


class QuizServer(Server):
    """Serves the player's command; ``public_url`` is the address that visitors use."""

    def __init__(self, command: str, host: str, port: int, title: str, public_url: str) -> None:
        super().__init__(
            command,
            host=host,
            port=port,
            title=title,
            public_url=public_url.rstrip("/"),
            templates_path=Path(__file__).parent,
        )

    async def on_startup(self, app: web.Application) -> None:
        """Say where the player is."""
        self.console.print(f"Playing at {self.public_url}", highlight=False)
        self.console.print("Press ctrl+c to stop.", highlight=False)

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Open a player for a visitor who comes from the server's own page."""
        wanted = urlsplit(self.public_url)
        origin = urlsplit(request.headers.get("Origin", ""))
        if (origin.scheme, origin.netloc) != (wanted.scheme, wanted.netloc):
            raise web.HTTPForbidden(text="Open the player's own page.")
        return await super().handle_websocket(request)
