"""The player's colours: a dark and a light theme, and those of the user's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from textual.theme import Theme

from quizgen.errors import UserError

DARK = Theme(
    name="quizgen-dark",
    primary="#7aa2c4",
    secondary="#b48ead",
    accent="#e0af68",
    foreground="#dcdfe4",
    background="#16191f",
    surface="#1f242c",
    panel="#2f3641",
    success="#8fbf7f",
    warning="#e0af68",
    error="#e07a7a",
    dark=True,
)
LIGHT = Theme(
    name="quizgen-light",
    primary="#2f6690",
    secondary="#7d4e7c",
    accent="#a15c00",
    foreground="#1d2129",
    background="#fbfaf7",
    surface="#f0eee8",
    panel="#d8d4c9",
    success="#2f7d32",
    warning="#a15c00",
    error="#b3261e",
    dark=False,
)


def own_themes(described: Mapping[str, Mapping[str, str | bool]]) -> list[Theme]:
    """Return the themes that a user's settings describe; raises UserError for a wrong one."""
    known = {field.name for field in fields(Theme)} - {"name", "variables"}
    themes = []
    for name, values in described.items():
        wrong = set(values) - known
        if wrong:
            raise UserError(f"theme '{name}': there is no colour '{min(wrong)}'")
        try:
            theme = Theme(name=name, **{"primary": DARK.primary, **values})  # type: ignore[arg-type]
            theme.to_color_system().generate()
        except Exception as error:
            raise UserError(f"theme '{name}': {error}") from None
        themes.append(theme)
    return themes
