"""The terminal player: a thin Textual app over the study engine."""
