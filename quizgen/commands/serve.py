"""``quizgen serve``: the player in a browser."""

from __future__ import annotations

import shlex
import socket
import subprocess
import sys
from pathlib import Path

import click

_LOCAL = {"localhost", "127.0.0.1", "::1"}


@click.command()
@click.argument("banks", nargs=-1, type=click.Path(path_type=Path), metavar="[BANK]...")
@click.option("--host", default="localhost", show_default=True, help="The address to listen on.")
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="The port."
)
@click.option("--public-url", help="The address that visitors type, if it is another.")
@click.option("--let-others-in", is_flag=True, help="Allow an address that others can reach.")
def serve(
    banks: tuple[Path, ...], host: str, port: int, public_url: str | None, let_others_in: bool
) -> None:
    """Play banks in a browser.

    The same player, one process for each visitor. It listens on this machine alone,
    unless you say otherwise. Needs the extra: pip install "quizgen[serve]"

    \b
    Examples:
      quizgen serve decks/article.yaml
      quizgen serve decks/*.yaml --port 8080
      quizgen serve a.yaml --host 0.0.0.0 --let-others-in --public-url http://quiz.lan:8000
    """
    from quizgen.errors import UserError

    if host not in _LOCAL:
        if not let_others_in:
            raise click.UsageError(
                f"{host} can be reached by others: there is no password, and whoever connects "
                "plays, flags, accepts and rejects items as you. Add --let-others-in if you mean it"
            )
        click.echo(
            f"Warning: everybody who can reach {host}:{port} plays as you, without a password.",
            err=True,
        )
    try:
        from quizgen.play.web.server import QuizServer
    except ImportError:
        raise UserError('the web player is not installed; pip install "quizgen[serve]"') from None
    title = _check(banks)
    _check_port(host, port)
    words = [sys.executable, "-m", "quizgen", "play", *(str(bank.absolute()) for bank in banks)]
    command = subprocess.list2cmdline(words) if sys.platform == "win32" else shlex.join(words)
    shown_host = f"[{host}]" if ":" in host else host
    server = QuizServer(command, host, port, title, public_url or f"http://{shown_host}:{port}")
    server.serve()


def _check(banks: tuple[Path, ...]) -> str:
    """Load the banks once, so that a mistake is told here and not to the first visitor."""
    from quizgen.bank import load_bank

    titles = [load_bank(bank).title for bank in banks]
    return titles[0] if len(titles) == 1 else "quizgen"


def _check_port(host: str, port: int) -> None:
    from quizgen.errors import UserError

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise UserError(f"cannot listen on {host}:{port} ({error.strerror})") from None
