"""The words of the format: which keys there are, what they hold, and near misses of them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from quizgen.bank.items import KIND_CLASSES, ArticleReference, Bank, Distractor, Source

ITEM_KEYS: dict[str, tuple[str, ...]] = {
    kind: tuple(model.model_fields) for kind, model in KIND_CLASSES.items()
}
BANK_KEYS = tuple(Bank.model_fields)
SOURCE_KEYS = tuple(Source.model_fields)
ARTICLE_KEYS = tuple(ArticleReference.model_fields)
DISTRACTOR_KEYS = tuple(Distractor.model_fields)
LIST_KEYS = frozenset({"distractors", "also_accept", "tags"})

# Values with a closed set of words or digits: nothing is lost when a comment follows them.
CLOSED_KEYS = frozenset(
    {"bank", "id", "type", "status", "level", "difficulty", "points", "tolerance", "start", "end"}
)

CHOICES: dict[str, tuple[str, ...]] = {
    "type": tuple(KIND_CLASSES),
    "status": ("draft", "accepted", "rejected"),
    "level": ("remember", "understand", "apply", "analyse", "evaluate", "create"),
    "difficulty": ("easy", "medium", "hard"),
}

# What people write for a key or a word of ours.
_SYNONYMS = {
    "question": "stem",
    "prompt": "stem",
    "text": "stem",
    "statement": "stem",
    "correct": "answer",
    "correct_answer": "answer",
    "solution": "answer",
    "key": "answer",
    "options": "distractors",
    "choices": "distractors",
    "wrong": "distractors",
    "wrong_answers": "distractors",
    "incorrect": "distractors",
    "alternatives": "also_accept",
    "accept": "also_accept",
    "synonyms": "also_accept",
    "feedback": "explanation",
    "comment": "note",
    "notes": "note",
    "kind": "type",
    "bloom": "level",
    "units": "unit",
    "margin": "tolerance",
    "name": "title",
    "questions": "items",
    "evidence": "quote",
    "mc": "multiple_choice",
    "mcq": "multiple_choice",
    "choice": "multiple_choice",
    "open": "short_answer",
    "text_answer": "short_answer",
    "gap": "cloze",
    "gaps": "cloze",
    "fill_in": "cloze",
    "tf": "true_false",
    "boolean": "true_false",
    "number": "numeric",
    "numerical": "numeric",
    "done": "accepted",
    "approved": "accepted",
    "ok": "accepted",
    "analyze": "analyse",
    "knowledge": "remember",
    "comprehension": "understand",
    "normal": "medium",
    "moderate": "medium",
    "difficult": "hard",
    "simple": "easy",
}


def nearest(word: str, words: Iterable[str]) -> str | None:
    """Return the word of ours that somebody probably meant, or None."""
    choices = list(words)
    folded = word.strip().lower().replace(" ", "_").replace("-", "_").replace("/", "_")
    if folded in choices:
        return folded
    if _SYNONYMS.get(folded) in choices:
        return _SYNONYMS[folded]
    near = difflib.get_close_matches(folded, choices, 1, 0.7)
    return near[0] if near else None


def suggestion(word: str, words: Iterable[str]) -> str:
    """Return "did you mean 'x'?" for a near miss, else the words to choose from."""
    choices = list(words)
    near = nearest(word, choices)
    return f"did you mean '{near}'?" if near else f"write one of: {', '.join(choices)}"
