"""JSON: the banks as they are, for programs; each one validates as a bank again."""

from __future__ import annotations

import json

from quizgen.export.request import Output, Request


def render(request: Request) -> Output:
    """Make ``{"format": "quizgen", "version": 1, "banks": [...]}``, defaults left out."""
    banks = [
        chosen.bank.model_dump(mode="json", exclude_defaults=True)
        | {
            "items": [
                {"type": item.type} | item.model_dump(mode="json", exclude_defaults=True)
                for item in chosen.bank.items
            ]
        }
        for chosen in request.banks
    ]
    document = {"format": "quizgen", "version": 1, "banks": banks}
    text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    return Output(text.encode(), sum(len(chosen.bank.items) for chosen in request.banks))
