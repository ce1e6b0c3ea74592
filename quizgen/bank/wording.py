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


KEY_MEANINGS: dict[str, str] = {
    "bank": "The format's version: 1.",
    "title": "The bank's name, shown to learners.",
    "article": "The article that the items come from.",
    "file": "The article's file, relative to this bank's folder.",
    "items": "The questions, one entry each.",
    "id": "One word, different for each item. It never changes: learners' progress hangs on it.",
    "type": "The kind of question: it decides which other keys there are.",
    "status": "draft until you accept or reject it; a rejected item is never shown again.",
    "stem": "The question, or the statement, or the sentence with {{gaps}}.",
    "answer": "The one right answer.",
    "also_accept": "Other right wordings of a short answer.",
    "distractors": "Wrong options: texts, or text and feedback.",
    "tolerance": "How far a number may be off and still be right: 5, or a share like 2%.",
    "unit": "The unit that is shown beside the answer, like km.",
    "explanation": "Why the answer is right; shown after answering.",
    "hint": "A help that learners may ask for.",
    "level": "The cognitive level, by Bloom's verbs.",
    "difficulty": "How hard the item is for your learners.",
    "points": "How much the item counts; 1 if left out.",
    "tags": "Words to find and choose items by.",
    "source": "Where the article proves the answer.",
    "section": "The heading of the article's section.",
    "quote": "The sentence that proves the answer, letter for letter.",
    "start": "Where the quote starts in the article's text, in letters from 0.",
    "end": "Where the quote ends, in letters from 0.",
    "note": "Your own note; learners do not see it.",
    "text": "The wrong option's text.",
    "feedback": "What to tell a learner who picks this option.",
}
