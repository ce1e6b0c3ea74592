"""The player's settings: documented values, read from a TOML file that the user may write."""

from __future__ import annotations

import difflib
import tomllib
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic.fields import FieldInfo

from quizgen.errors import UserError
from quizgen.study.desk import Rules

FILE_NAME = "config.toml"


class Settings(BaseModel):
    """What a user can set; every description also stands in the commented file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    theme: str = Field(
        "",
        description="Colours: quizgen-dark, quizgen-light, a Textual theme, or one of [themes]. "
        "Empty means what was chosen last in the palette.",
    )
    banks: tuple[str, ...] = Field(
        ("decks",), description="Folders whose banks Home lists, besides those played before."
    )
    count: int = Field(20, ge=0, description="Items in a session; 0 means all.")
    new_per_review: int = Field(
        10, ge=0, description="Items never seen that a review adds to those that are due."
    )
    near_misses: Literal["right", "wrong"] = Field(
        "right", description="Whether near misses count as right until you say otherwise."
    )
    ask_again: bool = Field(
        True, description="In reviews, ask missed items again until they are known."
    )
    rate: bool = Field(
        True, description="Offer the four ratings; false takes the suggested one at once."
    )
    retention: float = Field(
        0.9, ge=0.7, le=0.97, description="Share of items to remember when they fall due."
    )
    day_starts: int = Field(4, ge=0, le=12, description="The hour at which a new day begins.")
    guard_ms: int = Field(
        200, ge=0, le=2000, description="Milliseconds after a verdict in which keys rate nothing."
    )
    keys: dict[str, str] = Field(
        default_factory=dict,
        description='Other keys for actions, by the ids in the table of keys: "play.undo" = "z".',
    )
    themes: dict[str, dict[str, str | bool]] = Field(
        default_factory=dict,
        description="Themes of your own: [themes.NAME] with primary, background and so on.",
    )

    @property
    def rules(self) -> Rules:
        """The rules of study among the settings."""
        return Rules(self.retention, self.day_starts, self.ask_again, self.near_misses == "right")


def load_settings(folder: Path) -> Settings:
    """Return the settings in a folder's file, the defaults where there is none.

    Raises UserError naming the file and the setting that is wrong.
    """
    path = folder / FILE_NAME
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"cannot be read ({error})", str(path)) from None
    try:
        return Settings.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise UserError(f"is not TOML: {error}", str(path)) from None
    except ValidationError as error:
        raise UserError(_first_problem(error), str(path)) from None


def _first_problem(error: ValidationError) -> str:
    problem = error.errors()[0]
    name = ".".join(map(str, problem["loc"]))
    if problem["type"] == "extra_forbidden":
        near = difflib.get_close_matches(name, Settings.model_fields, 1)
        return f"there is no setting '{name}'" + (f"; did you mean '{near[0]}'?" if near else "")
    return f"setting '{name}': {problem['msg'].lower()}"


def commented_file() -> str:
    """Return a settings file with every setting commented out at its default."""
    lines = ["# Settings of the quizgen player. Take the # from a line to change it.", ""]
    for name, field in Settings.model_fields.items():
        lines.append(f"# {field.description}")
        if isinstance(field.get_default(call_default_factory=True), dict):
            lines += [f"# [{name}]", ""]
        else:
            lines += [f"# {name} = {default_text(field)}", ""]
    return "\n".join(lines)


def default_text(field: FieldInfo) -> str:
    """Return a setting's default as TOML writes it."""
    default = field.get_default(call_default_factory=True)
    return "{}" if isinstance(default, dict) else _toml(default)


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return "[" + ", ".join(_toml(element) for element in value) + "]"
    return f'"{value}"' if isinstance(value, str) else str(value)
