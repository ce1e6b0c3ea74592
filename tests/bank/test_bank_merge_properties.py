"""Banks edited at random by hand: regeneration changes nothing but what the table says."""

import random
import re
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from quizgen.bank import (
    Bank,
    Cloze,
    Distractor,
    MultipleChoice,
    Numeric,
    ShortAnswer,
    Source,
    TrueFalse,
    dump_bank,
)
from quizgen.bank.edit import OpenBank, edited
from quizgen.bank.load import read_bank
from quizgen.bank.lock import Lock, offer
from quizgen.bank.merge import Offer, Plan, plan_merge
from quizgen.bank.read import BankText
from quizgen.bank.regenerate import commented_items
from quizgen.bank.splices import dash_of, line_end

WORDS = "owl night wing hunts: the # no 12:30 “far” it's {brace} - dash, comma & more 🦉".split()


def sentence(rng: random.Random) -> str:
    return " ".join(rng.choice(WORDS) for _ in range(rng.randint(1, 6)))


def generated_item(rng: random.Random, name: str):  # type: ignore[no-untyped-def]
    quote = sentence(rng)
    common = {
        "id": name,
        "stem": sentence(rng),
        "explanation": rng.choice(["", sentence(rng)]),
        "tags": tuple(f"tag{n}" for n in range(rng.randint(0, 2))),
        "level": rng.choice([None, "remember"]),
        "source": rng.choice([Source(), Source(quote=quote, start=3, end=3 + len(quote))]),
    }
    kind = rng.randrange(5)
    if kind == 0:
        wrong = tuple(
            Distractor(text=f"{n} {sentence(rng)}", feedback=rng.choice(["", sentence(rng)]))
            for n in range(rng.randint(1, 4))
        )
        return MultipleChoice(answer=sentence(rng), distractors=wrong, **common)
    if kind == 1:
        also = tuple(sentence(rng) for _ in range(rng.randint(0, 2)))
        return ShortAnswer(answer=sentence(rng), also_accept=also, **common)
    if kind == 2:
        return Cloze(**{**common, "stem": common["stem"].replace("{", "") + " {{gap}}"})
    if kind == 3:
        return TrueFalse(answer=rng.random() < 0.5, **common)
    return Numeric(answer=rng.randint(0, 2000), **common)


def changed_item(rng: random.Random, item):  # type: ignore[no-untyped-def]
    """What a newer generator makes of the same question."""
    other = generated_item(rng, item.id)
    values = {
        key: getattr(other, key)
        for key in type(item).model_fields
        if key in type(other).model_fields and key not in ("id", "type") and rng.random() < 0.4
    }
    if isinstance(item, Cloze) and "stem" in values:
        values["stem"] += " {{again}}"
    if isinstance(item, MultipleChoice):
        if rng.random() < 0.5:
            cut = rng.randint(0, len(item.distractors))
            more = tuple(Distractor(text=f"{n} extra", feedback="") for n in range(2))
            values["distractors"] = (*item.distractors[:cut], *more)
        values["answer"] = "answer " + sentence(rng)
    elif type(other) is not type(item):
        values.pop("answer", None)
    return item.model_copy(update=values)


def hand_edited(rng: random.Random, text: str) -> str:
    """The text after a few edits in an editor, each of which leaves a bank that can be read."""
    for _ in range(rng.randint(0, 6)):
        candidate = rng.choice(EDITS)(rng, text)
        if candidate != text and read_bank(candidate).bank is not None:
            text = candidate
    return text


def _random_line(rng: random.Random, text: str) -> int:
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    return rng.choice(starts)


def comment_line(rng: random.Random, text: str) -> str:
    at = _random_line(rng, text)
    return text[:at] + " " * rng.randint(0, 6) + "# a comment: mine\n" + text[at:]


def blank_line(rng: random.Random, text: str) -> str:
    at = _random_line(rng, text)
    return text[:at] + "\n" + text[at:]


def trailing_comment(rng: random.Random, text: str) -> str:
    at = line_end(text, _random_line(rng, text))
    return text[:at] + "  # why?" + text[at:]


def status(rng: random.Random, text: str) -> str:
    places = [match.span() for match in re.finditer("status: draft", text)]
    if not places:
        return text
    start, end = rng.choice(places)
    return text[:start] + f"status: {rng.choice(['accepted', 'rejected'])}" + text[end:]


def word(rng: random.Random, text: str) -> str:
    places = [match.span() for match in re.finditer(r"\b(owl|night|wing|more)\b", text)]
    if not places:
        return text
    start, end = rng.choice(places)
    return text[:start] + "falcon" + text[end:]


def other_quotes(rng: random.Random, text: str) -> str:
    places = list(re.finditer(r'(?<=: )"([^"\\\n\']*)"(?=\n)', text))
    if not places:
        return text
    match = rng.choice(places)
    return text[: match.start()] + f"'{match[1]}'" + text[match.end() :]


def wider(rng: random.Random, text: str) -> str:
    places = [match.end() for match in re.finditer(r"^ +[a-z_]+:(?= )", text, re.MULTILINE)]
    if not places:
        return text
    at = rng.choice(places)
    return text[:at] + "  " + text[at:]


def no_last_break(rng: random.Random, text: str) -> str:
    return text.rstrip("\n")


def own_item(rng: random.Random, text: str) -> str:
    name = f"own-{rng.randint(0, 99)}"
    return f"{text.rstrip()}\n\n  - {{id: {name}, type: true_false, stem: Mine., answer: yes}}\n"


def deleted_item(rng: random.Random, text: str) -> str:
    parts = re.split(r"(?m)^(?=  - )", text)
    if len(parts) < 3:
        return text
    del parts[rng.randrange(1, len(parts))]
    return "".join(parts)


EDITS = (
    comment_line,
    blank_line,
    trailing_comment,
    status,
    word,
    other_quotes,
    wider,
    no_last_break,
    own_item,
    deleted_item,
)


def open_text(text: str) -> OpenBank:
    reading = read_bank(text)
    assert reading.bank is not None
    return OpenBank(Path("bank.yaml"), BankText(text.encode(), text), reading, reading.bank)


def spans(opened: OpenBank) -> dict[str, str]:
    """Each item's text, from its dash to the end of its last line."""
    text, root = opened.source.text, opened.reading.root
    items = root.get("items") if root is not None else None
    return {
        entry.item.id: text[dash_of(text, items, place) : line_end(text, entry.node.end)]  # type: ignore[arg-type]
        for place, entry in enumerate(opened.reading.items)
    }


def merged(opened: OpenBank, lock: Lock, items: tuple[object, ...]) -> tuple[Plan, str]:
    plan = plan_merge(opened.bank, lock, Offer(items, "a", "1"), commented_items(opened))
    return plan, edited(opened, plan.items).decode()


@settings(max_examples=500, deadline=None)
@given(st.integers(0, 2**32))
@example(2790)
def test_hand_edited_banks_survive_regeneration(seed: int) -> None:
    rng = random.Random(seed)
    items = tuple(generated_item(rng, f"item-{n:04x}") for n in range(rng.randint(0, 5)))
    lock = Lock(items={item.id: offer(item, "a", "1") for item in items})
    text = hand_edited(rng, dump_bank(Bank(title="Owls", items=items)))
    if rng.random() < 0.3:
        text = text.replace("\n", "\r\n")
    opened = open_text(text)

    plan, same = merged(opened, lock, items)
    assert same == text
    assert all(step.action == "keep" for step in plan.steps)

    now = [changed_item(rng, item) if rng.random() < 0.6 else item for item in items]
    now = [item for item in now if rng.random() < 0.8]
    now += [generated_item(rng, f"new-{n:04x}") for n in range(rng.randint(0, 2))]
    plan, after = merged(opened, lock, tuple(now))
    reopened = open_text(after)
    assert reopened.bank.items == plan.items
    old_spans, new_spans = spans(opened), spans(reopened)
    for step in plan.steps:
        if step.action in ("keep", "propose") and step.id in old_spans:
            assert new_spans[step.id] == old_spans[step.id]
    assert after.count("# a comment: mine") == text.count("# a comment: mine")
    assert after.count("# why?") == text.count("# why?")
    assert text[: text.index("items:")] == after[: after.index("items:")]
    for item in opened.bank.items:
        if item.status != "draft" or item.id.startswith("own"):
            assert item in reopened.bank.items

    again, unchanged = merged(reopened, plan.lock, tuple(now))
    assert unchanged == after
    assert all(step.action in ("keep", "propose") for step in again.steps)
