"""Many documents with bad ones among them, again and again, stopped and started."""

from __future__ import annotations

import io
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import stub_work

from quizgen.article import Raw
from quizgen.bank import load_bank
from quizgen.batch import Options, Task, work
from quizgen.commands import generate_many as command
from quizgen.commands.generate_many import generate_many

HERE = Path(__file__).parent
MakeArticles = Callable[[Path, int], list[Path]]
Contents = Callable[[Path], dict[str, bytes]]

BAD = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 20,
    "old.doc.txt": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 100,
    "broken.pdf": b"%PDF-1.7\nnothing follows",
    "broken.docx": b"PK\x03\x04 but no archive",
    "german.txt": b"Die Stadt liegt am Meer und hat einen Hafen, der sehr alt ist. " * 9,
    "kills.txt": b"This text kills the process that reads it. It has two sentences.",
}


@pytest.fixture(autouse=True)
def _stub(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(command, "work", stub_work.stub_work)
    monkeypatch.chdir(tmp_path)


def run(*arguments: str, options: Options | None = None, **others: object) -> int:
    others.setdefault("folder", Path("decks"))
    others.setdefault("jobs", 2)
    return generate_many(arguments, options or Options(version="1"), **others)  # type: ignore[arg-type]


def times(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}


def test_thousand_documents_with_twenty_bad_ones(
    make_articles: MakeArticles, capsys: pytest.CaptureFixture[str]
) -> None:
    make_articles(Path("texts"), 980)
    bad = list(BAD.items())
    for number in range(20):
        name, data = bad[number % 6] if number < 19 else bad[6]
        Path("texts", f"{number:02}-{name}").write_bytes(data)

    assert run("texts") == 1
    out, err = capsys.readouterr()
    assert out == "decks: 1000 documents: 980 done, 20 failed\n"
    assert len(err.splitlines()) == 20
    assert all(line.startswith("quizgen: texts/") for line in err.splitlines())
    assert "19-kills.txt: the process that worked on it died" in err
    banks = sorted(Path("decks").glob("*.yaml"))
    assert len(banks) == 980
    assert load_bank(banks[500]).article.file == f"../texts/{banks[500].stem}.txt"
    before = times(Path("decks"))

    assert run("texts") == 1
    out, err_again = capsys.readouterr()
    assert out == "decks: 1000 documents: 980 unchanged, 20 failed\n"
    assert err_again == err
    assert times(Path("decks")) == before


def test_what_changed_or_is_missing_is_done(
    make_articles: MakeArticles, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = make_articles(Path("texts"), 6)
    assert run("texts") == 0
    texts[0].write_text(texts[0].read_text("utf-8").replace("Thomas", "Mary"), "utf-8")
    Path("decks/text-0001.yaml").unlink()
    capsys.readouterr()
    assert run("texts") == 0
    assert capsys.readouterr().out == "decks: 6 documents: 1 done, 1 merged, 4 unchanged\n"
    before = times(Path("decks"))
    assert run("texts", options=Options(version="2")) == 0
    assert "6 merged" in capsys.readouterr().out
    assert run("texts", options=Options(version="2", seed=3)) == 0
    assert "6 merged" in capsys.readouterr().out
    assert {name for name in before if name.endswith(".yaml")} == {
        f"text-000{number}.yaml" for number in range(6)
    }


def test_bank_with_mistakes_is_told_and_stays(
    make_articles: MakeArticles, capsys: pytest.CaptureFixture[str]
) -> None:
    make_articles(Path("texts"), 3)
    Path("decks").mkdir()
    Path("decks/text-0001.yaml").write_text("bank: 1\ntitle: [\n", "utf-8")
    assert run("texts") == 1
    out, err = capsys.readouterr()
    assert "2 done, 1 failed" in out
    assert err.startswith("quizgen: decks/text-0001.yaml:")
    assert Path("decks/text-0001.yaml").read_text("utf-8") == "bank: 1\ntitle: [\n"


def test_dry_run_writes_nothing(
    make_articles: MakeArticles, capsys: pytest.CaptureFixture[str]
) -> None:
    make_articles(Path("texts"), 2)
    assert run("texts", dry_run=True) == 0
    assert run("texts", dry_run=True, into=Path("all.yaml")) == 0
    out = capsys.readouterr().out
    assert "decks/text-0000.yaml: 1 added" in out
    assert "all.yaml: 2 added" in out
    assert "nothing was written" in out
    assert sorted(path.name for path in Path().iterdir()) == ["texts"]


def test_mistake_in_the_program_is_told_not_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Raw) -> None:
        raise RecursionError("too deep\nand more")

    monkeypatch.setattr(Raw, "article", broken)
    made = work(Task(Raw(b"", "a", "a.txt"), "a.txt", "0", Options()))
    assert made.bank is None
    assert made.error == (
        "a.txt: could not be worked on (RecursionError: too deep): please report this"
    )


def test_one_bank_for_all(make_articles: MakeArticles, capsys: pytest.CaptureFixture[str]) -> None:
    texts = make_articles(Path("texts"), 12)
    Path("texts/empty.txt").touch()
    into = Path("decks/week-1.yaml")
    assert run("texts", into=into) == 1
    assert capsys.readouterr().out.splitlines() == [
        "decks/week-1.yaml: 12 added",
        "decks/week-1.yaml: 13 documents: 12 done, 1 failed",
    ]
    bank = load_bank(into)
    assert bank.title == "Week 1"
    assert [item.tags for item in bank.items] == [(path.stem,) for path in texts]
    assert [item.id for item in bank.items][:3] == ["item-1234", "item-1234-2", "item-1234-3"]

    # A person's words stay, and only what changed is done again.
    into.write_text(
        into.read_text("utf-8").replace("status: draft", "status: accepted", 1) + "# mine\n",
        "utf-8",
    )
    texts[5].write_text("Another text. " + texts[5].read_text("utf-8"), "utf-8")
    before = into.read_bytes()
    assert run("texts", into=into) == 1
    assert "1 done, 11 unchanged, 1 failed" in capsys.readouterr().out
    after = into.read_bytes()
    assert after.endswith(b"# mine\n")
    assert b"Another text." in after
    assert after.replace(b"Another text. ", b"") != before
    changed = load_bank(into)
    assert [item.id for item in changed.items] == [item.id for item in bank.items]
    assert [a == b for a, b in zip(changed.items, bank.items, strict=True)].count(False) == 2

    assert run("texts", into=into) == 1
    assert "12 unchanged, 1 failed" in capsys.readouterr().out
    assert into.read_bytes() == after
    assert sorted(path.name for path in into.parent.iterdir()) == [
        ".week-1.generated.jsonl", "bank.schema.json", "week-1.lock.json", "week-1.yaml",
    ]  # fmt: skip


def test_bar_is_for_terminals_only(
    make_articles: MakeArticles, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    make_articles(Path("texts"), 3)
    for stream, wanted in ((Terminal(), True), (io.StringIO(), False)):
        monkeypatch.setattr(sys, "stderr", stream)
        assert run("texts", folder=Path(str(wanted))) == 0
        assert ("3/3" in stream.getvalue()) == wanted
        if not wanted:
            assert stream.getvalue() == ""


PROGRAM = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import stub_work
from quizgen.batch import Options
from quizgen.commands import generate_many as command
command.work = stub_work.stub_work
into = Path(sys.argv[2]) if sys.argv[2:] else None
if __name__ == "__main__":
    sys.exit(command.generate_many(["texts"], Options(version="1"), folder=Path("decks"),
                                   jobs=2, into=into))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
@pytest.mark.parametrize("into", [[], ["decks/all.yaml"]], ids=["each", "into"])
def test_killed_in_the_middle_and_started_again(
    into: list[str], make_articles: MakeArticles, contents: Contents, tmp_path: Path
) -> None:
    for path in make_articles(Path("texts"), 40):
        path.write_text(path.read_text("utf-8") + " It is a slow place.", "utf-8")
    Path("program.py").write_text(PROGRAM, "utf-8")
    call = [sys.executable, "program.py", str(HERE), *into]

    process = subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    manifest = Path("decks/.all.generated.jsonl" if into else "decks/.generated.jsonl")
    deadline = time.monotonic() + 30
    while not manifest.exists() or len(manifest.read_bytes().splitlines()) < 10:
        assert time.monotonic() < deadline
        time.sleep(0.005)
    children = _children(process.pid)
    process.kill()
    process.wait()
    done = len(manifest.read_bytes().splitlines())
    assert 10 <= done < 40
    assert children
    while any(map(_is_alive, children)):
        assert time.monotonic() < deadline, "the processes outlived the one that started them"
        time.sleep(0.01)

    again = subprocess.run(call, capture_output=True, text=True, timeout=60)
    assert again.returncode == 0, again.stderr
    unchanged = int(again.stdout.rpartition(" unchanged")[0].rpartition(" ")[2])
    assert done - 1 <= unchanged <= done
    stopped = contents(Path("decks"))
    assert not any("writing" in path.name for path in Path("decks").rglob("*"))

    for path in sorted(Path("decks").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    assert run("texts", jobs=1, into=Path(into[0]) if into else None) == 0
    assert contents(Path("decks")) == stopped


def _children(parent: int) -> list[int]:
    if not Path("/proc").exists():
        pytest.skip("no /proc to look at")
    found = Path(f"/proc/{parent}/task/{parent}/children").read_text("utf-8")
    return [int(number) for number in found.split()]


def _is_alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"
