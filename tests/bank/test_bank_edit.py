"""Edits in place: the value changes, every other byte stays."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from quizgen.bank import BankChanged, Cloze, Distractor, ShortAnswer, TrueFalse, load_bank
from quizgen.bank.edit import change_bank, open_bank, save_bank
from quizgen.errors import UserError

HAND_WRITTEN = """\
# My bank, week 1
bank: 1
title:   'The  owl'   # working title
article: {file: owl.txt}

# --- items below ---
items:
- id: wings       # the first
  type: multiple_choice
  stem: "What do owls have?"   # easy

  answer:   Wings
  distractors:
    - "Fins"  # fish
    # not a bird at all:
    - text: 'Wheels'
      feedback: Those are cars.
    - Roots
  tags: [birds,   bodies]

# a comment between items
- {id: flat, type: short_answer, stem: "Where?", answer: here, tags: [a, b]}
- id: eyes
  stem: |+2
     Owls
      see {{well}}.

  type: cloze
  note:
  source: {quote: 'Owls see well.'}
# the end
"""


def put(folder: Path, text: str = HAND_WRITTEN, newline: str = "\n", bom: bool = False) -> Path:
    path = folder / "bank.yaml"
    data = text.replace("\n", newline).encode()
    path.write_bytes((b"\xef\xbb\xbf" if bom else b"") + data)
    return path


def changed(path: Path, name: str, **values: object) -> None:
    change_bank(
        path,
        lambda bank: [
            item.model_copy(update=values) if item.id == name else item for item in bank.items
        ],
    )


def lines_that_differ(old: str, new: str) -> list[tuple[str, str]]:
    before, after = old.split("\n"), new.split("\n")
    assert len(before) == len(after)
    return [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]]


@pytest.mark.parametrize(
    ("name", "values", "old", "new"),
    [
        (
            "wings",
            {"stem": "Why?"},
            '  stem: "What do owls have?"   # easy',
            '  stem: "Why?"   # easy',
        ),
        ("wings", {"answer": "Two wings"}, "  answer:   Wings", "  answer:   Two wings"),
        ("wings", {"answer": "no"}, "  answer:   Wings", '  answer:   "no"'),
        ("flat", {"answer": "a, b"}, "answer: here,", 'answer: "a, b",'),
        ("flat", {"tags": ("a",)}, "[a, b]}", "[a]}"),
        ("flat", {"tags": ("b",)}, "[a, b]}", "[b]}"),
        ("flat", {"tags": ("a", "b", "c")}, "[a, b]}", '[a, b, "c"]}'),
        ("flat", {"tags": ()}, "here, tags: [a, b]}", "here}"),
        (
            "flat",
            {"status": "accepted"},
            "type: short_answer,",
            "type: short_answer, status: accepted,",
        ),
        ("flat", {"also_accept": ("x",)}, "here, tags", 'here, also_accept: ["x"], tags'),
        ("eyes", {"note": "check"}, "  note:\n", "  note: check\n"),
        (
            "eyes",
            {"stem": "An {{owl}}"},
            "|+2\n     Owls\n      see {{well}}.",
            "|-\n     An {{owl}}",
        ),
        (
            "wings",
            {"status": "accepted"},
            "  type: multiple_choice\n",
            "  type: multiple_choice\n  status: accepted\n",
        ),
        ("wings", {"difficulty": "hard"}, "Roots\n", "Roots\n  difficulty: hard\n"),
        ("wings", {"tags": ("birds",)}, "[birds,   bodies]", "[birds]"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_only_the_value_changes(
    tmp_path: Path, name: str, values: dict[str, object], old: str, new: str, newline: str
) -> None:
    path = put(tmp_path, newline=newline, bom=newline == "\r\n")
    before = path.read_bytes().decode()
    changed(path, name, **values)
    old, new = old.replace("\n", newline), new.replace("\n", newline)
    assert before.count(old) == 1
    assert path.read_bytes().decode() == before.replace(old, new)
    item = next(item for item in load_bank(path).items if item.id == name)
    assert all(getattr(item, key) == value for key, value in values.items())


def test_distractors_keep_their_comments(tmp_path: Path) -> None:
    path = put(tmp_path)
    before = path.read_text()
    changed(
        path,
        "wings",
        distractors=(
            Distractor(text="Fins"),
            Distractor(text="Wheels: four", feedback="Those are cars."),
            Distractor(text="Leaves"),
            Distractor(text="Hooves", feedback="A horse: it has them."),
        ),
    )
    assert path.read_text() == before.replace("'Wheels'", "'Wheels: four'").replace(
        "    - Roots\n",
        '    - Leaves\n    - text: "Hooves"\n      feedback: "A horse: it has them."\n',
    )


def test_new_items_come_last_and_the_rest_stays(tmp_path: Path) -> None:
    path = put(tmp_path)
    before = path.read_text()
    new = ShortAnswer(id="beak", stem="What: beak?", answer="yes")
    change_bank(path, lambda bank: (*bank.items, new))
    after = path.read_text()
    assert after.startswith(before.removesuffix("# the end\n"))
    assert after.endswith("# the end\n")
    assert load_bank(path).items[-1] == new


@pytest.mark.parametrize("written", ["items: []", "items:", "items: []  # add here", "items: "])
def test_a_bank_without_items_takes_the_first(tmp_path: Path, written: str) -> None:
    path = put(tmp_path, f"title: x\n{written}\n")
    change_bank(path, lambda bank: [TrueFalse(id="a", stem="So.", answer=True)])
    assert len(load_bank(path).items) == 1
    assert ("# add here" in path.read_text()) == ("# add here" in written)


def test_removed_items_take_their_lines_with_them(tmp_path: Path) -> None:
    path = put(tmp_path)
    change_bank(path, lambda bank: bank.items[:1])
    start = HAND_WRITTEN.index("- {id: flat")
    assert path.read_text() == HAND_WRITTEN[:start] + "# the end\n"


def test_all_items_replaced(tmp_path: Path) -> None:
    path = put(tmp_path)
    new = Cloze(id="new", stem="A {{gap}}")
    change_bank(path, lambda bank: [new])
    assert load_bank(path).items == (new,)
    assert "# the end" in path.read_text()


def test_a_second_writer_is_noticed(tmp_path: Path) -> None:
    path = put(tmp_path)
    opened = open_bank(path)
    changed(path, "flat", answer="there")
    meanwhile = path.read_bytes()
    with pytest.raises(BankChanged, match="changed by another program"):
        save_bank(opened, opened.bank.items[:1])
    assert path.read_bytes() == meanwhile
    assert opened.changed_on_disk


def test_an_order_that_changes_is_refused(tmp_path: Path) -> None:
    path = put(tmp_path)
    with pytest.raises(UserError, match="nothing was written"):
        change_bank(path, lambda bank: bank.items[::-1])
    assert path.read_text() == HAND_WRITTEN


def test_a_link_stays_a_link_and_the_mode_stays(tmp_path: Path) -> None:
    path = put(tmp_path)
    path.chmod(0o640)
    link = tmp_path / "link.yaml"
    link.symlink_to(path)
    changed(link, "flat", answer="there")
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o640
    assert "answer: there" in path.read_text()
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["bank.yaml", "link.yaml"]


def test_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    path = put(tmp_path)
    rounds = 8

    def write(name: str) -> None:
        for number in range(rounds):
            while True:
                try:
                    changed(path, name, note=f"{name} {number}", tags=(f"{name}{number}",))
                    break
                except BankChanged:
                    continue

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(write, ["wings", "flat", "eyes"]))
    notes = {item.id: (item.note, item.tags) for item in load_bank(path).items}
    last = rounds - 1
    assert notes == {
        name: (f"{name} {last}", (f"{name}{last}",)) for name in ("wings", "flat", "eyes")
    }
