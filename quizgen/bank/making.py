"""Items from values that people typed elsewhere than in the YAML: in a form, or in a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from quizgen.bank.items import KIND_CLASSES
from quizgen.errors import UserError


def make_item(kind: str, values: Mapping[str, Any]) -> Any:
    """Return an item of a kind; raises UserError with the first thing that is wrong."""
    try:
        return KIND_CLASSES[kind](**values)
    except ValidationError as error:
        detail = error.errors(include_url=False)[0]
        path = detail.get("ctx", {}).get("loc", detail["loc"])
        key = next((str(part) for part in reversed(path) if isinstance(part, str)), "item")
        if detail["type"] == "missing":
            raise UserError(f"'{key}' is missing") from None
        message = detail["msg"].removeprefix("Value error, ")
        words = message if message.startswith(("is ", "has ", "holds ")) else f"is wrong: {message}"
        raise UserError(f"'{key}' {words}") from None
