from __future__ import annotations

from pathlib import Path

from quizgen.batch.manifest import Manifest, Record

ONE = Record("a.txt", "1" * 32, "a.yaml")
TWO = Record("b.txt", "2" * 32, "b.yaml")


def test_records_are_there_again(tmp_path: Path) -> None:
    manifest = Manifest(tmp_path / "m.jsonl")
    manifest.add(ONE)
    manifest.add(TWO)
    assert Manifest(tmp_path / "m.jsonl").records == {"a.txt": ONE, "b.txt": TWO}


def test_torn_line_costs_only_its_own_record(tmp_path: Path) -> None:
    path = tmp_path / "m.jsonl"
    Manifest(path).add(ONE, TWO)
    whole = path.read_bytes()
    for length in range(0, len(whole), 7):
        path.write_bytes(whole[:length])
        manifest = Manifest(path)
        assert set(manifest.records.values()) <= {ONE, TWO}
        manifest.add(TWO)
        assert Manifest(path).records["b.txt"] == TWO
        assert ("a.txt" in Manifest(path).records) == ("a.txt" in manifest.records)


def test_nonsense_is_no_record(tmp_path: Path) -> None:
    path = tmp_path / "m.jsonl"
    path.write_text('[1]\n{"article": 1, "fingerprint": "x", "bank": "y"}\n\n{"a": "b"}\n', "utf-8")
    assert Manifest(path).records == {}


def test_replaced_records_are_taken_out(tmp_path: Path) -> None:
    path = tmp_path / "m.jsonl"
    manifest = Manifest(path)
    manifest.add(ONE, TWO)
    changed = Record("a.txt", "3" * 32, "a.yaml")
    manifest.add(changed)
    assert len(path.read_bytes().splitlines()) == 3
    manifest.tidy()
    assert len(path.read_bytes().splitlines()) == 2
    assert Manifest(path).records == {"a.txt": changed, "b.txt": TWO}


def test_manifest_is_not_written_when_nothing_was_added(tmp_path: Path) -> None:
    path = tmp_path / "m.jsonl"
    manifest = Manifest(path)
    manifest.add(ONE)
    manifest.add(ONE)
    before = path.read_bytes()
    Manifest(path).tidy()
    assert path.read_bytes() == before
