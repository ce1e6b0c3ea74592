"""The form of a session's plan in the journal."""

from __future__ import annotations

from typing import Any

from quizgen.study.identity import ItemKey
from quizgen.study.session import Entry, Plan


def dump_plan(plan: Plan) -> dict[str, Any]:
    """Return a plan as plain JSON data."""
    return {
        "mode": plan.mode,
        "seed": plan.seed,
        "again": plan.again,
        "near_counts": plan.near_counts,
        "entries": [[entry.key.bank, entry.key.item, entry.attempt] for entry in plan.entries],
    }


def load_plan(data: dict[str, Any]) -> Plan:
    """Return the plan that ``dump_plan`` wrote."""
    entries = tuple(Entry(ItemKey(bank, item), attempt) for bank, item, attempt in data["entries"])
    return Plan(data["mode"], data["seed"], entries, data["again"], data["near_counts"])
