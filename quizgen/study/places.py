"""Where the learner's history and settings lie."""

from __future__ import annotations

import os
from pathlib import Path


def data_folder() -> Path:
    """Return the folder of the history: ``QUIZGEN_DATA_DIR``, or the system's usual place."""
    if chosen := os.environ.get("QUIZGEN_DATA_DIR"):
        return Path(chosen)
    import platformdirs

    return platformdirs.user_data_path("quizgen", appauthor=False)


def config_folder() -> Path:
    """Return the folder of the settings: ``QUIZGEN_CONFIG_DIR``, or the system's usual place."""
    if chosen := os.environ.get("QUIZGEN_CONFIG_DIR"):
        return Path(chosen)
    import platformdirs

    return platformdirs.user_config_path("quizgen", appauthor=False)


def history_file() -> Path:
    """Return the database that holds the history."""
    return data_folder() / "history.db"
