"""Training of Punkt's parameters (abbreviations, collocations, sentence starters) on raw text.

Source of the method: Kiss & Strunk (2006), "Unsupervised multilingual sentence
boundary detection", as NLTK has it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from nltk.tokenize.punkt import PunktTrainer

from quizgen.language.conllu import GoldDocument


def write_punkt(documents: Iterable[GoldDocument], path: Path) -> None:
    """Train on the documents' raw text and write the parameters as JSON."""
    trainer = PunktTrainer()
    trainer.INCLUDE_ALL_COLLOCS = True
    trainer.INCLUDE_ABBREV_COLLOCS = True
    for document in documents:
        text = "\n\n".join(
            " ".join(sentence.text for sentence in group) for group in document.paragraphs()
        )
        trainer.train(text, finalize=False)
    trainer.finalize_training()
    parameters = trainer.get_params()
    stored = {
        "abbreviations": sorted(parameters.abbrev_types),
        "collocations": sorted(list(pair) for pair in parameters.collocations),
        "starters": sorted(parameters.sent_starters),
        "contexts": dict(sorted(parameters.ortho_context.items())),
    }
    text = json.dumps(stored, ensure_ascii=False, indent=0)
    path.write_text(text + "\n", encoding="utf-8")
