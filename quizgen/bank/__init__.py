"""The bank: items, the YAML file that holds them, and safe edits of it."""

from quizgen.bank.cloze import Gap, cloze_filled, cloze_gaps, cloze_pieces
from quizgen.bank.dump import dump_bank
from quizgen.bank.edit import OpenBank, change_bank, open_bank, save_bank
from quizgen.bank.ids import mint_id
from quizgen.bank.items import (
    KINDS,
    ArticleReference,
    Bank,
    Cloze,
    Difficulty,
    Distractor,
    Item,
    Level,
    MultipleChoice,
    Numeric,
    ShortAnswer,
    Source,
    Status,
    TrueFalse,
)
from quizgen.bank.load import load_bank
from quizgen.bank.lock import item_times
from quizgen.bank.problems import BankError, Finding
from quizgen.bank.regenerate import Regeneration, regenerate
from quizgen.bank.write import BankChanged, write_bank

__all__ = [
    "KINDS",
    "ArticleReference",
    "Bank",
    "BankChanged",
    "BankError",
    "Cloze",
    "Difficulty",
    "Distractor",
    "Finding",
    "Gap",
    "Item",
    "Level",
    "MultipleChoice",
    "Numeric",
    "OpenBank",
    "Regeneration",
    "ShortAnswer",
    "Source",
    "Status",
    "TrueFalse",
    "change_bank",
    "cloze_filled",
    "cloze_gaps",
    "cloze_pieces",
    "dump_bank",
    "item_times",
    "load_bank",
    "mint_id",
    "open_bank",
    "regenerate",
    "save_bank",
    "write_bank",
]
